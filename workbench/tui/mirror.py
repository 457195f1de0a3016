"""Screens that run from right to left where the interface's language does.

What stands side by side is laid out by Textual's `horizontal` layout, in the order of reading. In
Arabic its places are mirrored, for all widgets, Textual's own included: the first pane stands on the
right, and tab still goes from the first to the last. Style sheets do the rest below `App.-mirrored`.
"""

from __future__ import annotations

from textual.geometry import Size
from textual.layout import ArrangeResult
from textual.layouts.factory import LAYOUT_MAP
from textual.layouts.horizontal import HorizontalLayout
from textual.widget import Widget

from workbench.i18n import mirrored


class ReadingLayout(HorizontalLayout):
    """Horizontal, in the direction of reading."""

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        placements = super().arrange(parent, children, size, greedy)
        if not mirrored() or not placements:
            return placements
        width = max(size.width, *(placement.region.right for placement in placements))
        return [
            placement._replace(
                region=placement.region.at_offset(
                    (width - placement.region.right, placement.region.y),
                ),
                offset=placement.offset._replace(x=-placement.offset.x),
            )
            for placement in placements
        ]


def use_reading_layout() -> None:
    """Have Textual lay out, and tab go, in this way; it offers no other means to say so."""
    LAYOUT_MAP["horizontal"] = ReadingLayout
    Widget._focus_sort_key = property(_place)  # type: ignore[assignment]  # in place of its own property


def _place(widget: Widget) -> tuple[int, int]:
    """Where a widget comes among its neighbours, as tab goes."""
    region, margin = widget.virtual_region, widget.styles.margin
    x = -(region.right + margin.right) if mirrored() else region.x - margin.left
    return region.y - margin.top, x
