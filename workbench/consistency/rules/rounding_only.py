"""A percentage that agrees with its figures only if they were rounded far."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from workbench.consistency.changes import Changes
from workbench.consistency.context import Context
from workbench.consistency.rule import Rule, question
from workbench.consistency.rules import percent_arithmetic
from workbench.consistency.values import show_number, single
from workbench.model import Flag, Quantity, Severity, Span

_POINTS = Decimal(2)
_SHARE = Decimal("0.1")
"""A reader who reckons with the written digits does not stumble over less than this."""


def find(context: Context) -> Iterator[Flag]:
    """What `percent-arithmetic` lets pass, but the written digits do not give (as statcheck tells them)."""
    told = list(_told(context))
    wrong = {flag.spans for flag in percent_arithmetic.find(context)} if told else ()
    yield from (flag for flag in told if flag.spans not in wrong)


def _told(context: Context) -> Iterator[Flag]:
    for sentence in context.analysis.sentences:
        if not context.listed(sentence.span) or not context.cued(sentence.span, "increase", "decrease"):
            continue
        figures = context.quantities(sentence.span)
        rates = [figure for figure in figures if figure.unit == "%" and single(figure) is not None]
        found = Changes(context, figures if rates else [])
        for rate in rates:
            change = found.nearest(rate.span)
            if change is not None:
                yield from _compare(context, sentence.span, *change, rate)


def _compare(
    context: Context, sentence: Span, before: Quantity, after: Quantity, rate: Quantity
) -> Iterator[Flag]:
    old, new, said = single(before), single(after), single(rate)
    if not old or new is None or said is None:
        return
    made = abs(new / old - 1) * 100
    if abs(made - said) <= max(_POINTS, made * _SHARE):
        return
    right = f"{show_number(round(made, 1))}%"
    yield Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, va=context.of(rate.span), vb=right),
        question=question(
            context.lang, RULE.name, a=context.of(sentence), va=context.of(rate.span), vb=right
        ),
        spans=tuple(sorted((before.span, after.span, rate.span))),
        why=(context.told("rounding-only.written", vb=right), context.told("rounding-only.allowed")),
    )


RULE = Rule(
    "rounding-only",
    Severity.NOTE,
    "A percentage that agrees with its figures only if they are rounded.",
    find,
)
