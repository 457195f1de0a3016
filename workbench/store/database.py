"""`claims.db`: opening it, reading it as it stood at one moment, and what can go wrong.

One connection a `Store`, shared by threads under one lock (`check_same_thread=False`): a reading
or a deed holds the lock from its first statement to its last, so threads never see half a deed,
and `changed()` tells other processes' work from one's own. Both are short; what takes long
(reading a file, analysing) is done outside.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from workbench.i18n import tr
from workbench.model import CaseError, ClosedError, InputError
from workbench.store import schema

FILE = "claims.db"
BUSY_MS = 5000
"""How long a deed waits for another program's deed."""

Values = Sequence[Any] | Mapping[str, Any]

_MAGIC = b"SQLite format 3\x00"
_READ_ONLY_CODES = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")
_BUSY_CODES = ("SQLITE_BUSY", "SQLITE_LOCKED")
_DAMAGED_CODES = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def is_case_file(path: Path) -> bool:
    """Whether `path` is a database that the workbench made, by its header; nothing is opened."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError:
        return False
    # https://www.sqlite.org/fileformat.html: the application id stands at byte 68, big-endian.
    return header.startswith(_MAGIC) and header[68:72] == schema.APPLICATION_ID.to_bytes(4, "big")


class Store:
    """An open `claims.db`. Use `Store.open` or `Store.create`."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self.connection = connection
        self._lock = threading.RLock()
        self._seen = self._data_version()
        self._closed = False

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open an existing case; where nothing can be written, for reading only.

        Raises CaseError for a file that is missing, foreign, damaged, in use or made by a newer
        workbench.
        """
        _recognise(path)
        with explained(path):
            connection, read_only = _connect(path)
            try:
                _check_version(path, connection, read_only=read_only)
                return cls(path, connection, read_only=read_only)
            except BaseException:
                connection.close()
                raise

    @classmethod
    def create(cls, path: Path) -> Store:
        """Make an empty database at `path`, where no file may be."""
        with explained(path):
            connection = _raw(path, "rwc")
            try:
                # Before WAL, so that it stands in the file itself and not in the log beside it.
                connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                connection.execute("PRAGMA journal_mode = WAL")
                _configure(connection)
                schema.migrate(connection)
                return cls(path, connection, read_only=False)
            except BaseException:
                connection.close()
                raise

    def close(self) -> None:
        """Waits for a query that runs; what is asked afterwards raises ClosedError."""
        with self._lock:
            self._closed = True
            self.connection.close()

    def copy_to(self, path: Path) -> None:
        """A copy of the whole database, as it stands at one moment, at `path`, where no file may be."""
        with self._lock, explained(self.path):
            self._check_open()
            copy = _raw(path, "rwc")
            try:
                self.connection.backup(copy)
            finally:
                copy.close()

    def snapshot(self) -> Store:
        """The database as it stands now, on a connection of its own that sees nothing of what follows."""
        with explained(self.path):
            try:
                connection = _probed(_raw(self.path, "ro"))
            except sqlite3.OperationalError:
                connection = _probed(_raw(self.path, "ro", immutable=True))
            connection.execute("BEGIN")
            connection.execute(
                "SELECT count(*) FROM sqlite_master"
            ).fetchone()  # the moment is its first read
            return Store(self.path, connection, read_only=True)

    def changed(self) -> bool:
        """Whether another connection has written since this was last asked."""
        with self._lock, explained(self.path):
            self._check_open()
            version = self._data_version()
            changed, self._seen = version != self._seen, version
            return changed

    def _data_version(self) -> int:
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Queries inside all see the database as it stood at the first of them."""
        with self._lock, explained(self.path):
            self._check_open()
            if self.connection.in_transaction:  # inside a deed or another reading
                yield
                return
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it is on disk at the end, or none of it."""
        with self._lock:
            self._check_open()
            if self.read_only:
                raise CaseError(_read_only(self.path))
            with explained(self.path):
                # IMMEDIATE: waits for other writers now, and not with half the work done.
                self.connection.execute("BEGIN IMMEDIATE")
                try:
                    yield
                    self.connection.execute("COMMIT")
                except BaseException:
                    if self.connection.in_transaction:
                        self.connection.execute("ROLLBACK")
                    raise

    def rows(self, sql: str, values: Values = ()) -> list[sqlite3.Row]:
        with self._lock, explained(self.path):
            self._check_open()
            return self.connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Values = ()) -> sqlite3.Row | None:
        with self._lock, explained(self.path):
            self._check_open()
            found: sqlite3.Row | None = self.connection.execute(sql, values).fetchone()
            return found

    def _check_open(self) -> None:
        if self._closed:
            raise ClosedError(tr("{path} was closed", path=self.path))

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first column of the first row; None without one."""
        row = self.row(sql, values)
        return row[0] if row else None


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """SQLite's and the system's errors as one CaseError line that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise CaseError(_explain(path, error)) from error
    except UnicodeDecodeError as error:
        raise CaseError(
            tr("{path} is damaged; restore it from a copy ({reason})", path=path, reason=error)
        ) from error
    except OverflowError as error:  # an id beyond 64 bits
        raise InputError(tr("there is nothing of that number; it is too large")) from error


def _explain(path: Path, error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorname", "") or ""
    if code.startswith(_BUSY_CODES):
        return tr("{path} is in use by another program; try again in a moment", path=path)
    if code.startswith(_READ_ONLY_CODES):
        return _read_only(path)
    if code.startswith("SQLITE_FULL"):
        return tr("the disk is full: nothing was saved in {path}; make room and try again", path=path)
    if code.startswith(_DAMAGED_CODES):
        return tr("{path} is damaged; restore it from a copy ({reason})", path=path, reason=error)
    if code.startswith("SQLITE_IOERR"):
        return tr("the disk failed: nothing was saved in {path} ({reason})", path=path, reason=error)
    return f"{path}: {error}"


def _read_only(path: Path) -> str:
    return tr("{path} cannot be written; copy the case to a folder of your own to work on it", path=path)


def _recognise(path: Path) -> None:
    if not path.is_file():
        raise CaseError(
            tr(
                "no case in {parent}: {name} is missing; `workbench new` makes one",
                parent=path.parent,
                name=path.name,
            )
        )
    try:
        with path.open("rb") as file:
            header = file.read(len(_MAGIC))
    except OSError as error:
        raise CaseError(tr("{path} cannot be read: {reason}", path=path, reason=error.strerror)) from error
    if header != _MAGIC or not is_case_file(path):
        raise CaseError(
            tr("{path} is not a workbench case; choose another folder, nothing was changed", path=path)
        )


def _raw(path: Path, mode: str, *, immutable: bool = False) -> sqlite3.Connection:
    address = f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}" + (
        "&immutable=1" if immutable else ""
    )
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection


def _configure(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _connect(path: Path) -> tuple[sqlite3.Connection, bool]:
    """A connection that can write, or one that can only read, and which it is."""
    if _writable(path) and _writable(path.parent):
        return _probed(_raw(path, "rw")), False
    try:
        return _probed(_raw(path, "ro")), True
    except sqlite3.OperationalError:
        # A WAL database needs a file beside it even to be read. Where none can be made, it can be
        # read as a file that nobody writes, unless deeds still wait in a log beside it.
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        return _probed(_raw(path, "ro", immutable=True)), True


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _probed(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The connection, once it has been shown to read."""
    try:
        _configure(connection)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _check_version(path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > schema.VERSION:
        raise CaseError(
            tr(
                "{path} was made by a newer workbench (schema {version}); update this one",
                path=path,
                version=version,
            )
        )
    if version < schema.VERSION:
        if read_only:
            raise CaseError(
                tr("{path} was made by an older workbench; open it once where it can be written", path=path)
            )
        schema.migrate(connection)
