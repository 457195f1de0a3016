"""Ranges, open intervals and "about": what joins periods or widens them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from workbench.language.times import calendars
from workbench.language.times.engine import Found, Rule
from workbench.language.times.lexicon import Values
from workbench.language.times.relative import days_of, told, unresolved
from workbench.language.times.resolve import approximated, through
from workbench.language.times.values import Partial, Range
from workbench.model import Interval


def _range(found: Found) -> Values | None:
    first, last = found.get("a", "PERIOD"), found.get("b", "PERIOD")
    if found.get("a", "BARE") and found.get("b", "BARE") and not _years_apart(first, last):
        return {"VOID": True}  # "from 1990 to 2500 units"
    if isinstance(first, Partial) and isinstance(last, Partial):
        if first.year is not None and last.year is not None and first.year > last.year:
            return None
        return {"PERIOD": Range(first, last)}
    if isinstance(first, Range) or isinstance(last, Range):
        return None
    start, end = days_of(found, "a"), days_of(found, "b")
    if not start.readings or not end.readings:
        return unresolved()
    later = [
        reading for reading in end.readings if (reading.latest or date.max) >= (start.earliest or date.min)
    ]
    if not later:
        return None
    if later[0] != end.readings[0]:
        end = replace(end, readings=(later[0],), tolerance=later[0], edtf=f"{later[0].latest}")
    return told(through(start, end))


def _years_apart(first: Any, last: Any) -> bool:
    if not (isinstance(first, Partial) and isinstance(last, Partial)):
        return True
    if first.year is None or last.year is None or first.month or last.month:
        return True
    return 1400 <= first.year < last.year <= 2200


def _through_short(found: Found) -> Values | None:
    """1914-18, عامي 2017-18."""
    value = found.get("year", "PERIOD")
    if not isinstance(value, Partial) or value.year is None or value.kind:
        return None
    year = value.year
    last = year // 100 * 100 + found.get("short", "Y2")
    if not 1400 <= year < last:
        return None
    return {"PERIOD": Range(Partial(year=year), Partial(year=last))}


def _of_noun(found: Found) -> bool:
    """ "Since the August blaze", "after the 2016 fire": the month is the fire's, and no limit."""
    value, token = found.get("what", "PERIOD"), found.token("what")
    text = found.context.text
    if text.startswith("'s ", token.end):  # "since Wednesday's vote"
        return True
    if (
        not isinstance(value, Partial)
        or value.day
        or value.part
        or value.nth
        or value.kind not in ("", "season")
    ):
        return False
    return text[: token.start].endswith(" the ") and text[token.end : token.end + 2].strip().isalpha()


def _since(found: Found) -> Values | None:
    if _of_noun(found):
        return None
    read = days_of(found, "what")
    if not read.readings:
        return unresolved(read.granularity) if not read.problem else {"PERIOD": read}
    readings = tuple(Interval(r.earliest, None) for r in read.readings)
    tolerance = Interval(read.tolerance.earliest, None) if read.tolerance else None
    edtf = f"{read.edtf.split('/')[0]}/.." if read.edtf else None
    return told(replace(read, readings=readings, tolerance=tolerance, edtf=edtf))


def _until(found: Found) -> Values | None:
    read = days_of(found, "what")
    if not read.readings:
        return unresolved(read.granularity) if not read.problem else {"PERIOD": read}
    reference = found.context.reference
    if found.get("what", "WD") and reference and found.context.future(found.first.start) is not False:
        coming = sorted(read.readings, key=lambda r: (r.latest or date.max) < reference)
        read = replace(read, readings=tuple(coming), tolerance=coming[0], edtf=f"{coming[0].latest}")
    readings = tuple(Interval(None, r.latest) for r in read.readings)
    tolerance = Interval(None, read.tolerance.latest) if read.tolerance else None
    edtf = f"../{read.edtf.split('/')[-1]}" if read.edtf else None
    return told(replace(read, readings=readings, tolerance=tolerance, edtf=edtf))


def _next(day: date | None, step: int) -> date | None:
    try:
        return calendars.days(day, step) if day is not None else None
    except OverflowError:
        return None


def _before(found: Found) -> Values | None:
    if _of_noun(found):
        return None
    read = days_of(found, "what")
    if not read.readings:
        return unresolved(read.granularity) if not read.problem else {"PERIOD": read}
    day = _next(read.readings[0].earliest, -1)
    readings = tuple(Interval(None, _next(r.earliest, -1)) for r in read.readings)
    return told(
        replace(read, readings=readings, tolerance=Interval(None, read.readings[0].latest), edtf=f"../{day}")
    )


def _after(found: Found) -> Values | None:
    if _of_noun(found):
        return None
    read = days_of(found, "what")
    if not read.readings:
        return unresolved(read.granularity) if not read.problem else {"PERIOD": read}
    day = _next(read.readings[0].latest, 1)
    readings = tuple(Interval(_next(r.latest, 1), None) for r in read.readings)
    return told(
        replace(
            read, readings=readings, tolerance=Interval(read.readings[0].earliest, None), edtf=f"{day}/.."
        )
    )


def _about(found: Found) -> Values | None:
    after = found.after().values
    if found.get("what", "BARE") and not {"THE", "END", "DOT", "COMMA", "CLOSE", "IN", "ON"} & after.keys():
        return None  # "about 2000 people"
    read = days_of(found, "what")
    return told(approximated(read)) if read.readings else None


_A = "(?:THE|CLOCK|ADVERB (?=P_DAY)){0,2}"  # "until early Thursday", "منذ صباح الأحد"
RULES = (
    Rule(r"(?P<year>P_YEAR) DASH (?P<short>Y2)", _through_short),
    Rule(
        rf"(?:FROM|BETWEEN|SINCE) {_A} (?P<a>PERIOD) CLOCK? (?:DASH|TO|UNTIL|AND (?:TO|UNTIL)) {_A}"
        r"(?P<b>PERIOD)",
        _range,
    ),
    Rule(rf"BETWEEN {_A} (?P<a>PERIOD) CLOCK? AND {_A} (?P<b>PERIOD)", _range),
    Rule(rf"(?P<a>PERIOD) CLOCK? (?:DASH|TO|UNTIL|AND? (?:TO|UNTIL)) {_A} (?P<b>PERIOD)", _range),
    Rule(rf"(?:SINCE|SINCEFROM) {_A} (?P<what>PERIOD)", _since),
    Rule(r"(?<=END|DOT) FROM (?P<what>PERIOD) (?=COMMA)", _since),
    Rule(r"FROM THE? (?P<what>PERIOD) (?=ONWARD|SILENT|TO THE? PRESENT)", _since),
    Rule(rf"UNTIL {_A} (?P<what>PERIOD)", _until),
    Rule(rf"BEFORE {_A} (?P<what>PERIOD)", _before),
    Rule(rf"AFTER {_A} (?P<what>PERIOD)", _after),
    Rule(r"ABOUT THE? (?P<what>PERIOD)", _about),
)
