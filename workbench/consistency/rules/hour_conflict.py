"""One event of a day with two hours that cannot both hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import pairwise
from typing import NamedTuple

from workbench.consistency.classes import KIN, LOOSE_HOURS
from workbench.consistency.clock import DAY, Hour, day_parts
from workbench.consistency.context import Context
from workbench.consistency.matching import Likeness, asserted
from workbench.consistency.mentions import Mention
from workbench.consistency.rule import Rule, question
from workbench.consistency.values import times_disjoint
from workbench.model import Flag, Severity, TimeKind

_LEAST = 10
"""Minutes: "about three" and "five past three" are one hour."""
_TIMETABLE = 6
"""A sentence with more hours is a list of them; holding each against all would cost a square."""


class _Told(NamedTuple):
    hour: Hour
    mention: Mention
    events: frozenset[str]
    """What happened then."""


def find(context: Context) -> Iterator[Flag]:
    """A class of events, or its kin, that the text gives just two hours for, in two sentences of one day."""
    told: defaultdict[Hashable, list[_Told]] = defaultdict(list)
    for item in _told(context):
        for kind in (*item.events, *(at for at, group in enumerate(KIN) if item.events & group)):
            told[kind].append(item)
    seen: set[tuple[int, int]] = set()
    for items in told.values():
        if len({item.hour.minutes for item in items}) != 2:
            continue
        for one, other in pairwise(items):
            place = one.hour.span.start, other.hour.span.start
            likeness = context.rarity.likeness(one.mention, other.mention)
            if (
                place not in seen
                and _differ(one.hour, other.hour)
                and _may_be_one(context, one, other, likeness)
            ):
                seen.add(place)
                yield _flag(context, one, other, likeness)


def _told(context: Context) -> Iterator[_Told]:
    for sentence, hours in context.hours:
        found = hours or list(day_parts(context, sentence))
        if len(found) > _TIMETABLE:
            continue
        for hour in found:
            rivals = [other.span for other in found if other is not hour]
            mention = context.mentions.around(hour.span, rivals)
            yield _Told(hour, mention, _events(mention) - LOOSE_HOURS)


def _events(mention: Mention) -> frozenset[str]:
    """What happened then: of "the fire was put out", the putting out."""
    others = mention.near.events - mention.lead
    return others if others and mention.lead <= mention.recalled else mention.lead


def _differ(one: Hour, other: Hour) -> bool:
    gaps = [abs(first - second) for first in one.minutes for second in other.minutes]
    return all(_LEAST <= gap <= DAY - _LEAST for gap in gaps)  # 23:58 is near 0:03


def _may_be_one(context: Context, one: _Told, other: _Told, likeness: Likeness) -> bool:
    """Told in two sentences, of no two days, and with no name or second time against it."""
    ours, theirs = one.mention, other.mention
    if ours.sentence == theirs.sentence or not asserted(ours, theirs):
        return False
    if not likeness.names and ours.sure_names - ours.near.placed and theirs.sure_names - theirs.near.placed:
        return False
    if any(context.cued(mention.passage, "again") for mention in (ours, theirs)):
        return False
    days = [
        [
            time
            for time in context.times(context.sentence_span(item.hour.span.start))
            if time.kind is TimeKind.DATE
        ]
        for item in (one, other)
    ]
    return not any(times_disjoint(first, second) for first in days[0] for second in days[1])


def _flag(context: Context, one: _Told, other: _Told, likeness: Likeness) -> Flag:
    said = context.of(one.hour.span), context.of(other.hour.span)
    return Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, a=said[0], b=said[1]),
        question=question(
            context.lang,
            RULE.name,
            a=context.of(one.mention.passage),
            va=said[0],
            b=context.of(other.mention.passage),
            vb=said[1],
        ),
        spans=(one.hour.span, other.hour.span),
        why=likeness.why(context),
        score=likeness.score,
    )


RULE = Rule(
    "hour-conflict", Severity.WARNING, "One event of a day with two hours that cannot both hold.", find
)
