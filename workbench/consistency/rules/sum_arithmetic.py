"""Parts that do not make the total that is given with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from workbench.consistency.changes import same_measure
from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern
from workbench.consistency.parts import (
    is_cut,
    is_plain,
    is_set_off,
    is_summed,
    may_make,
    phrase_end,
    run,
    sum_of,
)
from workbench.consistency.rule import Rule, question
from workbench.consistency.values import bounds, show_number, single
from workbench.consistency.wholes import wholes
from workbench.model import Flag, Quantity, QuantityKind, Severity, Span

_PEOPLE = ("men", "women", "children", "soldiers", "civilians")
_SHARED = 30
"""Characters behind the last part in which it is said to be each one's ("$10,000 for each of the three")."""

_MOST = Decimal("0.8")
"""Parts that make more than this share of their whole, and not all of it, leave a reader asking."""
_TO_THE_UNIT = Decimal("0.5")
"""The precision of a count that is not rounded."""
_CLOSE = Decimal("0.15")
"""A sum so near its total was meant to make it."""


def find(context: Context) -> Iterator[Flag]:
    """ "37 people: 20 men and 15 women"; a partial list ("including") must only not exceed its whole."""
    for at, sentence in enumerate(context.analysis.sentences):
        if not context.listed(sentence.span):
            continue
        figures = [f for f in context.quantities(sentence.span) if is_plain(f) and not is_set_off(context, f)]
        if not figures:
            continue
        if context.cued(sentence.span, "update"):  # "rose to 27: 15 in hospital and eight at home"
            yield from _total_first(context, sentence.span, figures, opened_by=":")
            continue
        found = [
            *_total_first(context, sentence.span, figures),
            *_total_last(context, sentence.span, figures),
        ]
        yield from found or _joined_by_no_list(context, at)


def _joined_by_no_list(context: Context, at: int) -> Iterator[Flag]:
    """A warning only, as nothing but their place says that they are its parts."""
    for total, parts in wholes(context, at):
        spans = sorted([total.span, *(part.span for part in parts)])
        told = Span(spans[0].start, max(context.sentence_span(spans[-1].start).end, spans[-1].end))
        for flag in _compare(context, told, total, parts, partial=False):
            yield replace(flag, severity=Severity.WARNING)


def _total_first(
    context: Context, sentence: Span, figures: list[Quantity], opened_by: str = ""
) -> Iterator[Flag]:
    for at in range(len(figures) - 2):
        total = figures[at]
        parts = run(context, figures, at + 1)
        if at and single(total) == len(parts) != sum_of(parts):
            total = figures[at - 1]  # "90 seats, split four ways: 34 for ..."
        elif at and _is_part(context, figures[at - 1], total):
            continue
        if (
            len(parts) < 2
            or not _same(parts, total)
            or _exceeds(parts, total)
            or is_cut(context, figures, parts)
        ):
            continue
        if any(figure is not total and single(figure) == sum_of(parts) for figure in figures):
            continue  # "96 films from 41 countries, split into 38, 27, 19 and 12"
        if total.head is not None and context.marks("scopes", total.head, *_PEOPLE):
            continue  # "14 men, six women and three children": the first item of the list
        between = Span(total.span.end, parts[0].span.start)
        opened = context.folded(between.start, between.end)
        if context.marks(
            "scopes", Span(between.start, min(parts[-1].span.end + _SHARED, sentence.end)), "each"
        ):
            continue
        of_whole = pattern(context.lang, "of_whole_before").search(
            context.folded(max(total.span.start - 24, sentence.start), total.span.start)
        )
        gaps = [between, *(Span(one.span.end, other.span.start) for one, other in pairwise(parts))]
        partial = of_whole is not None or any(context.cued(gap, "partial") for gap in gaps)
        if opened_by not in opened and not partial:
            continue
        if not partial and not (
            context.cued(between, "division")
            or (
                pattern(context.lang, "list_opens").search(opened)
                and (len(opened) < 60 or opened.endswith(": "))
            )
        ):
            continue
        set_off = any(mark in opened for mark in (":", "(", " - "))
        span = Span(total.span.end, parts[-1].span.end)
        results = len(parts) > 2 and context.cued(span, "win") and context.cued(span, "draw")
        complete = set_off or results or context.cued(between, "division", "total")
        if not partial and not complete and not _divides(context, total, parts):
            continue
        rest = (single(f) or Decimal(0) for f in figures if f.span.start > parts[-1].span.end)
        if sum((single(part) or Decimal(0) for part in parts), next(rest, Decimal(0))) == single(total):
            return  # "21 died: 14 were shot, four drowned and why the other three did is unknown"
        shared_out = partial and len(parts) > 2 and (of_whole or context.cued(between, "shared_out"))
        yield from _compare(context, sentence, total, parts, partial, shared_out=bool(shared_out))
        return


def _same(parts: list[Quantity], total: Quantity) -> bool:
    """Whether the parts are of the total's measure, or are told without it and nearly make it."""
    if same_measure(parts[0], total):
        return True
    made = sum_of(parts)
    said = single(total) or Decimal(0)
    return parts[0].kind is QuantityKind.COUNT and abs(made - said) < said * _CLOSE


def _exceeds(parts: list[Quantity], total: Quantity) -> bool:
    """Whether nearly every part is more than the figure: then it counts something else."""
    most = total.high or Decimal(0)
    return sum((part.low or Decimal(0)) > most for part in parts) * 2 > len(parts)


def _is_part(context: Context, before: Quantity, figure: Quantity) -> bool:
    """Whether a figure goes on a list, or says itself that it is a part ("35,000 of them")."""
    gap = context.folded(before.span.end, figure.span.start)
    listed = before.kind is figure.kind and len(gap) < 25 and pattern(context.lang, "list_goes_on").match(gap)
    follows = context.marks("cues", Span(figure.span.end, figure.span.end + 12), "partial")
    of_them = any(mark.span.start - figure.span.end < 3 for mark in follows)
    return bool(listed or of_them)


def _divides(context: Context, total: Quantity, parts: list[Quantity]) -> bool:
    """After a mere comma: only kinds of people that make up a whole (men, women, children)."""
    kinds = [
        {mark.name for mark in context.marks("scopes", Span(part.span.start, part.span.end + 25))}
        & {*_PEOPLE, "domestic", "foreign"}
        for part in parts
    ]
    return all(kinds) and len({frozenset(kind) for kind in kinds}) == len(parts)


def _total_last(context: Context, sentence: Span, figures: list[Quantity]) -> Iterator[Flag]:
    """ "20 men and 15 women, 37 people in all"."""
    start = 0
    while start < len(figures) - 1:
        before = figures[start - 1].span.end if start else sentence.start
        parts = run(context, figures, start)
        if (
            start
            and _may_begin(figures[start - 1], parts)
            and ":" not in context.folded(before, figures[start].span.start)
        ):
            parts = parts[:1]  # one before it may be a part, too
        found = list(_behind(context, sentence, parts, figures[start + len(parts) :]))
        if found:
            yield from found
            return
        start += len(parts)


def _may_begin(before: Quantity, parts: list[Quantity]) -> bool:
    """Whether the figure before a list may be its first; not "drawn from 148, four novels, two memoirs"."""
    return (single(before) or Decimal(0)) <= sum_of(parts)


def _behind(context: Context, sentence: Span, parts: list[Quantity], rest: list[Quantity]) -> Iterator[Flag]:
    """A list against the total right behind it, or against its own last figure."""
    lead = context.text[sentence.start : parts[0].span.start]
    opened = sentence.start + lead.rfind(":") + 1  # what stands before a colon is said of all of it
    if context.cued(Span(opened, sentence.end), "partial"):
        return
    for size in range(len(parts), 1, -1):
        total = [*parts, *rest][size] if size < len(parts) + len(rest) else None
        if total is None or (total.kind, total.unit) != (parts[0].kind, parts[0].unit):
            continue
        between = Span(parts[size - 1].span.end, phrase_end(context, total, sentence))
        results = size > 2 and context.cued(Span(parts[0].span.start, between.start), "outcomes")
        if results or is_summed(context, between):
            if may_make(parts[:size], total):
                yield from _compare(context, sentence, total, parts[:size], partial=False)
            return


def _compare(
    context: Context,
    sentence: Span,
    total: Quantity,
    parts: list[Quantity],
    partial: bool,
    *,
    shared_out: bool = False,
) -> Iterator[Flag]:
    after = context.folded(parts[-1].span.end, min(parts[-1].span.end + 40, sentence.end))
    # "... and a diver": a part without a figure follows, so that the sum is only a lower bound.
    partial = partial or pattern(context.lang, "unnumbered_part").search(after) is not None
    made = sum_of(parts)
    rounded = [part.precision for part in parts if part.precision != _TO_THE_UNIT]
    slack = sum(rounded, Decimal(0))
    low, high = bounds(total)
    exact = total.kind is QuantityKind.COUNT and total.precision <= _TO_THE_UNIT
    said = single(total) or Decimal(0)
    if exact:
        low = high = said
        values = [single(part) or Decimal(0) for part in parts]
        listed = total.span < parts[0].span
        if listed and any(made - later == said and later < part for part, later in pairwise(values)):
            return  # "five games: won four, three of them narrowly, and drew one"
    if low is None or high is None:
        return
    nearly = shared_out and low * _MOST < made + slack < low
    wrong = nearly or (made + slack < low and not partial) or made - slack > high
    likely = slack / Decimal(len(rounded) or 1).sqrt()  # seldom do all parts lean the same way
    unlikely = (made + likely < low and not partial) or made - likely > high
    if wrong or unlikely:
        unit = f" {context.unit_name(total.unit)}".rstrip()
        yield Flag(
            rule=RULE.name,
            severity=Severity.WARNING if nearly or not wrong else RULE.severity,
            message=context.told(RULE.name, vb=show_number(made) + unit, va=context.say(total)),
            question=question(
                context.lang, RULE.name, a=context.of(sentence), va=context.of(total.span),
                vb=show_number(made) + unit,
            ),
            spans=tuple(sorted((total.span, *(part.span for part in parts)))),
            values=(),
            why=(
                " + ".join(map(context.say, parts)) + f" = {show_number(made)}{unit}",
                context.told(f"{RULE.name}.{'partial' if partial else 'written'}", va=context.say(total)),
            ),
        )  # fmt: skip


RULE = Rule("sum-arithmetic", Severity.CONFLICT, "Parts that do not make the total given with them.", find)
