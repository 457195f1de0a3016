"""Part-of-period policy: what "the end of 2018" means, narrowly (core) and with goodwill (tolerance).

The defaults are the newsroom's narrow reading (design page of the language room).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from workbench.language.times import calendars
from workbench.language.times.calendars import Span
from workbench.model import Granularity

_Row = tuple[tuple[float, float], tuple[float, float]]

# (first, last) core and tolerance; days of a month, months of a year, days of a week from Monday.
_MONTH: dict[str, _Row] = {
    "start": ((1, 10), (1, 15)),
    "middle": ((11, 20), (8, 23)),
    "end": ((21, 31), (16, 31)),
}
_YEAR: dict[str, _Row] = {"start": ((1, 3), (1, 4)), "middle": ((5, 8), (4, 9)), "end": ((10, 12), (9, 12))}
_WEEK: dict[str, _Row] = {"start": ((0, 2), (0, 3)), "middle": ((2, 4), (1, 5)), "end": ((4, 6), (3, 6))}
# Shares of decades, centuries, quarters ...: thirds, with halves as tolerance.
_SHARE: dict[str, _Row] = {
    "start": ((0, 1 / 3), (0, 1 / 2)),
    "middle": ((1 / 3, 2 / 3), (1 / 4, 3 / 4)),
    "end": ((2 / 3, 1), (1 / 2, 1)),
}


# Early, mid and late of ten years: the first four, the next three, the last three.
_DECADE: dict[str, _Row] = {
    "start": ((0, 0.4), (0, 0.5)),
    "middle": ((0.4, 0.7), (0.3, 0.8)),
    "end": ((0.7, 1), (0.5, 1)),
}


def part_of(span: Span, granularity: Granularity, part: str) -> tuple[Span, Span]:
    """(core, tolerance) of the `start`, `middle` or `end` of a period."""
    first, last = span
    if granularity is Granularity.MONTH:
        return _both(
            _MONTH[part],
            lambda a, b: (calendars.days(first, int(a) - 1), min(calendars.days(first, int(b) - 1), last)),
        )
    if granularity is Granularity.YEAR:
        return _both(
            _YEAR[part],
            lambda a, b: (
                (calendars.months(first, int(a) - 1), calendars.days(calendars.months(first, int(b)), -1))
                if b < 12
                else (calendars.months(first, int(a) - 1), last)
            ),
        )
    if granularity is Granularity.WEEK:
        return _both(_WEEK[part], lambda a, b: (calendars.days(first, int(a)), calendars.days(first, int(b))))
    length = (last - first).days + 1
    if length > 3000:  # decades and centuries begin and end with years
        years = last.year - first.year + 1
        return _both(
            (_DECADE if years == 10 else _SHARE)[part],
            lambda a, b: (
                date(first.year + round(years * a), 1, 1),
                date(first.year + round(years * b) - 1, 12, 31),
            ),
        )
    return _both(
        _SHARE[part],
        lambda a, b: (
            calendars.days(first, round(length * a)),
            calendars.days(first, max(round(length * b) - 1, 0)),
        ),
    )


def _both(table: _Row, cut: Callable[[float, float], Span]) -> tuple[Span, Span]:
    return cut(*table[0]), cut(*table[1])


def granularity_of_part(granularity: Granularity) -> Granularity:
    """The end of a year is told in months, the end of a month in days."""
    return {
        Granularity.CENTURY: Granularity.YEAR,
        Granularity.DECADE: Granularity.YEAR,
        Granularity.YEAR: Granularity.MONTH,
    }.get(granularity, Granularity.DAY)
