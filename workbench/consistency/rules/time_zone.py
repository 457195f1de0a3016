"""One hour in two zones that are not so far apart, and local time at two distances from Greenwich."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from workbench.consistency.clock import DAY, half_days, hours
from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern, words
from workbench.consistency.rule import Rule, question
from workbench.language.fold import fold
from workbench.language.pack import pack
from workbench.model import Flag, Severity, Span

_BETWEEN = 30
"""Characters between an hour and its conversion."""
_STEP = 15
"""Every zone is a multiple of so many minutes from Greenwich."""
_FARTHEST = 14 * 60
"""No zone is farther ahead of Greenwich than this, in minutes."""


@dataclass(frozen=True, slots=True)
class _Hour:
    span: Span
    minutes: frozenset[int]
    """Minutes of the day that it can stand for: in Greenwich, or where it is told."""
    local: bool = False


@dataclass(frozen=True, slots=True)
class _Pair:
    """An hour of the place and the same in a known zone."""

    span: Span
    spans: tuple[Span, Span]
    ahead: frozenset[int]
    """Minutes that the place can be ahead of Greenwich."""


def find(context: Context) -> Iterator[Flag]:
    """Neighbouring hours that are joined as a conversion is; then every local time against the first."""
    pairs: list[_Pair] = []
    for block in context.analysis.blocks:
        if not block.listed or not any(char.isdigit() for char in context.of(block.span)):
            continue
        told = _hours(context, block.span)
        for last, hour in pairwise(told):
            if not last.local and not hour.local:
                if _joined(context, last.span, hour.span) and not last.minutes & hour.minutes:
                    yield _flag(context, last, hour)
            elif last.local != hour.local and _is_local(context, last.span, hour.span):
                pairs.append(_pair(last, hour) if last.local else _pair(hour, last))
                if all(ahead % _STEP for ahead in pairs[-1].ahead):
                    yield _flag(context, last, hour)
    for pair in pairs[1:]:
        if not pair.ahead & pairs[0].ahead and not _elsewhere(context, pairs[0], pair):
            yield _apart(context, pairs[0], pair)


def _hours(context: Context, block: Span) -> list[_Hour]:
    """The hours of a block in order, if any of them has a zone."""
    folded = context.part(block)
    zoned = [
        _Hour(folded.span(found.start(), found.end()), _minutes(context.lang, found))
        for found in _clock(context.lang).finditer(folded.text)
    ]
    if not zoned:
        return []
    local = []
    for hour in hours(context, block):
        if any(hour.span.overlaps(known.span) for known in zoned):
            continue
        after = context.folded(hour.span.end, min(hour.span.end + _BETWEEN, block.end))
        zone = _zone_behind(context.lang).match(after)
        if zone is None:
            local.append(_Hour(hour.span, hour.minutes, local=True))
        else:
            minutes = {(at - ahead) % DAY for at in hour.minutes for ahead in _zones(context.lang)[zone[1]]}
            zoned.append(_Hour(Span(hour.span.start, hour.span.end + zone.end()), frozenset(minutes)))
    return sorted([*zoned, *local], key=lambda hour: hour.span)


def _pair(local: _Hour, zoned: _Hour) -> _Pair:
    first, last = sorted((local.span, zoned.span))
    ahead = {(here - there) % DAY for here in local.minutes for there in zoned.minutes}
    return _Pair(
        Span(first.start, last.end),
        (first, last),
        frozenset(minutes - DAY if minutes > _FARTHEST else minutes for minutes in ahead),
    )


@cache
def _zones(lang: str) -> dict[str, tuple[int, ...]]:
    """Names of zones to their hours from Greenwich, in winter and in summer (IANA time zone database)."""
    listed: dict[str, str] = pack(lang)["consistency"]["zones"]
    return {
        fold(name.strip()): tuple(int(float(hours) * 60) for hours in offsets.split())
        for names, offsets in listed.items()
        for name in names.split(",")
    }


@cache
def _clock(lang: str) -> re.Pattern[str]:
    """ "10:40 GMT", "7 pm EST", "2240 GMT"."""
    named = [word for half in ("morning", "evening", "night") for word in words(lang, half)]
    halves = "|".join(map(re.escape, named))
    return re.compile(
        rf"(?<![\d:.])(\d{{1,2}})(?:[:.]?(\d\d))?\s*({halves})?(?!\w)\s*{_zone_behind(lang).pattern}"
    )


@cache
def _zone_behind(lang: str) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_zones(lang), key=len, reverse=True)))
    return re.compile(rf"\s*(?:{pattern(lang, 'by_the_clock').pattern})?\s*({names})(?!\w)")


def _minutes(lang: str, found: re.Match[str]) -> frozenset[int]:
    """Every minute in Greenwich that the hour can be; without "am" or "pm" it may be either half."""
    hour, minute = int(found[1]), int(found[2] or 0)
    half = found[3] or ""
    of_24 = not half and (found[1].startswith("0") or found[0][:4].isdigit())  # "0840", "1000 GMT"
    at = [hour] if of_24 else half_days(lang, half, hour)
    return frozenset((each * 60 + minute - ahead) % DAY for each in at for ahead in _zones(lang)[found[4]])


def _joined(context: Context, one: Span, other: Span) -> bool:
    gap = context.folded(one.end, other.start)
    return len(gap) <= _BETWEEN and pattern(context.lang, "conversion").match(gap) is not None


def _is_local(context: Context, one: Span, other: Span) -> bool:
    """ "4:40 a.m. local time (2240 GMT)"."""
    gap = context.folded(one.end, other.start)
    return len(gap) <= _BETWEEN and pattern(context.lang, "local_hour").match(gap) is not None


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
