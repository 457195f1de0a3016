"""An article's facts as they are stored and shown: a span, its words, and a value for people."""

from __future__ import annotations

from decimal import Decimal

from workbench.desk.annotation import name_json, quantity_json, time_json
from workbench.model import Analysis, Fact, Name, Qualifier, Quantity, QuantityKind, Time, TimeKind

_BOUNDS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.LESS_THAN: "less than ",
    Qualifier.AT_MOST: "at most ",
}


def facts_of(analysis: Analysis) -> tuple[Fact, ...]:
    """All facts of an analysed text, in the order of their start."""
    found = [Fact("time", time.span, time.text, time_value(time), time_json(time)) for time in analysis.times]
    found += [
        Fact("quantity", quantity.span, quantity.text, quantity_value(quantity), quantity_json(quantity))
        for quantity in analysis.quantities
    ]
    found += [name_fact(name) for name in analysis.names]
    found += [
        Fact("quotation", span, span.of(analysis.text), "", {"start": span.start, "end": span.end})
        for span in analysis.quotations
    ]
    return tuple(sorted(found, key=lambda fact: (fact.span, fact.what)))


def name_fact(name: Name) -> Fact:
    return Fact("name", name.span, name.text, name.key, name_json(name))


def time_value(time: Time) -> str:
    """`2018-01-21 .. 2018-01-31`, `2018-02-20`, `P2W`; empty where nothing could be resolved."""
    if time.kind in (TimeKind.DURATION, TimeKind.SET):
        return time.duration or ""
    if not time.readings:
        return ""
    shown = []
    for reading in time.readings:
        first, last = reading.earliest, reading.latest
        if first == last and first:
            shown.append(first.isoformat())
        else:
            shown.append(
                f"{first.isoformat() if first else ''} .. {last.isoformat() if last else ''}".strip()
            )
    return ("~ " if time.approximate else "") + " or ".join(shown)


def quantity_value(quantity: Quantity) -> str:
    """`10,000,000,000 USD`, `more than 12`, `40 .. 50%`."""
    low, high = quantity.low, quantity.high
    if quantity.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST):
        high = None
    if quantity.qualifier in (Qualifier.LESS_THAN, Qualifier.AT_MOST):
        low = None
    ends = [figure(number) for number in (low, high) if number is not None]
    number = " .. ".join(dict.fromkeys(ends))
    unit = (
        quantity.unit
        if quantity.kind is QuantityKind.PERCENT and quantity.unit == "%"
        else f" {quantity.unit}"
    )
    return f"{_BOUNDS[quantity.qualifier]}{number}{unit}".rstrip()


def figure(number: Decimal) -> str:
    """With thousands separators and without an exponent or trailing zeros."""
    plain = format(number, ",f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
