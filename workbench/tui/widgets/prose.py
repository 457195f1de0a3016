"""`Prose`: text that people read, in either direction; nothing in it is ever markup."""

from __future__ import annotations

import re
from typing import ClassVar, cast

from textual.content import Content
from textual.css.styles import RulesMap
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions
from textual.widget import _RenderCache

from workbench.i18n import END_ISOLATE, ISOLATE
from workbench.tui.bidi.filter import OwnOrder, orders
from workbench.tui.bidi.layout import paragraph
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

    def render(self) -> BidiText:
        if self._text is None:
            self._text = BidiText(self._content, ordered=orders(self))
        return self._text

    def _render_content(self) -> None:
        """Textual (8.2) draws all rows, and of a long text most are out of sight."""
        selection, style = self.text_selection, None
        if selection is not None:
            style = Style.from_styles(self.screen.get_component_styles("screen--selection"))
        options = RenderOptions(self._get_style, cast("RulesMap", self.styles), selection, style)
        rows = self.render().drawn(self.size.width, self.visual_style, options)
        self._render_cache = _RenderCache(self.size, cast("list[Strip]", rows))
        self._dirty_regions.clear()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return ISOLATES.sub("", selection.extract(self._content.plain)), "\n"


class OneLine(Prose):
    """Prose that has one line only: what has no room is cut with a sign."""

    GROWS = False
    DEFAULT_CSS = """
    OneLine { height: 1; }
    """

    def render(self) -> BidiText:
        width = self.content_size.width
        laid = paragraph(self._content.plain, None, orders(self))
        if not width or len(laid.rows(width)) == 1:
            return super().render()
        fitting = laid.rows(max(1, width - 1))[0][1]
        return BidiText(self._content[:fitting] + Content("…"), ordered=orders(self))
