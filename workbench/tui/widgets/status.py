"""The line that says how far the review is."""

from __future__ import annotations

from textual.content import Content

from workbench.desk import names
from workbench.i18n import tr, trn
from workbench.tui import words
from workbench.tui.state import CaseView
from workbench.tui.widgets.prose import OneLine

BAR = 12


class StatusLine(OneLine):
    """`███░░░ 12 of 77 rated · 3 flags open, 1 conflict ↻ 2 again`"""

    DEFAULT_CSS = """
    StatusLine { padding: 0 1; background: $panel; color: $text; }
    """

    def show(self, view: CaseView) -> None:
        so_far = view.progress
        total, rated = so_far.claims, so_far.rated
        done = round(BAR * rated / total) if total else 0
        parts: list[Content | str] = [
            Content.styled("█" * done, "$text-success"),
            words.muted("░" * (BAR - done)),
            f" {tr('{rated} of {total} rated', rated=f'{rated:,}', total=f'{total:,}')}",
        ]
        if so_far.open_flags:
            said = f"{words.FLAG} {trn('{n} flag open', '{n} flags open', so_far.open_flags)}"
            if so_far.conflicts:
                said = names.listed((said, trn("{n} conflict", "{n} conflicts", so_far.conflicts)))
            parts += ["  ", Content.styled(said, "$text-warning")]
        if so_far.look_again:
            again = trn("{n} again", "{n} again", so_far.look_again)
            parts += ["  ", Content.styled(f"{words.LOOK_AGAIN} {again}", "$text-warning")]
        parts += ["  ", words.muted(trn("{n} source", "{n} sources", len(view.sources)))]
        if view.read_only:
            parts += ["  ", Content.styled(tr("read only"), "$text-error")]
        parts += ["  ", words.muted(view.reviewer)]
        self.update(Content.assemble(*parts))


class QueueLine(OneLine):
    """Where the reviewer is in the queue, and how to go on."""

    DEFAULT_CSS = """
    QueueLine { height: 1; padding: 0 1; background: $accent-muted; color: $text; }
    """

    def show(self, place: int, of: int) -> None:
        done = round(BAR * (place - 1) / of) if of else 0
        self.update(
            Content.assemble(
                Content.styled(
                    f"▸ {tr('Queue: {place} of {all}', place=f'{place:,}', all=f'{of:,}')}  ", "bold"
                ),
                "█" * done + "░" * (BAR - done) + "  ",
                words.keyed(("r", tr("rate")), ("n", tr("pass over")), ("p", tr("back")), ("Q", tr("leave"))),
            )
        )
