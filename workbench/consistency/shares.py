"""Parts told with their whole and their share: "30 of the 120 members (25%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from workbench.consistency.lexicon import pattern
from workbench.consistency.text import Text
from workbench.consistency.values import single
from workbench.model import Quantity, QuantityKind, Span

_FRACTION_MARGIN = Decimal("0.12")
"""How far "a third" may be from a third, as a share of it."""
_LEAD = 16
"""Characters before a share in which "more than" stands."""
_BEHIND = 40
"""Characters behind a share in which another whole is named."""
_PERCENT_MARGIN = Decimal("0.5")


class Share(NamedTuple):
    """A share as written, and the least and the most that it can stand for (1 is the whole)."""

    span: Span
    low: Decimal
    high: Decimal


class Triple(NamedTuple):
    """A part, its whole and its share."""

    part: Quantity
    whole: Quantity
    share: Share


def triples(text: Text, sentence: Span, figures: list[Quantity]) -> Iterator[Triple]:
    """Every three neighbours of a sentence that are a part, its whole and its share, in any usual order."""
    written = [*_percentages(figures), *_fractions(text, sentence, figures)]
    taken = {share.span for share in written}
    counted = [f for f in figures if f.span not in taken and _can_be_counted(f)]
    told: list[Quantity | Share] = [*counted, *written]
    line = sorted(told, key=lambda item: item.span)
    for first, second, third in zip(line, line[1:], line[2:], strict=False):
        found = _triple(text, first, second, third)
        if found is None or (found.part.kind, found.part.unit) != (found.whole.kind, found.whole.unit):
            continue
        behind = text.folded(found.share.span.end, min(found.share.span.end + _BEHIND, sentence.end))
        if not pattern(text.lang, "share_of_then").match(behind):  # "half of its present haul"
            yield found


def _triple(
    text: Text, first: Quantity | Share, second: Quantity | Share, third: Quantity | Share
) -> Triple | None:
    """The three as told: "P of W (S)", "S, P of W", "W, of whom P, or S", "W, of whom S, or P" ..."""
    gaps = [text.folded(one.span.end, other.span.start) for one, other in pairwise((first, second, third))]
    if (
        isinstance(first, Share)
        and isinstance(second, Quantity)
        and isinstance(third, Quantity)
        and pattern(text.lang, "share_leads").match(gaps[0])
        and pattern(text.lang, "part_of_whole").match(gaps[1])
    ):
        return Triple(second, third, first)
    if (
        isinstance(first, Quantity)
        and isinstance(second, Share)
        and isinstance(third, Quantity)
        and pattern(text.lang, "is_share").search(gaps[0])
        and pattern(text.lang, "part_of_whole").match(gaps[1])
    ):
        return Triple(first, third, second)  # "24 seats are a third of the 72"
    apposed = pattern(text.lang, "share_follows").match(gaps[0])
    match first, second, third:
        case Quantity(), Share(), Quantity() if apposed and pattern(text.lang, "part_of_whole").match(
            gaps[1]
        ):
            return Triple(first, third, second)  # "900 jobs, 15% of its workforce of 4,500"
    if not pattern(text.lang, "share_follows").match(gaps[1]):
        return None
    of_whole = pattern(text.lang, "part_of_whole").match(gaps[0]) is not None
    middle = second.span if not isinstance(second, Share) else Span(second.span.start, third.span.start)
    of_them = (
        pattern(text.lang, "of_them").search(gaps[0] + text.folded(middle.start, middle.end) + gaps[1])
        is not None
    )
    match first, second, third:
        case Quantity(), Quantity(), Share() if of_whole:
            return Triple(first, second, third)
        case Quantity(), Quantity(), Share() if of_them or _of_before(text, first):
            return Triple(second, first, third)
        case Quantity(), Share(), Quantity() if of_them or _of_before(text, first):
            return Triple(third, first, second)
        case Share(), Quantity(), Quantity() if of_whole:
            return Triple(third, second, first)
    return None


def _of_before(text: Text, whole: Quantity) -> bool:
    """ "Of the 200 staff, 30% ..."."""
    lead = text.folded(max(whole.span.start - 24, 0), whole.span.start)
    return pattern(text.lang, "part_of_whole").search(" " + re.split("[.:;]", lead)[-1]) is not None


def _can_be_counted(figure: Quantity) -> bool:
    return figure.kind in (QuantityKind.COUNT, QuantityKind.MONEY) and single(figure) is not None


def _percentages(figures: list[Quantity]) -> Iterator[Share]:
    for figure in figures:
        said = single(figure)
        if figure.unit == "%" and said is not None:
            margin = figure.precision + _PERCENT_MARGIN
            yield Share(figure.span, (said - margin) / 100, (said + margin) / 100)


def _fractions(text: Text, sentence: Span, figures: list[Quantity]) -> Iterator[Share]:
    """Fractions in words, read as figures or left alone ("ربعهم")."""
    for mark in text.marks("fractions", sentence):
        if not any(mark.span.overlaps(f.span) and (single(f) or f.low or 1) >= 1 for f in figures):
            over, under = map(Decimal, mark.name.split("/"))
            read = next((f for f in figures if f.span.overlaps(mark.span)), None)
            said = single(read) if read is not None else None
            value = said if said and said < 1 else over / under  # "four in ten" has a tenth in it
            span = read.span if read is not None else mark.span
            low, high = value * (1 - _FRACTION_MARGIN), value * (1 + _FRACTION_MARGIN)
            lead = text.folded(max(span.start - _LEAD, sentence.start), max(mark.span.start, span.start))
            if pattern(text.lang, "share_over").search(lead):
                low = value
            elif pattern(text.lang, "share_under").search(lead):
                high = value
            yield Share(span, low, high)
