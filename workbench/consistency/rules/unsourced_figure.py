"""A precise figure in a paragraph that names no source."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from workbench.consistency.context import Context
from workbench.consistency.rule import Rule, question
from workbench.model import BlockRole, Flag, Quantity, QuantityKind, Severity, SpeakerKind

_SMALL = Decimal(20)
"""Counts below it are common knowledge or counted by the reporter ("two brothers")."""


def find(context: Context) -> Iterator[Flag]:
    """One flag a paragraph, with all its figures."""
    for block in context.analysis.blocks:
        if block.role is not BlockRole.PARAGRAPH:
            continue
        figures = [
            quantity
            for quantity in context.quantities(block.span)
            if _is_precise(quantity) and context.tells(quantity.span)
        ]
        if not figures or context.cued(block.span, "attribution"):
            continue
        if any(clause.speaker is SpeakerKind.NAMED for clause in context.clauses(block.span)):
            continue
        quoted = context.told("quoted").join(context.of(figure.span) for figure in figures)
        yield Flag(
            rule=RULE.name,
            severity=RULE.severity,
            message=context.told(RULE.name, a=quoted),
            question=question(context.lang, RULE.name, a=quoted),
            spans=tuple(figure.span for figure in figures),
            why=(context.told("unsourced-figure.nobody"),),
        )


def _is_precise(quantity: Quantity) -> bool:
    """Not "billions", not "two brothers"."""
    if None not in (quantity.low, quantity.high) and quantity.low != quantity.high:
        return False
    if quantity.kind in (QuantityKind.MONEY, QuantityKind.PERCENT):
        return True
    size = quantity.low if quantity.low is not None else quantity.high
    return quantity.kind is QuantityKind.COUNT and size is not None and size >= _SMALL


RULE = Rule("unsourced-figure", Severity.NOTE, "A precise figure in a paragraph that names no source.", find)
