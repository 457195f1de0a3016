"""Small dialogs: some lines of text, one line, a choice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workbench.i18n import tr
from workbench.tui import words
from workbench.tui.bidi.area import BidiArea
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.base import Form
from workbench.tui.widgets.options import Options
from workbench.tui.widgets.prose import Prose


class Prompt(Form[str]):
    """Asks for text; gives it, stripped, or None. Text is required unless `optional`."""

    CSS_PATH = "prompt.tcss"

    DRAFTS = ("text",)

    def __init__(
        self,
        title: str,
        about: Content | str = "",
        *,
        value: str = "",
        optional: bool = False,
        draft: str = "",
    ) -> None:
        """`draft` names the deed that the text is for; it is forgotten when that is done."""
        super().__init__()
        self._draft = draft
        self._heading = title
        self._about = about
        self._value = value
        self._optional = optional

    @property
    def draft(self) -> str:
        return self._draft

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = Content(self._heading)
            box.border_subtitle = words.keyed(("ctrl+s", tr("save")), ("esc", tr("cancel")))
            if self._about:
                yield Prose(self._about, classes="about")
            yield BidiArea(self._value, id="text", tab_behavior="focus")

    def on_mount(self) -> None:
        area = self.query_one(BidiArea)
        area.focus()
        area.move_cursor(area.document.end)

    def action_save(self) -> None:
        text = self.query_one(BidiArea).text.strip()
        if text or self._optional:
            self.dismiss(text)
        else:
            self.bench.say(tr("Some words are needed here."), severity="error")


class AskLine(Form[str]):
    """Asks for one line; gives it, stripped, or None."""

    CSS_PATH = "prompt.tcss"

    def __init__(self, title: str, field: BidiInput) -> None:
        super().__init__()
        self._heading = title
        self._field = field

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog choose") as box:
            box.border_title = Content(self._heading)
            box.border_subtitle = words.keyed(("enter", tr("go")), ("esc", tr("cancel")))
            yield self._field

    def on_mount(self) -> None:
        self._field.focus()

    def on_input_submitted(self, event: BidiInput.Submitted) -> None:
        self.action_save()

    def action_save(self) -> None:
        self.dismiss(self._field.value.strip() or None)


class Choose(Form[str]):
    """Asks for one of several; gives its id, or None."""

    CSS_PATH = "prompt.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
    ]

    def __init__(
        self, title: str, options: Sequence[tuple[str, Content | str]], *, current: str = ""
    ) -> None:
        super().__init__()
        self._heading = title
        self._options = options
        self._current = current

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog choose") as box:
            box.border_title = Content(self._heading)
            box.border_subtitle = words.keyed(("enter", tr("choose")), ("esc", tr("cancel")))
            yield Options(
                *(
                    Option(Content(label) if isinstance(label, str) else label, id=name)
                    for name, label in self._options
                ),
                markup=False,
            )

    def on_mount(self) -> None:
        options = self.query_one(OptionList)
        names = [name for name, _ in self._options]
        options.highlighted = names.index(self._current) if self._current in names else 0
        options.focus()

    def action_down(self) -> None:
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        self.query_one(OptionList).action_cursor_up()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_save(self) -> None:
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self.dismiss(self._options[place][0])
