"""From what is written to days: asks the calendar, and the reference for what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbench.language.times import calendars
from workbench.language.times.calendars import Span
from workbench.language.times.values import UNRESOLVED, Partial, Period, Range
from workbench.model import Granularity, Interval

_YEAR = 366


def resolve(value: Partial | Range | Period, reference: date | None, *, future: bool | None = None) -> Period:
    """Ask the calendar. Without a year the reference decides; `future` says that plans are told."""
    if isinstance(value, Period):
        return value
    if isinstance(value, Range):
        return _range(value, reference, future)
    return _partial(value, reference, future)


def _partial(partial: Partial, reference: date | None, future: bool | None) -> Period:
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
        if partial.weekday is not None and other.base(other.year or 0)[0].weekday() == partial.weekday:
            readings.reverse()
            core = tolerance = other.base(other.year or 0)
        if partial.weekday is not None and core[0].weekday() == partial.weekday:
            readings = readings[:1]  # the weekday says which
    return Period(
        readings=tuple(dict.fromkeys(readings)),
        granularity=partial.granularity,
        tolerance=calendars.interval(tolerance),
        edtf=_edtf(partial, core),
        weekday=partial.weekday,
        approximate=partial.rule.startswith("hijri"),
    )


def _range(value: Range, reference: date | None, future: bool | None) -> Period:
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
    spans = []
    for number, reading in enumerate(end.readings):
        begin = first
        if first.needs_year and reading.latest is not None:
            begin = replace(first, year=reading.latest.year)
            if (first.month or 0) > (last.month or 13):
                begin = replace(first, year=reading.latest.year - 1)
        start = _partial(begin, reference, future)
        if not start.readings:
            return start
        # Two dates of unclear order ("2/3 to 4/5") are written in one order.
        same_order = len(start.readings) == len(end.readings) and not first.needs_year
        spans.append((start, start.readings[number if same_order else 0], reading))
    return through(spans[0][0], end, tuple((begin, reading) for _, begin, reading in spans))


def _is_backwards(days: Interval) -> bool:
    return days.earliest is not None and days.latest is not None and days.earliest > days.latest


def through(start: Period, end: Period, pairs: tuple[tuple[Interval, Interval], ...] = ()) -> Period:
    """From the beginning of one period to the end of another; `pairs` are their readings, if several.

    Raises ValueError if the likeliest runs backwards; others that do are left out.
    """
    likeliest, *others = (
        Interval(first.earliest, last.latest)
        for first, last in pairs or ((start.readings[0], end.readings[0]),)
    )
    if _is_backwards(likeliest):
        raise ValueError("the range ends before it begins")
    readings = (likeliest, *(reading for reading in others if not _is_backwards(reading)))
    earliest, latest = likeliest.earliest, likeliest.latest
    tolerance = Interval(
        start.tolerance.earliest if start.tolerance else earliest,
        end.tolerance.latest if end.tolerance else latest,
    )
    edtf = f"{start.edtf.split('/')[0]}/{end.edtf.split('/')[-1]}" if start.edtf and end.edtf else None
    return Period(
        readings, start.granularity, tolerance, edtf,
        relative=start.relative or end.relative, approximate=start.approximate or end.approximate,
    )  # fmt: skip


def _yearless(partial: Partial, reference: date | None, future: bool | None) -> Period:
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
        approximate=partial.rule.startswith("hijri"),
    )


def _likelier(
    options: list[tuple[Span, Span, int]], reference: date, future: bool | None, *, same_year: bool
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
    if since and (
        future
        or (future is None and until * 3 < since)
        or since > _YEAR > until  # the weekday is that of no near day that has been
        or (same_year and ahead[0][0].year == reference.year)
    ):
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


def approximated(read: Period) -> Period:
    """Marked "about", its tolerance widened by its granularity."""
    base = read.tolerance or read.readings[0]
    if base.earliest is None or base.latest is None:
        return replace(read, approximate=True)
    wide = calendars.widened((base.earliest, base.latest), read.granularity or Granularity.DAY)
    edtf = f"{read.edtf}~" if read.edtf and "/" not in read.edtf else read.edtf
    return replace(read, approximate=True, tolerance=calendars.interval(wide), edtf=edtf)
