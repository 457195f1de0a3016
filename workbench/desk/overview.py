"""The whole article at one look: its sentences with what is known of each, and its dates in order."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.desk import views
from workbench.desk.case import Case
from workbench.model import ArticleVersion, Fact, FlagRow, Severity, Span
from workbench.store import listing, queries

if TYPE_CHECKING:
    from workbench.report.timeline import Moment


@dataclass(frozen=True, slots=True)
class Cell:
    """A sentence with the claims that begin in it."""

    span: Span
    claims: tuple[int, ...]
    """Their ids."""
    ratings: tuple[str, ...]
    """Of those that are rated."""
    severity: Severity | None
    """The worst of the open flags on them."""
    again: bool
    """Whether one is to be looked at again."""


@dataclass(frozen=True, slots=True)
class Overview:
    cells: tuple[Cell, ...]
    moments: tuple[Moment, ...]
    by_rating: Counter[str]
    """How many claims have each."""


_SEVERITIES = (Severity.CONFLICT, Severity.WARNING, Severity.NOTE)


def overview(case: Case, hidden: frozenset[int] = frozenset()) -> Overview:
    """The article of a case as it stands now, without the ratings of `hidden` claims."""
    with case.store.reading():
        version = queries.version_id(case.store)
        article = views.article(case)
        rows = listing.states(case.store, version)
        touching = listing.touching(case.store, version)
        open_flags = {row["id"]: Severity(row["severity"]) for row in queries.open_flags(case.store)}
        facts = views.facts(case)
        flags = views.flags(case, open_only=True, severity=Severity.CONFLICT)
    return Overview(
        cells=tuple(_cells(article, rows, touching, open_flags, hidden)),
        moments=_moments(rows, facts, flags),
        by_rating=Counter(row["rating"] for row in rows if row["rating"] and row["id"] not in hidden),
    )


def _cells(
    article: ArticleVersion,
    rows: list[queries.Row],
    touching: dict[int, tuple[int, ...]],
    open_flags: dict[int, Severity],
    hidden: frozenset[int],
) -> Iterator[Cell]:
    by_sentence: dict[int, list[queries.Row]] = defaultdict(list)
    for row in rows:
        by_sentence[row["sentence"]].append(row)
    for number, sentence in enumerate(article.sentences):
        here = by_sentence[number]
        found = {
            open_flags[flag] for row in here for flag in touching.get(row["id"], ()) if flag in open_flags
        }
        yield Cell(
            span=sentence.span,
            claims=tuple(row["id"] for row in here),
            ratings=tuple(row["rating"] for row in here if row["rating"] and row["id"] not in hidden),
            severity=next((severity for severity in _SEVERITIES if severity in found), None),
            again=any(row["look_again"] for row in here),
        )


def _moments(
    rows: list[queries.Row], facts: tuple[Fact, ...], flags: tuple[FlagRow, ...]
) -> tuple[Moment, ...]:
    from workbench.report.timeline import moments

    starts = [row["start"] for row in rows]

    def numbered() -> Iterator[tuple[Fact, int]]:
        for fact in facts:
            place = bisect_right(starts, fact.span.start) - 1
            if place >= 0 and rows[place]["stop"] >= fact.span.end:
                yield fact, place + 1

    return moments(numbered(), ((span, flag.id) for flag in flags for span in flag.spans))
