"""Keys at random: nothing may break, and nothing that was said may be lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.tui.conftest import Open
from tests.tui.desk import press, settle
from workbench.desk.log import events, verify
from workbench.tui.screens.case import CaseScreen

KEYS = (
    *"jknphlaefogtuxXmsbKcELdwrVA+#/?GyQ12590 ",
    *(
        "up",
        "down",
        "left",
        "right",
        "shift+left",
        "shift+down",
        "ctrl+left",
        "pageup",
        "pagedown",
        "home",
        "end",
    ),
    *(
        "tab",
        "shift+tab",
        "enter",
        "escape",
        "escape",
        "escape",
        "ctrl+s",
        "ctrl+s",
        "ctrl+r",
        "ctrl+o",
        "ctrl+n",
    ),
    *("backspace", "delete", "ا", "ب", "ت", "ل"),
)
STEPS = 80


@pytest.mark.parametrize("seed", range(2))
async def test_random_keys(opened: Open, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    choose = random.Random(seed)  # noqa: S311  # not a secret
    async with opened(size=(100, 30)) as desk:
        for step in range(STEPS):
            await press(desk.pilot, choose.choice(KEYS))
            if step % 10 == 0:
                await settle(desk.pilot)
        await settle(desk.pilot)
        assert any(isinstance(screen, CaseScreen) for screen in desk.app.screen_stack)
        case = desk.app.case
        assert case is not None
        assert verify(case) == ()
        assert events(case)
        assert not [said for said in desk.said if "nothing was changed" in said]
