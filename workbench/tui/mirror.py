"""Screens that run from right to left where the interface's language does.

What stands side by side is laid out by Textual's `horizontal` layout, in the order of reading. In
Arabic its places are mirrored, for all widgets, Textual's own included: the first pane stands on the
right, tab still goes from the first to the last, and what scrolls has its bar on the left. Style
sheets do the rest below `App.-mirrored`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from textual import widget as textual_widget
from textual._styles_cache import StylesCache
from textual.geometry import Region, Size, Spacing
from textual.layout import ArrangeResult, DockArrangeResult
from textual.layouts.factory import LAYOUT_MAP
from textual.layouts.horizontal import HorizontalLayout
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from workbench.i18n import mirrored

DRAW = 7
"""Which argument of `StylesCache.render_line` draws a line of content."""


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
    if LAYOUT_MAP["horizontal"] is ReadingLayout:
        return
    LAYOUT_MAP["horizontal"] = ReadingLayout
    Widget._focus_sort_key = property(_place)  # type: ignore[assignment]  # in place of its own property
    Widget.scrollbar_gutter = property(_gutter)  # type: ignore[assignment]  # as above
    Widget._get_scrollable_region = _beside_bar(Widget._get_scrollable_region)  # type: ignore[assignment]
    Widget._arrange_scrollbars = _bars_at_left(Widget._arrange_scrollbars)  # type: ignore[assignment]
    StylesCache.render_line = _drawn_beside_bar(StylesCache.render_line)  # type: ignore[method-assign]
    textual_widget.arrange = _arranged_beside_bar(textual_widget.arrange)  # type: ignore[attr-defined]


def _place(widget: Widget) -> tuple[int, int]:
    """Where a widget comes among its neighbours, as tab goes."""
    region, margin = widget.virtual_region, widget.styles.margin
    x = -(region.right + margin.right) if mirrored() else region.x - margin.left
    return region.y - margin.top, x


# ---------------------------------------------------------------------------- bars on the left


def _gutter(widget: Widget) -> Spacing:
    """The room that the bars take."""
    across, below = widget.scrollbar_size_vertical, widget.scrollbar_size_horizontal
    return Spacing(0, 0, below, across) if mirrored() else Spacing(0, across, below, 0)


def _beside_bar(own: Callable[[Widget, Region], Region]) -> Callable[[Widget, Region], Region]:
    def scrollable(widget: Widget, region: Region) -> Region:
        left = own(widget, region)
        return left.translate((region.width - left.width, 0)) if mirrored() else left

    return scrollable


def _bars_at_left(
    own: Callable[[Widget, Region], Iterable[tuple[Widget, Region]]],
) -> Callable[[Widget, Region], Iterable[tuple[Widget, Region]]]:
    def arranged(widget: Widget, region: Region) -> Iterable[tuple[Widget, Region]]:
        for bar, place in own(widget, region):
            x = region.x + region.right - place.right
            yield bar, place.at_offset((x, place.y)) if mirrored() else place

    return arranged


def _arranged_beside_bar(own: Callable[..., DockArrangeResult]) -> Callable[..., DockArrangeResult]:
    """What a container holds begins behind its bar."""

    def arrange(widget: Widget, *given: Any, **more: Any) -> DockArrangeResult:
        result = own(widget, *given, **more)
        across = widget.scrollbar_size_vertical if mirrored() and widget.is_scrollable else 0
        if not across:
            return result
        moved = [
            placement._replace(region=placement.region.translate((across, 0)))
            for placement in result.placements
        ]
        return replace(result, placements=moved, _spatial_map=None)

    return arrange


def _drawn_beside_bar(own: Callable[..., Strip]) -> Callable[..., Strip]:
    """What draws its own lines draws them from the left edge on: they are moved behind the bar."""

    def render_line(cache: StylesCache, *given: Any) -> Strip:
        draw = given[DRAW]
        widget = draw.__self__
        across = widget.scrollbar_size_vertical if mirrored() and isinstance(widget, ScrollView) else 0
        if not across:
            return own(cache, *given)

        def beside(y: int) -> Strip:
            return Strip.join([Strip.blank(across, widget.rich_style), draw(y)])

        return own(cache, *given[:DRAW], beside, *given[DRAW + 1 :])

    return render_line
