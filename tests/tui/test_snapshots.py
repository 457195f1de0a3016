"""What the screens look like, narrow and wide (`pytest --snapshot-update` after a look at the report)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.desk import settle
from tests.tui.made_view import CLAIMS, DETAIL, VIEW
from workbench.tui.application import WorkbenchApp
from workbench.tui.messages import ClaimLoaded
from workbench.tui.screens import start
from workbench.tui.screens.case import CaseScreen
from workbench.tui.screens.flags import FlagsScreen
from workbench.tui.screens.help import HelpScreen
from workbench.tui.screens.locate import LocateScreen
from workbench.tui.screens.rate import RateScreen

Compare = Callable[..., bool]
SIZES = [(80, 24), (160, 48)]
both = pytest.mark.parametrize("size", SIZES, ids=["80x24", "160x48"])


class MadeApp(WorkbenchApp):
    """Shows the made view; nothing behind it."""

    def _begin(self) -> None:
        self.view = VIEW
        self.push_screen(CaseScreen())  # takes the view as soon as it is there

    def look_up(self, find: Callable[[Any], Any], then: Callable[[Any], None], *, group: str) -> None:
        if group == "flags":  # the made view has them
            then(find(None))


async def chosen(pilot: Pilot[Any]) -> None:
    """The second claim is chosen, and its details are shown."""
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, CaseScreen)
    screen.choose(CLAIMS[1].id)
    screen.on_claim_loaded(ClaimLoaded(DETAIL))
    await settle(pilot)


def pushed(make: Callable[[], Any]) -> Callable[[Pilot[Any]], Any]:
    async def before(pilot: Pilot[Any]) -> None:
        await chosen(pilot)
        pilot.app.push_screen(make())
        await settle(pilot)
        for field in pilot.app.screen.query("Input, TextArea"):
            field.cursor_blink = False  # type: ignore[attr-defined]  # both kinds have it
        await settle(pilot)

    return before


@both
def test_case(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(MadeApp(Path()), terminal_size=size, run_before=chosen)


def test_case_details_on_a_narrow_screen(snap_compare: Compare) -> None:
    async def before(pilot: Pilot[Any]) -> None:
        await chosen(pilot)
        await pilot.press("d")
        await settle(pilot)

    assert snap_compare(MadeApp(Path()), terminal_size=(80, 24), run_before=before)


@both
def test_flags(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(MadeApp(Path()), terminal_size=size, run_before=pushed(FlagsScreen))


def test_rate(snap_compare: Compare) -> None:
    make = pushed(lambda: RateScreen(VIEW, [CLAIMS[1].id], 2, "الشهر مختلف: 20 فبراير"))
    assert snap_compare(MadeApp(Path()), terminal_size=(80, 24), run_before=make)


def test_locate(snap_compare: Compare) -> None:
    make = pushed(lambda: LocateScreen(VIEW, CLAIMS[1]))
    assert snap_compare(MadeApp(Path()), terminal_size=(80, 24), run_before=make)


def test_help(snap_compare: Compare) -> None:
    assert snap_compare(MadeApp(Path()), terminal_size=(80, 24), run_before=pushed(HelpScreen))


def test_start(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "_example", lambda: None)

    async def before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        pilot.app.screen.query_one("#article").cursor_blink = False  # type: ignore[attr-defined]  # an Input
        await settle(pilot)

    app = WorkbenchApp(Path("nowhere"))
    assert snap_compare(app, terminal_size=(80, 24), run_before=before)
