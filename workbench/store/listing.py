"""Which claims a case has, by conditions and in order, as ids: the rows are read a page at a time.

One value comes back however many claims there are, so that a list of 100,000 is there at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workbench.store.columns import dump, load
from workbench.store.database import Store
from workbench.store.queries import Row


@dataclass(frozen=True, slots=True)
class Condition:
    """What a claim must be, or with `negated` must not be, to be listed."""

    what: str
    """A key of `_SQL`."""
    values: tuple[Any, ...] = ()
    """Any of these will do; for the comparisons of priorities one number."""
    negated: bool = False


_AMONG = "(SELECT value FROM json_each(?))"
_EVIDENCE = "EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = c.id AND e.gone = 0{})"
_SQL = {
    "id": f"c.id IN {_AMONG}",
    "kind": f"c.kind IN {_AMONG}",
    "rating": f"coalesce(v.rating, '') IN {_AMONG}",
    "rated by": f"coalesce(v.reviewer, '') IN {_AMONG}",
    "assigned": f"c.assigned IN {_AMONG}",
    "speaker": f"c.speaker IN {_AMONG}",
    "modality": f"c.modality IN {_AMONG}",
    "origin": f"c.origin IN {_AMONG}",
    "source": _EVIDENCE.format(f" AND e.source_id IN {_AMONG}"),
    "stance": _EVIDENCE.format(f" AND e.stance IN {_AMONG}"),
    "sourced": _EVIDENCE.format(""),
    "denied": "c.negated = 1",
    "look again": "p.look_again = 1",
    "present": "p.present = 1",
    ">": "c.priority > ?",
    ">=": "c.priority >= ?",
    "<": "c.priority < ?",
    "<=": "c.priority <= ?",
}
_NEWEST = (
    " LEFT JOIN (SELECT claim_id, rating, reviewer, max(id) FROM verdicts WHERE gone = 0 GROUP BY claim_id) v"
    " ON v.claim_id = c.id"
)
_ORDERS = {
    "article": "p.present DESC, p.start, p.stop, c.id",
    "priority": "p.present DESC, c.priority DESC, p.start, c.id",
}


def ids(
    store: Store,
    version: int,
    conditions: Sequence[Condition] = (),
    *,
    active: bool = True,
    order: str = "article",
) -> list[int]:
    """Ids of the claims that meet every condition, in the article's order or by `priority`.

    `active`: those that are listed; otherwise those that were set aside.
    """
    where, values = [], []
    for condition in conditions:
        sql = _SQL[condition.what]
        where.append(f"AND NOT ({sql})" if condition.negated else f"AND ({sql})")
        if "json_each" in sql:
            values.append(dump(list(condition.values)))
        elif "?" in sql:
            values.append(condition.values[0])
    newest = _NEWEST if any("v." in part for part in where) else ""
    found = store.value(
        "SELECT json_group_array(id) FROM (SELECT c.id FROM placements p"
        f" JOIN claims c ON c.id = p.claim_id{newest}"
        " WHERE p.version_id = ? AND p.gone = 0 AND c.gone = 0"
        f" AND c.state {'=' if active else '<>'} 'active' {' '.join(where)} ORDER BY {_ORDERS[order]})",
        (version, *values),
    )
    return list(load(found))


def states(store: Store, version: int) -> list[Row]:
    """Id, place, sentence, rating and look_again of a version's active claims, in its order."""
    return store.rows(
        f"SELECT c.id, p.start, p.stop, p.sentence, v.rating, p.look_again FROM placements p"
        f" JOIN claims c ON c.id = p.claim_id{_NEWEST}"
        " WHERE p.version_id = ? AND p.present = 1 AND p.gone = 0 AND c.gone = 0 AND c.state = 'active'"
        " ORDER BY p.start, p.stop, c.id",
        (version,),
    )


def longest(store: Store, version: int) -> int:
    """Code points of the longest claim of a version: how far back one that reaches into a span begins."""
    return int(store.value("SELECT max(stop - start) FROM placements WHERE version_id = ?", (version,)) or 0)


def within(store: Store, version: int, start: int, stop: int, reach: int) -> list[int]:
    """Ids of the active claims that share text with `[start, stop)` of a version, in its order.

    `reach` is what `longest` says.
    """
    rows = store.rows(
        "SELECT c.id FROM placements p JOIN claims c ON c.id = p.claim_id WHERE p.version_id = ?"
        " AND p.start < ? AND p.start > ? AND p.stop > ? AND p.present = 1 AND p.gone = 0"
        " AND c.gone = 0 AND c.state = 'active' ORDER BY p.start, p.stop, c.id",
        (version, stop, start - reach - 1, start),
    )
    return [row["id"] for row in rows]


def texts(store: Store, version: int) -> list[tuple[int, str]]:
    """Id and text of every claim of a version, whatever its state."""
    return [
        (claim_id, text)
        for claim_id, text in store.rows(
            "SELECT claim_id, text FROM placements WHERE version_id = ? AND gone = 0", (version,)
        )
    ]


def moved_since(store: Store, event: int) -> bool:
    """Whether anything since that event changed where claims stand, and so what their texts are."""
    sql = 'SELECT EXISTS (SELECT 1 FROM events WHERE id > ? AND instr(changes, \'"table":"placements"\') > 0)'
    return bool(store.value(sql, (event,)))


def distinct(store: Store, column: str) -> list[str]:
    """What stands in a column of the claims (`speaker`, `assigned`) or verdicts (`reviewer`)."""
    table = "verdicts" if column == "reviewer" else "claims"
    rows = store.rows(f"SELECT DISTINCT {column} AS word FROM {table} WHERE gone = 0 ORDER BY 1")
    return [row["word"] for row in rows if row["word"]]


_WIDE = 2
"""A flag's span over more sentences than this is about the text, not about the claims in it."""
_TOUCHES = f"""
SELECT f.id AS flag_id, group_concat(p.claim_id) AS claim_ids
FROM flags f CROSS JOIN json_each(f.spans) s CROSS JOIN placements p JOIN claims c ON c.id = p.claim_id
WHERE f.gone = 0 AND f.present = 1 AND f.evidence_id IS NULL
  AND p.version_id = :version AND p.present = 1 AND p.gone = 0 AND c.gone = 0 AND c.state = 'active'
  AND p.start < json_extract(s.value, '$[1]') AND p.stop > json_extract(s.value, '$[0]')
  AND p.start > json_extract(s.value, '$[0]') - :longest
GROUP BY f.id, s.key HAVING count(DISTINCT p.sentence) <= {_WIDE}
UNION ALL
SELECT f.id, e.claim_id FROM flags f JOIN evidence e ON e.id = f.evidence_id WHERE f.gone = 0
ORDER BY 1
"""


def touching(store: Store, version: int) -> dict[int, tuple[int, ...]]:
    """Claim id -> ids of the flags that touch it, in their order."""
    found: dict[int, dict[int, None]] = {}
    for flag_id, claim_ids in store.rows(
        _TOUCHES, {"version": version, "longest": longest(store, version) + 1}
    ):
        for claim_id in str(claim_ids).split(","):
            found.setdefault(int(claim_id), {})[flag_id] = None
    return {claim_id: tuple(flags) for claim_id, flags in found.items()}
