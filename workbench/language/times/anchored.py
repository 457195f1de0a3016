"""Dates that lie a duration away from something: two weeks ago, three days after Easter, the year to May."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from workbench.language.times import calendars
from workbench.language.times.durations import Length
from workbench.language.times.engine import Found, Rule
from workbench.language.times.lexicon import Values
from workbench.language.times.relative import days_of, told, unresolved
from workbench.language.times.resolve import approximated, granularity, relative
from workbench.model import Granularity


def _shifted(found: Found, sign: int) -> Values | None:
    reference = found.context.reference
    length: Length = found.get("length", "DURATION")
    if reference is None:
        return unresolved()
    values = _moved(reference, length, sign)
    if values is not None and "about" in found:
        values["PERIOD"] = approximated(values["PERIOD"])
    return values


def _moved(day: Any, length: Length, sign: int) -> Values | None:
    """`length` after (or before) a day: to the day for days to months, to the month for years."""
    moved, low, high = day, day, day
    for count, unit in length:
        whole = int(count)
        if unit in ("hour", "minute", "second"):
            hours = count / {"hour": 1, "minute": 60, "second": 3600}[unit]
            step = int(hours // 24)
            moved, low, high = (calendars.days(d, sign * step) for d in (moved, low, high))
            continue
        moved = calendars.shift(moved, unit, sign * whole)
        if count % 1:
            small = {
                "century": ("year", 100),
                "year": ("month", 12),
                "month": ("day", 30),
                "decade": ("year", 10),
                "week": ("day", 7),
            }.get(unit)
            if small:
                moved = calendars.shift(moved, small[0], sign * int(count % 1 * small[1]))
    unit = length[-1][1]
    if unit in ("year", "decade", "century") and len(length) == 1:
        span = calendars.around(moved, "month" if unit == "year" else "year")
        slack = 183 if unit == "year" else 1827
        grain = Granularity.MONTH if unit == "year" else Granularity.YEAR
    else:
        span = moved, moved
        slack = {"day": 0, "week": 3, "weekend": 3, "month": 15, "quarter": 45, "half": 90}.get(unit, 0)
        grain = Granularity.DAY
    tolerance = calendars.days(span[0], -slack), calendars.days(span[1], slack)
    return told(relative(span, grain, tolerance))


def _ago(found: Found) -> Values | None:
    return _shifted(found, -1)


def _hence(found: Found) -> Values | None:
    return _shifted(found, 1)


def _in(found: Found) -> Values | None:
    """ "in two weeks" is two weeks hence where plans are told or nothing else is; else a duration."""
    context, start = found.context, found.first.start
    future = context.future(start)
    if context.alone(start, found.last.end) or future:
        return _hence(found)
    if "AFTER" in found.first.values:  # "بعد عشر دقائق" is ten minutes later as well
        return _dangling(found)
    begins = start == 0 or context.text[start - 1] == "\n" or context.text[start - 2 : start] == ". "
    return _hence(found) if future is None and begins else None


def _from_anchor(found: Found) -> Values | None:
    """Three days after Easter."""
    sign = -1 if "before" in found else 1
    days = days_of(found, "anchor")
    if "from" in found and found.get("anchor", "WD"):  # "a week from Monday": the one ahead
        days = replace(days, readings=tuple(sorted(days.readings, key=lambda r: r.earliest or date.min))[-1:])
    anchor = days.span
    if anchor is None:
        return unresolved()
    length = found.get("length", "DURATION")
    if length[-1][1] in ("year", "month"):  # from feast to feast
        day = anchor[1] if sign > 0 else anchor[0]
        for count, unit in length:
            day = calendars.shift(day, unit, sign * int(count))
        return told(relative((day, day), Granularity.DAY))
    return _moved(anchor[1] if sign > 0 else anchor[0], length, sign)


def _dangling(found: Found) -> Values | None:
    """Two days after the attack: no date without knowing when that was, but how long."""
    length = found.get("length", "DURATION")
    if "unit" in found:
        length = ((Decimal(1), found.get("unit", "UNIT")),)
    return unresolved() | ({"LENGTH": length} if length else {})


def _ended(found: Found) -> Values | None:
    """The three months to March 2020; السنة المنتهية في 30 يونيو."""
    last = days_of(found, "end").span
    unit, count = found.get("unit", "UNIT"), found.get("n", "NUM") or 1
    if "dual" in found:
        unit, count = found.get("dual", "DUAL"), 2
    if unit not in ("day", "week", "month", "quarter", "half", "year") or not 0 < count < 100:
        return None
    if last is None:
        return unresolved(granularity(unit))
    first = calendars.shift(calendars.days(last[1], 1), unit, -count)
    return told(replace(relative((first, last[1]), Granularity.DAY), relative=days_of(found, "end").relative))


def _eve(found: Found) -> Values | None:
    """On the eve of 1 May; عشية العيد: the day before. غداة: the day after."""
    read = days_of(found, "day")
    if read.span is None or read.granularity is not Granularity.DAY:
        return None
    day = calendars.days(read.span[0], -1) if "eve" in found else calendars.days(read.span[1], 1)
    return told(replace(relative((day, day), Granularity.DAY), relative=read.relative))


def _lasting(found: Found) -> Values | None:
    """For 10 days from 18 December."""
    anchor = days_of(found, "anchor").span
    if anchor is None:
        return unresolved()
    last = anchor[0]
    for count, unit in found.get("length", "DURATION"):
        last = calendars.shift(last, unit, int(count))
    return told(relative((anchor[0], last), granularity("day")))


def _week_of(found: Found) -> Values | None:
    span = days_of(found, "day").span
    if span is None:
        return unresolved(Granularity.WEEK)
    return told(replace(relative(calendars.week(span[0]), Granularity.WEEK), relative=False))


_ENDS = r"(?:TO|UNTIL|ENDED (?:IN|ON)?) THE? (?P<end>P_DAY|P_MONTH)"

ENDED = (
    Rule(r"(?P<eve>EVE) (?P<day>PERIOD)", _eve),
    Rule(r"MORROW (?P<day>PERIOD)", _eve),
    Rule(rf"(?P<n>NUM) (?P<unit>UNIT) {_ENDS}", _ended),
    Rule(rf"(?P<unit>UNIT) (?P<n>NUM)? {_ENDS}", _ended),
    Rule(rf"(?P<dual>DUAL) {_ENDS}", _ended),
)

RULES = (
    Rule(r"U_WEEK OF THE? (?P<day>P_DAY)", _week_of),
    Rule(r"(?:AGOPRE|BEFORE) (?P<length>DURATION) (?P<before>OF|FROM) (?P<anchor>PERIOD)", _from_anchor),
    Rule(r"(?:HENCEPRE|AFTER) (?P<length>DURATION) (?:OF|FROM) (?P<anchor>PERIOD)", _from_anchor),
    Rule(r"FOR (?P<length>DURATION) (?:FROM|SINCE) (?P<anchor>P_DAY)", _lasting),
    Rule(r"(?:FROM|SINCE)? (?P<anchor>P_DAY) FOR (?P<length>DURATION)", _lasting),
    Rule(
        r"(?P<length>DURATION) (?:AFTER|(?P<from>FROM)|(?P<before>BEFORE)) (?P<anchor>PERIOD)", _from_anchor
    ),
    Rule(r"(?:AGOPRE|HENCEPRE) (?P<length>DURATION) (?=(?:OF|FROM) (?!PERIOD))", _dangling),
    Rule(r"AN? FEW? UNIT (?:AGO|LATER|EARLIER|BEFORE (?=END|DOT|COMMA))", _dangling),
    Rule(r"THENCE IN? (?:(?P<length>DURATION)|(?P<unit>UNIT))", _dangling),
    Rule(r"(?P<length>DURATION) (?:LATER|EARLIER)", _dangling),
    Rule(r"(?P<about>ABOUT|ROUGHLY)? (?P<length>DURATION) (?:AGO|BACK)", _ago),
    Rule(r"(?P<length>DURATION) (?:HENCE)", _hence),
    Rule(r"(?P<length>DURATION) (?:AFTER|BEFORE) (?!PERIOD)", _dangling),
    Rule(r"AGOPRE (?P<about>ABOUT|ROUGHLY)? (?P<length>DURATION)", _ago),
    Rule(r"HENCEPRE (?P<about>ABOUT|ROUGHLY)? (?P<length>DURATION)", _in),
)
