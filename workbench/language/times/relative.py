"""Times counted from the publication date, and parts and members of periods."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from workbench.language.times import calendars
from workbench.language.times.dates import period
from workbench.language.times.engine import Found, Rule
from workbench.language.times.lexicon import Values
from workbench.language.times.policy import granularity_of_part, part_of
from workbench.language.times.values import (
    UNRESOLVED,
    Partial,
    Period,
    Range,
    around,
    granularity,
    nth_of,
    relative,
    resolve,
)
from workbench.model import Granularity, Interval


def told(value: Period) -> Values:
    """The values of a token that stands for resolved days."""
    names = {
        Granularity.WEEK: "P_WEEK",
        Granularity.MONTH: "P_MONTH",
        Granularity.YEAR: "P_YEAR",
        Granularity.DAY: "P_DAY",
    }
    name = names.get(value.granularity) if value.granularity else None
    return {"PERIOD": value, name: True} if name else {"PERIOD": value}


def unresolved(grain: Granularity | None = None) -> Values:
    return told(replace(UNRESOLVED, granularity=grain))


def days_of(found: Found, group: str) -> Period:
    """The group's period, resolved."""
    token = found.token(group)
    return resolve(token.values["PERIOD"], found.context.reference, future=found.context.future(token.start))


def _deictic(found: Found) -> Values | None:
    reference = found.context.reference
    if reference is None:
        return unresolved(Granularity.DAY)
    return told(around(reference, "day", found.get("day", "DEICTIC") + (found.get("more", "REL") or 0)))


def _unit(found: Found) -> Values | None:
    """Last week, this month, الشهر الماضي, العام الجاري."""
    unit, step = found.get("unit", "UNIT"), found.get("rel", "REL")
    if unit in ("second", "minute", "hour"):
        return None
    if unit == "season" or found.get("unit", "PLURAL"):
        return unresolved()
    reference = found.context.reference
    grain = granularity(unit)
    if reference is None or (
        found.get("rel", "NARRATIVE") and not found.context.alone(found.first.start, found.last.end)
    ):
        return unresolved(grain)
    if (
        unit == "day"
        and step
        and found.get("rel", "NARRATIVE") is None
        and "DEF" not in found.token("unit").values
        and found.context.known.articles
    ):
        return None
    return told(around(reference, unit, step))


def _after_next(found: Found) -> Values | None:
    reference = found.context.reference
    if reference is None:
        return unresolved()
    return told(around(reference, found.get("unit", "UNIT"), 2))


def _units(found: Found) -> Values | None:
    """The last two weeks, العامين الماضيين, the next three months: whole units."""
    count, unit = found.get("n", "NUM"), found.get("unit", "UNIT")
    if "dual" in found:
        count, unit = 2, found.get("dual", "DUAL")
    if count is None:
        count = 3 if "few" in found else 1
    step = found.get("rel", "REL")
    reference = found.context.reference
    if step == 0 or unit in ("second", "minute", "hour", "season") or not 0 < count < 1000:
        return None
    if reference is None or ("few" in found and unit != "day"):
        return unresolved(granularity(unit))
    try:
        near = calendars.around(calendars.shift(reference, unit, 1 if step > 0 else -1), unit)
        far = calendars.around(calendars.shift(reference, unit, count if step > 0 else -count), unit)
    except (ValueError, OverflowError):
        return None
    span = (near[0], far[1]) if step > 0 else (far[0], near[1])
    rolling = calendars.shift(reference, unit, count if step > 0 else -count)
    tolerance = (reference, max(span[1], rolling)) if step > 0 else (min(span[0], rolling), reference)
    return told(relative(span, granularity(unit), tolerance))


def _weekday(found: Found) -> Values | None:
    """Monday; last Monday; الاثنين المقبل."""
    weekday, step = found.get("day", "WEEKDAY"), found.get("rel", "REL")
    reference = found.context.reference
    alone = found.context.alone(found.first.start, found.last.end)
    if (
        step is None
        and found.get("day", "WEAK")
        and "afternext" not in found
        and found.first is found.last
        and not alone
    ):
        return None
    if reference is None:
        return {
            "PERIOD": Period(relative=True, weekday=weekday, granularity=Granularity.DAY),
            "P_DAY": True,
            "WD": True,
        }
    since = (reference.weekday() - weekday) % 7
    past, coming = calendars.days(reference, -(since or 7)), calendars.days(reference, (7 - since) % 7 or 7)
    monday = calendars.week(reference)[0]
    if "afternext" in found:
        days = [calendars.days(coming, 7)]
    elif step is None:
        recent = reference if since == 0 else past
        days = [coming, recent] if found.context.future(found.first.start) else [recent, coming]
    elif step < 0:
        days = [past]
    elif step == 0:
        days = [calendars.days(monday, weekday)]
        if since:
            days += [past if days[0] > reference else coming]
    else:
        after = calendars.days(monday, 7 + weekday)
        days = list(
            dict.fromkeys(
                [after, coming]
                if found.context.known.settings.get("next_weekday") == "next week"
                else [coming]
            )
        )
    return _days(days, step is None or step == 0, weekday)


def _days(days: list[date], several: bool, weekday: int) -> Values:
    first = relative((days[0], days[0]), Granularity.DAY)
    more = tuple(Interval(day, day) for day in days)
    return {"PERIOD": replace(first, readings=more), "P_DAY": True, "WD": True}


def _weekday_of_week(found: Found) -> Values | None:
    span = days_of(found, "week").span
    if span is None:
        return unresolved(Granularity.DAY)
    day = calendars.days(span[0], found.get("day", "WEEKDAY"))
    return told(relative((day, day), Granularity.DAY))


def _weekday_and_number(found: Found) -> Values | None:
    """Tuesday the 19th: the nearest month in which that is so."""
    weekday, number = found.get("day", "WEEKDAY"), found.get("n", "DAY")
    if found.get("n", "ORD") is None:
        return None
    reference = found.context.reference
    if reference is None:
        return {"PERIOD": Period(relative=True, weekday=weekday, granularity=Granularity.DAY), "P_DAY": True}
    for step in sorted(range(-12, 13), key=lambda s: (abs(s), -s if s >= 0 else s)):
        first, last = calendars.around(calendars.shift(reference, "month", step), "month")
        if number <= last.day and first.replace(day=number).weekday() == weekday:
            return told(replace(relative((first.replace(day=number),) * 2, Granularity.DAY), weekday=weekday))
    return unresolved(Granularity.DAY)


def _number_day(found: Found) -> Values | None:
    """On the 15th: this month's; "on the 1st", once past, the next month's."""
    reference, number = found.context.reference, found.get("n", "DAY")
    if found.get("n", "ORD") is None or not (
        "on" in found or found.context.alone(found.first.start, found.last.end)
    ):
        return None
    if reference is None:
        return unresolved(Granularity.DAY)
    days = []
    for step in (0, 1, -1):
        first, last = calendars.around(calendars.shift(reference, "month", step), "month")
        if number <= last.day:
            days.append(first.replace(day=number))
    past = [day for day in days if day <= reference][-1:]
    coming = [day for day in days if day > reference][:1]
    alone = found.context.alone(found.first.start, found.last.end)
    ordered = coming + past if alone or found.context.future(found.first.start) else past + coming
    return {
        "PERIOD": replace(
            relative((ordered[0],) * 2, Granularity.DAY), readings=tuple(Interval(d, d) for d in ordered)
        ),
        "P_DAY": True,
    }


def _day_of_month(found: Found) -> Values | None:
    """The 20th of next month."""
    span = days_of(found, "month").span
    if span is None:
        return unresolved(Granularity.DAY)
    day = calendars.days(span[0], found.get("day", "DAY") - 1)
    if day > span[1]:
        return None
    return told(replace(relative((day, day), Granularity.DAY), weekday=found.get("weekday", "WEEKDAY")))


def _in_year(found: Found) -> Values | None:
    """March last year; عيد الفطر من العام الماضي: a written period in a year that is counted."""
    value = found.get("what", "PERIOD")
    if not _open(value):
        return None
    year = days_of(found, "year")
    if year.span is None:
        return unresolved(value.granularity)
    number = year.span[0].year
    if isinstance(value, Range):
        value = replace(value, last=replace(value.last, year=number))
    else:
        value = replace(value, year=number)
    return told(replace(resolve(value, found.context.reference), relative=year.relative))


def _open(value: Any) -> bool:
    if isinstance(value, Range):
        return value.first.needs_year and value.last.needs_year
    return isinstance(value, Partial) and value.needs_year


def _related(found: Found) -> Values | None:
    """Last March, الصيف الماضي, next Christmas."""
    value, step = found.get("what", "PERIOD"), found.get("rel", "REL")
    if not _open(value) or (isinstance(value, Range) and step == 0):
        return None
    reference = found.context.reference
    if reference is None:
        return unresolved(value.granularity)
    options: list[Period] = []
    for year in range(reference.year - 2, reference.year + 4):
        dated = (
            replace(value, year=year)
            if isinstance(value, Partial)
            else replace(value, last=replace(value.last, year=year))
        )
        if isinstance(dated, Partial) and dated.hijri:
            dated = replace(dated, year=calendars.hijri_years(year)[1])
        read = resolve(dated, reference)
        if read.span:
            options.append(replace(read, relative=True))
    spans = [(option.span, option) for option in options if option.span]
    coming = [option for span, option in spans if span[0] > reference]
    if "afternext" in found:
        chosen = coming[1:2]
    elif step < 0:
        chosen = [option for span, option in spans if span[1] < reference][-1:]
    elif step > 0:
        chosen = coming[:1]
    else:
        chosen = [option for span, option in spans if span[0] <= reference <= span[1]]
        chosen = chosen or [option for span, option in spans if span[0].year == reference.year]
    return told(chosen[0]) if chosen else None


def _this(found: Found) -> Values | None:
    """During the month, خلال الشهر: the one of the reference."""
    unit, reference = found.get("unit" if "unit" in found else "bare", "UNIT"), found.context.reference
    if unit in ("second", "minute", "hour", "day", "season", "half"):
        return None
    return told(around(reference, unit)) if reference else unresolved(granularity(unit))


def _part(found: Found) -> Values | None:
    """End of January 2018, early 2017, بداية العام الجاري."""
    part = found.get("part", "PART")
    value = found.get("what", "PERIOD")
    if value is None:  # "the end of the month", نهاية العام
        unit, reference = found.get("unit", "UNIT"), found.context.reference
        if unit in ("second", "minute", "hour", "day", "season", "weekend"):
            return None
        if reference is None:
            return unresolved(granularity(unit))
        value = around(reference, unit)
    if found.get("part", "UNIT") and getattr(value, "granularity", None) is not Granularity.MONTH:
        return None  # half a year is no middle of the year
    return _cut(value, part)


def _cut(value: Any, part: str) -> Values | None:
    if isinstance(value, Range):
        return None
    if isinstance(value, Partial):
        if value.granularity is Granularity.DAY or value.part:
            return None
        return period(replace(value, part=part))
    if value.span is None or value.granularity is None:
        return {"PERIOD": value}
    if value.granularity is Granularity.DAY:
        return None
    core, tolerance = part_of(value.span, value.granularity, part)
    return (
        told(
            replace(
                relative(core, granularity_of_part(value.granularity), tolerance),
                approximate=value.approximate,
            )
        )
        | {}
    )


def _end_word(found: Found) -> Values | None:
    """EOM, BOY: letters that stand for part and unit."""
    part, unit = found.get("word", "PARTUNIT").split()
    reference = found.context.reference
    if reference is None:
        return unresolved()
    return _cut(around(reference, unit), part)


def _nth(found: Found) -> Values | None:
    """The first Monday of March; third last week of 2018; آخر أسبوع في سبتمبر."""
    nth = found.get("n", "ORD") or 0
    if "last" in found or found.get("n", "LASTW"):
        nth = -(nth or 1)
    unit = found.get("what", "UNIT")
    of = str(found.get("weekday", "WEEKDAY")) if "weekday" in found else unit
    value = found.get("of", "PERIOD")
    if of not in ("day", "week", "weekend") and "weekday" not in found:
        return None
    if isinstance(value, Partial) and not value.nth and not value.part:
        if value.granularity in (Granularity.DAY, Granularity.WEEK):
            return None
        return period(replace(value, nth=nth, of="week" if of == "weekend" else of))
    if "unit" in found:
        reference = found.context.reference
        read = around(reference, found.get("unit", "UNIT")) if reference else UNRESOLVED
    else:
        read = days_of(found, "of")
    if read.span is None:
        return unresolved()
    try:
        span = nth_of(read.span, nth, of)
    except ValueError:
        return None
    return told(relative(span, Granularity.WEEK if of == "week" else Granularity.DAY))


def _nth_unit(found: Found) -> Values | None:
    """The third quarter of last year; النصف الأول من العام الجاري; the first six months of 2018."""
    read = days_of(found, "of")
    if "ofunit" in found and found.context.reference:
        read = around(found.context.reference, found.get("ofunit", "UNIT"))
    unit = found.get("what", "UNIT")
    nth, count = found.get("n", "ORD") or 1, found.get("count", "NUM") or 1
    last = "n" in found and found.get("n", "LASTW")
    if read.span is None:
        return unresolved(granularity(unit))
    try:
        if last:
            first = calendars.days(calendars.shift(calendars.days(read.span[1], 1), unit, -count), 0)
            span = first, read.span[1]
        else:
            first = calendars.shift(read.span[0], unit, (nth - 1) * count)
            span = first, calendars.days(calendars.shift(first, unit, count), -1)
    except (ValueError, OverflowError):
        return None
    if span[0] < read.span[0] or span[1] > read.span[1]:
        return None
    grain = granularity(unit)
    result = relative(span, grain if grain is not Granularity.WEEK else Granularity.DAY)
    return told(replace(result, relative=read.relative))


_MEMBER = r"(?:U_DAY? (?P<weekday>WEEKDAY)|(?P<what>U_WEEK|U_DAY))"
_PIECE = r"(?P<what>U_QUARTER|U_HALF|U_MONTH|U_DECADE|U_DAY|U_WEEK|U_YEAR)"
_OF = r"(?:OF|IN|ON){0,2} THE?"

RULES = (
    # weekdays and days that are members of a period
    Rule(
        rf"(?P<n>ORD) (?P<last>LASTW) {_MEMBER} {_OF} (?P<of>P_MONTH|P_YEAR)",
        _nth,
    ),
    Rule(rf"(?P<n>ORD|LASTW) U_DAY? (?P<weekday>WEEKDAY) {_OF} (?P<of>P_MONTH|P_YEAR)", _nth),
    Rule(rf"(?P<weekday>WEEKDAY) (?P<n>ORD|LASTW) {_OF} (?P<of>P_MONTH|P_YEAR)", _nth),
    Rule(rf"(?P<n>ORD|LASTW) (?P<what>U_DAY|U_WEEK) {_OF} (?P<of>P_MONTH|P_YEAR)", _nth),
    Rule(rf"(?P<what>U_DAY|U_WEEK) (?P<n>ORD|LASTW) {_OF} (?P<of>P_MONTH|P_YEAR)", _nth),
    # counted units
    Rule(r"(?P<rel>REL) (?:(?P<n>NUM)|(?P<few>FEW)) (?P<unit>UNIT)", _units),
    Rule(r"(?P<n>NUM) (?P<rel>REL) (?P<unit>UNIT)", _units),
    Rule(r"(?P<unit>UNIT) (?:(?P<n>NUM)|(?P<few>FEW)) (?P<rel>REL)", _units),
    Rule(r"(?P<dual>DUAL) (?P<rel>REL)", _units),
    Rule(r"(?P<rel>REL) (?P<dual>DUAL)", _units),
    Rule(r"(?P<n>NUM) (?P<unit>UNIT) (?P<rel>REL)", _units),
    Rule(r"(?P<unit>UNIT) (?P<rel>AFTERNEXT)", _after_next),
    Rule(r"(?P<rel>REL) (?P<unit>UNIT) (?!OLD|AGO)", _unit),
    Rule(r"(?P<unit>UNIT) (?P<rel>REL)", _unit),
    Rule(r"(?P<day>WEEKDAY) (?P<afternext>AFTERNEXT)", _weekday),
    Rule(r"(?P<what>PERIOD) (?P<afternext>AFTERNEXT)", _related),
    Rule(r"(?P<rel>REL) U_DAY? (?P<day>WEEKDAY)", _weekday),
    Rule(r"U_DAY? (?P<day>WEEKDAY) (?P<rel>REL)", _weekday),
    Rule(r"U_DAY? (?P<day>WEEKDAY) (?:FROM|OF|THE|IN){0,2} (?P<week>P_WEEK)", _weekday_of_week),
    Rule(r"(?P<week>P_WEEK) POSS? (?P<day>WEEKDAY)", _weekday_of_week),
    Rule(
        r"(?P<weekday>WEEKDAY)? COMMA? THE? U_DAY? (?P<day>DAY) U_DAY? OF THE? (?P<month>P_MONTH)",
        _day_of_month,
    ),
    Rule(
        rf"(?P<n>ORD|LASTW) {_MEMBER} {_OF} (?P<of>P_MONTH|P_YEAR)",
        _nth,
    ),
    Rule(rf"(?P<weekday>WEEKDAY) (?P<n>ORD|LASTW) {_OF} (?P<of>P_MONTH|P_YEAR)", _nth),
    Rule(
        rf"(?P<n>ORD|LASTW) {_MEMBER} {_OF} (?P<unit>U_MONTH|U_YEAR)",
        _nth,
    ),
    Rule(r"(?P<what>PERIOD) (?:COMMA|OF|IN|THE){0,2} (?P<year>P_YEAR)", _in_year),
    Rule(r"(?P<rel>REL) (?P<what>PERIOD)", _related),
    Rule(r"(?P<what>PERIOD) (?P<rel>REL)", _related),
    Rule(
        rf"(?P<n>ORD|LASTW) (?P<count>NUM)? {_PIECE} {_OF} (?P<of>PERIOD)",
        _nth_unit,
    ),
    Rule(
        rf"{_PIECE} (?P<count>NUM)? (?P<n>ORD|LASTW) {_OF} (?P<of>PERIOD)",
        _nth_unit,
    ),
    Rule(r"(?P<part>PART) (?:OF|THE|IN|DASH|COMMA|ABOUT){0,3} (?P<what>PERIOD)", _part),
    Rule(r"(?P<part>PART) OF THE (?P<unit>UNIT)", _part),
    Rule(r"(?P<part>PART) (?:OF|IN)? (?P<unit>DUNIT)", _part),
    Rule(r"(?P<part>PART) OF? (?P<unit>UNIT) (?=END|DOT|COMMA)", _part),
    Rule(r"THE? (?P<word>PARTUNIT)", _end_word),
    Rule(r"(?<=DURING) (?:(?P<unit>DUNIT)|THE (?P<bare>UNIT)) (?!ORD|LASTW|NUM|FISCAL)", _this),
    Rule(r"U_DAY? (?P<day>DEICTIC)", _deictic),
    Rule(r"(?P<day>WEEKDAY) COMMA? THE? (?P<n>ORD) (?!UNIT)", _weekday_and_number),
    Rule(r"(?P<on>ON) THE? (?P<n>ORD) (?=END|DOT|COMMA|AND|ON)", _number_day),
    Rule(r"THE? (?P<n>ORD) (?=END)", _number_day),
    Rule(r"U_DAY? (?P<day>WEEKDAY)", _weekday),
)
