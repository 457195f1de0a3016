"""Deeds on the tables themselves: one transaction, one event, one chain."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.model import CaseError, InputError
from workbench.store import log
from workbench.store.database import Store, is_case_file
from workbench.store.integrity import problems
from workbench.store.log import deed, verify_log
from workbench.store.undo import undo


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "claims.db")
    yield made
    made.close()


def add(store: Store, key: str, value: str, reviewer: str = "Ada") -> int:
    with deed(store, "set", reviewer=reviewer, at="2026-01-01T00:00:00Z") as work:
        return work.insert("meta", {"key": key, "value": value})


def test_a_new_store_is_recognised_and_whole(store: Store) -> None:
    assert is_case_file(store.path)
    assert problems(store) == []
    assert log.events(store) == ()


def test_create_refuses_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "claims.db").write_bytes(b"something else entirely, long enough to be no database" * 10)
    with pytest.raises(CaseError):
        Store.create(tmp_path / "claims.db")


def fail(store: Store, second: str) -> None:
    with deed(store, "set", reviewer="Ada", at="now") as work:
        work.insert("meta", {"key": "a", "value": "b"})
        work.insert("meta", {"key": second, "value": str(1 / len(second))})


@pytest.mark.parametrize(("second", "error"), [("", ZeroDivisionError), ("a", CaseError)])
def test_an_error_keeps_nothing(store: Store, second: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        fail(store, second)
    assert store.rows("SELECT * FROM meta") == []
    assert log.events(store) == ()


def test_invalid_unicode_is_an_input_error(store: Store) -> None:
    with pytest.raises(InputError, match="Unicode"):
        add(store, "a", "\ud800")
    assert log.events(store) == ()


def test_events_are_chained(store: Store) -> None:
    add(store, "a", "1")
    add(store, "b", "2")
    rows = store.rows("SELECT * FROM events ORDER BY id")
    assert rows[0]["prev_hash"] == ""
    assert rows[1]["prev_hash"] == rows[0]["hash"]
    assert all(row["hash"] == log.event_hash(dict(row)) for row in rows)
    assert verify_log(store) == []


def test_long_values_of_new_rows_are_logged_as_their_hash(store: Store) -> None:
    number = add(store, "a", "x" * 5000)
    (event,) = log.events(store)
    assert event.changes[0]["after"]["value"].startswith("sha256:")
    with deed(store, "set", reviewer="Ada", at="now") as work:
        assert work.update("meta", number, {"value": "y" * 5000})
        assert not work.update("meta", number, {"value": "y" * 5000})
    assert verify_log(store) == []
    undo(store, reviewer="Ada", at="now")
    assert store.value("SELECT value FROM meta") == "x" * 5000
    assert verify_log(store) == []
    undo(store, reviewer="Ada", at="now")
    assert store.value("SELECT gone FROM meta") == 1
    assert verify_log(store) == []


def test_rows_of_a_reading_are_of_one_moment(store: Store) -> None:
    other = Store.open(store.path)
    with store.reading():
        assert store.value("SELECT count(*) FROM meta") == 0
        add(other, "a", "1")
        assert store.value("SELECT count(*) FROM meta") == 0
    assert store.value("SELECT count(*) FROM meta") == 1
    assert store.changed()
    other.close()


def test_what_is_too_large_for_the_database(store: Store) -> None:
    with pytest.raises(InputError, match="too large"):
        store.value("SELECT id FROM meta WHERE id = ?", (10**30,))


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(CaseError, match="closed"):
        store.rows("SELECT 1")
