"""The article as it is read: versions and facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, TypeVar, cast, overload

from workbench.desk.case import Case
from workbench.i18n import tr
from workbench.model import ArticleVersion, Block, BlockRole, Fact, InputError, Sentence, Span
from workbench.store import queries
from workbench.store.columns import load
from workbench.store.queries import Row

T = TypeVar("T")


def article(case: Case, number: int | None = None) -> ArticleVersion:
    """The current version, or the one of that number. Raises InputError where there is none."""
    return _version(_row(case, number))


def article_to_look_at(case: Case, before: ArticleVersion | None = None) -> ArticleVersion:
    """The current version, whose blocks and sentences are read when they are looked at: it may be long.

    They are sequences that can be gone through as often as the tuples in whose place they stand.
    `before`, if it is the same version with the same analysis, is given back.
    """
    with case.store.reading():
        version = queries.version_id(case.store)
        analysis = queries.analysis_id(case.store, version)
        known: object = before.blocks if before is not None and before.id == version else None
        if before is not None and isinstance(known, _Kept) and known.analysis == analysis:
            return before
        row = _row(case, None)
    blocks = _Kept(row["blocks"], _block, analysis)
    sentences = _Kept(row["sentences"], _sentence, analysis)
    return replace(
        _version(row, at_once=False),
        blocks=cast("tuple[Block, ...]", blocks),
        sentences=cast("tuple[Sentence, ...]", sentences),
    )


def _row(case: Case, number: int | None) -> Row:
    row = queries.version(case.store, number)
    if row is None:
        raise InputError(tr("there is no version {number} of the article", number=number))
    return row


class _Kept(Sequence[T]):
    """A column's list, read when it is first asked for, and made into nouns one by one."""

    def __init__(self, column: str, make: Callable[[list[Any]], T], analysis: int) -> None:
        self.analysis = analysis
        self._column = column
        self._make = make

    @cached_property
    def _items(self) -> list[list[Any]]:
        return list(load(self._column))

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    def __getitem__(self, place: int | slice) -> T | list[T]:
        found = self._items[place]
        return [self._make(item) for item in found] if isinstance(place, slice) else self._make(found)


def versions(case: Case) -> tuple[ArticleVersion, ...]:
    """Every version, oldest first."""
    return tuple(_version(row) for row in queries.versions(case.store))


def _version(row: Row, *, at_once: bool = True) -> ArticleVersion:
    return ArticleVersion(
        id=row["id"],
        number=row["number"],
        text=row["text"],
        text_sha256=row["text_sha256"],
        file=row["file"],
        title=row["title"],
        title_span=None if row["title_start"] is None else Span(row["title_start"], row["title_stop"]),
        author=row["author"],
        publisher=row["publisher"],
        published=row["published"],
        url=row["url"],
        lang=row["lang"],
        taken_at=row["taken_at"],
        blocks=tuple(map(_block, load(row["blocks"]))) if at_once else (),
        sentences=tuple(map(_sentence, load(row["sentences"]))) if at_once else (),
        notices=tuple(load(row["notices"])),
    )


def _block(item: list[Any]) -> Block:
    start, stop, role, *repeats = item
    return Block(Span(start, stop), BlockRole(role), Span(*repeats) if repeats else None)


def _sentence(item: list[Any]) -> Sentence:
    start, stop, block = item
    return Sentence(Span(start, stop), block)


def facts(case: Case, claim_id: int | None = None) -> tuple[Fact, ...]:
    """The article's facts, or those within a claim, in the order of their start."""
    store = case.store
    with store.reading():
        version = queries.version_id(store)
        analysis = queries.analysis_id(store, version)
        if claim_id is None:
            rows = queries.facts(store, analysis)
        else:
            place = queries.claim(store, version, claim_id)
            if place is None:
                raise InputError(tr("there is no claim with id {claim_id}", claim_id=claim_id))
            if not place["present"]:
                return ()
            rows = queries.facts(store, analysis, place["start"], place["stop"])
    return tuple(_fact(row) for row in rows)


def _fact(row: Row) -> Fact:
    span = Span(row["start"], row["stop"])
    return Fact(row["what"], span, row["text"], row["value"], load(row["data"]))
