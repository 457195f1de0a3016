"""An average or a figure a head that total and number do not give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from workbench.consistency.changes import closed, same_measure
from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern, words
from workbench.consistency.rates import DAYS, is_of, made, period_of
from workbench.consistency.rule import Rule, question
from workbench.consistency.templates import Reading, dated_readings, readings
from workbench.consistency.values import show_number, show_quantity, single
from workbench.model import Flag, Quantity, QuantityKind, Severity, Span

_MARGIN = Decimal("0.05")
"""Averages are told rounded, as a share."""
_SHARE = Decimal("0.12")
"""How far "one in five" may be from a fifth, as a share of it."""
_HOURS = {"minute": Decimal(1) / 60, "hour": Decimal(1), "day": Decimal(24)}
_WORKED = Decimal(4) / 7
"""The share of its days on which something is open at the least."""
_PARTS = Decimal("0.85")
"""How far weeks and months may be counted otherwise than by the calendar, as a share."""
_NEIGHBOUR = 3
"""Characters between two sentences that tell of one thing."""
_FAR = 20
"""How many times more or less than it makes a rate is, at the most, where it is told of these figures."""
_NOUN = 30
"""Characters behind a number in which its noun stands."""


def find(context: Context) -> Iterator[Flag]:
    """What templates read, and sentences with just a total, a number and what that makes for each."""
    last = None
    for sentence in context.analysis.sentences:
        if not context.listed(sentence.span):
            continue
        found = {flag.spans: flag for flag in _flags(context, sentence.span)}
        yield from found.values()
        if not found:
            near = last is not None and -1 < sentence.span.start - last.end < _NEIGHBOUR
            yield from _made(context, sentence.span, last if near and last else Span(0, 0))
        last = sentence.span


def _made(context: Context, sentence: Span, before: Span) -> Iterator[Flag]:
    """What no template reads: a warning, as other figures may be meant."""
    for way in made(context, sentence, before):
        right = f"{show_number(round(way.rate, 2))} {context.unit_name(way.told.unit)}".rstrip()
        total, number = map(context.say, way.figures)
        figures = tuple(dict.fromkeys((*way.figures, way.told)))
        flag = _flag(context, sentence, figures, way.told, right, f"{total} {way.sign} {number} = {right}")
        yield replace(flag, severity=Severity.WARNING)


def _flags(context: Context, sentence: Span) -> Iterator[Flag]:
    for reading in readings(context, sentence, "share"):
        yield from _compare_share(context, sentence, reading)
    right: set[Span] = set()
    """Rates that some two figures make."""
    for reading in readings(context, sentence, "rate"):
        flags = list(_told(context, sentence, reading))
        right |= set() if flags else {reading.items["r"].span}
        yield from flags
    for reading in readings(context, sentence, "rate_behind"):  # what is counted stands before the total
        count, per = reading.items["n"], reading.words.get("per", "")
        rate = reading.items["r"]
        if rate.span not in right and (not per or count.unit in DAYS or is_of(context, count, rate, per)):
            yield from _told(context, sentence, reading)
    for reading in dated_readings(context, sentence, "rate_dated"):
        if not pattern(context.lang, "open_days").search(context.folded(sentence.start, sentence.end)):
            yield from _told(context, sentence, reading, dated=True)
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


def _told(
    context: Context, sentence: Span, reading: Reading[Quantity], *, dated: bool = False
) -> Iterator[Flag]:
    total, count, rate = (reading.items[role] for role in ("t", "n", "r"))
    sizes = _sizes(context, total, count, rate, reading.words.get("per", ""), dated)
    if sizes is not None and not _count_apart(context, total, rate):
        yield from _off(context, sentence, total, count, rate, *sizes)


def _sizes(
    context: Context, total: Quantity, count: Quantity, rate: Quantity, per: str, dated: bool
) -> tuple[Decimal, Decimal] | None:
    """What one of the number is in the rate's unit, and what it is at the least (only working days count);
    nothing, where the three do not belong together."""
    if count.kind is QuantityKind.MONEY or count.unit in ("%", "pp"):
        return None
    measure, _, time = rate.unit.partition("/")
    if time:  # "90 km/h"
        hours = _HOURS.get(count.unit) if time == "h" else None
        return (hours, hours) if hours and measure == total.unit else None
    if not same_measure(total, rate) or "%" in (total.unit, rate.unit):
        return None
    period = period_of(context, rate)
    if count.unit in DAYS and period in DAYS and (dated or period != count.unit):
        size = DAYS[count.unit] / DAYS[period]
        least = size * (_WORKED if period == "day" else _PARTS)
        return (size, least) if size * (count.low or 0) > 1 else None
    both = period and period in (
        count.unit,
        period_of(context, total),
    )  # "$1,500 a month cost $90,000 a month"
    one = per.removeprefix("لل").removeprefix("ال") in words(context.lang, "each_one")
    if per and not both and not one:
        return (Decimal(1), Decimal(1)) if is_of(context, count, rate, per) else None
    return Decimal(1), Decimal(1)


def _count_apart(context: Context, total: Quantity, rate: Quantity) -> bool:
    """Whether total and rate count different things: "900 buses ... an average of 450 trips"."""
    if total.kind is not QuantityKind.COUNT or rate.kind is not QuantityKind.COUNT:
        return False
    heads = [figure.head for figure in (total, rate)]
    nouns = [
        context.folded(head.start, head.end).split()[0]
        for figure, head in zip((total, rate), heads, strict=True)
        if head is not None and head.start >= figure.span.end
    ]
    if any(noun.startswith(words(context.lang, "anybody")) for noun in nouns):
        return False
    return len(nouns) == 2 and nouns[0][:2] != nouns[1][:2]


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
    context: Context,
    sentence: Span,
    total: Quantity,
    count: Quantity,
    rate: Quantity,
    size: Decimal,
    smallest: Decimal,
) -> Iterator[Flag]:
    sums, counts, said = closed(total), closed(count), closed(rate)
    if sums is None or counts is None or said is None or counts[0] <= 0:
        return
    least, most = (ends / size for ends in (sums[0] / counts[1], sums[1] / counts[0]))
    if said[1] * _FAR < least or said[0] > most * _FAR:  # of something else
        return
    if said[1] < least * (1 - _MARGIN) or said[0] > most * (1 + _MARGIN):
        made = (single(total) or Decimal(0)) / (single(count) or Decimal(1)) / size
        right = f"{show_number(round(made, 2))} {context.unit_name(rate.unit)}".rstrip()
        way = f"{context.say(total)} ÷ {context.say(count)} = {right}"
        flag = _flag(context, sentence, (total, count, rate), rate, right, way)
        possible = least <= said[1] and said[0] <= most * size / smallest * (1 + _MARGIN)
        yield replace(flag, severity=Severity.WARNING) if possible and smallest < size else flag


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
    per = pattern(context.lang, "per_noun").match(context.folded(rate.span.end, rate.span.end + _NOUN))
    stem = (per[1] or per[per.lastindex or 1]).removeprefix("لل").removeprefix("ال") if per else ""
    if stem and stem not in words(context.lang, "each_one") and not is_of(context, count, rate, stem):
        return  # "12 teachers and 540 pupils, an average of 34 pupils a class"
    after = context.folded(rate.span.end, max(total.span.start, rate.span.end))
    between = context.of(Span(min(figure.span.start for figure in rest), rate.span.end))
    if ";" in between or "؛" in between:
        return
    if pattern(context.lang, "new_subject").search(after):  # "... and $9,000 came from sponsors"
        return
    if pattern(context.lang, "more_besides").search(after):  # "part of a programme worth £18.2m"
        return
    before = Span(sentence.start, rate.span.end)
    if context.cued(before, "partial") or context.cued(sentence, "update", "increase", "decrease", "compare"):
        return
    yield from _off(context, sentence, total, count, rate, Decimal(1), Decimal(1))


def _flag(
    context: Context, sentence: Span, parts: tuple[Quantity, ...], said: Quantity, right: str, way: str
) -> Flag:
    values = {part.span: show_quantity(part) for part in sorted(parts, key=lambda part: part is said)}
    return Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, va=context.say(said), vb=right),
        question=question(
            context.lang, RULE.name, a=context.of(sentence), va=context.of(said.span), vb=right
        ),
        spans=tuple(sorted(values)),
        values=tuple(values[span] for span in sorted(values)),
        why=(way, context.told("unit-conversion.rounding")),
    )


RULE = Rule(
    "rate-arithmetic",
    Severity.CONFLICT,
    "An average or a figure a head that total and number do not give.",
    find,
)
