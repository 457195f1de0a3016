"""The line that says how far the review is."""

from __future__ import annotations

from textual.content import Content

from workbench.tui import words
from workbench.tui.state import CaseView, open_conflicts
from workbench.tui.widgets.prose import Prose

BAR = 12


class StatusLine(Prose):
    """`███░░░ 12 of 77 rated · 3 flags open, 1 conflict · 2 to look at again`"""

    DEFAULT_CSS = """
    StatusLine { height: 1; padding: 0 1; background: $panel; color: $text; }
    """

    def show(self, view: CaseView) -> None:
        total, rated = len(view.claims), view.rated
        done = round(BAR * rated / total) if total else 0
        parts: list[Content | str] = [
            Content.styled("█" * done, "$text-success"),
            Content.styled("░" * (BAR - done), "$text-muted"),
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
            parts += ["  ", Content.styled(f"{words.LOOK_AGAIN} {again} to look at again", "$text-warning")]
        parts += ["  ", Content.styled(words.plural(len(view.sources), "source"), "$text-muted")]
        if view.read_only:
            parts += ["  ", Content.styled("read only", "$text-error")]
        parts += ["  ", Content.styled(view.reviewer, "$text-muted")]
        self.update(Content.assemble(*parts))
