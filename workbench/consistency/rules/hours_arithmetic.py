"""A length of time that the two hours beside it do not give: "at 7.40am ... 55 minutes later, at 8.15am"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from workbench.consistency.clock import DAY, Hour
from workbench.consistency.context import Context
from workbench.consistency.lengths import parts, seconds
from workbench.consistency.lexicon import pattern
from workbench.consistency.rule import Rule, question
from workbench.consistency.values import single
from workbench.language.fold import Folded
from workbench.language.quantities import quantities
from workbench.model import Flag, Severity, Span, Time, TimeKind

_SIZES = {"minute": 1, "hour": 60}
_NEAR = 30
"""Characters between a length and the hours that it is held against."""
_APART = 160
"""Characters between two hours of one account."""
_MARGIN = Decimal("0.1")
_ROUGH = Decimal("0.25")


class _Length(NamedTuple):
    span: Span
    minutes: Decimal
    margin: Decimal
    later: bool
    """It is told from the first hour on: "four hours later"."""

    def agrees(self, between: list[int]) -> bool:
        """Whether it is one of these lengths in minutes, allowing for rounding."""
        return any(abs(Decimal(minutes) - self.minutes) <= self.margin for minutes in between)


def find(context: Context) -> Iterator[Flag]:
    """Neighbouring hours of a sentence, with a length between them or beside "from ... to ..."."""
    for sentence, told in context.hours:
        if len(told) < 2:
            continue
        lengths = list(_lengths(context, sentence))
        for first, second in pairwise(told):
            if _another_day(context, Span(first.span.end, second.span.start)):
                continue
            between = sorted({(until - since) % DAY for since in first.minutes for until in second.minutes})
            near = _around(lengths, Span(first.span.start - _NEAR, second.span.end + _NEAR))
            held = [length for length in near if _belongs(context, length, first, second)]
            # One of several that agrees is the one that was meant.
            if not any(length.agrees(between) for length in held):
                for length in held:
                    yield _flag(context, sentence, length, first, second, between)


def _around(lengths: list[_Length], place: Span) -> list[_Length]:
    """The lengths that touch a place: a sentence may have thousands."""
    first = bisect_left(lengths, place.start, key=lambda length: length.span.end)
    return lengths[first : bisect_right(lengths, place.end, key=lambda length: length.span.start)]


def _lengths(context: Context, sentence: Span) -> Iterator[_Length]:
    """What the sentence tells in hours and minutes."""
    for time in context.times(sentence):
        if time.kind is TimeKind.DATE or (time.kind is TimeKind.SET and time.duration != "P1D"):
            continue  # "50 an hour", "32 hours a week"
        minutes = _minutes(context, time)
        if minutes is None:
            continue
        around = context.folded(max(time.span.start - 12, sentence.start), time.span.end)
        rough = time.approximate or pattern(context.lang, "rough_age").search(around) is not None
        margin = max(Decimal(5 if minutes % 60 else 30), minutes * (_ROUGH if rough else _MARGIN))
        yield _Length(time.span, minutes, margin, pattern(context.lang, "later").search(around) is not None)


def _minutes(context: Context, time: Time) -> Decimal | None:
    """Its length, where it is told in hours and minutes; "four hours later" has no duration of its own."""
    told = seconds(time)
    if told is not None and "second" not in parts(time):
        return told / 60
    read = quantities(Folded(time.text), context.lang)
    said = single(read[0]) if len(read) == 1 and read[0].unit in _SIZES else None
    return None if said is None else said * _SIZES[read[0].unit]


def _another_day(context: Context, gap: Span) -> bool:
    return gap.end - gap.start > _APART or any(_minutes(context, time) is None for time in context.times(gap))


def _belongs(context: Context, length: _Length, first: Hour, second: Hour) -> bool:
    """ "A ... 55 minutes later, at B", or a length beside "from A to B"."""
    if first.span.end <= length.span.start and length.span.end <= second.span.start:
        return length.later and second.span.start - length.span.end <= _NEAR
    linked = pattern(context.lang, "hours_link").match(context.folded(first.span.end, second.span.start))
    apart = max(first.span.start - length.span.end, length.span.start - second.span.end)
    return linked is not None and 0 <= apart <= _NEAR and not length.later


def _flag(
    context: Context, sentence: Span, length: _Length, first: Hour, second: Hour, between: list[int]
) -> Flag:
    right = " / ".join(f"{minutes // 60}:{minutes % 60:02}" for minutes in between)
    said, since, until = (context.of(span) for span in (length.span, first.span, second.span))
    return Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, va=said, vb=right),
        question=question(context.lang, RULE.name, a=context.of(sentence), va=said, vb=right),
        spans=tuple(sorted((first.span, length.span, second.span))),
        why=(context.told("hours-arithmetic.ends", a=since, b=until, vb=right),),
    )


RULE = Rule(
    "hours-arithmetic", Severity.CONFLICT, "A length of time that the hours beside it do not give.", find
)
