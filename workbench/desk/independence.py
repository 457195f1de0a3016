"""How many sources speak independently: sources with one text are one origin and count once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.desk.case import Case
from workbench.store import queries


@dataclass(frozen=True, slots=True)
class Origins:
    """Which sources are of one origin."""

    first: dict[int, int]
    """Source id -> the id of the first source with the same text (its own, if it is the only one)."""

    @property
    def count(self) -> int:
        return len(set(self.first.values()))

    @property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """The origins that several sources share, as source ids in order."""
        members: dict[int, list[int]] = {}
        for source, origin in self.first.items():
            members.setdefault(origin, []).append(source)
        return tuple(tuple(sources) for sources in members.values() if len(sources) > 1)

    def independent(self, sources: Iterable[int]) -> int:
        """How many origins these sources have; ids that are no longer there are left out."""
        return len({self.first[source] for source in sources if source in self.first})


def origins(case: Case) -> Origins:
    """The case's sources by origin. A source with several captures is like another if any of them is."""
    from workbench.archive import alike

    with case.store.reading():
        sources = [row["id"] for row in queries.sources(case.store)]
        captures = [row for row in queries.captures(case.store) if row["text"]]
    found = alike.origins([row["text"] for row in captures])
    first = {source: source for source in sources}
    for row, origin in zip(captures, found, strict=True):
        one, other = first[row["source_id"]], first[captures[origin]["source_id"]]
        low, high = min(one, other), max(one, other)
        first = {source: low if known == high else known for source, known in first.items()}
    return Origins(first)
