"""One quantity of one thing with two values that cannot both hold."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from workbench.consistency.context import Context
from workbench.consistency.likely_figures import LikelyFigures
from workbench.consistency.matching import Likeness, pairs, without_series
from workbench.consistency.measured import Measured
from workbench.consistency.one_figure import Figures
from workbench.consistency.rule import Rule, question
from workbench.consistency.slips import swapped
from workbench.consistency.values import bounds, ranges_disjoint, show_quantity
from workbench.model import BlockRole, Flag, Severity

_SERIES = 3
"""One thing with more values than this is a table of several."""


def find(context: Context) -> Iterator[Flag]:
    """Pairs of figures of one kind and unit that are surely, or very likely, of one thing."""
    items = body(context)
    likely = LikelyFigures(context, items)
    sure = sure_pairs(context, items)
    matches = sure | likely.pairs(sure)
    values = {at: show_quantity(items[at].quantity) for pair in matches for at in pair}
    said: set[tuple[str, ...]] = set()
    for pair in without_series(matches, values, _SERIES):
        one, other = items[pair[0]], items[pair[1]]
        subject = context.listed_words(
            map(context.class_name, one.subjects & other.subjects or one.head & other.head)
        )
        key = (subject, *sorted((values[pair[0]], values[pair[1]])))
        if key not in said and (pair not in sure or likely.are_credible(*pair)):
            said.add(key)
            doubt = "" if pair in sure else _doubt(one, other)
            yield _flag(context, one, other, matches[pair], subject, doubt)


def body(context: Context) -> list[Measured]:
    """The figures below the title, which is the business of `title-body`."""
    return [
        item for item in context.measured if context.role(item.quantity.span.start) is not BlockRole.TITLE
    ]


def sure_pairs(context: Context, items: Sequence[Measured]) -> dict[tuple[int, int], Likeness]:
    """Pairs of figures that are surely of one thing."""
    figures = Figures(context, items)
    ranges = [bounds(item.quantity) for item in items]
    return {
        (first, second): likeness
        for first, second in pairs((at, _keys(item)) for at, item in enumerate(items))
        if ranges_disjoint(ranges[first], ranges[second])
        and (likeness := figures.match(first, second)) is not None
    }


def _keys(item: Measured) -> Iterator[Hashable]:
    kind = item.quantity.kind, item.quantity.unit
    yield from ((*kind, subject) for subject in item.subjects)
    apart = [*item.mention.names, *(item.mention.stems - item.head)]
    yield from ((*kind, "head", stem, other) for stem in item.head for other in apart)
    yield (*kind, "heads", item.head)
    if item.lasts:
        yield from ((*kind, "event", event) for event in item.mention.strong_events)
    if not item.subjects:
        yield from ((*kind, name, stem) for name in item.mention.names for stem in item.mention.stems)


def _doubt(one: Measured, other: Measured) -> str:
    """The reason that a probable pair is best told by."""
    if swapped(one, other):
        return "figure-conflict.swapped"
    return "figure-conflict.recalled" if other.given else "figure-conflict.likely"


def _flag(
    context: Context, one: Measured, other: Measured, likeness: Likeness, subject: str, doubt: str
) -> Flag:
    values = show_quantity(one.quantity), show_quantity(other.quantity)
    apart = ranges_disjoint(bounds(one.quantity), bounds(other.quantity))
    texts = context.of(one.quantity.span), context.of(other.quantity.span)
    return Flag(
        rule=RULE.name,
        severity=Severity.WARNING if doubt else RULE.severity,
        message=context.told(
            f"{RULE.name}.perhaps" if doubt else RULE.name,
            a=context.as_read(one.quantity),
            b=context.as_read(other.quantity),
        ),
        question=question(
            context.lang,
            "figure-conflict.likely" if doubt else RULE.name,
            a=context.of(one.mention.passage),
            va=texts[0],
            b=context.of(other.mention.passage),
            vb=texts[1],
        ),
        spans=(one.quantity.span, other.quantity.span),
        values=values,
        why=(
            *((context.told("figure-conflict.of", a=subject),) if subject else ()),
            *likeness.why(context),
            context.told(f"figure-conflict.{'apart' if apart else 'open'}"),
            *((context.told(doubt),) if doubt else ()),
        ),
        score=likeness.score,
    )


RULE = Rule("figure-conflict", Severity.CONFLICT, "One thing with two figures that cannot both hold.", find)
