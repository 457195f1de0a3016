"""What speaks for two figures being of one thing, and what against it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property
from math import log

from workbench.consistency.context import Context
from workbench.consistency.figure_classes import (
    BEGUN_OR_ENDED,
    CASUALTIES,
    CHANGING,
    EVENTFUL,
    NUMBERED,
    OTHERS,
    PEOPLE,
    RANKS,
    REVISED,
    SLIP,
    SPANS,
    TELLING,
    sorts,
)
from workbench.consistency.lexicon import stop_words
from workbench.consistency.measured import Measured
from workbench.consistency.one_figure import is_long_ago, may_conflict, same_scope, told_together
from workbench.consistency.slips import digits, one_more, one_other, ratio, swapped
from workbench.consistency.values import ranges_disjoint, reach, times_disjoint
from workbench.model import Modality, QuantityKind

Kind = tuple[QuantityKind, str]

_HISTORY = 250
"""Days before publication; a figure of so long ago is no news."""
_ARTICLE = 12
"""Sentences; a shorter text may have only two figures by chance."""
_NEIGHBOURS = 4
"""Figures next in size among which one of the same value is."""
_DOUBTS = (
    "another scope",
    "news and history",
    "news and what comes",
    "plan and fact",
    "told otherwise",
)
"""Those that speak against it even where the two are not called alike."""
_MOST = 3
"""So much of one clue counts."""


class Clues:
    """The figures of one text, and what speaks for any two of them."""

    def __init__(self, context: Context, items: Sequence[Measured]) -> None:
        self._context = context
        self._items = items
        self.kinds: list[Kind] = [(item.quantity.kind, item.quantity.unit) for item in items]
        self.sizes = Counter(self.kinds)
        self._values: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
        self.names = [frozenset(_names(item)) for item in items]
        """What each figure is of, in all the ways to call it."""
        for item, names in zip(items, self.names, strict=True):
            for name in names:
                self._values[name].add((item.quantity.low, item.quantity.high))

    def are_apart(self, one: Measured, other: Measured) -> bool:
        """Whether it is plain that they are of two things, or of two times."""
        shared = one.subjects & other.subjects
        days = {self._context.told_at(item.quantity.span) for item in (one, other)}
        if len(days) > 1 and shared & (CHANGING | CASUALTIES):
            return True
        old = [is_long_ago(self._context, item) for item in (one, other)]
        if shared & CASUALTIES and (one.changing or other.changing or old[0] != old[1]):
            return True
        slip = other.is_known or swapped(one, other)
        if shared & EVENTFUL and old[0] != old[1] and not slip:
            return True
        if any(differ(one.scopes & group, other.scopes & group) for group in (SPANS, PEOPLE, RANKS)):
            return True
        if differ(one.mention.events & BEGUN_OR_ENDED, other.mention.events & BEGUN_OR_ENDED):
            return True
        if self._are_of_other_times(one, other) and not (one.is_known or other.is_known):
            return True
        to_come = self._is_to_come(one) != self._is_to_come(other)
        if to_come and not slip:
            return True
        ours, theirs = one.mention, other.mention
        if (one.scopes ^ other.scopes) & OTHERS and not other.given:
            return True
        if are_alike(one, other) and (
            ours.of_another or theirs.of_another or (one.change != other.change and not slip)
        ):
            return True
        holders = ours.actors | ours.antecedent, theirs.actors | theirs.antecedent
        if _are_named_apart(one, other, *holders) and not slip:
            return True
        return told_together(self._context, one, other)

    def of(self, first: int, second: int) -> Iterator[tuple[str, float]]:
        """What speaks for or against, by the names of the weights, and how much of it there is."""
        yield from self.of_figures(first, second)
        yield from self.of_telling(first, second)

    def of_figures(self, first: int, second: int) -> Iterator[tuple[str, float]]:
        """What the figures say by themselves, and how many there are."""
        one, other = self._items[first], self._items[second]
        yield from _of_kind(one, other)
        yield from self._of_class(one, other)
        yield from self._of_number(first, second)
        yield from _of_value(one, other)

    def of_telling(self, first: int, second: int) -> Iterator[tuple[str, float]]:
        """What is said around them, and how."""
        one, other = self._items[first], self._items[second]
        yield from self._of_words(one, other)
        yield from self._of_scope(one, other)
        yield from _of_telling(one, other)

    def _of_class(self, one: Measured, other: Measured) -> Iterator[tuple[str, float]]:
        subjects = one.subjects & other.subjects
        nouns = (one.nouns & (other.nouns | other.subjects)) | (other.nouns & one.subjects)
        roots, kinds = one.roots & other.roots, one.kinds & other.kinds
        yield "one class", bool(subjects)
        yield "class of the noun", bool(nouns)
        yield "casualties", bool(subjects & CASUALTIES)
        yield "one noun", bool(roots)
        yield "the same nouns", bool(roots) and one.roots == other.roots
        yield "one kind", bool(kinds) and not roots
        yield "one sort", bool(sorts(one.kinds) & sorts(other.kinds)) and not (kinds or roots)
        yield "known, and alike", other.is_known and bool(roots or kinds or nouns or subjects)

    def _of_number(self, first: int, second: int) -> Iterator[tuple[str, float]]:
        """How many figures of the kind there are, and whether the two values are told again."""
        context, size = self._context, self.sizes[self.kinds[first]]
        yield "many of the unit", log(size)
        yield "short text", max(log(_ARTICLE / len(context.analysis.sentences)), 0.0)
        yield "only two of the unit", size == 2
        yield "three or four of the unit", size in (3, 4)
        shared = self.names[first] & self.names[second]
        least = min((len(self._values[name]) for name in shared), default=0)
        yield "two of the class", least == 2
        yield "three of the class", least == 3
        yield "retold", first in self._retold
        yield "second retold", second in self._retold

    @cached_property
    def _retold(self) -> frozenset[int]:
        """Figures whose values stand in other sentences, too."""
        sizes = [item.quantity.low or item.quantity.high or 0 for item in self._items]
        reaches = [reach(item.quantity) for item in self._items]
        ordered = sorted(range(len(sizes)), key=lambda at: (*self.kinds[at], sizes[at]))
        return frozenset(
            at
            for place, one in enumerate(ordered)
            for other in ordered[place + 1 : place + 1 + _NEIGHBOURS]
            if self.kinds[one] == self.kinds[other]
            and self._items[one].mention.sentence != self._items[other].mention.sentence
            and not ranges_disjoint(reaches[one], reaches[other])
            for at in (one, other)
        )

    def _of_words(self, one: Measured, other: Measured) -> Iterator[tuple[str, float]]:
        a, b = one.mention, other.mention
        words = self._worded[a.sentence] & self._worded[b.sentence]
        yield "rare words", min(sum(self._told_in[word] == 2 for word in words), _MOST)
        yield "name of the topic", min(len(a.names.keys() & b.names.keys() & self._context.topics), _MOST)
        yield "event", bool(a.events & b.events)
        yield "next sentence", abs(a.sentence - b.sentence) == 1
        yield "sentences apart", min(log(abs(a.sentence - b.sentence)), _MOST)
        yield "speakers apart", bool(a.speaker and b.speaker and not a.speaker & b.speaker)

    def _contrasts(self, sentence: int) -> bool:
        return self._context.cued(self._context.analysis.sentences[sentence].span, "contrast")

    @cached_property
    def _worded(self) -> dict[int, frozenset[str]]:
        """The stems of each sentence that has a figure, but those of the figures."""
        context = self._context
        stop = stop_words(context.lang)
        figures = {token.span for item in self._items for token in context.tokens(item.quantity.span)}
        return {
            at: frozenset(
                token.stem
                for token in context.tokens(context.analysis.sentences[at].span)
                if len(token.folded) > 2
                and token.span not in figures
                and not token.folded[0].isdigit()
                and token.folded not in stop
                and token.folded[1:] not in stop
            )
            for at in {item.mention.sentence for item in self._items}
        }

    @cached_property
    def _told_in(self) -> Counter[str]:
        """In how many of these sentences a stem stands."""
        return Counter(word for words in self._worded.values() for word in words)

    def _of_scope(self, one: Measured, other: Measured) -> Iterator[tuple[str, float]]:
        a, b = one.mention, other.mention
        apart = one.scopes ^ other.scopes
        doubts = {
            "another scope": not same_scope(self._context, one, other),
            "scopes apart": bool(apart & TELLING),
            "numbered": bool(apart & NUMBERED),
            "revised": bool(apart & REVISED),
            "news and history": self._lies(one, before=True) != self._lies(other, before=True),
            "news and what comes": self._lies(one, before=False) != self._lies(other, before=False),
            "contrast": self._contrasts(a.sentence) != self._contrasts(b.sentence),
            "told otherwise": not may_conflict(one, other),
            "capitals apart": bool(a.capitals and b.capitals and not a.capitals & b.capitals),
            "told anew": bool(a.things & b.fresh_things),
            "plan and fact": self._is_plan(one) != self._is_plan(other),
        }
        alike = are_alike(one, other)
        yield "alike, but", min(sum(doubts.values()), _MOST) if alike else 0
        yield "alike, news and history", doubts["news and history"] and alike
        yield from ((name, doubts[name]) for name in _DOUBTS)
        yield "dated apart", bool(one.times) != bool(other.times)
        yield "of other times", self._are_of_other_times(one, other)
        named = _are_named_apart(one, other, a.sure_names, b.sure_names)
        yield "named apart", named and not other.is_known
        yield "known, and named apart", named and other.is_known

    def _is_plan(self, item: Measured) -> bool:
        """Whether it is still to come; what is known already is not, whatever is planned with it."""
        return item.mention.modality is Modality.PLANNED and not item.is_known

    def _is_to_come(self, item: Measured) -> bool:
        """A plan with its date: "hopes to build 900 by 2030"."""
        return self._is_plan(item) and self._lies(item, before=False)

    def _are_of_other_times(self, one: Measured, other: Measured) -> bool:
        times = [(time, against) for time in one.times for against in other.times]
        return bool(times) and not one.lasts and all(times_disjoint(*both) for both in times)

    def _lies(self, item: Measured, *, before: bool) -> bool:
        """Whether it is dated long before the publication, or after it."""
        day = self._context.told_at(item.quantity.span)
        if day is None or not item.times:
            return False
        if before:
            return all(time.latest and (day - time.latest).days > _HISTORY for time in item.times)
        return all(time.earliest and time.earliest > day for time in item.times)


def _are_named_apart(one: Measured, other: Measured, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether each is told with a sure name of these that the other one is not, other than where it was."""
    a, b = one.mention, other.mention
    return bool(
        (ours & a.sure_names) - b.names.keys() - a.near.placed
        and (theirs & b.sure_names) - a.names.keys() - b.near.placed
    )


def differ(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both say something, and nothing that they share: "a quarter", "the year"."""
    return bool(ours and theirs and not ours & theirs)


def _names(item: Measured) -> Iterator[Hashable]:
    kind = item.quantity.kind, item.quantity.unit
    for names in (item.subjects | item.nouns, item.roots, item.kinds):
        yield from ((*kind, name) for name in names)


def are_alike(one: Measured, other: Measured) -> bool:
    return bool(one.subjects & other.subjects or one.roots & other.roots or one.kinds & other.kinds)


def _of_kind(one: Measured, other: Measured) -> Iterator[tuple[str, float]]:
    kind = one.quantity.kind
    yield "open end", any(None in (item.quantity.low, item.quantity.high) for item in (one, other))
    yield "percent", kind is QuantityKind.PERCENT
    yield "money", kind is QuantityKind.MONEY
    yield "length of time", one.lasts


def _of_value(one: Measured, other: Measured) -> Iterator[tuple[str, float]]:
    times = float(ratio(one, other)) or float(SLIP)
    ours, theirs = digits(one), digits(other)
    yield "ratio", log(times)
    yield "over twice", times > 2
    yield "swapped digits", swapped(one, other)
    yield "another scale", bool(ours) and ours == theirs
    yield "another digit", one_other(ours, theirs)
    yield "one digit more", one_more(ours, theirs)
    yield "as exact", len(ours) == len(theirs)
    yield "exactness apart", abs(len(ours) - len(theirs))


def _of_telling(one: Measured, other: Measured) -> Iterator[tuple[str, float]]:
    a, b = one.mention, other.mention
    yield "taken as known", other.given
    yield "first taken as known", one.given
    yield "part", one.part != other.part
    yield "change", one.change or other.change
    yield "changing", one.changing or other.changing
    yield "alone in the sentence", one.peers <= 1 and other.peers <= 1
    yield "others in the sentence", log(max(one.peers, 1)) + log(max(other.peers, 1))
    told = (Modality.ASSERTED, Modality.PLANNED)
    yield "not told as fact", any(mention.of_another or mention.modality not in told for mention in (a, b))
