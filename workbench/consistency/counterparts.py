"""Which dates and figures of a source's passage speak of the same as those of a claim.

Not a rule of one text: two texts are held against each other, in whatever languages they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from workbench.consistency.classes import KIN, SAME
from workbench.consistency.context import Context
from workbench.consistency.dated import Dated
from workbench.consistency.figure_classes import MISTAKEN, PEOPLE, RANKS, SLIP, SPANS
from workbench.consistency.figure_clues import are_alike, differ
from workbench.consistency.measured import Measured
from workbench.consistency.slips import digits, ratio
from workbench.consistency.values import bounds, ranges_disjoint, times_disjoint
from workbench.model import Quantity, QuantityKind, Span, Time, TimeKind

_TELLING = 20
"""Counts from here on that two languages tell are hardly the same by chance."""
_Fact = TypeVar("_Fact", Time, Quantity)
_Gap = tuple[bool, float]
"""How far two are apart that may be of one thing: those that surely are come first, then the nearest."""


class Chosen(Context):
    """A claim or a quotation: somebody chose it, so that all of it tells something, a fragment, too."""

    def listed(self, span: Span) -> bool:
        return True

    def tells(self, span: Span) -> bool:
        return True


class Held(NamedTuple):
    """A fact of a claim, and what the passage says of it."""

    fact: Time | Quantity
    agreeing: Time | Quantity | None
    differing: Time | Quantity | None
    """Set where nothing agrees and something excludes it."""


def dates_held(ours: Chosen, claim: Span, theirs: Chosen) -> list[Held]:
    """The dates of `claim`, a span of `ours`. They agree if some reading of both, taken with goodwill,
    has a day in common."""
    claimed = [time for time in _dates(ours) if claim.contains(time.span)]
    here = {item.time.span: item for item in ours.dated}
    there = {item.time.span: item for item in theirs.dated}

    def apart(one: Time, other: Time) -> _Gap | None:
        first, second = here.get(one.span), there.get(other.span)
        if first is None or second is None or first.of_saying != second.of_saying:
            return None
        events, others = _events(first), _events(second)
        if events and others and not (events & others or any(events & kin and others & kin for kin in KIN)):
            return None  # when it opened says nothing of when it closed
        return not events & others, _days(one, other)

    return _held(claimed, _dates(theirs), lambda one, other: not times_disjoint(one, other), apart)


def figures_held(ours: Chosen, claim: Span, theirs: Chosen) -> list[Held]:
    """The figures of `claim`, a span of `ours`. They agree if the ranges that both stand for (rounding,
    "about", bounds) overlap in more than an edge: "3 million" is not "2 million"."""
    claimed = [figure for figure in _figures(ours) if claim.contains(figure.span)]
    here = {item.quantity.span: item for item in ours.measured}
    there = {item.quantity.span: item for item in theirs.measured}

    def agree(one: Quantity, other: Quantity) -> bool:
        if not _of_one_unit(one, other) or not _overlap(one, other):
            return False
        if one.kind is not QuantityKind.COUNT or _heads(ours, one) & _heads(theirs, other):
            return True
        if ours.lang != theirs.lang and (one.low, one.high) == (other.low, other.high):
            return (one.low or 0) >= _TELLING
        first, second = here.get(one.span), there.get(other.span)
        return first is not None and second is not None and are_alike(first, second)

    def apart(one: Quantity, other: Quantity) -> _Gap | None:
        first, second = here.get(one.span), there.get(other.span)
        if first is None or second is None or not _of_one_unit(one, other):
            return None
        return _gap(first, second) if _may_be_one(first, second) else None

    return _held(claimed, _figures(theirs), agree, apart)


def _held(
    claimed: Sequence[_Fact],
    told: Sequence[_Fact],
    agree: Callable[[_Fact, _Fact], bool],
    apart: Callable[[_Fact, _Fact], _Gap | None],
) -> list[Held]:
    """What agrees with one fact of the claim is told of that one, and excludes none; anything else
    excludes one of them at most: that which is likeliest meant."""
    agreeing = [next((other for other in told if agree(one, other)), None) for one in claimed]
    others = [
        other  # "built in 2018" is not told of "closed in 2018", though one year agrees with the other
        for other in told
        if not any(agree(one, other) and apart(one, other) is not None for one in claimed)
    ]
    gaps = sorted(
        (gap, at, place)
        for at, one in enumerate(claimed)
        if agreeing[at] is None
        for place, other in enumerate(others)
        if (gap := apart(one, other)) is not None
    )
    meant: dict[int, int] = {}
    for _, at, place in gaps:
        meant.setdefault(place, at)
    differing: dict[int, _Fact] = {}
    for _, at, place in gaps:
        if meant[place] == at:
            differing.setdefault(at, others[place])
    return [Held(one, agreeing[at], differing.get(at)) for at, one in enumerate(claimed)]


def _dates(text: Context) -> list[Time]:
    return [time for time in text.analysis.times if time.kind is TimeKind.DATE and time.readings]


def _figures(text: Context) -> list[Quantity]:
    return [figure for figure in text.analysis.quantities if figure.kind is not QuantityKind.ORDINAL]


def _events(item: Dated) -> frozenset[str]:
    return frozenset(SAME.get(event, event) for event in item.mention.strong_events)


def _days(one: Time, other: Time) -> float:
    """Days between two dates that share none; an open end lies as near as can be."""
    gaps = [
        (later.earliest - earlier.latest).days
        for earlier, later in ((one, other), (other, one))
        if later.earliest is not None and earlier.latest is not None
    ]
    return max(gaps, default=0)


def _of_one_unit(one: Quantity, other: Quantity) -> bool:
    return one.kind is other.kind and one.unit == other.unit


def _overlap(one: Quantity, other: Quantity) -> bool:
    ours, theirs = bounds(one), bounds(other)
    if ranges_disjoint(ours, theirs):
        return False
    ends = ((ours[1], theirs[0]), (theirs[1], ours[0]))
    edge = next((high for high, low in ends if high is not None and high == low), None)
    return edge is None or _says(one, edge) or _says(other, edge)


def _says(figure: Quantity, value: Decimal) -> bool:
    """Whether it is one of the values that are written, and not only rounded to one."""
    return (figure.low is None or figure.low <= value) and (figure.high is None or value <= figure.high)


def _heads(text: Context, figure: Quantity) -> set[str]:
    return {token.stem for token in text.tokens(figure.head)} if figure.head is not None else set()


def _may_be_one(one: Measured, other: Measured) -> bool:
    """Whether nothing says that they are of two things, of two times or of a whole and its part."""
    if differ(one.subjects, other.subjects):
        return False
    if any(differ(one.scopes & group, other.scopes & group) for group in (SPANS, PEOPLE, RANKS)):
        return False
    times = [(time, against) for time in one.times for against in other.times]
    if times and all(times_disjoint(*both) for both in times):
        return False
    return one.part == other.part


def _gap(one: Measured, other: Measured) -> _Gap | None:
    """Counts are only of one thing that is called alike; a sum or a share may go without a name. Of one
    size they must be, but for a slip of scale."""
    alike, times = are_alike(one, other), ratio(one, other)
    if one.quantity.kind is QuantityKind.COUNT and not alike:
        return None
    if times > SLIP and (times > MISTAKEN or digits(one) != digits(other)):
        return None
    return not alike, float(times)
