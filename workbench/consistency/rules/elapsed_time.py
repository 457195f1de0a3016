"""A distance from today that the date beside it does not bear out: "in 1976, nearly 38 years ago"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from workbench.consistency.classes import COUNTED_FROM
from workbench.consistency.context import Context
from workbench.consistency.lengths import years
from workbench.consistency.lexicon import pattern, stop_words
from workbench.consistency.rule import Rule, question
from workbench.consistency.templates import time_readings
from workbench.consistency.values import begun, show_number
from workbench.model import Flag, Severity, Span, Time, TimeKind

_YEAR = Decimal("365.25")
_ORIGINS = ("founding", "opening", "building", "starting")
"""A thing has one of them, however it is told."""
_LEAD = 25
"""Characters between an origin and its date."""
_UNBROKEN = ("founding", "opening", "marriage")
"""After these, what has lasted since is as old as they are."""
_SHARED = 2
_NEIGHBOURS = 4
"""So many last times on either side are looked at: in a long text the far ones tell of something else."""
_LASTING = 60
"""Characters between "built in 1994" and "in service for 26 years"."""
_NEAR = 40
"""Characters between "opened in 1987" and "for 26 years"."""


def find(context: Context) -> Iterator[Flag]:
    """Sentence by sentence: two names of one day, and what has lasted since a beginning."""
    for sentence in context.analysis.sentences:
        if not context.listed(sentence.span):
            continue
        today = context.told_at(sentence.span)
        if today is None:
            continue
        told = {flag.spans: flag for flag in _flags(context, sentence.span, today)}
        yield from told.values()
    yield from _first_again(context)


def _flags(context: Context, sentence: Span, today: date) -> Iterator[Flag]:
    times = [time for time in context.times(sentence) if time.earliest or time.duration]
    for reading in time_readings(context, sentence, "elapsed"):
        yield from _read(context, sentence, reading.items["b"], reading.items["d"], today)
    for first, second in pairwise(times):
        yield from _ago(context, sentence, first, second, today)
        yield from _since(context, sentence, first, second, today)


def _read(context: Context, sentence: Span, fixed: Time, told: Time, today: date) -> Iterator[Flag]:
    """What the pack's templates find: "since 1997 he has been digging for 35 years"."""
    since = begun(fixed)
    years = _years(context, told, today)
    if years is None or not (since.earliest and since.latest and since.latest < today):
        return
    if _is_reckoned_from(context, told) or context.is_age(told.span) or _has_no_year(fixed, years):
        return
    most, least = (Decimal((today - day).days) / _YEAR for day in (since.earliest, since.latest))
    short, long = _leeway(context, told, years)
    if not (years - short <= most and least <= years + long):
        yield _flag(context, sentence, fixed, told, today)


def _has_no_year(fixed: Time, years: Decimal) -> bool:
    """ "That January, 36 years ago": a date without a year says nothing of so long ago."""
    return fixed.relative and years > 1


def _leeway(context: Context, told: Time, years: Decimal) -> tuple[Decimal, Decimal]:
    """By how many years the real distance may be shorter or longer than the one told."""
    lead = context.folded(max(told.span.start - 16, 0), told.span.end)
    written = context.folded(told.span.start, told.span.end)
    coarse = pattern(context.lang, "in_decades").search(written) is not None
    margin = max(Decimal(3), years * Decimal("0.12")) if coarse else Decimal(1)
    if _is_rough(context, told):
        margin = max(margin, years * Decimal("0.15"))
    if pattern(context.lang, "at_least_ago").search(lead):
        return Decimal(1), max(margin, years * Decimal("0.3"))
    if pattern(context.lang, "at_most_ago").search(lead):
        return max(margin, years * Decimal("0.15")), Decimal(1)
    return margin, margin


def _ago(context: Context, sentence: Span, first: Time, second: Time, today: date) -> Iterator[Flag]:
    """A date and "38 years ago" in apposition."""
    gap = context.folded(first.span.end, second.span.start)
    told = [time for time in (first, second) if _is_ago(context, time)]
    if len(told) != 1 or _is_reckoned_from(context, told[0]):
        return
    if not pattern(context.lang, "same_day").match(gap) and not _begin_both(context, first, second):
        return
    ago, fixed = told[0], second if told[0] is first else first
    if fixed.earliest is None or fixed.latest is None or fixed.latest > today or ago.earliest is None:
        return
    days = (today - ago.earliest).days
    if _has_no_year(fixed, Decimal(days) / _YEAR):
        return
    unit = next(size for least, size in ((500, 366), (45, 31), (10, 7), (0, 1)) if days >= least)
    margin = unit + days * (Decimal("0.2") if _is_rough(context, ago) else Decimal("0.03"))
    apart = max((fixed.earliest - ago.earliest).days, (ago.earliest - fixed.latest).days)
    if apart > margin:
        yield _flag(context, sentence, fixed, ago, today)


def _is_reckoned_from(context: Context, ago: Time) -> bool:
    """ "قبل عامين من الحرب": two years before the war, not before today."""
    after = context.folded(ago.span.end, ago.span.end + 5)
    return pattern(context.lang, "reckoned_from").match(after) is not None


def _begin_both(context: Context, first: Time, second: Time) -> bool:
    """ "The school, opened in 1961, began 50 years ago": one beginning."""
    lead = Span(max(first.span.start - _LEAD, 0), first.span.start)
    gap = Span(first.span.end, second.span.start)
    return gap.end - gap.start <= _LEAD and all(
        context.marks("events", place, *_ORIGINS) for place in (lead, gap)
    )


def _since(context: Context, sentence: Span, first: Time, second: Time, today: date) -> Iterator[Flag]:
    """A beginning, and how long something has gone on since then."""
    years = _years(context, second, today)
    if years is None or not (
        first.kind is TimeKind.DATE and first.earliest and first.latest and first.latest < today
    ):
        return
    lead = context.folded(first.span.end, second.span.start)
    clause = Span(max(sentence.start, first.span.start - _NEAR), first.span.start)
    events = context.marks("events", clause, *COUNTED_FROM)
    if not events or len(lead) > _LASTING or not pattern(context.lang, "ever_since").search(lead):
        return
    rough = _is_rough(context, second)
    most = Decimal((today - first.earliest).days) / _YEAR + 1
    least = Decimal((today - first.latest).days) / _YEAR - 1
    if years > most * (Decimal("1.1") if rough else 1):
        yield _flag(context, sentence, first, second, today)
    elif (
        years < least * (Decimal("0.8") if rough else 1)
        and events[-1].name in _UNBROKEN
        and pattern(context.lang, "unbroken").search(lead)
    ):
        yield _flag(context, sentence, first, second, today, Severity.WARNING)


def _first_again(context: Context) -> Iterator[Flag]:
    """ "For the first time in 28 years" in one sentence, "who last reached the final in 1987" in another."""
    firsts = [time for time in context.analysis.times if _is_led(context, time, "first_in")]
    lasts = [time for time in context.analysis.times if firsts and _is_led(context, time, "last_in")]
    lasts = [time for time in lasts if time.kind is TimeKind.DATE and time.earliest and time.latest]
    for told in firsts:
        today = context.told_at(told.span)
        years = today and _years(context, told, today)
        at = bisect_left(lasts, told.span, key=lambda time: time.span)
        near = lasts[max(at - _NEIGHBOURS, 0) : at + _NEIGHBOURS]
        last = next((time for time in near if _is_same(context, told.span, time.span)), None)
        if not (today and years and last and last.earliest and last.latest and last.latest < today):
            continue
        margin = 1 + (years / 5 if _is_rough(context, told) else 0)
        least, most = ((today - day).days / _YEAR for day in (last.latest, last.earliest))
        if not least - margin <= years <= most + margin:
            yield _flag(context, context.sentence_span(told.span.start), last, told, today)


def _is_led(context: Context, time: Time, name: str) -> bool:
    """Whether one of the pack's patterns stands before a time in its sentence."""
    start = max(context.sentence_span(time.span.start).start, time.span.start - 2 * _NEAR)
    inside = context.folded(time.span.start, time.span.end).split(" ")[0]
    lead = context.folded(start, time.span.start)
    found = pattern(context.lang, name)
    return context.listed(time.span) and bool(found.search(lead) or found.search(lead + inside + " "))


def _is_same(context: Context, one: Span, other: Span) -> bool:
    """Whether two sentences share words enough to tell of one thing."""
    stop = stop_words(context.lang)
    told = [
        {
            token.stem
            for token in context.tokens(context.sentence_span(span.start))
            if len(token.folded) > 2 and token.folded not in stop and token.stem not in stop
        }
        for span in (one, other)
    ]
    return len(told[0] & told[1]) >= _SHARED


def _years(context: Context, time: Time, today: date) -> Decimal | None:
    """Of "26 years", and of "26 years ago" (in "منذ 26 عاما" the same words tell how long)."""
    told = years(time)
    if told is not None:
        return Decimal(told)
    if _is_ago(context, time) and time.earliest and (today - time.earliest).days > _YEAR:
        return Decimal((today - time.earliest).days) / _YEAR
    return None


def _is_ago(context: Context, time: Time) -> bool:
    written = context.folded(time.span.start, time.span.end)
    return time.kind is TimeKind.DATE and pattern(context.lang, "ago").search(written) is not None


def _is_rough(context: Context, time: Time) -> bool:
    lead = context.folded(max(time.span.start - 12, 0), time.span.end)
    return time.approximate or pattern(context.lang, "roughly").search(lead) is not None


def _flag(
    context: Context,
    sentence: Span,
    fixed: Time,
    told: Time,
    today: date,
    severity: Severity = Severity.CONFLICT,
) -> Flag:
    days = Decimal((today - (fixed.earliest or today)).days)
    amount, unit = (days / _YEAR, "Y") if days > 500 else (days, "D")
    right = question(context.lang, unit, n=show_number(amount.to_integral_value()))
    return Flag(
        rule=RULE.name,
        severity=severity,
        message=context.told(RULE.name, a=fixed.text, va=told.text, vb=right),
        question=question(
            context.lang, RULE.name, a=context.of(sentence), b=fixed.text, va=told.text, vb=right
        ),
        spans=tuple(sorted((fixed.span, told.span))),
        why=(context.told("elapsed-time.today", a=context.say(today)),),
    )


RULE = Rule(
    "elapsed-time",
    Severity.CONFLICT,
    "A distance from today that the date beside it does not bear out.",
    find,
)
