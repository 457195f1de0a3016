"""Weekdays, and days of the month that are told without their month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbench.language.times import calendars
from workbench.language.times.dates import NO_WEEKDAY
from workbench.language.times.engine import Found, Rule
from workbench.language.times.lexicon import Values
from workbench.language.times.relative import days_of, told, unresolved
from workbench.language.times.resolve import relative
from workbench.language.times.values import Period
from workbench.model import Granularity, Interval


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
    if "week" in found or "afternext" in found:  # "Monday week", "a week on Monday"
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
    return _days(days)


def _days(days: list[date]) -> Values:
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
    written = found.context.text[found.token("n").start].isdigit()
    if not written and not found.after().values and found.context.text[found.last.end].isspace():
        return None  # "on Saturday the first train ran"
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
        "STORYDAY": number,
    }


def _story_day(found: Found) -> Values | None:
    """On the 12th of that month; في الثاني عشر منه: of the month that the story told last."""
    return unresolved(Granularity.DAY) | {"STORYDAY": found.get("n", "DAY")}


def day_of_story(story: date, number: int) -> Period | None:
    """The first such day from a day of the story on; none, where its month has no such day."""
    first, last = calendars.around(calendars.shift(story, "month", int(number < story.day)), "month")
    if number > last.day:
        return None
    day = first.replace(day=number)
    return relative((day, day), Granularity.DAY)


def _day_of_month(found: Found) -> Values | None:
    """The 20th of next month."""
    span = days_of(found, "month").span
    if span is None:
        return unresolved(Granularity.DAY)
    day = calendars.days(span[0], found.get("day", "DAY") - 1)
    if day > span[1]:
        return None
    return told(replace(relative((day, day), Granularity.DAY), weekday=found.get("weekday", "WEEKDAY")))


def _indefinite(_found: Found) -> Values | None:
    """ "It fell on a Wednesday", "on 1 May, a Monday that ...": says no day of its own."""
    return {"VOID": True}


def _weekdays_away(found: Found) -> Values | None:
    """Two Thursdays ago, three Fridays from now."""
    reference = found.context.reference
    if reference is None:
        return unresolved(Granularity.DAY)
    weekday, count = found.get("day", "WEEKDAY"), found.get("n", "NUM")
    if not 0 < count < 100:
        return None
    if "ago" in found:
        first = calendars.days(reference, -((reference.weekday() - weekday) % 7 or 7))
        day = calendars.days(first, -7 * (count - 1))
    else:
        first = calendars.days(reference, (weekday - reference.weekday()) % 7 or 7)
        day = calendars.days(first, 7 * (count - 1))
    return told(relative((day, day), Granularity.DAY))


def _nth_after(found: Found) -> Values | None:
    """The third Tuesday after Christmas."""
    anchor = days_of(found, "anchor").span
    if anchor is None:
        return unresolved(Granularity.DAY)
    weekday, count = found.get("day", "WEEKDAY"), found.get("n", "ORD")
    first = calendars.days(anchor[1], (weekday - anchor[1].weekday()) % 7 or 7)
    day = calendars.days(first, 7 * (count - 1))
    return told(relative((day, day), Granularity.DAY))


RELATED = (
    Rule(r"(?P<day>WEEKDAY) (?P<week>U_WEEK) (?!REL|LASTW|NUM)", _weekday),
    Rule(r"AN (?P<week>U_WEEK) ON (?P<day>WEEKDAY)", _weekday),
    Rule(r"(?P<n>ORD) (?P<day>WEEKDAY) AFTER (?P<anchor>PERIOD)", _nth_after),
    Rule(r"(?P<n>NUM) (?P<day>WEEKDAY) (?:(?P<ago>AGO|BACK)|HENCE)", _weekdays_away),
    Rule(r"(?P<day>WEEKDAY) (?P<afternext>AFTERNEXT)", _weekday),
    Rule(r"(?P<rel>REL) U_DAY? (?P<day>WEEKDAY)", _weekday),
    Rule(r"U_DAY? (?P<day>WEEKDAY) (?P<rel>REL)", _weekday),
    Rule(r"U_DAY? (?P<day>WEEKDAY) (?:FROM|OF|THE|IN){0,2} (?P<week>P_WEEK)", _weekday_of_week),
    Rule(r"(?P<week>P_WEEK) POSS? (?P<day>WEEKDAY)", _weekday_of_week),
    Rule(
        rf"(?P<weekday>WEEKDAY)? COMMA? THE? U_DAY? {NO_WEEKDAY} (?P<day>DAY)"
        r"U_DAY? (?!IN) OF THE? (?P<month>P_MONTH)",
        _day_of_month,
    ),
)
BARE = (
    Rule(r"ON AN WEEKDAY (?!OF|IN)", _indefinite),
    Rule(r"(?<=COMMA) AN WEEKDAY", _indefinite),
    Rule(r"(?P<day>WEEKDAY) COMMA? THE? (?P<n>ORD) (?!UNIT)", _weekday_and_number),
    Rule(r"(?:ON|IN|U_DAY)? THE? (?P<n>DAY) U_DAY? THEREOF", _story_day),
    Rule(r"(?P<on>ON) THE? (?P<n>ORD) (?=END|DOT|COMMA|AND|ON)", _number_day),
    Rule(r"THE (?P<n>ORD) (?=END)", _number_day),
    Rule(r"U_DAY? (?P<day>WEEKDAY)", _weekday),
)
