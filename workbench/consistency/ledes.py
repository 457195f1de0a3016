"""The sentence that retells a title: what it says of the kind that the title says, in another value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from workbench.consistency.context import Context
from workbench.consistency.lengths import duration
from workbench.consistency.lexicon import forms, stop_words
from workbench.consistency.slips import figures_swapped
from workbench.consistency.values import bounds, ranges_disjoint, same_value, times_disjoint
from workbench.language.fold import fold
from workbench.language.pack import pack
from workbench.model import Granularity, Quantity, QuantityKind, Span, Time, TimeKind

_RETOLD = 2
"""Stems that the sentence has in common with the title."""
_TWICE = 2
"""How many times one figure may be the other, to be told for it."""


def lede(context: Context, title: Span, body: list[Span]) -> Span | None:
    """The first sentence of the body, where it retells the title."""
    first = context.sentence_span(body[0].start)
    ours, theirs = _stems(context, title), _stems(context, first)
    return first if len(ours & theirs) >= _RETOLD else None


def _stems(context: Context, span: Span) -> set[str]:
    stop = stop_words(context.lang)
    return {
        token.stem for token in context.tokens(span) if token.folded.isalpha() and token.folded not in stop
    }


def figure_there(context: Context, title: Span, figure: Quantity, lede: Span) -> Quantity | None:
    """The only figure of the sentence that tells of what the title's figure tells."""
    alike = [
        other for other in context.quantities(lede) if (other.kind, other.unit) == (figure.kind, figure.unit)
    ]
    ours = [
        other for other in context.quantities(title) if (other.kind, other.unit) == (figure.kind, figure.unit)
    ]
    if len(ours) != 1 or any(_agree(figure, other) for other in alike):
        return None
    if figure.kind is QuantityKind.ORDINAL:
        counted = _unit_of_time(context, figure)
        alike = [other for other in alike if counted & _unit_of_time(context, other)]
    else:
        alike = [other for other in alike if _within(figure, other)]
    if len(alike) > 1:  # "to $84 million from $70 million" under "$48 million"
        alike = [other for other in alike if figures_swapped(figure, other)]
    return alike[0] if len(alike) == 1 else None


def _agree(one: Quantity, other: Quantity) -> bool:
    return same_value(other, one) and not ranges_disjoint((other.low, other.high), bounds(one))


def _within(one: Quantity, other: Quantity) -> bool:
    sizes = sorted(abs(figure.low or figure.high or Decimal(0)) for figure in (one, other))
    return sizes[1] <= _TWICE * sizes[0]


def _unit_of_time(context: Context, figure: Quantity) -> set[str]:
    """The unit that an ordinal counts: "its fourth week"."""
    inside = context.tokens(figure.head) if figure.head else []
    return {form for token in inside for form in forms(token.folded) if form in _units(context.lang)}


@cache
def _units(lang: str) -> frozenset[str]:
    """The words for units of time."""
    return frozenset(fold(name) for names in pack(lang)["times"]["units"].values() for name in names)


def time_there(context: Context, title: Span, time: Time, lede: Span) -> Time | None:
    """The only date of the sentence that is named as the title's is, by its day or its month."""
    if time.granularity not in (Granularity.DAY, Granularity.MONTH):
        return None  # a year is often what something else is told for
    ours, theirs = (_named(context, context.times(span), time) for span in (title, lede))
    if len(ours) == len(theirs) == 1 and times_disjoint(time, theirs[0]):
        return theirs[0]
    return None


def _named(context: Context, times: Iterable[Time], like: Time) -> list[Time]:
    return [
        time
        for time in times
        if time.kind is TimeKind.DATE and time.granularity is like.granularity and is_named(context, time)
    ]


def is_named(context: Context, time: Time) -> bool:
    """ "15 July", "July"; "Friday" and "next month" are counted from a day."""
    said = context.of(time.span)
    return any(map(str.isdigit, said)) or not _months(context.lang).isdisjoint(fold(said).split())


@cache
def _months(lang: str) -> frozenset[str]:
    """The first words of the months."""
    return frozenset(fold(name).split()[0] for names in pack(lang)["times"]["months"] for name in names)


def length_there(context: Context, length: Quantity, lede: Span) -> Quantity | None:
    """The only length of time of the sentence in the unit of the title's."""
    alike = [other for other in lengths(context, lede) if other.unit == length.unit]
    return alike[0] if len(alike) == 1 and not same_value(length, alike[0]) else None


def lengths(context: Context, span: Span) -> Iterator[Quantity]:
    """The lengths of time that are told, also where a time is counted from them ("six years after")."""
    for time in context.times(span):
        length = duration(replace(time, kind=TimeKind.DURATION)) if time.duration else None
        if length is not None and time.kind in (TimeKind.DURATION, TimeKind.UNRESOLVED):
            yield length
