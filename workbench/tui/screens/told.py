"""A dialog that only tells something."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from workbench.i18n import tr
from workbench.tui import words
from workbench.tui.screens.base import Form
from workbench.tui.widgets.prose import Prose


class Told(Form[None]):
    """Read it, and escape."""

    CSS_PATH = "told.tcss"

    def __init__(self, heading: str, parts: Sequence[Content]) -> None:
        super().__init__()
        self._heading = heading
        self._parts = parts

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = Content(self._heading)
            box.border_subtitle = words.keyed(("esc", tr("back")))
            with VerticalScroll(id="told", can_focus=True):
                yield Prose(Content.assemble(*self._parts))

    def on_mount(self) -> None:
        self.query_one("#told").focus()

    def action_save(self) -> None:
        self.action_cancel()
