"""Leaving, by a key or since the line dropped, at any moment."""

from __future__ import annotations

import asyncio

import pytest

from tests.tui.conftest import Open
from tests.tui.desk import press
from workbench.tui.screens.attach import AttachScreen
from workbench.tui.screens.base import Form
from workbench.tui.screens.overview import OverviewScreen
from workbench.tui.screens.placed import Placed


@pytest.mark.parametrize(("key", "opens"), [("i", OverviewScreen), ("a", AttachScreen)])
async def test_just_as_a_screen_opens(
    opened: Open, monkeypatch: pytest.MonkeyPatch, key: str, opens: type[Placed[None] | Form[None]]
) -> None:
    """What the screen is made of is then never mounted; its handlers run all the same."""
    compose, asked = opens._compose, asyncio.Event()

    async def compose_when_it_closes(screen: Placed[None]) -> None:
        asked.set()
        screen.app.exit(return_code=129)
        while screen.app._running:
            await asyncio.sleep(0)
        await compose(screen)

    monkeypatch.setattr(opens, "_compose", compose_when_it_closes)
    async with opened() as desk:
        await press(desk.pilot, key)
        await asked.wait()
    assert desk.app.return_code == 129
