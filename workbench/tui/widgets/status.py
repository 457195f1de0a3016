"""The line that says how far the review is."""

from __future__ import annotations

from textual.content import Content

from workbench.tui import words
from workbench.tui.state import CaseView, open_conflicts
from workbench.tui.widgets.prose import Prose

BAR = 12


class StatusLine(Prose):
    """`███░░░ 12 of 77 rated · 3 flags open, 1 conflict ↻ 2 again`"""

    DEFAULT_CSS = """
    StatusLine { height: 1; padding: 0 1; background: $panel; color: $text; }
    """

    def show(self, view: CaseView) -> None:
        total, rated = len(view.claims), view.rated
        done = round(BAR * rated / total) if total else 0
        parts: list[Content | str] = [
            Content.styled("█" * done, "$text-success"),
            words.muted("░" * (BAR - done)),
            f" {rated} of {total} rated",
        ]
        flags = len(view.open_flags)
        if flags:
            said = f"{words.FLAG} {words.plural(flags, 'flag')} open"
            conflicts = open_conflicts(view)
            if conflicts:
                said += f", {words.plural(conflicts, 'conflict')}"
            parts += ["  ", Content.styled(said, "$text-warning")]
        again = sum(row.look_again for row in view.claims)
        if again:
            parts += ["  ", Content.styled(f"{words.LOOK_AGAIN} {again} again", "$text-warning")]
        parts += ["  ", words.muted(words.plural(len(view.sources), "source"))]
        if view.read_only:
            parts += ["  ", Content.styled("read only", "$text-error")]
        parts += ["  ", words.muted(view.reviewer)]
        self.update(Content.assemble(*parts))
