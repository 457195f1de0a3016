"""`Prose`: text that people read, in either direction; nothing in it is ever markup."""

from __future__ import annotations

import re

from textual.app import RenderResult
from textual.content import Content
from textual.selection import Selection

from workbench.tui.bidi.filter import OwnOrder, orders
from workbench.tui.bidi.layout import END_ISOLATE, ISOLATE
from workbench.tui.bidi.text import BidiText

ISOLATES = re.compile(f"[{ISOLATE}{END_ISOLATE}]")


class Prose(OwnOrder):
    """Styled text, wrapped in logical order, each paragraph flushed to its own side."""

    DEFAULT_CSS = """
    Prose { width: 1fr; height: auto; }
    """

    def __init__(
        self,
        content: Content | str = "",
        *,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._content = Content(content) if isinstance(content, str) else content
        self._text: BidiText | None = None

    @property
    def content(self) -> Content:
        return self._content

    def update(self, content: Content | str) -> None:
        """Show something else."""
        self._content = Content(content) if isinstance(content, str) else content
        self._text = None
        self.clear_cached_dimensions()
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        if self._text is None:
            self._text = BidiText(self._content, ordered=orders(self))
        return self._text

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return ISOLATES.sub("", selection.extract(self._content.plain)), "\n"
