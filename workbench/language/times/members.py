"""Members and parts of periods: the first Monday of March, the end of 2018."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workbench.language.times import calendars
from workbench.language.times.dates import period
from workbench.language.times.engine import Found, Rule
from workbench.language.times.lexicon import Values
from workbench.language.times.policy import granularity_of_part, part_of
from workbench.language.times.relative import days_of, told, unresolved
from workbench.language.times.resolve import around, granularity, relative, resolve
from workbench.language.times.values import UNRESOLVED, Partial, Period, Range, nth_of
from workbench.model import Granularity


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


def _same_day(found: Found) -> Values | None:
    """On this day in 1956; في مثل هذا اليوم من عام 1956."""
    today, year = days_of(found, "what").span, days_of(found, "year").span
    if today is None or year is None or today != (found.context.reference,) * 2:
        return None
    day = today[0].replace(year=year[0].year)
    return told(relative((day, day), Granularity.DAY))


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


def _third(found: Found) -> Values | None:
    """الثلث الأول من مايو."""
    index = found.get("n", "ORD") or 3
    return _cut(found.get("what", "PERIOD"), ("start", "middle", "end")[index - 1]) if index <= 3 else None


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
        return period(replace(value, nth=nth, of=of))
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
    if "ofunit" in found:
        reference = found.context.reference
        read = around(reference, found.get("ofunit", "UNIT")) if reference else UNRESOLVED
    else:
        read = days_of(found, "of")
    unit = found.get("what", "UNIT")
    nth, count = found.get("n", "ORD") or 1, found.get("count", "NUM") or 1
    last = "n" in found and found.get("n", "LASTW")
    if read.span is None:
        return unresolved(granularity(unit))
    if last:
        first = calendars.days(calendars.shift(calendars.days(read.span[1], 1), unit, -count), 0)
        span = first, read.span[1]
    else:
        first = calendars.shift(read.span[0], unit, (nth - 1) * count)
        span = first, calendars.days(calendars.shift(first, unit, count), -1)
    if span[0] < read.span[0] or span[1] > read.span[1]:
        return None
    grain = granularity(unit)
    result = relative(span, grain if grain is not Granularity.WEEK else Granularity.DAY)
    return told(replace(result, relative=read.relative))


_MEMBER = r"(?:U_DAY? (?P<weekday>WEEKDAY)|(?P<what>U_WEEK|U_WEEKEND|U_DAY))"
_PIECE = r"(?P<what>U_QUARTER|U_HALF|U_MONTH|U_DECADE|U_DAY|U_WEEK|U_YEAR)"
_OF = r"(?:OF|IN|ON){0,2} THE?"


_OF_THE_YEAR = r"OF (?:THE (?=U_YEAR)|(?=DUNIT)) (?P<ofunit>U_YEAR) (?!REL|NUM|PERIOD)"
_PARENT = rf"{_OF} (?P<of>P_MONTH|P_YEAR)"
_NTH = (
    Rule(rf"(?P<n>ORD|LASTW) {_MEMBER} {_PARENT}", _nth),
    Rule(rf"(?P<weekday>WEEKDAY) (?P<n>ORD|LASTW) {_PARENT}", _nth),
    Rule(rf"(?P<what>U_DAY|U_WEEK) (?P<n>ORD|LASTW) {_PARENT}", _nth),
)

# Members of written periods, before anything is counted from the reference.
OF_WRITTEN = (
    Rule(rf"(?P<n>ORD) (?P<last>LASTW) {_MEMBER} {_PARENT}", _nth),
    Rule(r"THIRD (?P<n>ORD|LASTW) OF THE? (?P<what>PERIOD)", _third),
    Rule(r"(?P<n>ORD|LASTW) THIRD OF THE? (?P<what>PERIOD)", _third),
    *_NTH,
)
RULES = (
    *_NTH,
    Rule(rf"(?P<n>ORD|LASTW) {_MEMBER} {_OF} (?P<unit>U_MONTH|U_YEAR)", _nth),
    Rule(r"(?P<what>PERIOD) (?P<afternext>AFTERNEXT)", _related),
    Rule(r"(?P<what>PERIOD) (?:COMMA|OF|IN|THE){0,2} (?P<year>P_YEAR)", _in_year),
    Rule(r"(?P<what>P_DAY) (?:COMMA|OF|IN|FROM){1,2} (?P<year>P_YEAR)", _same_day),
    Rule(r"(?P<rel>REL) (?P<what>PERIOD)", _related),
    Rule(r"(?P<what>PERIOD) (?P<rel>REL)", _related),
    Rule(rf"(?P<n>ORD|LASTW) (?P<count>NUM)? {_PIECE} {_OF} (?P<of>PERIOD)", _nth_unit),
    Rule(rf"{_PIECE} (?P<count>NUM)? (?P<n>ORD|LASTW) {_OF} (?P<of>PERIOD)", _nth_unit),
    Rule(rf"(?P<n>ORD|LASTW) (?P<count>NUM)? {_PIECE} {_OF_THE_YEAR}", _nth_unit),
    Rule(rf"{_PIECE} (?P<count>NUM)? (?P<n>ORD|LASTW) {_OF_THE_YEAR}", _nth_unit),
    Rule(r"(?P<part>PART) (?:OF|THE|DASH|ABOUT){0,3} (?P<what>PERIOD)", _part),
    Rule(r"(?P<part>ADVERB) IN THE? (?P<what>PERIOD)", _part),
    Rule(r"(?P<part>ADVERB) IN THE (?P<unit>UNIT)", _part),
    Rule(r"(?P<unit>UNIT) DASH (?P<part>PART)", _part),
    Rule(r"(?P<part>PART) (?:DASH|OF THE) (?P<unit>UNIT)", _part),
    Rule(r"(?P<part>PART) (?:OF|IN)? (?P<unit>DUNIT)", _part),
    Rule(r"(?P<part>PART) OF? (?P<unit>UNIT) (?=END|DOT|COMMA)", _part),
    Rule(r"THE? (?P<word>PARTUNIT)", _end_word),
)
