"""The article as it is read: versions and facts."""

from __future__ import annotations

from workbench.desk.case import Case
from workbench.model import ArticleVersion, Block, BlockRole, Fact, InputError, Sentence, Span
from workbench.store import queries
from workbench.store.columns import load
from workbench.store.queries import Row


def article(case: Case, number: int | None = None) -> ArticleVersion:
    """The current version, or the one of that number. Raises InputError where there is none."""
    row = queries.version(case.store, number)
    if row is None:
        raise InputError(f"there is no version {number} of the article")
    return _version(row)


def versions(case: Case) -> tuple[ArticleVersion, ...]:
    """Every version, oldest first."""
    return tuple(_version(row) for row in queries.versions(case.store))


def _version(row: Row) -> ArticleVersion:
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
        blocks=tuple(
            Block(Span(start, stop), BlockRole(role), Span(*repeats) if repeats else None)
            for start, stop, role, *repeats in load(row["blocks"])
        ),
        sentences=tuple(Sentence(Span(start, stop), block) for start, stop, block in load(row["sentences"])),
        notices=tuple(load(row["notices"])),
    )


def facts(case: Case, claim_id: int | None = None) -> tuple[Fact, ...]:
    """The article's facts, or those within a claim, in the order of their start."""
    store = case.store
    with store.reading():
        version = queries.version(store)
        if version is None:
            return ()
        if claim_id is None:
            rows = queries.facts(store, version["analysis_id"])
        else:
            place = queries.claim(store, version["id"], claim_id)
            if place is None:
                raise InputError(f"there is no claim with id {claim_id}")
            if not place["present"]:
                return ()
            rows = queries.facts(store, version["analysis_id"], place["start"], place["stop"])
    return tuple(_fact(row) for row in rows)


def _fact(row: Row) -> Fact:
    span = Span(row["start"], row["stop"])
    return Fact(row["what"], span, row["text"], row["value"], load(row["data"]))
