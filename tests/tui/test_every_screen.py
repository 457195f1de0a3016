"""Every screen in both directions, narrow and wide (`--snapshot-update` after a look at the report)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.desk import settle
from tests.tui.made_view import CLAIMS, DETAIL, SOURCES, VIEW
from tests.tui.test_snapshots import Compare, MadeApp, chosen, pushed
from workbench import i18n
from workbench.tui.application import WorkbenchApp
from workbench.tui.screens import start
from workbench.tui.screens.attach import AttachScreen
from workbench.tui.screens.export import ExportScreen
from workbench.tui.screens.flags import FlagsScreen
from workbench.tui.screens.help import HelpScreen
from workbench.tui.screens.locate import LocateScreen
from workbench.tui.screens.log import LogScreen
from workbench.tui.screens.prompt import Choose, Prompt
from workbench.tui.screens.rate import RateScreen
from workbench.tui.screens.revise import ReviseScreen
from workbench.tui.screens.sources import SourcesScreen

SIZES = {"80x24": (80, 24), "160x48": (160, 48)}
SCREENS: dict[str, Callable[[], Any] | None] = {
    "case": None,
    "flags": FlagsScreen,
    "rate": lambda: RateScreen(VIEW, [CLAIMS[1].id], 2, "الشهر مختلف: 20 فبراير"),
    "locate": lambda: LocateScreen(replace(VIEW, sources=SOURCES), CLAIMS[1]),
    "sources": SourcesScreen,
    "log": LogScreen,
    "attach": AttachScreen,
    "export": lambda: ExportScreen(Path("case")),
    "revise": ReviseScreen,
    "help": HelpScreen,
    "prompt": lambda: Prompt(i18n.tr("Question to the author"), "متى؟", value="أي التاريخين؟"),
    "choose": lambda: Choose(i18n.tr("Look in"), [("1", "Coast Daily"), ("2", "صحيفة الساحل")]),
}
EACH = [
    (lang, name)
    for lang in ("en", "ar")
    for name in SCREENS
    if (lang, name) not in (("en", "case"), ("en", "flags"))
]
"""But for those that `test_snapshots` has."""


def before(make: Callable[[], Any] | None) -> Callable[[Pilot[Any]], Any]:
    async def prepare(pilot: Pilot[Any]) -> None:
        if make is None:
            await chosen(pilot)
            return
        await pushed(make)(pilot)
        screen = pilot.app.screen
        if isinstance(screen, LogScreen):
            screen._fill(DETAIL.events)
        if isinstance(screen, SourcesScreen):
            screen.show_case(replace(VIEW, sources=SOURCES))
        await settle(pilot)

    return prepare


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("lang", "name"), EACH)
def test_screen(snap_compare: Compare, lang: str, name: str, size: str) -> None:
    i18n.use(lang)
    assert snap_compare(MadeApp(Path()), terminal_size=SIZES[size], run_before=before(SCREENS[name]))


@pytest.mark.parametrize("size", SIZES)
def test_start_in_arabic(snap_compare: Compare, size: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "_example", lambda: None)
    i18n.use("ar")

    async def still(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        pilot.app.screen.query_one("#article").cursor_blink = False  # type: ignore[attr-defined]  # an Input
        await settle(pilot)

    assert snap_compare(WorkbenchApp(Path("nowhere")), terminal_size=SIZES[size], run_before=still)
