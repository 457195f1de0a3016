"""The lists of dialogs: what is chosen has a sign, whatever the colours and wherever the keys are."""

from __future__ import annotations

import pytest
from textual.command import CommandList
from textual.widgets import OptionList
from textual.widgets._select import SelectOverlay

from tests.tui.conftest import Open
from tests.tui.desk import Desk
from workbench import i18n
from workbench.tui.bidi.layout import visual
from workbench.tui.screens.rate import RateScreen
from workbench.tui.themes import COLOURLESS
from workbench.tui.widgets.options import Options


def signed(desk: Desk, sign: str) -> list[str]:
    return [line.strip(" │") for line in desk.lines if sign in line]


async def test_the_rating_is_signed_while_its_reasons_are_typed(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("2")
        await desk.write("because")
        assert isinstance(desk.app.screen, RateScreen)
        assert signed(desk, "›") == ["› 2 ◕ Mostly true"]
        await desk.press("shift+tab", "down")
        assert signed(desk, "›") == ["› 3 ◑ Half true"]
        assert await desk.pilot.click(Options, offset=(0, 4))
        await desk.press()
        assert signed(desk, "›") == ["› 5 ○ False"]


async def test_the_sign_stands_at_the_right_in_arabic(opened: Open) -> None:
    i18n.use("ar")
    async with opened() as desk:
        await desk.press("2")
        assert signed(desk, "‹") == [f"{visual('صحيح في معظمه')} ◕ 2 ‹"]


@pytest.mark.parametrize("keys", [("t",), ("K",), ("1", "s", "o", "ctrl+s", "S")])
async def test_every_list_of_a_dialog_has_it(opened: Open, keys: tuple[str, ...]) -> None:
    async with opened() as desk:
        await desk.press(*keys)
        assert len(signed(desk, "›")) == 1
        await desk.press("down")
        assert len(signed(desk, "›")) == 1


@pytest.mark.parametrize(
    ("keys", "kind"),
    [(("t",), Options), (("ctrl+p", "r"), CommandList), (("a", "shift+tab", "enter"), SelectOverlay)],
)
async def test_without_colours_it_is_underlined(
    opened: Open, keys: tuple[str, ...], kind: type[OptionList]
) -> None:
    async with opened() as desk:
        desk.app.theme = COLOURLESS
        await desk.press(*keys)
        options = desk.find(kind)
        row = next(at for at, (place, _) in enumerate(options._lines) if place == options.highlighted)
        styles = [segment.style for segment in options.render_line(row) if segment.text.strip(" ›")]
        assert styles
        assert all(style is not None and style.bold and style.underline for style in styles)
