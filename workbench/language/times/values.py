"""What a time expression means before and after the calendar has been asked.

A `Partial` is what is written ("the end of March": no year); a `Period` is days. Rules of the
grammar hand Partials on as long as they can, so that a range or a list can fill in what one of its
members leaves out ("between March and May 2018").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from workbench.language.times import calendars
from workbench.language.times.calendars import Span
from workbench.language.times.holidays import holiday
from workbench.language.times.policy import granularity_of_part, part_of
from workbench.model import Granularity, Interval


@dataclass(frozen=True, slots=True)
class Period:
    """Resolved days; without readings it wants a reference (or says that it cannot be resolved)."""

    readings: tuple[Interval, ...] = ()
    granularity: Granularity | None = None
    tolerance: Interval | None = None
    edtf: str | None = None
    relative: bool = False
    approximate: bool = False
    weekday: int | None = None
    problem: str = ""

    @property
    def earliest(self) -> date | None:
        return self.readings[0].earliest if self.readings else None

    @property
    def span(self) -> Span | None:
        """The first reading, if it is closed."""
        if not self.readings:
            return None
        first = self.readings[0]
        if first.earliest is None or first.latest is None:
            return None
        return first.earliest, first.latest


UNRESOLVED = Period(relative=True)


@dataclass(frozen=True, slots=True)
class Partial:
    """The fields that are written; `year` is missing more often than not."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hijri: bool = False
    weekday: int | None = None
    kind: str = ""
    """`quarter`, `half`, `season` (with `index`), `decade`, `century` (`index` is the number),
    `fiscal`, `holiday` (with `rule`), or empty for a year, month or day."""
    index: int = 0
    rule: str = ""
    part: str = ""
    nth: int = 0
    """The nth (from the end if negative) `of` the period; 0 for none."""
    of: str = ""
    """`day`, `week`, `weekend`, or a weekday's number as text."""
    swapped: bool = False
    """A numeric date whose day and month may be exchanged."""
    years: int = 0
    """How many years further (fiscal "2017/18" has 1)."""

    @property
    def granularity(self) -> Granularity:
        if self.nth:
            return Granularity.WEEK if self.of == "week" else Granularity.DAY
        if self.part:
            return granularity_of_part(replace(self, part="").granularity)
        if self.kind == "fiscal":
            return Granularity.YEAR
        if self.kind == "holiday":
            return (
                Granularity.MONTH
                if self.rule.count(" ") == 1 and self.rule.startswith("hijri-month")
                else Granularity.DAY
            )
        if self.kind:
            return Granularity(self.kind)
        if self.day is not None:
            return Granularity.DAY
        return Granularity.MONTH if self.month is not None else Granularity.YEAR

    def base(self, year: int) -> Span:
        """Without part and nth, in a given year. Raises ValueError for what no calendar has."""
        if self.hijri and self.kind == "century":
            return calendars.hijri(self.index * 100 - 99)[0], calendars.hijri(self.index * 100)[1]
        if self.hijri:
            return calendars.hijri(year, self.month, self.day)
        if self.kind in ("quarter", "half", "season"):
            return calendars.division(year, self.kind, self.index)
        if self.kind == "decade":
            return calendars.decade(self.index)
        if self.kind == "century":
            return calendars.century(self.index)
        if self.kind == "holiday":
            return holiday(self.rule, year)
        if self.month is None:
            return calendars.year(year)[0], calendars.year(year + self.years)[1]
        if self.day is None:
            return calendars.month(year, self.month)
        day = date(year, self.month, self.day)
        return day, day

    def spans(self, year: int) -> tuple[Span, Span]:
        """(core, tolerance) in a given year."""
        core = tolerance = self.base(year)
        if self.lunar:  # where the new moon is sighted, a day earlier or later
            tolerance = calendars.days(core[0], -1), calendars.days(core[1], 1)
        if self.kind == "season":
            tolerance = calendars.season_with_goodwill(year, self.index)
        if (
            self.kind == "fiscal"
        ):  # fiscal years begin from the April before (Japan) to the October before (US)
            tolerance = calendars.months(core[0], -9), calendars.months(core[1], 6)
        if self.nth:
            whole = core
            core = tolerance = nth_of(whole, self.nth, self.of)
            if self.of == "week":  # by the calendar's weeks or by sevens of days
                sevens = _seven_days(whole, self.nth)
                tolerance = min(core[0], sevens[0]), max(core[1], sevens[1])
        if self.part:
            core, tolerance = part_of(core, replace(self, part="").granularity, self.part)
        return core, tolerance

    @property
    def lunar(self) -> bool:
        return self.hijri or self.rule.startswith("hijri")

    @property
    def needs_year(self) -> bool:
        return self.year is None and self.kind not in ("decade", "century")


@dataclass(frozen=True, slots=True)
class Range:
    """From the beginning of one Partial to the end of another."""

    first: Partial
    last: Partial

    @property
    def granularity(self) -> Granularity:
        return self.first.granularity


def _seven_days(span: Span, nth: int) -> Span:
    """The nth seven days of a period, from its end if negative."""
    first, last = span
    if nth > 0:
        return calendars.days(first, 7 * nth - 7), calendars.days(first, 7 * nth - 1)
    return calendars.days(last, 7 * nth + 1), calendars.days(last, 7 * nth + 7)


def nth_of(span: Span, nth: int, of: str) -> Span:
    """The nth day, week or weekday in a period; from the end if negative.

    Weeks are those that begin in the period (from the front) or end in it (from the back).
    """
    first, last = span
    if of == "day":
        day = calendars.days(first, nth - 1) if nth > 0 else calendars.days(last, nth + 1)
        found: Span = day, day
    elif of == "weekend":
        # both days lie in the period
        saturday = nth_of(span, nth, "5")[0] if nth > 0 else calendars.days(nth_of(span, nth, "6")[0], -1)
        found = saturday, calendars.days(saturday, 1)
    elif of == "week":
        if nth > 0:
            monday = calendars.days(first, -first.weekday() % 7 + 7 * (nth - 1))
        else:
            monday = calendars.days(last, -((last.weekday() + 1) % 7) - 6 + 7 * (nth + 1))
        found = calendars.week(monday)
    else:
        weekday = int(of)
        if nth > 0:
            day = calendars.days(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))
        else:
            day = calendars.days(last, -((last.weekday() - weekday) % 7) + 7 * (nth + 1))
        found = day, day
    if found[1] < first or found[0] > last:
        raise ValueError("the period has fewer of them")
    return found
