"""One quantity of one thing with two values that cannot both hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from decimal import Decimal

from workbench.consistency.context import Context
from workbench.consistency.matching import Likeness, comparable, pairs
from workbench.consistency.measured import Measured
from workbench.consistency.rule import Rule, question
from workbench.consistency.values import bounds, ranges_disjoint, show_quantity, single, times_disjoint
from workbench.model import BlockRole, Flag, Qualifier, QuantityKind, Severity

_COUNTED = frozenset(
    {"length", "height", "depth", "area", "distance", "magnitude", "capacity", "cost", "fine", "votes",
     "deaths", "injuries", "passengers", "raised", "turnout", "majority", "beds", "grant", "loan", "stake"}
)  # fmt: skip
"""Is one figure of one thing, whatever noun is counted: "14 killed", "17 people killed"."""
_CASUALTIES = frozenset({"deaths", "injuries", "missing", "displaced", "magnitude"})
"""Figures of the event that the text is about, named or not."""
_CHANGING = frozenset(
    {"population", "revenue", "profit", "loss", "employees", "users", "members", "price", "production",
     "unemployment", "inflation", "growth", "debt", "students", "visitors", "exports", "imports", "cases",
     "budget", "temperature", "valuation", "interest", "branches"}
)  # fmt: skip
"""Changes with time: an undated figure says nothing against a dated one."""
_MISTAKEN = 1500
"""Million for billion is a slip; figures still farther apart are of two things."""
_LARGE = 20
"""Smaller counts of one noun are often of several things ("five members", "twelve members")."""
_PLACES = frozenset({"city", "country", "region", "world"})


def find(context: Context) -> Iterator[Flag]:
    """Pairs of figures of one kind and unit with a common subject."""
    figures = context.measured
    heads = Counter(stem for item in figures for stem in item.head)
    said: set[tuple[str, ...]] = set()
    ranges = [bounds(item.quantity) for item in figures]
    for first, second in pairs((at, _keys(item)) for at, item in enumerate(figures)):
        if not ranges_disjoint(ranges[first], ranges[second]):
            continue
        one, other = figures[first], figures[second]
        if not context.may_meet(one.quantity.span, other.quantity.span) or not _may_conflict(one, other):
            continue
        if _ratio(one, other) > _MISTAKEN or not _same_scope(context, one, other):
            continue
        if _carries(context, one, other) or _carries(context, other, one):
            continue
        likeness = context.rarity.likeness(one.mention, other.mention)
        sure = _is_one_thing(one, other, likeness) or _is_one_count(one, other, likeness, heads)
        titled = context.role(one.quantity.span.start) is BlockRole.TITLE  # the business of `title-body`
        if not sure and (titled or not _is_slip(one, other, likeness)):
            continue
        subject = context.listed_words(
            map(context.class_name, one.subjects & other.subjects or one.head & other.head)
        )
        key = (subject, *sorted((show_quantity(one.quantity), show_quantity(other.quantity))))
        if key not in said:
            said.add(key)
            yield _flag(context, one, other, likeness, subject, sure)


def _keys(item: Measured) -> Iterator[Hashable]:
    kind = item.quantity.kind, item.quantity.unit
    yield from ((*kind, subject) for subject in item.subjects)
    apart = [*item.mention.names, *(item.mention.stems - item.head)]
    yield from ((*kind, "head", stem, other) for stem in item.head for other in apart)
    yield (*kind, "heads", item.head)
    if digits := _digits(item):
        yield (*kind, "digits", len(digits), "".join(sorted(digits)))
    if not item.subjects:
        yield from ((*kind, name, stem) for name in item.mention.names for stem in item.mention.stems)


def _carries(context: Context, one: Measured, other: Measured) -> bool:
    """Whether the one's sentence has the other's figure, too: then it is told of both."""
    sentence = context.sentence_span(one.quantity.span.start)
    return any(
        (figure.kind, figure.unit) == (other.quantity.kind, other.quantity.unit)
        and not ranges_disjoint(bounds(figure), bounds(other.quantity))
        for figure in context.quantities(sentence)
    )


def _may_conflict(one: Measured, other: Measured) -> bool:
    if not comparable(one.mention, other.mention):
        return False
    if (one.changing or other.changing) and not (one.times and other.times):
        return False
    if one.compared or other.compared:
        return False
    # Two people may disagree; what a record says is set against everything.
    ours, theirs = one.mention.speaker, other.mention.speaker
    if ours and theirs and not ours & theirs and not (one.on_record or other.on_record):
        return False
    vague = {Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.LESS_THAN, Qualifier.AT_MOST}
    return not (one.quantity.qualifier in vague and other.quantity.qualifier in vague)


def _same_scope(context: Context, one: Measured, other: Measured) -> bool:
    """Scope words and dates must not tell the two apart."""
    lasting = not (one.subjects & other.subjects & _CHANGING)
    days = {context.told_at(item.quantity.span) for item in (one, other)}
    if len(days) > 1 and one.subjects & other.subjects & (_CHANGING | _CASUALTIES):
        return False  # told on different days
    apart = one.scopes ^ other.scopes
    if not (one.scopes & _PLACES and other.scopes & _PLACES):
        apart -= _PLACES  # a place named on one side only does not tell them apart
    if apart:
        return False
    ours, theirs = one.times, other.times
    if one.subjects & other.subjects & _CASUALTIES:
        ours, theirs = one.said_at, other.said_at
    if ours and theirs:
        return not all(times_disjoint(time, against) for time in ours for against in theirs)
    return lasting or bool(one.times) == bool(other.times)


def _is_one_thing(one: Measured, other: Measured, likeness: Likeness) -> bool:
    if likeness.only_one and likeness.only_other:
        return False
    subjects = one.subjects & other.subjects
    if one.subjects and other.subjects and not subjects:
        return False
    if not subjects and (max(one.peers, other.peers) > 2 or one.quantity.kind is QuantityKind.PERCENT):
        return False
    if one.mention.things and other.mention.things and not likeness.things:
        return False
    words = len(likeness.stems - (one.head & other.head)) + len(likeness.things) + bool(likeness.events)
    if subjects & _CASUALTIES and (words or likeness.names):
        return not (one.mention.names and other.mention.names) or bool(likeness.names)
    if subjects:
        if one.quantity.kind is QuantityKind.COUNT and not (
            not one.head or not other.head or one.head & other.head or subjects & _COUNTED
        ):
            return False
        if likeness.names:
            return likeness.score >= 0.35
        return not (one.mention.names and other.mention.names) and words >= 1 and likeness.score >= 0.5
    if one.head & other.head:
        if likeness.names:
            return words >= 1 and likeness.score >= 0.6
        return not (one.mention.names and other.mention.names) and words >= 2 and likeness.score >= 0.6
    apart = likeness.only_one or likeness.only_other
    return bool(likeness.names) and not apart and words >= 2 and likeness.score >= 0.85


def _ratio(one: Measured, other: Measured) -> Decimal:
    sizes = [abs(item.quantity.low or item.quantity.high or Decimal(0)) for item in (one, other)]
    return max(sizes) / min(sizes) if min(sizes) else Decimal(0)


def _is_one_count(one: Measured, other: Measured, likeness: Likeness, heads: Counter[str]) -> bool:
    """A noun that is counted twice in the text and no more: "180 firefighters", "80 firefighters"."""
    rare = {stem for stem in one.head & other.head if heads[stem] == 2}
    large = all((item.quantity.low or 0) >= _LARGE for item in (one, other))
    apart = bool(likeness.only_one and likeness.only_other) or max(one.peers, other.peers) > 1
    same = one.head == other.head and bool(rare)
    things = one.mention.things and other.mention.things and not likeness.things
    exact = one.quantity.kind is QuantityKind.COUNT
    return exact and same and large and not apart and not things and not one.times and not other.times


def _digits(item: Measured) -> str:
    """The digits that are written, without the zeros behind them; empty for a range."""
    value = single(item.quantity)
    return str(int(value * 1000)).rstrip("0") if value else ""


def _is_slip(one: Measured, other: Measured, likeness: Likeness) -> bool:
    """Two neighbouring digits swapped, in figures that may be of one thing: 3.2 million, 2.3 million."""
    ours, theirs = _digits(one), _digits(other)
    if len(ours) != len(theirs) or len(ours) < 2 or not Decimal("0.1") < _ratio(one, other) < 10:
        return False
    differ = [at for at in range(len(ours)) if ours[at] != theirs[at]]
    if len(differ) != 2 or differ[1] - differ[0] != 1 or ours[differ[0]] != theirs[differ[1]]:
        return False
    if one.quantity.kind is QuantityKind.PERCENT or max(one.peers, other.peers) > 2:
        return False
    if one.subjects and other.subjects and not one.subjects & other.subjects:
        return False
    if likeness.only_one and likeness.only_other and not likeness.names:
        return False
    if one.quantity.kind is QuantityKind.COUNT:
        return bool(one.head & other.head)
    return bool(likeness.names or likeness.things or likeness.definite or one.head & other.head)


def _flag(
    context: Context, one: Measured, other: Measured, likeness: Likeness, subject: str, sure: bool
) -> Flag:
    values = show_quantity(one.quantity), show_quantity(other.quantity)
    said = context.say(one.quantity), context.say(other.quantity)
    texts = context.of(one.quantity.span), context.of(other.quantity.span)
    return Flag(
        rule=RULE.name,
        severity=RULE.severity if sure else Severity.WARNING,
        message=context.told(RULE.name, a=texts[0], va=said[0], b=texts[1], vb=said[1]),
        question=question(
            context.lang,
            RULE.name,
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
            context.told("figure-conflict.apart"),
            *(() if sure else (context.told("figure-conflict.swapped"),)),
        ),
        score=likeness.score,
    )


RULE = Rule("figure-conflict", Severity.CONFLICT, "One thing with two figures that cannot both hold.", find)
