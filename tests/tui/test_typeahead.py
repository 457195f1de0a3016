"""Keys that come faster than what they lead to: none is lost, and none goes astray."""

from __future__ import annotations

import asyncio
from pathlib import Path
from threading import Event

import pytest
from textual import constants, events

from tests.tui.conftest import Open
from tests.tui.desk import Desk, press, settle, until
from workbench.desk.listing import Claims, Listing
from workbench.desk.verdicts import verdicts
from workbench.tui import typeahead
from workbench.tui.application import WorkbenchApp
from workbench.tui.bidi.area import BidiArea
from workbench.tui.escaped import EscapeParser
from workbench.tui.screens import case as case_screen
from workbench.tui.screens import overview as overview_screen
from workbench.tui.screens.case import CaseScreen
from workbench.tui.screens.flags import FlagsScreen
from workbench.tui.screens.help import HelpScreen
from workbench.tui.screens.locate import LocateScreen
from workbench.tui.screens.overview import OverviewScreen
from workbench.tui.screens.prompt import Prompt
from workbench.tui.screens.views import ViewsScreen
from workbench.tui.widgets.filter import FilterField

NAMES = {"/": "slash", "?": "question_mark", "#": "number_sign"}


def typed(app: WorkbenchApp, *keys: str) -> None:
    """All at once, as they come in over a slow line; a word letter by letter."""
    for key in keys:
        for char in [key] if key in ("enter", "down", "tab", "escape", "ctrl+s") else key:
            app.post_message(events.Key(NAMES.get(char, char), char if len(char) == 1 else None))


async def test_a_rationale_is_typed_and_saved_at_once(opened: Open) -> None:
    async with opened() as desk:
        typed(desk.app, "1", "so it says", "ctrl+s", "n", "2", "bye", "ctrl+s")
        await settle(desk.pilot)
        assert desk.app.case is not None
        said = [verdicts(desk.app.case, desk.view.claims.listed[at].id)[0].rationale for at in (0, 1)]
        assert said == ["so it says", "bye"]
        assert isinstance(desk.app.screen, CaseScreen)


async def test_a_filter_is_no_row_of_commands(opened: Open) -> None:
    async with opened() as desk:
        typed(desk.app, "/", "kind:figure", "enter")
        await settle(desk.pilot)
        assert desk.find(FilterField).value == "kind:figure"
        assert {claim.kind for claim in desk.view.listed} == {"figure"}


async def test_the_claim_that_a_key_went_to_is_the_one_rated(opened: Open) -> None:
    async with opened() as desk:
        typed(desk.app, "jj", "1", "seen", "ctrl+s")
        await settle(desk.pilot)
        assert [claim.number for claim in desk.view.claims.listed if claim.rating] == [3]


async def test_a_key_after_a_filter_is_for_the_claims_that_it_finds(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, find = Event(), Claims.find

    def found(claims: Claims, text: str) -> Listing:
        assert go_on.wait(30)
        return find(claims, text)

    async with opened() as desk:
        monkeypatch.setattr(Claims, "find", found)
        typed(desk.app, "/", "number:5", "enter", "1", "seen", "ctrl+s")
        for _ in range(1000):
            await asyncio.sleep(0)
        go_on.set()
        await settle(desk.pilot)
        assert [claim.number for claim in desk.view.claims.listed if claim.rating] == [5]


async def test_no_key_waits_for_work_that_a_newer_letter_has_replaced(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeahead, "PATIENCE", 1000)
    async with opened() as desk, asyncio.timeout(20):
        typed(desk.app, "/", "number:2..6 rating:none", "enter", "j", "1", "seen", "ctrl+s")
        await settle(desk.pilot)
        assert [claim.number for claim in desk.view.claims.listed if claim.rating] == [3]


@pytest.mark.parametrize(
    ("keys", "screen", "text"),
    [
        (("?", "undo"), HelpScreen, None),
        (("e", "it says"), LocateScreen, "it says"),
        (("f", "x", "why"), Prompt, "why"),
        (("t", "down", "enter"), CaseScreen, None),
        (("i", "enter"), CaseScreen, None),
        (("i", "tab", "enter"), CaseScreen, None),
        (("i", "escape", "f"), FlagsScreen, None),
    ],
)
async def test_each_key_waits_for_the_screen_before_it(
    opened: Open, keys: tuple[str, ...], screen: type[CaseScreen], text: str | None
) -> None:
    async with opened() as desk:
        typed(desk.app, *keys)
        await settle(desk.pilot)
        assert type(desk.app.screen) is screen
        assert text is None or desk.find(BidiArea).text == text


async def test_escape_and_a_letter_right_after_it_are_two_keys(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("1")
        desk.app.post_message(events.Key("alt+e", "e"))
        await settle(desk.pilot)
        assert isinstance(desk.app.screen, LocateScreen)


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("\x1be", ["alt+e"]),
        ("\x1b1", ["alt+1"]),
        ("\x1b/", ["escape", "slash"]),
        ("\x1b ", ["escape", "space"]),
        ("\x1b", ["escape"]),
        ("\x1b[A", ["up"]),
    ],
)
def test_escape_is_read_before_what_follows_it(
    written: str, keys: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 0.0)
    parser = EscapeParser()
    read = [*parser.feed(written)]
    while not read:
        read += parser.tick()
    assert [key.key for key in read if isinstance(key, events.Key)] == keys


async def test_a_key_with_alt_that_was_chosen_for_a_deed_does_it(opened: Open) -> None:
    async with opened() as desk:
        desk.app.set_keymap({"case.evidence": "alt+e"})
        desk.app.post_message(events.Key("alt+e", "e"))
        await settle(desk.pilot)
        assert isinstance(desk.app.screen, LocateScreen)


async def test_what_is_typed_while_the_case_opens_is_for_the_case(case_folder: Path) -> None:
    app = WorkbenchApp(case_folder, reviewer="نور")
    async with app.run_test(size=(140, 40)) as pilot:
        typed(app, "jj", "1", "at once")
        await settle(pilot)
        desk = Desk(pilot)
        assert desk.find(BidiArea).text == "at once"
        await desk.press("escape")
        assert desk.claim.number == 3


async def test_a_key_that_is_pressed_just_as_the_case_is_read_again_is_done(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()
    usual = case_screen.usual_views

    def usual_views(*given: object) -> object:
        begun.set()
        assert go_on.wait(30)
        return usual(*given)  # type: ignore[arg-type]

    async with opened() as desk:
        monkeypatch.setattr(case_screen, "usual_views", usual_views)
        await press(desk.pilot, "t")
        assert await asyncio.to_thread(begun.wait, 10)
        before = desk.view.claims
        desk.app.reload()
        await until(lambda: desk.view.claims is not before)
        go_on.set()
        await settle(desk.pilot)
        assert isinstance(desk.app.screen, ViewsScreen)
        assert desk.said == []


async def test_work_that_takes_long_holds_no_key_back(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, look = Event(), overview_screen.overview

    def overview(*given: object) -> object:
        assert go_on.wait(30)
        return look(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(overview_screen, "overview", overview)
    monkeypatch.setattr(typeahead, "PATIENCE", 0.001)
    async with opened() as desk:
        await press(desk.pilot, "i")
        typed(desk.app, "?")
        await until(lambda: isinstance(desk.app.screen, HelpScreen))
        go_on.set()
        await settle(desk.pilot)
        assert isinstance(desk.app.screen_stack[-2], OverviewScreen)
