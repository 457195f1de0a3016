"""What is drawn can be read: contrast by WCAG 2.2, and no state that only a colour shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.color import Color, ColorSystem
from rich.segment import Segment
from textual.pilot import Pilot

from tests.tui.desk import settle
from tests.tui.made_app import MadeApp, case
from tests.tui.made_view import CLAIMS, VIEW
from workbench.desk.reviewer import config_file
from workbench.model import InputError
from workbench.tui.screens.flags import FlagsScreen
from workbench.tui.screens.help import HelpScreen
from workbench.tui.screens.rate import RateScreen
from workbench.tui.themes import COLOURLESS, NAMES, THEMES, chosen_theme

Screens = (
    None,
    FlagsScreen,
    lambda: RateScreen(VIEW, [CLAIMS[1].id], 2, "الشهر مختلف"),
    HelpScreen,
)
NO_TEXT = frozenset(" \u00a0") | {chr(code) for code in range(0x2500, 0x25A0)}
"""Blanks, and borders, bars and scrollbars, for which 3:1 is enough."""


def drawn(pilot: Pilot[Any]) -> Iterator[Segment]:
    for strip in pilot.app.screen._compositor.render_strips():
        yield from (segment for segment in strip if set(segment.text) - NO_TEXT)


Palette = Sequence[tuple[int, int, int]]
BRIGHT = (
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
)
SIXTEEN: dict[str, Palette] = {
    "linux": [
        (170 * r, 170 * g if (r, g, b) != (1, 1, 0) else 85, 170 * b)
        for b in (0, 1)
        for g in (0, 1)
        for r in (0, 1)
    ]
    + [(85 + 170 * r, 85 + 170 * g, 85 + 170 * b) for b in (0, 1) for g in (0, 1) for r in (0, 1)],
    "xterm": [
        *((0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205)),
        *((229, 229, 229), (127, 127, 127), *BRIGHT),
    ],
}
"""What terminals of sixteen colours take them for."""


def contrast(segment: Segment, palette: Palette | None = None) -> float:
    """The ratio of text to ground, in the colours of a terminal."""
    style = segment.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    pair = [style.color, style.bgcolor]
    if palette is not None:
        numbers = [colour.downgrade(ColorSystem.STANDARD).number or 0 for colour in pair]
        pair = [Color.from_rgb(*palette[number]) for number in numbers]
    dark, bright = sorted(map(luminance, pair))
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: Color) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [channel / 255 for channel in colour.get_truecolor()]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def worst(pilot: Pilot[Any], palette: Palette | None = None) -> tuple[float, str]:
    """The lowest contrast on any of the screens, and the text that has it."""
    found: list[tuple[float, str]] = []
    await case(pilot)
    for make in Screens:
        if make is not None:
            pilot.app.push_screen(make())
            await settle(pilot)
        found.append(min((contrast(segment, palette), segment.text) for segment in drawn(pilot)))
        if make is not None:
            pilot.app.pop_screen()
            await settle(pilot)
    return min(found)


@pytest.mark.parametrize("theme", THEMES)
async def test_text_can_be_read(theme: str) -> None:
    app = MadeApp(Path(), theme=theme)
    async with app.run_test(size=(160, 48)) as pilot:
        ratio, text = await worst(pilot)
        wanted = 7 if theme == "high-contrast" else 4.5
        assert ratio >= wanted, text


@pytest.mark.parametrize("palette", SIXTEEN)
@pytest.mark.parametrize("theme", THEMES)
async def test_text_can_be_read_in_sixteen_colours(theme: str, palette: str) -> None:
    app = MadeApp(Path(), theme=theme)
    async with app.run_test(size=(160, 48)) as pilot:
        ratio, text = await worst(pilot, SIXTEEN[palette])
        assert ratio >= 3, text


async def test_without_colours_there_are_none() -> None:
    app = MadeApp(Path(), theme=COLOURLESS)
    async with app.run_test(size=(160, 48)) as pilot:
        await case(pilot)
        for segment in drawn(pilot):
            assert segment.style is not None
            for colour in (segment.style.color, segment.style.bgcolor):
                assert colour is not None
                assert colour.triplet is not None
                assert len(set(colour.triplet)) == 1
        reversed_text = "".join(s.text for s in drawn(pilot) if s.style is not None and s.style.reverse)
        assert "›" in reversed_text  # the cursor has a sign and a shape of its own


async def test_f2_goes_through_the_themes() -> None:
    app = MadeApp(Path())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        seen = [app.theme]
        for _ in NAMES:
            await pilot.press("f2")
            seen.append(app.theme)
        assert seen == ["dark", "light", "high-contrast", COLOURLESS, "dark"]


def test_the_theme_is_configured_or_the_terminals() -> None:
    assert chosen_theme(None, {}) == "dark"
    assert chosen_theme("light", {"TERM": "xterm-256color"}) == "light"
    assert chosen_theme(None, {"TERM": "vt220"}) == COLOURLESS
    assert chosen_theme(None, {"TERM": "xterm-mono"}) == COLOURLESS
    with pytest.raises(InputError, match="'pink'; there are: dark, light"):
        chosen_theme("pink", {})


async def test_no_color_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = MadeApp(Path(), theme="light")
    async with app.run_test(size=(80, 24)):
        assert app.theme == COLOURLESS


def test_the_configuration_names_the_theme() -> None:
    from workbench.desk.reviewer import display_settings

    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text('[display]\ntheme = "light"\n', "utf-8")
    assert display_settings()["theme"] == "light"
