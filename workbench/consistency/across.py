"""Two texts of different languages against one another, through what needs no translation.

Names that sound alike, the pack's classes of events, things and figures, and the values themselves:
the words of one language are not held against those of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import product

from workbench.consistency.classes import OFTEN, ONCE, PHASES
from workbench.consistency.context import Context
from workbench.consistency.dated import Dated
from workbench.consistency.figure_classes import CASUALTIES, CHANGING, MISTAKEN, OWN, PLACES, VAGUE
from workbench.consistency.matching import is_fact
from workbench.consistency.measured import Measured
from workbench.consistency.mentions import Mention
from workbench.consistency.one_event import RECENT, days_apart, things_apart, told_of
from workbench.consistency.rule import question
from workbench.consistency.slips import ratio
from workbench.consistency.values import bounds, ranges_disjoint, show, times_disjoint
from workbench.language.names.likeness import likeness
from workbench.model import Flag, Quantity, Severity, Span, Time

_SOUNDS_ALIKE = 0.8
"""`likeness` from which two spellings in two scripts are taken for one name."""
_SHORT = 3
"""A shorter name sounds like too many others."""


def between(one: Context, other: Context, rules: Iterable[str]) -> Iterator[Flag]:
    """Dates and figures of two texts that cannot both hold; the first span is the first text's.

    What a flag says is in the first text's language.
    """
    names = _same_names(one, other)
    if "date-conflict" in rules:
        yield from _dates(one, other, names)
    if "figure-conflict" in rules:
        yield from _figures(one, other, names)


def _same_names(one: Context, other: Context) -> dict[str, frozenset[str]]:
    """For each name key of the first text, the keys of the other that sound like it."""
    keys = [
        {name.key for name in context.analysis.names if len(name.key) > _SHORT and context.listed(name.span)}
        for context in (one, other)
    ]
    found: defaultdict[str, set[str]] = defaultdict(set)
    for first, second in product(sorted(keys[0]), sorted(keys[1])):
        if likeness(first, second) >= _SOUNDS_ALIKE:
            found[first].add(second)
    return {key: frozenset(others) for key, others in found.items()}


def _shared(one: Mention, other: Mention, names: Mapping[str, frozenset[str]]) -> list[str]:
    """The first mention's names that the second one has, too."""
    return [key for key in one.names if names.get(key, frozenset()) & other.names.keys()]


def _by(items: Iterable[tuple[int, Iterable[Hashable]]]) -> dict[Hashable, list[int]]:
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, keys in items:
        for key in keys:
            found[key].append(at)
    return found


def _pairs(ours: Mapping[Hashable, list[int]], theirs: Mapping[Hashable, list[int]]) -> list[tuple[int, int]]:
    """Indexes of what shares a key."""
    return sorted({pair for key in ours.keys() & theirs.keys() for pair in product(ours[key], theirs[key])})


def _dates(one: Context, other: Context, names: Mapping[str, frozenset[str]]) -> Iterator[Flag]:
    ours, theirs = (
        [d for d in c.dated if d.is_certain and not d.again and is_fact(d.mention)] for c in (one, other)
    )
    keyed = [_by((at, _events(item)) for at, item in enumerate(items)) for items in (ours, theirs)]
    for first, second in _pairs(*keyed):
        a, b = ours[first], theirs[second]
        if not times_disjoint(a.time, b.time) or a.mention.negated != b.mention.negated:
            continue
        shared = _shared(a.mention, b.mention, names)
        if not shared or things_apart(a.mention, b.mention):
            continue
        events = _events(a) & _events(b)
        if not events & ONCE and days_apart(a, b) > RECENT:
            continue
        if any(not times_disjoint(a.time, c.time) and events & _events(c) for c in theirs):
            continue  # the other text has this date, too
        yield _flag(
            one, other, "date-conflict", (a.mention.passage, b.mention.passage), (a.time, b.time), shared,
            Severity.CONFLICT if events & ONCE else Severity.WARNING,
        )  # fmt: skip


def _events(item: Dated) -> set[str]:
    return told_of(item.mention) - OFTEN - PHASES


def _figures(one: Context, other: Context, names: Mapping[str, frozenset[str]]) -> Iterator[Flag]:
    ours, theirs = (
        [m for m in c.measured if (m.given or is_fact(m.mention)) and not (m.part or m.change or m.compared)]
        for c in (one, other)
    )
    keyed = [
        _by(
            (at, [(item.quantity.kind, item.quantity.unit, subject) for subject in item.subjects])
            for at, item in enumerate(items)
        )
        for items in (ours, theirs)
    ]
    for first, second in _pairs(*keyed):
        a, b = ours[first], theirs[second]
        if not ranges_disjoint(bounds(a.quantity), bounds(b.quantity)) or not _comparable(one, other, a, b):
            continue
        shared = _shared(a.mention, b.mention, names)
        own = a.subjects & b.subjects & OWN and not (a.mention.sure_names or b.mention.sure_names)
        if not shared and not own:
            continue
        if any(_same_value(a, c) for c in theirs):
            continue  # the other text has this figure, too
        vague = a.subjects & b.subjects <= VAGUE
        yield _flag(
            one, other, "figure-conflict", (a.mention.passage, b.mention.passage), (a.quantity, b.quantity),
            shared, Severity.CONFLICT if shared and not vague else Severity.WARNING,
        )  # fmt: skip


def _same_value(one: Measured, other: Measured) -> bool:
    same = (one.quantity.kind, one.quantity.unit) == (other.quantity.kind, other.quantity.unit)
    return (
        same
        and bool(one.subjects & other.subjects)
        and not ranges_disjoint(bounds(one.quantity), bounds(other.quantity))
    )


def _comparable(one: Context, other: Context, a: Measured, b: Measured) -> bool:
    """Whether scope, date and size leave the two figures to be of one thing."""
    subjects = a.subjects & b.subjects
    days = one.told_at(a.quantity.span), other.told_at(b.quantity.span)
    if subjects & (CHANGING | CASUALTIES) and (days[0] != days[1] or a.changing or b.changing):
        return False
    if (a.scopes ^ b.scopes) - PLACES or ratio(a, b) > MISTAKEN:
        return False
    if a.times and b.times:
        return not all(times_disjoint(time, against) for time, against in product(a.times, b.times))
    return not subjects & CHANGING or bool(a.times) == bool(b.times)


def _flag(
    one: Context,
    other: Context,
    rule: str,
    passages: tuple[Span, Span],
    values: tuple[Time, Time] | tuple[Quantity, Quantity],
    shared: list[str],
    severity: Severity,
) -> Flag:
    texts = values[0].text, values[1].text
    doubt = ".likely" if severity is Severity.WARNING else ""
    return Flag(
        rule=rule,
        severity=severity,
        message=one.told(rule, a=one.as_read(values[0]), b=one.as_read(values[1])),
        question=question(
            one.lang, rule + doubt, a=one.of(passages[0]), va=texts[0], b=other.of(passages[1]), vb=texts[1]
        ),
        spans=(values[0].span, values[1].span),
        values=(show(values[0]), show(values[1])),
        why=(
            *((one.told("alike.names", a=one.listed_words(map(one.label, shared))),) if shared else ()),
            one.told(f"{rule}.apart", va=one.say(values[0]), vb=one.say(values[1])),
        ),
    )
