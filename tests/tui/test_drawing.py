"""What is drawn less often than Textual would is none the less what Textual would draw."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions
from textual.widget import Widget
from textual.widgets import Static

from tests.tui.conftest import Open
from tests.tui.made_app import FORMS, made_app, push
from workbench.tui.bidi.text import BidiText
from workbench.tui.widgets import bars
from workbench.tui.widgets.ground import Ground, Panes, use_quick_frames
from workbench.tui.widgets.lists import ClaimsList
from workbench.tui.widgets.style import KeepsLines


def cells(lines: list[Strip]) -> list[list[tuple[str, str, object]]]:
    """What stands in each cell: its sign, its colours, and what a click on it does."""
    return [
        [
            (char, str(segment.style), segment.style.meta)
            for segment in line
            if segment.style is not None
            for char in segment.text
        ]
        for line in lines
    ]


def drawn(pilot: Pilot[Any]) -> list[list[tuple[str, str, object]]]:
    return cells(pilot.app.screen._compositor.render_strips())


def anew(pilot: Pilot[Any]) -> list[list[tuple[str, str, object]]]:
    """The screen with nothing of it kept, and with its styles applied and laid out once more."""
    screen = pilot.app.screen
    screen.update_node_styles(animate=False)
    screen._refresh_layout()
    for widget in screen.walk_children(Widget, with_self=True):
        if isinstance(widget, KeepsLines):
            widget._look = None
        widget._styles_cache.clear()
        widget._set_dirty()
    return drawn(pilot)


async def test_screens_that_come_up_have_their_styles() -> None:
    other = []
    async with made_app().run_test(size=(80, 24)) as pilot:
        for name, make in (*FORMS.items(), *FORMS.items()):  # the first time their sheets are read, too
            await push(pilot, make)
            if drawn(pilot) != anew(pilot):
                other.append(name)
            await pilot.app.pop_screen()
    assert not other


KEYS = (
    *("j", "pagedown", "G", "tab", "shift+down", "down", "pagedown", "end", "home", "left", "shift+left"),
    *("shift+tab", "space", "3", "escape", "f2", "j", "k", "f2", "d", "tab", "d", "slash", "ا", "escape"),
    *("i", "right", "escape", "f", "down", "escape", "x", "escape", "o", "escape"),
)


@pytest.mark.parametrize("lang", ["ar", "en"])
async def test_lines_that_are_kept_are_those_that_would_be_drawn(opened: Open, lang: str) -> None:
    from workbench import i18n

    i18n.use(lang)
    async with opened(size=(100, 16)) as desk:
        for key in KEYS:
            await desk.press(key)
            assert drawn(desk.pilot) == anew(desk.pilot), key


async def test_scrolling_and_the_focus_draw_no_line_twice(opened: Open) -> None:
    async with opened(size=(160, 14)) as desk:
        claims = desk.find(ClaimsList)
        await desk.press("pagedown", "g", "pagedown")
        lines: list[int] = []
        draw = claims._draw
        claims._draw = lambda row, *given, **more: (lines.append(row.id), draw(row, *given, **more))[1]  # type: ignore[method-assign]
        await desk.press("g", "tab", "shift+tab")
        assert set(lines) <= {claims.rows[0].id, desk.claim.id}, "rows without the cursor were kept"


class Bars(App[None]):
    CSS = "ScrollBar { width: 1; height: 10; }"

    def compose(self) -> ComposeResult:
        yield ScrollBar()


@pytest.mark.parametrize(
    ("lines", "position"), [(10, 0), (11, 1), (100, 0), (100, 37), (100, 90), (90_000, 5)]
)
async def test_bars_are_as_textual_draws_them(lines: int, position: int) -> None:
    async with Bars().run_test() as pilot:
        bar = pilot.app.query_one(ScrollBar)
        bar.window_virtual_size, bar.window_size, bar.position = lines, 10, position
        await pilot.pause()
        whole, middle = Region(0, 0, 1, 10), Region(0, 3, 1, 4)
        assert bar.size == (1, 10)
        assert cells(bars._lines(bar, whole)) == cells(Widget.render_lines(bar, whole))
        assert cells(bars._lines(bar, middle)) == cells(Widget.render_lines(bar, middle))


class Places(App[None]):
    CSS = "Panes, Horizontal { height: 4; background: $surface; }"

    def compose(self) -> ComposeResult:
        for kind in (Panes, Horizontal):
            with kind():
                yield Static("a pane")


async def test_a_ground_is_as_textual_draws_it() -> None:
    async with Places().run_test() as pilot:
        ours, own = pilot.app.query(Horizontal)
        assert isinstance(ours, Ground)
        assert not isinstance(own, Ground)
        crop = Region(2, 1, 30, 3)
        assert cells(ours.render_lines(crop)) == cells(own.render_lines(crop))


class Boxes(App[None]):
    CSS = """
    Vertical, VerticalScroll { height: 6; width: 30; border: round red; background: $surface; }
    .padded { padding: 1 2; }
    .low { height: 2; }
    .tall { height: 9; }
    """

    def compose(self) -> ComposeResult:
        for classes in ("", "padded", "low", "padded tall"):
            for kind in (Vertical, VerticalScroll):
                with kind(classes=classes) as box:
                    box.border_title, box.border_subtitle = "above", "below"
                    yield Static("what stands in it\n" * 12)


async def test_a_box_is_as_textual_draws_it() -> None:
    use_quick_frames()
    async with Boxes().run_test() as pilot:
        boxes = [box for box in pilot.app.query("*") if isinstance(box, Vertical | VerticalScroll)]
        assert len(boxes) == 8
        for box in boxes:
            size = box.region.size
            for crop in (size.region, Region(1, 1, 20, 1), Region(0, 1, size.width, size.height - 1)):
                lines = box.render_lines(crop)
                box._styles_cache.clear()
                assert cells(lines) == cells(Widget.render_lines(box, crop))


def test_of_a_long_text_only_what_is_looked_at_is_drawn() -> None:
    text = BidiText(Content("\n".join(f"line {n} سطر" for n in range(1000))))
    options = RenderOptions(lambda style: Style.null(), {}, None, None)
    rows = text.drawn(40, Style.null(), options)
    assert len(rows) == text.get_height({}, 40) == 1000
    assert rows[998].text == text.render_strips(40, None, Style.null(), options)[998].text
    assert len(rows._kept) == 1
