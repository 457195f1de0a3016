"""One event with two dates that share no day, not even with goodwill."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from workbench.consistency.context import Context
from workbench.consistency.dated import Dated
from workbench.consistency.likely import SURE, Fit, Likely, Pair
from workbench.consistency.matching import pairs, without_series
from workbench.consistency.one_event import SERIES, match, told_of
from workbench.consistency.rule import Rule, question
from workbench.consistency.values import show_time
from workbench.model import Flag, Severity


def find(context: Context) -> Iterator[Flag]:
    """Pairs of dated mentions that surely are of one event, then those that fit each other best."""
    dated = context.dated
    values = [show_time(item.time) for item in dated]
    likely = Likely(context)
    matched = tuple(_matched(context, likely))
    sure = frozenset(pair for pair, *_ in matched)
    said: set[frozenset[str]] = set()
    for (first, second), found, doubt in (*matched, *_likely(likely, sure)):
        told = frozenset((values[first], values[second]))
        if told not in said:
            said.add(told)
            yield _flag(context, dated[first], dated[second], found, doubt)


_Found = tuple[Pair, Fit, str]
"""A pair, how well it fits, and why it may yet be of two events (empty where sure)."""


def _likely(likely: Likely, sure: frozenset[Pair]) -> Iterator[_Found]:
    for pair, found in likely.pairs(sure):
        yield pair, found, "date-conflict.likely"


def _matched(context: Context, likely: Likely) -> Iterator[_Found]:
    """Pairs that match in their words, where the clues as a whole speak for one event, too."""
    dated = context.dated
    matches = {
        (first, second): likeness
        for first, second in pairs((at, _keys(context, item)) for at, item in enumerate(dated))
        if (likeness := match(context, dated[first], dated[second])) is not None
    }
    values = {at: show_time(dated[at].time) for pair in matches for at in pair}
    for pair in without_series(matches, values, SERIES):
        fit = likely.fit(*pair)
        if fit is not None and fit.score >= SURE:
            yield pair, Fit(matches[pair], fit.score), ""


def _keys(context: Context, item: Dated) -> Iterator[Hashable]:
    mention = item.mention
    rare = [stem for stem in mention.stems if context.rarity.is_rare(stem)]
    for event in told_of(mention) or mention.events:
        yield (event,)
        yield from ((event, name) for name in mention.names)
        yield from ((event, thing) for thing in mention.things)
        yield from ((event, stem) for stem in rare)
        yield from ((event, stem) for stem in mention.definite)
    if not mention.strong_events:
        yield from ((name, stem) for stem in rare for name in mention.names)


def _flag(context: Context, one: Dated, other: Dated, found: Fit, doubt: str) -> Flag:
    passages = context.of(one.mention.passage), context.of(other.mention.passage)
    values = show_time(one.time), show_time(other.time)
    said = context.say(one.time), context.say(other.time)
    return Flag(
        rule=RULE.name,
        severity=Severity.WARNING if doubt else RULE.severity,
        message=context.told(
            f"{RULE.name}.perhaps" if doubt else RULE.name,
            a=context.as_read(one.time),
            b=context.as_read(other.time),
        ),
        question=question(
            context.lang,
            doubt or RULE.name,
            a=passages[0],
            va=one.time.text,
            b=passages[1],
            vb=other.time.text,
        ),
        spans=(one.time.span, other.time.span),
        values=values,
        why=(
            *found.likeness.why(context),
            context.told("date-conflict.apart", va=said[0], vb=said[1]),
            *((context.told(doubt),) if doubt else ()),
        ),
        score=found.score,
    )


RULE = Rule("date-conflict", Severity.CONFLICT, "One event with two dates that cannot both hold.", find)
