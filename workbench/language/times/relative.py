"""Units counted from the publication date: last week, this year, the next three months, yesterday."""

from __future__ import annotations

from dataclasses import replace

from workbench.language.times import calendars
from workbench.language.times.engine import Found, Rule
from workbench.language.times.lexicon import Values
from workbench.language.times.resolve import around, granularity, relative, resolve
from workbench.language.times.values import UNRESOLVED, Period
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
    day = around(reference, "day", found.get("day", "DEICTIC"))
    return told(replace(day, weekday=found.get("weekday", "WEEKDAY")))


def _elsewhere(found: Found) -> Values | None:
    """The same year, العام نفسه: the story's, not the reference's."""
    that_year = found.get("unit", "UNIT") == "year" and ("same" in found or found.get("self", "ITSELF"))
    return unresolved() | ({"THATYEAR": True} if that_year else {})


def _unit(found: Found) -> Values | None:
    """Last week, this month, الشهر الماضي, العام الجاري."""
    unit, step = found.get("unit", "UNIT"), found.get("rel", "REL")
    if unit in ("second", "minute", "hour"):
        return None
    if unit == "season" or found.get("unit", "PLURAL"):
        return unresolved()
    reference = found.context.reference
    grain = granularity(unit)
    narrative = "the" in found or found.get("rel", "NARRATIVE")
    if reference is None or (
        narrative and not found.context.alone(found.first.start, found.last.end, room=24)
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
    if found.get("rel", "ROLLING") and unit in ("decade", "century"):  # "over the past decade": up to now
        back = calendars.shift(reference, unit, -1)
        wide = calendars.year(back.year)[0], reference
        return told(relative((back, reference), Granularity.DAY, wide))
    result = around(reference, unit, step)
    if found.get("rel", "ROLLING") and result.tolerance:
        result = replace(result, tolerance=Interval(result.tolerance.earliest, reference))
    return told(result)


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
    near = calendars.around(calendars.shift(reference, unit, 1 if step > 0 else -1), unit)
    far = calendars.around(calendars.shift(reference, unit, count if step > 0 else -count), unit)
    span = (near[0], far[1]) if step > 0 else (far[0], near[1])
    rolling = calendars.shift(reference, unit, count if step > 0 else -count)
    tolerance = (reference, max(span[1], rolling)) if step > 0 else (min(span[0], rolling), reference)
    return told(relative(span, granularity(unit), tolerance))


def _side(found: Found) -> Values | None:
    """Earlier this month: up to the reference. Later this year: from it on."""
    unit, reference = found.get("unit", "UNIT"), found.context.reference
    if unit in ("second", "minute", "hour", "day", "season") or found.get("rel", "REL") != 0:
        return None
    if reference is None:
        return unresolved()
    span = calendars.around(reference, unit)
    core = (reference, span[1]) if "later" in found else (span[0], reference)
    return told(relative(core, Granularity.DAY, span))


def _rest(found: Found) -> Values | None:
    """The rest of the year: from the reference to its end."""
    unit, reference = found.get("unit", "UNIT"), found.context.reference
    if unit in ("second", "minute", "hour", "day", "season", "half"):
        return None
    if reference is None:
        return unresolved()
    span = calendars.around(reference, unit)
    return told(relative((reference, span[1]), Granularity.DAY, span))


def _this(found: Found) -> Values | None:
    """During the month, خلال الشهر: the one of the reference."""
    unit, reference = found.get("unit" if "unit" in found else "bare", "UNIT"), found.context.reference
    if unit in ("second", "minute", "hour", "day", "season", "half"):
        return None
    if found.get("unit" if "unit" in found else "bare", "PLURAL"):
        return None  # "over the years"
    if reference is None:
        return unresolved(granularity(unit))
    # "over the weekend" looks back until Thursday, unless plans are told
    back = unit == "weekend" and reference.weekday() < 4 and not found.context.future(found.first.start)
    return told(around(reference, unit, -1 if back else 0))


def _weekend(found: Found) -> Values | None:
    """ "At the weekend": the last one, unless plans are told or the weekend has begun."""
    reference = found.context.reference
    if reference is None:
        return unresolved()
    back = reference.weekday() < 4 and not found.context.future(found.first.start)
    return told(around(reference, "weekend", -1 if back else 0))


UNITS = (
    Rule(r"(?:PART (?:OF|THE){0,2})? (?P<unit>UNIT) (?P<self>SELF)", _elsewhere),
    Rule(r"(?:PART (?:OF|THE){0,2})? (?P<same>THE? SAME) (?P<unit>UNIT)", _elsewhere),
    Rule(r"(?:(?P<later>LATER)|EARLIER) (?:IN|OF|FROM)? (?P<rel>REL) (?P<unit>UNIT)", _side),
    Rule(r"(?:(?P<later>LATER)|EARLIER) (?:IN|OF|FROM)? (?P<unit>UNIT) (?P<rel>REL)", _side),
    Rule(r"(?P<rel>REL) (?P<unit>UNIT) SOFAR", _side),
    Rule(r"(?P<rel>REL) (?:(?P<n>NUM)|(?P<few>FEW)) (?P<unit>UNIT)", _units),
    Rule(r"(?P<n>NUM) (?P<rel>REL) (?P<unit>UNIT)", _units),
    Rule(r"(?P<unit>UNIT) (?:(?P<n>NUM)|(?P<few>FEW)) (?P<rel>REL)", _units),
    Rule(r"(?P<dual>DUAL) (?P<rel>REL)", _units),
    Rule(r"(?P<rel>REL) (?P<dual>DUAL)", _units),
    Rule(r"(?P<n>NUM) (?P<unit>UNIT) (?P<rel>REL)", _units),
    Rule(r"REST OF THE? (?P<unit>UNIT|DUNIT)", _rest),
    Rule(r"(?P<unit>UNIT) (?P<rel>AFTERNEXT)", _after_next),
    Rule(r"(?P<the>THE (?=REL U_DAY))? (?P<rel>REL) (?P<unit>UNIT) (?!OLD|AGO)", _unit),
    Rule(r"(?P<unit>UNIT) (?P<rel>REL)", _unit),
)
DAYS = (
    Rule(r"ATWEEKEND", _weekend),
    Rule(r"(?<=DURING) (?:(?P<unit>DUNIT)|THE (?P<bare>UNIT)) (?!ORD|LASTW|NUM|FISCAL)", _this),
    Rule(
        r"U_DAY? (?P<day>DEICTIC) (?:COMMA|OPEN)? U_DAY? (?P<weekday>WEEKDAY) (?!REL|COMMA? DAY)",
        _deictic,
    ),
    Rule(r"(?:(?:EARLIER|LATER) (?:OF|FROM)?)? U_DAY? (?P<day>DEICTIC) (?!ORD|LASTW)", _deictic),
)
