"""Whether two dated mentions are of one event: what must not differ, and what must be shared."""

from __future__ import annotations

from workbench.consistency.classes import (
    BY_ACTOR,
    OFTEN,
    ONCE,
    ONCE_EVER,
    PHASES,
    RECURRING,
    SAME,
    UNDERGONE,
    UNIQUE,
)
from workbench.consistency.complements import ANY, Apart, apart
from workbench.consistency.context import Context
from workbench.consistency.dated import Dated
from workbench.consistency.matching import Likeness, comparable
from workbench.consistency.mentions import Mention
from workbench.consistency.values import times_disjoint
from workbench.model import Token

SERIES = 2
"""One event with more dates than this is a series of events."""
_CHRONICLE = 12
"""A text that dates so many events of a class tells of no single one."""
RECENT = 60
"""Days; two events of one kind farther apart may both be told of with "the"."""
_OCCASIONS = frozenset({"trial", "tournament", "festival", "inquiry"})
"""Things that open when they begin."""
SEASON = 300
"""Days."""
_GENERATION = 7300
"""Days."""


def match(context: Context, one: Dated, other: Dated) -> Likeness | None:
    """How alike two mentions are, where they surely are of one event."""
    if not context.may_meet(one.time.span, other.time.span):
        return None
    if not times_disjoint(one.time, other.time) or not _may_conflict(one, other):
        return None
    if _is_to_come(context, one) != _is_to_come(context, other):
        return None  # a plan, however it is told, and what has been
    likeness = context.rarity.likeness(one.mention, other.mention)
    if posts_apart(context.lang, one.mention, other.mention):
        return None
    told = _is_news(context, one), _is_news(context, other)
    if not likeness.names and told[0] != told[1] and days_apart(one, other) > SEASON:
        return None  # what has happened this week, and its like of long ago
    return likeness if _is_one_event(one, other, likeness) else None


def _is_to_come(context: Context, item: Dated) -> bool:
    today = context.told_at(item.time.span)
    return bool(today and item.time.earliest and item.time.earliest > today)


def _is_news(context: Context, item: Dated) -> bool:
    today = context.told_at(item.time.span)
    return bool(today and item.time.earliest and abs((today - item.time.earliest).days) <= RECENT)


def told_of(mention: Mention) -> set[str]:
    """The classes of events, with one name for what is one; a trial opens or begins."""
    told = mention.strong_events | mention.events & PHASES
    told = told & mention.near.events or told  # "died in 2011, in the 48th year of their marriage"
    events = {SAME.get(event, event) for event in told}
    if "starting" in mention.events and mention.things & _OCCASIONS:
        events.add("opening")
    if "launch" in mention.events:
        events.add("starting")
    if "victory" in mention.events and "prize" in mention.near.things:
        events.add("award")
    if "election" in mention.events and mention.roles:
        events.add("appointment")
    return events


def _both(one: Dated, other: Dated) -> set[str]:
    """The classes of events that two mentions share; who is elected twice is not appointed once."""
    events = told_of(one.mention) & told_of(other.mention)
    return events - {"appointment"} if "election" in events else events


def _may_conflict(one: Dated, other: Dated) -> bool:
    return (
        one.is_closed
        and other.is_closed
        and not (one.of_saying or other.of_saying)
        and not one.again
        and not other.again
        and one.is_sentence
        and other.is_sentence
        and comparable(one.mention, other.mention)
    )


def _is_one_event(one: Dated, other: Dated, likeness: Likeness) -> bool:
    """The policy: same kind of event, nothing that tells them apart, and something that identifies them."""
    strong_one, strong_other = told_of(one.mention), told_of(other.mention)
    events = _both(one, other)
    if not events and (strong_one or strong_other):
        return False
    if events and events <= RECURRING and days_apart(one, other) > SEASON:
        return False
    if told_apart(one.mention, other.mention, likeness) or _happened_apart(one, other, events):
        return False
    others = things_apart(one.mention, other.mention)
    if others and not likeness.names:
        return False
    if not events:  # no event word known: the words themselves have to agree
        return _is_one_wording(one, other, likeness)
    if events & BY_ACTOR and not _same_actor(one, other, events):
        return False
    if events <= PHASES and not (likeness.things & one.mention.near.things & other.mention.near.things):
        return False  # everything begins and ends
    if not likeness.names:
        things = likeness.things - other.mention.fresh_things
        known = bool(likeness.definite or (things and likeness.stems))
        known = known or (bool(things - ANY) and likeness.score >= 0.75)
        known = known or (events <= PHASES and bool(things) and likeness.score >= 0.9)
        if events & UNIQUE or _is_recalled(one, other, events):
            return True
        return (known or len(likeness.stems) >= 2) and not events <= OFTEN and likeness.score >= 0.5
    if events <= OFTEN:
        alike = len(likeness.stems) + len(likeness.things) + len(likeness.names) - 1
        return not (likeness.only_one or likeness.only_other) and alike >= 1 and likeness.score >= 0.75
    if others:
        return False
    if events & ONCE:
        return likeness.score >= 0.4
    return likeness.score >= 0.5


def _happened_apart(one: Dated, other: Dated, events: set[str]) -> bool:
    """ "Closed for repairs", "closed by the receiver"; and what is long ago, told with more or seen again."""
    apart = parts_apart(one.mention, other.mention, frozenset(events))
    if apart.objects or apart.further or apart.parts:
        return True
    a, b = one.mention, other.mention
    told = (
        a.near.stems - b.stems and b.near.stems - a.stems
    )  # "the strike at the docks", "the drivers' strike"
    if told and not a.names.keys() & b.names.keys() and is_one_word(a, b, frozenset(events)):
        return True
    days = days_apart(one, other)
    again = not events & ONCE_EVER
    if days > _GENERATION:
        return again or apart.each or apart.object_more
    return days > SEASON and (apart.each or (again and apart.object_more))


def parts_apart(one: Mention, other: Mention, events: frozenset[str]) -> Apart:
    """How what stands behind the words for these events differs; "the company" may be anything."""
    told, told_there = (mention.stems | mention.things for mention in (one, other))
    return apart(one.complements(events), other.complements(events), told, told_there)


def is_one_word(one: Mention, other: Mention, events: frozenset[str]) -> bool:
    """Whether both are told in the same form of one word: "ordered" and "the order" are two."""
    ours, theirs = one.word(events), other.word(events)
    return ours is not None and theirs is not None and _bare(ours) == _bare(theirs)


def _bare(word: Token) -> str:
    return word.folded.removeprefix("و")


def posts_apart(lang: str, one: Mention, other: Mention) -> bool:
    """ "Managing editor" and "executive editor": two appointments."""
    ours, theirs = one.post, other.post
    if not ours or not theirs:
        return False
    if lang == "ar":  # "رئيسة للجامعة", "رئاسة الجامعة": the stems of one post differ
        return not ours & theirs
    return bool(ours - theirs and theirs - ours)


def told_apart(one: Mention, other: Mention, likeness: Likeness) -> bool:
    """Whether names stand against names: what is only carried over from a sentence before is none."""
    if likeness.only_one and likeness.only_other and len(likeness.names) < 2:
        return True
    # A signing "in Dubai" is no other one than Airbus'.
    return not likeness.names and bool(
        one.sure_names - one.near.placed and other.sure_names - other.near.placed
    )


def _is_one_wording(one: Dated, other: Dated, likeness: Likeness) -> bool:
    apart = likeness.only_one or likeness.only_other
    ours, theirs = one.mention.stems, other.mention.stems
    told_apart = ours - theirs and theirs - ours
    close = len(likeness.stems) >= 3 and likeness.score >= 0.75
    return bool(likeness.names) and not apart and not told_apart and close


def _is_recalled(one: Dated, other: Dated, events: set[str]) -> bool:
    """ "The blaze" of one day is the fire that the article has told of; last year's is another one."""
    recalled = events & (one.mention.recalled | other.mention.recalled)
    return bool(recalled) and days_apart(one, other) <= RECENT


def _same_actor(one: Dated, other: Dated, events: set[str]) -> bool:
    """Whether somebody can have done both; where nobody is seen to act, words in common must do."""
    ours, theirs = one.mention.actors, other.mention.actors
    if ours and theirs and not events & UNDERGONE:
        return bool(ours & theirs)
    undergone = events & UNDERGONE and one.mention.sure_names & other.mention.sure_names & (ours | theirs)
    posts = one.mention.roles & other.mention.roles
    return bool(undergone or posts or one.mention.stems & other.mention.stems)


def things_apart(one: Mention, other: Mention) -> bool:
    """Whether the objects beside the two dates are different ones."""
    ours, theirs = one.near.things - ANY, other.near.things - ANY
    return bool(ours and theirs and not ours & other.things and not theirs & one.things)


def days_apart(one: Dated, other: Dated) -> int:
    """Between the two beginnings."""
    first, last = one.time.earliest, other.time.earliest
    return abs((first - last).days) if first and last else 0
