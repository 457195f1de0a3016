"""Two dates that are probably of one event: clues weighed against each other, the best fit only.

The weights are log odds, by logistic regression: `python -m tools.fit_likely date-conflict` works them out
anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping
from itertools import combinations
from math import exp, log
from typing import NamedTuple

from workbench.consistency.classes import COMMON, ONCE_EVER, PHASES, RECURRING
from workbench.consistency.complements import ANY
from workbench.consistency.context import Context
from workbench.consistency.matching import Likeness
from workbench.consistency.one_event import SEASON, parts_apart, posts_apart, told_of
from workbench.consistency.telling import Telling
from workbench.consistency.values import times_disjoint
from workbench.model import Granularity, Modality

_WEIGHTS = {
    "two dates of the class": 1.85,
    "name": 1.53,
    "both history": 1.45,
    "one class": 1.45,
    "kin": 1.14,
    "presupposed": 1.11,
    "one precision": 1.06,
    "nearest word": 0.96,
    "told by somebody": 0.89,
    "told in its plainest words": 0.84,
    "two dates of the word": 0.81,
    "sentences apart": 0.77,
    "vague": 0.74,
    "definite": 0.62,
    "recalled": 0.50,
    "loosely kin": 0.47,
    "noun of the date": 0.41,
    "figure": 0.40,
    "name of the topic": 0.40,
    "three dates of the class": 0.30,
    "planned": 0.20,
    "slip of the pen": 0.20,
    "two days": 0.08,
    "nothing else": -0.20,
    "next sentence": -0.27,
    "opens its sentence": -0.27,
    "no class": -0.28,
    "classes apart": -0.37,
    "word": -0.41,
    "one thing after another": -0.42,
    "objects apart": -0.43,
    "presupposed first": -0.56,
    "decades": -0.96,
    "news and history": -1.24,
    "crowd": -1.90,
    "distance": -2.32,
}
_BIAS = -1.64
_ENOUGH = -2.3
"""The least sum that is shown."""
SURE = 0.96
"""The least probability at which a pair that matches in its words, too, is a conflict."""
_MORE = 0.7
"""By how much each further pair of a text has to fit better."""
_MARGIN = 0.1
"""By how much a pair has to fit better than any other one."""
_FEW = 6
"""Dates; that there are still fewer tells nothing."""
_CHRONICLE = 12
"""A text that dates so many events of a class, or with a word, tells of no single one."""
_DECADE = 3653
"""Days."""
_LONG_AGO = 5
"""More decades tell no more."""
_LONGEST = 9.0
"""The logarithm of some twenty years, in days."""
_MOST = 2
"""So much of one clue counts."""
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
        self._counts = Counter(event for telling in self.told for event in telling.events)
        self._words = Counter(
            word for telling in self.told for word in telling.mention.stems | telling.mention.things
        )
        self._crowd = log(max(len(self.told), _FEW))

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
        if not self._may_be_one(one, other):
            return None
        score = self._score(first, second) - _WEIGHTS["crowd"] * self._crowd
        return Fit(self._likeness(one, other), _probability(score))

    def _score(self, first: int, second: int) -> float:
        return _BIAS + sum(_WEIGHTS[name] * amount for name, amount in self.clues(first, second))

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
        """Pairs that can be of one event and share a class of events, its kin, a name, a thing, a figure
        or a rare word."""
        blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
        for at, telling in enumerate(self.told):
            if telling.item.is_sentence and telling.time.earliest and telling.mention.modality in _TELLING:
                for key in _keys(telling):
                    blocks[key].append(at)
        found = {
            pair for block in blocks.values() if len(block) <= _CHRONICLE for pair in combinations(block, 2)
        }
        return sorted(pair for pair in found if self._may_be_one(*(self.told[at] for at in pair)))

    def _may_be_one(self, one: Telling, other: Telling) -> bool:
        """Told of one who may be the same, once, both as fact or both as plans."""
        context, a, b = self._context, one.mention, other.mention
        return (
            a.sentence != b.sentence
            and times_disjoint(one.time, other.time)
            and context.may_meet(one.item.time.span, other.item.time.span)
            and not (one.item.of_saying or other.item.of_saying)
            and (one.item.again == other.item.again or "resumption" in a.hints & b.hints)
            and not posts_apart(context.lang, a, b)
            and not _is_of_another(one, other)
            and not _is_plan_of_other(one, other)
            and not _is_one_after_another(one, other)
            and not self._is_of_another_season(one, other)
        )

    def _is_of_another_season(self, one: Telling, other: Telling) -> bool:
        """ "The flood" of another year, of which nothing else is shared."""
        shared = one.events & other.events
        if not shared or not shared <= RECURRING or one.days_from(other) <= SEASON:
            return False
        likeness = self._likeness(one, other)
        return not (likeness.names or likeness.things or one.figures & other.figures)

    def _likeness(self, one: Telling, other: Telling) -> Likeness:
        return self._context.rarity.likeness(one.mention, other.mention)

    def clues(self, first: int, second: int) -> Iterator[tuple[str, float]]:
        """What speaks for the two being of one event, and against it."""
        one, other = self.told[first], self.told[second]
        yield from self._of_class(one, other)
        yield from self._of_words(one, other, self._likeness(one, other))
        yield from _of_telling(one, other)
        yield from _of_time(one, other)
        yield "crowd", self._crowd

    def _of_class(self, one: Telling, other: Telling) -> Iterator[tuple[str, float]]:
        shared = one.events & other.events
        strong = shared - COMMON
        kin = one.is_kin(other)
        if strong:
            yield "one class", 1
            plain = strong & told_of(one.mention) & told_of(other.mention)
            yield "told in its plainest words", bool(plain)
            yield "recalled", bool(strong & other.mention.recalled)
        elif not shared and kin:
            yield "kin", 1
        elif not shared and one.families & other.families:
            yield "loosely kin", 1
        elif not (one.events or other.events):
            yield "no class", 1
        if shared:
            yield "nearest word", bool(one.mention.lead & other.mention.lead & shared)
            least = min(self._counts[event] for event in shared)
            yield "two dates of the class", least == 2
            yield "three dates of the class", least == 3
        yield "one thing after another", not (shared or kin) and one.news and other.news
        yield "classes apart", not (shared or kin or one.families & other.families) and _are_plain(one, other)

    def _of_words(self, one: Telling, other: Telling, likeness: Likeness) -> Iterator[tuple[str, float]]:
        topics = self._context.topics
        a, b = one.mention, other.mention
        sure = {name for name in likeness.names if a.names[name] == b.names[name] == 1}
        yield "name", min(len(sure - topics), _MOST)
        yield "name of the topic", min(len(sure & topics), _MOST)
        yield "definite", min(len(likeness.definite), _MOST)
        yield "word", min(len(likeness.stems), _MOST)
        yield "figure", min(len(one.figures & other.figures), _MOST)
        shared = (*likeness.stems, *(likeness.things - ANY))
        yield "two dates of the word", any(self._words[word] == 2 for word in shared)
        he = (a.sure_names and other.speaks_of_he) or (b.sure_names and one.speaks_of_he)
        something = likeness.names or likeness.things or likeness.stems or likeness.definite or he
        yield "nothing else", not something
        yield "objects apart", parts_apart(a, b, one.events & other.events).objects


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


def _is_of_another(one: Telling, other: Telling) -> bool:
    """Names stand against names, or "his partner retired": unless the partner is who says so."""
    a, b = one.mention, other.mention
    placed = a.near.placed, b.near.placed
    if all(placed) and not placed[0] & placed[1] and one.events & other.events:
        return True  # it opened a plant here, and one there
    if a.sure_names & b.sure_names:
        return False
    if any(telling.mention.of_another and not telling.said for telling in (one, other)):
        return True
    ours, theirs = (mention.sure_names & mention.written_names - mention.near.placed for mention in (a, b))
    return bool(ours and theirs)


def _is_plan_of_other(one: Telling, other: Telling) -> bool:
    """A plan and what came of it; a date without a year that may be past or to come is told as either."""
    if one.planned == other.planned:
        return False
    return not (other if one.planned else one).may_be_to_come


def _is_one_after_another(one: Telling, other: Telling) -> bool:
    """In one week of news: what happened, and what happened next."""
    kin = one.events & other.events or one.families & other.families or one.is_kin(other)
    return bool(one.news and other.news and one.events and other.events and not kin)


def _are_plain(one: Telling, other: Telling) -> bool:
    """Whether each is told in the plainest word for what happened."""
    return bool(told_of(one.mention) - PHASES and told_of(other.mention) - PHASES)


def _of_telling(one: Telling, other: Telling) -> Iterator[tuple[str, float]]:
    """How the two are told: in passing, by somebody, as plans."""
    apart = abs(one.mention.sentence - other.mention.sentence)
    yield "presupposed", other.presupposed
    yield "presupposed first", one.presupposed
    yield "noun of the date", other.of_noun
    yield "opens its sentence", one.opens or other.opens
    yield "told by somebody", other.said
    yield "vague", other.vague
    yield "sentences apart", log(apart)
    yield "next sentence", apart == 1
    yield "planned", one.planned and other.planned


def _of_time(one: Telling, other: Telling) -> Iterator[tuple[str, float]]:
    days = one.days_from(other)
    yield "distance", log(days + 1) / _LONGEST
    again = not one.events & other.events & ONCE_EVER
    yield "decades", min(days / _DECADE, _LONG_AGO) if again and days > _DECADE else 0
    yield "slip of the pen", days > _DECADE and _is_slip(one, other)
    yield "news and history", one.news != other.news and days > SEASON
    yield "both history", not (one.news or other.news)
    yield "one precision", one.time.granularity is other.time.granularity
    yield "two days", one.time.granularity is other.time.granularity is Granularity.DAY


def _is_slip(one: Telling, other: Telling) -> bool:
    """1932 and 1982, 1974 and 1947: years of which a digit is wrong, or two are swapped."""
    years = [str(telling.time.earliest.year) for telling in (one, other) if telling.time.earliest]
    if len(years) < len((one, other)):
        return False
    wrong = sum(a != b for a, b in zip(*years, strict=True))
    return wrong == 1 or sorted(years[0]) == sorted(years[1])
