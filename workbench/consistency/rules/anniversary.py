"""An anniversary that the date of its event does not give, wherever in the text that stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.consistency.context import Context
from workbench.consistency.dated import Dated
from workbench.consistency.lengths import years
from workbench.consistency.lexicon import pattern
from workbench.consistency.rule import Rule, question
from workbench.model import Flag, Granularity, Quantity, QuantityKind, Severity, Span, Time, TimeKind

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
_ALIKE = 2.2
"""A date that makes an anniversary so many times as high or low is of something else."""
_NEAR = 4
"""Sentences between an anniversary and its event, where no name ties them."""
_OF = 70
"""Characters between an anniversary and the date of what it is kept of ("of the flood of 1953")."""
_EXACT_YEAR = re.compile(r"\d{4}")
_MOST = 2
"""A text that dates more events of the kind does not say which of them is kept."""


def find(context: Context) -> Iterator[Flag]:
    """Numbered and named anniversaries against the one or two dates that they can be of."""
    for number, span in _kept(context):
        sentence = context.sentence_span(span.start)
        told = _told_of(context, sentence, span)
        events = [time for time in _events(context, sentence, span) if time not in told]
        years = {_year(time) for time in events}
        day = context.told_at(span)
        at = _year(told[-1]) if told else day.year if day else None
        if at is None or not 0 < len(years) <= _MOST:
            continue
        here = {_year(time) for time in context.times(sentence) if _EXACT_YEAR.search(time.text)}
        if not any(number / _ALIKE <= at - year <= number * _ALIKE for year in years):
            continue
        if all(abs(at - year - number) > 1 for year in years | here):
            yield _flag(context, sentence, events[0], span, str(at - _year(events[0])), at)


def _kept(context: Context) -> Iterator[tuple[int, Span]]:
    """The numbers of anniversaries, with the places that say them."""
    for mark in context.marks("jubilees", Span(0, len(context.text))):
        if context.listed(mark.span):
            yield int(mark.name), mark.span
    for quantity in context.analysis.quantities:
        if quantity.kind not in (QuantityKind.ORDINAL, QuantityKind.COUNT) or quantity.low is None:
            continue
        if context.listed(quantity.span) and _counts(context, quantity):
            lead = context.folded(max(quantity.span.start - 12, 0), quantity.span.start)
            hundred = pattern(context.lang, "hundred_and").search(lead) and quantity.low < 100
            yield int(quantity.low) + (100 if hundred else 0), quantity.span
    for time in context.analysis.times:
        number = years(time)
        if number is not None and context.listed(time.span):
            lead = context.folded(max(time.span.start - _BESIDE, 0), time.span.start)
            after = context.folded(time.span.end, time.span.end + _BESIDE)
            if pattern(context.lang, "marks_years").search(lead) and pattern(context.lang, "years_of").match(
                after
            ):
                yield number, time.span


def _counts(context: Context, quantity: Quantity) -> bool:
    """Whether it numbers an anniversary, and not somebody's birthday."""
    # "الذكرى الخمسين" has a cardinal's form.
    reach = _BESIDE if quantity.kind is QuantityKind.ORDINAL else 2
    lead = context.folded(max(quantity.span.start - _BESIDE, 0), quantity.span.start)
    after = context.folded(quantity.span.end, quantity.span.end + _BESIDE)
    if pattern(context.lang, "turns").search(lead) and pattern(context.lang, "turns_when").match(after):
        return bool(
            context.marks("events", context.sentence_span(quantity.span.start), "founding", "opening")
        )
    marks = [
        mark
        for mark in context.marks(
            "cues", Span(max(quantity.span.start - reach, 0), quantity.span.end + reach), "anniversary"
        )
        if mark.span > quantity.span or pattern(context.lang, "numbered_behind").search("")
    ]
    personal = pattern(context.lang, "personal_day").search(lead + "#" + after)
    return bool(marks) and personal is None


def _events(context: Context, sentence: Span, span: Span) -> list[Time]:
    """The dates of the events of the text that the anniversary in a sentence can be of."""
    end = max(
        [span.end, *(mark.span.end for mark in context.marks("cues", sentence, "anniversary"))],
        key=lambda at: at if at - span.end < _BESIDE else span.end,
    )
    after = context.folded(end, min(end + _OF, sentence.end))
    of_other = pattern(context.lang, "kept_of").match(after) is not None
    said = {mark.name for mark in context.marks("events", sentence, *_KEPT)} - {"birth"} or {
        mark.name for mark in context.marks("events", sentence, *_KEPT)
    }
    here = {name.key for name in context.names(sentence)}
    dated = [
        item
        for item in context.dated
        if item.is_closed
        and item.time.granularity in _EXACT
        and not (item.time.relative or item.again or item.mention.negated)
        and _is_tied(context, sentence, span, item, here, of_other)
    ]
    ways = ([item.time for item in dated if event in item.mention.events] for event in said or _KEPT)
    return next(filter(None, ways), []) or _begun_here(context, sentence, end, of_other)


def _is_tied(
    context: Context, sentence: Span, span: Span, item: Dated, here: set[str], of_other: bool
) -> bool:
    """Whether a dated event can be what is kept: of the same sentence, of the same name, or close by."""
    if sentence.contains(item.time.span):
        return not (of_other and item.time.span < span)
    if here & item.mention.sure_names:
        return True
    apart = abs(context.sentence(item.time.span.start) - context.sentence(span.start))
    return apart <= _NEAR and not (here and (item.mention.sure_names or of_other))


def _begun_here(context: Context, sentence: Span, end: int, of_other: bool) -> list[Time]:
    """ "First held in 2001, the festival ...", "the anniversary of the flood of 1953"."""
    dates = [
        time
        for time in context.times(sentence)
        if time.kind is TimeKind.DATE and time.granularity in _EXACT and not time.relative and time.latest
    ]
    if of_other:
        return [time for time in dates if 0 <= time.span.start - end <= _OF][:1]
    return [
        time
        for time in dates
        if pattern(context.lang, "first_held").search(
            context.folded(max(time.span.start - _OF, sentence.start), time.span.start)
        )
    ]


def _told_of(context: Context, sentence: Span, span: Span) -> list[Time]:
    """The dates at which the anniversary is kept, where the sentence gives any: "in 1949 it marked ..."."""

    def is_kept(time: Time) -> bool:
        if time.span < span:
            lead = context.folded(max(time.span.start - _BESIDE, sentence.start), time.span.start)
            gap, way, before = Span(time.span.end, span.start), "kept_in", lead
        else:
            gap, way = Span(span.end, time.span.start), "kept_then"
            before = context.folded(gap.start, gap.end)
        return bool(pattern(context.lang, way).search(before)) and not context.marks("events", gap, *_KEPT)

    return [
        time
        for time in context.times(sentence)
        if time.kind is TimeKind.DATE and time.earliest and _EXACT_YEAR.search(time.text) and is_kept(time)
    ]


def _year(time: Time) -> int:
    return time.earliest.year if time.earliest else 0


def _flag(context: Context, sentence: Span, since: Time, said: Span, right: str, at: int) -> Flag:
    passages = [context.of(sentence)]
    if not sentence.contains(since.span):
        passages.insert(0, context.of(context.sentence_span(since.span.start)))
    return Flag(
        rule=RULE.name,
        # An event of another sentence may be another one.
        severity=RULE.severity if sentence.contains(since.span) else Severity.WARNING,
        message=context.told(RULE.name, a=since.text, b=str(at), va=context.of(said), vb=right),
        question=question(
            context.lang, RULE.name, a=" … ".join(passages), va=context.of(said), vb=right, b=str(at)
        ),
        spans=tuple(sorted((since.span, said))),
        why=(context.told("anniversary.from", a=since.text, b=str(at), vb=right),),
    )


RULE = Rule("anniversary", Severity.CONFLICT, "An anniversary that its event's date does not give.", find)
