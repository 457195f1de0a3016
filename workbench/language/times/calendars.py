"""Calendar arithmetic on `datetime.date`; nothing here knows a language.

Every function that could leave the years 1 to 9999 raises ValueError or OverflowError, which the
engine takes as "this is no date".
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from workbench.model import Granularity, Interval

Span = tuple[date, date]
"""First and last day, inclusive."""

_DAY = timedelta(days=1)


def days(day: date, count: int) -> date:
    return day + timedelta(days=count)


def months(day: date, count: int) -> date:
    """`count` months later, the day cut to the month's length (31 January + 1 month = 28 February)."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month(year: int, number: int) -> Span:
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def year(number: int) -> Span:
    return date(number, 1, 1), date(number, 12, 31)


def week(day: date) -> Span:
    """Monday to Sunday (ISO 8601)."""
    monday = days(day, -day.weekday())
    return monday, days(monday, 6)


def division(number: int, kind: str, index: int) -> Span:
    """Quarter 1-4, half 1-2 or season 1-4 (spring first) of a year, which is where a winter begins."""
    if kind == "season":
        (first_month, first_day), (last_month, last_day) = _SEASONS[index - 1]
        return date(number, first_month, first_day), date(number + (index == 4), last_month, last_day)
    length = {"quarter": 3, "half": 6}[kind]
    return date(number, (index - 1) * length + 1, 1), month(number, index * length)[1]


# The astronomical seasons of the northern hemisphere, by their usual days.
_SEASONS = (((3, 20), (6, 20)), ((6, 21), (9, 23)), ((9, 23), (12, 20)), ((12, 21), (3, 20)))


def season_with_goodwill(number: int, index: int) -> Span:
    """The meteorological season (it begins with the month) joined with the astronomical one."""
    first, last = division(number, "season", index)
    return first.replace(day=1), last


def decade(start: int) -> Span:
    return date(max(start, 1), 1, 1), date(start + 9, 12, 31)


def century(number: int) -> Span:
    """The 20th century as newspapers count it, 1901 to 2000."""
    return date(number * 100 - 99, 1, 1), date(min(number * 100, 9999), 12, 31)


def around(day: date, unit: str) -> Span:
    """The calendar unit that a day lies in."""
    if unit == "week":
        return week(day)
    if unit == "weekend":
        return days(week(day)[0], 5), week(day)[1]
    if unit == "month":
        return month(day.year, day.month)
    if unit in ("quarter", "half"):
        length = 3 if unit == "quarter" else 6
        return division(day.year, unit, (day.month - 1) // length + 1)
    if unit == "year":
        return year(day.year)
    if unit == "decade":
        return decade(day.year // 10 * 10)
    if unit == "century":
        return century((day.year + 99) // 100)
    return day, day


MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "weekend": 7, "week": 7}


def shift(day: date, unit: str, count: int) -> date:
    """`count` units later (earlier if negative)."""
    if unit in MONTHS_IN:
        return months(day, MONTHS_IN[unit] * count)
    return days(day, DAYS_IN.get(unit, 0) * count)


def easter(number: int, *, orthodox: bool = False) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus; Western by default)."""
    if orthodox:
        a, b, c = number % 4, number % 7, number % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        month_, day_ = divmod(d + e + 114, 31)
        julian_gap = number // 100 - number // 400 - 2
        return days(date(number, month_, day_ + 1), julian_gap)
    a, (b, c) = number % 19, divmod(number, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    lam = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * lam) // 451
    month_, day_ = divmod(h + lam - 7 * m + 114, 31)
    return date(number, month_, day_ + 1)


@lru_cache(64)
def hebrew_new_year(number: int) -> date:
    """The first day of the Hebrew year that begins in a Gregorian year (Reingold and Dershowitz)."""

    def elapsed(year_: int) -> int:
        passed = (235 * year_ - 234) // 19
        day_ = 29 * passed + (12084 + 13753 * passed) // 25920
        return day_ + (3 * (day_ + 1) % 7 < 3)

    before, here, after = (elapsed(number + 3761 + step) for step in (-1, 0, 1))
    late = 2 if after - here == 356 else here - before == 382
    return date.fromordinal(here + late - 1373427)


def hanukkah(number: int) -> date:
    """Its first day: 25 Kislev, which lies behind a month of 29 or 30 days."""
    first = hebrew_new_year(number)
    length = (hebrew_new_year(number + 1) - first).days
    return days(first, 84 if length % 10 == 5 else 83)


@lru_cache(512)
def hijri(year_: int, month_: int | None = None, day_: int | None = None) -> Span:
    """A Hijri year, month or day by the Umm al-Qura calendar (1343 to 1500), beyond it arithmetically.

    Raises ValueError for a day that the month does not have.
    """
    if not 1343 <= year_ <= 1500:
        return _tabular(year_, month_, day_)
    from hijridate import Hijri

    if month_ is None:
        return hijri(year_, 1)[0], hijri(year_, 12)[1]
    if day_ is None:
        start = Hijri(year_, month_, 1)
        first = date(*start.to_gregorian().datetuple())
        return first, days(first, start.month_length() - 1)
    day = Hijri(year_, month_, day_).to_gregorian()
    return date(*day.datetuple()), date(*day.datetuple())


def _tabular(year_: int, month_: int | None, day_: int | None) -> Span:
    """The arithmetical Islamic calendar (thirty-year cycle, civil epoch)."""

    def start(y: int, m: int) -> date:
        passed = 29 * (m - 1) + m // 2 + (y - 1) * 354 + (3 + 11 * y) // 30
        return date.fromordinal(227015 + passed)

    if month_ is None:
        return start(year_, 1), days(start(year_ + 1, 1), -1)
    last = days(start(year_ + (month_ == 12), month_ % 12 + 1), -1)
    if day_ is None:
        return start(year_, month_), last
    day = days(start(year_, month_), day_ - 1)
    if day > last:
        raise ValueError(f"month {month_} of {year_} has no day {day_}")
    return day, day


def hijri_years(number: int) -> tuple[int, ...]:
    """The Hijri years that touch a Gregorian year, in order."""
    first = (number - 622) * 33 // 32
    return tuple(max(y, 1) for y in (first - 1, first, first + 1, first + 2))


def interval(span: Span) -> Interval:
    return Interval(*span)


def widened(span: Span, granularity: Granularity) -> Span:
    """What "around" may mean: a few days about a day, a year about a year."""
    reach = {
        Granularity.DAY: 3, Granularity.WEEK: 7, Granularity.MONTH: 15, Granularity.YEAR: 366,
        Granularity.DECADE: 1827, Granularity.CENTURY: 3653,
    }.get(granularity, 31)  # fmt: skip
    first = max(date.min.toordinal(), span[0].toordinal() - reach)
    last = min(date.max.toordinal(), span[1].toordinal() + reach)
    return date.fromordinal(first), date.fromordinal(last)
