"""One hour in two zones that are not so far apart, and local time at a distance that no place there has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from workbench.consistency.clock import DAY, Hour, half_days
from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern, words
from workbench.consistency.places import Places
from workbench.consistency.rule import Rule, question
from workbench.consistency.zones import Offsets, any_of, place, places, zones
from workbench.language.patterns import compiled
from workbench.model import Flag, Severity, Span, TimeKind

_BETWEEN = 30
"""Characters between an hour and its conversion."""
_STEP = 15
"""Every zone is a multiple of so many minutes from Greenwich."""
_FARTHEST = 14 * 60
"""No zone is farther ahead of Greenwich than this, in minutes."""
_SEASON = 62
"""Days; a longer time may lie on both sides of a change of clocks."""
_AT_SEA = (-60, -120)
"""Few people live so little behind Greenwich: an article that is from there says where."""


class _Hour(NamedTuple):
    span: Span
    minutes: frozenset[int]
    """Minutes of the day that it can stand for: in Greenwich, or where it is told."""
    local: bool = False
    ever: frozenset[int] = frozenset()
    """Those of both halves of the year."""


class _Pair(NamedTuple):
    """An hour of the place and the same in a known zone."""

    span: Span
    spans: tuple[Span, Span]
    ahead: frozenset[int]
    """Minutes that the place can be ahead of Greenwich."""

    @property
    def likely(self) -> int:
        """The shorter distance, where an hour may be of either half of the day."""
        return min(self.ahead, key=abs)


def find(context: Context) -> Iterator[Flag]:
    """Neighbouring hours that are joined as a conversion is; then every local time against the first."""
    pairs: list[_Pair] = []
    hours = [hour for _, told in context.hours for hour in told]
    clocks = Places(hours, (hour.span for hour in hours))
    for block in context.analysis.blocks:
        told = _hours(context, block.span, clocks.inside(block.span)) if block.listed else []
        for last, hour in pairwise(told):
            if not last.local and not hour.local:
                if _joined(context, last.span, hour.span, "same_hour") and not last.minutes & hour.minutes:
                    # Of which half of the year it is may be a guess.
                    how = Severity.WARNING if last.ever & hour.ever else Severity.CONFLICT
                    yield replace(_flag(context, last, hour), severity=how)
            elif last.local != hour.local and _joined(context, last.span, hour.span, "local_hour"):
                pair = _pair(last, hour) if last.local else _pair(hour, last)
                if all(ahead % _STEP for ahead in pair.ahead):
                    yield _flag(context, last, hour)
                elif (severity := _never_there(context, pair)) is not None:
                    yield replace(_flag(context, last, hour), severity=severity)
                    continue
                pairs.append(pair)
    for pair in pairs[1:]:
        if not pair.ahead & pairs[0].ahead and not _elsewhere(context, pairs[0], pair):
            yield _apart(context, pairs[0], pair)


def _hours(context: Context, block: Span, hours: list[Hour]) -> list[_Hour]:
    """The hours of a block in order, if any of them has a zone."""
    folded = context.part(block)
    zoned = []
    for found in _clock(context.lang).finditer(folded.text):
        span = folded.span(found.start(), found.end())
        zoned.append(_zoned(context, span, _minutes(context.lang, found), zones(context.lang)[found["zone"]]))
    local = []
    for hour in hours:
        if any(hour.span.overlaps(known.span) for known in zoned):
            continue
        after = context.folded(hour.span.end, min(hour.span.end + 2 * _BETWEEN, block.end))
        where = _where(context.lang, after)
        if where is None:
            local.append(_Hour(hour.span, hour.minutes, local=True))
        else:
            span = Span(hour.span.start, hour.span.end + where[0])
            zoned.append(_zoned(context, span, hour.minutes, where[1]))
    return sorted([*zoned, *local], key=lambda hour: hour.span) if zoned else []


def _zoned(context: Context, span: Span, minutes: frozenset[int], offsets: Offsets) -> _Hour:
    def there(day: date | None) -> frozenset[int]:
        return frozenset((at - ahead) % DAY for at in minutes for ahead in offsets.on(day))

    return _Hour(span, there(_day(context, span)), ever=there(None))


def _where(lang: str, after: str) -> tuple[int, Offsets] | None:
    """Where the zone or the place ends that an hour is told of, and its hours: "9 a.m. in Lagos"."""
    zone = _zone_behind(lang).match(after)
    if zone is not None:
        return zone.end(), zones(lang)[zone["zone"]]
    found = place(lang).search(after)
    if found is None or not pattern(lang, "hour_in").match(after[: found.start("place")]):
        return None
    return found.end(), places(lang)[found["place"]]


def _day(context: Context, span: Span) -> date | None:
    """The day that an hour is of: the only one of its sentence, or that of the text."""
    dates = [time for time in context.times(context.sentence_span(span.start)) if time.kind is TimeKind.DATE]
    if not dates:
        return context.told_at(span)
    ends = {(time.earliest, time.latest) for time in dates}
    earliest, latest = ends.pop() if len(ends) == 1 else (None, None)
    within = earliest and latest and (latest - earliest).days < _SEASON
    return latest if within else None


def _never_there(context: Context, pair: _Pair) -> Severity | None:
    """How surely no clock is so far from Greenwich at the places that are told of."""
    day = _day(context, pair.span)
    sentence = context.sentence_span(pair.span.start)
    here = _places(context, sentence)
    others = [name.span for name in context.names(sentence) if not any(map(name.span.overlaps, here))]
    if any(map(context.bearers.is_place, others)):
        return None  # "from Paris": the local time may be that of a town that is not listed
    lede = [
        where
        for block in context.analysis.blocks
        if context.is_lede(block.span)
        for where in _places(context, block.span).values()
    ]
    whole = [*here.values(), *lede] or [*_places(context, Span(0, len(context.text))).values()]
    if not whole:
        return Severity.WARNING if pair.likely in _AT_SEA else None
    if any(pair.ahead & offsets.on(day) for offsets in whole):
        return None
    return Severity.CONFLICT if here and not others else Severity.WARNING


def _places(context: Context, span: Span) -> dict[Span, Offsets]:
    """The listed places that are told of there, with their hours."""
    folded = context.part(span)
    listed = {
        folded.span(found.start("place"), found.end("place")): places(context.lang)[found["place"]]
        for found in place(context.lang).finditer(folded.text)
    }
    return {where: offsets for where, offsets in listed.items() if not context.of(where)[0].islower()}


def _pair(local: _Hour, zoned: _Hour) -> _Pair:
    first, last = sorted((local.span, zoned.span))
    ahead = {(here - there) % DAY for here in local.minutes for there in zoned.minutes}
    return _Pair(
        Span(first.start, last.end),
        (first, last),
        frozenset(minutes - DAY if minutes > _FARTHEST else minutes for minutes in ahead),
    )


@cache
def _clock(lang: str) -> re.Pattern[str]:
    """ "10:40 GMT", "7 pm EST", "2240 GMT", "الخامسة بتوقيت غرينتش"."""
    of_clock = "|".join(map(re.escape, sorted(words(lang, "hours"), key=len, reverse=True)))
    named = [word for half in ("morning", "evening", "night") for word in words(lang, half)]
    halves = "|".join(map(re.escape, named))
    return compiled(
        rf"(?:(?<![\d:.])(?P<hour>\d{{1,2}})(?:[:.]?(?P<minute>\d\d))?|(?<!\w)(?P<word>{of_clock})(?!\w))"
        rf"\s*(?P<half>{halves})?(?!\w)\s*{_zone_behind(lang).pattern}"
    )


@cache
def _zone_behind(lang: str) -> re.Pattern[str]:
    return compiled(
        rf"\s*(?:{pattern(lang, 'by_the_clock').pattern})?\s*(?P<zone>{any_of(zones(lang))})(?!\w)"
    )


def _minutes(lang: str, found: re.Match[str]) -> frozenset[int]:
    """Every minute that the hour can be; without "am" or "pm" it may be either half."""
    word, half = found["word"], found["half"] or ""
    hour = words(lang, "hours").index(word) + 1 if word else int(found["hour"])
    minute = int(found["minute"] or 0)
    of_24 = not half and not word and (found[0].startswith("0") or found[0][:4].isdigit())  # "1000 GMT"
    at = [hour] if of_24 else half_days(lang, half, hour)
    return frozenset(each * 60 + minute for each in at)


def _joined(context: Context, one: Span, other: Span, link: str) -> bool:
    """Whether the pack joins two hours by what is between but for dates ("4 a.m. on 3 May (2240 GMT)")."""
    gap, done = "", one.end
    for time in context.times(Span(one.start, other.start)):
        if time.kind is TimeKind.DATE and time.span.end > done:
            gap += context.folded(done, max(time.span.start, done))
            done = time.span.end
    gap += context.folded(done, other.start)
    return len(gap) <= _BETWEEN and pattern(context.lang, link).match(gap) is not None


def _elsewhere(context: Context, one: _Pair, other: _Pair) -> bool:
    """Whether only one passage says where ("in Japan, where it was 6 p.m. local time"), or one travels."""
    sentences = [context.sentence_span(pair.span.start) for pair in (one, other)]
    if any(pattern(context.lang, "travels").search(context.folded(s.start, s.end)) for s in sentences):
        return True
    bearers = context.bearers
    places = [
        {key for key, place in bearers.written(sentence) if bearers.is_place(place)} for sentence in sentences
    ]
    return places[0] != places[1]


def _flag(context: Context, one: _Hour, other: _Hour) -> Flag:
    a, b = context.of(one.span), context.of(other.span)
    return Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, a=a, b=b),
        question=question(
            context.lang, RULE.name, a=context.of(Span(one.span.start, other.span.end)), va=a, vb=b
        ),
        spans=(one.span, other.span),
        why=(context.told("time-zone.zones"),),
    )


def _apart(context: Context, one: _Pair, other: _Pair) -> Flag:
    """One place with two distances from Greenwich: of two places it would be right."""
    halves = [_Hour(pair.span, frozenset()) for pair in (one, other)]
    told = [" / ".join(_distance(minutes) for minutes in sorted(pair.ahead)) for pair in (one, other)]
    return replace(
        _flag(context, *halves),
        severity=Severity.WARNING,
        question=question(
            context.lang,
            RULE.name,
            a=f"{context.of(one.span)} … {context.of(other.span)}",
            va=context.of(one.span),
            vb=context.of(other.span),
        ),
        spans=(*one.spans, *other.spans),
        why=(context.told("time-zone.local", va=told[0], vb=told[1]),),
    )


def _distance(minutes: int) -> str:
    return f"GMT{'-' if minutes < 0 else '+'}{abs(minutes) // 60}:{abs(minutes) % 60:02}"


RULE = Rule("time-zone", Severity.CONFLICT, "One hour in two time zones that are not so far apart.", find)
