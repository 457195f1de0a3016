"""Whether two mentions speak of one thing: a score with its parts, weighted by rarity in the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import combinations
from math import log
from typing import NamedTuple

from workbench.consistency.mentions import Mention
from workbench.consistency.text import Text
from workbench.model import Modality

_NAME, _EVENT, _THING = 2.0, 2.0, 1.5
_CROWD = 40
"""A blocking key that more mentions share than this tells nothing, and would cost a square."""


class Likeness(NamedTuple):
    """How alike two mentions are, 0..1, and in what."""

    score: float
    names: frozenset[str]
    events: frozenset[str]
    things: frozenset[str]
    stems: frozenset[str]
    definite: frozenset[str]
    only_one: frozenset[str]
    """Names that only the first has."""
    only_other: frozenset[str]

    def why(self, text: Text) -> tuple[str, ...]:
        """The parts in words, in the text's language."""
        parts = {
            "names": map(text.label, self.names),
            "events": map(text.class_name, self.events),
            "things": map(text.class_name, self.things),
            "stems": self.stems,
            "apart": map(text.label, self.only_one | self.only_other),
        }
        said = [
            text.told(f"alike.{name}", a=text.listed_words(words))
            for name, items in parts.items()
            if (words := list(items))
        ]
        return (*said, text.told("alike.score", n=f"{self.score:.2f}"))


class Rarity:
    """Weights of stems by how few mentions have them."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for mention in mentions:
            counts.update(mention.stems)
            total += 1
        self._counts = counts
        self._total = total
        self._weights = {stem: self._rarity(count) for stem, count in counts.items()}
        self._whole: dict[int, float] = {}

    def weight(self, stem: str) -> float:
        """0.3 (everywhere) .. 1 (in one or two mentions)."""
        return self._weights.get(stem, 1.0)

    def _rarity(self, count: int) -> float:
        return max(0.3, min(1.0, log((self._total + 2) / count) / log(self._total + 2)))

    def is_rare(self, stem: str) -> bool:
        """Whether it can bring two mentions together."""
        return self._counts[stem] <= max(4, self._total // 20)

    def likeness(self, one: Mention, other: Mention) -> Likeness:
        """What two mentions share, against what the poorer of them has."""
        names = frozenset(one.names.keys() & other.names.keys())
        events = one.events & other.events
        things = one.things & other.things
        stems = one.stems & other.stems
        shared = (
            sum(_NAME * min(one.names[key], other.names[key]) for key in names)
            + (_EVENT if events else 0.0)
            + _THING * len(things)
            + sum(map(self.weight, stems))
        )
        score = shared / max(min(self._weight(one), self._weight(other)), 1.0)
        return Likeness(
            min(score, 1.0),
            names,
            events,
            things,
            stems,
            one.definite & other.definite,
            one.sure_names - names,
            other.sure_names - names,
        )

    def _weight(self, mention: Mention) -> float:
        known = self._whole.get(id(mention))  # mentions live as long as their text does
        if known is None:
            known = self._whole[id(mention)] = self._weigh(mention)
        return known

    def _weigh(self, mention: Mention) -> float:
        return (
            _NAME * sum(mention.names[key] for key in mention.sure_names)
            + (_EVENT if mention.events else 0.0)
            + _THING * len(mention.things & mention.near.things)
            + sum(map(self.weight, mention.stems & mention.near.stems))
        )


def is_fact(mention: Mention) -> bool:
    """Whether it is told as fact, of the one whom the passage is about."""
    return not mention.of_another and mention.modality is Modality.ASSERTED


def asserted(one: Mention, other: Mention) -> bool:
    """Whether both are told as fact, or both as plans, with the same polarity."""
    told = is_fact(one) and is_fact(other)
    planned = one.modality is other.modality is Modality.PLANNED
    another = one.of_another or other.of_another
    return one.negated == other.negated and (told or (planned and not another))


def comparable(one: Mention, other: Mention) -> bool:
    """Whether both are told as fact, in different sentences: one sentence tells of two things."""
    return one.sentence != other.sentence and asserted(one, other)


def without_series(
    found: Iterable[tuple[int, int]], values: Mapping[int, str], most: int
) -> Iterator[tuple[int, int]]:
    """Pairs, without those of a series: where matches chain up more than `most` values, the text tells of
    several things of one kind (a chronicle, a table), not of one with two values."""
    kept = list(found)
    group: dict[int, int] = {}

    def root(item: int) -> int:
        while group.get(item, item) != item:
            item = group[item]
        return item

    for first, second in kept:
        group[root(second)] = root(first)
    told: defaultdict[int, set[str]] = defaultdict(set)
    for pair in kept:
        for item in pair:
            told[root(item)].add(values[item])
    yield from (pair for pair in kept if len(told[root(pair[0])]) <= most)


def pairs(items: Iterable[tuple[int, Iterable[Hashable]]]) -> Iterator[tuple[int, int]]:
    """Pairs of indexes that share a blocking key, each once, in order; crowded keys are passed over."""
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, keys in items:
        for key in keys:
            members = blocks[key]
            if not members or members[-1] != index:
                members.append(index)
    found: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) <= _CROWD:
            found.update(combinations(members, 2))
        else:  # a long text: compare only with the neighbours
            found.update(
                (members[at], later) for at in range(len(members)) for later in members[at + 1 : at + 9]
            )
    yield from sorted(found)
