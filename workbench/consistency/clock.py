"""Hours of the day in a text: "7.40am", "14:05", "ten past eight", "السادسة والنصف صباحا"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from workbench.consistency.lexicon import words
from workbench.consistency.text import Text
from workbench.language.patterns import compiled
from workbench.model import Span

DAY = 24 * 60
_SIGNS = ("lead", "before", "part", "clock", "half")
"""What makes an hour of a number: "at ten past eight", "eight o'clock", "eight in the morning"."""


class Hour(NamedTuple):
    """An hour of the day as written."""

    span: Span
    minutes: frozenset[int]
    """Minutes after midnight that it can stand for: two, where nothing says which half of the day."""


def hours(text: Text, place: Span) -> Iterator[Hour]:
    """The hours written in a place, in order; a bare "8" or "8.15" is none."""
    folded = text.part(place)
    for found in _clock(text.lang).finditer(folded.text):
        if found["point"] == ":" or any(found.group(*_SIGNS)):
            minutes = _minutes(text.lang, found)
            if minutes:
                yield Hour(folded.span(found.start(), found.end()), minutes)


def day_parts(text: Text, place: Span) -> Iterator[Hour]:
    """Parts of a day that are told beside a date ("Saturday evening") or behind "at", "that" and the like."""
    folded = text.part(place)
    for found in _part_of_day(text.lang).finditer(folded.text):
        here = folded.span(found.start("part"), found.end("part"))
        beside = Span(max(here.start - 1, 0), min(here.end + 1, len(text.text)))
        if found["lead"] or any(not time.span.overlaps(here) for time in text.times(beside)):
            yield Hour(here, _minutes_of_part(text.lang)[found["part"]])


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
    part = found["before"] or found["part"]
    minute = int(found["minute"] or 0) + (_parts(lang)[part] if part else 0)
    if hour > 24 or minute > 59:
        return frozenset()
    of_24 = found["hour"] is not None and found["hour"].startswith("0") and not found["half"]
    at = [hour] if of_24 else half_days(lang, found["half"] or "", hour)
    return frozenset((each * 60 + minute) % DAY for each in at)


@cache
def _parts(lang: str) -> dict[str, int]:
    """What stands beside an hour, in minutes: "والنصف" is 30, "a quarter to" is -15."""
    return {
        part: int(minutes) for part, _, minutes in (each.partition("/") for each in words(lang, "hour_parts"))
    }


@cache
def _minutes_of_part(lang: str) -> dict[str, frozenset[int]]:
    """Every ten minutes of a part of the day: "night/18-6" goes past midnight."""
    found = {}
    for each in words(lang, "parts_of_day"):
        name, _, ends = each.partition("/")
        first, last = (int(hour) for hour in ends.split("-"))
        minutes = range(first * 60, (last + 24 * (last < first)) * 60 + 1, 10)
        found[name] = frozenset(minute % DAY for minute in minutes)
    return found


@cache
def _part_of_day(lang: str) -> re.Pattern[str]:
    parts = "|".join(map(re.escape, sorted(_minutes_of_part(lang), key=len, reverse=True)))
    leads = "|".join(map(re.escape, words(lang, "before_part")))
    return compiled(rf"(?<!\w)(?:(?P<lead>{leads}) )?(?P<part>{parts})(?!\w)")


@cache
def _clock(lang: str) -> re.Pattern[str]:
    def any_of(*names: str) -> str:
        listed = (word.partition("/")[0] for name in names for word in words(lang, name) if word)
        return "|".join(map(re.escape, sorted(listed, key=len, reverse=True))) or "(?!)"

    return compiled(
        rf"(?:(?<!\w)|(?=\d))(?<![\d:.,])(?P<lead>(?<!\w)(?:{any_of('before_hour')}) )?"
        rf"(?:(?<!\w)(?P<before>{any_of('hour_parts')}) )?"
        r"(?:(?:(?<!\w)|(?<=\bو))(?P<hour>\d{1,2})(?:(?P<point>[:.])(?P<minute>\d\d))?(?![:.,]?\d)"
        rf"|(?<!\w)(?P<word>{any_of('hours')})(?: (?P<part>{any_of('hour_parts')}))?(?!\w))"
        rf"(?: (?P<clock>{any_of('on_the_clock')}))?"
        rf"(?:\s*(?P<half>{any_of('morning', 'evening', 'night')})(?!\w))?"
    )
