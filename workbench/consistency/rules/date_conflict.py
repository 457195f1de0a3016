"""One event with two dates that share no day, not even with goodwill."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from workbench.consistency.context import Context
from workbench.consistency.dated import Dated
from workbench.consistency.matching import Likeness, comparable, pairs
from workbench.consistency.rule import Rule, question
from workbench.consistency.values import show_time, times_disjoint
from workbench.model import Flag, Severity

_ONCE = frozenset(
    {"founding", "birth", "death", "independence", "merger", "building", "graduation", "signing"}
)
"""Happens once to its subject: names alone bring two mentions together."""
_OFTEN = frozenset(
    {
        "victory",
        "visit",
        "meeting",
        "investment",
        "fundraising",
        "support",
        "announcement",
        "election",
        "attack",
    }
)
"""Happens to the same actor again and again: nearly everything has to agree."""


_SAME = {"sale": "purchase"}
"""What one side sells, the other buys."""
_BY_ACTOR = frozenset(
    {"cessation", "joining", "appointment", "support", "graduation", "birth", "death", "marriage",
     "investment", "visit"}
)  # fmt: skip
"""Is somebody's own doing: sharing only the object is not enough."""


def find(context: Context) -> Iterator[Flag]:
    """Pairs of dated mentions that share an event and a name, an object or rare words."""
    dated = context.dated
    said: set[tuple[frozenset[str], str, str]] = set()
    for first, second in pairs((at, _keys(context, item)) for at, item in enumerate(dated)):
        one, other = dated[first], dated[second]
        if not context.may_meet(one.time.span, other.time.span):
            continue
        if not times_disjoint(one.time, other.time) or not _may_conflict(one, other):
            continue
        likeness = context.rarity.likeness(one.mention, other.mention)
        if not _is_one_event(one, other, likeness):
            continue
        values = show_time(one.time), show_time(other.time)
        if (likeness.events, *values) in said:
            continue
        said.add((likeness.events, *values))
        yield _flag(context, one, other, likeness)


def _keys(context: Context, item: Dated) -> Iterator[Hashable]:
    mention = item.mention
    rare = [stem for stem in mention.stems if context.rarity.is_rare(stem)]
    for event in {_SAME.get(event, event) for event in mention.strong_events or mention.events}:
        yield from ((event, name) for name in mention.names)
        yield from ((event, thing) for thing in mention.things)
        yield from ((event, stem) for stem in rare)
        yield from ((event, stem) for stem in mention.definite)
    if not mention.strong_events:
        yield from ((name, stem) for stem in rare for name in mention.names)


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
    """The policy: same kind of event, a common actor or object, and nothing that tells them apart."""
    strong_one, strong_other = one.mention.strong_events, other.mention.strong_events
    events = {_SAME.get(event, event) for event in strong_one}
    events &= {_SAME.get(event, event) for event in strong_other}
    if not events and (strong_one or strong_other):
        return False
    if likeness.only_one and likeness.only_other and len(likeness.names) < 2:
        return False
    if not likeness.names and one.mention.names and other.mention.names:
        return False
    if events & _BY_ACTOR and not _same_actor(one, other):
        return False
    things_apart = bool(one.mention.things and other.mention.things and not likeness.things)
    if things_apart and not likeness.names:
        return False
    if not events:  # no event word known: the words themselves have to agree
        apart = likeness.only_one or likeness.only_other
        ours, theirs = one.mention.stems, other.mention.stems
        told_apart = ours - theirs and theirs - ours
        close = len(likeness.stems) >= 3 and likeness.score >= 0.75
        return bool(likeness.names) and not apart and not told_apart and close
    if not likeness.names:
        known = bool(likeness.definite or (likeness.things and likeness.stems))
        return (known or len(likeness.stems) >= 2) and not events <= _OFTEN and likeness.score >= 0.55
    if events <= _OFTEN:
        alike = len(likeness.stems) + len(likeness.things) + len(likeness.names) - 1
        return not (likeness.only_one or likeness.only_other) and alike >= 1 and likeness.score >= 0.75
    if things_apart:
        return False
    if events & _ONCE:
        return likeness.score >= 0.4
    return likeness.score >= 0.5


def _same_actor(one: Dated, other: Dated) -> bool:
    """Whether somebody can have done both; where nobody is seen to act, words in common must do."""
    ours, theirs = one.mention.actors, other.mention.actors
    if ours and theirs:
        return bool(ours & theirs)
    return bool(one.mention.stems & other.mention.stems)


def _flag(context: Context, one: Dated, other: Dated, likeness: Likeness) -> Flag:
    passages = context.of(one.mention.passage), context.of(other.mention.passage)
    values = show_time(one.time), show_time(other.time)
    said = context.say(one.time), context.say(other.time)
    return Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, a=one.time.text, va=said[0], b=other.time.text, vb=said[1]),
        question=question(
            context.lang, RULE.name, a=passages[0], va=one.time.text, b=passages[1], vb=other.time.text
        ),
        spans=(one.time.span, other.time.span),
        values=values,
        why=(
            *likeness.why(context),
            context.told("date-conflict.apart", va=said[0], vb=said[1]),
        ),
        score=likeness.score,
    )


RULE = Rule("date-conflict", Severity.CONFLICT, "One event with two dates that cannot both hold.", find)
