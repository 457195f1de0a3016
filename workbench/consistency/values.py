"""Comparing times and quantities, and showing their values."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from workbench.model import Granularity, Interval, Qualifier, Quantity, Time

Range = tuple[Decimal | None, Decimal | None]
"""The least and the greatest; `None` for an open end."""

_SEASON = timedelta(days=92)
_OPEN = Decimal("0.25")
"""How far above 10 "more than 10" may be, as a share."""
_ABOUT = Decimal("0.15")
"""How far "about 10" may be from 10, as a share: a newsroom's "about" is no wider."""


def show_interval(interval: Interval) -> str:
    """`2018-01-21..2018-01-31`, a single day once, an open end as `..`."""
    if interval.earliest is not None and interval.earliest == interval.latest:
        return interval.earliest.isoformat()
    earliest = interval.earliest.isoformat() if interval.earliest else ""
    latest = interval.latest.isoformat() if interval.latest else ""
    return f"{earliest}..{latest}"


def show_time(time: Time) -> str:
    """The likeliest reading of a time."""
    return show_interval(time.readings[0]) if time.readings else time.duration or "?"


def begun(time: Time) -> Time:
    """ "Since 1976" as the time at which it began, where that is no longer than a year."""
    readings = [_beginning(reading, time.granularity) for reading in time.readings]
    if not readings or None in readings:
        return time
    return replace(time, readings=tuple(filter(None, readings)), tolerance=None)


def _beginning(reading: Interval, granularity: Granularity | None) -> Interval | None:
    first = reading.earliest
    if first is None or reading.latest is not None:
        return None
    last = {
        Granularity.DAY: first,
        Granularity.MONTH: first.replace(day=monthrange(first.year, first.month)[1]),
        Granularity.SEASON: first + _SEASON,
        Granularity.YEAR: first.replace(month=12, day=31),
    }.get(granularity or Granularity.DECADE)
    return Interval(first, last) if last is not None else None


def ended(time: Time) -> Time:
    """ "Not before May", "until May" as the time at which something else begins."""
    last = time.tolerance.latest if time.tolerance else None
    readings = tuple(
        Interval(reading.latest, max(reading.latest, last or reading.latest))
        for reading in time.readings
        if reading.latest and not reading.earliest
    )
    return replace(time, readings=readings, tolerance=None) if readings else time


def points(times: Sequence[Time]) -> tuple[Time, ...]:
    """ "Until Tuesday" as Tuesday: a toll is as old as its report."""
    return tuple(
        time
        if time.earliest or not time.latest
        else replace(time, readings=(Interval(time.latest, time.latest),), tolerance=None)
        for time in times
    )


def show_number(value: Decimal) -> str:
    """`10,000,000,000`, `91.72`: no exponent and no trailing zeros."""
    shown = f"{value:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def show_quantity(quantity: Quantity) -> str:
    """`10,000,000,000 USD`, `12..15 km`, `> 5 %`."""
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        value = show_number(low) if low == high else f"{show_number(low)}..{show_number(high)}"
    elif low is not None:
        value = f"{'>' if quantity.qualifier is Qualifier.MORE_THAN else '≥'} {show_number(low)}"
    elif high is not None:
        value = f"{'<' if quantity.qualifier is Qualifier.LESS_THAN else '≤'} {show_number(high)}"
    else:
        value = "?"
    return f"{value} {quantity.unit}".strip()


def show(value: Time | Quantity) -> str:
    """The value of a time or a figure."""
    return show_time(value) if isinstance(value, Time) else show_quantity(value)


def disjoint(one: Interval, other: Interval) -> bool:
    """Whether no day is in both; an open end reaches as far as it can."""
    return bool(
        (one.latest and other.earliest and one.latest < other.earliest)
        or (other.latest and one.earliest and other.latest < one.earliest)
    )


def times_disjoint(one: Time, other: Time) -> bool:
    """Whether no reading of the one meets any of the other, not even with goodwill."""
    ways = [*one.readings, *([one.tolerance] if one.tolerance else [])]
    others = [*other.readings, *([other.tolerance] if other.tolerance else [])]
    return bool(ways and others) and all(disjoint(way, against) for way in ways for against in others)


def bounds(quantity: Quantity) -> Range:
    """The widest range that a figure stands for: rounding and "about" taken in."""
    low, high = quantity.low, quantity.high
    about = _ABOUT if quantity.qualifier is Qualifier.ABOUT else Decimal(0)
    return (
        None if low is None else low - max(quantity.precision, abs(low) * about),
        None if high is None else high + max(quantity.precision, abs(high) * about),
    )


def ranges_disjoint(one: Range, other: Range) -> bool:
    """Whether two ranges share no value."""
    return bool(
        (one[1] is not None and other[0] is not None and one[1] < other[0])
        or (other[1] is not None and one[0] is not None and other[1] < one[0])
    )


def single(quantity: Quantity) -> Decimal | None:
    """The one value that is written; `None` for ranges and open bounds."""
    return quantity.low if quantity.low is not None and quantity.low == quantity.high else None


def a_day(time: Time) -> date | None:
    """The day, where a time is one certain day."""
    if time.granularity is not Granularity.DAY or len(time.readings) != 1:
        return None
    return time.earliest if time.earliest == time.latest else None


def same_value(one: Quantity, other: Quantity) -> bool:
    """Whether one figure can be told as the other."""
    return not ranges_disjoint(reach(one), reach(other))


def reach(quantity: Quantity) -> Range:
    """The range that a figure can be told as; an open one reaches only a little farther than it says."""
    low, high = bounds(quantity)
    if high is None and low is not None:
        return low, low + abs(low) * _OPEN
    if low is None and high is not None:
        return high - abs(high) * _OPEN, high
    return low, high
