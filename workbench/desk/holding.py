"""Holding evidence against its claim: facts compared, and flags where support does not support."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from workbench.desk.flagging import insert_flag
from workbench.desk.places import current, surroundings
from workbench.model import Agreement, FactComparison, Flag, Span, Stance
from workbench.store import queries
from workbench.store.columns import dump, load
from workbench.store.log import Deed


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
            raised.update(_unanchored(version, claim, piece))
    for row in queries.evidence_flags(deed.store, evidence_id):
        columns = raised.pop(row["fingerprint"], None) or {"present": 0}
        deed.update("flags", row["id"], columns)
    for fingerprint, columns in raised.items():
        insert_flag(deed, columns, fingerprint=fingerprint, evidence_id=evidence_id)


def _mismatches(version: queries.Row, claim: queries.Row, piece: queries.Row) -> dict[str, dict[str, Any]]:
    """A flag for each fact that the passage excludes, by fingerprint."""
    from workbench.consistency.rules.evidence_mismatch import evidence_mismatch

    facts = [
        FactComparison(**{**fact, "agreement": Agreement(fact["agreement"])}) for fact in load(piece["facts"])
    ]
    found = evidence_mismatch(
        version["text"],
        Span(claim["start"], claim["stop"]),
        version["lang"],
        facts,
        number=claim["id"],
        source=piece["source_title"],
        passage=passage(piece),
    )
    return {
        f"{flag.rule}:{piece['id']}:{fact.what}:{fact.claim_text}": _columns(flag, version)
        for fact, flag in found
    }


def _unanchored(version: queries.Row, claim: queries.Row, piece: queries.Row) -> dict[str, dict[str, Any]]:
    from workbench.consistency.rules.quote_unanchored import quote_unanchored

    span = Span(claim["start"], claim["stop"])
    flag = quote_unanchored(span, version["lang"], quote=piece["quote"], source=piece["source_title"])
    return {f"{flag.rule}:{piece['id']}": _columns(flag, version)}


def _columns(flag: Flag, version: queries.Row) -> dict[str, Any]:
    """A flag's columns; one about evidence has no values of its own and no sentences to tell it by."""
    return {
        "rule": flag.rule,
        "severity": flag.severity.value,
        "message": flag.message,
        "question": flag.question,
        "spans": dump([[span.start, span.end] for span in flag.spans]),
        "texts": dump([span.of(version["text"]) for span in flag.spans]),
        "span_values": dump([]),
        "why": dump(list(flag.why)),
        "score": 1.0,
        "context": "",
        "present": 1,
    }
