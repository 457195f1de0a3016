"""What a case has that filters can name: its ratings, rules, reviewers, sources and speakers."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.desk.case import Case
from workbench.model import Rating
from workbench.store import listing, queries


@dataclass(frozen=True, slots=True)
class Vocabulary:
    me: str
    scale: tuple[Rating, ...]
    rules: tuple[str, ...]
    """Those that raised a flag in this case."""
    reviewers: tuple[str, ...]
    """Those who rated a claim."""
    assigned: tuple[str, ...]
    """Those who were given one."""
    speakers: tuple[str, ...]
    sources: tuple[tuple[int, str], ...]
    """Id and title."""


def vocabulary(case: Case) -> Vocabulary:
    from workbench.desk.verdicts import scale

    store = case.store
    with store.reading():
        return Vocabulary(
            me=case.reviewer,
            scale=scale(case),
            rules=tuple(queries.rules_with_flags(store)),
            reviewers=tuple(listing.distinct(store, "reviewer")),
            assigned=tuple(listing.distinct(store, "assigned")),
            speakers=tuple(listing.distinct(store, "speaker")),
            sources=tuple((row["id"], row["title"]) for row in queries.sources(store)),
        )
