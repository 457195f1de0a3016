"""A date that no calendar has."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.consistency.context import Context
from workbench.consistency.rule import Rule, question
from workbench.model import Flag, Severity


def find(context: Context) -> Iterator[Flag]:
    """The language room says what is wrong with a date (`Time.problem`)."""
    for time in context.analysis.times:
        if time.problem and context.listed(time.span):
            yield Flag(
                rule=RULE.name,
                severity=RULE.severity,
                message=f"“{time.text}” is not in the calendar: {time.problem}",
                question=question(context.lang, RULE.name, a=time.text, va=time.problem),
                spans=(time.span,),
                why=(time.problem,),
            )


RULE = Rule("impossible-date", Severity.CONFLICT, "A date that no calendar has, such as 31 April.", find)
