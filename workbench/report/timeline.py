"""The article's dates in order, each with its claims, and those in conflict marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workbench.model import Fact, Severity
from workbench.report.model import FlagEntry, Report


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
    conflicts = [e for e in report.flags if e.unsettled and e.flag.severity is Severity.CONFLICT]
    found: dict[tuple[date, date], list[tuple[Fact, int, list[int]]]] = {}
    for fact, claim in _dates(report):
        period = (date.fromisoformat(fact.data["earliest"]), date.fromisoformat(fact.data["latest"]))
        found.setdefault(period, []).append((fact, claim, _sides(conflicts, fact)))
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


def _dates(report: Report) -> Iterator[tuple[Fact, int]]:
    for entry in report.claims:
        for fact in entry.facts:
            if fact.what == "time" and fact.data.get("earliest") and fact.data.get("latest"):
                yield fact, entry.claim.number


def _sides(conflicts: list[FlagEntry], fact: Fact) -> list[int]:
    return [e.number for e in conflicts if any(span.overlaps(fact.span) for span in e.flag.spans)]
