"""The list of claims at any size: which there are, and the rows of those that are looked at.

`Claims` is one moment of a case. It holds ids, and reads rows a page at a time, so that a case of
100,000 claims is there as soon as one of a hundred.
"""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import Any, overload

from workbench.desk.case import Case
from workbench.desk.filters.grammar import terms
from workbench.desk.filters.meaning import meaning
from workbench.desk.filters.words import Vocabulary, vocabulary
from workbench.desk.seen.claims import Surroundings, claim_row, surroundings
from workbench.desk.seen.flags import flags
from workbench.desk.seen.progress import progress
from workbench.language.fold import fold
from workbench.model import ClaimRow, FlagRow, Progress, Span
from workbench.store import listing, log, queries
from workbench.store.listing import Condition, Members

PAGE = 64
KEPT = 64
"""Pages that a list keeps."""


class _Ids(Sequence[int]):
    """The ids of a long list: the first are there, all are read when another one is asked for."""

    def __init__(self, first: list[int], count: int, read: Callable[[], list[int]]) -> None:
        self._first = first
        self._count = count
        self._read = read

    @cached_property
    def _all(self) -> list[int]:
        return self._read()

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> list[int]: ...
    def __getitem__(self, place: int | slice) -> int | list[int]:
        last = place.stop - 1 if isinstance(place, slice) else place
        return (self._first if 0 <= last < len(self._first) else self._all)[place]

    def __iter__(self) -> Iterator[int]:
        return iter(self._all)

    def index(self, value: int, start: int = 0, stop: int = sys.maxsize) -> int:
        try:
            return self._first.index(value, start, stop)
        except ValueError:
            return self._all.index(value, start, stop)


class Listing(Sequence[ClaimRow]):
    """Claims in an order, read as they are looked at."""

    def __init__(self, ids: Sequence[int], read: Callable[[Sequence[int]], list[ClaimRow]]) -> None:
        self.ids = ids
        self._read = read
        self._pages: OrderedDict[int, list[ClaimRow]] = OrderedDict()
        self._places: dict[int, int] | None = None

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

    def warm(self) -> None:
        """Read ahead, in a worker, what the first look at it needs."""
        if self.ids:
            self[0]

    def know_places(self) -> None:
        """Be ready, in a worker, to tell many places: until then each is searched for."""
        self._places = dict(zip(self.ids, range(len(self.ids)), strict=True))

    def place_of(self, claim_id: int) -> int | None:
        """Where a claim stands in the list, from 0."""
        if self._places is not None:
            return self._places.get(claim_id)
        try:
            return self.ids.index(claim_id)
        except ValueError:
            return None


class Claims:
    """The claims of a case at one moment; close it when a newer moment has taken its place.

    What is looked at is read on a connection of its own, so that it never waits for a search.
    """

    def __init__(self, case: Case, hidden: frozenset[int] = frozenset()) -> None:
        """`hidden`: claims that are shown and found as if nobody had rated them."""
        self.hidden = hidden
        self._case, self._finder = _moment(case)
        self.version = queries.version_id(self._case.store)
        self._around: Surroundings | None = None

    def warm(self) -> None:
        """Read ahead, in a worker, what the first look at the list needs."""
        self.listed.warm()

    def read_ahead(self) -> None:
        """Be ready, in a worker, for the article and for looks anywhere in the list."""
        self.listed.know_places()
        self._surroundings()
        self.within(0, 1)

    def close(self) -> None:
        self._case.close()
        self._finder.close()

    @cached_property
    def listed(self) -> Listing:
        """The active ones."""
        first = listing.ids(self._case.store, self.version, first=PAGE)
        if len(first) < PAGE:
            return Listing(first, self.read)
        count = queries.listed_count(self._case.store, self.version)
        return Listing(_Ids(first, count, partial(listing.ids, self._finder.store, self.version)), self.read)

    @cached_property
    def set_aside(self) -> Listing:
        """Dismissed, split and merged ones."""
        return Listing(listing.ids(self._case.store, self.version, active=False), self.read)

    def _surroundings(self) -> Surroundings:
        """What all claims show of other rows."""
        if self._around is None:
            self._around = surroundings(self._finder)
        return self._around

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

    @cached_property
    def texts(self) -> dict[int, str]:
        """The claims' folded texts, by their ids: words are sought in them faster than in the database."""
        found = listing.folded(self._finder.store, self.version)
        rows = listing.unfolded(self._finder.store)  # as in an older case
        return found | {
            row["claim_id"]: fold(row["text"]) for row in rows if row["version_id"] == self.version
        }

    def read(self, ids: Sequence[int]) -> list[ClaimRow]:
        """The rows of these claims, in this order."""
        rows = {row["id"]: row for row in queries.claims(self._case.store, self.version, ids)}
        # Nothing grows with the case where only its first claims are looked at.
        around = self._around or surroundings(self._case, _stretch(list(rows.values())))
        found = [claim_row(rows[claim_id], self._number(rows[claim_id]), around) for claim_id in ids]
        if not self.hidden:
            return found
        return [_unseen(row) if row.id in self.hidden else row for row in found]

    def progress(self) -> Progress:
        """How far the review is, as far as it is to be seen."""
        said = progress(self._finder, len(self.listed))
        if not self.hidden:
            return said
        rows = queries.claims(self._finder.store, self.version, sorted(self.hidden))
        taken = sum(bool(row["rating"] and row["present"] and row["state"] == "active") for row in rows)
        return replace(said, rated=said.rated - taken)

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
        ids = self._all(active, order)
        for condition in sorted(asked, key=lambda condition: condition.what == "words"):
            if condition.what == "words":
                word, texts = condition.values[0], self.texts
                if word:
                    ids = [number for number in ids if (word in texts[number]) != condition.negated]
            elif condition.what != "aside":
                ids = self._members(condition).among(ids, negated=condition.negated)
        return Listing(ids, self.read)

    def _all(self, active: bool, order: str) -> Sequence[int]:
        if order == "article":
            return (self.listed if active else self.set_aside).ids
        return listing.ids(self._finder.store, self.version, active=active, order=order)

    def _members(self, condition: Condition) -> Members:
        """Who meets a condition: as the store says, or where it is a matter of other rows, as they say."""
        find = {"flag": self._flagged, "review": self._reviewed, "number": self._numbered}
        if condition.what in find:
            return find[condition.what](condition.values)
        found = listing.meeting(self._finder.store, self.version, condition)
        if condition.what in ("rating", "rated by"):  # hidden ones count as if they had none
            return Members(found.ids - self.hidden, but=found.but)
        return found

    def _flagged(self, names: Sequence[Any]) -> Members:
        around = self._surroundings()
        kinds = {row["id"]: (row["rule"], row["severity"]) for row in queries.flag_kinds(self._finder.store)}
        found: set[int] = set()
        flagged: set[int] = set()
        for claim_id, flag_ids in around.flags.items():
            is_open = around.open_flags.intersection(flag_ids)
            said = {"any", *(word for flag_id in is_open for word in kinds[flag_id])}
            said |= {"open"} if is_open else set()
            said |= {"settled"} if len(is_open) < len(flag_ids) else set()
            if is_open:
                flagged.add(claim_id)
            if said.intersection(names):
                found.add(claim_id)
        return _with_none(found, flagged, names)

    def _reviewed(self, names: Sequence[Any]) -> Members:
        from workbench.desk.signoff import is_signed, sign_offs_by_claim

        words = sign_offs_by_claim(self._finder)
        for claim_id in self.hidden:
            words.pop(claim_id, None)
        found = {n for n, said in words.items() if ("signed" if is_signed(said) else "disputed") in names}
        return _with_none(found, set(words), names)

    def _numbered(self, ends: Sequence[Any]) -> Members:
        ids = self.listed.ids
        spans = zip(ends[::2], ends[1::2], strict=True)
        return Members(frozenset(n for first, last in spans for n in ids[max(0, first - 1) : last]))


def _with_none(found: set[int], some: set[int], names: Sequence[Any]) -> Members:
    """`found`, and where `none` is asked for, also those that have none of what `some` have."""
    if "none" in names:
        return Members(frozenset(some - found), but=True)
    return Members(frozenset(found))


def claims_of(case: Case, text: str) -> tuple[ClaimRow, ...]:
    """The rows of the claims that a filter asks for. Raises InputError as `Claims.find` does."""
    found = Claims(case)
    try:
        found.read_ahead()
        return tuple(found.find(text))
    finally:
        found.close()


def _unseen(row: ClaimRow) -> ClaimRow:
    """A claim as it stood before anybody rated it."""
    return replace(row, rating=None, rated_by="", disputed=False)


def _stretch(rows: Sequence[queries.Row]) -> Span:
    """Of the article, that the claims in it take up."""
    spans = [(row["start"], row["stop"]) for row in rows if row["present"]]
    return Span(min(start for start, _ in spans), max(stop for _, stop in spans)) if spans else Span(0, 0)


def _moment(case: Case) -> tuple[Case, Case]:
    """Two readers of the case at the same moment."""
    while True:
        one, other = case.at_this_moment(), case.at_this_moment()
        if log.last_event_id(one.store) == log.last_event_id(other.store):
            return one, other
        one.close()
        other.close()


_ASIDE = Condition("aside")
