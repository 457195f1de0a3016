"""Figures that stand in a list: "20 men, 15 women and nine children"."""

from __future__ import annotations

from decimal import Decimal

from workbench.consistency.changes import same_measure
from workbench.consistency.lexicon import pattern
from workbench.consistency.text import Text
from workbench.consistency.values import single
from workbench.model import Quantity, QuantityKind, Span

_OLDEST = 110
_AFTER = 25
"""Characters behind a figure in which it is said to be a total."""


def is_plain(figure: Quantity) -> bool:
    counted = figure.kind in (QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.MEASURE)
    return single(figure) is not None and counted


def is_set_off(text: Text, figure: Quantity) -> bool:
    """ "A driver, 34, and a guard, 51": an age, which counts nothing."""
    lead = text.folded(max(figure.span.start - 2, 0), figure.span.start)
    after = text.folded(figure.span.end, figure.span.end + 1)
    aged = figure.kind is QuantityKind.COUNT and (figure.low or 0) <= _OLDEST
    return aged and lead == ", " and after in tuple(",.;)")


def run(text: Text, figures: list[Quantity], start: int) -> list[Quantity]:
    """Figures of one kind from `start` on, joined by commas and "and"."""
    found = [figures[start]]
    for figure in figures[start + 1 :]:
        if not same_measure(figure, found[0]) or not follows(text, found[-1], figure):
            break
        found.append(figure)
    return found


def follows(text: Text, last: Quantity, figure: Quantity) -> bool:
    """Whether a comma or "and" joins two figures, perhaps with a name: "Quay 488 and Bramwick 204"."""
    named = text.names(Span(last.span.end, figure.span.start))
    beside = [name.span.start for name in named[-1:] if name.span.end + 1 == figure.span.start]
    link = pattern(text.lang, "list_goes_on")
    return any(link.match(text.folded(last.span.end, end)) for end in (figure.span.start, *beside))


def is_cut(text: Text, figures: list[Quantity], listed: list[Quantity]) -> bool:
    """Whether the list goes on with money of another unit ("£2.43, 60p and £4.50")."""
    behind = next((figure for figure in figures if figure.span.start >= listed[-1].span.end), None)
    return (
        behind is not None
        and behind.kind is listed[-1].kind is QuantityKind.MONEY
        and behind.unit != listed[-1].unit
        and follows(text, listed[-1], behind)
    )


def sum_of(parts: list[Quantity]) -> Decimal:
    return sum((single(part) or Decimal(0) for part in parts), Decimal(0))


def may_make(parts: list[Quantity], total: Quantity) -> bool:
    """Whether the parts make half of it to twice as much: else it is of other things."""
    made = sum_of(parts)
    said = single(total) or Decimal(0)
    return made <= 2 * said and said <= 2 * made


def phrase_end(text: Text, figure: Quantity, sentence: Span) -> int:
    """Where what can be said of a figure ends: "37 people in all"."""
    after = text.folded(figure.span.end, min(figure.span.end + _AFTER, sentence.end))
    return figure.span.end + min([len(after), *(after.find(sign) for sign in ",;:" if sign in after)])


def is_total(text: Text, sentence: Span, figure: Quantity) -> bool:
    """Whether "in all" or "a total of" stands beside the figure."""
    end = figure.head.end if figure.head and figure.head.start >= figure.span.end else figure.span.end
    lead = text.of(Span(max(figure.span.start - 30, sentence.start), figure.span.start))
    start = figure.span.start - len(lead) + max(lead.rfind(sign) for sign in ",;،؛:(") + 1
    return is_summed(text, Span(start, min(end + 14, sentence.end)))


def is_summed(text: Text, span: Span) -> bool:
    """Whether "in all", "a total of" stands there; not "17 goals in all competitions"."""
    after = text.folded(span.start, span.end + _AFTER)
    return text.cued(span, "total") and pattern(text.lang, "in_all_of").search(after) is None
