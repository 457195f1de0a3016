"""What is shown where a window is too small for anything else; what was typed stays behind it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from workbench.i18n import tr
from workbench.tui.in_terminal import LEAST
from workbench.tui.widgets.prose import Prose


class SmallScreen(ModalScreen[None]):
    """Leaves by itself when the window is large enough again."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", "Quit", id="small.quit")]
    DEFAULT_CSS = "SmallScreen { background: $background; }"

    def compose(self) -> ComposeResult:
        yield Prose(self._said())

    def on_resize(self) -> None:
        self.query_one(Prose).update(self._said())

    def _said(self) -> str:
        return tr(
            "The window is too small: {width} by {height} are needed. q leaves.",
            width=LEAST.width,
            height=LEAST.height,
        )
