"""The tables of `claims.db`, as migrations. A change of schema is a new migration at the end.

`PRAGMA user_version` is the number of migrations applied, so that an up-to-date case opens without
importing sqlite-utils.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

APPLICATION_ID = 0x436C6D57
"""`ClmW`, in the header of every `claims.db`: how a foreign file of that name is recognised."""

# Rows are never deleted: what was undone or removed is marked `gone` (1; 2 once its bytes were pruned).
# Spans are [start, stop) in code points of their version's text; lists are JSON.
_TABLES_1 = """
CREATE TABLE meta (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0);
CREATE TABLE article_versions (
  id INTEGER PRIMARY KEY, number INTEGER NOT NULL,
  text TEXT NOT NULL, text_sha256 TEXT NOT NULL,
  file TEXT NOT NULL, file_sha256 TEXT NOT NULL, media_type TEXT NOT NULL, charset TEXT NOT NULL,
  title TEXT NOT NULL, title_start INTEGER, title_stop INTEGER,
  author TEXT NOT NULL, publisher TEXT NOT NULL, published TEXT NOT NULL, url TEXT NOT NULL,
  lang TEXT NOT NULL, taken_at TEXT NOT NULL, notices TEXT NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0);
CREATE TABLE analyses (
  id INTEGER PRIMARY KEY, version_id INTEGER NOT NULL REFERENCES article_versions(id),
  at TEXT NOT NULL, tool TEXT NOT NULL,
  blocks TEXT NOT NULL, sentences TEXT NOT NULL, facts_sha256 TEXT NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0);
CREATE INDEX analyses_version ON analyses(version_id);
CREATE TABLE facts (
  id INTEGER PRIMARY KEY, analysis_id INTEGER NOT NULL REFERENCES analyses(id),
  what TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  text TEXT NOT NULL, value TEXT NOT NULL, data TEXT NOT NULL);
CREATE INDEX facts_analysis ON facts(analysis_id, start);
CREATE TABLE claims (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, priority REAL NOT NULL, why TEXT NOT NULL,
  origin TEXT NOT NULL, state TEXT NOT NULL, state_reason TEXT NOT NULL,
  modality TEXT NOT NULL, negated INTEGER NOT NULL, speaker TEXT NOT NULL, made_of TEXT NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0);
CREATE TABLE placements (
  id INTEGER PRIMARY KEY, claim_id INTEGER NOT NULL REFERENCES claims(id),
  version_id INTEGER NOT NULL REFERENCES article_versions(id),
  start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL, sentence INTEGER NOT NULL,
  score REAL, look_again INTEGER NOT NULL, present INTEGER NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX placements_once ON placements(version_id, claim_id);
CREATE INDEX placements_claim ON placements(claim_id);
CREATE TABLE sources (
  id INTEGER PRIMARY KEY, title TEXT NOT NULL, publisher TEXT NOT NULL, author TEXT NOT NULL,
  published TEXT NOT NULL, accessed TEXT NOT NULL, url TEXT NOT NULL, grade TEXT,
  interests TEXT NOT NULL, lang TEXT NOT NULL, caveat TEXT NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0);
CREATE TABLE captures (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES sources(id),
  kind TEXT NOT NULL, file TEXT NOT NULL, media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL, size INTEGER NOT NULL, captured_at TEXT NOT NULL,
  text TEXT NOT NULL, text_sha256 TEXT NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0);
CREATE INDEX captures_source ON captures(source_id);
CREATE INDEX captures_sha256 ON captures(sha256);
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY, claim_id INTEGER NOT NULL REFERENCES claims(id),
  source_id INTEGER NOT NULL REFERENCES sources(id), capture_id INTEGER REFERENCES captures(id),
  stance TEXT NOT NULL, quote TEXT NOT NULL, note TEXT NOT NULL, selector TEXT,
  how TEXT, score REAL, anchored INTEGER NOT NULL, facts TEXT NOT NULL,
  reviewer TEXT NOT NULL, at TEXT NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0);
CREATE INDEX evidence_claim ON evidence(claim_id);
CREATE INDEX evidence_source ON evidence(source_id);
CREATE TABLE flags (
  id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE,
  rule TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL,
  question TEXT NOT NULL, own_question TEXT NOT NULL,
  spans TEXT NOT NULL, texts TEXT NOT NULL, span_values TEXT NOT NULL, why TEXT NOT NULL,
  score REAL NOT NULL, context TEXT NOT NULL,
  state TEXT NOT NULL, present INTEGER NOT NULL,
  evidence_id INTEGER REFERENCES evidence(id),
  gone INTEGER NOT NULL DEFAULT 0);
CREATE INDEX flags_evidence ON flags(evidence_id);
CREATE TABLE follow_ups (
  id INTEGER PRIMARY KEY, flag_id INTEGER NOT NULL REFERENCES flags(id),
  state TEXT NOT NULL, note TEXT NOT NULL, reviewer TEXT NOT NULL, at TEXT NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0);
CREATE INDEX follow_ups_flag ON follow_ups(flag_id);
CREATE TABLE verdicts (
  id INTEGER PRIMARY KEY, claim_id INTEGER NOT NULL REFERENCES claims(id),
  rating TEXT NOT NULL, rationale TEXT NOT NULL, reviewer TEXT NOT NULL, at TEXT NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0);
CREATE INDEX verdicts_claim ON verdicts(claim_id);
CREATE TABLE events (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, reviewer TEXT NOT NULL,
  deed TEXT NOT NULL, summary TEXT NOT NULL, subject TEXT NOT NULL, changes TEXT NOT NULL,
  undoes INTEGER REFERENCES events(id), prev_hash TEXT NOT NULL, hash TEXT NOT NULL);
CREATE INDEX events_undoes ON events(undoes);
CREATE INDEX events_subject ON events(subject);
"""

_SOURCES_2 = """
ALTER TABLE captures ADD COLUMN marks TEXT NOT NULL DEFAULT '[]';
ALTER TABLE captures ADD COLUMN notices TEXT NOT NULL DEFAULT '[]';
ALTER TABLE captures ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE captures ADD COLUMN status INTEGER;
ALTER TABLE sources ADD COLUMN archive_url TEXT NOT NULL DEFAULT '';
CREATE TABLE searches (
  id INTEGER PRIMARY KEY, claim_id INTEGER REFERENCES claims(id),
  place TEXT NOT NULL, query TEXT NOT NULL, result TEXT NOT NULL, found INTEGER NOT NULL,
  reviewer TEXT NOT NULL, at TEXT NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0);
CREATE INDEX searches_claim ON searches(claim_id);
CREATE TABLE sign_offs (
  id INTEGER PRIMARY KEY, verdict_id INTEGER NOT NULL REFERENCES verdicts(id),
  agrees INTEGER NOT NULL, note TEXT NOT NULL, reviewer TEXT NOT NULL, at TEXT NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0);
CREATE INDEX sign_offs_verdict ON sign_offs(verdict_id);
"""

_DESK_3 = """
ALTER TABLE claims ADD COLUMN assigned TEXT NOT NULL DEFAULT '';
CREATE INDEX placements_order ON placements(version_id, start);
"""

# `folded` is what is searched, NULL where it has to be made again; it follows from `text` and is not
# logged. When `language.fold` comes to fold otherwise, a step here has to empty it.
_LISTS_4 = """
ALTER TABLE placements ADD COLUMN folded TEXT;
CREATE TRIGGER placements_reworded AFTER UPDATE OF text ON placements WHEN new.text <> old.text
  BEGIN UPDATE placements SET folded = NULL WHERE id = new.id; END;
CREATE INDEX placements_unfolded ON placements(id) WHERE folded IS NULL;
DROP INDEX placements_order;
CREATE INDEX placements_listed
  ON placements(version_id, present DESC, start, stop, claim_id, sentence) WHERE gone = 0;
CREATE INDEX placements_again ON placements(version_id, claim_id) WHERE look_again = 1;
CREATE INDEX placements_away ON placements(version_id, claim_id) WHERE present = 0 OR gone <> 0;
CREATE INDEX placements_length ON placements(version_id, stop - start) WHERE stop > start;
CREATE INDEX article_versions_named ON article_versions(id, title, lang) WHERE gone = 0;
CREATE INDEX analyses_newest ON analyses(version_id, id) WHERE gone = 0;
CREATE INDEX claims_aside ON claims(id) WHERE state <> 'active' OR gone <> 0;
CREATE INDEX verdicts_newest ON verdicts(claim_id, id, rating, reviewer) WHERE gone = 0;
"""

_STEPS: tuple[tuple[str, str], ...] = (
    ("tables", _TABLES_1),
    ("sources", _SOURCES_2),
    ("desk", _DESK_3),
    ("lists", _LISTS_4),
)

VERSION = len(_STEPS)
"""The schema version that this workbench writes."""

LOGGED = (
    "meta", "article_versions", "analyses", "claims", "placements",
    "sources", "captures", "evidence", "flags", "follow_ups", "verdicts", "searches", "sign_offs",
)  # fmt: skip
"""Tables whose every change stands in the event log; `facts` follow from their analysis, whose row
holds their hash."""

POINTERS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "article_versions": (("placements", "version_id"), ("analyses", "version_id")),
    "claims": (
        ("placements", "claim_id"),
        ("evidence", "claim_id"),
        ("verdicts", "claim_id"),
        ("searches", "claim_id"),
    ),
    "sources": (("captures", "source_id"), ("evidence", "source_id")),
    "captures": (("evidence", "capture_id"),),
    "flags": (("follow_ups", "flag_id"),),
    "verdicts": (("sign_offs", "verdict_id"),),
}
"""Which rows point at a row: what points at a row that is taken back would be left hanging. Flags
outlive the evidence that they are about."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the schema up to `VERSION`, each step in a transaction of its own."""
    from sqlite_utils import Database, Migrations

    migrations = Migrations("workbench")
    for number, (name, statements) in enumerate(_STEPS, start=1):
        migrations(name=f"{number:03}_{name}")(_step(number, statements))
    migrations.apply(Database(connection, execute_plugins=False))
    # When a step ran says nothing of the case; without it, building a case again gives the same bytes.
    connection.execute("UPDATE _sqlite_migrations SET applied_at = ''")


def _step(number: int, statements: str) -> Callable[[object], None]:
    def run(db: object) -> None:
        connection: sqlite3.Connection = db.conn  # type: ignore[attr-defined]  # sqlite_utils.Database
        # One by one: executescript() would commit the transaction that the step runs in.
        for statement in statements.split(";\n"):
            if statement.strip():
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")

    return run
