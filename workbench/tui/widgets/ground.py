"""What only gives a place to others: nothing of it is seen but its colour."""

from __future__ import annotations

from textual.containers import Horizontal, Vertical, VerticalScroll
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


def use_quick_frames() -> None:
    """Textual (8.2) draws each line of a box by itself, though what stands in it covers most of them."""
    for box in (Vertical, VerticalScroll):
        box.render_lines = _framed  # type: ignore[assignment, method-assign]


def _framed(box: Widget, crop: Region) -> list[Strip]:
    """The lines within border and padding are one."""
    gutter = box.styles.gutter
    inside = range(gutter.top, box.region.height - gutter.bottom)
    places = [inside.start if y in inside else y for y in crop.line_range]
    lines = {y: Widget.render_lines(box, Region(crop.x, y, crop.width, 1))[0] for y in set(places)}
    return [lines[y] for y in places]
