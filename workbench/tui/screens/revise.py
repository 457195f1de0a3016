"""Taking in a newer version of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from workbench.desk.case import Case
from workbench.i18n import mark, tr, trn
from workbench.tui import words
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.base import Form
from workbench.tui.screens.fields import given_path, labelled, path_field
from workbench.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from workbench.desk.ingest import Revision

ABOUT = mark(
    "Claims, evidence and verdicts are carried over to the new version. What moved badly is marked"
    " “look again”; nothing is dropped."
)


class ReviseScreen(Form[int]):
    """Gives the number of the new version."""

    CSS_PATH = "export.tcss"

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = tr("A revised article")
            box.border_subtitle = words.keyed(
                ("tab", tr("next field")), ("ctrl+s", tr("take in")), ("esc", tr("cancel"))
            )
            yield Prose(words.muted(tr(ABOUT)))
            yield labelled(tr("File"), path_field("path", tr("path of the article (→ completes)")))
            yield labelled(
                tr("Published"),
                BidiInput(placeholder=tr("2018-12-31, if it is known"), id="published", compact=True),
            )

    def on_mount(self) -> None:
        self.query_one("#path").focus()

    def action_save(self) -> None:
        from workbench.desk.ingest import revise

        given = self.query_one("#path", BidiInput).value
        published = self.query_one("#published", BidiInput).value.strip()
        if not given.strip():
            self.bench.say(tr("Give the path of the revised article."), severity="error")
            return

        def take_in(case: Case) -> Revision:
            return revise(case, given_path(given), published=published)

        self.bench.carry_out(take_in, _said, lambda done: self.close_with(done.version))


def _said(done: Revision) -> str:
    """`Version 2: 70 claims kept, 4 moved, 2 to look at again, 1 gone, 3 new.`"""
    return trn(
        "Version {version}: {n} claim kept, {moved} moved, {again} to look at again, {gone} gone,"
        " {added} new.",
        "Version {version}: {n} claims kept, {moved} moved, {again} to look at again, {gone} gone,"
        " {added} new.",
        done.kept,
        version=done.version,
        moved=done.moved,
        again=done.look_again,
        gone=done.gone,
        added=done.added,
    )
