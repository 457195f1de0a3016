"""What the screens show: one moment of a case, read in a worker thread and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from workbench.desk.case import Case
from workbench.model import (
    ArticleVersion,
    ClaimKind,
    ClaimRow,
    ClaimState,
    Event,
    Evidence,
    Fact,
    FlagRow,
    FollowUpState,
    Rating,
    Search,
    Severity,
    SignOff,
    Source,
    Verdict,
)

UNSETTLED = (FollowUpState.OPEN, FollowUpState.QUERIED)


@dataclass(frozen=True)
class CaseView:
    """The whole case as lists."""

    title: str
    reviewer: str
    read_only: bool
    article: ArticleVersion
    claims: tuple[ClaimRow, ...]
    """Active claims in the article's order."""
    set_aside: tuple[ClaimRow, ...]
    """Dismissed, split and merged ones."""
    flags: tuple[FlagRow, ...]
    scale: tuple[Rating, ...]
    sources: tuple[Source, ...]
    hidden: frozenset[int] = frozenset()
    """Claims whose verdict is not to be seen yet, in a blind review."""

    @cached_property
    def by_id(self) -> dict[int, ClaimRow]:
        return {row.id: row for row in (*self.claims, *self.set_aside)}

    @cached_property
    def ratings(self) -> dict[str, Rating]:
        return {rating.id: rating for rating in self.scale}

    @cached_property
    def open_flags(self) -> tuple[FlagRow, ...]:
        return tuple(flag for flag in self.flags if is_open(flag))

    @cached_property
    def rated(self) -> int:
        return sum(row.rating is not None for row in self.claims)

    @cached_property
    def folded(self) -> dict[int, str]:
        """Claim id -> folded text, for searching."""
        from workbench.language.fold import fold

        return {row.id: fold(row.text) for row in (*self.claims, *self.set_aside)}


@dataclass(frozen=True)
class ClaimDetail:
    """Everything about one claim."""

    claim: ClaimRow
    facts: tuple[Fact, ...]
    evidence: tuple[Evidence, ...]
    verdicts: tuple[Verdict, ...]
    flags: tuple[FlagRow, ...]
    events: tuple[Event, ...]
    searches: tuple[Search, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    """On the newest verdict, newest first."""


@dataclass(frozen=True)
class Filter:
    """Which claims the list shows; conditions are joined by "and"."""

    name: str = ""
    """For the list's title."""
    unrated: bool = False
    unsourced: bool = False
    flagged: bool = False
    look_again: bool = False
    set_aside: bool = False
    kind: ClaimKind | None = None
    rating: str | None = None
    search: str = ""

    def apply(self, view: CaseView) -> tuple[ClaimRow, ...]:
        from workbench.language.fold import fold

        wanted = fold(self.search).strip()
        rows = view.set_aside if self.set_aside else view.claims
        return tuple(
            row
            for row in rows
            if not (self.unrated and row.rating is not None)
            and not (self.unsourced and row.evidence_count)
            and not (self.flagged and not row.open_flag_count)
            and not (self.look_again and not row.look_again)
            and (self.kind is None or row.kind is self.kind)
            and (self.rating is None or row.rating == self.rating)
            and (not wanted or wanted in view.folded[row.id])
        )


def is_open(flag: FlagRow) -> bool:
    """Whether somebody still has to do something about it."""
    return flag.present and flag.state in UNSETTLED


def open_conflicts(view: CaseView) -> int:
    return sum(flag.severity is Severity.CONFLICT for flag in view.open_flags)


def load_case(case: Case) -> CaseView:
    """Read a case. Called in a worker thread."""
    from workbench.desk import verdicts, views

    rows = views.all_claims(case)
    return CaseView(
        title=case.title,
        reviewer=case.reviewer,
        read_only=case.read_only,
        article=views.article(case),
        claims=tuple(row for row in rows if row.state is ClaimState.ACTIVE),
        set_aside=tuple(row for row in rows if row.state is not ClaimState.ACTIVE),
        flags=views.flags(case),
        scale=verdicts.scale(case),
        sources=views.sources(case),
    )


def load_claim(case: Case, view: CaseView, claim_id: int) -> ClaimDetail:
    """Read one claim's facts, evidence and history. Called in a worker thread."""
    from workbench.desk import log, searches, signoff, verdicts, views

    claim = view.by_id[claim_id]
    flags = {flag.id: flag for flag in view.flags}
    return ClaimDetail(
        claim=claim,
        facts=views.facts(case, claim_id),
        evidence=views.evidence(case, claim_id),
        verdicts=verdicts.verdicts(case, claim_id),
        flags=tuple(flags[flag_id] for flag_id in claim.flag_ids if flag_id in flags),
        events=log.events(case, subject=f"claim:{claim_id}", limit=20),
        searches=searches.searches(case, claim_id),
        sign_offs=tuple(signoff.sign_offs_by_claim(case).get(claim_id, ())),
    )
