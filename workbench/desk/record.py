"""Rows for `claims.db` from the nouns of an article: versions, analyses, facts, claims."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from workbench import __version__
from workbench.desk.facts import facts_of
from workbench.desk.reading import Article
from workbench.model import Analysis, Block, BlockRole, Claim, ClaimKind, ClaimState, Fact, Span
from workbench.store.columns import dump
from workbench.store.log import Deed
from workbench.store.queries import Row

RULE = "rule"
"""The origin of a claim that no reviewer made."""


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def insert_version(deed: Deed, article: Article, *, number: int, file: str, at: str) -> int:
    """The article's row; its id."""
    document = article.document
    title = next((block.span for block in document.blocks if block.role is BlockRole.TITLE), None)
    return deed.insert(
        "article_versions",
        {
            "number": number,
            "text": document.text,
            "text_sha256": sha256(document.text),
            "file": file,
            "file_sha256": hashlib.sha256(article.data).hexdigest(),
            "media_type": document.media_type,
            "charset": document.charset,
            "title": document.title,
            "title_start": title.start if title else None,
            "title_stop": title.end if title else None,
            "author": document.author,
            "publisher": document.publisher,
            "published": article.published,
            "url": document.url,
            "lang": document.lang,
            "taken_at": at,
            "notices": dump(document.notices),
        },
    )


def insert_analysis(deed: Deed, version_id: int, analysis: Analysis, at: str) -> int:
    """An analysis with its facts; its id."""
    facts = fact_rows(facts_of(analysis))
    number = deed.insert(
        "analyses",
        {
            "version_id": version_id,
            "at": at,
            "tool": __version__,
            "blocks": _blocks_json(analysis),
            "sentences": _sentences_json(analysis),
            "facts_sha256": sha256(dump(facts)),
        },
    )
    deed.insert_facts(number, facts)
    return number


def analysis_differs(version: Row, analysis: Analysis) -> bool:
    """Whether an analysis says anything else than the stored one of that version."""
    known = (version["blocks"], version["sentences"], version["facts_sha256"])
    facts = sha256(dump(fact_rows(facts_of(analysis))))
    return known != (_blocks_json(analysis), _sentences_json(analysis), facts)


def _blocks_json(analysis: Analysis) -> str:
    return dump([_block_json(block) for block in analysis.blocks])


def _sentences_json(analysis: Analysis) -> str:
    return dump([[s.span.start, s.span.end, s.block] for s in analysis.sentences])


def fact_rows(facts: Iterable[Fact]) -> list[tuple[str, int, int, str, str, str]]:
    return [
        (fact.what, fact.span.start, fact.span.end, fact.text, fact.value, dump(fact.data)) for fact in facts
    ]


def _block_json(block: Block) -> list[Any]:
    repeats = [block.repeats.start, block.repeats.end] if block.repeats else []
    return [block.span.start, block.span.end, block.role.value, *repeats]


def insert_proposal(deed: Deed, analysis: Analysis, claim: Claim, version_id: int) -> int:
    """A claim as the rules propose it, with its place; its id."""
    clause = analysis.clauses[claim.clause] if 0 <= claim.clause < len(analysis.clauses) else None
    speaker = clause.speaker_span if clause else None
    number = insert_claim(
        deed,
        kind=claim.kind,
        priority=claim.priority,
        why=claim.why,
        modality=clause.modality.value if clause else "asserted",
        negated=bool(clause and clause.negated),
        speaker=speaker.of(analysis.text) if speaker else "",
    )
    insert_placement(deed, number, version_id, claim.span, analysis.text, claim.sentence)
    return number


def insert_claim(
    deed: Deed,
    *,
    kind: ClaimKind,
    priority: float,
    why: str,
    origin: str = RULE,
    modality: str = "asserted",
    negated: bool = False,
    speaker: str = "",
    made_of: Sequence[int] = (),
) -> int:
    return deed.insert(
        "claims",
        {
            "kind": kind.value,
            "priority": round(priority, 4),
            "why": why,
            "origin": origin,
            "state": ClaimState.ACTIVE.value,
            "state_reason": "",
            "modality": modality,
            "negated": int(negated),
            "speaker": speaker,
            "made_of": dump(list(made_of)),
        },
    )


def insert_placement(
    deed: Deed,
    claim_id: int,
    version_id: int,
    span: Span,
    text: str,
    sentence: int,
    *,
    score: float | None = None,
    look_again: bool = False,
) -> int:
    """Where a claim stands in a version with the text `text`."""
    return deed.insert(
        "placements",
        {
            "claim_id": claim_id,
            "version_id": version_id,
            "start": span.start,
            "stop": span.end,
            "text": span.of(text),
            "sentence": sentence,
            "score": score,
            "look_again": int(look_again),
            "present": 1,
        },
    )
