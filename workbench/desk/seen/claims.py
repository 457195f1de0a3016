"""Claims as a list shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from workbench.desk.case import Case
from workbench.desk.signoff import is_signed, sign_offs_by_claim
from workbench.i18n import tr
from workbench.language.fold import fold
from workbench.model import CaseError, ClaimKind, ClaimRow, ClaimState, InputError, Modality, Span
from workbench.store import listing, queries

# Looking a member up by its value costs more than all else that a row takes.
_KINDS = {kind.value: kind for kind in ClaimKind}
_STATES = {state.value: state for state in ClaimState}
_MODALITIES = {modality.value: modality for modality in Modality}
_Member = TypeVar("_Member")


def _member(members: Mapping[str, _Member], value: str) -> _Member:
    if value not in members:
        raise CaseError(tr("the case is damaged; restore it from a copy ({value!r})", value=value))
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
        version = queries.version_id(case.store)
        rows = queries.claims(case.store, version)
        around = surroundings(case)
    found = []
    number = 0
    for row in rows:
        is_numbered = row["present"] and row["state"] == "active"
        number += is_numbered
        found.append(claim_row(row, number if is_numbered else 0, around))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a claim's row shows of other rows."""

    flags: Mapping[int, tuple[int, ...]]
    """Claim id -> ids of the flags that touch it."""
    open_flags: frozenset[int]
    disputed: frozenset[int]
    """Ids of claims whose rating a second reviewer does not share."""


def surroundings(case: Case, within: Span | None = None) -> Surroundings:
    """Of all claims, or at least of those within a span of the article."""
    with case.store.reading():
        return Surroundings(
            listing.touching(case.store, queries.version_id(case.store), within),
            frozenset(row["id"] for row in queries.open_flags(case.store)),
            frozenset(
                claim_id
                for claim_id, words in sign_offs_by_claim(case).items()
                if words and not is_signed(words)
            ),
        )


def claim_row(row: queries.Row, number: int, around: Surroundings) -> ClaimRow:
    """A row of `queries.claims` as a list shows it."""
    (
        claim_id, kind, priority, why, origin, state, reason, modality, negated, speaker,
        start, stop, text, sentence, score, look_again, present, rating, pieces, _, assigned, rated_by,
    ) = row  # fmt: skip
    flag_ids = around.flags.get(claim_id, ())
    return ClaimRow(
        id=claim_id,
        number=number,
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
        open_flag_count=len(around.open_flags.intersection(flag_ids)) if flag_ids else 0,
        present=bool(present),
        modality=_member(_MODALITIES, modality),
        negated=bool(negated),
        speaker=speaker,
        assigned=assigned,
        rated_by=rated_by,
        disputed=claim_id in around.disputed,
    )


def claim(case: Case, claim_id: int) -> ClaimRow:
    """Raises InputError for an id that no claim has."""
    for row in all_claims(case):
        if row.id == claim_id:
            return row
    raise InputError(tr("there is no claim with id {claim_id}", claim_id=claim_id))


def claim_by_number(case: Case, number: int) -> ClaimRow:
    """The claim at a place in the list of active claims. Raises InputError where there is none."""
    rows = [row for row in all_claims(case) if row.number]
    if 1 <= number <= len(rows):
        return rows[number - 1]
    raise InputError(
        tr("there is no claim {number}; the article has {count}", number=number, count=len(rows))
    )


def made_of(case: Case, claim_id: int) -> tuple[int, ...]:
    """The ids of the claims that were split or merged into this one."""
    return tuple(queries.made_of(case.store, claim_id))
