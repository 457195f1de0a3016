"""A whole and its parts that no list joins: "The 11 dead were seven passengers and three of the crew"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from workbench.consistency.changes import same_measure
from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern
from workbench.consistency.measured import as_count
from workbench.consistency.parts import is_plain, is_set_off, is_total, sum_of
from workbench.consistency.rates import period_of
from workbench.consistency.values import bounds, single
from workbench.model import Quantity, QuantityKind, Span

_BEFORE = 2
"""Sentences before the one with the parts or the total."""
_MOST = 7
"""Parts that are told at the most."""
_CROWD = 24
"""More figures than these in three sentences are a table."""
_CLOSE = Decimal("0.15")
"""A sum so near its total was meant to make it."""
_NEAR = 2
"""So few more or less are near, too, where a few are counted."""
_FEW = 6
_OF_THEM = 10
"""Characters behind a part in which "of them" stands."""
_SMALL = Decimal("0.01")
"""What is so small a share of the whole is told of something else."""
_LEAD = 40
_OUTCOMES = 3
"""Kinds of outcomes that make all of them: won, drawn and lost."""


class Whole(NamedTuple):
    """A total and the figures that are told as its parts."""

    total: Quantity
    parts: list[Quantity]


def wholes(context: Context, at: int) -> Iterator[Whole]:
    """The total that the figures of a sentence nearly make, told before them or behind."""
    sentences = [item.span for item in context.analysis.sentences[max(at - _BEFORE, 0) : at + 1]]
    if not all(map(context.listed, sentences)):
        sentences = sentences[-1:]
    figures = _figures(context, Span(sentences[0].start, sentences[-1].end))
    money = {figure.unit for figure in figures if figure.kind is QuantityKind.MONEY}
    if 2 < len(figures) <= _CROWD and len(money) < 2:  # no pence among pounds
        found = [*_told_behind(context, sentences, figures), *_told_before(context, sentences[-1], figures)]
        for whole in found[:1]:
            # "27 for the Right, 16 and nine": what looks like an age may be a part.
            aged = [f for f in context.quantities(sentences[-1]) if context.is_age(f.span) and is_plain(f)]
            if not aged or not _makes(whole.total, [*whole.parts, *aged], scattered=True):
                yield whole


def _figures(context: Context, place: Span) -> list[Quantity]:
    """What can be a whole or a part, with "وطائرتين" as two."""
    found = [
        figure
        for figure in (as_count(context, figure) for figure in context.quantities(place))
        if is_plain(figure)
        and not is_set_off(context, figure)
        and not context.is_age(figure.span)
        and all(figure.span.contains(mark.span) for mark in context.marks("fractions", figure.span))
    ]
    folded = context.part(place)
    for name, number in (("one_of", Decimal(1)), ("two_of", Decimal(2))):
        for written in pattern(context.lang, name).finditer(folded.text):
            span = folded.span(*written.span(1))
            if not any(figure.head and figure.head.overlaps(span) for figure in found):
                count = Quantity(span, context.of(span), number, number, QuantityKind.COUNT)
                found.append(replace(count, precision=Decimal("0.5")))
    return sorted(found, key=lambda figure: figure.span)


def _told_before(context: Context, sentence: Span, figures: list[Quantity]) -> Iterator[Whole]:
    """ "The package is worth £640m. Some £310m goes to hospitals ... and the remaining £120m to roads"."""
    here = [figure for figure in figures if sentence.contains(figure.span)]
    found: list[Whole] = []
    for total in figures:
        parts = [f for f in here if f.span.start > total.span.start and _can_be_part(f, total)]
        told = _all_told(context, sentence, total, parts, here)
        if (told or len(parts) > 2) and (
            _makes(total, parts) or any(sum_of(parts) == single(other) for other in figures)
        ):
            return
        if told and _nearly(total, parts):
            found.append(_whole(total, parts))
    largest = max(found, key=lambda whole: single(whole.total) or 0, default=None)
    if largest is not None and not _has_one_more(context, sentence, largest):
        yield largest


def _told_behind(context: Context, sentences: list[Span], figures: list[Quantity]) -> Iterator[Whole]:
    """ "She had 412 votes to 377 for Reyes. Ndiaye took 61, making 805 votes in all"."""
    sentence = sentences[-1]
    here = [figure for figure in figures if sentence.contains(figure.span)]
    total = next((figure for figure in reversed(here) if _sums_up(context, sentence, figure)), None)
    if total is None or period_of(context, total):
        return
    near: list[Quantity] = []
    for start in (span.start for span in reversed(sentences)):
        told = Span(start, sentence.end)
        parts = [f for f in figures if start <= f.span.start < total.span.start and _can_be_part(f, total)]
        if len(parts) > _MOST or context.cued(told, "partial", "update"):
            break
        if _makes(total, parts, scattered=start < sentence.start):
            return
        near = near or (parts if len(parts) > 1 and _nearly(total, parts) else [])
    if near and not _has_one_more(context, sentence, _whole(total, near)):
        yield _whole(total, near)


def _sums_up(context: Context, sentence: Span, figure: Quantity) -> bool:
    """Whether "in all", "a total of", "أي" stands beside the figure, or it goes back to what was listed."""
    if is_total(context, sentence, figure):
        return True
    lead = context.folded(max(figure.span.start - _LEAD, sentence.start - 1), figure.span.start)
    if pattern(context.lang, "of_whole_before").search(lead):
        return _are_outcomes(context, sentence)
    return pattern(context.lang, "sums_up").search(lead) is not None


def _can_be_part(figure: Quantity, total: Quantity) -> bool:
    least = (single(total) or Decimal(0)) * _SMALL
    return same_measure(figure, total) and least < (single(figure) or Decimal(0)) < (single(total) or 0)


def _all_told(
    context: Context, sentence: Span, total: Quantity, parts: list[Quantity], here: list[Quantity]
) -> bool:
    """Whether the words say that the parts are all there is of the total."""
    if not 1 < len(parts) <= _MOST:
        return False
    gap = Span(total.span.end, parts[0].span.start)
    stretch = Span(gap.start, min(parts[-1].span.end + _LEAD, sentence.end))
    if context.cued(gap, "update") or context.marks("scopes", stretch, "each"):
        return False
    partial = context.cued(gap, "partial")
    if partial and not (len(parts) > 2 and context.cued(gap, "shared_out")):
        return False
    lead = [figure for figure in here if figure.span.start < min(total.span.start, parts[0].span.start)]
    counted = [single(figure) for figure in lead] in ([], [len(parts)])
    if not sentence.contains(total.span):
        opens = counted and len(parts) > 2 and _opens(context, sentence, lead, parts)
        return opens or (len(parts) > 2 and not lead and _has_rest(context, parts))
    if not counted:
        return False
    opened = context.folded(gap.start, gap.end)
    if not partial and pattern(context.lang, "shared_out").search(opened):
        return True
    of = context.folded(max(total.span.start - _LEAD, sentence.start), total.span.start)
    of_whole = pattern(context.lang, "of_whole_before").search(of) is not None
    return len(parts) > 2 and (
        (of_whole and not partial) or _has_rest(context, parts) or _are_outcomes(context, stretch)
    )


def _opens(context: Context, sentence: Span, lead: list[Quantity], parts: list[Quantity]) -> bool:
    """Whether the sentence shares out what one before it told: "They were ...", "to three hospitals: ..."."""
    opened = context.folded(sentence.start, parts[0].span.start)
    if lead:
        return ":" in opened
    if parts[0].kind is QuantityKind.MONEY:
        said = context.folded(sentence.start, parts[1].span.start)
        return pattern(context.lang, "parts_paid").search(said) is not None
    if not opened.strip():
        first = Span(parts[0].span.end, parts[0].span.end + _OF_THEM)
        return (
            context.cued(first, "shared_out")
            or parts[0].head is None
            or parts[0].head.end <= parts[0].span.start
        )
    return pattern(context.lang, "parts_are").match(opened) is not None


def _has_one_more(context: Context, sentence: Span, whole: Whole) -> bool:
    """ "31 for, 22 against and two abstained; one of the 56 was absent": it is not read as a figure."""
    alone = pattern(context.lang, "one_alone").search(context.folded(sentence.start, sentence.end))
    return alone is not None and sum_of(whole.parts) + 1 == single(whole.total)


def _has_rest(context: Context, parts: list[Quantity]) -> bool:
    """ "... and the remaining 72 at home", "و28 لا تزال قيد الدراسة"."""
    before, last = parts[-2:]
    gap = context.folded(before.span.end, last.span.start)
    after = context.folded(last.span.end, last.span.end + _LEAD)
    return bool(
        pattern(context.lang, "rest_before").search(gap) or pattern(context.lang, "rest_after").match(after)
    )


def _are_outcomes(context: Context, stretch: Span) -> bool:
    """Whether what was won, drawn and lost is told, or who was for, against and neither."""
    told = context.folded(stretch.start, stretch.end)
    kinds = {found.lastgroup for found in pattern(context.lang, "outcome_kinds").finditer(told)}
    return len(kinds) >= _OUTCOMES


def _makes(total: Quantity, parts: list[Quantity], *, scattered: bool = False) -> bool:
    """Whether a run of the parts makes the total; any of them, where they are scattered over sentences."""
    low, high = bounds(_whole(total, []).total)
    sizes = range(2, len(parts) + 1)
    some = (
        (list(chosen) for size in sizes for chosen in combinations(parts, size))
        if scattered
        else (parts[start : start + size] for size in sizes for start in range(len(parts) - size + 1))
    )
    return any((low or 0) <= sum_of(run) <= (high or 0) for run in some)


def _whole(total: Quantity, parts: list[Quantity]) -> Whole:
    """A whole as exact as its parts make it: "6,000 votes, shared by 3,480, 1,620 and 700"."""
    finest = (single(total) or Decimal(0)) * _SMALL
    return Whole(replace(total, precision=min(total.precision, finest)), parts)


def _nearly(total: Quantity, parts: list[Quantity]) -> bool:
    made, said = sum_of(parts), single(total) or Decimal(0)
    off = abs(made - said)
    counted = total.kind is QuantityKind.COUNT and said >= _FEW
    return off <= said * _CLOSE or (counted and off <= _NEAR)
