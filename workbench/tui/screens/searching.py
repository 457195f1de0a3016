"""The search log: what was looked for, where, and what came of it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Select

from workbench.i18n import tr
from workbench.model import ClaimRow, Search
from workbench.tui import words
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.base import Form
from workbench.tui.screens.fields import labelled
from workbench.tui.state import CaseView
from workbench.tui.widgets.prose import Prose


class SearchScreen(Form[int]):
    """Three lines to fill in; the searches so far stand under them."""

    CSS_PATH = "searching.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+x", "remove", "Remove an entry", priority=True, id="search.remove"),
    ]

    def __init__(self, view: CaseView, claim: ClaimRow) -> None:
        super().__init__()
        self._case_view = view
        self._claim = claim
        self._known: tuple[Search, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = tr("Log a search")
            box.border_subtitle = words.keyed(
                ("tab", tr("next field")),
                ("ctrl+s", tr("save")),
                ("ctrl+x", tr("remove")),
                ("esc", tr("cancel")),
            )
            scope = Select(
                [
                    (tr("claim {number}", number=self._claim.number), "claim"),
                    (tr("the whole article"), "article"),
                ],
                value="claim",
                allow_blank=False,
                compact=True,
                id="scope",
            )
            yield labelled(tr("Where"), _field("place", tr("archive, register, search engine, person asked")))
            yield labelled(tr("For what"), _field("query", tr("the words or the question")))
            yield labelled(tr("Result"), _field("result", tr("left empty: nothing was found")))
            yield labelled(tr("For"), scope)
            with VerticalScroll(id="known"):
                yield Prose("", id="list")

    def on_mount(self) -> None:
        self.query_one("#place").focus()
        self._read()

    def _read(self) -> None:
        from workbench.desk.searches import searches

        self.bench.look_up(searches, self._tell, group="searches")

    def _tell(self, found: tuple[Search, ...]) -> None:
        if not self.is_attached:
            return
        self._known = tuple(row for row in found if row.claim_id in (None, self._claim.id))
        parts = [
            Content.assemble(
                f"{words.lead()}{words.searched(row)}\n",
                words.muted(f"{words.lead()}{words.signed(row.at, row.reviewer)}\n"),
            )
            for row in reversed(self._known)
        ]
        said = parts or [words.muted(tr("no search is logged for this claim yet"))]
        self.query_one("#list", Prose).update(Content.assemble(*said))

    def action_save(self) -> None:
        from workbench.desk.searches import log_search

        place, query, result = (
            self.query_one(f"#{name}", BidiInput).value for name in ("place", "query", "result")
        )
        whole = self.query_one("#scope", Select).value == "article"
        claim_id = None if whole else self._claim.id
        self.bench.carry_out(
            lambda case: log_search(
                case, place, query, claim_id=claim_id, found=bool(result.strip()), result=result
            ),
            tr("Search logged."),
            self.close_with,
        )

    def action_remove(self) -> None:
        from workbench.desk.searches import remove_search
        from workbench.tui.screens.prompt import Choose

        if not self._known:
            self.bench.say(tr("There is no entry to remove."))
            return

        def use(name: str | None) -> None:
            if name is not None:
                self.bench.carry_out(
                    lambda case: remove_search(case, int(name)),
                    tr("Entry removed; u brings it back."),
                    lambda _: self._read(),
                )

        options = [(str(row.id), words.searched(row)) for row in reversed(self._known)]
        self.app.push_screen(Choose(tr("Remove which entry?"), options), use)


def _field(name: str, hint: str) -> BidiInput:
    return BidiInput(placeholder=hint, id=name, compact=True)
