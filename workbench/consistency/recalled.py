"""Figures that a text takes for known ("the twelve machines"), held against what it told before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from workbench.consistency.context import Context
from workbench.consistency.figure_classes import CASUALTIES, SHARES, akin
from workbench.consistency.measured import Measured
from workbench.consistency.slips import ratio, swapped
from workbench.consistency.values import same_value, times_disjoint
from workbench.model import QuantityKind

_NEIGHBOURS = 40
"""Figures of a kind to each side that a reader may have in mind."""
_ALIKE = 3
"""A figure more times the other one is hardly of the same thing."""
_MOVED = frozenset({"displaced", "passengers", "visitors", "surveyed", "participants", "protesters"})
"""Classes of people that are told as people first."""
_LONG_VOWELS = re.compile("[اوي]")
_RADICALS = 3
_TELLING = frozenset(
    {"quarter", "half", "nine-months", "year", "month", "week", "day", "hour", "average", "each", "record",
     "minimum", "maximum", "men", "women", "children", "soldiers", "civilians", "foreign", "domestic",
     "country", "world", "before"}
)  # fmt: skip
"""Scopes that tell two figures apart even where one side says nothing."""


class Recalled:
    """For each figure told as known, the one other figure that it can be: where none has its value."""

    def __init__(self, context: Context, items: Sequence[Measured]) -> None:
        self._context = context
        self._items = items
        kinds: defaultdict[tuple[QuantityKind, str], list[int]] = defaultdict(list)
        for at, item in enumerate(items):
            kinds[item.quantity.kind, item.quantity.unit].append(at)
        self.pairs = {
            (min(at, told), max(at, told))
            for group in kinds.values()
            for place, at in enumerate(group)
            if items[at].given
            and (
                told := self._told(at, group[max(place - _NEIGHBOURS, 0) : place + _NEIGHBOURS])
            ) is not None
        }  # fmt: skip

    def _told(self, at: int, group: Sequence[int]) -> int | None:
        """The figure that the one at `at` must have been told as, where its own value stands nowhere else."""
        item = self._items[at]
        if item.part or item.change or item.compared or item.mention.of_another:
            return None
        around = [other for other in group if self._items[other].mention.sentence != item.mention.sentence]
        if any(same_value(item.quantity, self._items[other].quantity) for other in around):
            return None
        fit = [other for other in around if self._fits(item, self._items[other])]
        values = {(self._items[other].quantity.low, self._items[other].quantity.high) for other in fit}
        return fit[0] if len(values) == 1 else None

    def _fits(self, item: Measured, other: Measured) -> bool:
        """Whether what is told as known can be the other: of one noun, one class, or of none."""
        if other.part or other.change or other.mention.of_another or ratio(item, other) > _ALIKE:
            return False
        if any(times_disjoint(time, against) for time in item.times for against in other.times):
            return False  # of two years
        subjects = item.subjects & other.subjects
        if (item.scopes ^ other.scopes) & _TELLING and not swapped(item, other):
            return False
        if subjects & CASUALTIES and (item.changing or other.changing):
            return False
        likeness = self._context.rarity.likeness(item.mention, other.mention)
        if likeness.only_one and likeness.only_other:
            return False
        match item.quantity.kind:
            case QuantityKind.COUNT:
                nouns = item.nouns & (other.nouns | other.subjects) or item.subjects & other.nouns
                people = "people" in other.kinds and bool(
                    (item.subjects | item.kinds) & _MOVED
                )  # "3,000 people", "evacuees"
                dead = "dead" in item.kinds and "deaths" in other.subjects  # "12 killed", "the 14 victims"
                alike = nouns or item.kinds & other.kinds or people or dead
                return bool(alike or _roots(item) & _roots(other))
            case QuantityKind.PERCENT:
                return bool(subjects & SHARES)
            case _:
                told = item.subjects and other.subjects
                return bool(subjects) or not told or akin(item.subjects, other.subjects)


def _roots(item: Measured) -> frozenset[str]:
    """What it counts; in Arabic by the consonants, which a broken plural keeps ("تابوت", "توابيت")."""
    bare = (_LONG_VOWELS.sub("", stem) for stem in item.head)
    return item.head | {root for root in bare if len(root) >= _RADICALS}
