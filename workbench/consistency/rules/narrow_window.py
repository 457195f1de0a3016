"""A state and its reversal with only days between them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from workbench.consistency.context import Context
from workbench.consistency.dated import Dated
from workbench.consistency.matching import asserted, pairs
from workbench.consistency.rule import Rule, question
from workbench.consistency.values import show_time
from workbench.model import Flag, Granularity, Severity

_REVERSALS = (
    ("support", "cessation"), ("founding", "closing"), ("opening", "closing"), ("appointment", "cessation"),
    ("appointment", "dismissal"), ("joining", "cessation"), ("approval", "cancellation"),
    ("signing", "cancellation"), ("signing", "cessation"), ("arrest", "freeing"),
    ("starting", "cancellation"), ("election", "cessation"),
)  # fmt: skip
"""What is set up, and what undoes it."""
_DAYS = 31
_COARSE = {Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY}


def find(context: Context) -> Iterator[Flag]:
    """The reversal comes after the state began, and not more than a month after it can have begun."""
    dated = context.dated
    said: set[tuple[str, ...]] = set()
    for first, second in pairs((at, _keys(item)) for at, item in enumerate(dated)):
        for one, other in ((dated[first], dated[second]), (dated[second], dated[first])):
            reversal = _reversal(one, other)
            days = _days(one, other)
            if reversal is None or days is None or not asserted(one.mention, other.mention):
                continue
            likeness = context.rarity.likeness(one.mention, other.mention)
            if not likeness.names or (likeness.only_one and likeness.only_other and len(likeness.names) < 2):
                continue
            values = show_time(one.time), show_time(other.time)
            if (*reversal, *values) in said:
                continue
            said.add((*reversal, *values))
            names = [context.class_name(event) for event in reversal]
            yield Flag(
                rule=RULE.name,
                severity=RULE.severity,
                message=context.told(
                    RULE.name,
                    a=names[0],
                    va=context.say(one.time),
                    b=names[1],
                    vb=context.say(other.time),
                    days=days,
                ),
                question=question(
                    context.lang,
                    RULE.name,
                    a=context.of(one.mention.passage),
                    va=one.time.text,
                    b=context.of(other.mention.passage),
                    vb=other.time.text,
                    days=days,
                ),
                spans=(one.time.span, other.time.span),
                values=values,
                why=(*likeness.why(context), context.told("narrow-window.undoes", a=names[0], b=names[1])),
                score=likeness.score,
            )


def _keys(item: Dated) -> Iterator[Hashable]:
    pair = {event for reversal in _REVERSALS for event in reversal}
    if item.mention.events & pair:
        yield from item.mention.names


def _reversal(one: Dated, other: Dated) -> tuple[str, str] | None:
    for state, undone in _REVERSALS:
        ours, theirs = one.mention.events, other.mention.events
        if state in ours and undone in theirs and undone not in ours and state not in theirs:
            return state, undone
    return None


def _days(one: Dated, other: Dated) -> int | None:
    """The most days that can lie between, where that is few; only for dates finer than a year."""
    start, reversal = one.time.earliest, other.time.latest
    if start is None or reversal is None or other.time.earliest is None or other.time.earliest < start:
        return None
    days = (reversal - start).days
    whole = (
        one.time.granularity in _COARSE
        and one.time.latest is not None
        and (one.time.latest - start).days > 200
    )
    return None if whole or days > _DAYS else days


RULE = Rule("narrow-window", Severity.NOTE, "A state and its reversal with only days between them.", find)
