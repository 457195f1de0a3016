"""Lengths of time as a text tells them: "an hour and 30 minutes" by its parts."""

from __future__ import annotations

import re
from decimal import Decimal

from workbench.model import Qualifier, Quantity, QuantityKind, Time, TimeKind

_NUMBER = r"\d+(?:\.\d+)?"
_ISO = re.compile(
    rf"P(?:(?P<year>{_NUMBER})Y)?(?:(?P<month>{_NUMBER})M)?(?:(?P<week>{_NUMBER})W)?(?:(?P<day>{_NUMBER})D)?"
    rf"(?:T(?:(?P<hour>{_NUMBER})H)?(?:(?P<minute>{_NUMBER})M)?(?:(?P<second>{_NUMBER})S)?)?"
)
_SECONDS = {"hour": 3600, "minute": 60, "second": 1}
_DAYS = {"year": Decimal("365.25"), "month": Decimal("30.44"), "week": Decimal(7), "day": Decimal(1)}


def parts(time: Time) -> dict[str, Decimal]:
    """Its numbers by their units, the largest first; nothing of a time that has no length."""
    found = _ISO.fullmatch(time.duration or "")
    return {unit: Decimal(number) for unit, number in found.groupdict().items() if number} if found else {}


def years(time: Time) -> int | None:
    """How many years it is, where it is told in full years only."""
    told = parts(time)
    return int(told["year"]) if [*told] == ["year"] and told["year"] % 1 == 0 else None


def in_days(time: Time) -> tuple[Decimal, Decimal] | None:
    """Its days, and those of its smallest unit, where it is told in days or more."""
    told = parts(time)
    if not told or told.keys() - _DAYS.keys():
        return None
    return sum((number * _DAYS[unit] for unit, number in told.items()), Decimal(0)), _DAYS[[*told][-1]]


def seconds(time: Time) -> Decimal | None:
    """Its seconds, where it is told in hours or less."""
    told = parts(time)
    if not told or told.keys() - _SECONDS.keys():
        return None
    return sum((number * _SECONDS[unit] for unit, number in told.items()), Decimal(0))


def in_seconds(time: Time) -> Quantity | None:
    """As a figure: "58 minutes 10 seconds", "0.32 seconds"."""
    value = seconds(time) if time.kind is TimeKind.DURATION else None
    if value is None:
        return None
    return Quantity(time.span, time.text, value, value, QuantityKind.MEASURE, "second", precision=Decimal(0))


def duration(time: Time) -> Quantity | None:
    """A length of one unit as a figure; nothing for a point in time."""
    told = parts(time) if time.kind is TimeKind.DURATION else {}
    if len(told) != 1 or "second" in told:
        return None
    ((unit, number),) = told.items()
    about = Qualifier.ABOUT if time.approximate else Qualifier.EXACT
    return Quantity(time.span, time.text, number, number, QuantityKind.MEASURE, unit, about, Decimal(0))
