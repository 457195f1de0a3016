"""What speaks for two dates being of one event, and against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import log

from workbench.consistency.classes import COMMON, ONCE_EVER, PHASES
from workbench.consistency.complements import ANY
from workbench.consistency.context import Context
from workbench.consistency.matching import Likeness
from workbench.consistency.one_event import SEASON, is_one_word, parts_apart, told_of
from workbench.consistency.telling import Telling

_FEW = 6
"""Dates; that there are still fewer tells nothing."""
_DECADE = 3653
"""Days."""
_LONG_AGO = 5
"""More decades tell no more."""
_LONGEST = 9.0
"""The logarithm of some twenty years, in days."""
_MOST = 2
"""So much of one clue counts."""

Clue = tuple[str, float]


class DateClues:
    """The clues of one text."""

    def __init__(self, context: Context, told: list[Telling]) -> None:
        self._context = context
        self._counts = Counter(event for telling in told for event in telling.events)
        self._words = Counter(
            word for telling in told for word in telling.mention.stems | telling.mention.things
        )
        self.crowd = log(max(len(told), _FEW))

    def likeness(self, one: Telling, other: Telling) -> Likeness:
        return self._context.rarity.likeness(one.mention, other.mention)

    def of(self, one: Telling, other: Telling) -> Iterator[Clue]:
        """Every clue by name, with how much there is of it."""
        yield from self._of_class(one, other)
        yield from self._of_words(one, other, self.likeness(one, other))
        yield from _apart(one, other)
        yield from _of_telling(one, other)
        yield from _of_time(one, other)
        yield "crowd", self.crowd

    def _of_class(self, one: Telling, other: Telling) -> Iterator[Clue]:
        shared = one.events & other.events
        strong = shared - COMMON
        kin = one.is_kin(other)
        if strong:
            yield "one class", 1
            plain = strong & told_of(one.mention) & told_of(other.mention)
            yield "told in its plainest words", bool(plain)
            yield "recalled", bool(strong & other.mention.recalled)
            yield "once ever", bool(strong & ONCE_EVER)
        elif not shared and kin:
            yield "kin", 1
        elif not shared and one.families & other.families:
            yield "loosely kin", 1
        if shared:
            yield "nearest word", bool(one.mention.lead & other.mention.lead & shared)
            least = min(self._counts[event] for event in shared)
            yield "two dates of the class", least == 2
            yield "three dates of the class", least == 3
        yield "one thing after another", not (shared or kin) and one.news and other.news
        yield "classes apart", not (shared or kin or one.families & other.families) and _are_plain(one, other)

    def _of_words(self, one: Telling, other: Telling, likeness: Likeness) -> Iterator[Clue]:
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


def _apart(one: Telling, other: Telling) -> Iterator[Clue]:
    """What tells two events apart."""
    a, b = one.mention, other.mention
    shared = one.events & other.events
    one_word = is_one_word(a, b, shared)
    yield "one word", one_word
    yield "one word with other parts", one_word and parts_apart(a, b, shared).any
    yield "again", one.item.again != other.item.again and "resumption" not in a.hints & b.hints
    yield "of another", is_of_another(one, other)
    yield "plan and outcome", is_plan_of_other(one, other)


def is_of_another(one: Telling, other: Telling) -> bool:
    """Names stand against names, or "his partner retired": unless the partner is who says so."""
    a, b = one.mention, other.mention
    if a.sure_names & b.sure_names:
        return False
    if one.of_another or other.of_another:
        return True
    ours, theirs = (mention.sure_names & mention.written_names - mention.near.placed for mention in (a, b))
    return bool(ours and theirs)


def is_placed_apart(one: Telling, other: Telling) -> bool:
    """It opened a plant here, and one there."""
    ours, theirs = one.mention.near.placed, other.mention.near.placed
    return bool(ours and theirs and not ours & theirs and one.events & other.events)


def is_plan_of_other(one: Telling, other: Telling) -> bool:
    """A plan and what came of it; a date without a year that may be past or to come is told as either."""
    if one.planned == other.planned:
        return False
    return not (other if one.planned else one).may_be_to_come


def _are_plain(one: Telling, other: Telling) -> bool:
    """Whether each is told in the plainest word for what happened."""
    return all(told_of(telling.mention) & telling.mention.lead - PHASES for telling in (one, other))


def _of_telling(one: Telling, other: Telling) -> Iterator[Clue]:
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
    yield "remembered", other.remembered
    yield "lede", one.in_lede
    yield "lede second", other.in_lede
    yield "he", other.speaks_of_he


def _of_time(one: Telling, other: Telling) -> Iterator[Clue]:
    days = one.days_from(other)
    yield "distance", log(days + 1) / _LONGEST
    yield "decades", min(days / _DECADE, _LONG_AGO) if days > _DECADE else 0
    yield "news and history", one.news != other.news and days > SEASON
    history = not (one.news or other.news)
    yield "both history", history
    yield "one precision", one.time.granularity is other.time.granularity
    yield "history of a kind", history and bool(one.events & other.events or one.is_kin(other))
