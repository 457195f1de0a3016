"""An anniversary that the date of its event does not give, wherever in the text that stands."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.consistency.context import Context
from workbench.consistency.dated import Dated
from workbench.consistency.lexicon import pattern
from workbench.consistency.rule import Rule, question
from workbench.model import Flag, Granularity, QuantityKind, Severity, Span, Time, TimeKind

_BESIDE = 22
"""Characters between an ordinal and the word "anniversary"."""
_EXACT = frozenset({Granularity.YEAR, Granularity.SEASON, Granularity.MONTH, Granularity.DAY})
_KEPT = (
    "founding",
    "opening",
    "building",
    "independence",
    "birth",
    "death",
    "signing",
    "marriage",
    "starting",
)
"""Events whose anniversary is kept, the likeliest first where none is said."""
_MOST = 2
"""A text that dates more events of the kind does not say which of them is kept."""


def find(context: Context) -> Iterator[Flag]:
    """Numbered and named anniversaries against the one or two dates that they can be of."""
    for number, span in _kept(context):
        sentence = context.sentence_span(span.start)
        events = _events(context, sentence)
        years = {_year(item.time): item.time for item in events}
        at = _told_of(context, sentence, span, set(years))
        if at is None or not 0 < len(years) <= _MOST:
            continue
        if all(abs(at - year - number) > 1 for year in years):
            first = events[0].time
            yield _flag(context, sentence, first, span, str(at - _year(first)), at)


def _kept(context: Context) -> Iterator[tuple[int, Span]]:
    """The numbers of anniversaries, with the places that say them."""
    for mark in context.marks("jubilees", Span(0, len(context.text))):
        if context.listed(mark.span):
            yield int(mark.name), mark.span
    for quantity in context.analysis.quantities:
        if quantity.kind not in (QuantityKind.ORDINAL, QuantityKind.COUNT) or quantity.low is None:
            continue
        # "الذكرى الخمسين" has a cardinal's form.
        reach = _BESIDE if quantity.kind is QuantityKind.ORDINAL else 2
        near = Span(max(quantity.span.start - reach, 0), quantity.span.end + reach)
        if context.listed(quantity.span) and context.cued(near, "anniversary"):
            lead = context.folded(max(quantity.span.start - 12, 0), quantity.span.start)
            hundred = pattern(context.lang, "hundred_and").search(lead) and quantity.low < 100
            yield int(quantity.low) + (100 if hundred else 0), quantity.span


def _events(context: Context, sentence: Span) -> list[Dated]:
    """The dated events of the text that the anniversary in a sentence can be of."""
    said = {mark.name for mark in context.marks("events", sentence, *_KEPT)}
    here = {name.key for name in context.names(sentence)}
    dated = [
        item
        for item in context.dated
        if item.is_closed
        and item.time.granularity in _EXACT
        and not (item.time.relative or item.again or item.mention.negated)
        and not (here and item.mention.sure_names and not here & item.mention.sure_names)
    ]
    ways = ([item for item in dated if event in item.mention.events] for event in said or _KEPT)
    return next(filter(None, ways), [])


def _told_of(context: Context, sentence: Span, span: Span, events: set[int]) -> int | None:
    """The year in which the anniversary falls: one that the sentence gives, or that of publication."""
    own = [
        _year(time)
        for time in context.times(sentence)
        if time.kind is TimeKind.DATE and time.earliest and not time.span.overlaps(span)
    ]
    day = context.told_at(span)
    return next((year for year in own if year not in events), day.year if day else None)


def _year(time: Time) -> int:
    return time.earliest.year if time.earliest else 0


def _flag(context: Context, sentence: Span, since: Time, said: Span, right: str, at: int) -> Flag:
    passages = [context.of(sentence)]
    if not sentence.contains(since.span):
        passages.insert(0, context.of(context.sentence_span(since.span.start)))
    return Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, a=since.text, b=str(at), va=context.of(said), vb=right),
        question=question(
            context.lang, RULE.name, a=" … ".join(passages), va=context.of(said), vb=right, b=str(at)
        ),
        spans=tuple(sorted((since.span, said))),
        why=(context.told("anniversary.from", a=since.text, b=str(at), vb=right),),
    )


RULE = Rule("anniversary", Severity.CONFLICT, "An anniversary that its event's date does not give.", find)
