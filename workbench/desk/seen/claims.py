"""Claims as a list shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from workbench.desk.case import Case
from workbench.desk.seen.flags import UNSETTLED, touching
from workbench.language.fold import fold
from workbench.model import CaseError, ClaimKind, ClaimRow, ClaimState, InputError, Modality, Span
from workbench.store import queries

# Looking a member up by its value costs more than all else that a row takes.
_KINDS = {kind.value: kind for kind in ClaimKind}
_STATES = {state.value: state for state in ClaimState}
_MODALITIES = {modality.value: modality for modality in Modality}
_Member = TypeVar("_Member")


def _member(members: Mapping[str, _Member], value: str) -> _Member:
    if value not in members:
        raise CaseError(f"the case is damaged; restore it from a copy ({value!r})")
    return members[value]


def claims(
    case: Case,
    *,
    rating: str | None = None,
    kind: ClaimKind | None = None,
    unrated: bool = False,
    unsourced: bool = False,
    flagged: bool = False,
    search: str = "",
    dismissed: bool = False,
) -> tuple[ClaimRow, ...]:
    """The active claims in the article's order, those no longer in the article last.

    Filters are joined by "and". `search` is folded text. `dismissed` lists instead the claims that
    were set aside: dismissed, split or merged.
    """
    wanted = fold(search).strip()
    return tuple(
        row
        for row in all_claims(case)
        if (row.state is not ClaimState.ACTIVE) == dismissed
        and (rating is None or row.rating == rating)
        and (kind is None or row.kind == kind)
        and not (unrated and row.rating is not None)
        and not (unsourced and row.evidence_count)
        and not (flagged and not row.open_flag_count)
        and (not wanted or wanted in fold(row.text))
    )


def all_claims(case: Case) -> tuple[ClaimRow, ...]:
    """Every claim whatever its state, in the article's order, those no longer in it last."""
    with case.store.reading():
        rows = queries.claims(case.store, queries.version_id(case.store))
        flags = queries.flag_places(case.store)
    flags_of = touching(rows, flags)
    is_open = {row["id"] for row in flags if row["present"] and row["state"] in UNSETTLED}
    found = []
    number = 0
    for row in rows:
        (
            claim_id, kind, priority, why, origin, state, reason, modality, negated, speaker,
            start, stop, text, sentence, score, look_again, present, rating, pieces, _,
        ) = row  # fmt: skip
        flag_ids = tuple(flags_of.get(claim_id, ()))
        is_numbered = present and state == "active"
        number += is_numbered
        found.append(
            ClaimRow(
                id=claim_id,
                number=number if is_numbered else 0,
                span=Span(start, stop),
                text=text,
                sentence=sentence,
                kind=_member(_KINDS, kind),
                priority=priority,
                why=why,
                origin=origin,
                state=_member(_STATES, state),
                state_reason=reason,
                look_again=bool(look_again),
                carried_score=score,
                rating=rating,
                evidence_count=pieces,
                flag_ids=flag_ids,
                open_flag_count=len(is_open.intersection(flag_ids)) if flag_ids else 0,
                present=bool(present),
                modality=_member(_MODALITIES, modality),
                negated=bool(negated),
                speaker=speaker,
            )
        )
    return tuple(found)


def claim(case: Case, claim_id: int) -> ClaimRow:
    """Raises InputError for an id that no claim has."""
    for row in all_claims(case):
        if row.id == claim_id:
            return row
    raise InputError(f"there is no claim with id {claim_id}")


def claim_by_number(case: Case, number: int) -> ClaimRow:
    """The claim at a place in the list of active claims. Raises InputError where there is none."""
    rows = [row for row in all_claims(case) if row.number]
    if 1 <= number <= len(rows):
        return rows[number - 1]
    raise InputError(f"there is no claim {number}; the article has {len(rows)}")
