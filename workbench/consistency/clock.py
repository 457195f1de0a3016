"""Hours of the day in a text: "7.40am", "14:05", "السادسة والنصف صباحا"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from workbench.consistency.lexicon import words
from workbench.consistency.text import Text
from workbench.language.fold import Folded
from workbench.model import Span

DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of the day as written."""

    span: Span
    minutes: frozenset[int]
    """Minutes after midnight that it can stand for: two, where nothing says which half of the day."""


def hours(text: Text, place: Span) -> Iterator[Hour]:
    """The hours written in a place, in order; a bare "8" or "8.15" is none."""
    folded = Folded(text.of(place))
    for found in _clock(text.lang).finditer(folded.text):
        if found["half"] or found["lead"] or found["point"] == ":":
            span = folded.span(found.start(), found.end())
            minutes = _minutes(text.lang, found)
            if minutes:
                yield Hour(Span(place.start + span.start, place.start + span.end), minutes)


def half_days(lang: str, half: str, hour: int) -> list[int]:
    """The hours of 24 that an hour of the clock can be; without "am" or "pm" it may be either half."""
    if half in words(lang, "night"):
        return [(hour + 12) % 24 if 6 <= hour <= 12 else hour]
    if half in words(lang, "evening") and hour <= 12:
        return [hour % 12 + 12]
    if half in words(lang, "morning"):
        return [hour % 12]
    return [hour] if hour > 12 else [hour, (hour + 12) % 24]


def _minutes(lang: str, found: re.Match[str]) -> frozenset[int]:
    """Minutes after midnight; none, where no clock shows such an hour."""
    hour = words(lang, "hours").index(found["word"]) + 1 if found["word"] else int(found["hour"])
    minute = int(found["minute"] or 0) + (_parts(lang)[found["part"]] if found["part"] else 0)
    if hour > 24 or minute > 59:
        return frozenset()
    of_24 = found["hour"] is not None and found["hour"].startswith("0") and not found["half"]
    at = [hour] if of_24 else half_days(lang, found["half"] or "", hour)
    return frozenset((each * 60 + minute) % DAY for each in at)


@cache
def _parts(lang: str) -> dict[str, int]:
    """What follows an hour in words, in minutes: "والنصف" is 30."""
    return dict(zip(words(lang, "hour_parts"), (30, 15, 20, -15, -20, 5, 10), strict=False))


@cache
def _clock(lang: str) -> re.Pattern[str]:
    def any_of(*names: str) -> str:
        listed = sorted((word for name in names for word in words(lang, name) if word), key=len, reverse=True)
        return "|".join(map(re.escape, listed)) or "(?!)"

    return re.compile(
        rf"(?<![\d:.,])(?P<lead>(?<!\w)(?:{any_of('before_hour')}) )?"
        r"(?:(?:(?<!\w)|(?<=\bو))(?P<hour>\d{1,2})(?:(?P<point>[:.])(?P<minute>\d\d))?(?![:.,]?\d)"
        rf"|(?<!\w)(?P<word>{any_of('hours')})(?: (?P<part>{any_of('hour_parts')}))?(?!\w))"
        rf"(?:\s*(?P<half>{any_of('morning', 'evening', 'night')})(?!\w))?"
    )
