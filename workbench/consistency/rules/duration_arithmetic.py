"""A duration that its two endpoints do not give."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from workbench.consistency.classes import LASTING_FROM
from workbench.consistency.context import Context
from workbench.consistency.lengths import in_days, years
from workbench.consistency.lexicon import pattern
from workbench.consistency.rule import Rule, question
from workbench.consistency.templates import as_length, time_readings
from workbench.consistency.values import begun, show_number
from workbench.model import Flag, Granularity, Interval, Severity, Span, Time, TimeKind

_REACH = 120
"""Characters around a duration in which its endpoints can stand."""
_NEAR = 35
"""Characters between a duration and its endpoints."""
_LEAD = 20
"""Characters before a length that tell it as known."""
_BACK = 3000
"""Characters before it in which the period stands that it is the length of."""
_FEW = 3
"""With more periods in a text it is not clear which is meant."""
_ALIKE = 3
"""A length so many times longer or shorter is of something else."""
_MONTHS = 32
"""Days; a length in such units lies within years rather than filling them."""


def find(context: Context) -> Iterator[Flag]:
    """Durations beside a pair of endpoints ("from A to B", "A-B"), or beside "since A"."""
    for sentence in context.analysis.sentences:
        if not context.listed(sentence.span):
            continue
        told = {flag.spans: flag for flag in _read(context, sentence.span)}
        told |= {flag.spans: flag for flag in _beside_ends(context, sentence.span)}
        yield from (
            told.values() if told else [*_told_again(context, sentence.span), *_loose(context, sentence.span)]
        )


def _read(context: Context, sentence: Span) -> Iterator[Flag]:
    """What the pack's templates find: "joined in 1990 and retired in 2014 after 31 years of service"."""
    for reading in time_readings(context, sentence, "duration"):
        begun, ended, lasted = (reading.items[role] for role in ("b", "e", "d"))
        length = as_length(context, lasted)
        lead = Span(max(begun.span.start - _NEAR, sentence.start), begun.span.start)
        if length is None or context.is_age(lasted.span) or context.cued(lead, "born"):
            continue
        if not (begun.latest and ended.earliest and begun.latest < ended.earliest):
            continue
        if not _is_of_its_size(length, begun, ended):
            continue
        # "Married in 1975, had a son in 1977; she died in 2010 after 35 years": any beginning may be meant.
        before = context.times(Span(max(ended.span.start - _REACH, sentence.start), ended.span.start))
        begins = [begun, *(time for time in before if time.latest and time.latest < ended.earliest)]
        found = [tuple(_compare(context, sentence, length, begin, ended)) for begin in begins]
        if all(found):
            yield from found[0]


def _beside_ends(context: Context, sentence: Span) -> Iterator[Flag]:
    times = context.times(sentence)
    dates = [time for time in times if time.kind is TimeKind.DATE]
    for duration in (time for time in times if _is_lasting(context, time)):
        reach = Span(
            max(duration.span.start - _REACH, sentence.start), min(duration.span.end + _REACH, sentence.end)
        )
        near = [time for time in context.times(reach) if time.kind is TimeKind.DATE]
        ends = _until(context, sentence, dates, duration)
        if ends is None:
            told = (*((time,) for time in near), *pairwise(near))
            found = (_ends(context, list(some)) for some in told)
            ends = next(
                (some for some in found if some and _in_apposition(context, duration.span, some)), None
            )
        if ends is None or not _beside(context, duration.span, ends):
            ends = _since(context, near, duration)
        if ends is not None:
            yield from _compare(context, sentence, duration, *ends)


def _loose(context: Context, sentence: Span) -> Iterator[Flag]:
    """ "From 2013 to 2019 he ran it; his nine years were stormy": the only period of a sentence and the only
    length behind it, whatever joins them."""
    times = context.times(sentence)
    dates = [time for time in times if time.kind is TimeKind.DATE]
    told = [
        ends
        for some in (*((time,) for time in dates), *pairwise(dates))
        if (ends := _ends(context, list(some)))
    ]
    lengths = [time for time in times if _is_lasting(context, time)]
    if len(told) != 1 or len(lengths) != 1 or years(lengths[0]) is None:
        return
    if told[0][0].granularity is not Granularity.YEAR or lengths[0].span.start < told[0][1].span.end:
        return
    gap = context.folded(told[0][1].span.end, lengths[0].span.end + _NEAR)
    if pattern(context.lang, "another_stay").search(gap) or not _is_of_its_size(lengths[0], *told[0]):
        return
    for flag in _compare(context, sentence, lengths[0], *told[0]):
        yield replace(flag, severity=Severity.WARNING)


def _told_again(context: Context, sentence: Span) -> Iterator[Flag]:
    """ "Built between 1897 and 1905 ... Those five years": no period told before is so long."""
    for length in _recalled(context, sentence):
        before = Span(max(length.span.start - _BACK, 0), length.span.start)
        dates = [time for time in context.times(before) if time.kind is TimeKind.DATE]
        periods = [ends for some in ((time,) for time in dates) if (ends := _ends(context, list(some)))]
        periods += [ends for some in pairwise(dates) if (ends := _ends(context, list(some)))]
        found = [tuple(_compare(context, sentence, length, *ends)) for ends in periods]
        if found and len(found) <= _FEW and all(found):
            nearest = max(periods, key=lambda ends: ends[1].span)
            if _is_of_its_size(length, *nearest):
                for flag in found[periods.index(nearest)]:
                    yield replace(flag, severity=Severity.WARNING)


def _recalled(context: Context, sentence: Span) -> Iterator[Time]:
    """Lengths that are told as known: "those five years", "تلك السنوات الخمس"."""
    for time in context.times(sentence):
        lead = context.folded(max(time.span.start - _LEAD, sentence.start), time.span.start)
        if time.kind is TimeKind.DURATION and pattern(context.lang, "recalls").search(lead):
            yield time
    for figure in context.quantities(sentence):
        lead = context.folded(max(figure.span.start - _LEAD, sentence.start), figure.span.start)
        unit = pattern(context.lang, "recalled_unit").search(lead)
        if unit is not None and unit.lastgroup and figure.low == figure.high and figure.low:
            yield Time(
                figure.span,
                figure.text,
                TimeKind.DURATION,
                duration=f"P{figure.low.normalize():f}{unit.lastgroup}",
            )


def _is_of_its_size(length: Time, start: Time, end: Time) -> bool:
    """Whether the two are near enough for the one to be meant by the other."""
    said = in_days(length)
    if said is None or not start.earliest or not end.latest:
        return False
    told = Decimal((end.latest - start.earliest).days + 1)
    return told / _ALIKE < said[0] < told * _ALIKE


def _is_lasting(context: Context, time: Time) -> bool:
    """A duration, and not an age."""
    if time.kind is not TimeKind.DURATION or not time.duration:
        return False
    return not context.is_age(time.span) and not time.text.isdigit()


def _in_apposition(context: Context, duration: Span, ends: tuple[Time, Time]) -> bool:
    """ "From 2010 to 2014, four years"; "from 2010 to 2014 he taught, four years in which ..."."""
    if pattern(context.lang, "resumed").match(context.folded(duration.end, duration.end + _NEAR)):
        return True
    if duration.start >= ends[1].span.end:
        gap = context.folded(ends[1].span.end, duration.start)
    else:
        gap = context.folded(duration.end, ends[0].span.start)
    return pattern(context.lang, "apposed").match(gap) is not None


def _since(context: Context, dates: list[Time], duration: Time) -> tuple[Time, Time] | None:
    """ "For 35 years, since 1997": up to the day of publication."""
    today = context.told_at(duration.span)
    at = bisect_left(dates, duration.span, key=lambda time: time.span)
    for time in dates[max(at - 1, 0) : at + 1]:
        first, last = sorted((time.span, duration.span))
        if (
            today
            and time.earliest
            and time.latest is None
            and pattern(context.lang, "since_word").match(context.folded(time.span.start, time.span.end))
            and pattern(context.lang, "apposed").match(context.folded(first.end, last.start))
        ):
            now = replace(time, readings=(Interval(today, today),))
            return begun(time), now
    return None


def _ends(context: Context, dates: list[Time]) -> tuple[Time, Time] | None:
    """The two dates between which it lasted: one range, or two dates that "to" links."""
    if len(dates) == 1 and dates[0].earliest and dates[0].latest:
        written = context.folded(dates[0].span.start, dates[0].span.end)
        spans_years = dates[0].latest.year > dates[0].earliest.year
        linked = pattern(context.lang, "period_inside").search(written)
        return (dates[0], dates[0]) if linked and (spans_years or " " in written) else None
    if len(dates) != 2 or not all(time.earliest and time.latest for time in dates):
        return None
    gap = context.folded(dates[0].span.end, dates[1].span.start)
    lead = context.folded(max(dates[0].span.start - 20, 0), dates[0].span.start)
    # "from" may stand before the date or be taken into it.
    inside = context.folded(dates[0].span.start, dates[0].span.start + 8).split(" ")[0]
    opens = pattern(context.lang, "period_opens")
    opened = opens.search(lead) or opens.search(inside)
    return (dates[0], dates[1]) if opened and pattern(context.lang, "period_links").match(gap) else None


def _until(context: Context, sentence: Span, dates: list[Time], lasted: Time) -> tuple[Time, Time] | None:
    """ "Married in 1961; they were together for 48 years, until his death in 1999"."""
    if len(dates) != 2 or not dates[0].span.end <= lasted.span.start < lasted.span.end <= dates[1].span.start:
        return None
    begun = context.marks("events", Span(sentence.start, dates[0].span.start), *LASTING_FROM)
    gap = context.folded(lasted.span.end, dates[1].span.end)
    return (dates[0], dates[1]) if begun and pattern(context.lang, "until").match(gap) else None


def _beside(context: Context, duration: Span, ends: tuple[Time, Time]) -> bool:
    """Whether the duration stands beside its endpoints; a life in brackets ("X (1894-1971)") is none."""
    if duration.start > ends[1].span.end and context.text[ends[1].span.end : ends[1].span.end + 1] == ")":
        return False
    resumed = pattern(context.lang, "resumed").match(context.folded(duration.end, duration.end + _NEAR))
    far = max(ends[0].span.start - duration.end, duration.start - ends[1].span.end)
    return far <= (2 * _NEAR if resumed else _NEAR)


def _compare(context: Context, sentence: Span, duration: Time, start: Time, end: Time) -> Iterator[Flag]:
    said = in_days(duration)
    if said is None or not start.earliest or not end.latest:
        return
    days, unit = said
    if start is end:
        least, most = _between(start.earliest, start.latest or end.latest, unit)
    else:
        least = Decimal(((end.earliest or end.latest) - (start.latest or start.earliest)).days)
        most = Decimal((end.latest - start.earliest).days + 1)
    slack = unit * (Decimal("1.01") if not duration.approximate else Decimal(2)) * Decimal("0.55")
    if least - slack <= days <= most + slack or most < 0:
        return
    if days < least and unit < _MONTHS and start.granularity is Granularity.YEAR:
        return  # "for eight months between 2022 and 2023": somewhere in it
    middle = show_number(round((least + most) / 2 / unit, 1))
    shown = _shown(context, middle, duration)
    yield Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, va=duration.text, vb=shown),
        question=question(context.lang, RULE.name, a=context.of(sentence), va=duration.text, vb=shown),
        spans=tuple(sorted({duration.span, start.span, end.span})),
        why=(
            context.told(
                "duration-arithmetic.ends", a=context.say(start.earliest), b=context.say(end.latest), vb=shown
            ),
            context.told("duration-arithmetic.written", va=duration.text),
            context.told("duration-arithmetic.both"),
        ),
    )


def _between(earliest: date, latest: date, unit: Decimal) -> tuple[Decimal, Decimal]:
    """Days that a written range can span: its ends are periods of their own (2010-2015 is 4 to 6 years)."""
    most = Decimal((latest - earliest).days + 1)
    return max(most - 2 * unit, Decimal(0)), most


def _shown(context: Context, middle: str, duration: Time) -> str:
    return question(context.lang, (duration.duration or "D")[-1], n=middle)


RULE = Rule("duration-arithmetic", Severity.CONFLICT, "A duration that its endpoints do not give.", find)
