"""A date that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.consistency.context import Context
from workbench.consistency.rule import Rule, question
from workbench.model import Flag, Severity, Time

_DAYS = re.compile(r"(\d+) days")


def find(context: Context) -> Iterator[Flag]:
    """The language room says what is wrong with a date (`Time.problem`)."""
    for time in context.analysis.times:
        if time.problem and context.listed(time.span):
            why = _why(context, time)
            yield Flag(
                rule=RULE.name,
                severity=RULE.severity,
                message=context.told(RULE.name, a=time.text, va=why),
                question=question(context.lang, RULE.name, a=time.text, va=why),
                spans=(time.span,),
                why=(why,),
            )


def _why(context: Context, time: Time) -> str:
    """How many days the month has, where the month exists; in the text's language."""
    days = _DAYS.search(time.problem)
    return context.told("impossible-date.days", n=days[1]) if days else context.told("impossible-date.none")


RULE = Rule("impossible-date", Severity.CONFLICT, "A date that no calendar has, such as 31 April.", find)
