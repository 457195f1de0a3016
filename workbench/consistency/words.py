"""What flags say, in the language of the text: templates and names of classes from its pack."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from workbench.consistency.values import show_number
from workbench.language.pack import pack
from workbench.model import Interval, Qualifier, Quantity, Time

_LIMIT = 240
"""Code points of a passage that a sentence still holds."""


def shorten(text: str, limit: int = _LIMIT) -> str:
    """One line of at most `limit` code points, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0] + " …"


def filled(lang: str, table: str, name: str, parts: dict[str, object]) -> str:
    """A template of the pack with its parts filled in; passages are shortened to one line."""
    template: str = pack(lang)["consistency"][table][name]
    return template.format(
        **{key: part if isinstance(part, int) else _quoted(shorten(str(part))) for key, part in parts.items()}
    )


def _quoted(passage: str) -> str:
    """A passage as it stands inside a sentence: without its full stop, with its bracket closed."""
    if passage.count(" ") > 2:
        passage = passage.removesuffix(".")
    return passage + ")" if passage.count("(") == passage.count(")") + 1 else passage


def told(lang: str, name: str, **parts: object) -> str:
    """A flag's message or one of its reasons (`messages` of the pack)."""
    return filled(lang, "messages", name, parts)


def class_name(lang: str, name: str) -> str:
    """A class of events, objects or figures in words."""
    classes: dict[str, str] = pack(lang)["consistency"].get("classes", {})
    return classes.get(name, name)


def unit_name(lang: str, unit: str) -> str:
    """A unit of `Quantity.unit` in words."""
    units: dict[str, str] = pack(lang)["consistency"].get("units", {})
    return units.get(unit, unit)


def listed(lang: str, items: list[str]) -> str:
    """Several words, with the language's comma between them."""
    comma: str = pack(lang)["consistency"]["messages"]["comma"]
    return comma.join(items)


def say_day(lang: str, day: date) -> str:
    """A day: `2018-01-21`, `21 يناير 2018`."""
    messages: dict[str, Any] = pack(lang)["consistency"]["messages"]
    months = messages.get("months", "").split(",")
    month = months[day.month - 1].strip() if len(months) == 12 else ""
    return told(lang, "day", y=day.year, m=day.month, d=day.day, month=month)


def say_interval(lang: str, interval: Interval) -> str:
    """A day, or a period with its ends."""
    first, last = interval.earliest, interval.latest
    if first and last:
        if first == last:
            return say_day(lang, first)
        return told(lang, "period", a=say_day(lang, first), b=say_day(lang, last))
    if first:
        return told(lang, "since", a=say_day(lang, first))
    return told(lang, "until", b=say_day(lang, last)) if last else "?"


def say_time(lang: str, time: Time) -> str:
    """The likeliest reading of a time."""
    return say_interval(lang, time.readings[0]) if time.readings else time.duration or "?"


def say_quantity(lang: str, quantity: Quantity) -> str:
    """A figure with its bounds and unit: `> 5 %`, `12..15 km`, `أكثر من 5 %`."""
    low, high = quantity.low, quantity.high
    unit = f" {unit_name(lang, quantity.unit)}".rstrip()
    if low is not None and high is not None:
        if low == high:
            return show_number(low) + unit
        return told(lang, "range", a=show_number(low), b=show_number(high)) + unit
    if low is not None:
        return _bound(lang, quantity, "more_than", "at_least", low) + unit
    return _bound(lang, quantity, "less_than", "at_most", high) + unit if high is not None else "?"


def _bound(lang: str, quantity: Quantity, past: str, up_to: str, value: Decimal) -> str:
    strict = quantity.qualifier in (Qualifier.MORE_THAN, Qualifier.LESS_THAN)
    return told(lang, past if strict else up_to, n=show_number(value))
