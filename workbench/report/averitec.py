"""Rated claims in the shape of the AVeriTeC data set (Schlichtkrull, Guo, Vlachos 2023, arXiv 2305.13117).

Field names, labels, claim types and answer types are written exactly as published there:
https://github.com/MichSchli/AVeriTeC
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from workbench.model import CaptureKind, ClaimKind
from workbench.report.json import array
from workbench.report.labels import labels
from workbench.report.links import web_address
from workbench.report.model import ClaimEntry, EvidenceEntry, FlagEntry, Report, SourceEntry

LABELS = ("Supported", "Refuted", "Not Enough Evidence", "Conflicting Evidence/Cherrypicking")
_TYPES = {
    ClaimKind.EVENT: "Event/Property Claim",
    ClaimKind.STATE: "Event/Property Claim",
    ClaimKind.PREDICTION: "Event/Property Claim",
    ClaimKind.FIGURE: "Numerical Claim",
    ClaimKind.COMPARISON: "Numerical Claim",
    ClaimKind.CAUSAL: "Causal Claim",
    ClaimKind.QUOTATION: "Quote Verification",
    ClaimKind.OPINION: "Position Statement",
}


def pieces(report: Report) -> Iterator[str]:
    """A JSON array: a claim an object, only those with one of the four labels."""
    sources = {source.number: source for source in report.sources}
    flags = {flag.number: flag for flag in report.flags}
    labelled = (e for e in report.each_claim() if e.rating and e.rating.averitec in LABELS)
    yield from array(_claim(entry, report, sources, flags) for entry in labelled)
    yield "\n"


def render(report: Report) -> str:
    """The same as text."""
    return "".join(pieces(report))


def _claim(
    entry: ClaimEntry, report: Report, sources: dict[int, SourceEntry], flags: dict[int, FlagEntry]
) -> dict[str, Any]:
    article, rating = report.article, entry.rating
    asked = [_asked(flags[number]) for number in entry.flags if flags[number].unsettled]
    return {
        "claim": entry.claim.text,
        "required_reannotation": False,
        "label": rating.averitec if rating else "",
        "justification": entry.verdicts[0].rationale,
        "claim_date": _day(article.published),
        "speaker": entry.claim.speaker or article.author or None,
        "original_claim_url": web_address(article.url) or None,
        "cached_original_claim_url": f"sources/{article.file}",
        "fact_checking_article": report.house.address or None,
        "reporting_source": article.publisher or None,
        "location_ISO_code": None,
        "claim_types": [_TYPES[entry.claim.kind]],
        "fact_checking_strategies": _strategies(entry),
        "questions": [*_answered(entry, sources, report.lang), *asked],
    }


def _strategies(entry: ClaimEntry) -> list[str]:
    compared = any(fact.what == "quantity" for piece in entry.evidence for fact in piece.evidence.facts)
    written = ["Written Evidence"] if entry.evidence else []
    return [*written, "Numerical Comparison"] if compared else written


def _answered(entry: ClaimEntry, sources: dict[int, SourceEntry], lang: str) -> list[dict[str, Any]]:
    question = labels(lang)["evidence_question"]
    return [
        {
            "question": question.format(source=piece.evidence.source_title),
            "answers": [_answer(piece, sources[piece.source])],
        }
        for piece in entry.evidence
    ]


def _answer(piece: EvidenceEntry, source: SourceEntry) -> dict[str, Any]:
    """What a source says: its words where they were found in it, otherwise the reviewer's."""
    evidence = piece.evidence
    quoted = evidence.selector is not None and evidence.anchored and not piece.is_note
    kept = source.source.captures[0] if source.source.captures else None
    return {
        "answer": evidence.selector.exact if evidence.selector and quoted else evidence.note,
        "answer_type": "Extractive" if quoted else "Abstractive",
        "source_url": web_address(piece.url) or None,
        "cached_source_url": f"sources/{kept.file}" if kept else None,
        "source_medium": _medium(kept.media_type, kept.kind) if kept else "Other",
    }


def _medium(media_type: str, kind: CaptureKind) -> str:
    if kind is CaptureKind.NOTE:
        return "Other"
    if media_type == "application/pdf":
        return "PDF"
    family = media_type.partition("/")[0]
    return {"text": "Web text", "image": "Image/graphic", "video": "Video", "audio": "Audio"}.get(
        family, "Other"
    )


def _asked(flag: FlagEntry) -> dict[str, Any]:
    """A question that is still open."""
    nothing = {
        "answer": "No answer could be found.", "answer_type": "Unanswerable",
        "source_url": None, "cached_source_url": None, "source_medium": None,
    }  # fmt: skip
    return {"question": flag.flag.question or flag.flag.message, "answers": [nothing]}


def _day(written: str) -> str | None:
    """`2025-06-01` as the data set writes it: `1-6-2025`."""
    found = re.match(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", written)
    return f"{int(found[3])}-{int(found[2])}-{found[1]}" if found else None
