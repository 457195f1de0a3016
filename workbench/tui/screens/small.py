"""What is shown where a window is too small to work in; what was typed stays behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import ModalScreen

from workbench.i18n import tr
from workbench.tui.in_terminal import LEAST
from workbench.tui.screens.base import ShowsCase
from workbench.tui.state import CaseView
from workbench.tui.widgets.lists import ClaimsAtALook
from workbench.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from workbench.tui.screens.case import CaseScreen

LOOK = Size(20, 6)
"""In a smaller window no list can be read."""


class SmallScreen(ShowsCase, ModalScreen[None]):
    """The claims to look through, a line each; leaves by itself when the window is large enough again."""

    AUTO_FOCUS = "ClaimsAtALook"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", "Quit", id="small.quit")]
    DEFAULT_CSS = """
    SmallScreen { background: $background; }
    SmallScreen ClaimsAtALook { height: 1fr; background: $background; }
    """

    def compose(self) -> ComposeResult:
        yield Prose()
        yield ClaimsAtALook()

    def on_mount(self) -> None:
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    def show_case(self, view: CaseView) -> None:
        claims, case = self.query_one(ClaimsAtALook), self._case
        claims.use_scale(view.scale)
        claims.widen(len(view.claims.listed))
        claims.fill(view.listed, case.claim.id if case is not None and case.claim is not None else None)
        self._fit()

    def _fit(self) -> None:
        """Say what is needed, in few words where that leaves room for a list."""
        size, claims = self.app.size, self.query_one(ClaimsAtALook)
        claims.display = bool(claims.rows) and size.width >= LOOK.width and size.height >= LOOK.height
        said = tr("To work: {width} by {height}", width=LEAST.width, height=LEAST.height)
        if not claims.display:
            said = tr(
                "The window is too small: {width} by {height} are needed. q leaves.",
                width=LEAST.width,
                height=LEAST.height,
            )
        self.query_one(Prose).update(said)

    @property
    def _case(self) -> CaseScreen | None:
        from workbench.tui.screens.case import CaseScreen

        return next((screen for screen in self.app.screen_stack if isinstance(screen, CaseScreen)), None)

    def on_rows_list_moved(self, message: ClaimsAtALook.Moved) -> None:
        if self._case is not None:
            self._case.choose(message.id)
