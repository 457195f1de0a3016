"""The field and the visual inside a running application."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.content import Content
from textual.filter import LineFilter

from workbench.tui.bidi.field import BidiInput
from workbench.tui.bidi.filter import BidiFilter
from workbench.tui.bidi.layout import direction, paragraph, visual

MIXED = "سعى ماسك في 2018 (ICO) إلى Tesla"


class FieldApp(App[None]):
    def get_line_filters(self) -> list[LineFilter]:
        return [*super().get_line_filters(), BidiFilter()]

    def compose(self) -> ComposeResult:
        yield BidiInput()


def shown(field: BidiInput) -> str:
    return "".join(s.text for s in field.render_line(0))


async def test_arabic_is_typed_from_the_right() -> None:
    async with FieldApp().run_test(size=(40, 6)) as pilot:
        field = pilot.app.query_one(BidiInput)
        for char in "ابت 12":
            field.insert_text_at_cursor(char)
        await pilot.pause()
        line = shown(field)
        assert line.rstrip().endswith(visual("ابت 12"))
        assert len(line) == field.scrollable_content_region.width
        # The cursor stands left of the text.
        assert field._cursor_offset == len(line) - len(visual("ابت 12")) - 1


async def test_arrows_move_as_the_eye_does() -> None:
    async with FieldApp().run_test(size=(40, 6)) as pilot:
        field = pilot.app.query_one(BidiInput)
        field.value = "ابت"
        field.cursor_position = 0
        await pilot.press("left")
        assert field.cursor_position == 1
        await pilot.press("right", "right")
        assert field.cursor_position == 0
        field.value = "abc"
        field.cursor_position = 0
        await pilot.press("right")
        assert field.cursor_position == 1


async def test_a_click_finds_the_letter_under_it() -> None:
    async with FieldApp().run_test(size=(40, 6)) as pilot:
        field = pilot.app.query_one(BidiInput)
        field.value = "ابت جحخ"
        await pilot.pause()
        for position in range(len(field.value)):
            x = field._position_to_cell(position)
            assert field._cell_offset_to_index(x) == position
        x, y = field.content_region.offset
        await pilot.click(offset=(x + field._position_to_cell(2), y))
        assert field.cursor_position == 2


@pytest.mark.parametrize("text", [MIXED, "Tesla قالت in 2018 إن", "12 مارس"])
async def test_every_cell_of_a_mixed_line_is_clicked_and_the_cursor_stands_there(text: str) -> None:
    async with FieldApp().run_test(size=(60, 6)) as pilot:
        field = pilot.app.query_one(BidiInput)
        field.value = text
        await pilot.pause()
        left, top = field.content_region.offset
        laid = paragraph(text, direction(text))
        x = field._left_edge
        for cluster in laid.line(0, len(text)):
            await pilot.click(offset=(left + x, top))
            assert field.cursor_position == cluster.start
            assert field._cursor_offset == x
            x += cluster.width
        behind = left + (field._left_edge - 1 if laid.base else x)
        await pilot.click(offset=(behind, top))
        assert field.cursor_position == len(text)


async def test_what_is_selected_by_keys_or_mouse_is_copied_in_logical_order() -> None:
    async with FieldApp().run_test(size=(60, 6)) as pilot:
        field = pilot.app.query_one(BidiInput)
        field.value = MIXED
        field.cursor_position = 0
        await pilot.press("ctrl+shift+left", "ctrl+shift+left")
        assert field.selected_text == "سعى ماسك "
        await pilot.press("ctrl+c")
        assert pilot.app.clipboard == "سعى ماسك "
        left, top = field.content_region.offset
        first, last = MIXED.index("(ICO"), MIXED.index(" إلى")
        await pilot.mouse_down(offset=(left + field._position_to_cell(first), top))
        await pilot.hover(offset=(left + field._position_to_cell(last), top))
        await pilot.mouse_up(offset=(left + field._position_to_cell(last), top))
        assert field.selected_text == "(ICO)"
        shown = [
            s.text for s in field.render_line(0) if s.style and s.style.bgcolor != field.rich_style.bgcolor
        ]
        assert set("".join(shown)) >= set("ICO")
        await pilot.press("delete")
        assert field.value == MIXED.replace("(ICO)", "")


async def test_what_is_pasted_into_a_field_goes_where_the_cursor_stands() -> None:
    async with FieldApp().run_test(size=(60, 6)) as pilot:
        field = pilot.app.query_one(BidiInput)
        field.value = "قال إن"
        field.cursor_position = 3
        pilot.app.post_message(events.Paste(" Elon \u202eماسك\nthe second line"))
        await pilot.pause()
        assert field.value == "قال Elon \u202eماسك إن"
        assert field.cursor_position == len("قال Elon \u202eماسك")
        assert "\u202e" not in shown(field)


async def test_words_are_deleted_as_the_eye_reads_them() -> None:
    async with FieldApp().run_test(size=(60, 6)) as pilot:
        field = pilot.app.query_one(BidiInput)
        field.value = MIXED
        field.action_end()
        await pilot.press("ctrl+w")
        assert field.value == MIXED.removesuffix("Tesla")
        await pilot.press("home", "delete")
        assert field.value == MIXED.removesuffix("Tesla")[1:]


async def test_long_text_scrolls_to_the_cursor() -> None:
    async with FieldApp().run_test(size=(20, 6)) as pilot:
        field = pilot.app.query_one(BidiInput)
        field.value = "كلمة " * 20
        field.cursor_position = 0
        await pilot.pause()
        assert shown(field).rstrip().endswith(visual("كلمة"))
        field.action_end()
        await pilot.pause()
        assert field.scroll_offset.x == 0


@pytest.mark.parametrize(
    ("hint", "seen"),
    [("one two threefourfive", "one two…"), ("كلمة أخرى أطولمنسابقتها", "كلمة أخرى…")],
)
async def test_a_hint_without_room_is_cut_with_a_sign(hint: str, seen: str) -> None:
    async with FieldApp().run_test(size=(20, 6)) as pilot:
        field = pilot.app.query_one(BidiInput)
        field.placeholder = hint
        await pilot.pause()
        line = shown(field)
        assert line.strip() == visual(seen)
        assert len(line) == field.scrollable_content_region.width


def test_content_with_markup_is_only_text() -> None:
    from workbench.tui.bidi.text import BidiText

    assert BidiText(Content("[red]x[/red]")).get_optimal_width({}, 80) == len("[red]x[/red]")
