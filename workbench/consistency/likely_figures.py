"""Two figures that are probably of one thing: clues weighed against each other, the best fit only.

The weights are log odds, by logistic regression over the pairs of figures of the gold articles and of the
wordings in the tests: `python -m tools.fit_likely` works them out anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from math import inf

from workbench.consistency.context import Context
from workbench.consistency.figure_classes import CROWD, MISTAKEN, SLIP
from workbench.consistency.figure_clues import Clues
from workbench.consistency.matching import Likeness, pairs
from workbench.consistency.measured import Measured
from workbench.consistency.slips import digits, ratio
from workbench.consistency.values import ranges_disjoint, reach

WEIGHTS = {
    "alike, but": -0.28,
    "alike, news and history": -0.90,
    "alone in the sentence": 0.10,
    "another digit": 1.18,
    "another scale": 0.75,
    "another scope": -0.84,
    "as exact": 0.72,
    "casualties": -0.18,
    "change": -0.44,
    "changing": -0.25,
    "class of the noun": 0.73,
    "dated apart": -0.58,
    "event": 0.61,
    "exactness apart": -0.60,
    "first taken as known": -0.37,
    "known, and alike": 0.66,
    "known, and named apart": 0.42,
    "length of time": -0.41,
    "many of the unit": -1.41,
    "money": -0.18,
    "name of the topic": 0.53,
    "named apart": -0.22,
    "news and history": -0.74,
    "news and what comes": -0.48,
    "next sentence": -1.01,
    "not told as fact": -0.49,
    "of other times": -0.37,
    "one class": 0.60,
    "one digit more": 1.75,
    "one kind": 1.34,
    "one noun": 0.17,
    "one sort": 0.74,
    "only two of the unit": 1.13,
    "open end": 0.60,
    "others in the sentence": -0.86,
    "over twice": -1.08,
    "part": -0.54,
    "percent": -1.27,
    "plan and fact": 0.16,
    "rare words": 0.80,
    "ratio": -1.31,
    "retold": -0.49,
    "second retold": -0.67,
    "sentences apart": 1.43,
    "short text": -0.08,
    "speakers apart": 0.67,
    "swapped digits": 4.14,
    "taken as known": 1.30,
    "the same nouns": 0.45,
    "three of the class": 0.74,
    "three or four of the unit": -0.37,
    "told otherwise": -0.43,
    "two of the class": 1.78,
}
BIAS = -2.87
ENOUGH = -1.8
"""The least sum that is shown."""
_AT_ALL = -3.0
"""The least sum of a pair that matches in its words."""
_MARGIN = 0.1
"""By how much a pair has to fit better than any other one."""
_TELLING = 10.0
"""More than what is said around two figures adds."""


class LikelyFigures:
    """The probable pairs of one text."""

    def __init__(self, context: Context, items: Sequence[Measured]) -> None:
        self._context = context
        self._items = items
        self._ranges = [reach(item.quantity) for item in items]
        self.clues = Clues(context, items)

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs that may be told of one thing."""
        yield from (pair for pair in self._near() if not self._are_apart(*pair))

    def _near(self) -> Iterator[tuple[int, int]]:
        """Pairs of one kind, unit and size; in a long text those that share more."""
        for first, second in pairs((at, self._keys(at)) for at in range(len(self._items))):
            one, other = self._items[first], self._items[second]
            if (
                one.mention.sentence != other.mention.sentence
                and ranges_disjoint(self._ranges[first], self._ranges[second])
                and _may_be_slip(one, other)
                and self._context.may_meet(one.quantity.span, other.quantity.span)
            ):
                yield first, second

    def _are_apart(self, first: int, second: int) -> bool:
        return self.clues.are_apart(self._items[first], self._items[second])

    def _keys(self, at: int) -> Iterator[Hashable]:
        item, kind = self._items[at], self.clues.kinds[at]
        if self._context.is_age(item.quantity.span):
            return
        if self.clues.sizes[kind] <= CROWD:
            yield kind
            return
        yield from self.clues.names[at]
        if written := digits(item):
            yield (*kind, "digits", "".join(sorted(written)))

    def pairs(self, sure: Collection[tuple[int, int]]) -> dict[tuple[int, int], Likeness]:
        """Those that fit well enough, and better than either figure fits any third one or is `sure` to."""
        scores = {pair: self._score(*pair) for pair in self._near()}
        likeness = self._context.rarity.likeness
        return {
            (first, second): likeness(self._items[first].mention, self._items[second].mention)
            for first, second in self.best(scores, sure, ENOUGH)
        }

    def are_credible(self, first: int, second: int) -> bool:
        """Whether the clues speak not too loudly against two figures that match in their words."""
        return self._score(first, second) >= _AT_ALL

    def best(
        self, scores: Mapping[tuple[int, int], float], sure: Collection[tuple[int, int]], cut: float
    ) -> Iterator[tuple[int, int]]:
        """The pairs from a score of `cut` on that no third figure disputes."""
        partners: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        for (first, second), score in {**scores, **dict.fromkeys(sure, inf)}.items():
            partners[first].append((score, second))
            partners[second].append((score, first))
        for (first, second), score in sorted(scores.items()):
            if score < cut or (first, second) in sure:
                continue
            rivals = [
                rival
                for at, own in ((first, second), (second, first))
                for rival, third in partners[at]
                if third != own and ranges_disjoint(self._ranges[third], self._ranges[own])
            ]
            if score > max(rivals, default=-inf) + _MARGIN:
                yield first, second

    def _score(self, first: int, second: int) -> float:
        """The log odds that two figures are of one thing; where they are far too low, no more is asked."""
        score = BIAS + _sum(self.clues.of_figures(first, second))
        if score < ENOUGH - _MARGIN - _TELLING or self._are_apart(first, second):
            return -inf
        return score + _sum(self.clues.of_telling(first, second))


def _sum(clues: Iterator[tuple[str, float]]) -> float:
    return sum(WEIGHTS.get(name, 0.0) * amount for name, amount in clues if amount)


def _may_be_slip(one: Measured, other: Measured) -> bool:
    """Whether they are of one size, or written with the same digits."""
    times = ratio(one, other)
    return times <= SLIP or (times <= MISTAKEN and digits(one) == digits(other))
