"""What `verify` can tell from the database alone."""

from __future__ import annotations

from workbench.store.database import Store
from workbench.store.log import verify_log


def problems(store: Store) -> list[str]:
    """SQLite's own findings, rows that point nowhere, and what does not agree with the event log."""
    with store.reading():
        found = [
            f"{store.path.name}: {' '.join(row[0].split())}"
            for row in store.rows("PRAGMA integrity_check")
            if row[0] != "ok"
        ]
        if found:  # what follows would read damaged pages
            return found
        found += [
            f"{row['table']} {row['rowid']} points at a row of {row['parent']} that is not there"
            for row in store.rows("PRAGMA foreign_key_check")
        ]
        return found + verify_log(store)
