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
    "alike, but": -0.42,
    "alike, news and history": -1.17,
    "alike, plan and fact": 0.22,
    "alone in the sentence": 0.50,
    "another digit": 0.66,
    "another scale": 0.75,
    "another scope": -0.93,
    "as exact": 0.45,
    "both plans": 0.44,
    "by the way": 0.47,
    "capitals apart": -0.11,
    "casualties": 0.68,
    "change": -0.10,
    "changing": -0.68,
    "changing class": 0.33,
    "class of the noun": 0.58,
    "compared": -0.15,
    "contrast": -0.44,
    "dated apart": -0.71,
    "event": 0.54,
    "exactness apart": -0.65,
    "first taken as known": -0.52,
    "kin": 0.19,
    "known, and alike": 0.92,
    "known, of another noun": -0.23,
    "length of time": -0.26,
    "many of the unit": -1.11,
    "measure": -0.10,
    "money": -0.38,
    "name": 0.39,
    "name apart": 0.00,
    "name of the topic": 0.29,
    "negated apart": 0.02,
    "news and history": -0.41,
    "news and what comes": -0.71,
    "next sentence": -0.56,
    "not told as fact": -0.73,
    "nouns apart": 0.08,
    "numbered": 0.47,
    "of another": -0.05,
    "one class": 0.48,
    "one kind": 0.87,
    "one noun": 0.42,
    "one sort": 0.44,
    "only two of the unit": 0.36,
    "others in the sentence": -0.85,
    "over twice": -0.99,
    "part": -0.40,
    "percent": -1.10,
    "plan and fact": -0.25,
    "rare words": 0.76,
    "ratio": -1.31,
    "retold": -0.54,
    "revised": 0.09,
    "scopes apart": 0.14,
    "second retold": -0.77,
    "sentences apart": 1.43,
    "short text": -0.72,
    "small count": 0.27,
    "sorts apart": 0.01,
    "speakers apart": 0.70,
    "swapped digits": 3.72,
    "swapped digits, of another noun": 0.51,
    "taken as known": 1.36,
    "the same nouns": 0.40,
    "thing": 0.01,
    "three of the class": 1.09,
    "three or four of the unit": -0.60,
    "told anew": -0.02,
    "told otherwise": -0.50,
    "two of the class": 1.34,
}
BIAS = -2.90
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
