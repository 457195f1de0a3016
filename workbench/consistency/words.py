"""What flags say, in the language of the text: templates and names of classes from its pack."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal

from workbench.consistency.values import show_number
from workbench.language.fold import fold
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
    units: dict[str, str] = pack(lang)["consistency"]["units"]
    return units.get(unit, unit)


def listed(lang: str, items: list[str]) -> str:
    """Several words, with the language's comma between them."""
    comma: str = pack(lang)["consistency"]["messages"]["comma"]
    return comma.join(items)


def say_day(lang: str, day: date) -> str:
    """A day: `21 January 2018`, `21 يناير 2018`."""
    return told(lang, "day", d=day.day, month=_say_month(lang, day))


def _say_month(lang: str, day: date) -> str:
    months: list[str] = pack(lang)["consistency"]["messages"]["months"].split(", ")
    return f"{months[day.month - 1]} {day.year}"


def say_interval(lang: str, interval: Interval) -> str:
    """A day, a month, a year, or a period with its ends."""
    first, last = interval.earliest, interval.latest
    if first and last:
        ends = [_say_ends(lang, first, last, day) for day in (first, last)]
        return ends[0] if ends[0] == ends[1] else told(lang, "period", a=ends[0], b=ends[1])
    if first:
        return told(lang, "since", a=say_day(lang, first))
    return told(lang, "until", b=say_day(lang, last)) if last else "?"


def _say_ends(lang: str, first: date, last: date, end: date) -> str:
    """An end of a period by its year or its month, where the period is made of whole ones."""
    if (first.day, last.day) != (1, monthrange(last.year, last.month)[1]):
        return say_day(lang, end)
    return str(end.year) if (first.month, last.month) == (1, 12) else _say_month(lang, end)


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


def as_read(lang: str, value: Time | Quantity) -> str:
    """An expression in quotation marks, and how it was read where its words alone do not show it."""
    if isinstance(value, Time):
        said = shown = say_time(lang, value)
    else:
        said = say_quantity(lang, value)
        shown = show_number(value.low) if value.low is not None and value.low == value.high else said
    name = "as-written" if fold(shown) in fold(value.text) else "as-read"
    return told(lang, name, a=value.text, va=said)


def _bound(lang: str, quantity: Quantity, past: str, up_to: str, value: Decimal) -> str:
    strict = quantity.qualifier in (Qualifier.MORE_THAN, Qualifier.LESS_THAN)
    return told(lang, past if strict else up_to, n=show_number(value))
