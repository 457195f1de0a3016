"""An average or a figure a head that total and number do not give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from workbench.consistency.changes import closed, same_measure
from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern, words
from workbench.consistency.rule import Rule, question
from workbench.consistency.templates import Reading, readings
from workbench.consistency.values import show_number, show_quantity, single
from workbench.model import Flag, Quantity, QuantityKind, Severity, Span

_MARGIN = Decimal("0.05")
"""Averages are told rounded, as a share."""
_SHARE = Decimal("0.12")
"""How far "one in five" may be from a fifth, as a share of it."""
_HOURS = {"minute": Decimal(1) / 60, "hour": Decimal(1), "day": Decimal(24)}
_NOUN = 30
"""Characters behind a number in which its noun stands."""


def find(context: Context) -> Iterator[Flag]:
    """What templates read, and sentences with just a total, a number and what that makes for each."""
    for sentence in context.analysis.sentences:
        if context.listed(sentence.span):
            found = {flag.spans: flag for flag in _flags(context, sentence.span)}
            yield from found.values()


def _flags(context: Context, sentence: Span) -> Iterator[Flag]:
    for reading in readings(context, sentence, "share"):
        yield from _compare_share(context, sentence, reading)
    for reading in readings(context, sentence, "rate"):
        total, count, rate = (reading.items[role] for role in ("t", "n", "r"))
        size = _size(context, total, count, rate, reading.words.get("per", ""))
        if size is not None:
            yield from _off(context, sentence, total, count, rate, size)
    figures = [
        figure
        for figure in context.quantities(sentence)
        if figure.kind is not QuantityKind.ORDINAL and figure.unit not in ("%", "pp")
    ]
    if len(figures) == 3 and all(single(figure) is not None for figure in figures):
        rates = [figure for figure in figures if _is_rate(context, figure, sentence)]
        if len(rates) == 1:
            rest = [figure for figure in figures if figure is not rates[0]]
            yield from _compare(context, sentence, rates[0], rest)


def _size(context: Context, total: Quantity, count: Quantity, rate: Quantity, per: str) -> Decimal | None:
    """What one of the number is in the rate's unit; nothing, where the three do not belong together."""
    if count.kind is QuantityKind.MONEY or count.unit in ("%", "pp"):
        return None
    measure, _, time = rate.unit.partition("/")
    if time:  # "90 km/h"
        hours = _HOURS.get(count.unit) if time == "h" else None
        return hours if measure == total.unit else None
    if not same_measure(total, rate) or "%" in (total.unit, rate.unit):
        return None
    noun = context.folded(count.span.start, count.span.end + _NOUN)
    stem = per.removeprefix("لل").removeprefix("ال")
    if per and stem not in words(context.lang, "each_one") and stem[:3] not in noun:
        return None
    return Decimal(1)


def _compare_share(context: Context, sentence: Span, reading: Reading[Quantity]) -> Iterator[Flag]:
    """ "One in five of the 300, or 80"."""
    share, whole, part = (reading.items[role] for role in ("s", "n", "t"))
    shares, wholes, parts = single(share), single(whole), closed(part)
    if shares is None or wholes is None or parts is None or not 0 < shares < 1:
        return
    if {share.kind, whole.kind, part.kind} != {QuantityKind.COUNT}:
        return
    right = shares * wholes
    if parts[1] <= (1 - _SHARE) * right - 1 or parts[0] >= (1 + _SHARE) * right + 1:
        yield _flag(
            context, sentence, (share, whole, part), part, show_number(right.to_integral_value()), share.text
        )


def _off(
    context: Context, sentence: Span, total: Quantity, count: Quantity, rate: Quantity, size: Decimal
) -> Iterator[Flag]:
    sums, counts, said = closed(total), closed(count), closed(rate)
    if sums is None or counts is None or said is None or counts[0] <= 0:
        return
    least, most = (ends / size for ends in (sums[0] / counts[1], sums[1] / counts[0]))
    if said[0] <= most * (1 + _MARGIN) and said[1] >= least * (1 - _MARGIN):
        return
    made = (single(total) or Decimal(0)) / (single(count) or Decimal(1)) / size
    right = f"{show_number(round(made, 2))} {context.unit_name(rate.unit)}".rstrip()
    way = f"{context.say(total)} ÷ {context.say(count)} = {right}"
    yield _flag(context, sentence, (total, count, rate), rate, right, way)


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
        if (total.low or 0) < 2 * (count.low or 0):  # nobody tells an average of one and a bit
            return
    else:
        total, count = sorted(rest, key=lambda figure: figure.kind is QuantityKind.COUNT)
    if (total.kind, total.unit) != (rate.kind, rate.unit) or count.kind is not QuantityKind.COUNT:
        return
    after = context.folded(rate.span.end, max(total.span.start, rate.span.end))
    if pattern(context.lang, "new_subject").search(after):  # "... and $9,000 came from sponsors"
        return
    before = Span(sentence.start, rate.span.end)
    if context.cued(before, "partial") or context.cued(sentence, "update", "increase", "decrease", "compare"):
        return
    yield from _off(context, sentence, total, count, rate, Decimal(1))


def _flag(
    context: Context, sentence: Span, parts: tuple[Quantity, ...], said: Quantity, right: str, way: str
) -> Flag:
    return Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, va=context.say(said), vb=right),
        question=question(
            context.lang, RULE.name, a=context.of(sentence), va=context.of(said.span), vb=right
        ),
        spans=tuple(sorted(part.span for part in parts)),
        values=tuple(show_quantity(part) for part in sorted(parts, key=lambda part: part.span)),
        why=(way, context.told("unit-conversion.rounding")),
    )


RULE = Rule(
    "rate-arithmetic",
    Severity.CONFLICT,
    "An average or a figure a head that total and number do not give.",
    find,
)
