"""Older cases are brought up to the schema of this workbench."""

import sqlite3
from pathlib import Path

import pytest

from workbench.store import schema
from workbench.store.database import FILE, Store


def test_a_case_of_the_first_schema_is_brought_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / FILE
    with monkeypatch.context() as patch:
        patch.setattr(schema, "_STEPS", schema._STEPS[:1])
        patch.setattr(schema, "VERSION", 1)
        Store.create(path).close()
    with sqlite3.connect(path) as old:
        old.execute(
            "INSERT INTO sources (title, publisher, author, published, accessed, url, interests, lang,"
            " caveat) VALUES ('Minutes', '', '', '', '', '', '', '', '')"
        )
    old.close()
    store = Store.open(path)
    try:
        assert store.value("PRAGMA user_version") == schema.VERSION
        assert store.value("SELECT archive_url FROM sources") == ""
        assert store.rows("SELECT * FROM searches") == []
    finally:
        store.close()


def test_every_logged_table_marks_what_is_gone(tmp_path: Path) -> None:
    store = Store.create(tmp_path / FILE)
    try:
        for table in schema.LOGGED:
            columns = {row["name"] for row in store.rows(f"PRAGMA table_info({table})")}
            assert {"id", "gone"} <= columns, table
    finally:
        store.close()
