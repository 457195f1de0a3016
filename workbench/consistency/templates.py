"""Sentences read by the pack's templates, in which signs stand for figures and times.

A figure is a `#`; where times are read, a length of time is a `#`, "ten years ago" a `~`, a date an `@`
and "since 2004" an `&`. The groups of a template say what each of them is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from workbench.consistency.lengths import duration, in_seconds, parts
from workbench.consistency.lexicon import pattern
from workbench.consistency.text import Text
from workbench.language.fold import Folded
from workbench.language.pack import pack
from workbench.language.patterns import compiled
from workbench.language.quantities import quantities
from workbench.model import Granularity, Quantity, QuantityKind, Span, Time, TimeKind

_SIGNS = "#@~&"
_FEW = 3
"""Figures that a template takes at least; a quantity may be read as two."""
_NO_SIGNS = str.maketrans(_SIGNS, "    ")
_LONGEST = 366
_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D"}


_Item = TypeVar("_Item", Quantity, Time)


class Reading(NamedTuple, Generic[_Item]):
    """What a template found: the figures or times by their roles, and its other groups as written."""

    items: dict[str, _Item]
    words: dict[str, str]

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(sorted(item.span for item in self.items.values()))


def readings(text: Text, sentence: Span, name: str) -> Iterator[Reading[Quantity]]:
    """The readings of a sentence's figures by the templates of a name."""
    if 2 * len(text.quantities(sentence)) + len(text.times(sentence)) < _FEW:
        return
    if len(text.once(_figures, sentence)) >= _FEW:
        yield from _readings(text, name, *text.once(_line_of_figures, sentence))


def dated_readings(text: Text, sentence: Span, name: str) -> Iterator[Reading[Quantity]]:
    """As `readings`, with its past dates of several days as their number of days.

    They are an `@` where both ends are told ("between 1 June and 31 August"), and an `&` otherwise ("June").
    """
    covered = [length for time in text.times(sentence) if (length := _covered(text, time)) is not None]
    found = text.once(_figures, sentence) if covered else []
    if len(found) > 1:
        items = sorted([*(("#", figure) for figure in found), *covered], key=lambda item: item[1].span)
        yield from _readings(text, name, *_line(text, sentence, items))


def time_readings(text: Text, sentence: Span, name: str) -> Iterator[Reading[Time]]:
    """The readings of a sentence's times by the templates of a name."""
    times = [(_sign(text, time), time) for time in text.times(sentence) if time.kind is not TimeKind.SET]
    if len(times) > 1:
        yield from _readings(text, name, *_line(text, sentence, times))


def _readings(text: Text, name: str, line: str, places: dict[int, _Item]) -> Iterator[Reading[_Item]]:
    """What the templates find; of those that find the same, the first."""
    seen: set[tuple[Span, ...]] = set()
    for template in _templates(text.lang, name):
        for found in template.finditer(line):
            roles: dict[str, _Item] = {}
            words: dict[str, str] = {}
            for group, written in found.groupdict().items():
                role = group.rstrip("234")  # a group's name can stand once in a template
                if written and written in _SIGNS:
                    roles[role] = places[found.start(group)]
                elif written:
                    words[role] = written
            reading = Reading(roles, words)
            if reading.spans not in seen:
                seen.add(reading.spans)
                yield reading


def as_length(text: Text, time: Time) -> Time | None:
    """A time as the length that it tells: "بعد ست سنوات" may be read as a day six years from now."""
    if time.duration:
        return time
    found = quantities(Folded(time.text), text.lang)
    if len(found) != 1 or found[0].low is None or found[0].unit not in _LETTERS:
        return None
    return replace(
        time, kind=TimeKind.DURATION, duration=f"P{found[0].low.normalize():f}{_LETTERS[found[0].unit]}"
    )


def _sign(text: Text, time: Time) -> str:
    written = text.folded(time.span.start, time.span.end)
    if time.kind is not TimeKind.DATE or pattern(text.lang, "length_later").search(written):
        return "#"
    if pattern(text.lang, "length_ago").search(written):
        return "~"
    return "&" if time.earliest and time.latest is None else "@"


def _figures(text: Text, sentence: Span) -> list[Quantity]:
    """The figures of a sentence, lengths of time among them; "one" stays a word."""
    found = [
        quantity
        for quantity in text.quantities(sentence)
        if quantity.kind is not QuantityKind.ORDINAL
        and not (quantity.kind is QuantityKind.COUNT and quantity.low == quantity.high == 1)
    ]
    found = [part for quantity in found for part in _apart(text, quantity)]
    taken = [quantity.span for quantity in found]
    for time in text.times(sentence):
        figure = _length(_past_length(text, time))
        if figure is not None and not any(time.span.overlaps(span) for span in taken):
            found.append(figure)
    return sorted(found, key=lambda figure: figure.span)


def _apart(text: Text, figure: Quantity) -> tuple[Quantity, ...]:
    """The two figures of "(rose) $8 to $96", which may be read as one range."""
    return text.ends(figure) or (figure,)


def _length(time: Time) -> Quantity | None:
    """A length as a figure; not "50 an hour", and not "second", which may be a rank."""
    told = parts(time)
    found = in_seconds(time) if "second" in told else duration(time)
    return None if found is None or found.low == 1 or (found.low or 0) % 1 else found


def _past_length(text: Text, time: Time) -> Time:
    """ "The past three years" as three years."""
    written = text.folded(time.span.start, time.span.end)
    if time.kind is not TimeKind.DATE or not pattern(text.lang, "past_length").search(written):
        return time
    return as_length(text, time) or time


def _covered(text: Text, time: Time) -> tuple[str, Quantity] | None:
    """The days that a past date of several days covers, with its sign."""
    if time.kind is not TimeKind.DATE or time.approximate or not (time.earliest and time.latest):
        return None
    days = (time.latest - time.earliest).days + 1
    today = text.analysis.reference
    if not 2 < days <= _LONGEST or (today is not None and time.latest > today):
        return None
    length = Quantity(time.span, time.text, Decimal(days), Decimal(days), QuantityKind.MEASURE, "day")
    return ("@" if time.granularity is Granularity.DAY else "&"), length


def _line_of_figures(text: Text, sentence: Span) -> tuple[str, dict[int, Quantity]]:
    return _line(text, sentence, [("#", figure) for figure in text.once(_figures, sentence)])


def _line(text: Text, sentence: Span, items: Sequence[tuple[str, _Item]]) -> tuple[str, dict[int, _Item]]:
    """The folded sentence with a sign for each item, and which item stands where."""
    folded = text.part(sentence)
    places: dict[int, _Item] = {}
    parts: list[str] = []
    length = done = 0
    for sign, item in items:
        first = folded.offset(max(item.span.start, sentence.start))
        if first < done:
            continue
        before = folded.text[done:first].translate(_NO_SIGNS)
        parts += [before, sign]
        places[length + len(before)] = item
        length += len(before) + 1
        done = folded.offset(item.span.end)
    return "".join([*parts, folded.text[done:].translate(_NO_SIGNS)]), places


@cache
def _templates(lang: str, name: str) -> tuple[re.Pattern[str], ...]:
    """The pack's templates; `_` stands for what no figure and no full stop interrupts."""
    listed: list[str] = pack(lang)["consistency"]["templates"][name]
    return tuple(compiled(template.replace("_", "[^#@~&.;:]")) for template in listed)
