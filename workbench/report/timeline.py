"""The article's dates in order, each with its claims, and those in conflict marked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from workbench.model import Fact, Severity, Span
from workbench.report.model import Report


@dataclass(frozen=True, slots=True)
class Moment:
    """One date or period that claims speak of."""

    earliest: date
    latest: date
    texts: tuple[str, ...]
    """How the article words it."""
    claims: tuple[int, ...]
    conflicts: tuple[int, ...]
    """Numbers of the unsettled conflicts that it is a side of."""
    left: float
    """Where it begins between the first and the last day, in percent."""
    width: float


def timeline(report: Report) -> tuple[Moment, ...]:
    """Every period with two ends that a claim names, by its beginning; one entry a period."""
    shown = [e for e in report.flags if e.unsettled and e.flag.severity is Severity.CONFLICT]
    dated = ((fact, entry.claim.number) for entry in report.claims for fact in entry.facts)
    return moments(dated, ((span, entry.number) for entry in shown for span in entry.flag.spans))


def moments(facts: Iterable[tuple[Fact, int]], conflicts: Iterable[tuple[Span, int]]) -> tuple[Moment, ...]:
    """The periods among facts, each given with its claim's number.

    `conflicts` are the spans that unsettled conflicts are between, each with the conflict's number.
    """
    sides = _Conflicts(conflicts)
    found: dict[tuple[date, date], list[tuple[Fact, int, list[int]]]] = {}
    for fact, claim in facts:
        if fact.what == "time" and fact.data.get("earliest") and fact.data.get("latest"):
            period = (date.fromisoformat(fact.data["earliest"]), date.fromisoformat(fact.data["latest"]))
            found.setdefault(period, []).append((fact, claim, sides.at(fact.span)))
    if not found:
        return ()
    first = min(earliest for earliest, _ in found)
    days = (max(latest for _, latest in found) - first).days + 1
    return tuple(
        Moment(
            earliest=earliest,
            latest=latest,
            texts=tuple(dict.fromkeys(fact.text for fact, _, _ in mentions)),
            claims=tuple(sorted({claim for _, claim, _ in mentions})),
            conflicts=tuple(sorted({number for _, _, numbers in mentions for number in numbers})),
            left=100 * (earliest - first).days / days,
            width=100 * ((latest - earliest).days + 1) / days,
        )
        for (earliest, latest), mentions in sorted(found.items())
    )


class _Conflicts:
    """The spans of the unsettled conflicts by their beginning, to be found without looking at all."""

    def __init__(self, sides: Iterable[tuple[Span, int]]) -> None:
        self._sides = sorted(sides)
        self._starts = [span.start for span, _ in self._sides]
        # The furthest end up to each: how far back a span that reaches into another can begin.
        self._reach = list(accumulate((span.end for span, _ in self._sides), max))

    def at(self, span: Span) -> list[int]:
        """Numbers of the conflicts with a side that overlaps a span."""
        found = []
        index = bisect_left(self._starts, span.end) - 1
        while index >= 0 and self._reach[index] > span.start:
            side, number = self._sides[index]
            if side.overlaps(span):
                found.append(number)
            index -= 1
        return found
