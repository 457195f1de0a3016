"""One hour in two time zones that are not so far apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from workbench.consistency.clock import DAY, half_days
from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern, words
from workbench.consistency.rule import Rule, question
from workbench.language.fold import fold
from workbench.language.pack import pack
from workbench.model import Flag, Severity, Span

_BETWEEN = 30
"""Characters between an hour and its conversion."""


@dataclass(frozen=True, slots=True)
class _Hour:
    span: Span
    minutes: frozenset[int]
    """Minutes of the day in Greenwich that it can stand for."""


def find(context: Context) -> Iterator[Flag]:
    """Neighbouring hours with a zone each, joined as a conversion is."""
    for block in context.analysis.blocks:
        if not block.listed or not any(char.isdigit() for char in context.of(block.span)):
            continue
        folded = context.part(block.span)
        last: _Hour | None = None
        for found in _clock(context.lang).finditer(folded.text):
            span = folded.span(found.start(), found.end())
            hour = _Hour(span, _minutes(context.lang, found))
            if last is not None and _joined(context, last.span, span) and not last.minutes & hour.minutes:
                yield _flag(context, last, hour)
            last = hour


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
    names = "|".join(map(re.escape, sorted(_zones(lang), key=len, reverse=True)))
    named = [word for half in ("morning", "evening", "night") for word in words(lang, half)]
    halves = "|".join(map(re.escape, named))
    by = pattern(lang, "by_the_clock").pattern
    return re.compile(
        rf"(?<![\d:.])(\d{{1,2}})(?:[:.](\d\d))?\s*({halves})?(?!\w)\s*(?:{by})?\s*({names})(?!\w)"
    )


def _minutes(lang: str, found: re.Match[str]) -> frozenset[int]:
    """Every minute in Greenwich that the hour can be; without "am" or "pm" it may be either half."""
    hour, minute = int(found[1]), int(found[2] or 0)
    half = found[3] or ""
    hours = [hour] if found[1].startswith("0") and not half else half_days(lang, half, hour)
    return frozenset((at * 60 + minute - offset) % DAY for at in hours for offset in _zones(lang)[found[4]])


def _joined(context: Context, one: Span, other: Span) -> bool:
    gap = context.folded(one.end, other.start)
    return len(gap) <= _BETWEEN and pattern(context.lang, "conversion").match(gap) is not None


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


RULE = Rule("time-zone", Severity.CONFLICT, "One hour in two time zones that are not so far apart.", find)
