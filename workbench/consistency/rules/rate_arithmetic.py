"""An average or a figure a head that total and number do not give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from workbench.consistency.changes import closed
from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern
from workbench.consistency.measured import duration
from workbench.consistency.rule import Rule, question
from workbench.consistency.values import show_number, show_quantity, single
from workbench.model import Flag, Quantity, QuantityKind, Severity, Span

_MARGIN = Decimal("0.05")
"""Averages are told rounded, as a share."""
_NEAR = 24
"""Characters behind a figure in which its period stands ("$300 an hour")."""
_PERIODS = {"h": "hour", "s": "second", "min": "minute"}
"""The units of time that a measure of speed ends in."""


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
        if any(single(figure) is None for figure in figures):
            continue
        yield from _over_time(context, sentence.span, figures)
        if len(figures) != 3:
            continue
        rates = [figure for figure in figures if _is_rate(context, figure, sentence.span)]
        if len(rates) == 1:
            rest = [figure for figure in figures if figure is not rates[0]]
            yield from _compare(context, sentence.span, rates[0], rest)


def _over_time(context: Context, sentence: Span, figures: list[Quantity]) -> Iterator[Flag]:
    """ "$60,000 for 240 hours, or $300 an hour", "960 km in 12 hours, an average of 90 km/h"."""
    lengths = [
        length
        for time in context.times(sentence)
        if (length := duration(time)) is not None
        and (length.low or 0) > 1
        and pattern(context.lang, "over_length").search(
            context.folded(max(time.span.start - 20, sentence.start), time.span.start)
        )
    ]
    for rate in figures:
        unit, _, period = rate.unit.partition("/")
        periods = {_PERIODS.get(period, "")}
        if not period:
            after = context.folded(rate.span.end, min(rate.span.end + _NEAR, sentence.end))
            told = pattern(context.lang, "each_period").search(after)
            periods = {
                name.rstrip("2") for name, found in (told.groupdict() if told else {}).items() if found
            }
        over = [length for length in lengths if length.unit in periods]
        totals = [
            figure
            for figure in figures
            if figure is not rate and (figure.kind, figure.unit) == (rate.kind, unit)
        ]
        if (
            len(over) == 1
            and len(totals) == 1
            and not context.cued(sentence, "update", "increase", "decrease")
        ):
            yield from _flag(context, sentence, rate, totals[0], over[0])


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
    yield from _flag(context, sentence, rate, total, count)


def _flag(
    context: Context, sentence: Span, rate: Quantity, total: Quantity, count: Quantity
) -> Iterator[Flag]:
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
