"""The database as a connection: what it says of itself."""

from pathlib import Path

import pytest

from workbench.model import ClosedError
from workbench.store.database import Store


def test_a_database_that_was_closed_says_so_however_it_is_asked(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "claims.db")
    store.close()
    with pytest.raises(ClosedError):
        store.rows("SELECT 1")
    with pytest.raises(ClosedError):
        store.changed()
    with pytest.raises(ClosedError), store.reading():
        pass
    with pytest.raises(ClosedError), store.writing():
        pass
    with pytest.raises(ClosedError):
        store.copy_to(tmp_path / "copy.db")
