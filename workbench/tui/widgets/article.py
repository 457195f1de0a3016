"""The article under the reviewer's hands: its caret, its selection, its keys and the mouse.

It has a caret, so that claims can be found, split, re-bound and added without a mouse.
"""

from __future__ import annotations

import re
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import MouseDown, MouseMove, MouseUp

from workbench.i18n import tr
from workbench.model import Span
from workbench.tui.messages import ClaimChosen
from workbench.tui.widgets.article_page import ArticlePage

WORD = re.compile(r"\w+")


class ArticlePane(ArticlePage, can_focus=True):
    """Posts `ClaimChosen` when the caret comes into another claim."""

    HINTS = ("case.split", "case.rebound", "case.add", "article.copy")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step('left')", "Left", show=False, id="article.left"),
        Binding("right,l", "step('right')", "Right", show=False, id="article.right"),
        Binding("up,k", "row(-1)", "Row up", show=False, id="article.up"),
        Binding("down,j", "row(1)", "Row down", show=False, id="article.down"),
        Binding("shift+left", "step('left', True)", "Select left", show=False, id="article.select-left"),
        Binding("shift+right", "step('right', True)", "Select right", show=False, id="article.select-right"),
        Binding("shift+up", "row(-1, True)", "Select up", show=False, id="article.select-up"),
        Binding("shift+down", "row(1, True)", "Select down", show=False, id="article.select-down"),
        Binding("ctrl+left", "word('left')", "Word left", show=False, id="article.word-left"),
        Binding("ctrl+right", "word('right')", "Word right", show=False, id="article.word-right"),
        Binding(
            "ctrl+shift+left",
            "word('left', True)",
            "Select a word",
            show=False,
            id="article.select-word-left",
        ),
        Binding(
            "ctrl+shift+right",
            "word('right', True)",
            "Select a word",
            show=False,
            id="article.select-word-right",
        ),
        Binding("home", "edge(0)", "Start of row", show=False, id="article.home"),
        Binding("end", "edge(1)", "End of row", show=False, id="article.end"),
        Binding("pageup,ctrl+b", "page(-1)", "Page up", show=False, id="article.page-up"),
        Binding("pagedown,ctrl+f", "page(1)", "Page down", show=False, id="article.page-down"),
        Binding("escape", "unselect", "Take the selection off", show=False, id="article.unselect"),
        Binding("y,ctrl+c", "copy", "Copy the selection", show=False, id="article.copy"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._column: int | None = None
        self._dragging = False

    # ------------------------------------------------------------------------ moving

    def _go(self, offset: int, *, select: bool = False, keep_column: bool = False) -> None:
        if self._rows is None or self._view is None:
            return
        offset = max(0, min(len(self._view.article.text), offset))
        if select and self._anchor is None:
            self._anchor = self._caret
        elif not select:
            self._anchor = None
        self._caret = offset
        if not keep_column:
            self._column = None
        self._reveal(Span(offset, offset + 1))
        covering = self._around(offset, offset + 1).at(offset)
        if covering and not select and not any(claim.id == self._chosen for claim in covering):
            self._chosen, self._chosen_span = covering[0].id, covering[0].span
            self.post_message(ClaimChosen(covering[0].id))
        self._redraw()

    def _forward(self, side: str) -> bool:
        """Whether going to that side of the screen goes on in the text."""
        laid = self._rows.row(self._rows.row_of(self._caret)).laid if self._rows is not None else None
        return (side == "right") != (laid is not None and bool(laid.base))

    def action_step(self, side: str, select: bool = False) -> None:
        if self._rows is not None:
            self._go(self._rows.neighbour(self._caret, 1 if self._forward(side) else -1), select=select)

    def action_word(self, side: str, select: bool = False) -> None:
        if self._view is None:
            return
        text = self._view.article.text
        if self._forward(side):
            match = next((m for m in WORD.finditer(text, self._caret) if m.start() > self._caret), None)
            target = match.start() if match else len(text)
        else:
            starts = [m.start() for m in WORD.finditer(text, max(0, self._caret - 200), self._caret)]
            target = starts[-1] if starts else 0
        self._go(target, select=select)

    def action_row(self, step: int, select: bool = False) -> None:
        if self._rows is None or not len(self._rows):
            return
        if self._column is None:
            self._column = self._rows.cell_of(self._caret, self._text_width)
        place = self._rows.row_of(self._caret) + step
        while 0 <= place < len(self._rows) and self._rows.row(place).laid is None:
            place += 1 if step > 0 else -1
        if 0 <= place < len(self._rows):
            target = self._rows.offset_at(place, self._column, self._text_width)
            self._go(target, select=select, keep_column=True)

    def action_page(self, step: int) -> None:
        """A page on or back, or as far as there are rows."""
        if self._rows is not None:
            here, page = self._rows.row_of(self._caret), max(1, self.scrollable_content_region.height - 2)
            self.action_row(max(0, min(len(self._rows) - 1, here + step * page)) - here)

    def action_edge(self, end: int) -> None:
        if self._rows is not None:
            row = self._rows.row(self._rows.row_of(self._caret))
            self._go(row.end if end else row.start)

    def action_unselect(self) -> None:
        self.unselect()

    def action_copy(self) -> None:
        if self.selection is not None and self._view is not None:
            self.app.copy_to_clipboard(self.selection.of(self._view.article.text))
            self.notify(tr("Copied."), markup=False)

    # ------------------------------------------------------------------------ the mouse

    def _offset_under(self, x: int, y: int) -> int | None:
        if self._rows is None or not len(self._rows):
            return None
        place = max(0, min(len(self._rows) - 1, y + self.scroll_offset.y))
        laid = self._rows.row(place).laid
        left = self._margin if laid is not None and not laid.base else 0
        return self._rows.offset_at(place, x - left, self._text_width)

    def on_mouse_down(self, event: MouseDown) -> None:
        place = event.get_content_offset_capture(self)
        offset = self._offset_under(place.x, place.y)
        if offset is not None:
            self._go(offset, select=event.shift)
            self._dragging = True
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        if self._dragging:
            place = event.get_content_offset_capture(self)
            offset = self._offset_under(place.x, place.y)
            if offset is not None and offset != self._caret:
                self._go(offset, select=True)

    def on_mouse_up(self, event: MouseUp) -> None:
        if self._dragging:
            self._dragging = False
            self.release_mouse()
