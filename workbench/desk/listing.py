"""The list of claims at any size: which there are, and the rows of those that are looked at.

`Claims` is one moment of a case. It holds ids, and reads rows a page at a time, so that a case of
100,000 claims is there as soon as one of a hundred.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, overload

from workbench.desk.case import Case
from workbench.desk.filters.grammar import terms
from workbench.desk.filters.meaning import meaning
from workbench.desk.filters.words import Vocabulary, vocabulary
from workbench.desk.seen.claims import Surroundings, claim_row, surroundings
from workbench.desk.seen.flags import flags
from workbench.desk.seen.progress import progress
from workbench.language.fold import fold
from workbench.model import ClaimRow, FlagRow, Progress
from workbench.store import listing, log, queries
from workbench.store.listing import Condition

PAGE = 64
KEPT = 64
"""Pages that a list keeps."""


class Listing(Sequence[ClaimRow]):
    """Claims in an order, read as they are looked at."""

    def __init__(self, ids: Sequence[int], read: Callable[[Sequence[int]], list[ClaimRow]]) -> None:
        self.ids = ids
        self._read = read
        self._pages: OrderedDict[int, list[ClaimRow]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> ClaimRow: ...
    @overload
    def __getitem__(self, place: slice) -> list[ClaimRow]: ...
    def __getitem__(self, place: int | slice) -> ClaimRow | list[ClaimRow]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self.ids)))]
        if place < 0:
            place += len(self.ids)
        if not 0 <= place < len(self.ids):
            raise IndexError(place)
        number, at = divmod(place, PAGE)
        if number not in self._pages:
            self._pages[number] = self._read(self.ids[number * PAGE : (number + 1) * PAGE])
            if len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        return self._pages[number][at]

    @cached_property
    def _places(self) -> dict[int, int]:
        return {claim_id: place for place, claim_id in enumerate(self.ids)}

    def place_of(self, claim_id: int) -> int | None:
        """Where a claim stands in the list, from 0."""
        return self._places.get(claim_id)


@dataclass(frozen=True, slots=True)
class FoldedTexts:
    """What is searched: the claims' texts, folded, as they were after an event."""

    event: int
    version: int
    texts: Mapping[int, str]


class Claims:
    """The claims of a case at one moment; close it when a newer moment has taken its place.

    What is looked at is read on a connection of its own, so that it never waits for a search.
    """

    def __init__(
        self, case: Case, before: Claims | None = None, hidden: frozenset[int] = frozenset()
    ) -> None:
        """`before`: an earlier moment of the same case, whose folded texts are used again if they can be.
        `hidden`: claims that are shown and found as if nobody had rated them.
        """
        self.hidden = hidden
        self._case, self._finder = _moment(case)
        self.version = queries.version_id(case.store)
        self.listed = Listing(listing.ids(case.store, self.version), self.read)
        self._folded: FoldedTexts | None = before._folded if before is not None else None

    def warm(self) -> None:
        """Read ahead, in a worker, what the first look at the list and the article needs."""
        self.within(0, 1)
        if self.listed:
            self.listed[0]

    def close(self) -> None:
        self._case.close()
        self._finder.close()

    @cached_property
    def set_aside(self) -> Listing:
        """Dismissed, split and merged ones."""
        return Listing(listing.ids(self._case.store, self.version, active=False), self.read)

    @cached_property
    def _around(self) -> Surroundings:
        return surroundings(self._case)

    @cached_property
    def _reach(self) -> int:
        return listing.longest(self._case.store, self.version)

    @cached_property
    def flags(self) -> tuple[FlagRow, ...]:
        """Every flag, as `views.flags` gives them."""
        return flags(self._finder)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What filters can name."""
        return vocabulary(self._finder)

    def read(self, ids: Sequence[int]) -> list[ClaimRow]:
        """The rows of these claims, in this order."""
        rows = {row["id"]: row for row in queries.claims(self._case.store, self.version, ids)}
        found = [claim_row(rows[claim_id], self._number(rows[claim_id]), self._around) for claim_id in ids]
        if not self.hidden:
            return found
        return [_unseen(row) if row.id in self.hidden else row for row in found]

    def progress(self) -> Progress:
        """How far the review is, as far as it is to be seen."""
        said = progress(self._finder)
        if not self.hidden:
            return said
        rows = queries.claims(self._finder.store, self.version, sorted(self.hidden))
        taken = Counter(row["rating"] for row in rows if row["rating"] and row["id"] in self._numbered_ids)
        return replace(
            said,
            rated=said.rated - taken.total(),
            by_rating={name: count - taken[name] for name, count in said.by_rating.items()},
        )

    @property
    def _numbered_ids(self) -> frozenset[int]:
        return self.hidden & frozenset(self.listed.ids)

    def _number(self, row: queries.Row) -> int:
        place = self.listed.place_of(row["id"]) if row["present"] else None
        return 0 if place is None else place + 1

    def get(self, claim_id: int) -> ClaimRow | None:
        """The claim with that id, whatever its state."""
        place = self.listed.place_of(claim_id)
        if place is not None:
            return self.listed[place]
        return (
            next(iter(self.read([claim_id])), None) if self.set_aside.place_of(claim_id) is not None else None
        )

    def within(self, start: int, stop: int) -> list[ClaimRow]:
        """The listed claims that share text with `[start, stop)` of the article, in its order."""
        return self.read(listing.within(self._case.store, self.version, start, stop, self._reach))

    # ------------------------------------------------------------------------ finding

    def find(self, text: str, *, order: str = "article") -> Listing:
        """The claims that a filter asks for, in the article's order or by `priority`.

        Raises InputError for a filter that cannot be read; it names the word and those there are.
        """
        asked = [meaning(term, self.vocabulary) for term in terms(text)]
        active = not any(condition == _ASIDE for condition in asked)
        told = [self._told(condition) for condition in asked if condition.what not in ("aside", "words")]
        ids = listing.ids(self._finder.store, self.version, told, active=active, order=order)
        for condition in asked:
            if condition.what == "words" and condition.values[0]:
                folded, word = self.folded, condition.values[0]
                ids = [n for n in ids if (word in folded[n]) != condition.negated]
        return Listing(ids, self.read)

    def _told(self, condition: Condition) -> Condition:
        """A condition as the store knows it: by ids where it is a matter of other rows."""
        if self.hidden and condition.what in ("rating", "rated by"):
            return Condition("id", tuple(self._rated(condition)))
        find = {"flag": self._flagged, "review": self._reviewed, "number": self._numbered}
        if condition.what not in find:
            return condition
        return Condition("id", tuple(find[condition.what](condition.values)), condition.negated)

    def _rated(self, condition: Condition) -> set[int]:
        """By rating, where hidden ones count as none."""
        store, version = self._finder.store, self.version
        found = {
            n for active in (True, False) for n in listing.ids(store, version, [condition], active=active)
        }
        as_none = ("" in condition.values) != condition.negated
        return (found - self.hidden) | (self.hidden if as_none else frozenset())

    def _flagged(self, names: Sequence[Any]) -> set[int]:
        around = self._around
        kinds = {row["id"]: (row["rule"], row["severity"]) for row in queries.flag_kinds(self._finder.store)}
        found: set[int] = set()
        for claim_id, flag_ids in around.flags.items():
            is_open = around.open_flags.intersection(flag_ids)
            said = {"any", *(word for flag_id in is_open for word in kinds[flag_id])}
            said |= {"open"} if is_open else set()
            said |= {"settled"} if len(is_open) < len(flag_ids) else set()
            if said.intersection(names):
                found.add(claim_id)
        if "none" in names:
            flagged = {claim_id for claim_id, flags in around.flags.items() if around.open_flags & set(flags)}
            found |= set(self.listed.ids) - flagged
        return found

    def _reviewed(self, names: Sequence[Any]) -> set[int]:
        from workbench.desk.signoff import is_signed, sign_offs_by_claim

        words = sign_offs_by_claim(self._finder)
        for claim_id in self.hidden:
            words.pop(claim_id, None)
        found = {n for n, said in words.items() if ("signed" if is_signed(said) else "disputed") in names}
        if "none" in names:
            found |= set(self.listed.ids) - set(words)
        return found

    def _numbered(self, ends: Sequence[Any]) -> set[int]:
        ids = self.listed.ids
        return {
            n
            for first, last in zip(ends[::2], ends[1::2], strict=True)
            for n in ids[max(0, first - 1) : last]
        }

    @property
    def folded(self) -> Mapping[int, str]:
        """Claim id -> folded text; made once, and again only when claims were moved."""
        store = self._finder.store
        known = self._folded
        if known is None or known.version != self.version or listing.moved_since(store, known.event):
            texts = {claim_id: fold(text) for claim_id, text in listing.texts(store, self.version)}
            self._folded = known = FoldedTexts(log.last_event_id(store), self.version, texts)
        return known.texts


def claims_of(case: Case, text: str) -> tuple[ClaimRow, ...]:
    """The rows of the claims that a filter asks for. Raises InputError as `Claims.find` does."""
    found = Claims(case)
    try:
        return tuple(found.find(text))
    finally:
        found.close()


def _unseen(row: ClaimRow) -> ClaimRow:
    """A claim as it stood before anybody rated it."""
    return replace(row, rating=None, rated_by="", disputed=False)


def _moment(case: Case) -> tuple[Case, Case]:
    """Two readers of the case at the same moment."""
    while True:
        one, other = case.at_this_moment(), case.at_this_moment()
        if log.last_event_id(one.store) == log.last_event_id(other.store):
            return one, other
        one.close()
        other.close()


_ASIDE = Condition("aside")
