"""Two dates that are probably of one event: clues weighed against each other, the best fit only.

The weights are log odds, by logistic regression over the pairs of dates of the gold articles and of thirty
more that were written for it and are not kept; `make consistency` shows what they do on the gold ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from math import exp, log

from workbench.consistency.classes import BEGINS, KIN, OFTEN, PHASES, RECURRING, SAME
from workbench.consistency.context import Context
from workbench.consistency.dated import Dated
from workbench.consistency.lexicon import pattern
from workbench.consistency.matching import Likeness
from workbench.consistency.mentions import Mention
from workbench.consistency.one_event import (
    ANY,
    RECENT,
    SEASON,
    days_apart,
    posts_apart,
    told_apart,
    told_of,
)  # fmt: skip
from workbench.consistency.values import begun, times_disjoint
from workbench.model import Modality, Time

_WEIGHTS = {
    "one class": 1.25,
    "told in its plainest words": 1.3,
    "kin": 2.68,
    "no class": -0.29,
    "classes apart": -0.85,
    "nearest word": 1.12,
    "two dates of the class": 1.93,
    "three dates of the class": 0.36,
    "two dates of the word": 1.43,
    "name": 1.28,
    "name of the topic": 0.23,
    "thing": 0.27,
    "definite": 0.27,
    "presupposed": 1.32,
    "next sentence": -2.35,
    "planned": -1.35,
    "distance": -3.29,
    "far": -1.98,
    "news and history": -1.7,
    "both history": 1.61,
    "one precision": 0.77,
}
_BIAS = -2.62
_ENOUGH = -1.5
"""The least sum that is shown."""
SURE = 0.75
"""The least probability at which a pair that matches in its words, too, is a conflict."""
DOUBTFUL = 0.4
"""The least at which it is shown though another date may fit as well."""
_MARGIN = 0.1
"""By how much a pair has to fit better than any other one."""
_CHRONICLE = 12
"""A text that dates so many events of a class, or with a word, tells of no single one."""
_FAR = 5500
"""Days."""
_LONGEST = 9.0
"""The logarithm of some twenty years, in days."""
_LEAD = 8
"""Characters before a date in which "since" stands."""
_MOST = 2
"""So much of one clue counts."""
_COMMON = OFTEN | PHASES | {"announcement", "meeting", "approval"}


@dataclass(frozen=True, slots=True)
class Fit:
    """A pair that is probably of one event."""

    likeness: Likeness
    score: float
    """0..1."""


class Likely:
    """The probable pairs of one text."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._dated = context.dated
        self._times = [self._time(item) for item in self._dated]
        self._events = [events_of(item) for item in self._dated]
        self._counts = Counter(event for events in self._events for event in events)
        self._words = Counter(
            word for item in self._dated for word in item.mention.stems | item.mention.things
        )
        self._presupposed = [self._is_presupposed(item) for item in self._dated]

    def _time(self, item: Dated) -> Time:
        """ "Shut since 2016" is when it was shut; "he has won twice since 2016" tells of no one time."""
        words = self._context.folded(max(item.time.span.start - _LEAD, 0), item.time.span.end)
        since = pattern(self._context.lang, "since").search(words) is not None
        return begun(item.time) if since and not item.mention.lead & _COMMON else item.time

    def pairs(self) -> Iterator[tuple[tuple[int, int], Fit]]:
        """Those that fit well enough, and better than either date fits any third one."""
        fits = {pair: found for pair in self._candidates() if (found := self._fit(*pair)) is not None}
        partners: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        for (first, second), (_, score) in fits.items():
            partners[first].append((score, second))
            partners[second].append((score, first))
        for (first, second), (likeness, score) in sorted(fits.items()):
            rivals = [
                rival
                for at, own in ((first, second), (second, first))
                for rival, third in partners[at]
                if third != own and times_disjoint(self._times[third], self._times[own])
            ]
            if score >= _ENOUGH and score > max(rivals, default=score - 1) + _MARGIN:
                yield (first, second), Fit(likeness, _probability(score))

    def fit(self, first: int, second: int) -> Fit | None:
        """How well two dates fit one event, whatever else either fits; or nothing where they cannot."""
        found = self._fit(first, second)
        return None if found is None else Fit(found[0], _probability(found[1]))

    def _candidates(self) -> list[tuple[int, int]]:
        """Pairs that share a class of events, its kin, a name, a thing or a rare word."""
        blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
        for at, item in enumerate(self._dated):
            if not item.of_saying and item.is_sentence and self._times[at].earliest:
                for key in self._keys(at):
                    blocks[key].append(at)
        found = {
            pair for block in blocks.values() if len(block) <= _CHRONICLE for pair in combinations(block, 2)
        }
        return sorted(found)

    def _keys(self, at: int) -> set[Hashable]:
        mention = self._dated[at].mention
        events = self._events[at]
        return {
            *(("event", event) for event in events),
            *(("kin", kin) for kin, group in enumerate(KIN) if events & group),
            *([("lasting",)] if mention.lead & BEGINS or self._is_lasting(self._dated[at]) else ()),
            *(("name", name) for name in mention.sure_names),
            *(("thing", thing) for thing in mention.things),
            *(("stem", stem) for stem in mention.stems),
        }

    def _fit(self, first: int, second: int) -> tuple[Likeness, float] | None:
        """How well two mentions fit one event; or nothing where they cannot."""
        context, one, other = self._context, self._dated[first], self._dated[second]
        if (
            not self._comparable(one, other)
            or not times_disjoint(self._times[first], self._times[second])
            or not context.may_meet(one.time.span, other.time.span)
            or posts_apart(context.lang, one.mention, other.mention)
        ):
            return None
        likeness = context.rarity.likeness(one.mention, other.mention)
        shared = self._events[first] & self._events[second]
        if told_apart(one.mention, other.mention, likeness):
            return None
        if not (shared - _COMMON or _has_argument(likeness) or self._is_pronoun(one, other)):
            return None
        kin = self._are_kin(one, other)
        if not (shared or kin) and self._is_news(one) and self._is_news(other):
            return None  # one thing after another
        told = likeness.names or likeness.things
        if shared and shared <= RECURRING and not told and days_apart(one, other) > SEASON:
            return None
        likeness = replace(likeness, events=frozenset(shared))
        clues = (
            *self._of_class(first, second),
            *self._of_words(first, second, likeness),
            *self._of_time(one, other),
        )
        return likeness, _BIAS + sum(_WEIGHTS[name] * amount for name, amount in clues)

    def _comparable(self, one: Dated, other: Dated) -> bool:
        """Both told as fact, or both as plans, as what is still to come always is."""
        a, b = one.mention, other.mention
        if a.sentence == b.sentence or a.of_another or b.of_another:
            return False
        if one.again != other.again and "resumption" not in a.hints & b.hints:
            return False
        if a.negated != b.negated and not (self._is_lasting(one) or self._is_lasting(other)):
            return False  # "has not flown since" is a beginning
        plans = [self._is_planned(item) for item in (one, other)]
        told = all(item.modality in (Modality.ASSERTED, Modality.PLANNED) for item in (a, b))
        return told and plans[0] == plans[1]

    def _is_planned(self, item: Dated) -> bool:
        today = self._context.told_at(item.time.span)
        to_come = bool(today and item.time.earliest and item.time.earliest > today)
        return to_come or item.mention.modality is Modality.PLANNED

    def _are_kin(self, one: Dated, other: Dated) -> bool:
        """Classes in which one event may be told, or a beginning and what has lasted since."""
        ours, theirs = one.mention.lead, other.mention.lead
        if any(ours & group and theirs & group for group in KIN):
            return True
        return any(
            first.mention.lead & BEGINS and self._is_lasting(then)
            for first, then in ((one, other), (other, one))
        )

    def _is_lasting(self, item: Dated) -> bool:
        segment = self._context.segment(item.time.span)
        words = self._context.folded(segment.start, item.time.span.end)
        return pattern(self._context.lang, "lasting").search(words) is not None

    def _is_pronoun(self, one: Dated, other: Dated) -> bool:
        """Whether one tells of "he" or "his", and the other of somebody by name."""
        context = self._context
        return any(
            named.mention.sure_names and context.cued(context.segment(item.time.span), "pronoun")
            for item, named in ((one, other), (other, one))
        )

    def _of_class(self, first: int, second: int) -> Iterator[tuple[str, float]]:
        ours, theirs = self._events[first], self._events[second]
        one, other = self._dated[first].mention, self._dated[second].mention
        shared = ours & theirs
        strong = shared - _COMMON
        if strong:
            yield "one class", 1
            yield "told in its plainest words", bool(strong & told_of(one) & told_of(other))
        elif not shared and self._are_kin(self._dated[first], self._dated[second]):
            yield "kin", 1
        elif not (ours or theirs):
            yield "no class", 1
        if shared:
            yield "nearest word", bool(one.lead & other.lead & shared)
            least = min(self._counts[event] for event in shared)
            yield "two dates of the class", least == 2
            yield "three dates of the class", least == 3

    def _of_words(self, first: int, second: int, likeness: Likeness) -> Iterator[tuple[str, float]]:
        context = self._context
        one, other = self._dated[first], self._dated[second]
        a, b = one.mention, other.mention
        sure = {name for name in likeness.names if a.names[name] == b.names[name] == 1}
        yield "name", min(len(sure - context.topics), _MOST)
        yield "name of the topic", min(len(sure & context.topics), _MOST)
        yield "thing", min(len(likeness.things - ANY), _MOST)
        yield "definite", min(len(likeness.definite), _MOST)
        yield "presupposed", self._presupposed[second]
        yield "two dates of the word", self._is_only_pair(likeness)
        yield "classes apart", self._are_apart(a, b)
        yield "next sentence", abs(a.sentence - b.sentence) == 1
        yield "planned", self._is_planned(one)

    def _is_only_pair(self, likeness: Likeness) -> bool:
        shared = (*likeness.stems, *(likeness.things - ANY))
        return any(self._words[word] == 2 for word in shared)

    def _are_apart(self, a: Mention, b: Mention) -> bool:
        ours, theirs = told_of(a) - PHASES, told_of(b) - PHASES
        return bool(ours and theirs and not ours & theirs)

    def _of_time(self, one: Dated, other: Dated) -> Iterator[tuple[str, float]]:
        days = days_apart(one, other)
        yield "distance", log(days + 1) / _LONGEST
        yield "far", days > _FAR
        news = [self._is_news(item) for item in (one, other)]
        yield "news and history", news[0] != news[1] and days > SEASON
        yield "both history", not any(news)
        yield "one precision", one.time.granularity is other.time.granularity

    def _is_news(self, item: Dated) -> bool:
        today = self._context.told_at(item.time.span)
        return bool(today and item.time.earliest and abs((today - item.time.earliest).days) <= RECENT)

    def _is_presupposed(self, item: Dated) -> bool:
        """ "Since the deal was signed in May": the reader is taken to know of it."""
        segment = self._context.segment(item.time.span)
        lead = self._context.folded(segment.start, item.time.span.start)
        return pattern(self._context.lang, "presupposes").search(lead) is not None


def _probability(score: float) -> float:
    return 1 / (1 + exp(-score))


def _has_argument(likeness: Likeness) -> bool:
    return bool(likeness.names or likeness.things or likeness.stems or likeness.definite)


def events_of(item: Dated) -> set[str]:
    """The classes of what stands between the commas around the date, or else of the whole passage."""
    mention = item.mention
    told = mention.hints & mention.near.events or mention.hints
    return {SAME.get(event, event) for event in told} | told_of(mention) - mention.events
