"""A figure and its conversion in brackets that do not match."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from workbench.consistency.context import Context
from workbench.consistency.factors import FACTORS
from workbench.consistency.lexicon import pattern
from workbench.consistency.rule import Rule, question
from workbench.consistency.values import bounds, ranges_disjoint, show_number, show_quantity, single
from workbench.model import Flag, Quantity, QuantityKind, Severity, Span

# Currencies that have been pegged to the dollar for decades: units for one USD.
_PEGS = {
    "SAR": Decimal("3.75"), "AED": Decimal("3.6725"), "QAR": Decimal("3.64"), "OMR": Decimal("0.3845"),
    "BHD": Decimal("0.376"), "JOD": Decimal("0.709"),
}  # fmt: skip
# What a dollar has cost since 1990, at the least and the most (yearly averages, rounded outwards).
_BANDS = {
    "EUR": ("0.6", "1.25"), "GBP": ("0.45", "0.95"), "pound": ("0.45", "90"), "JPY": ("75", "165"),
    "CNY": ("4.5", "9"), "CHF": ("0.75", "1.85"), "CAD": ("0.9", "1.65"), "AUD": ("0.9", "2.1"),
    "INR": ("16", "95"), "SEK": ("5.5", "11.5"), "NOK": ("4.9", "11.5"), "DKK": ("4.6", "9"),
    "KWD": ("0.26", "0.34"), "ILS": ("2", "5"), "MAD": ("7", "12"),
}  # fmt: skip
_BEHIND = 16
"""Characters behind a figure in which it is said to be a total."""
_MARGIN = Decimal("0.06")
"""Newsrooms round conversions to a figure that is easy to say."""
_RATE_MARGIN = Decimal("0.35")
"""Two implied exchange rates in one text may differ by so much (dates, rounding)."""


def find(context: Context) -> Iterator[Flag]:
    """Neighbouring figures that a bracket or "that is" joins."""
    rates: defaultdict[tuple[str, str], list[tuple[Decimal, Quantity, Quantity]]] = defaultdict(list)
    quantities = context.analysis.quantities
    for first, second in pairwise(quantities):
        gap = context.folded(first.span.end, second.span.start)
        if (
            not context.listed(first.span)
            or len(gap) > 30
            or not pattern(context.lang, "conversion").match(gap)
        ):
            continue
        if _tells_another(context, first, second):
            continue
        if first.kind is second.kind is QuantityKind.MONEY and first.unit != second.unit:
            one, other = single(first), single(second)
            if one and other:
                rates[(first.unit, second.unit)].append((other / one, first, second))
            continue
        pair = _weighed(context, first, second), _weighed(context, second, first)
        if pair[0].kind is pair[1].kind is QuantityKind.MEASURE:
            yield from _measures(context, *pair)
    for (unit, into), pairs in rates.items():
        yield from _rates(context, unit, into, pairs)


def _tells_another(context: Context, first: Quantity, second: Quantity) -> bool:
    """ "30 kg on average, or 12 tonnes in all": one of them is an average or is each one's."""
    between = Span(first.span.end, second.span.end + _BEHIND)
    if "(" in context.folded(first.span.end, second.span.start):
        return False
    return bool(context.marks("scopes", between, "average", "each")) or context.cued(between, "total")


def _weighed(context: Context, quantity: Quantity, beside: Quantity) -> Quantity:
    """ "42 kg (63 pounds)": beside a mass, pounds without a sign are a mass."""
    mass = FACTORS.get(beside.unit, ("",))[0] == "mass"
    if quantity.unit == "pound" and mass and not any(sign in context.of(quantity.span) for sign in "£"):
        return replace(quantity, kind=QuantityKind.MEASURE, unit="lb")
    return quantity


def _measures(context: Context, first: Quantity, second: Quantity) -> Iterator[Flag]:
    if first.unit == second.unit or single(first) is None:
        return
    converted = _converted(bounds(first), first.unit, second.unit)
    if converted is None:
        return
    low, high = bounds(second)
    slack = max(abs(converted[0]), abs(converted[1])) * _MARGIN
    if ranges_disjoint((converted[0] - slack, converted[1] + slack), (low, high)):
        middle = (converted[0] + converted[1]) / 2
        yield _flag(
            context,
            first,
            second,
            round(middle, 1),
            "factors",
        )


def _converted(
    values: tuple[Decimal | None, Decimal | None], unit: str, into: str
) -> tuple[Decimal, Decimal] | None:
    low, high = values
    if low is None or high is None:
        return None
    temperatures = {unit, into}
    if temperatures <= {"celsius", "°C", "C", "fahrenheit", "°F", "F"}:
        to_fahrenheit = into in ("fahrenheit", "°F", "F")
        if to_fahrenheit:
            return low * 9 / 5 + 32, high * 9 / 5 + 32
        return (low - 32) * 5 / 9, (high - 32) * 5 / 9
    ours, theirs = FACTORS.get(unit), FACTORS.get(into)
    if ours is None or theirs is None or ours[0] != theirs[0]:
        return None
    return low * ours[1] / theirs[1], high * ours[1] / theirs[1]


def _rates(
    context: Context, unit: str, into: str, pairs: list[tuple[Decimal, Quantity, Quantity]]
) -> Iterator[Flag]:
    """A peg, or else the other conversions of the same text, say what the rate should be."""
    for rate, first, second in pairs:
        usual = _usual(context, first, second, rate)
        if usual is not None:
            yield _flag(context, first, second, round((single(first) or Decimal(0)) * usual, 2), "band")
            return
    peg = _peg(unit, into)
    if peg is not None:
        usual, source = peg, "peg"
    elif len(pairs) > 1:
        ranked = sorted(rate for rate, _, _ in pairs)
        usual = pairs[0][0] if len(pairs) == 2 else ranked[len(ranked) // 2]
        source = "other"
    else:
        return
    for rate, first, second in pairs:
        if abs(rate / usual - 1) > _RATE_MARGIN or (peg and abs(rate / usual - 1) > _MARGIN * 2):
            value = single(first) or Decimal(0)
            yield _flag(
                context,
                first,
                second,
                round(value * usual, 2),
                source,
            )


def _usual(context: Context, first: Quantity, second: Quantity, rate: Decimal) -> Decimal | None:
    """The nearest rate that has been seen for two currencies, where this one never has been."""
    units = [_currency(context, quantity) for quantity in (first, second)]
    if units[1] == "USD" and units[0] in _BANDS:
        high, low = (1 / Decimal(end) for end in _BANDS[units[0]])
    elif units[0] == "USD" and units[1] in _BANDS:
        low, high = (Decimal(end) for end in _BANDS[units[1]])
    else:
        return None
    if rate < low * (1 - _MARGIN):
        return low
    return high if rate > high * (1 + _MARGIN) else None


def _currency(context: Context, quantity: Quantity) -> str:
    """Its code; the sign £ without a country is taken for sterling."""
    return "GBP" if quantity.unit == "pound" and "£" in context.of(quantity.span) else quantity.unit


def _peg(unit: str, into: str) -> Decimal | None:
    if unit == "USD" and into in _PEGS:
        return _PEGS[into]
    if into == "USD" and unit in _PEGS:
        return 1 / _PEGS[unit]
    return None


def _flag(context: Context, first: Quantity, second: Quantity, value: Decimal, source: str) -> Flag:
    whole = Span(first.span.start, second.span.end)
    right = f"{show_number(value)} {context.unit_name(second.unit)}"
    by = context.told(f"unit-conversion.{source}")
    return Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, va=context.say(first), vb=right, b=context.say(second)),
        question=question(context.lang, RULE.name, a=context.of(whole), va=context.of(first.span), vb=right),
        spans=(first.span, second.span),
        values=(show_quantity(first), show_quantity(second)),
        why=(
            context.told("unit-conversion.by", va=context.say(first), vb=right, a=by),
            context.told("unit-conversion.rounding"),
        ),
    )


RULE = Rule("unit-conversion", Severity.CONFLICT, "A figure and its conversion that do not match.", find)
