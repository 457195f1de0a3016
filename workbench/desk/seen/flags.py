"""Flags as a list shows them, and which claims they touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from workbench.desk.case import Case
from workbench.i18n import tr
from workbench.model import FlagRow, FollowUp, FollowUpState, InputError, Severity, Span
from workbench.store import listing, queries
from workbench.store.columns import load
from workbench.store.queries import Row

UNSETTLED = (FollowUpState.OPEN, FollowUpState.QUERIED)
"""A flag in these states is open: somebody still has to do something."""

_SEVERITIES = (Severity.CONFLICT, Severity.WARNING, Severity.NOTE)


def flags(
    case: Case,
    *,
    open_only: bool = False,
    rule: str | None = None,
    severity: Severity | None = None,
) -> tuple[FlagRow, ...]:
    """Conflicts first, then warnings, then notes, each in the article's order.

    A flag that the latest analysis no longer raises comes last, and only if it was followed up.
    `open_only`: raised, and open or queried.
    """
    found = [
        row
        for row in _all_flags(case)
        if (rule is None or row.rule == rule)
        and (severity is None or row.severity == severity)
        and (row.present or row.follow_ups)
        and not (open_only and not (row.present and row.state in UNSETTLED))
    ]
    return tuple(sorted(found, key=_flag_order))


def flag(case: Case, flag_id: int) -> FlagRow:
    """Raises InputError for an id that no flag has."""
    for row in _all_flags(case):
        if row.id == flag_id:
            return row
    raise InputError(tr("there is no flag with id {flag_id}", flag_id=flag_id))


def _flag_order(row: FlagRow) -> tuple[bool, int, int, int]:
    start = min((span.start for span in row.spans), default=0)
    return not row.present, _SEVERITIES.index(row.severity), start, row.id


def _all_flags(case: Case) -> list[FlagRow]:
    with case.store.reading():
        touched = listing.touching(case.store, queries.version_id(case.store))
        rows = queries.flags(case.store)
        steps = queries.follow_ups(case.store)
    claim_ids: dict[int, list[int]] = defaultdict(list)
    for claim_id, flag_ids in touched.items():
        for flag_id in flag_ids:
            claim_ids[flag_id].append(claim_id)
    history: dict[int, list[FollowUp]] = defaultdict(list)
    for step in steps:
        history[step["flag_id"]].append(_follow_up(step))
    return [_flag(row, claim_ids[row["id"]], history[row["id"]]) for row in rows]


def _follow_up(row: Row) -> FollowUp:
    return FollowUp(
        row["id"], row["flag_id"], FollowUpState(row["state"]), row["note"], row["reviewer"], row["at"]
    )


def _flag(row: Row, claim_ids: Sequence[int], history: Sequence[FollowUp]) -> FlagRow:
    return FlagRow(
        id=row["id"],
        fingerprint=row["fingerprint"],
        rule=row["rule"],
        severity=Severity(row["severity"]),
        message=row["message"],
        question=row["own_question"] or row["question"],
        spans=tuple(Span(start, stop) for start, stop in load(row["spans"])),
        texts=tuple(load(row["texts"])),
        values=tuple(load(row["span_values"])),
        why=tuple(load(row["why"])),
        state=FollowUpState(row["state"]),
        present=bool(row["present"]),
        claim_ids=tuple(sorted(claim_ids)),
        follow_ups=tuple(history),
    )
