"""Two dates that are probably of one event: clues weighed against each other, the best fit only.

The weights are log odds, by logistic regression: `python -m tools.fit_likely date-conflict` works them out
anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from itertools import combinations
from math import exp
from typing import NamedTuple

from workbench.consistency.context import Context
from workbench.consistency.date_clues import DateClues, is_of_another, is_plan_of_other, plainly_apart
from workbench.consistency.matching import Likeness
from workbench.consistency.one_event import posts_apart
from workbench.consistency.telling import Telling
from workbench.consistency.values import times_disjoint
from workbench.model import Modality

_WEIGHTS = {
    "two dates of the class": 1.84,
    "name": 1.49,
    "days of one month": 1.30,
    "loosely kin": 1.26,
    "history of a kind": 1.24,
    "both history": 1.22,
    "one class": 1.15,
    "nearest word": 1.13,
    "kin": 1.04,
    "one precision": 1.03,
    "months of one year": 1.02,
    "remembered": 0.96,
    "sentences apart": 0.92,
    "two dates of the word": 0.91,
    "told by somebody": 0.90,
    "told in its plainest words": 0.79,
    "vague": 0.79,
    "once ever": 0.77,
    "a digit apart": 0.69,
    "recalled": 0.62,
    "presupposed": 0.56,
    "definite": 0.52,
    "figure": 0.51,
    "planned": 0.49,
    "he": 0.39,
    "three dates of the class": 0.26,
    "name of the topic": 0.24,
    "noun of the date": 0.23,
    "once more": 0.10,
    "of somebody else": 0.06,
    "one word with other parts": 0.04,
    "two actors": 0.01,
    "word": -0.17,
    "presupposed first": -0.22,
    "nothing else": -0.28,
    "lede second": -0.31,
    "opens its sentence": -0.31,
    "again": -0.56,
    "of another": -0.58,
    "classes apart": -0.59,
    "next sentence": -0.67,
    "decades": -0.70,
    "plainly planned": -0.95,
    "one word": -0.98,
    "one thing after another": -1.02,
    "news and history": -1.34,
    "lede": -1.36,
    "plan and outcome": -1.45,
    "crowd": -2.46,
    "distance": -2.49,
}
_BIAS = -0.98
_ENOUGH = -2.5
"""The least sum that is shown."""
SURE = 0.97
"""The least probability at which a pair that matches in its words, too, is a conflict."""
_MORE = 0.3
"""By how much each further pair of a text has to fit better."""
_MARGIN = 0.1
"""By how much a pair has to fit better than any other one."""
_CHRONICLE = 12
"""A text that dates so many events of a class, or with a word, tells of no single one."""
_TELLING = (Modality.ASSERTED, Modality.PLANNED)

Pair = tuple[int, int]
"""Places of two dates in `Context.dated`, the first one first."""


class Fit(NamedTuple):
    """A pair that is probably of one event."""

    likeness: Likeness
    score: float
    """0..1."""


class Likely:
    """The probable pairs of one text."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.told = [Telling(context, item) for item in context.dated]
        self.clues = DateClues(context, self.told)

    def pairs(self, sure: frozenset[Pair] = frozenset()) -> Iterator[tuple[Pair, Fit]]:
        """Those that fit well enough, and better than either date fits any third one."""
        scores = {pair: self._score(*pair) for pair in self.candidates()}
        for pair in self.best(scores, sure, _ENOUGH):
            one, other = (self.told[at] for at in pair)
            yield pair, Fit(self._likeness(one, other), _probability(scores[pair]))

    def fit(self, first: int, second: int) -> Fit | None:
        """How well two dates that match in their words fit one event; or nothing where they cannot.

        Whatever else either fits, and however many dates the text has: few of them match in words.
        """
        one, other = self.told[first], self.told[second]
        if not self._may_be_one(one, other) or is_of_another(one, other) or is_plan_of_other(one, other):
            return None
        if any(amount for _, amount in plainly_apart(one, other)):
            return None
        score = self._score(first, second) - _WEIGHTS["crowd"] * self.clues.crowd
        return Fit(self._likeness(one, other), _probability(score))

    def _score(self, first: int, second: int) -> float:
        clues = self.clues.of(self.told[first], self.told[second])
        return _BIAS + sum(_WEIGHTS[name] * amount for name, amount in clues if amount)

    def best(self, scores: Mapping[Pair, float], sure: frozenset[Pair], least: float) -> Iterator[Pair]:
        """The pairs with at least that score that neither date has a better partner beside."""
        known = {at for pair in sure for at in pair}
        partners: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        for (first, second), score in scores.items():
            partners[first].append((score, second))
            partners[second].append((score, first))
        shown = 0
        for (first, second), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
            if score < least + _MORE * shown or {first, second} & known:
                continue
            rivals = [
                rival
                for at, own in ((first, second), (second, first))
                for rival, third in partners[at]
                if third != own and times_disjoint(self.told[third].time, self.told[own].time)
            ]
            if score > max(rivals, default=score - 1) + _MARGIN:
                shown += 1
                yield first, second

    def candidates(self) -> list[Pair]:
        """Pairs that can be of one event; among many dates, those that share a class of events, its kin, a
        name, a thing, a figure or a rare word."""
        blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
        for at, telling in enumerate(self.told):
            if telling.item.is_sentence and telling.time.earliest and telling.mention.modality in _TELLING:
                for key in _keys(telling):
                    blocks[key].append(at)
                if len(self.told) <= _CHRONICLE:
                    blocks[None].append(at)
        found = {
            pair for block in blocks.values() if len(block) <= _CHRONICLE for pair in combinations(block, 2)
        }
        return sorted(pair for pair in found if self._may_be_one(*(self.told[at] for at in pair)))

    def _may_be_one(self, one: Telling, other: Telling) -> bool:
        """Told in two sentences, of days apart, of no two posts, and of the thing itself."""
        return (
            one.mention.sentence != other.mention.sentence
            and times_disjoint(one.time, other.time)
            and self._context.may_meet(one.item.time.span, other.item.time.span)
            and not (one.item.of_saying or other.item.of_saying)
            and not posts_apart(self._context.lang, one.mention, other.mention)
            and not self.clues.tell_apart(one, other)
            and not (_is_told_beside(one, other) or _is_told_beside(other, one))
        )

    def _likeness(self, one: Telling, other: Telling) -> Likeness:
        return self.clues.likeness(one, other)


def _is_told_beside(one: Telling, other: Telling) -> bool:
    """ "In 2017 and 2018" has the other's 2018, too."""
    return any(not times_disjoint(time, other.time) for time in one.joined)


def _probability(score: float) -> float:
    return 1 / (1 + exp(-score))


def _keys(telling: Telling) -> set[Hashable]:
    mention = telling.mention
    return {
        *(("event", event) for event in telling.events),
        *(("kin", family) for family in telling.families),
        *([("lasting",)] if telling.begins or telling.lasts else ()),
        *(("name", name) for name in mention.sure_names),
        *(("thing", thing) for thing in mention.things),
        *(("stem", stem) for stem in mention.stems),
        *(("figure", figure) for figure in telling.figures),
    }
