"""What speaks for two dates being of one event, and against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import log

from workbench.consistency.classes import COMMON, ONCE_EVER, PHASES, RECURRING
from workbench.consistency.complements import ANY
from workbench.consistency.context import Context
from workbench.consistency.matching import Likeness
from workbench.consistency.one_event import SEASON, is_one_word, parts_apart, told_of
from workbench.consistency.telling import Telling
from workbench.model import Granularity

_FEW = 6
"""Dates; that there are still fewer tells nothing."""
_DECADE = 3653
"""Days."""
_YEAR = 365.25
"""Days."""
_LONG_AGO = 5
"""More decades tell no more."""
_LONGEST = 9.0
"""The logarithm of some twenty years, in days."""
_MOST = 2
"""So much of one clue counts."""

_PARTS_OF_YEAR = (Granularity.SEASON, Granularity.QUARTER, Granularity.MONTH)

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
        yield from plainly_apart(one, other)
        yield from _of_telling(one, other)
        yield from _of_time(one, other)
        yield "crowd", self.crowd

    def tell_apart(self, one: Telling, other: Telling) -> bool:
        """Whether something says outright that the two are of two events: somewhere else, in another season,
        the one counted from the other, or told in one word, yet of another, again or as a plan."""
        return (
            _are_two_of_a_word(one, other)
            or is_placed_apart(one, other)
            or _is_counted_from(one, other)
            or self._is_of_another_season(one, other)
        )

    def _is_of_another_season(self, one: Telling, other: Telling) -> bool:
        """ "The flood" of another year, of which nothing else is shared."""
        shared = one.events & other.events
        if not shared or not shared <= RECURRING or one.days_from(other) <= SEASON:
            return False
        likeness = self.likeness(one, other)
        return not (likeness.names or likeness.things or one.figures & other.figures)

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


def plainly_apart(one: Telling, other: Telling) -> Iterator[Clue]:
    """Told in its kind, yet again, as a plan or of somebody else: a warning at most."""
    if not (one.events & other.events or one.is_kin(other)):
        return
    a, b = one.mention, other.mention
    again = one.item.again != other.item.again and (one.item.once_more or other.item.once_more)
    yield "once more", again and "resumption" not in a.hints & b.hints
    plainly = one.plainly_planned or other.plainly_planned
    yield "plainly planned", plainly and is_plan_of_other(one, other)
    yield "of somebody else", one.of_another != other.of_another
    ours, theirs = (mention.sure_names & mention.actors for mention in (a, b))
    told = one.said or other.said
    yield "two actors", bool(ours and theirs) and not (a.sure_names & b.sure_names or told)


def _are_two_of_a_word(one: Telling, other: Telling) -> bool:
    """ "Brandt resigned", "his deputy resigned"; "sold to a brewer", and long after "sold for scrap"."""
    a, b = one.mention, other.mention
    shared = one.events & other.events
    one_word = is_one_word(a, b, shared)
    if one_word and is_of_another(one, other) and not (one.said or other.said):
        return True
    if one_word and one.days_from(other) > SEASON and parts_apart(a, b, shared).any:
        return True
    alike = a.lead & b.lead or one.is_kin(other)
    if not one_word and (not alike or other.presupposed or other.vague):
        return False  # told in another word, as what the reader knows of
    return any(amount for _, amount in plainly_apart(one, other))


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


def _is_counted_from(one: Telling, other: Telling) -> bool:
    """ "In 2011 ... Six years later, in 2017": the text itself tells the second date from the first."""
    return bool(other.counted) and f"P{round(one.days_from(other) / _YEAR)}Y" in other.counted


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
    precision = one.time.granularity
    yield "one precision", precision is other.time.granularity
    first, last = one.time.earliest, other.time.earliest
    if first and last and precision is other.time.granularity:
        years, year = (first.year, last.year), first.year == last.year
        yield "days of one month", precision is Granularity.DAY and year and first.month == last.month
        yield "months of one year", precision in _PARTS_OF_YEAR and year
        yield "a digit apart", precision is Granularity.YEAR and _is_digit_apart(*years)
    yield "history of a kind", history and bool(one.events & other.events or one.is_kin(other))


def _is_digit_apart(one: int, other: int) -> bool:
    """1985 and 1995, or 1958: a slip of the pen."""
    return abs(one - other) % 10 == 0 or sorted(str(one)) == sorted(str(other))
