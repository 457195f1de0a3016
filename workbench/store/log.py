"""Deeds: one transaction that writes its row changes and one event, in a chain of hashes.

A change is `{"table", "id", "before", "after"}`: for a new row `before` is None and `after` the
whole row, for a changed one both hold the columns that changed. In a new row a value longer than
`LONG` characters stands as `sha256:<hex>`.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from workbench.i18n import tr
from workbench.model import Event, InputError
from workbench.store.columns import dump, load
from workbench.store.database import Store
from workbench.store.schema import LOGGED

CLAIMS = "claims"
"""The subject of a deed on several claims at once."""
LONG = 2000
NO_HASH = ""
"""What the first event's `prev_hash` is."""

Change = dict[str, Any]


@dataclass
class Deed:
    """A deed under way: `summary` and `subject` may be set until it ends."""

    store: Store
    name: str
    reviewer: str
    at: str
    summary: str = ""
    subject: str = "case"
    undoes: int | None = None
    changes: list[Change] = field(default_factory=list)

    def insert(self, table: str, row: Mapping[str, Any]) -> int:
        """Add a row; its new id. Raises InputError for text that is not valid Unicode."""
        columns = ", ".join(row)
        marks = ", ".join("?" * len(row))
        cursor = _execute(self.store, f"INSERT INTO {table} ({columns}) VALUES ({marks})", row)
        number = cursor.lastrowid
        assert number is not None  # noqa: S101  # SQLite sets it for every insert
        after = {column: logged(value) for column, value in row.items()}
        self.changes.append({"table": table, "id": number, "before": None, "after": after})
        return number

    def update(self, table: str, number: int, row: Mapping[str, Any]) -> bool:
        """Set the columns of `row` that differ; whether any did."""
        old = self.store.row(f"SELECT {', '.join(row)} FROM {table} WHERE id = ?", (number,))
        if old is None:
            raise InputError(tr("there is no row {number} in {table}", number=number, table=table))
        new = {column: value for column, value in row.items() if old[column] != value}
        if not new:
            return False
        settings = ", ".join(f"{column} = ?" for column in new)
        _execute(self.store, f"UPDATE {table} SET {settings} WHERE id = {int(number)}", new)
        before = {column: old[column] for column in new}
        self.changes.append({"table": table, "id": number, "before": before, "after": new})
        return True

    def insert_facts(self, analysis_id: int, rows: Sequence[tuple[str, int, int, str, str, str]]) -> None:
        """An analysis' facts: what, start, stop, text, value, data. Its row holds their hash."""
        self.store.connection.executemany(
            "INSERT INTO facts (analysis_id, what, start, stop, text, value, data)"
            f" VALUES ({int(analysis_id)}, ?, ?, ?, ?, ?, ?)",
            rows,
        )


@contextmanager
def deed(store: Store, name: str, *, reviewer: str, at: str, subject: str = "case") -> Iterator[Deed]:
    """A transaction for one deed; its event is written last. An error keeps nothing of it.

    A deed that changed nothing leaves no event.
    """
    with store.writing():
        work = Deed(store, name, reviewer, at, subject=subject)
        yield work
        if work.changes:
            _write_event(work)


def _write_event(work: Deed) -> None:
    last = work.store.row("SELECT id, hash FROM events ORDER BY id DESC LIMIT 1")
    row = {
        "id": last["id"] + 1 if last else 1,
        "at": work.at,
        "reviewer": work.reviewer,
        "deed": work.name,
        "summary": work.summary,
        "subject": work.subject,
        "changes": dump(work.changes),
        "undoes": work.undoes,
        "prev_hash": last["hash"] if last else NO_HASH,
    }
    row["hash"] = event_hash(row)
    marks = ", ".join("?" * len(row))
    _execute(work.store, f"INSERT INTO events ({', '.join(row)}) VALUES ({marks})", row)


def event_hash(row: Mapping[str, Any]) -> str:
    """The sha256 of an event's columns, `prev_hash` among them, as canonical JSON."""
    columns = ("id", "at", "reviewer", "deed", "summary", "subject", "changes", "undoes", "prev_hash")
    content = dump([row[column] for column in columns])
    return hashlib.sha256(content.encode()).hexdigest()


def logged(value: Any) -> Any:
    """A value of a new row as the log holds it."""
    if isinstance(value, str) and len(value) > LONG:
        return "sha256:" + hashlib.sha256(value.encode()).hexdigest()
    return value


def _execute(store: Store, sql: str, row: Mapping[str, Any]) -> sqlite3.Cursor:
    try:
        return store.connection.execute(sql, tuple(row.values()))
    except UnicodeEncodeError as error:
        raise InputError(
            tr("the text holds characters that are not valid Unicode; paste it again")
        ) from error


_EVENTS = """
SELECT events.*, (
  SELECT max(later.id) FROM events later WHERE later.undoes = events.id
  AND NOT EXISTS (SELECT 1 FROM events redone WHERE redone.undoes = later.id)
) AS undone_by
FROM events
"""


def events(store: Store, *, subject: str | None = None, limit: int | None = None) -> tuple[Event, ...]:
    """The log, newest first; of one subject (`claim:12`), or of all."""
    where, values = ("WHERE subject = ?", [subject]) if subject else ("", [])
    if subject and subject.startswith("claim:"):
        number = subject.removeprefix("claim:")
        where += f" OR (subject = '{CLAIMS}' AND (instr(changes, ?) OR instr(changes, ?)))"
        values += [f'"claim_id":{number},', f'"table":"claims","id":{number},']
    sql = f"{_EVENTS} {where} ORDER BY id DESC LIMIT ?"
    return tuple(_event(row) for row in store.rows(sql, (*values, -1 if limit is None else limit)))


def event(store: Store, number: int) -> Event:
    row = store.row(f"{_EVENTS} WHERE id = ?", (number,))
    if row is None:
        raise InputError(tr("there is no event {number}", number=number))
    return _event(row)


def last_event_id(store: Store) -> int:
    return int(store.value("SELECT max(id) FROM events") or 0)


def _event(row: sqlite3.Row) -> Event:
    return Event(
        id=row["id"],
        at=row["at"],
        reviewer=row["reviewer"],
        deed=row["deed"],
        summary=row["summary"],
        subject=row["subject"],
        changes=tuple(load(row["changes"])),
        undoes=row["undoes"],
        undone_by=row["undone_by"],
        hash=row["hash"],
    )


def verify_log(store: Store) -> list[str]:
    """Problems of the log: a broken chain, or rows that are not what the events made of them."""
    problems: list[str] = []
    state: dict[tuple[str, int], dict[str, Any]] = {}
    prev = NO_HASH
    expected = 1
    for row in store.rows("SELECT * FROM events ORDER BY id"):
        if row["id"] != expected or row["prev_hash"] != prev or row["hash"] != event_hash(dict(row)):
            problems.append(f"the event log is broken at event {row['id']}: it was changed afterwards")
            return problems
        prev, expected = row["hash"], row["id"] + 1
        for change in load(row["changes"]):
            state.setdefault((change["table"], change["id"]), {}).update(change["after"])
    for table in LOGGED:
        for row in store.rows(f"SELECT * FROM {table}"):
            known = state.pop((table, row["id"]), None)
            if known is None:
                problems.append(f"{table} {row['id']} stands in no event: it was written past the log")
                continue
            odd = [name for name, value in known.items() if logged(row[name]) != logged(value)]
            if odd:
                problems.append(f"{table} {row['id']} was changed past the log: {', '.join(sorted(odd))}")
    problems += [f"{table} {number} is missing, though the log has it" for table, number in state]
    return problems
