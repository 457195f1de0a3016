"""What every screen is: painted no more often, and no more of it, than has to be; Textual (8.2) does more."""

from __future__ import annotations

from textual.events import ScreenResume
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget

from workbench.tui.widgets.ground import Ground


class Placed(Screen[ScreenResultType], Ground):
    """Knows its breakpoints before its first styles, and for which size it was laid out last."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Where the focus goes only widgets change their looks; Textual draws all of the screen again."""
    _laid_out: Size | None = None

    def on_compose(self) -> None:
        width, height = self.app.size
        across, down = self.app.HORIZONTAL_BREAKPOINTS or [], self.app.VERTICAL_BREAKPOINTS or []
        here = {*self._get_breakpoint_classes(width, across), *self._get_breakpoint_classes(height, down)}
        self.update_classes({name: name in here for _, name in (*across, *down)}, update=False)

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """When it comes up its widgets have just got their styles, and itself before its sheet was read."""
        if self._laid_out is None:
            event.refresh_styles = False
            self.app.stylesheet.update_nodes([self])

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        super()._refresh_layout(size, scroll)
        self._laid_out = self.outer_size if size is None else size

    def _screen_resized(self, size: Size) -> None:
        if size != self._laid_out:
            super()._screen_resized(size)
