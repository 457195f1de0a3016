"""An average or a figure a head that total and number do not give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from workbench.consistency.changes import closed
from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern
from workbench.consistency.rule import Rule, question
from workbench.consistency.values import show_number, show_quantity, single
from workbench.model import Flag, Quantity, QuantityKind, Severity, Span

_MARGIN = Decimal("0.05")
"""Averages are told rounded, as a share."""


def find(context: Context) -> Iterator[Flag]:
    """Sentences with just a total, a number and what that makes for each."""
    for sentence in context.analysis.sentences:
        if not context.listed(sentence.span):
            continue
        figures = [
            figure
            for figure in context.quantities(sentence.span)
            if figure.kind is not QuantityKind.ORDINAL and figure.unit not in ("%", "pp")
        ]
        if len(figures) != 3 or any(single(figure) is None for figure in figures):
            continue
        rates = [figure for figure in figures if _is_rate(context, figure, sentence.span)]
        if len(rates) == 1:
            rest = [figure for figure in figures if figure is not rates[0]]
            yield from _compare(context, sentence.span, rates[0], rest)


def _is_rate(context: Context, figure: Quantity, sentence: Span) -> bool:
    """ "5,000 each", "an average of 5,000"; not "5,000 a month"."""
    after = context.folded(figure.span.end, min(figure.span.end + 30, sentence.end))
    lead = context.folded(max(figure.span.start - 30, sentence.start), figure.span.start)
    if pattern(context.lang, "a_period").match(after):
        return False
    return bool(
        pattern(context.lang, "each_after").match(after)
        or pattern(context.lang, "average_before").search(lead)
    )


def _compare(context: Context, sentence: Span, rate: Quantity, rest: list[Quantity]) -> Iterator[Flag]:
    if rate.kind is QuantityKind.COUNT:
        count, total = sorted(rest, key=lambda figure: figure.low or Decimal(0))
    else:
        total, count = sorted(rest, key=lambda figure: figure.kind is QuantityKind.COUNT)
    if (total.kind, total.unit) != (rate.kind, rate.unit) or count.kind is not QuantityKind.COUNT:
        return
    before = Span(sentence.start, rate.span.end)
    if context.cued(before, "partial") or context.cued(sentence, "update", "increase", "decrease"):
        return
    sums, counts, said = closed(total), closed(count), closed(rate)
    if sums is None or counts is None or said is None or counts[0] <= 0:
        return
    least, most = sums[0] / counts[1] * (1 - _MARGIN), sums[1] / counts[0] * (1 + _MARGIN)
    if said[0] <= most and said[1] >= least:
        return
    made = (single(total) or Decimal(0)) / (single(count) or Decimal(1))
    right = f"{show_number(round(made, 2))} {context.unit_name(rate.unit)}".rstrip()
    parts = (total, count, rate)
    yield Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, va=context.say(rate), vb=right),
        question=question(
            context.lang, RULE.name, a=context.of(sentence), va=context.of(rate.span), vb=right
        ),
        spans=tuple(sorted(part.span for part in parts)),
        values=tuple(show_quantity(part) for part in sorted(parts, key=lambda part: part.span)),
        why=(
            f"{context.say(total)} ÷ {context.say(count)} = {right}",
            context.told("unit-conversion.rounding"),
        ),
    )


RULE = Rule(
    "rate-arithmetic",
    Severity.CONFLICT,
    "An average or a figure a head that total and number do not give.",
    find,
)
