"""`BidiArea`: a text area in which right-to-left lines stand, and are clicked, where they belong."""

from __future__ import annotations

from rich.segment import Segment
from textual.events import MouseEvent
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Location

from workbench.tui.bidi.filter import OwnOrder, orders
from workbench.tui.bidi.layout import RIGHT_TO_LEFT, Paragraph, direction, paragraph
from workbench.tui.bidi.text import flushed


class BidiArea(TextArea, OwnOrder):
    """Wrapped in logical order; arrows move as the eye does in the line that the cursor is in."""

    def _section(self, y: int) -> tuple[int, int, str, bool] | None:
        """Line, column where the row begins, its text, and whether the line ends in it."""
        rows = self.wrapped_document._offset_to_line_info
        if not 0 <= y < len(rows) or rows[y] is None:
            return None
        line, section = rows[y]
        sections = self.wrapped_document.get_sections(line)
        start = sum(len(text) for text in sections[:section])
        return line, start, sections[section], section == len(sections) - 1

    def _laid(self, line: int) -> Paragraph | None:
        """The line, if it needs ordering."""
        text = self.document.get_line(line)
        base = direction(text)
        return paragraph(text, base) if orders(self) and (base or RIGHT_TO_LEFT.search(text)) else None

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        if not self.text and orders(self):
            shown = "".join(segment.text for segment in strip)
            return flushed(strip, self.content_size.width, direction(shown))
        place = self._section(y + self.scroll_offset.y)
        laid = self._laid(place[0]) if place is not None else None
        if place is None or laid is None:
            return strip
        _, start, text, last = place
        chars = [(char, segment.style) for segment in strip for char in segment.text]
        clusters = laid.line(start, start + len(text))
        body = [Segment(c.text, chars[c.start - start][1]) for c in clusters]
        cursor = [Segment(" ", chars[len(text)][1])] if last and len(chars) > len(text) else []
        used = sum(c.width for c in clusters) + len(cursor)
        blank = [Segment(" " * max(0, strip.cell_length - used), chars[-1][1])]
        return Strip([*blank, *cursor, *body] if laid.base else [*body, *cursor, *blank])

    def get_target_document_location(self, event: MouseEvent) -> Location:
        y = event.y + self.scroll_offset.y - self.gutter.top
        place = self._section(y)
        laid = self._laid(place[0]) if place is not None else None
        if place is None or laid is None:
            return super().get_target_document_location(event)
        line, start, text, last = place
        clusters = laid.line(start, start + len(text))
        x = self.scrollable_content_region.width - sum(c.width for c in clusters) if laid.base else 0
        target = event.x - self.gutter.left
        end = start + len(text) - (not last)
        if target < x:
            return line, end
        for cluster in clusters:
            x += cluster.width
            if target < x:
                return line, cluster.start
        return line, start if laid.base else end

    @property
    def _mirrored(self) -> bool:
        laid = self._laid(self.cursor_location[0])
        return laid is not None and bool(laid.base)

    def action_cursor_left(self, select: bool = False) -> None:
        step = super().action_cursor_right if self._mirrored else super().action_cursor_left
        step(select)

    def action_cursor_right(self, select: bool = False) -> None:
        step = super().action_cursor_left if self._mirrored else super().action_cursor_right
        step(select)

    def action_cursor_word_left(self, select: bool = False) -> None:
        step = super().action_cursor_word_right if self._mirrored else super().action_cursor_word_left
        step(select)

    def action_cursor_word_right(self, select: bool = False) -> None:
        step = super().action_cursor_word_left if self._mirrored else super().action_cursor_word_right
        step(select)
