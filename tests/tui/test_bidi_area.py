"""The text area: typing, moving, clicking, deleting and pasting in lines of both directions."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.filter import LineFilter

from workbench.tui.bidi.area import BidiArea
from workbench.tui.bidi.filter import BidiFilter
from workbench.tui.bidi.layout import visual

MIXED = "سعى ماسك في 2018 (ICO) إلى شركة Tesla"


class AreaApp(App[None]):
    CSS = "BidiArea { border: none; padding: 0; }"

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.text = text

    def get_line_filters(self) -> list[LineFilter]:
        return [*super().get_line_filters(), BidiFilter()]

    def compose(self) -> ComposeResult:
        yield BidiArea(self.text, show_line_numbers=False)

    @property
    def area(self) -> BidiArea:
        return self.query_one(BidiArea)


def row(area: BidiArea, y: int = 0) -> str:
    return "".join(segment.text for segment in area.render_line(y))


async def test_a_mixed_line_is_typed_from_the_right_and_an_english_one_from_the_left() -> None:
    async with AreaApp().run_test(size=(50, 6)) as pilot:
        area = pilot.app.query_one(BidiArea)
        area.insert(f"{MIXED}\nJohn قال")
        await pilot.pause()
        assert row(area, 0).endswith(visual(MIXED))
        assert row(area, 1).startswith(visual("John قال"))


@pytest.mark.parametrize(
    ("text", "keys", "column"),
    [
        ("سعى ماسك", ["left"], 1),
        ("سعى ماسك", ["left", "left", "right"], 1),
        ("سعى ماسك", ["ctrl+left"], 3),
        ("سعى ماسك", ["ctrl+left", "ctrl+left", "ctrl+right"], 4),
        ("سعى ماسك", ["end"], 8),
        ("سعى ماسك", ["end", "home"], 0),
        ("Elon Musk", ["right"], 1),
        ("Elon Musk", ["ctrl+right"], 4),
    ],
)
async def test_keys_move_as_the_eye_does(text: str, keys: list[str], column: int) -> None:
    async with AreaApp(text).run_test(size=(50, 6)) as pilot:
        area = pilot.app.query_one(BidiArea)
        area.move_cursor((0, 0))
        await pilot.press(*keys)
        assert area.cursor_location == (0, column)


async def test_a_click_finds_the_letter_under_it_in_every_cell() -> None:
    async with AreaApp(MIXED).run_test(size=(60, 6)) as pilot:
        area = pilot.app.query_one(BidiArea)
        laid = area._laid(0)
        assert laid is not None
        clusters = laid.line(0, len(MIXED))
        x = area.size.width - sum(cluster.width for cluster in clusters)
        for cluster in clusters:
            await pilot.click(BidiArea, offset=(x, 0))
            assert area.cursor_location == (0, cluster.start)
            x += cluster.width


async def test_words_are_selected_and_deleted_and_come_back() -> None:
    async with AreaApp("سعى ماسك").run_test(size=(50, 6)) as pilot:
        area = pilot.app.query_one(BidiArea)
        area.move_cursor((0, 0))
        await pilot.press("ctrl+shift+left")
        assert area.selected_text == "سعى"
        await pilot.press("delete")
        assert area.text == " ماسك"
        area.undo()
        assert area.text == "سعى ماسك"
        area.move_cursor((0, 8))
        await pilot.press("ctrl+w")
        assert area.text == "سعى "


async def test_what_is_pasted_stays_as_it_was_and_acts_on_nothing() -> None:
    pasted = "قال \u202eماسك\u202c إن\u2069\nline two\u200f\n"
    async with AreaApp().run_test(size=(50, 6)) as pilot:
        area = pilot.app.query_one(BidiArea)
        pilot.app.post_message(events.Paste(pasted))
        await pilot.pause()
        assert area.text == pasted
        for y in range(3):
            assert not set("\u202e\u202c\u2069\u200f") & set(row(area, y))
            assert len(row(area, y)) <= 50


async def test_harakat_stand_on_their_letter() -> None:
    async with AreaApp("كَتَبَ").run_test(size=(20, 4)) as pilot:
        area = pilot.app.query_one(BidiArea)
        await pilot.pause()
        assert row(area).count("\u064e") == 3
        assert area.render_line(0).cell_length == 20
