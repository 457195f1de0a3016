"""A rise or fall in figures that its two ends do not give: "from 40 to 55, a rise of 10"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from workbench.consistency.changes import Change, Changes, closed, same_measure, whole
from workbench.consistency.context import Context
from workbench.consistency.gaps import gaps
from workbench.consistency.lexicon import pattern
from workbench.consistency.rule import Rule, question
from workbench.consistency.templates import readings
from workbench.consistency.values import ranges_disjoint, show_number, show_quantity, single
from workbench.model import Flag, Quantity, QuantityKind, Severity, Span

_LIKELY = Decimal("2.5")
"""A difference so many times what it should be is one of other figures."""
_COMPARED = 5
"""Nobody tells the difference of figures of which the one is so many times the other."""
_MANY = 5
"""In a sentence with more figures it is not clear which two the difference is between."""


def find(context: Context) -> Iterator[Flag]:
    """Every difference of a sentence against the change that stands nearest to it, and by templates."""
    for sentence in context.analysis.sentences:
        if context.listed(sentence.span):
            found = list(_flags(context, sentence.span))
            known = {span for flag in found for span in flag.spans}
            found += (flag for flag in _read(context, sentence.span) if not known.intersection(flag.spans))
            yield from found
            if not found:
                yield from _apart(context, sentence.span)


def _apart(context: Context, sentence: Span) -> Iterator[Flag]:
    """The only three figures of their measure: a warning, as no template says that two are the ends."""
    for one, other, by in gaps(context, sentence):
        if any(
            context.is_age(figure.span) or _is_played(context, sentence, figure)
            for figure in (one, other, by)
        ):
            continue
        first, second, said = (single(figure) for figure in (one, other, by))
        if not first or not second or not said or said in (first + second, first, second):
            continue
        made = abs(first - second)
        if max(first, second) > _COMPARED * min(first, second) and not _is_score(context, one, other):
            continue
        if made and said < max(first, second) and max(made, said) <= _LIKELY * min(made, said):
            for flag in _compare(context, sentence, (one, other), by):
                yield replace(flag, severity=Severity.WARNING)


def _is_score(context: Context, one: Quantity, other: Quantity) -> bool:
    return "-" in context.of(Span(one.span.start, other.span.end))


def _flags(context: Context, sentence: Span) -> Iterator[Flag]:
    figures = context.quantities(sentence)
    if len(figures) < 2:
        return
    found = Changes(context, figures)
    for figure in figures:
        change = found.nearest(figure.span)
        if change is not None and _is_difference(context, figure, change):
            yield from _compare(context, sentence, change, figure)
    if not found.all:
        yield from _lead(context, sentence, figures)


def _read(context: Context, sentence: Span) -> Iterator[Flag]:
    """What the pack's templates find: "10,412 votes to 10,377, a margin of 45"."""
    for reading in readings(context, sentence, "difference"):
        one, other, by = (reading.items[role] for role in ("a", "b", "d"))
        if any(_is_played(context, sentence, figure) for figure in (one, other)):
            continue
        if _are_alike(one, other, by) and not any(context.is_age(span) for span in reading.spans):
            yield from _compare(context, sentence, (one, other), by)


def _are_alike(one: Quantity, other: Quantity, by: Quantity) -> bool:
    """Whether the three are of one measure; shares differ by points."""
    if not same_measure(one, other):
        return False
    if "%" in (one.unit, other.unit):
        return by.unit == "pp" or by.kind is QuantityKind.COUNT
    if _is_share(by):  # "cut by a quarter, from 80 to 60"
        return False
    return same_measure(one, by) and same_measure(other, by)


def _is_share(figure: Quantity) -> bool:
    return figure.kind is QuantityKind.COUNT and 0 < (single(figure) or Decimal(1)) < 1


def _lead(context: Context, sentence: Span, figures: list[Quantity]) -> Iterator[Flag]:
    """ "58 points, six ahead of City, who have 49": two figures and by how many the one is ahead."""
    alike = [
        figure
        for figure in figures
        if single(figure) is not None
        and figure.kind is QuantityKind.COUNT
        and not context.is_age(figure.span)
        and not figure.unit
        and not any(time.span.overlaps(figure.span) for time in context.times(figure.span))
        and not _is_played(context, sentence, figure)
    ]
    if not 3 <= len(alike) <= _MANY:
        return
    leads = []
    for figure in alike:
        lead = context.folded(max(figure.span.start - 30, sentence.start), figure.span.start)
        after = context.folded(figure.span.end, min(figure.span.end + 30, sentence.end))
        inside = figure not in (alike[0], alike[-1])  # "49 for, 14 abstained from it": no lead
        if pattern(context.lang, "lead_before").search(lead) or (
            inside and pattern(context.lang, "lead_after").match(after)
        ):
            leads.append(figure)
    if len(leads) != 1:
        return
    others = [figure for figure in alike if figure is not leads[0]]
    if ":" in context.of(Span(others[0].span.start, others[-1].span.end)):
        return  # "two fewer than before: ...": what is explained there is something else
    said = single(leads[0]) or Decimal(0)
    if any(abs((single(a) or 0) - (single(b) or 0)) == said for a, b in combinations(others, 2)):
        return
    ends = others if len(others) == 2 else _ends(context, others, leads[0])
    if len(ends) == 2 and min(figure.low or Decimal(0) for figure in ends) > said:
        yield from _compare(context, sentence, (ends[0], ends[1]), leads[0])


def _is_played(context: Context, sentence: Span, figure: Quantity) -> bool:
    """ "52 points from 27 matches": the matches are no points."""
    if figure.kind is not QuantityKind.COUNT:
        return False
    lead = context.folded(max(figure.span.start - 8, sentence.start), figure.span.start)
    head = figure.head
    matches = head is not None and bool(context.marks("counted", head, "matches"))
    return matches or pattern(context.lang, "out_of_played").search(lead) is not None


def _ends(context: Context, others: list[Quantity], lead: Quantity) -> list[Quantity]:
    """Of several figures the first of the lead's noun or without one, at each side of the lead."""
    before = [figure for figure in others if figure.span.end <= lead.span.start]
    after = [figure for figure in others if figure.span.start >= lead.span.end]
    bare = [figure for figure in after if figure.head is None]
    counted = {context.of(figure.head) for figure in before if figure.head is not None}
    return [before[0], bare[0]] if len(after) == 1 and bare and counted else []


def _is_difference(context: Context, figure: Quantity, change: Change) -> bool:
    """Whether a word such as "by" or "a rise of" leads to it, and it is of the change's unit."""
    if any(figure.span.overlaps(end.span) for end in change) or single(figure) is None or _is_share(figure):
        return False
    lead = context.folded(max(figure.span.start - 40, 0), figure.span.start)
    after = context.folded(whole(change).end, figure.span.start)
    if pattern(context.lang, "conjunction").search(after):  # "... and lost by 10": another matter
        return False
    same = all((figure.kind, figure.unit) == (end.kind, end.unit) for end in change)
    return same and pattern(context.lang, "before_difference").search(lead) is not None


def _compare(context: Context, sentence: Span, change: Change, figure: Quantity) -> Iterator[Flag]:
    old, new, said = closed(change[0]), closed(change[1]), closed(figure)
    if old is None or new is None or said is None:
        return
    least, most = new[0] - old[1], new[1] - old[0]
    if most < 0 or (least < 0 and abs(least) > most):
        least, most = -most, -least
    if not ranges_disjoint((least, most), said):
        return
    written = abs((single(change[1]) or Decimal(0)) - (single(change[0]) or Decimal(0)))
    right = f"{show_number(written)} {context.unit_name(figure.unit)}".rstrip()
    figures = (*change, figure)
    yield Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, va=context.say(figure), vb=right),
        question=question(
            context.lang, RULE.name, a=context.of(sentence), va=context.of(figure.span), vb=right
        ),
        spans=tuple(sorted({item.span for item in figures})),
        values=tuple(show_quantity(item) for item in sorted(figures, key=lambda item: item.span)),
        why=(
            context.told("difference-arithmetic.ends", a=context.say(change[0]), b=context.say(change[1])),
            context.told("unit-conversion.rounding"),
        ),
    )


RULE = Rule(
    "difference-arithmetic",
    Severity.CONFLICT,
    "A rise or fall that the figures beside it do not give.",
    find,
)
