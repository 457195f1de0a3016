"""Two figures that are probably of one thing: clues weighed against each other, the best fit only.

The weights are log odds, by logistic regression over the pairs of figures of the gold articles and of the
wordings in the tests: `python -m tools.fit_likely` works them out anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from workbench.consistency.context import Context
from workbench.consistency.figure_classes import CROWD, MISTAKEN, SLIP
from workbench.consistency.figure_clues import Clues
from workbench.consistency.matching import Likeness, pairs
from workbench.consistency.measured import Measured
from workbench.consistency.slips import digits, ratio
from workbench.consistency.values import bounds, ranges_disjoint

WEIGHTS = {
    "alike, but": -0.47,
    "alike, news and history": -0.98,
    "alone in the sentence": 0.40,
    "another digit": 0.92,
    "another scale": 0.78,
    "another scope": -0.89,
    "as exact": 0.36,
    "casualties": 0.07,
    "change": -0.28,
    "changing": -0.61,
    "class of the noun": 0.72,
    "dated apart": -0.78,
    "event": 0.57,
    "exactness apart": -0.60,
    "first taken as known": -0.28,
    "known, and alike": 0.54,
    "length of time": -0.26,
    "many of the unit": -1.15,
    "money": -0.41,
    "name of the topic": 0.37,
    "news and history": -0.67,
    "news and what comes": -0.65,
    "next sentence": -0.62,
    "not told as fact": -0.64,
    "one class": 0.58,
    "one kind": 1.44,
    "one noun": 0.31,
    "one sort": 0.76,
    "only two of the unit": 0.42,
    "others in the sentence": -0.83,
    "over twice": -1.05,
    "part": -0.44,
    "percent": -1.03,
    "plan and fact": -0.10,
    "rare words": 0.78,
    "ratio": -1.39,
    "retold": -0.45,
    "second retold": -0.89,
    "sentences apart": 1.47,
    "short text": -0.57,
    "speakers apart": 0.79,
    "swapped digits": 4.34,
    "taken as known": 1.32,
    "the same nouns": 0.41,
    "three of the class": 0.97,
    "three or four of the unit": -0.60,
    "told otherwise": -0.46,
    "two of the class": 1.69,
}
BIAS = -2.95
ENOUGH = -2.0
"""The least sum that is shown."""
_MARGIN = 0.1
"""By how much a pair has to fit better than any other one."""
_TELLING = 7.0
"""More than what is said around two figures adds."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A pair that is probably of one thing."""

    likeness: Likeness
    score: float
    """Log odds."""


class LikelyFigures:
    """The probable pairs of one text."""

    def __init__(self, context: Context, items: Sequence[Measured]) -> None:
        self._context = context
        self._items = items
        self._ranges = [bounds(item.quantity) for item in items]
        self.clues = Clues(context, items)

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs of one kind and unit that may be told of one thing; in a long text those that share more."""
        for first, second in pairs((at, self._keys(at)) for at in range(len(self._items))):
            one, other = self._items[first], self._items[second]
            if (
                one.mention.sentence != other.mention.sentence
                and ranges_disjoint(self._ranges[first], self._ranges[second])
                and _may_be_slip(one, other)
                and self._context.may_meet(one.quantity.span, other.quantity.span)
                and not self.clues.are_apart(one, other)
            ):
                yield first, second

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

    def pairs(self, sure: Collection[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], Fit]]:
        """Those that fit well enough, and better than either figure fits any third one or is `sure` to."""
        scores = {pair: self._score(*pair) for pair in self.candidates()}
        for first, second in self.best(scores, sure, ENOUGH):
            one, other = self._items[first].mention, self._items[second].mention
            likeness = self._context.rarity.likeness(one, other)
            yield (first, second), Fit(likeness, scores[first, second])

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
        """The log odds that two figures are of one thing; of those that are far too low, no more is asked."""
        score = BIAS + _sum(self.clues.of_figures(first, second))
        if score < ENOUGH - _MARGIN - _TELLING:
            return -inf
        return score + _sum(self.clues.of_telling(first, second))


def _sum(clues: Iterator[tuple[str, float]]) -> float:
    return sum(WEIGHTS.get(name, 0.0) * amount for name, amount in clues if amount)


def _may_be_slip(one: Measured, other: Measured) -> bool:
    """Whether they are of one size, or written with the same digits."""
    times = ratio(one, other)
    return times <= SLIP or (times <= MISTAKEN and digits(one) == digits(other))
