"""A weekday written beside a date that it was not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern, phrases
from workbench.consistency.rule import Rule, question
from workbench.language.fold import fold
from workbench.model import Flag, Granularity, Severity, Time

_AFTER = 50
"""Characters behind a date in which its weekday is told."""
_REFORM = 1800
"""Where the weekdays of earlier days are told, it may be by another calendar."""
_NEAR, _FAR, _YEAR = 60, 110, 366
"""Days before and after the publication within which a newspaper leaves the year out."""


def find(context: Context) -> Iterator[Flag]:
    """Dates with a year; without one only those around the day of publication, whose year is no guess."""
    for time in context.analysis.times:
        if time.granularity is not Granularity.DAY or not context.listed(time.span):
            continue
        said = time.weekday if time.weekday is not None else _beside(context, time)
        if said is None:
            continue
        days = [day for reading in time.readings if (day := reading.earliest or reading.latest)]
        if time.relative:
            numbered = any(map(str.isdigit, time.text))  # "yesterday, Tuesday" is not
            days = _around(days, said, context.told_at(time.span)) if numbered else []
        if not days or any(day.weekday() == said or day.year < _REFORM for day in days):
            continue
        was = days[0].weekday()
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


def _beside(context: Context, time: Time) -> int | None:
    """The weekday that is told behind a date: "8 May, a Friday", "which falls on a Friday"."""
    names = [fold(name) for name in phrases(context.lang, "weekdays")]
    after = context.folded(
        time.span.end, min(time.span.end + _AFTER, context.sentence_span(time.span.start).end)
    )
    led = pattern(context.lang, "weekday_behind").match(after)
    found = led and next((name for name in names if after[led.end() :].startswith(name)), None)
    return names.index(found) if found else None


def _around(days: list[date], said: int, today: date | None) -> list[date]:
    """The day of that month nearest to the day of publication, if it is near; farther off only if none within
    a year was such a weekday; not for "last Tuesday"."""
    if today is None or not days:
        return []
    near = [
        day.replace(year=year)
        for day in days
        for year in (today.year - 1, today.year, today.year + 1)
        if (day.month, day.day) != (2, 29)
    ]
    within = [day for day in near if abs((day - today).days) <= _YEAR]
    reach = _NEAR if any(day.weekday() == said for day in within) else _FAR
    return sorted((day for day in near if abs((day - today).days) <= reach), key=lambda day: abs(day - today))


RULE = Rule("weekday-mismatch", Severity.CONFLICT, "A weekday beside a date that fell on another day.", find)
