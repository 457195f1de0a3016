"""By how much two figures of a sentence are told to be apart, whatever words join the three.

Clock times ("2:04:11") and scores ("31-27") are figures, too, where seconds or goals are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from workbench.consistency.factors import base
from workbench.consistency.lengths import in_seconds
from workbench.consistency.lexicon import pattern
from workbench.consistency.text import Text
from workbench.consistency.values import single
from workbench.model import Quantity, QuantityKind, Span, TimeKind

_LEAD = 60
"""Characters before a figure in which a word such as "by" stands."""
_AFTER = 36
"""Characters behind it in which "fewer" or "ahead" stands."""
_CLOCK = re.compile(r"(?<![\d:.])(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.(\d+))?(?![\d:])")
_PARTS = re.compile(r"[;؛]")
_OTHERS = 2


def gaps(text: Text, sentence: Span) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Two figures and a third that is told as the difference, where the part of the sentence has no other."""
    for part in _parts(text, sentence):
        figures = _figures(text, part)
        by = [figure for figure in figures if _is_gap(text, part, figure)]
        if by:
            yield from _of_scores(text, part, by)
        if len(by) == 1:
            others = [other for other in figures if other is not by[0] and _is_alike(other, by[0])]
            if len(others) == _OTHERS and _are_alike(*others) and not _is_of_another(text, others, by[0]):
                yield _same_unit(others[0], by[0]), _same_unit(others[1], by[0]), by[0]


def _is_of_another(text: Text, ends: list[Quantity], by: Quantity) -> bool:
    """ "Scored 31 and 28 and won by five": another matter is told of by then."""
    gap = text.folded(ends[-1].span.end, max(by.span.start, ends[-1].span.end))
    return pattern(text.lang, "conjunction").search(gap) is not None


def _parts(text: Text, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for sign in _PARTS.finditer(text.text, sentence.start, sentence.end):
        yield Span(start, sign.start())
        start = sign.end()
    yield Span(start, sentence.end)


def _figures(text: Text, part: Span) -> list[Quantity]:
    """Counts and measures, lengths of time in seconds, and clock times."""
    times = text.times(part)
    clocks = list(_clocks(text, part))
    found = clocks + [length for time in times if (length := in_seconds(time)) is not None]
    taken = [figure.span for figure in found] + [time.span for time in times if time.kind is TimeKind.DATE]
    found += [
        part_of
        for figure in text.quantities(part)
        if figure.kind is not QuantityKind.ORDINAL and not any(figure.span.overlaps(span) for span in taken)
        for part_of in _ends(text, figure)
    ]
    return sorted(found, key=lambda figure: figure.span)


def _ends(text: Text, figure: Quantity) -> tuple[Quantity, ...]:
    """A figure, or the two of "45 to 52"; nothing, where it has no certain value."""
    return (figure,) if single(figure) is not None else text.ends(figure)


def _clocks(text: Text, part: Span) -> Iterator[Quantity]:
    """ "2:04:11" and "13:05.2" in seconds."""
    for found in _CLOCK.finditer(text.text, part.start, part.end):
        first, second, third, rest = found.groups()
        whole = (
            int(first) * 60 + int(second)
            if third is None
            else int(first) * 3600 + int(second) * 60 + int(third)
        )
        value = Decimal(whole) + (Decimal(f"0.{rest}") if rest else 0)
        yield _seconds(Span(*found.span()), found[0], value)


def _seconds(span: Span, written: str, value: Decimal) -> Quantity:
    return Quantity(span, written, value, value, QuantityKind.MEASURE, "second", precision=Decimal(0))


def _of_scores(
    text: Text, part: Span, gaps_told: list[Quantity]
) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """The two sides of a score, and the goals or the bare number behind it that tell its margin."""
    folded = text.part(part)
    scores = [
        (folded.span(*found.span()), found) for found in pattern(text.lang, "score").finditer(folded.text)
    ]
    for by in gaps_told:
        before = [score for score in scores if 0 <= by.span.start - score[0].end <= _LEAD]
        if before and by.kind is QuantityKind.COUNT and not by.unit:
            found = before[-1][1]
            sides = [(folded.span(*found.span(side)), Decimal(found[side])) for side in (1, 2)]
            one, other = (replace(by, span=span, text=text.of(span), low=n, high=n) for span, n in sides)
            yield one, other, by
            return


def _is_gap(text: Text, part: Span, figure: Quantity) -> bool:
    """Whether "by", "a lead of" stands before a figure, or "fewer", "ahead" behind it."""
    lead = text.folded(max(figure.span.start - _LEAD, part.start), figure.span.start)
    after = text.folded(figure.span.end, min(figure.span.end + _AFTER, part.end))
    if figure.unit == "%" or (
        figure.kind is QuantityKind.COUNT and (figure.low or 0) < 1 and not figure.precision
    ):
        return False
    return bool(pattern(text.lang, "gap_before").search(lead) or pattern(text.lang, "gap_after").match(after))


def _is_alike(other: Quantity, by: Quantity) -> bool:
    """Whether a figure can be an end of the gap: of its measure, or a share where points are told."""
    if by.unit == "pp" or (by.kind is QuantityKind.COUNT and other.unit == "%"):
        return other.unit == "%" and by.kind is not QuantityKind.MONEY
    if by.kind is other.kind is QuantityKind.COUNT:
        return not by.unit and not other.unit
    ours, theirs = base(by.unit), base(other.unit)
    if ours is not None and theirs is not None:
        return ours[0] == theirs[0]
    bare = by.kind is not other.kind and QuantityKind.COUNT in (by.kind, other.kind)
    return by.unit == other.unit or (bare and is_bare(other) and is_bare(by))


def is_bare(figure: Quantity) -> bool:
    """Whether no noun behind it says what a figure counts, or it is no whole number."""
    noun = figure.head is not None and figure.head.end > figure.span.start
    return not noun or figure.kind is not QuantityKind.COUNT or bool(figure.low and figure.low % 1)


def _are_alike(one: Quantity, other: Quantity) -> bool:
    """Whether nothing says that the two ends count different things."""
    return not {one.unit, other.unit} - {""} or bool(_is_alike(one, other)) or not (one.unit and other.unit)


def _same_unit(end: Quantity, by: Quantity) -> Quantity:
    """An end in the unit of the gap."""
    ours, theirs = base(by.unit), base(end.unit)
    if ours is None or theirs is None or end.unit == by.unit:
        return replace(end, unit=by.unit)
    factor = theirs[1] / ours[1]
    low, high = ((value or Decimal(0)) * factor for value in (end.low, end.high))
    return replace(end, unit=by.unit, kind=by.kind, low=low, high=high, precision=end.precision * factor)
