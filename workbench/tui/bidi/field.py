"""`BidiInput`: a one-line field in which Arabic is typed, seen and clicked where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter
from textual.geometry import clamp
from textual.strip import Strip
from textual.widgets import Input

from workbench.tui.bidi.filter import BidiFilter, orders
from workbench.tui.bidi.layout import RIGHT_TO_LEFT, Paragraph, direction, paragraph
from workbench.tui.bidi.text import flushed


class BidiInput(Input):
    """An `Input` whose text is laid out by the direction of its first strong character.

    Text without right-to-left letters is left to `Input`. With them, the arrows move as the eye
    does: in a right-to-left line, left goes on in the text. Positions are logical throughout.
    """

    def get_line_filters(self) -> Sequence[LineFilter]:
        filters = super().get_line_filters()
        return [f for f in filters if not (self._draws and isinstance(f, BidiFilter))]

    @property
    def _is_bidi(self) -> bool:
        if not self.value or self.password or not orders(self):
            return False
        return RIGHT_TO_LEFT.search(self.value) is not None or bool(direction(self.value))

    @property
    def _draws(self) -> bool:
        """Whether the line is put in order here: with right-to-left text, and while there is none."""
        return self._is_bidi or (not self.value and orders(self))

    @property
    def _laid(self) -> Paragraph:
        text = self.value + self._completion
        return paragraph(text, direction(text))

    @property
    def _completion(self) -> str:
        return self._suggestion[len(self.value) :] if self.has_focus else ""

    @property
    def _left_edge(self) -> int:
        """Cell of the text's left end; in a right-to-left line one cell before it is the cursor's."""
        laid = self._laid
        if not laid.base:
            return 0
        return max(self.scrollable_content_region.width, laid.width + 1) - laid.width

    def _position_to_cell(self, position: int) -> int:
        if not self._is_bidi:
            return super()._position_to_cell(position)
        laid, x = self._laid, self._left_edge
        if position >= laid.length:
            return x - 1 if laid.base else x + laid.width
        for cluster in laid.line(0, laid.length):
            if cluster.start <= position < cluster.end:
                return x
            x += cluster.width
        return x

    @property
    def _cursor_offset(self) -> int:
        return self._position_to_cell(self.cursor_position) if self._is_bidi else super()._cursor_offset

    def _cell_offset_to_index(self, offset: int) -> int:
        if not self._is_bidi:
            return super()._cell_offset_to_index(offset)
        laid, x = self._laid, self._left_edge
        offset += self.scroll_offset.x
        if offset < x:
            return clamp(laid.length if laid.base else 0, 0, len(self.value))
        for cluster in laid.line(0, laid.length):
            if x <= offset < x + cluster.width:
                return clamp(cluster.start, 0, len(self.value))
            x += cluster.width
        return 0 if laid.base else len(self.value)

    @property
    def content_width(self) -> int:
        return self._laid.width + 1 if self._is_bidi else super().content_width

    def action_cursor_left(self, select: bool = False) -> None:
        self._step(select, forward=self._mirrored)

    def action_cursor_right(self, select: bool = False) -> None:
        self._step(select, forward=not self._mirrored)

    def action_cursor_left_word(self, select: bool = False) -> None:
        if self._mirrored:
            super().action_cursor_right_word(select)
        else:
            super().action_cursor_left_word(select)

    def action_cursor_right_word(self, select: bool = False) -> None:
        if self._mirrored:
            super().action_cursor_left_word(select)
        else:
            super().action_cursor_right_word(select)

    @property
    def _mirrored(self) -> bool:
        return self._is_bidi and bool(self._laid.base)

    def _step(self, select: bool, *, forward: bool) -> None:
        if forward:
            super().action_cursor_right(select)
        else:
            super().action_cursor_left(select)

    def render_line(self, y: int) -> Strip:
        if y == 0 and not self.value:
            hint, width = _first_row(super().render_line(y)), self.scrollable_content_region.width
            return flushed(hint, width, direction(self.placeholder)) if orders(self) else hint
        if y != 0 or not self._is_bidi:
            return super().render_line(y)
        laid = self._laid
        blank = Style.null()
        segments = [Segment(" " * (self._left_edge - 1), blank)] if self._left_edge > 1 else []
        if laid.base:
            segments.append(Segment(" ", self._style_at(laid.length)))
        segments += [Segment(c.text, self._style_at(c.start, c.end)) for c in laid.line(0, laid.length)]
        if not laid.base:
            segments.append(Segment(" ", self._style_at(laid.length)))
        width = self.scrollable_content_region.width
        scroll = self.scroll_offset.x
        strip = Strip(segments).crop(scroll, scroll + width).extend_cell_length(width)
        return strip.apply_style(self.rich_style)

    def _style_at(self, start: int, end: int | None = None) -> Style:
        """Style of a cluster, or of the cell behind the text."""
        style = Style.null()
        if start >= len(self.value) and end is not None:
            style += self.get_component_rich_style("input--suggestion")
        if not self.has_focus:
            return style
        first, last = sorted(self.selection)
        if first <= start < last:
            style += self.get_component_rich_style("input--selection")
        if self._cursor_visible and start <= self.cursor_position < (end or start + 1):
            style += self.get_component_rich_style("input--cursor")
        return style


def _first_row(strip: Strip) -> Strip:
    """Textual (8.2) wraps a hint that has no room, and puts all its rows in one strip."""
    row: list[Segment] = []
    for segment in strip:
        text, cut, _ = segment.text.partition("\n")
        row.append(Segment(text, segment.style))
        if cut:
            while len(row) > 1 and not row[-1].text.strip():
                row.pop()
            return Strip([*row[:-1], Segment(f"{row[-1].text.rstrip()}…", row[-1].style)])
    return strip
