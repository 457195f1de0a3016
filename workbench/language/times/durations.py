"""Durations, ages, sets, and dates that are a duration away from something."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from workbench.language.times import calendars
from workbench.language.times.engine import Found, Rule
from workbench.language.times.lexicon import Values
from workbench.language.times.relative import days_of, told, unresolved
from workbench.language.times.resolve import approximated, granularity, relative
from workbench.model import Granularity

Length = tuple[tuple[Decimal, str], ...]
"""(count, unit) pairs, the largest unit first."""

# Units of ISO 8601, and what the others are in them.
_ISO = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
_AS = {
    "decade": (10, "year"),
    "century": (100, "year"),
    "quarter": (3, "month"),
    "half": (6, "month"),
    "weekend": (2, "day"),
}


def iso(length: Length) -> str:
    """ISO 8601; weeks beside other units become days."""
    totals: dict[str, Decimal] = {}
    for count, unit in length:
        factor, base = _AS.get(unit, (1, unit))
        totals[base] = totals.get(base, Decimal(0)) + count * factor
    if "week" in totals and len(totals) > 1:
        totals["day"] = totals.get("day", Decimal(0)) + 7 * totals.pop("week")
    for unit, parts, small in (
        ("year", 12, "month"),
        ("day", 24, "hour"),
        ("hour", 60, "minute"),
        ("month", 30, "day"),
    ):
        whole = totals.get(unit, Decimal(0))
        if whole % 1:  # half a year is six months
            totals[unit] = whole // 1
            totals[small] = totals.get(small, Decimal(0)) + whole % 1 * parts
    date_part = "".join(
        f"{totals[u].normalize():f}{_ISO[u]}" for u in ("year", "month", "week", "day") if totals.get(u)
    )
    time_part = "".join(
        f"{totals[u].normalize():f}{_ISO[u]}" for u in ("hour", "minute", "second") if totals.get(u)
    )
    return f"P{date_part}T{time_part}" if time_part else f"P{date_part or '0D'}"


def duration(length: Length) -> Values:
    return {"DURATION": length}


def _duration(found: Found) -> Values | None:
    if "dual" in found:
        count, unit = Decimal(2), found.get("dual", "DUAL")
    elif "word" in found:
        number, unit = found.get("word", "UNITWORD")
        count = Decimal(number)
    else:
        unit = found.get("unit", "UNIT")
        number = found.get("n", "NUM")
        if number is None and found.get("n", "AN") and found.get("unit", "ORD"):
            return None  # "a second" is more often another one
        if number is None:
            number = found.get("n", "DECIMAL")
        count = Decimal(number) if number is not None else Decimal(1)
    if "half" in found:
        count = (
            count + Decimal("0.5") if "whole" in found or "n" in found or "dual" in found else Decimal("0.5")
        )
    if unit in ("season", "half") or count > 100000:
        return None
    if unit == "quarter" and found.after().values.get("OF"):
        return None  # a part of something
    if "unit" in found and "n" not in found and "half" not in found:
        if found.get("unit", "DEF"):
            return None
        after = found.after().values
        if found.get("unit", "WEAK") and not {"END", "DOT", "COMMA", "OF", "SILENT"} & after.keys():
            return None  # بعد عقد اجتماع: "after holding a meeting", not "in a decade"
    return duration(((count, unit),))


def _and_half(found: Found) -> Values | None:
    """عام ونصف, an hour and a half."""
    length: Length = found.get("length", "DURATION")
    (count, unit), rest = length[-1], length[:-1]
    return duration((*rest, (count + Decimal("0.5"), unit)))


def _quarters(found: Found) -> Values | None:
    """ربع ساعة, three quarters of an hour."""
    minutes = 60 * (found.get("whole", "NUM") or 0) + 15 * (found.get("quarters", "NUM") or 1)
    return duration(((Decimal(minutes), "minute"),))


def _quarters_of_century(found: Found) -> Values | None:
    """ربع قرن, a quarter of a century."""
    return duration(((Decimal(25 * (found.get("quarters", "NUM") or 1)), "year"),))


def _and_minutes(found: Found) -> Values | None:
    """Two hours ten."""
    minutes = found.get("minutes", "NUM")
    hours = found.get("n", "NUM") or 1
    return duration(((Decimal(hours), "hour"), (Decimal(minutes), "minute"))) if minutes < 60 else None


def _fraction(found: Found) -> Values | None:
    """1/2 hour, 2 1/2 hours: what else would be a day and a month."""
    written = found.get("fraction", "SLASHED")
    if written.day >= written.month:
        return None
    count = Decimal(found.get("whole", "NUM") or 0) + Decimal(written.day) / Decimal(written.month)
    return duration(((count, found.get("unit", "UNIT")),))


def _rate(found: Found) -> Values | None:
    """Twice a year, 5,000 dollars a month."""
    return {"RESULT": ("set", iso(((Decimal(1), found.get("unit", "UNIT")),)))}


def _joined(found: Found) -> Values | None:
    first, second = found.get("a", "DURATION"), found.get("b", "DURATION")
    order = (
        "century",
        "decade",
        "year",
        "half",
        "quarter",
        "month",
        "week",
        "weekend",
        "day",
        "hour",
        "minute",
        "second",
    )
    if order.index(first[-1][1]) >= order.index(second[0][1]):
        return None
    return duration(first + second)


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
    context = found.context
    if not (context.alone(found.first.start, found.last.end) or context.future(found.first.start)):
        return None
    return _hence(found)


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
    """Two days after the attack: no date without knowing when that was."""
    return unresolved()


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


def _numbers_apart(found: Found) -> Values | None:
    """10-15 years: two lengths, which is for the quantities to tell."""
    return {"VOID": True} if found.get("a", "NUM") < found.get("b", "NUM") else None


def _set(found: Found) -> Values | None:
    """Every Friday, كل شهر, daily."""
    if "word" in found:
        return {"RESULT": ("set", found.get("word", "SETWORD"))}
    count = found.get("n", "NUM") or (2 if "other" in found else 1)
    unit = found.get("unit", "UNIT")
    if "dual" in found:
        count, unit = 2, found.get("dual", "DUAL")
    if "weekday" in found:
        return {"RESULT": ("set", f"P{count}W")}
    if "what" in found:
        return {"RESULT": ("set", "P1Y")}
    if unit == "season":
        return None
    return {"RESULT": ("set", iso(((Decimal(count), unit),)))}


def _age(found: Found) -> Values | None:
    length: Length = found.get("length", "DURATION") or ((Decimal(found.get("n", "NUM")), "year"),)
    if length[0][0] > 130:
        return None
    return {"RESULT": ("age", iso(length))}


_OTHER_LENGTH = r"(?P<b>NUM) DASH? UNIT (?! DASH? OLD|AGO|HENCE|BACK|LATER|EARLIER)"

SETS = (
    Rule(r"(?P<whole>NUM)? (?P<fraction>SLASHED) (?:OF AN?)? (?P<unit>UNIT)", _fraction),
    Rule(r"(?<!NUM) (?P<weekday>PLURALDAY) (?!AGO|HENCE|BACK)", _set),
    Rule(r"(?P<word>SETWORD)", _set),
    Rule(
        r"EVERY (?P<other>OTHER)? (?:(?P<n>NUM)? (?P<unit>UNIT) (?!WEEKDAY)|(?P<dual>DUAL))",
        _set,
    ),
    Rule(r"EVERY (?P<other>OTHER)? U_DAY? (?P<weekday>WEEKDAY)", _set),
)

RULES = (
    Rule(r"EVERY (?P<what>PERIOD)", _set),
    Rule(
        r"(?:TIMES|NUM UNIT|(?<=MONEY|COUNTED)) (?:AN|(?!DURING) IN) (?P<unit>UNIT)"
        r"(?!AGO|NUM|REL|EARLIER|LATER)",
        _rate,
    ),
    Rule(
        rf"(?<!SLASHED|MONTH|FROM|BETWEEN) (?P<a>NUM) (?:DASH|TO) {_OTHER_LENGTH}",
        _numbers_apart,
    ),
    Rule(rf"(?<=BETWEEN) (?P<a>NUM) AND {_OTHER_LENGTH}", _numbers_apart),
    Rule(r"(?:(?P<whole>NUM) AND)? AN? (?P<quarters>NUM)? U_QUARTER (?:OF AN?)? U_HOUR", _quarters),
    Rule(r"AN? (?P<quarters>NUM)? U_QUARTER (?:OF AN?)? U_CENTURY (?!REL|ORD|NUM)", _quarters_of_century),
    Rule(r"(?P<n>NUM|AN) U_HOUR AND? (?P<minutes>NUM) (?=END|DOT|COMMA)", _and_minutes),
    Rule(r"(?<!NUM) AN? (?P<unit>UNIT) (?P<whole>AND) AN? (?P<half>HALFWORD) (?:UNIT (?!OF))?", _duration),
    Rule(r"(?P<n>NUM) AND AN? (?P<half>HALFWORD) (?P<unit>UNIT)", _duration),
    Rule(r"(?<!AND) (?P<half>HALFWORD) (?:AN|OF)? (?P<unit>UNIT)", _duration),
    Rule(r"(?P<n>NUM|DECIMAL|AN) MORE? DASH? (?P<unit>UNIT)", _duration),
    Rule(r"(?P<unit>UNIT) (?P<n>CARD) (?!REL|UNIT)", _duration),
    Rule(r"(?P<dual>DUAL)", _duration),
    Rule(r"(?<=AGOPRE|HENCEPRE|DURATIONPRE|ABOUT|ROUGHLY) (?P<unit>UNIT) (?!DEF)", _duration),
    Rule(r"(?P<word>UNITWORD)", _duration),
    Rule(r"(?P<length>DURATION) AND AN? HALFWORD (?:DUNIT|UNIT)? (?!OF)", _and_half),
    Rule(r"(?P<a>DURATION) (?:COMMA|AND){0,2} (?P<b>DURATION)", _joined),
    Rule(r"(?P<a>DURATION) (?:COMMA|AND){0,2} (?P<b>DURATION)", _joined),
    Rule(r"(?:AGED (?P<n>NUM)|(?P<length>DURATION) DASH? OLD)", _age),
    Rule(r"U_WEEK OF THE? (?P<day>P_DAY)", _week_of),
    Rule(r"(?:AGOPRE|BEFORE) (?P<length>DURATION) (?P<before>OF|FROM) (?P<anchor>PERIOD)", _from_anchor),
    Rule(r"(?:HENCEPRE|AFTER) (?P<length>DURATION) (?:OF|FROM) (?P<anchor>PERIOD)", _from_anchor),
    Rule(r"FOR (?P<length>DURATION) (?:FROM|SINCE) (?P<anchor>P_DAY)", _lasting),
    Rule(r"(?:FROM|SINCE)? (?P<anchor>P_DAY) FOR (?P<length>DURATION)", _lasting),
    Rule(
        r"(?P<length>DURATION) (?:AFTER|(?P<from>FROM)|(?P<before>BEFORE)) (?P<anchor>PERIOD)", _from_anchor
    ),
    Rule(r"(?:AGOPRE|HENCEPRE) (?P<length>DURATION) (?=(?:OF|FROM) (?!PERIOD))", _dangling),
    Rule(r"AN? FEW? UNIT (?:AGO|LATER|EARLIER)", _dangling),
    Rule(r"(?P<length>DURATION) (?:LATER|EARLIER)", _dangling),
    Rule(r"(?P<about>ABOUT|ROUGHLY)? (?P<length>DURATION) (?:AGO|BACK)", _ago),
    Rule(r"(?P<length>DURATION) (?:HENCE)", _hence),
    Rule(r"(?P<length>DURATION) (?:AFTER|BEFORE) (?!PERIOD)", _dangling),
    Rule(r"AGOPRE (?P<about>ABOUT|ROUGHLY)? (?P<length>DURATION)", _ago),
    Rule(r"HENCEPRE (?P<about>ABOUT|ROUGHLY)? (?P<length>DURATION)", _in),
)
