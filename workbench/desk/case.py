"""A case: a folder with `claims.db` and `sources/`, opened by a reviewer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from workbench.desk.reviewer import reviewer_name
from workbench.store import listing, log, queries
from workbench.store.database import FILE, Store, is_case_file

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    return datetime.now(UTC)


class Case:
    """An open case. May be used from several threads; each deed and each view is one whole."""

    def __init__(self, folder: Path, store: Store, reviewer: str, clock: Clock = system_clock) -> None:
        self.folder = folder
        self.store = store
        self.reviewer = reviewer
        self.clock = clock
        self.title = ""
        self.lang = ""
        self.refresh()

    @property
    def read_only(self) -> bool:
        return self.store.read_only

    @property
    def sources_folder(self) -> Path:
        return self.folder / "sources"

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def changed(self) -> bool:
        """Whether somebody else (another process or `Case`) wrote since this was last asked."""
        changed = self.store.changed()
        if changed:
            self.refresh()
        return changed

    def refresh(self) -> None:
        """Read the title and language again."""
        title, lang = queries.title_and_lang(self.store)
        self.title = queries.meta(self.store, "title") or title
        self.lang = lang

    def at_this_moment(self) -> Case:
        """The same case for reading only, as it stands now: nothing that follows is seen in it.

        It has to be closed like any other.
        """
        store = self.store.snapshot()
        try:
            return Case(self.folder, store, self.reviewer, self.clock)
        except BaseException:
            store.close()
            raise

    def now(self) -> str:
        """The moment, as the log writes it: `2026-11-23T09:01:00Z`."""
        return self.clock().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    @contextmanager
    def deed(self, name: str, subject: str = "case") -> Iterator[log.Deed]:
        """A transaction with one event, in this reviewer's name; see `store.log.deed`."""
        with log.deed(self.store, name, reviewer=self.reviewer, at=self.now(), subject=subject) as work:
            yield work
            self._fold_new()

    def _fold_new(self) -> None:
        """Keep, folded, the texts that are searched; undone and older ones are folded with the next deed."""
        rows = listing.unfolded(self.store)
        if rows:
            from workbench.language.fold import fold

            listing.keep_folded(self.store, [(fold(row["text"]), row["id"]) for row in rows])


def is_case(folder: Path) -> bool:
    """Whether the folder holds a case; nothing is opened."""
    return is_case_file(folder / FILE)


def open_case(folder: Path, *, reviewer: str | None = None, clock: Clock = system_clock) -> Case:
    """Open the case in `folder`; where nothing can be written, for reading only (`read_only`).

    Raises CaseError for a folder without one, and for a database that is foreign, damaged, in use
    or newer than this workbench.
    """
    name = reviewer_name(reviewer)
    store = Store.open(folder / FILE)
    try:
        return Case(folder, store, name, clock)
    except BaseException:
        store.close()
        raise
