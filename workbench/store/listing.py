"""Which claims a case has, by conditions and in order, as ids: the rows are read a page at a time.

One value comes back however many claims there are, so that a list of 100,000 is there at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.model import Span
from workbench.store.columns import dump, load
from workbench.store.database import Store
from workbench.store.queries import ASIDE, NEWEST, Row


@dataclass(frozen=True, slots=True)
class Condition:
    """What a claim must be, or with `negated` must not be, to be listed."""

    what: str
    """A key of `_MEETING`, `rating` or `rated by`; `words`, and what other rows tell, the desk finds."""
    values: tuple[Any, ...] = ()
    """Any of these will do; for the comparisons of priorities one number."""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Members:
    """A set of claims, told by who is in it, or with `but` by who is not."""

    ids: frozenset[int]
    but: bool = False

    def among(self, ids: Iterable[int], *, negated: bool = False) -> list[int]:
        """Those of `ids` that are in it (with `negated`: are not), in their order."""
        if self.but == negated:
            return [number for number in ids if number in self.ids]
        return [number for number in ids if number not in self.ids]


_AMONG = "(SELECT value FROM json_each(:values))"
_CLAIMS = "SELECT id FROM claims WHERE gone = 0 AND "
_EVIDENCE = "SELECT DISTINCT claim_id AS id FROM evidence WHERE gone = 0"
_PLACED = "SELECT claim_id AS id FROM placements {} WHERE version_id = :version AND gone = 0 AND {}"
_MEETING = {
    "kind": f"{_CLAIMS} kind IN {_AMONG}",
    "assigned": f"{_CLAIMS} assigned IN {_AMONG}",
    "speaker": f"{_CLAIMS} speaker IN {_AMONG}",
    "modality": f"{_CLAIMS} modality IN {_AMONG}",
    "origin": f"{_CLAIMS} origin IN {_AMONG}",
    "denied": f"{_CLAIMS} negated = 1",
    ">": f"{_CLAIMS} priority > :value",
    ">=": f"{_CLAIMS} priority >= :value",
    "<": f"{_CLAIMS} priority < :value",
    "<=": f"{_CLAIMS} priority <= :value",
    "source": f"{_EVIDENCE} AND source_id IN {_AMONG}",
    "stance": f"{_EVIDENCE} AND stance IN {_AMONG}",
    "sourced": _EVIDENCE,
    "look again": _PLACED.format("INDEXED BY placements_again", "look_again = 1"),
    "present": _PLACED.format("INDEXED BY placements_listed", "present = 1"),
}
_BY_VERDICT = {"rating": "rating", "rated by": "reviewer"}
_ORDERS = {
    "article": "p.present DESC, p.start, p.stop, p.claim_id",
    "priority": (
        "p.present DESC, (SELECT priority FROM claims WHERE id = p.claim_id) DESC, p.start, p.claim_id"
    ),
}


def _ids(store: Store, sql: str, **values: Any) -> list[int]:
    """The ids that a query of one column finds, in its order."""
    return list(load(store.value(f"SELECT json_group_array(id) FROM ({sql})", values)))


def ids(
    store: Store, version: int, *, active: bool = True, order: str = "article", first: int = -1
) -> list[int]:
    """Ids of the claims of a version, in the article's order or by `priority`; only so many with `first`.

    `active`: those that are listed; otherwise those that were set aside.
    """
    which = f"NOT IN {ASIDE}" if active else "IN (SELECT id FROM claims WHERE state <> 'active' AND gone = 0)"
    return _ids(
        store,
        "SELECT p.claim_id AS id FROM placements p WHERE p.version_id = :version AND p.gone = 0"
        f" AND p.claim_id {which} ORDER BY {_ORDERS[order]} LIMIT :first",
        version=version,
        first=first,
    )


def meeting(store: Store, version: int, condition: Condition) -> Members:
    """The claims, listed or not, that meet a condition, whatever its `negated` says."""
    column = _BY_VERDICT.get(condition.what)
    values = {"version": version, "values": dump(list(condition.values))}
    if column is not None:
        # What has no verdict has none of the rows that are looked through: it is told by the others.
        none = "" in condition.values
        sql = f"SELECT claim_id AS id FROM ({NEWEST}) WHERE {column} {'NOT' if none else ''} IN {_AMONG}"
        return Members(frozenset(_ids(store, sql, **values)), but=none)
    first = next(iter(condition.values), None)
    return Members(frozenset(_ids(store, _MEETING[condition.what], value=first, **values)))


def states(store: Store, version: int) -> list[Row]:
    """Id, place, sentence, rating and look_again of a version's active claims, in its order."""
    return store.rows(
        "SELECT p.claim_id AS id, p.start, p.stop, p.sentence, v.rating, p.look_again FROM placements p"
        f" LEFT JOIN ({NEWEST}) v ON v.claim_id = p.claim_id"
        f" WHERE p.version_id = ? AND p.present = 1 AND p.gone = 0 AND p.claim_id NOT IN {ASIDE}"
        " ORDER BY p.start, p.stop, p.claim_id",
        (version,),
    )


def longest(store: Store, version: int) -> int:
    """Code points of the longest claim of a version: how far back one that reaches into a span begins."""
    sql = (
        "SELECT stop - start FROM placements INDEXED BY placements_length"
        " WHERE version_id = ? AND stop > start ORDER BY stop - start DESC LIMIT 1"
    )
    return int(store.value(sql, (version,)) or 0)


def within(store: Store, version: int, start: int, stop: int, reach: int) -> list[int]:
    """Ids of the active claims that share text with `[start, stop)` of a version, in its order.

    `reach` is what `longest` says.
    """
    rows = store.rows(
        "SELECT p.claim_id FROM placements p WHERE p.version_id = ? AND p.present = 1 AND p.gone = 0"
        f" AND p.start < ? AND p.start > ? AND p.stop > ? AND p.claim_id NOT IN {ASIDE}"
        " ORDER BY p.start, p.stop, p.claim_id",
        (version, stop, start - reach - 1, start),
    )
    return [row["claim_id"] for row in rows]


# ---------------------------------------------------------------------------- folded texts


def folded(store: Store, version: int) -> dict[int, str]:
    """Claim id -> folded text, of all the claims of a version whose folded text is kept."""
    rows = store.rows(
        "SELECT claim_id, folded FROM placements NOT INDEXED"
        " WHERE version_id = ? AND gone = 0 AND folded IS NOT NULL",
        (version,),
    )
    return {row[0]: row[1] for row in rows}


def unfolded(store: Store) -> list[Row]:
    """Id, version, claim and text of the placements whose folded text is not kept yet."""
    return store.rows("SELECT id, version_id, claim_id, text FROM placements WHERE folded IS NULL")


def keep_folded(store: Store, rows: Sequence[tuple[str, int]]) -> None:
    """Keep folded texts by the ids of their placements; within a deed, and not in its event."""
    store.connection.executemany("UPDATE placements SET folded = ? WHERE id = ?", rows)


def distinct(store: Store, column: str) -> list[str]:
    """What stands in a column of the claims (`speaker`, `assigned`) or verdicts (`reviewer`)."""
    table = "verdicts" if column == "reviewer" else "claims"
    rows = store.rows(f"SELECT DISTINCT {column} AS word FROM {table} WHERE gone = 0 ORDER BY 1")
    return [row["word"] for row in rows if row["word"]]


_END = 2**62
"""Behind any text."""
_WIDE = 2
"""A flag's span over more sentences than this is about the text, not about the claims in it."""
_TOUCHES = f"""
WITH spans AS MATERIALIZED (
  SELECT f.id AS flag_id, s.key AS place,
    json_extract(s.value, '$[0]') AS start, json_extract(s.value, '$[1]') AS stop
  FROM flags f CROSS JOIN json_each(f.spans) s WHERE f.gone = 0 AND f.present = 1 AND f.evidence_id IS NULL)
SELECT s.flag_id, group_concat(p.claim_id) FROM spans s CROSS JOIN placements p
WHERE s.start < :stop AND s.stop > :start
  AND p.version_id = :version AND p.present = 1 AND p.gone = 0 AND p.claim_id NOT IN {ASIDE}
  AND p.start < s.stop AND p.stop > s.start AND p.start > s.start - :longest
GROUP BY s.flag_id, s.place HAVING count(DISTINCT p.sentence) <= {_WIDE}
UNION ALL
SELECT f.id, e.claim_id FROM flags f JOIN evidence e ON e.id = f.evidence_id WHERE f.gone = 0
ORDER BY 1
"""


def touching(store: Store, version: int, within: Span | None = None) -> dict[int, tuple[int, ...]]:
    """Claim id -> ids of the flags that touch it, in their order; at least of the claims within a span."""
    found: dict[int, dict[int, None]] = {}
    start, stop = (within.start, within.end) if within is not None else (0, _END)
    values = {"version": version, "longest": longest(store, version) + 1, "start": start, "stop": stop}
    for flag_id, claim_ids in store.rows(_TOUCHES, values):
        for claim_id in str(claim_ids).split(","):
            found.setdefault(int(claim_id), {})[flag_id] = None
    return {claim_id: tuple(flags) for claim_id, flags in found.items()}
