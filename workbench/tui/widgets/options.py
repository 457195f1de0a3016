"""Options to choose one of: a sign stands before the chosen one, whatever has the keys and the colours."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import OptionList

from workbench.i18n import mirrored

GUTTER = 2


class Options(OptionList):
    """Textual's list, with the sign of the lists of the workbench."""

    def _get_left_gutter_width(self) -> int:
        return GUTTER

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        line = y + self.scroll_offset.y
        if line >= len(self._lines):
            return strip
        place, row = self._lines[line]
        sign = " "
        if place == self.highlighted and row == 0:
            sign = "‹" if mirrored() else "›"
        shown = next(iter(strip)).style or Style()
        # A column of its own, which is not put in order with the text.
        style = shown + Style(meta={"option": place, "column": 0})
        edge = Segment(f" {sign}" if mirrored() else f"{sign} ", style)
        return Strip([*strip, edge] if mirrored() else [edge, *strip])
