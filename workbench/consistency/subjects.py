"""What a figure is a figure of: the nearest of the pack's classes."""

from __future__ import annotations

from workbench.consistency.happenings import distance
from workbench.consistency.lexicon import Mark
from workbench.consistency.text import Text
from workbench.model import Quantity, QuantityKind, Span, Time, TimeKind

UNITS = frozenset({"year", "month", "week", "day", "hour", "minute"})
"""Of a length of time."""
_ADJACENT = 2
_COUNTED_ONLY = frozenset(
    {"shares", "sample", "surveyed", "participants", "voters", "schools", "homes", "population"}
)
"""Classes of what is counted: a percentage of them says how they divide."""
_NO_SUMS = frozenset(
    {"shares", "beds", "homes", "students", "employees", "passengers", "visitors", "voters",
     "votes", "deaths", "injuries", "vehicles", "aircraft", "schools", "members", "population",
     "participants", "sample", "goals", "countries", "rooms", "floors", "trees", "length",
     "height", "depth", "lasting", "sentence", "cases", "land", "distance", "signatures",
     "witnesses", "surveyed", "copies", "doses", "works", "branches"}
)  # fmt: skip
"""Classes that no sum of money is of."""
_STRUCK = frozenset({"deaths", "injuries", "missing", "arrests"})
"""What befalls people counts them, whatever they are called ("seven workers")."""
_BEHIND = 22
_MONEYS = frozenset({"raised", "bought", "fine", "grant", "loan", "salary", "bribe", "ransom", "damages"})
"""Classes of sums: what is counted with a noun of its own ("55 points collected") is none."""
_LASTING = frozenset({"sentence", "lasting", "contract"})
"""Classes of figures that a length of time can be of."""
FAR = 60
"""A word farther from the figure than this (a comma counts 40) is no longer its subject."""


def subjects(text: Text, quantity: Quantity, passage: Span) -> frozenset[str]:
    """The nearest class of figures in the clause, or else in the sentence; best inside the noun phrase."""
    found = nearest_class(text, quantity, passage)
    return found or nearest_class(text, quantity, text.sentence_span(quantity.span.start))


def nearest_class(text: Text, quantity: Quantity, passage: Span) -> frozenset[str]:
    listed = text.marks("figures", passage)
    if not listed:
        return frozenset()
    names = [name.span for name in text.names(passage)] if text.lang != "ar" else []
    heads = [
        other.head
        for other in text.quantities(passage)
        if other.head is not None and other.span != quantity.span and other.head != quantity.head
    ]
    marks = [
        mark
        for mark in listed
        if not any(mark.span.overlaps(name) for name in names)
        and not any(mark.span.overlaps(head) for head in heads)
        and (quantity.unit not in UNITS or mark.name in _LASTING)
        and not (
            mark.name in _MONEYS
            and quantity.kind is QuantityKind.COUNT
            and quantity.head is not None
            and not quantity.head.contains(mark.span)
        )
        and not (quantity.kind is QuantityKind.PERCENT and mark.name in _COUNTED_ONLY)
        and not (quantity.kind is QuantityKind.MONEY and mark.name in _NO_SUMS)
    ]
    dated = [time.span for time in dates(text, passage)]
    rivals = [
        other.span
        for other in text.quantities(passage)
        if other.span != quantity.span
        and other.kind is not QuantityKind.ORDINAL
        and not any(other.span.overlaps(time) for time in dated)
    ]

    def reach(mark: Mark) -> int:
        if quantity.head is not None and quantity.head.contains(mark.span):
            return 0
        start, end = min(mark.span.end, quantity.span.end), max(mark.span.start, quantity.span.start)
        crossed = sum(start <= rival.start and rival.end <= end for rival in rivals)
        return distance(text, mark.span, quantity.span) + FAR * crossed

    struck = [mark for mark in marks if mark.name in _STRUCK and reach(mark) <= _BEHIND]
    if quantity.kind is QuantityKind.COUNT and struck:  # "seven workers lost their lives"
        return frozenset({min(struck, key=reach).name})
    ranked = sorted((reach(mark), mark.name) for mark in marks)
    if not ranked or ranked[0][0] > FAR:
        return frozenset()
    # "Holds 42,000 spectators": the verb says as much as the noun.
    return frozenset(name for far, name in ranked if far == ranked[0][0] or far <= _ADJACENT)


def dates(text: Text, span: Span) -> list[Time]:
    return [time for time in text.times(span) if time.kind is TimeKind.DATE and time.readings]
