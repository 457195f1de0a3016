"""Ages as written: "aged 84", "Vance, 52,", "the 57-year-old", "she was eleven", "في الثلاثين من عمره"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.consistency.lexicon import pattern
from workbench.consistency.text import Text
from workbench.language.fold import Folded
from workbench.model import QuantityKind, Span, TimeKind

_YEARS = re.compile(r"P(\d+)Y")
_BESIDE = 24
"""Characters beside an age in which stands what makes it one."""
_YOUNGEST, _OLDEST = 5, 115
"""What is written in words, without "years old", is an age only within these."""


@dataclass(frozen=True, slots=True)
class Age:
    """An age and how it stands."""

    years: int
    span: Span
    rough: bool
    of_today: bool
    """It is told as a newspaper tells it beside a name: "Delgado, 61," is 61 on the day of publication."""
    known: bool
    """Of somebody whom the reader knows: "the 57-year-old", "she is 52"."""


def ages(text: Text, sentence: Span) -> list[Age]:
    """The ages in a sentence, in order."""
    found: list[Age] = []
    for years, span in (*_in_digits(text, sentence), *_in_words(text, sentence)):
        if not any(span.overlaps(age.span) for age in found):
            found.append(_age(text, sentence, years, span))
    return sorted(found, key=lambda age: age.span)


def _age(text: Text, sentence: Span, years: int, span: Span) -> Age:
    start, end = max(span.start - _BESIDE, sentence.start), min(span.end + _BESIDE, sentence.end)
    folded = Folded(text.of(Span(start, end)))
    first, last = folded.offset(span.start - start), folded.offset(span.end - start)

    def stands(name: str) -> bool:
        matches = pattern(text.lang, name).finditer(folded.text)
        return any(match.start() < last and first < match.end() for match in matches)

    rough = pattern(text.lang, "rough_age").search(folded.text, max(first - 12, 0), last)
    return Age(years, span, rough is not None, stands("age_of_today"), stands("known_age"))


def _in_digits(text: Text, sentence: Span) -> Iterator[tuple[int, Span]]:
    folded = Folded(text.of(sentence))
    for found in pattern(text.lang, "age").finditer(folded.text):
        group = next(at for at, written in enumerate(found.groups(), 1) if written)
        place = folded.span(found.start(group), found.end(group))
        yield int(found[group]), Span(sentence.start + place.start, sentence.start + place.end)


def _in_words(text: Text, sentence: Span) -> Iterator[tuple[int, Span]]:
    """Numbers of any spelling behind "when she was", "ابن", or before "من عمره"."""
    numbers = [
        (int(quantity.low), quantity.span)
        for quantity in text.quantities(sentence)
        if quantity.kind in (QuantityKind.COUNT, QuantityKind.ORDINAL)
        and quantity.low is not None
        and quantity.low == quantity.high
        and quantity.low == int(quantity.low)
    ]
    numbers += [
        (int(found[1]), time.span)
        for time in text.times(sentence)
        if time.kind is TimeKind.DURATION and (found := _YEARS.fullmatch(time.duration or ""))
    ]
    for years, span in numbers:
        if not _YOUNGEST <= years <= _OLDEST or not sentence.contains(span):
            continue
        lead = text.folded(max(span.start - _BESIDE, sentence.start), span.start)
        after = text.folded(span.end, min(span.end + _BESIDE, sentence.end))
        written = text.folded(span.start, span.end)
        if (
            pattern(text.lang, "age_after").match(after)
            or (pattern(text.lang, "age_before").search(lead) and pattern(text.lang, "age_ends").match(after))
            or pattern(text.lang, "age_inside").search(written)
        ):
            yield years, span
