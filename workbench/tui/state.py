"""What the screens show: one moment of a case, read in a worker thread and never changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from threading import Lock
from typing import Generic, TypeVar

from workbench.desk.case import Case
from workbench.desk.listing import Claims, Listing
from workbench.desk.saved import SavedView
from workbench.desk.steps import step
from workbench.i18n import mark
from workbench.model import (
    ArticleVersion,
    ClaimRow,
    Event,
    Evidence,
    Fact,
    FlagRow,
    FollowUpState,
    InputError,
    Progress,
    Rating,
    Search,
    SignOff,
    Source,
    Verdict,
)

T = TypeVar("T")
LONG = 3000
"""With no more claims than this, all of a case is read before it is first shown."""
READINGS = 4
"""Steps in which a case is read."""
UNSETTLED = (FollowUpState.OPEN, FollowUpState.QUERIED)


class Once(Generic[T]):
    """What is made when it is first asked for, in whatever thread."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: list[T] = []

    @property
    def is_made(self) -> bool:
        return bool(self._made)

    def __call__(self) -> T:
        with self._lock:
            if not self._made:
                self._made = [self._make()]
                del self._make  # and with it what came before
            return self._made[0]


@dataclass(frozen=True)
class CaseView:
    """The whole case; its claims are read as they are looked at."""

    title: str
    reviewer: str
    read_only: bool
    text: Once[ArticleVersion]
    """The article: a long one is read after the list was first shown."""
    claims: Claims
    listed: Listing
    """What the list shows: the claims that the filter asks for."""
    filter: str
    progress: Progress
    scale: tuple[Rating, ...]
    sources: tuple[Source, ...]
    saved: tuple[SavedView, ...]
    hidden: frozenset[int] = frozenset()
    """Claims whose verdict is not to be seen yet, in a blind review."""

    @property
    def article(self) -> ArticleVersion:
        return self.text()

    def read_ahead(self) -> None:
        """Read, in a worker, what the first look at a long case did without."""
        self.text()
        self.claims.read_ahead()

    @cached_property
    def ratings(self) -> dict[str, Rating]:
        return {rating.id: rating for rating in self.scale}


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
    made_of: tuple[ClaimRow, ...] = ()
    """Claims that were split or merged into it: what was said of them stays with them."""


def is_open(flag: FlagRow) -> bool:
    """Whether somebody still has to do something about it."""
    return flag.present and flag.state in UNSETTLED


def load_case(case: Case, before: CaseView | None = None, hidden: frozenset[int] = frozenset()) -> CaseView:
    """Read a case, its list filtered as it was before. Called in a worker thread.

    `hidden` are claims whose rating is not to be seen. Of a long case that was not shown before, only
    what its first look needs is read; the rest comes with `CaseView.read_ahead`.
    """
    from workbench.desk import saved, verdicts, views

    step(mark("Reading the claims"), 1, READINGS)
    claims = Claims(case, hidden)
    try:
        claims.warm()
        listed, text = claims.listed, before.filter if before is not None else ""
        if text:
            try:
                listed = claims.find(text)
            except InputError:  # what it named is no longer there
                text = ""
        step(mark("Counting what is rated"), 2, READINGS)
        view = CaseView(
            title=case.title,
            reviewer=case.reviewer,
            read_only=case.read_only,
            text=Once(partial(_article, case, before)),
            claims=claims,
            listed=listed,
            filter=text,
            progress=claims.progress(),
            scale=verdicts.scale(case),
            sources=views.sources(case),
            saved=saved.saved_views(case),
            hidden=hidden,
        )
        step(mark("Reading the article"), 3, READINGS)
        if before is not None or not view.title or len(claims.listed) <= LONG:
            view.read_ahead()
        return view
    except BaseException:
        claims.close()
        raise


def _article(case: Case, before: CaseView | None) -> ArticleVersion:
    """With all that drawing it needs, so that nothing is read meanwhile."""
    from workbench.desk import views
    from workbench.tui.widgets.article_layout import lines_of

    article = views.article_to_look_at(case, before.article if before is not None else None)
    lines_of(article.text), len(article.blocks)
    return article


def load_claim(case: Case, view: CaseView, claim: ClaimRow) -> ClaimDetail:
    """Read one claim's facts, evidence and history. Called in a worker thread."""
    from workbench.desk import log, searches, signoff, verdicts, views

    flags = {flag.id: flag for flag in view.claims.flags} if claim.flag_ids else {}
    return ClaimDetail(
        claim=claim,
        facts=views.facts(case, claim.id),
        evidence=views.evidence(case, claim.id),
        verdicts=verdicts.verdicts(case, claim.id),
        flags=tuple(flags[flag_id] for flag_id in claim.flag_ids if flag_id in flags),
        events=log.events(case, subject=f"claim:{claim.id}", limit=20),
        searches=searches.searches(case, claim.id),
        sign_offs=tuple(signoff.sign_offs_by_claim(case).get(claim.id, ())),
        made_of=tuple(filter(None, map(view.claims.get, views.made_of(case, claim.id)))),
    )
