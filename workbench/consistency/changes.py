"""Changes told in a sentence: "from 40 to 55", "to 5 million from 3 million"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from workbench.consistency.lexicon import pattern
from workbench.consistency.text import Text
from workbench.consistency.values import bounds
from workbench.model import Qualifier, Quantity, QuantityKind, Span

NEAR = 60
"""Characters between a change and what is said of it."""
_EXACT = Decimal("0.5")

Change = tuple[Quantity, Quantity]
"""The figures before and after."""


def changes(text: Text, figures: Sequence[Quantity]) -> list[Change]:
    """The changes among the figures of one sentence: "from A to B", or "to B from A"."""
    plain = [f for f in figures if f.unit not in ("%", "pp") and f.kind is not QuantityKind.ORDINAL]
    if len(plain) < 2 and all(f.low == f.high for f in plain):
        return []
    leads = [text.folded(max(f.span.start - 40, 0), f.span.start) for f in plain]
    openers = [text.of(f.span).split()[0] for f in plain]  # "from" may stand inside a range
    leads = [
        lead if figure.low == figure.high or any(map(str.isdigit, opener)) else lead + opener
        for lead, figure, opener in zip(leads, plain, openers, strict=True)
    ]
    goes_from = [pattern(text.lang, "before_figure_from").search(lead) is not None for lead in leads]
    goes_to = [pattern(text.lang, "before_figure_to").search(lead) is not None for lead in leads]
    # "From 3 to 5 million" may be read as one range.
    found = [
        (replace(figure, high=figure.low), replace(figure, low=figure.high))
        for figure, goes in zip(plain, goes_from, strict=True)
        if figure.low is not None and figure.high is not None and figure.low < figure.high and goes
    ]
    told: set[int] = set()
    """Figures that are the earlier end of a change already: "to 61 from 52, but fell to 207 from 211"."""
    for at, (figure, following) in enumerate(pairwise(plain)):
        if at in told or not same_measure(figure, following):
            continue
        if goes_from[at] and goes_to[at + 1]:
            found.append((figure, following))
        elif (
            goes_from[at + 1] and not goes_from[at] and not (at and goes_from[at - 1] and at - 1 not in told)
        ):
            gap = text.folded(figure.span.end, following.span.start)
            after = text.folded(following.span.end, following.span.end + NEAR)
            since = pattern(text.lang, "up_from").match(gap)
            against = pattern(text.lang, "against").match(gap)
            earlier = against and (
                pattern(text.lang, "earlier").match(after) or _follows_rate(text, figures, figure)
            )
            if goes_to[at] or since or earlier:
                found.append((following, figure))
                told.add(at + 1)
    return found


def _follows_rate(text: Text, figures: Sequence[Quantity], figure: Quantity) -> bool:
    """ "Down 9% on last year, at 4,100 compared with 4,500"."""
    rates = [other.span for other in figures if other.unit == "%" and other.span.end <= figure.span.start]
    gap = text.folded(rates[-1].end, figure.span.start) if rates else ""
    return bool(rates) and pattern(text.lang, "rate_then").match(gap) is not None


def same_measure(one: Quantity, other: Quantity) -> bool:
    """Whether both are of one kind and unit; a unit may be left out on one side ("from 3 to 5 million $")."""
    if one.kind is not other.kind:
        money, bare = (one, other) if one.kind is QuantityKind.MONEY else (other, one)
        return (
            money.kind is QuantityKind.MONEY
            and bare.kind is QuantityKind.COUNT
            and (
                bare.head is None or bare.head.end <= bare.span.start  # no noun of its own
            )
        )
    return one.unit == other.unit or not one.unit or not other.unit


def whole(change: Change) -> Span:
    """From the first figure of a change to its last."""
    spans = [figure.span for figure in change]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


class Changes:
    """The changes of one sentence, asked for by what is said of them."""

    def __init__(self, text: Text, figures: Sequence[Quantity]) -> None:
        self.all = sorted(changes(text, figures), key=whole)
        self._wholes = [whole(change) for change in self.all]
        self.ends = frozenset(figure.span for change in self.all for figure in change)

    def nearest(self, span: Span) -> Change | None:
        """The change that a percentage, a difference or "doubled" is said of, if one is near enough."""
        after = bisect_left(self._wholes, span)
        # Only neighbours can share a figure, so that no nearer one is farther off in the line.
        beside = range(max(after - 2, 0), min(after + 1, len(self.all)))
        near = min(beside, key=lambda at: _apart(span, self._wholes[at]), default=None)
        return None if near is None or _apart(span, self._wholes[near]) > NEAR else self.all[near]


def _apart(one: Span, other: Span) -> int:
    """Characters between; what follows a change belongs to it rather than what stands before."""
    return one.start - other.end if one.start >= other.end else other.start - one.end + 12


def closed(quantity: Quantity) -> tuple[Decimal, Decimal] | None:
    """The range that a figure stands for; counts are exact to the unit; `None` for open bounds."""
    if quantity.low is None or quantity.high is None:
        return None
    exact = (
        quantity.kind is QuantityKind.COUNT
        and quantity.precision <= _EXACT
        and quantity.qualifier is Qualifier.EXACT
    )
    if exact:
        return quantity.low, quantity.high
    low, high = bounds(quantity)
    return None if low is None or high is None else (low, high)
