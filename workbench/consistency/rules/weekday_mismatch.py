"""A weekday written beside a date that it was not."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.consistency.context import Context
from workbench.consistency.lexicon import phrases
from workbench.consistency.rule import Rule, question
from workbench.model import Flag, Granularity, Severity


def find(context: Context) -> Iterator[Flag]:
    """Only dates with a year count: without one, the year is a guess."""
    for time in context.analysis.times:
        if time.weekday is None or time.relative or time.granularity is not Granularity.DAY:
            continue
        days = [day for reading in time.readings if (day := reading.earliest or reading.latest)]
        if not days or not context.listed(time.span) or any(day.weekday() == time.weekday for day in days):
            continue
        said, was = time.weekday, days[0].weekday()
        names = phrases(context.lang, "weekdays")
        yield Flag(
            rule=RULE.name,
            severity=RULE.severity,
            message=context.told(RULE.name, a=context.say(days[0]), va=names[said], vb=names[was]),
            question=question(context.lang, RULE.name, a=time.text, va=names[said], vb=names[was]),
            spans=(time.span,),
            values=(days[0].isoformat(),),
            why=(
                context.told("weekday-mismatch.written", va=names[said]),
                context.told("weekday-mismatch.calendar", a=context.say(days[0]), vb=names[was]),
            ),
        )


RULE = Rule("weekday-mismatch", Severity.CONFLICT, "A weekday beside a date that fell on another day.", find)
