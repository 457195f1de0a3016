"""What is read from `claims.db`, as rows; `desk.views` makes nouns of them. One query a list."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from workbench.store.columns import dump
from workbench.store.database import Store

Row = sqlite3.Row


def meta(store: Store, key: str, default: str = "") -> str:
    value = store.value("SELECT value FROM meta WHERE key = ? AND gone = 0", (key,))
    return default if value is None else str(value)


def metas(store: Store, start: str) -> list[Row]:
    """The entries whose key begins so, by key."""
    return store.rows(
        "SELECT key, value FROM meta WHERE substr(key, 1, ?) = ? AND gone = 0 ORDER BY key",
        (len(start), start),
    )


def meta_id(store: Store, key: str) -> int | None:
    value = store.value("SELECT id FROM meta WHERE key = ?", (key,))
    return None if value is None else int(value)


# ---------------------------------------------------------------------------- the article


# By an index: to come by what stands behind a long text, SQLite goes through all of it.
_NAMED = "article_versions INDEXED BY article_versions_named WHERE gone = 0"


def version_id(store: Store) -> int:
    """The current version's row."""
    return int(store.value(f"SELECT max(id) FROM {_NAMED}") or 0)


def title_and_lang(store: Store) -> tuple[str, str]:
    """Of the current version, without reading its text; empty where there is none."""
    row = store.row(f"SELECT title, lang FROM {_NAMED} AND id = ?", (version_id(store),))
    return (row["title"], row["lang"]) if row else ("", "")


def versions(store: Store) -> list[Row]:
    """Every version with its newest analysis, oldest first."""
    return store.rows(_VERSIONS + " ORDER BY v.id")


def version(store: Store, number: int | None = None) -> Row | None:
    """The version of that number, or the current one."""
    if number is None:
        return store.row(_VERSIONS + " AND v.id = ?", (version_id(store),))
    return store.row(_VERSIONS + " AND v.number = ?", (number,))


_VERSIONS = """
SELECT v.*, a.id AS analysis_id, a.blocks, a.sentences, a.facts_sha256, a.tool
FROM article_versions v JOIN analyses a ON a.id = (
  SELECT max(id) FROM analyses WHERE version_id = v.id AND gone = 0)
WHERE v.gone = 0
"""


def analysis_id(store: Store, version: int) -> int:
    """The newest analysis of a version; 0 where there is none."""
    sql = "SELECT max(id) FROM analyses WHERE version_id = ? AND gone = 0"
    return int(store.value(sql, (version,)) or 0)


def version_with_bytes(store: Store, file_sha256: str) -> Row | None:
    return store.row("SELECT number FROM article_versions WHERE file_sha256 = ? AND gone = 0", (file_sha256,))


def facts(store: Store, analysis_id: int, start: int = 0, stop: int = -1) -> list[Row]:
    """The facts that lie within `[start, stop)`; all of them without bounds."""
    if stop < 0:
        return store.rows(
            "SELECT * FROM facts WHERE analysis_id = ? ORDER BY start, stop, id", (analysis_id,)
        )
    return store.rows(
        "SELECT * FROM facts WHERE analysis_id = ? AND start >= ? AND start < ? AND stop <= ?"
        " ORDER BY start, stop, id",
        (analysis_id, start, stop, stop),
    )


# ---------------------------------------------------------------------------- claims


NEWEST = "SELECT claim_id, rating, reviewer, max(id) FROM verdicts WHERE gone = 0 GROUP BY claim_id"
"""The verdict on each claim that counts."""
_ASIDE = "SELECT id FROM claims WHERE state <> 'active' OR gone <> 0"
ASIDE = f"({_ASIDE})"
"""What is not listed: few, and told by an index."""
_AWAY = (
    "SELECT claim_id FROM placements INDEXED BY placements_away"
    " WHERE version_id = :version AND (present = 0 OR gone <> 0)"
)

_CLAIMS = """
SELECT c.id, c.kind, c.priority, c.why, c.origin, c.state, c.state_reason, c.modality, c.negated, c.speaker,
  p.start, p.stop, p.text, p.sentence, p.score, p.look_again, p.present, v.rating,
  (SELECT count(*) FROM evidence WHERE claim_id = c.id AND gone = 0) AS evidence_count,
  p.id AS placement_id, c.assigned, coalesce(v.reviewer, '') AS rated_by
FROM {} JOIN claims c ON c.id = p.claim_id
LEFT JOIN verdicts v ON v.id = (SELECT max(id) FROM verdicts WHERE claim_id = c.id AND gone = 0)
WHERE p.version_id = :version AND p.gone = 0 AND c.gone = 0
ORDER BY p.present DESC, p.start, p.stop, c.id
"""


def claims(store: Store, version: int, ids: Sequence[int] | None = None) -> list[Row]:
    """The claims of a version (only those of `ids`), in the article's order, those not in it last."""
    if ids is None:
        return store.rows(_CLAIMS.format("placements p"), {"version": version})
    asked = "json_each(:ids) CROSS JOIN placements p ON p.claim_id = json_each.value"
    return store.rows(_CLAIMS.format(asked), {"version": version, "ids": dump(list(ids))})


def claim(store: Store, version: int, claim_id: int) -> Row | None:
    return store.row(
        "SELECT c.*, p.id AS placement_id, p.start, p.stop, p.text, p.sentence, p.score, p.look_again,"
        " p.present FROM placements p JOIN claims c ON c.id = p.claim_id"
        " WHERE p.version_id = ? AND c.id = ? AND p.gone = 0 AND c.gone = 0",
        (version, claim_id),
    )


def made_of(store: Store, claim_id: int) -> list[int]:
    """Ids of the claims that were split or merged into it, and of those that these were made of."""
    rows = store.rows(
        "WITH RECURSIVE older(id) AS ("
        " SELECT made.value FROM claims c, json_each(c.made_of) made WHERE c.id = ?"
        " UNION SELECT made.value FROM older JOIN claims c ON c.id = older.id, json_each(c.made_of) made)"
        " SELECT id FROM older ORDER BY id",
        (claim_id,),
    )
    return [row["id"] for row in rows]


def verdicts(store: Store, claim_id: int | None = None) -> list[Row]:
    """Newest first."""
    where = "" if claim_id is None else "AND claim_id = ?"
    values = () if claim_id is None else (claim_id,)
    return store.rows(f"SELECT * FROM verdicts WHERE gone = 0 {where} ORDER BY id DESC", values)


def listed_count(store: Store, version: int) -> int:
    """How many active claims a version has, those too that no longer stand in it."""
    return _count(store, version, "placements_listed", "gone = 0")


def absent_count(store: Store, version: int) -> int:
    """How many of them no longer stand in it."""
    return _count(store, version, "placements_away", "present = 0 AND gone = 0")


def again_count(store: Store, version: int) -> int:
    """How many of those that do are to be looked at again."""
    return _count(store, version, "placements_again", "look_again = 1 AND present = 1 AND gone = 0")


def _count(store: Store, version: int, index: str, which: str) -> int:
    """Placements of active claims; those of others are few, and taken off."""
    counted = "SELECT count(*) FROM placements INDEXED BY {} WHERE version_id = :version AND " + which
    aside = f"{counted.format('placements_once')} AND claim_id IN {ASIDE}"
    sql = f"SELECT ({counted.format(index)}) - ({aside})"
    return int(store.value(sql, {"version": version}))


def rated_count(store: Store, version: int) -> int:
    """How many of the active claims that stand in a version have a verdict."""
    # Every claim has a place in each version since it was made, if only one that is not present.
    sql = (
        "SELECT (SELECT count(DISTINCT claim_id) FROM verdicts INDEXED BY verdicts_newest WHERE gone = 0)"
        f" - (SELECT count(*) FROM ({_ASIDE} UNION {_AWAY}) o"
        " WHERE EXISTS (SELECT 1 FROM verdicts v WHERE v.claim_id = o.id AND v.gone = 0))"
    )
    return int(store.value(sql, {"version": version}))


# ---------------------------------------------------------------------------- flags


def flags(store: Store, *, gone: bool = False) -> list[Row]:
    """Every flag, with the claim of the evidence that it is about, if it is about one.

    `gone`: those too that an undo took back; their fingerprints are still theirs.
    """
    return store.rows(
        "SELECT f.*, e.claim_id AS evidence_claim_id FROM flags f"
        " LEFT JOIN evidence e ON e.id = f.evidence_id WHERE f.gone <= ? ORDER BY f.id",
        (int(gone),),
    )


def flag_kinds(store: Store) -> list[Row]:
    """Every flag with no more than its rule and severity."""
    return store.rows("SELECT id, rule, severity FROM flags WHERE gone = 0 ORDER BY id")


def rules_with_flags(store: Store) -> list[str]:
    """The rules that raised a flag."""
    rows = store.rows("SELECT DISTINCT rule FROM flags WHERE gone = 0 AND present = 1 ORDER BY rule")
    return [row["rule"] for row in rows]


def open_flags(store: Store) -> list[Row]:
    """Id and severity of the flags that the latest analysis raises and that nobody has settled."""
    return store.rows(
        "SELECT id, severity FROM flags WHERE gone = 0 AND present = 1 AND state IN ('open', 'queried')"
        " ORDER BY id"
    )


def flag(store: Store, flag_id: int) -> Row | None:
    return store.row("SELECT * FROM flags WHERE id = ? AND gone = 0", (flag_id,))


def evidence_flags(store: Store, evidence_id: int) -> list[Row]:
    return store.rows("SELECT * FROM flags WHERE evidence_id = ?", (evidence_id,))


def follow_ups(store: Store) -> list[Row]:
    """Oldest first."""
    return store.rows("SELECT * FROM follow_ups WHERE gone = 0 ORDER BY id")


# ---------------------------------------------------------------------------- sources and evidence


_SOURCES = """
SELECT s.*, (SELECT count(*) FROM evidence WHERE source_id = s.id AND gone = 0) AS evidence_count
FROM sources s WHERE s.gone = 0
"""


def sources(store: Store) -> list[Row]:
    return store.rows(_SOURCES + " ORDER BY s.id")


def source(store: Store, source_id: int) -> Row | None:
    return store.row(_SOURCES + " AND s.id = ?", (source_id,))


def source_count(store: Store) -> int:
    return int(store.value("SELECT count(*) FROM sources WHERE gone = 0"))


def captures(store: Store, source_id: int | None = None) -> list[Row]:
    where = "" if source_id is None else "AND source_id = ?"
    values = () if source_id is None else (source_id,)
    return store.rows(f"SELECT * FROM captures WHERE gone = 0 {where} ORDER BY id", values)


def capture_with_bytes(store: Store, sha256: str) -> Row | None:
    return store.row("SELECT * FROM captures WHERE sha256 = ? AND gone = 0 ORDER BY id", (sha256,))


def kept_files(store: Store) -> list[str]:
    """The files of `sources/` that any row names, taken back ones too, sorted."""
    rows = store.rows("SELECT file FROM captures UNION SELECT file FROM article_versions ORDER BY file")
    return [row["file"] for row in rows]


def prunable(store: Store) -> list[Row]:
    """Captures that were taken back, whose file nothing else names; also pruned ones."""
    return store.rows(
        "SELECT * FROM captures c WHERE gone > 0 AND NOT EXISTS ("
        "  SELECT 1 FROM captures o WHERE o.file = c.file AND o.gone = 0)"
        " AND NOT EXISTS (SELECT 1 FROM article_versions WHERE file = c.file) ORDER BY id"
    )


def file_in_use(store: Store, file: str) -> bool:
    """Whether any row, taken back ones too, names this file of `sources/`."""
    return bool(
        store.value(
            "SELECT EXISTS (SELECT 1 FROM captures WHERE file = ?)"
            " OR EXISTS (SELECT 1 FROM article_versions WHERE file = ?)",
            (file, file),
        )
    )


_EVIDENCE = """
SELECT e.*, s.title AS source_title, s.published, c.kind AS capture_kind, c.marks AS capture_marks,
  (SELECT min(kind) FROM captures WHERE source_id = s.id AND gone = 0) AS any_kind
FROM evidence e JOIN sources s ON s.id = e.source_id LEFT JOIN captures c ON c.id = e.capture_id
WHERE e.gone = 0
"""


def evidence(store: Store, claim_id: int | None = None) -> list[Row]:
    where = "" if claim_id is None else "AND e.claim_id = ?"
    values = () if claim_id is None else (claim_id,)
    return store.rows(f"{_EVIDENCE} {where} ORDER BY e.id", values)


def evidence_piece(store: Store, evidence_id: int) -> Row | None:
    return store.row(f"{_EVIDENCE} AND e.id = ?", (evidence_id,))


def searches(store: Store, claim_id: int | None = None) -> list[Row]:
    """Oldest first."""
    where = "" if claim_id is None else "AND claim_id = ?"
    values = () if claim_id is None else (claim_id,)
    return store.rows(f"SELECT * FROM searches WHERE gone = 0 {where} ORDER BY id", values)


def search(store: Store, search_id: int) -> Row | None:
    return store.row("SELECT * FROM searches WHERE id = ? AND gone = 0", (search_id,))


def sign_offs(store: Store) -> list[Row]:
    """Oldest first, each with the claim of its verdict, and whether that is the claim's `newest`."""
    return store.rows(
        "SELECT s.*, v.claim_id, v.id = (SELECT max(id) FROM verdicts n"
        "   WHERE n.claim_id = v.claim_id AND n.gone = 0) AS newest"
        " FROM sign_offs s JOIN verdicts v ON v.id = s.verdict_id"
        " WHERE s.gone = 0 AND v.gone = 0 ORDER BY s.id"
    )
