"""The hours of time zones and of places from Greenwich, as the pack lists them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from workbench.consistency.lexicon import words
from workbench.language.fold import fold
from workbench.language.pack import pack
from workbench.language.patterns import compiled

_WINTER, _SUMMER = (12, 1, 2), (5, 6, 7, 8, 9)
"""Months in which no clock changes."""


class Offsets(NamedTuple):
    """Minutes ahead of Greenwich that a clock can be, in January and in July."""

    january: frozenset[int]
    july: frozenset[int]

    def on(self, day: date | None) -> frozenset[int]:
        """On a day; of both halves of the year, where the day is not known or near a change."""
        if day is not None and day.month in _WINTER:
            return self.january
        if day is not None and day.month in _SUMMER:
            return self.july
        return self.january | self.july


def _offsets(written: str) -> Offsets:
    january, _, july = written.partition("/")
    first, second = (
        frozenset(int(float(hours) * 60) for hours in half.split()) for half in (january, july or january)
    )
    return Offsets(first, second)


@cache
def _table(lang: str, name: str) -> dict[str, Offsets]:
    listed: dict[str, str] = pack(lang)["consistency"][name]
    return {
        fold(place.strip()): _offsets(written)
        for places, written in listed.items()
        for place in places.split(",")
    }


def places(lang: str) -> dict[str, Offsets]:
    """Places with their hours."""
    return _table(lang, "places_at")


@cache
def zones(lang: str) -> dict[str, Offsets]:
    """Names of zones with their hours: "gmt", and what a place's time is called ("london time")."""
    (behind,) = words(lang, "time_of_place")
    return {f"{place} {behind}".strip(): at for place, at in places(lang).items()} | _table(lang, "zones")


@cache
def place(lang: str) -> re.Pattern[str]:
    """A listed place as a word of its own, with what Arabic writes before it."""
    leads = "(?:[وفبل]|لل)?" if lang == "ar" else ""
    return compiled(rf"(?<!\w){leads}(?P<place>{any_of(places(lang))})(?!\w)")


def any_of(names: dict[str, Offsets]) -> str:
    """The names as alternatives, the longest first."""
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
