"""The line that says how far the review is."""

from __future__ import annotations

from textual.content import Content

from workbench.i18n import tr, trn
from workbench.tui import words
from workbench.tui.state import CaseView, open_conflicts
from workbench.tui.widgets.prose import OneLine

BAR = 12


class StatusLine(OneLine):
    """`███░░░ 12 of 77 rated · 3 flags open, 1 conflict ↻ 2 again`"""

    DEFAULT_CSS = """
    StatusLine { padding: 0 1; background: $panel; color: $text; }
    """

    def show(self, view: CaseView) -> None:
        total, rated = len(view.claims), view.rated
        done = round(BAR * rated / total) if total else 0
        parts: list[Content | str] = [
            Content.styled("█" * done, "$text-success"),
            words.muted("░" * (BAR - done)),
            f" {tr('{rated} of {total} rated', rated=rated, total=total)}",
        ]
        flags = len(view.open_flags)
        if flags:
            said = f"{words.FLAG} {trn('{n} flag open', '{n} flags open', flags)}"
            conflicts = open_conflicts(view)
            if conflicts:
                said = words.listed((said, trn("{n} conflict", "{n} conflicts", conflicts)))
            parts += ["  ", Content.styled(said, "$text-warning")]
        again = sum(row.look_again for row in view.claims)
        if again:
            parts += [
                "  ",
                Content.styled(f"{words.LOOK_AGAIN} {trn('{n} again', '{n} again', again)}", "$text-warning"),
            ]
        parts += ["  ", words.muted(trn("{n} source", "{n} sources", len(view.sources)))]
        if view.read_only:
            parts += ["  ", Content.styled(tr("read only"), "$text-error")]
        parts += ["  ", words.muted(view.reviewer)]
        self.update(Content.assemble(*parts))
