"""The field and the visual inside a running application."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content
from textual.filter import LineFilter

from workbench.tui.bidi.field import BidiInput
from workbench.tui.bidi.filter import BidiFilter
from workbench.tui.bidi.layout import visual


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


def test_content_with_markup_is_only_text() -> None:
    from workbench.tui.bidi.text import BidiText

    assert BidiText(Content("[red]x[/red]")).get_optimal_width({}, 80) == len("[red]x[/red]")
