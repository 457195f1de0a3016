"""Parts that do not make the total that is given with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from workbench.consistency.changes import same_measure
from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern
from workbench.consistency.parts import is_cut, is_plain, is_set_off, may_make, run, sum_of
from workbench.consistency.rule import Rule, question
from workbench.consistency.values import bounds, show_number, single
from workbench.model import Flag, Quantity, QuantityKind, Severity, Span

_PEOPLE = ("men", "women", "children", "soldiers", "civilians")
_SHARED = 30
"""Characters behind the last part in which it is said to be each one's ("$10,000 for each of the three")."""

_MOST = Decimal("0.8")
"""Parts that make more than this share of their whole, and not all of it, leave a reader asking."""
_TO_THE_UNIT = Decimal("0.5")
"""The precision of a count that is not rounded."""
_AFTER = 25
"""Characters behind a figure in which it is said to be a total."""
_BEFORE = 2
"""Sentences before the one with the total."""
_SCATTERED = 6
"""Figures among which a total is looked for where no list joins them."""
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
        yield from found or [*_scattered(context, at, figures), *_in_next(context, at, figures)]


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
        if total.head is not None and context.marks("scopes", total.head, *_PEOPLE):
            continue  # "14 men, six women and three children": the first item of the list
        between = Span(total.span.end, parts[0].span.start)
        opened = context.folded(between.start, between.end)
        if opened_by not in opened:
            continue
        if context.marks(
            "scopes", Span(between.start, min(parts[-1].span.end + _SHARED, sentence.end)), "each"
        ):
            continue
        of_whole = pattern(context.lang, "of_whole_before").search(
            context.folded(max(total.span.start - 24, sentence.start), total.span.start)
        )
        gaps = [between, *(Span(one.span.end, other.span.start) for one, other in pairwise(parts))]
        partial = of_whole is not None or any(context.cued(gap, "partial") for gap in gaps)
        if not partial and not (
            context.cued(between, "division")
            or (pattern(context.lang, "list_opens").search(opened) and len(opened) < 60)
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
        if start and ":" not in context.folded(before, figures[start].span.start):
            parts = parts[:1]  # one before it may be a part, too
        found = list(_behind(context, sentence, parts, figures[start + len(parts) :]))
        if found:
            yield from found
            return
        start += len(parts)


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
        between = Span(parts[size - 1].span.end, _phrase_end(context, total, sentence))
        results = size > 2 and context.cued(Span(parts[0].span.start, between.start), "outcomes")
        if results or _is_summed(context, between):
            if may_make(parts[:size], total):
                yield from _compare(context, sentence, total, parts[:size], partial=False)
            return


def _phrase_end(context: Context, figure: Quantity, sentence: Span) -> int:
    """Where what can be said of a figure ends: "37 people in all"."""
    after = context.folded(figure.span.end, min(figure.span.end + _AFTER, sentence.end))
    return figure.span.end + min([len(after), *(after.find(sign) for sign in ",;:" if sign in after)])


def _scattered(context: Context, at: int, figures: list[Quantity]) -> Iterator[Flag]:
    """A total told as one behind figures that no list joins, in its sentence or those before:
    "She had 412 votes to 377 for Reyes. Ndiaye took 61, making 805 votes in all"."""
    sentence = context.analysis.sentences[at].span
    total = next((figure for figure in reversed(figures) if _is_total(context, sentence, figure)), None)
    if total is None:
        return
    start = context.analysis.sentences[max(at - _BEFORE, 0)].span.start
    least = (single(total) or Decimal(0)) / 100
    alike = [
        figure
        for figure in context.quantities(Span(start, total.span.start))
        if is_plain(figure)
        and (figure.kind, figure.unit) == (total.kind, total.unit)
        and (single(figure) or Decimal(0)) > least
    ]
    if not 1 < len(alike) <= _SCATTERED or context.cued(Span(start, sentence.end), "partial", "update"):
        return
    money = {
        figure.unit
        for figure in context.quantities(Span(start, total.span.end))
        if figure.kind is QuantityKind.MONEY
    }
    if total.kind is QuantityKind.MONEY and len(money) > 1:  # pence among pounds
        return
    sums = {Decimal(0): 0}
    for figure in alike:
        sums |= {made + (single(figure) or Decimal(0)): count + 1 for made, count in [*sums.items()]}
    low, high = bounds(total)
    if low is None or high is None or any(low <= made <= high for made, count in sums.items()):
        return
    for first in range(len(alike) - 1):
        made = sum_of(alike[first:])
        if abs(made - (low + high) / 2) < (low + high) / 2 * _CLOSE:
            for flag in _compare(context, Span(start, sentence.end), total, alike[first:], partial=False):
                yield replace(flag, severity=Severity.WARNING)  # no list says that they are its parts
            return


def _in_next(context: Context, at: int, figures: list[Quantity]) -> Iterator[Flag]:
    """A whole, and its parts in the next sentence: "All 38 have been named. They were 19 women ..."."""
    sentence = context.analysis.sentences[at].span
    last = context.analysis.sentences[at - 1].span if at else sentence
    if last == sentence or not context.block_span(sentence.start).contains(last):
        return
    parts = run(context, figures, 0)
    wholes = [figure for figure in context.quantities(last) if is_plain(figure)]
    alike = [figure for figure in wholes if same_measure(figure, parts[0])]
    if len(parts) < 3 or len(parts) != len(figures) or len(alike) != 1:
        return
    if context.cued(Span(last.start, sentence.end), "partial", "update") or not _opens_parts(
        context, sentence, parts, alike[0]
    ):
        return
    if abs(sum_of(parts) - (single(alike[0]) or 0)) <= (single(alike[0]) or 0) * _CLOSE:
        for flag in _compare(context, Span(last.start, sentence.end), alike[0], parts, partial=False):
            yield replace(flag, severity=Severity.WARNING)


def _opens_parts(context: Context, sentence: Span, parts: list[Quantity], whole: Quantity) -> bool:
    """Whether it shares out what the sentence before told: "They were ...", "Twelve will ..."."""
    lead = context.folded(sentence.start, parts[0].span.start)
    if whole.kind is QuantityKind.MONEY:
        said = context.folded(sentence.start, parts[1].span.start)
        return pattern(context.lang, "parts_paid").search(said) is not None
    if not lead.strip():
        return parts[0].head is None or parts[0].head.end <= parts[0].span.start
    return pattern(context.lang, "parts_are").match(lead) is not None


def _is_total(context: Context, sentence: Span, figure: Quantity) -> bool:
    """Whether "in all" or "a total of" stands beside the figure."""
    end = figure.head.end if figure.head and figure.head.start >= figure.span.end else figure.span.end
    lead = context.of(Span(max(figure.span.start - 30, sentence.start), figure.span.start))
    start = figure.span.start - len(lead) + max(lead.rfind(sign) for sign in ",;،؛:(") + 1
    return _is_summed(context, Span(start, min(end + 14, sentence.end)))


def _is_summed(context: Context, span: Span) -> bool:
    """Whether "in all", "a total of" stands there; not "17 goals in all competitions"."""
    after = context.folded(span.start, span.end + _AFTER)
    return context.cued(span, "total") and pattern(context.lang, "in_all_of").search(after) is None


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
        if any(made - later == said and later < part for part, later in pairwise(values)):
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
