"""The line that says how far long work has come."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from workbench.i18n import tr
from workbench.tui import words

CELLS = 20


class WorkLine(Static):
    """Lies over the bottom of whatever screen is on top; bar and words, never colour alone."""

    def tell(self, what: str, done: int, total: int) -> None:
        parts: list[Content | str] = [f"{tr(what)} …"]
        if total:
            full = CELLS * done // total
            parts += [
                f"  {'█' * full}{'░' * (CELLS - full)}  ",
                tr("{done} of {total}", done=done, total=total),
            ]
        parts += ["   ", words.keyed(("ctrl+g", tr("stop")))]
        self.update(Content.assemble(*parts))
