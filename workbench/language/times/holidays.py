"""Feasts: a pack names them, a short rule says when they are.

Rules: `12-25` (fixed), `easter+1`, `orthodox-2`, `11-4-3` (month, nth, weekday with 0 = Monday;
nth may be `-1`, written `5--1-0`), `11-4-3+1` (days after that), `hijri 10-1` (the first one that
begins in the year), `hijri-month 9` (a whole month), `hijri-last 9-4` (the last Friday of that month),
`passover+0` and `hebrew+0` (days from the first day of Passover, of the Hebrew year), `hanukkah`.

Hijri feasts are told by the Umm al-Qura calendar; where the new moon must be sighted they can be a day off.
"""

from __future__ import annotations

from datetime import date

from workbench.language.patterns import compiled
from workbench.language.times import calendars
from workbench.language.times.calendars import Span

_NTH = compiled(r"(\d+)-(-?\d)-(\d)(?:\+(\d+))?")


def holiday(rule: str, year: int) -> Span:
    """The days of a feast in a Gregorian year. Raises ValueError where the year has none."""
    if rule.startswith("hijri-last"):
        ninth, friday = (int(number) for number in rule.removeprefix("hijri-last ").split("-"))
        _, last = holiday(f"hijri-month {ninth}", year)
        return (calendars.days(last, -((last.weekday() - friday) % 7)),) * 2
    if rule.startswith(("passover", "hebrew")):
        name = "passover" if rule.startswith("passover") else "hebrew"
        first = calendars.hebrew_new_year(year)
        days = int(rule.removeprefix(name)) - (163 if name == "passover" else 0)
        return (calendars.days(first, days),) * 2
    if rule == "hanukkah":
        return (calendars.hanukkah(year),) * 2
    if rule.startswith("hijri"):
        name, _, value = rule.partition(" ")
        month, _, day = value.partition("-")
        for candidate in calendars.hijri_years(year):
            span = calendars.hijri(candidate, int(month), int(day) if day else None)
            if span[0].year == year:
                return span
        raise ValueError(f"no {name} {value} in {year}")
    if rule.startswith(("easter", "orthodox")):
        name = "orthodox" if rule.startswith("orthodox") else "easter"
        day_ = calendars.days(
            calendars.easter(year, orthodox=name == "orthodox"), int(rule[len(name) :] or 0)
        )
        return day_, day_
    if found := _NTH.fullmatch(rule):
        month_, nth, weekday, more = (int(value or 0) for value in found.groups())
        first, last = calendars.month(year, month_)
        if nth > 0:
            day_ = calendars.days(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))
        else:
            day_ = calendars.days(last, -((last.weekday() - weekday) % 7))
        return (calendars.days(day_, more),) * 2
    month_, day_number = (int(value) for value in rule.split("-"))
    return (date(year, month_, day_number),) * 2
