"""What is read while a key waits: a page of rows by their ids, and nothing that grows with the case."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from tests.tui.conftest import Open
from workbench.store.database import Store
from workbench.tui.screens import case as case_screen

WITHIN = "placements p WHERE p.version_id = ? AND p.present = 1 AND p.gone = 0 AND p.start <"
PAGES = ("json_each(:ids)", WITHIN)
"""Rows of claims by their ids, and which claims stand in what is looked at."""
KEYS = (
    *"jkGgnFND", "pagedown", "tab", "down", "pagedown", "shift+tab", *"da", "escape", "question_mark",
    "escape", "r", "escape", "t", "escape", "slash", *"ra", "escape", "i", "down", "escape", "f", "down",
    "escape", "o", "escape", "L", "escape", "e", "escape", "c", "u", "ctrl+r", "number_sign", "2", "enter",
)  # fmt: skip


async def test_only_pages_are_read_while_a_key_waits(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    for name in ("rows", "row"):
        own = getattr(Store, name)

        def told(store: Store, sql: str, *values: Any, own: Any = own) -> Any:
            if threading.current_thread() is threading.main_thread():
                asked.append(sql)
            return own(store, sql, *values)

        monkeypatch.setattr(Store, name, told)
    monkeypatch.setattr(case_screen, "AT_ONCE", 0)
    async with opened() as desk:
        for key in KEYS:
            await desk.press(key)
    assert asked, "no page was read"
    assert not {sql for sql in asked if not any(page in sql for page in PAGES)}
