"""Keys at random, thousands of them: nothing may break, and no deed may be lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

import pytest

from tests.tui.desk import Desk, press, settle
from workbench.desk.case import Case, open_case
from workbench.desk.log import events, undo, verify
from workbench.model import InputError
from workbench.tui.application import WorkbenchApp
from workbench.tui.screens.case import CaseScreen
from workbench.tui.state import load_case

SINGLE = (
    *"jkjkjknphlaefogtuxXmsbKcELdrVA+#/?GyQ1259iv*!-@.DNSBlHPYv0 ",
    *("up", "down", "left", "right", "shift+left", "shift+down", "ctrl+left", "pageup", "pagedown"),
    *("home", "end", "tab", "shift+tab", "enter", "enter", "escape", "escape", "ctrl+s", "ctrl+r"),
    *("ctrl+o", "ctrl+n", "ctrl+up", "ctrl+g", "backspace", "delete", "f1", "f2", "f3", "f4"),
    *"ابتل",
)
PHRASES: tuple[tuple[str, ...], ...] = (
    ("escape", "escape", "2", "ا", "ctrl+s"),
    ("escape", "escape", "j", "5", "x", "ctrl+s"),
    ("escape", "escape", "space", "space", "@", "enter"),
    ("escape", "escape", "*", "3", "ب", "ctrl+s"),
    ("escape", "escape", "x", "ت", "ctrl+s"),
    ("escape", "escape", "Q", "1", "ل", "ctrl+s"),
    ("escape", "escape", "i", "left", "left", "enter"),
    ("escape", "escape", "i", "tab", "down", "enter"),
    ("escape", "escape", "t", "down", "enter"),
    ("escape", "escape", "t", "n", "v", "1", "enter"),
    ("escape", "escape", "slash", *"kind:", "tab", "enter"),
    ("escape", "escape", "f", "x", "ا", "ctrl+s", "u"),
    ("escape", "escape", "e", "ctrl+n", "ctrl+s"),
    ("escape", "escape", "a", "ctrl+s"),
    ("escape", "escape", "u", "ctrl+r"),
    ("escape", "escape", "K", "down", "enter"),
)
"""What somebody means to do; the keys between them come at random."""
STEPS = 1000


class Ledger:
    """Notes which events each deed wrote that came to its end."""

    def __init__(self) -> None:
        self.written: list[range] = []
        self._lock = Lock()

    def noting(self, deed: Callable[[Case], Any]) -> Callable[[Case], Any]:
        def noted(case: Case) -> Any:
            with self._lock:
                before = _last(case)
                result = deed(case)
                self.written.append(range(before + 1, _last(case) + 1))
            return result

        return noted


def _last(case: Case) -> int:
    return max((event.id for event in events(case, limit=1)), default=0)


def _said(case: Case) -> list[tuple[object, ...]]:
    """What people said of the claims, as it is kept."""
    view = load_case(case)
    try:
        return [
            (row.id, row.span, row.kind, row.state, row.rating, row.assigned, row.evidence_count)
            for row in (*view.claims.listed, *view.claims.find("is:aside"))
        ]
    finally:
        view.claims.close()


@pytest.mark.parametrize("seed", range(2))
async def test_random_keys(
    seed: int, case_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_case(case_folder) as case:
        first, began = _last(case), _said(case)
    choose, ledger = random.Random(seed), Ledger()  # noqa: S311  # not a secret
    app = WorkbenchApp(case_folder, reviewer="هدى")
    carry_out, say = app.carry_out, app.say
    said: list[str] = []
    monkeypatch.setattr(app, "carry_out", lambda deed, *a, **k: carry_out(ledger.noting(deed), *a, **k))
    monkeypatch.setattr(app, "say", lambda text, **k: (said.append(text), say(text, **k)))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        desk, pressed = Desk(pilot), 0
        while pressed < STEPS:
            phrase = choose.random() < 0.1  # one in ten
            for key in choose.choice(PHRASES) if phrase else (choose.choice(SINGLE),):
                await press(pilot, key)
                pressed += 1
                if phrase or pressed % 10 == 0:
                    await settle(pilot)
        await settle(pilot)
        assert any(isinstance(screen, CaseScreen) for screen in app.screen_stack)
        assert app._exception is None
        shown = [(row.id, row.rating, row.state) for row in desk.view.claims.listed]
    assert not [text for text in said if "nothing was changed" in text]
    with open_case(case_folder, reviewer="هدى") as case:
        assert verify(case) == ()
        log = [event.id for event in events(case) if event.id > first]
        assert sorted(log) == [number for written in ledger.written for number in written]
        assert len(log) > STEPS / 100
        assert [(row.id, row.rating, row.state) for row in load_case(case).claims.listed] == shown
        with suppress(InputError):  # in the end there is nothing left to undo
            while True:
                undo(case)
        assert _said(case) == began
