"""What the workbench tells: in place of the keys, and only errors and long texts over the lists."""

from __future__ import annotations

from tests.tui.conftest import Open
from workbench.tui.screens.rate import RateScreen
from workbench.tui.widgets.keys import KeysLine


async def test_a_deed_is_told_in_place_of_the_keys_and_goes_with_a_click(opened: Open) -> None:
    async with opened(size=(80, 24), notifications=True) as desk:
        await desk.press("1")
        await desk.write("so it says")
        await desk.press("ctrl+s")
        assert desk.said[-1] in desk.lines[-1]
        assert "Claim 1 rated True." in desk.lines[-1]
        assert "1 of 8 rated" in desk.lines[-2]
        assert not desk.app._notifications
        await desk.pilot.click(KeysLine)
        assert "Claim 1 rated" not in desk.lines[-1]
        assert "Rate" in desk.lines[-1]


async def test_errors_and_long_texts_are_toasts_above_the_line_that_counts(opened: Open) -> None:
    async with opened(size=(80, 24), notifications=True) as desk:
        counted = desk.lines[-2:]
        desk.app.say("no such thing", severity="error")
        desk.app.say("a very long story " * 8)
        await desk.press()
        assert len(desk.app._notifications) == 2
        assert desk.lines[-2:] == counted


async def test_what_a_dialog_tells_is_seen_in_it(opened: Open) -> None:
    async with opened(notifications=True) as desk:
        await desk.press("1")
        await desk.write("not yet")
        await desk.press("escape", "1")
        assert isinstance(desk.app.screen, RateScreen)
        assert desk.said[-1] == "What you typed here before is back."
        assert len(desk.app._notifications) == 1
        await desk.press("escape")
        assert not desk.app._notifications


async def test_the_keys_are_those_of_what_has_them(opened: Open) -> None:
    async with opened(size=(80, 24)) as desk:
        assert desk.lines[-1].startswith("r Rate e Evidence")
        await desk.press("slash")
        assert desk.lines[-1].rstrip() == "tab Complete ↓ To the list ^s Save as view"
        await desk.press("escape", "tab")
        assert desk.lines[-1].startswith("s Split at caret b Re-bound + Add claim")
        await desk.press("i")
        assert desk.lines[-1].startswith("⏎ Go to the sentence's claim")
