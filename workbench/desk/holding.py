"""Holding evidence against its claim: facts compared, and flags where support does not support."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from workbench.desk.flagging import insert_flag
from workbench.desk.places import current, surroundings
from workbench.model import Agreement, FactComparison, Severity, Span, Stance
from workbench.store import queries
from workbench.store.columns import dump, load
from workbench.store.log import Deed

MISMATCH = "evidence-mismatch"
UNANCHORED = "quote-unanchored"


def facts_held(
    version: queries.Row, claim: queries.Row, passage: str, published: str
) -> tuple[FactComparison, ...]:
    """The claim's facts beside a passage's; `published` is the source's date, as far as it is known."""
    from workbench.desk.comparing import compare

    if not claim["present"] or not passage.strip():
        return ()
    analysis, span = surroundings(version, Span(claim["start"], claim["stop"]))
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        day = None
    return compare(analysis, span, passage, published=day)


def facts_json(facts: Sequence[FactComparison]) -> str:
    return dump([asdict(fact) for fact in facts])


def hold_evidence_again(deed: Deed, claim_id: int) -> None:
    """Compare a claim's evidence with it anew, after its words or bounds changed."""
    version = current(deed.store)
    claim = queries.claim(deed.store, version["id"], claim_id)
    if claim is None:
        return
    for piece in queries.evidence(deed.store, claim_id):
        if piece["quote"]:
            facts = facts_held(version, claim, passage(piece), piece["published"])
            deed.update("evidence", piece["id"], {"facts": facts_json(facts)})
            flag_evidence(deed, version, claim, piece["id"])


def passage(piece: queries.Row) -> str:
    """The words of the source where they were found, else the quotation as given."""
    return str(load(piece["selector"])["exact"] if piece["anchored"] else piece["quote"])


def flag_evidence(deed: Deed, version: queries.Row, claim: queries.Row, evidence_id: int) -> None:
    """Make the flags about a piece of evidence say what holds now."""
    piece = queries.evidence_piece(deed.store, evidence_id)
    raised: dict[str, dict[str, Any]] = {}
    if piece is not None and piece["quote"]:
        if piece["stance"] == Stance.SUPPORTS:
            raised.update(_mismatches(version, claim, piece))
        if not piece["anchored"]:
            raised[f"{UNANCHORED}:{evidence_id}"] = _unanchored(version, claim, piece)
    for row in queries.evidence_flags(deed.store, evidence_id):
        columns = raised.pop(row["fingerprint"], None) or {"present": 0}
        deed.update("flags", row["id"], columns)
    for fingerprint, columns in raised.items():
        insert_flag(deed, columns, fingerprint=fingerprint, evidence_id=evidence_id)


def _mismatches(version: queries.Row, claim: queries.Row, piece: queries.Row) -> dict[str, dict[str, Any]]:
    """A flag for each fact that the passage excludes, by fingerprint."""
    from workbench.consistency.words import told

    lang = version["lang"]
    found = {}
    for fact in load(piece["facts"]):
        if fact["agreement"] != Agreement.DIFFER:
            continue
        start = claim["text"].find(fact["claim_text"])
        begin = claim["start"] + max(start, 0)
        span = Span(begin, begin + len(fact["claim_text"])) if start >= 0 else _span(claim)
        found[f"{MISMATCH}:{piece['id']}:{fact['what']}:{fact['claim_text']}"] = _columns(
            MISMATCH,
            version,
            span,
            message=told(lang, MISMATCH, n=claim["id"], why=fact["note"]),
            why=[
                fact["note"],
                told(lang, "evidence-mismatch.source", a=piece["source_title"]),
                told(lang, "evidence-mismatch.passage", a=passage(piece)),
            ],
            question={"a": claim["text"], "b": passage(piece), "why": fact["note"]},
        )
    return found


def _unanchored(version: queries.Row, claim: queries.Row, piece: queries.Row) -> dict[str, Any]:
    from workbench.consistency.words import told

    lang = version["lang"]
    return _columns(
        UNANCHORED,
        version,
        _span(claim),
        message=told(lang, UNANCHORED, a=piece["source_title"] or told(lang, "quote-unanchored.source")),
        why=[
            told(lang, "quote-unanchored.quotation", a=piece["quote"]),
            told(lang, "quote-unanchored.tried"),
        ],
        question={"a": piece["quote"]},
    )


def _span(claim: queries.Row) -> Span:
    return Span(claim["start"], claim["stop"])


def _columns(
    rule: str, version: queries.Row, span: Span, *, message: str, why: list[str], question: dict[str, str]
) -> dict[str, Any]:
    from workbench.consistency.rule import question as asked

    return {
        "rule": rule,
        "severity": Severity.CONFLICT.value,
        "message": message,
        "question": asked(version["lang"], rule, **question),
        "spans": dump([[span.start, span.end]]),
        "texts": dump([span.of(version["text"])]),
        "span_values": dump([]),
        "why": dump(why),
        "score": 1.0,
        "context": "",
        "present": 1,
    }
