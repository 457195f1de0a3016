"""A weekday written beside a date that it was not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.consistency.context import Context
from workbench.consistency.lexicon import phrases
from workbench.consistency.rule import Rule, question
from workbench.model import Flag, Granularity, Severity

_NEAR = 60
"""Days before and after the publication within which a newspaper leaves the year out."""


def find(context: Context) -> Iterator[Flag]:
    """Dates with a year; without one only those around the day of publication, whose year is no guess."""
    for time in context.analysis.times:
        if time.weekday is None or time.granularity is not Granularity.DAY or not context.listed(time.span):
            continue
        days = [day for reading in time.readings if (day := reading.earliest or reading.latest)]
        if time.relative:
            numbered = any(map(str.isdigit, time.text))  # "yesterday, Tuesday" is not
            days = _around(days, context.told_at(time.span)) if numbered else []
        if not days or any(day.weekday() == time.weekday for day in days):
            continue
        said, was = time.weekday, days[0].weekday()
        names = phrases(context.lang, "weekdays")
        yield Flag(
            rule=RULE.name,
            severity=Severity.WARNING if time.relative else RULE.severity,
            message=context.told(RULE.name, a=context.say(days[0]), va=names[said], vb=names[was]),
            question=question(context.lang, RULE.name, a=time.text, va=names[said], vb=names[was]),
            spans=(time.span,),
            values=(days[0].isoformat(),),
            why=(
                context.told("weekday-mismatch.written", va=names[said]),
                context.told("weekday-mismatch.calendar", a=context.say(days[0]), vb=names[was]),
            ),
        )


def _around(days: list[date], today: date | None) -> list[date]:
    """The day of that month nearest to the day of publication, if it is near; not for "last Tuesday"."""
    if today is None or not days:
        return []
    near = [
        day.replace(year=year)
        for day in days
        for year in (today.year - 1, today.year, today.year + 1)
        if (day.month, day.day) != (2, 29)
    ]
    return sorted((day for day in near if abs((day - today).days) <= _NEAR), key=lambda day: abs(day - today))


RULE = Rule("weekday-mismatch", Severity.CONFLICT, "A weekday beside a date that fell on another day.", find)
