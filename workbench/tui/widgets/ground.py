"""What only gives a place to others: nothing of it is seen but its colour."""

from __future__ import annotations

from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget


class Ground(Widget):
    """All its lines are one; Textual (8.2) draws each by itself."""

    def render_lines(self, crop: Region) -> list[Strip]:
        _, background = self.background_colors
        line = Strip.blank(crop.width, Style(background=background).rich_style)
        for line_filter in self.get_line_filters():
            line = line.apply_filter(line_filter, background)
        return [line] * crop.height


class Panes(Horizontal, Ground):
    """Stand side by side and leave nothing between them."""
