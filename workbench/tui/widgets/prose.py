"""`Prose`: text that people read, in either direction; nothing in it is ever markup."""

from __future__ import annotations

import re
from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.selection import Selection

from workbench.tui.bidi.filter import OwnOrder, orders
from workbench.tui.bidi.layout import END_ISOLATE, ISOLATE, paragraph
from workbench.tui.bidi.text import BidiText

ISOLATES = re.compile(f"[{ISOLATE}{END_ISOLATE}]")


class Prose(OwnOrder):
    """Styled text, wrapped in logical order, each paragraph flushed to its own side."""

    GROWS: ClassVar[bool] = True
    """Whether its height depends on what it shows."""
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
        shown, self._content = self._content, Content(content) if isinstance(content, str) else content
        if not shown.is_same(self._content):
            self._text = None
            self.clear_cached_dimensions()
            self.refresh(layout=self.GROWS)

    def render(self) -> RenderResult:
        if self._text is None:
            self._text = BidiText(self._content, ordered=orders(self))
        return self._text

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return ISOLATES.sub("", selection.extract(self._content.plain)), "\n"


class OneLine(Prose):
    """Prose that has one line only: what has no room is cut with a sign."""

    GROWS = False
    DEFAULT_CSS = """
    OneLine { height: 1; }
    """

    def render(self) -> RenderResult:
        width = self.content_size.width
        laid = paragraph(self._content.plain, None, orders(self))
        if not width or len(laid.rows(width)) == 1:
            return super().render()
        fitting = laid.rows(max(1, width - 1))[0][1]
        return BidiText(self._content[:fitting] + Content("…"), ordered=orders(self))
