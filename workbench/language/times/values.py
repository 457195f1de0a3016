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
    """`day`, `week`, or a weekday's number as text."""
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
        if self.kind == "season":
            tolerance = calendars.season_with_goodwill(year, self.index)
        if (
            self.kind == "fiscal"
        ):  # fiscal years begin from the April before (Japan) to the October before (US)
            tolerance = calendars.months(core[0], -9), calendars.months(core[1], 6)
        if self.nth:
            core = tolerance = nth_of(core, self.nth, self.of)
        if self.part:
            core, tolerance = part_of(core, replace(self, part="").granularity, self.part)
        return core, tolerance

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


def nth_of(span: Span, nth: int, of: str) -> Span:
    """The nth day, week or weekday in a period; from the end if negative.

    Weeks are those that begin in the period (from the front) or end in it (from the back).
    """
    first, last = span
    if of == "day":
        day = calendars.days(first, nth - 1) if nth > 0 else calendars.days(last, nth + 1)
        found: Span = day, day
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


def resolve(value: Partial | Range | Period, reference: date | None, *, future: bool = False) -> Period:
    """Ask the calendar. Without a year the reference decides; `future` says that plans are told."""
    if isinstance(value, Period):
        return value
    if isinstance(value, Range):
        return _range(value, reference, future)
    return _partial(value, reference, future)


def _partial(partial: Partial, reference: date | None, future: bool) -> Period:
    try:
        if partial.needs_year:
            return _yearless(partial, reference, future)
        core, tolerance = partial.spans(partial.year or 0)
    except (ValueError, OverflowError):
        return _impossible(partial)
    readings = [calendars.interval(core)]
    if partial.swapped and partial.month is not None and partial.day is not None and partial.day <= 12:
        other = replace(partial, month=partial.day, day=partial.month)
        readings.append(calendars.interval(other.base(other.year or 0)))
    return Period(
        readings=tuple(dict.fromkeys(readings)),
        granularity=partial.granularity,
        tolerance=calendars.interval(tolerance),
        edtf=_edtf(partial, core),
        weekday=partial.weekday,
    )


def _range(value: Range, reference: date | None, future: bool) -> Period:
    """The members lend each other their years; the first comes before the last."""
    first, last = value.first, value.last
    if last.year is not None and first.needs_year:
        first = replace(first, year=last.year)
        if (first.month or 0) > (last.month or 13):
            first = replace(first, year=last.year - 1)
    elif last.needs_year and first.year is not None:
        last = replace(last, year=first.year)
        if (last.month or 13) < (first.month or 0):
            last = replace(last, year=first.year + 1)
    end = _partial(last, reference, future)
    if not end.readings:
        return end
    ends = []
    for reading in end.readings:
        begin = first
        if first.needs_year and reading.latest is not None:
            begin = replace(first, year=reading.latest.year)
            if (first.month or 0) > (last.month or 13):
                begin = replace(first, year=reading.latest.year - 1)
        start = _partial(begin, reference, future)
        if not start.readings:
            return start
        ends.append((start, reading))
    return through(ends[0][0], end, tuple(reading for _, reading in ends), tuple(start for start, _ in ends))


def through(
    start: Period, end: Period, lasts: tuple[Interval, ...] = (), starts: tuple[Period, ...] = ()
) -> Period:
    """From the beginning of one period to the end of another. Raises ValueError if that is backwards."""
    lasts, starts = lasts or end.readings[:1], starts or (start,)
    readings = tuple(
        Interval(begin.readings[0].earliest, last.latest) for begin, last in zip(starts, lasts, strict=False)
    )
    earliest, latest = readings[0].earliest, readings[0].latest
    if earliest is not None and latest is not None and earliest > latest:
        raise ValueError("the range ends before it begins")
    tolerance = Interval(
        start.tolerance.earliest if start.tolerance else earliest,
        end.tolerance.latest if end.tolerance else latest,
    )
    edtf = f"{start.edtf.split('/')[0]}/{end.edtf.split('/')[-1]}" if start.edtf and end.edtf else None
    return Period(
        readings, start.granularity, tolerance, edtf,
        relative=start.relative or end.relative, approximate=start.approximate or end.approximate,
    )  # fmt: skip


def _yearless(partial: Partial, reference: date | None, future: bool) -> Period:
    if reference is None:
        if partial.month is not None and partial.day is not None and not partial.hijri:
            date(2024, partial.month, partial.day)  # 31 April is impossible in every year
        return Period(relative=True, weekday=partial.weekday, granularity=partial.granularity)
    reach = 6 if partial.weekday is not None and partial.day is not None else 1
    if partial.hijri:
        centre = calendars.hijri_years(reference.year)
        years: tuple[int, ...] = (centre[0] - 1, *centre)
    else:
        years = tuple(range(reference.year - reach, reference.year + reach + 1))
        if partial.month == 2 and partial.day == 29:
            years = tuple(range(reference.year - 4, reference.year + 5))
    options: list[tuple[Span, Span, int]] = []
    for year in years:
        try:
            core, tolerance = partial.spans(year)
        except (ValueError, OverflowError):
            continue
        if partial.day is not None and partial.weekday is not None and core[0].weekday() != partial.weekday:
            continue
        options.append((core, tolerance, year))
    if not options:
        if partial.weekday is not None:  # no near year has this weekday on this day: a rule's business
            return replace(
                _yearless(replace(partial, weekday=None), reference, future), weekday=partial.weekday
            )
        raise ValueError("in no year near the reference")
    chosen = _likelier(options, reference, future, same_year=bool(partial.nth))
    core, tolerance, year = chosen[0]
    return Period(
        readings=tuple(calendars.interval(option[0]) for option in chosen),
        granularity=partial.granularity,
        tolerance=calendars.interval(tolerance),
        edtf=_edtf(replace(partial, year=year), core),
        relative=True,
        weekday=partial.weekday,
    )


def _likelier(
    options: list[tuple[Span, Span, int]], reference: date, future: bool, *, same_year: bool
) -> list[tuple[Span, Span, int]]:
    """The last one that has begun and the next one, the likelier first.

    News looks back: the future one comes first only where plans are told, or where it is more than
    three times nearer.
    """
    begun = [option for option in options if option[0][0] <= reference]
    coming = [option for option in options if option[0][0] > reference]
    if not begun or not coming:
        return begun[-1:] or coming[:1]
    past, ahead = begun[-1], coming[0]
    since = max((reference - past[0][1]).days, 0)
    until = (ahead[0][0] - reference).days
    if since and (future or until * 3 < since or (same_year and ahead[0][0].year == reference.year)):
        return [ahead, past]
    return [past, ahead]


def _impossible(partial: Partial) -> Period:
    problem = "no calendar has this date"
    if (
        partial.month is not None
        and partial.day is not None
        and not partial.hijri
        and 1 <= partial.month <= 12
    ):
        name = date(2000, partial.month, 1).strftime("%B")
        if partial.month == 2 and partial.day == 29:
            problem = f"{partial.year} is no leap year: February has 28 days"
        else:
            problem = f"{name} has {calendars.month(2024, partial.month)[1].day} days"
    return Period(granularity=partial.granularity, problem=problem, weekday=partial.weekday)


_SEASON_CODES = {"season": 20, "quarter": 32, "half": 39}


def _edtf(partial: Partial, core: Span) -> str | None:
    """EDTF (ISO 8601-2:2019, level 2 for quarters, halves and decades)."""
    if partial.part or (partial.nth and partial.of == "week") or partial.years:
        return between(core)
    granularity = partial.granularity
    if granularity is Granularity.DAY and core[0] == core[1]:
        return core[0].isoformat()
    if partial.hijri or partial.kind == "holiday":
        return between(core)
    year = f"{core[0].year:04d}"
    if partial.kind in _SEASON_CODES:
        return f"{year}-{_SEASON_CODES[partial.kind] + partial.index}"
    if granularity is Granularity.MONTH:
        return f"{year}-{core[0].month:02d}"
    if granularity is Granularity.YEAR:
        return year
    if granularity is Granularity.DECADE:
        return f"{year[:3]}X"
    return between(core)


def between(span: Span) -> str:
    """An EDTF interval, in months or years where the days allow it."""
    first, last = span
    if first == last:
        return first.isoformat()
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return f"{first.year:04d}" if first.year == last.year else f"{first.year:04d}/{last.year:04d}"
    if first.day == 1 and calendars.month(last.year, last.month)[1] == last:
        if (first.year, first.month) == (last.year, last.month):
            return first.isoformat()[:7]
        return f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"
    return f"{first.isoformat()}/{last.isoformat()}"


def around(day: date, unit: str, count: int = 0) -> Period:
    """The calendar unit `count` units from the one that a day lies in ("last month": -1)."""
    try:
        span = calendars.around(calendars.shift(day, unit, count), unit)
    except (ValueError, OverflowError):
        return UNRESOLVED
    tolerance = span
    if unit == "week":  # weeks begin on Saturday or Sunday elsewhere
        tolerance = calendars.days(span[0], -2), span[1]
    return relative(span, _GRANULARITY.get(unit, Granularity.DAY), tolerance)


_GRANULARITY = {g.value: g for g in Granularity}


def granularity(unit: str) -> Granularity:
    return _GRANULARITY.get(unit, Granularity.DAY)


def relative(span: Span, grain: Granularity, tolerance: Span | None = None) -> Period:
    """A period found by counting from the reference."""
    if grain is Granularity.QUARTER:
        edtf = f"{span[0].year:04d}-{33 + (span[0].month - 1) // 3}"
    elif grain is Granularity.DECADE:
        edtf = f"{span[0].year:04d}"[:3] + "X"
    else:
        edtf = between(span)
    return Period(
        (calendars.interval(span),), grain, calendars.interval(tolerance or span), edtf, relative=True
    )
