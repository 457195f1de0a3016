"""What every screen is: painted once when it comes up, where Textual (8.2) does so three times."""

from __future__ import annotations

from textual.geometry import Size
from textual.screen import Screen, ScreenResultType


class Placed(Screen[ScreenResultType]):
    """Knows its breakpoints before its first styles, and for which size it was laid out last."""

    _laid_out: Size | None = None

    def on_mount(self) -> None:
        width, height = self.app.size
        across, down = self.app.HORIZONTAL_BREAKPOINTS or [], self.app.VERTICAL_BREAKPOINTS or []
        here = {*self._get_breakpoint_classes(width, across), *self._get_breakpoint_classes(height, down)}
        self.update_classes({name: name in here for _, name in (*across, *down)}, update=False)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        super()._refresh_layout(size, scroll)
        self._laid_out = self.outer_size if size is None else size

    def _screen_resized(self, size: Size) -> None:
        if size != self._laid_out:
            super()._screen_resized(size)
