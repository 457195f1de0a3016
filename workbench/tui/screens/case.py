"""The main screen: claims, article, and everything about the chosen claim."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from workbench.desk import telling
from workbench.desk.case import Case
from workbench.desk.listing import Listing
from workbench.i18n import tr
from workbench.model import ClaimRow, InputError, whole_number
from workbench.tui.bidi.field import BidiInput
from workbench.tui.messages import ClaimChosen, ClaimLoaded
from workbench.tui.screens.base import workbench
from workbench.tui.screens.deeds import key
from workbench.tui.screens.defence import DEFENCE, CaseDefence
from workbench.tui.screens.queue import QueueDeeds
from workbench.tui.screens.views import ViewsScreen, name_view, usual_views
from workbench.tui.state import CaseView, ClaimDetail, load_claim
from workbench.tui.widgets.article import ArticlePane
from workbench.tui.widgets.detail import DetailPane
from workbench.tui.widgets.filter import FilterBar, FilterField
from workbench.tui.widgets.ground import Panes
from workbench.tui.widgets.keys import KeysLine
from workbench.tui.widgets.lists import ClaimsList
from workbench.tui.widgets.prose import OneLine
from workbench.tui.widgets.status import QueueLine, StatusLine

AT_ONCE = 3000
"""In a list no longer than this, finding takes less than a frame."""
OPEN = ("rating:none", "is:again")
"""What still asks for a reviewer."""


class CaseScreen(CaseDefence, QueueDeeds):
    """Selection goes both ways: the list moves the article, the article's caret moves the list."""

    CSS_PATH = "case.tcss"
    AUTO_FOCUS = "ClaimsList"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("r", "rate", "Rate", "Rate the chosen claim", show=True),
        key("e", "evidence", "Evidence", "Locate a quotation and attach it to the claim", show=True),
        key("f", "follow_up", "Flags", "The queue of inconsistencies to follow up", show=True),
        key("n", "next_open", "Next open", "Next claim that is unrated or to be looked at again", show=True),
        key("slash", "search", "Search", "Search the claims", show=True, display="/"),
        key("t", "filter", "Filter", "Choose which claims are listed", show=True),
        key("d", "details", "Details", "Details instead of the article, where both have no room", show=True),
        Binding("question_mark", "app.help", "Help", key_display="?", id="case.help"),
        key("a", "attach", "Attach", "Attach a source: a file, pasted text, or a note", show=True),
        key("u", "undo", "Undo", "Undo your last deed", show=True),
        key("p", "previous_open", "Previous open", "Previous claim that is unrated or to be looked at again"),
        key("F", "next_flag", "Next flag", "Next claim with an open flag"),
        key("N", "next_again", "Next look-again", "Next claim to be looked at again after a revision"),
        key("ctrl+r", "redo", "Redo", "Do again what was undone"),
        key("o", "sources", "Sources", "The outside sources of the case"),
        key("i", "overview", "Overview", "The article at one look: its map, its dates, the progress"),
        key("L", "log", "Log", "Who changed what, and when"),
        key("s", "split", "Split at caret", "Split the chosen claim where the article's caret stands"),
        key("m", "merge", "Merge with next", "Merge the chosen claim with the next one"),
        key("b", "rebound", "Re-bound", "Give the chosen claim the bounds of the article's selection"),
        key("plus", "add", "Add claim", "Make a claim of the article's selection", display="+"),
        key("x", "set_aside", "Dismiss claim", "Set the chosen claim aside, with a reason"),
        key("X", "restore", "Restore claim", "Take a dismissed claim back"),
        key("K", "kind", "Kind of claim", "Say what kind of claim it is"),
        key("c", "confirm", "Confirm claim", "The claim is still the same in the revised article"),
        key("E", "remove_evidence", "Remove evidence", "Take a piece of evidence off the claim"),
        key("w", "write", "Write report", "Write the report to a file"),
        key("V", "revise", "Revised article", "Take in a newer version of the article"),
        key("A", "reanalyse", "Analyse again", "Run the rules again; claims and dismissals stay"),
        key("D", "next_disputed", "Next disagreement", "Next claim on which a second reviewer disagrees"),
        key(
            "number_sign,colon",
            "jump",
            "Go to number",
            "Go to a claim by its number, then enter; number keys alone rate",
            display="#",
        ),
        *DEFENCE,
        Binding("q", "app.quit", "Quit", id="case.quit"),
    ]

    def __init__(self) -> None:
        super().__init__()

    def compose(self) -> ComposeResult:
        yield OneLine("", id="title")
        with Panes(id="panes"):
            with Vertical(id="left"):
                yield FilterBar(id="filter")
                yield ClaimsList(id="claims")
            yield ArticlePane(id="article")
            yield DetailPane(id="detail")
        yield QueueLine(id="queue")
        yield StatusLine(id="status")
        yield KeysLine(id="keys")

    def on_mount(self) -> None:
        self.query_one("#left").border_title = tr("Claims")
        self.query_one(ArticlePane).entitle(tr("Article"))
        self.query_one(DetailPane).border_title = tr("Claim")
        self.query_one(FilterBar).display = False
        self.query_one(QueueLine).display = False

    # ------------------------------------------------------------------------ showing

    def show_case(self, view: CaseView) -> None:
        if view is self._shown:
            return
        first = self._shown is None
        self._shown = view
        name = view.title or view.article.file
        self.query_one("#title", OneLine).update(Content.assemble(Content.styled(name, "bold")))
        self.query_one(ClaimsList).use_scale(view.scale)
        self.query_one(StatusLine).show(view)
        if not view.text.is_made:
            self.call_after_refresh(self._read_ahead, view)
        elif first:
            self.call_after_refresh(self._show_article, first)
        else:
            self._show_article(first)
        self._list()
        if self.query_one(FilterBar).field.value != view.filter:  # typed while the case was read
            self.filter_by(self.query_one(FilterBar).field.value)

    def _read_ahead(self, view: CaseView) -> None:
        """A long article comes after the list that begins with it."""

        def show(_: None) -> None:
            self._show_article(first=True)
            self._show_claim()

        workbench(self).look_up(lambda _: view.read_ahead(), show, group="ahead")

    def _show_article(self, first: bool) -> None:
        if self._shown is not None:
            self.query_one(ArticlePane).fill(self._shown)
            for notice in self._shown.article.notices if first else ():
                workbench(self).say(telling.notice(notice))

    def _list(self) -> None:
        """Show what the filter lists, and keep or choose a claim."""
        view = self._shown
        if view is None:
            return
        claims = self.query_one(ClaimsList)
        claims.fill(view.listed, self._claim_id)
        claims.widen(len(view.claims.listed))
        total = len(view.claims.listed)
        said = tr("Claims")
        if view.filter:
            said = tr("Claims: {shown} of {all}", shown=f"{len(view.listed):,}", all=f"{total:,}")
        self.query_one("#left").border_title = Content(said)
        if self._claim_id is None or view.listed.place_of(self._claim_id) is None:
            self._claim_id = claims.current.id if claims.current is not None else None
        self.call_after_refresh(self._show_claim)

    def _show_claim(self) -> None:
        """Bring the chosen claim into the article and fetch its details."""
        view, claim = self._shown, self.claim
        if view is None or claim is None:
            self.query_one(DetailPane).clear()
            return
        self.query_one(ArticlePane).show(claim)
        self._fetch(view, claim)

    def _fetch(self, view: CaseView, claim: ClaimRow) -> None:
        from workbench.tui.blind import blinded_claim

        workbench(self).look_up(
            lambda case: blinded_claim(view, load_claim(case, view, claim)),
            lambda detail: self.on_claim_loaded(ClaimLoaded(detail)),
            group="claim",
        )

    def on_claim_loaded(self, message: ClaimLoaded) -> None:
        self.call_after_refresh(self._show_detail, message.detail)

    def _show_detail(self, detail: ClaimDetail) -> None:
        """With a paint of its own: with the article's it would hold the next key."""
        if self._shown is not None and detail.claim.id == self._claim_id:
            self.query_one(DetailPane).show(self._shown, detail)

    # ------------------------------------------------------------------------ choosing claims

    def choose(self, claim_id: int) -> None:
        """Choose a claim, in the list and in the article."""
        view = self._shown
        if view is None:
            return
        self._claim_id = claim_id
        if view.filter and view.listed.place_of(claim_id) is None:
            self.set_filter("")
            return
        self.query_one(ClaimsList).show(claim_id)
        self._show_claim()

    def on_rows_list_moved(self, message: ClaimsList.Moved) -> None:
        self._claim_id = message.id
        self._show_claim()

    def on_rows_list_opened(self, message: ClaimsList.Opened) -> None:
        self.remove_class("show-detail")
        self.query_one(ArticlePane).focus()

    def on_claim_chosen(self, message: ClaimChosen) -> None:
        self._claim_id = message.claim_id
        self.query_one(ClaimsList).show(message.claim_id)
        if self._shown is not None and self.claim is not None:
            self._fetch(self._shown, self.claim)

    def _seek(self, step: int, filters: tuple[str, ...], none: str) -> None:
        """Go to the next (or previous) listed claim that fits one of the filters, round the list's end."""
        view = self._shown
        if view is None:
            return

        ids, here = view.listed.ids, view.listed.place_of(self._claim_id or 0) or 0

        def find(_: Case | None) -> int | None:
            found = set().union(*(view.claims.find(f"{view.filter} {wanted}").ids for wanted in filters))
            places = ((here + step * k) % len(ids) for k in range(1, len(ids) + 1))
            return next((ids[at] for at in places if ids[at] in found), None)

        def go(claim_id: int | None) -> None:
            if claim_id is None:
                workbench(self).say(none)
            else:
                self.choose(claim_id)

        if len(view.claims.listed) <= AT_ONCE:
            go(find(None))
        else:
            again = partial(self._seek, step, filters, none)
            workbench(self).look_up(find, go, group="seek", again=again, keys_wait=True)

    def action_next_open(self) -> None:
        if self.in_queue:
            self._go_on(1)
            return
        self._seek(1, OPEN, tr("Every listed claim is rated."))

    def action_previous_open(self) -> None:
        if self.in_queue:
            self._go_on(-1)
            return
        self._seek(-1, OPEN, tr("Every listed claim is rated."))

    def action_next_flag(self) -> None:
        self._seek(1, ("flag:open",), tr("No listed claim has an open flag."))

    def action_next_again(self) -> None:
        self._seek(1, ("is:again",), tr("No listed claim is to be looked at again."))

    def action_next_disputed(self) -> None:
        self._seek(1, ("review:disputed",), tr("No second reviewer disagrees on a listed claim."))

    def action_jump(self) -> None:
        from workbench.tui.screens.prompt import AskLine

        def go(text: str | None) -> None:
            listed = self._shown.claims.listed if self._shown is not None else ()
            number = whole_number(text or "") or 0
            row = listed[number - 1] if 1 <= number <= len(listed) else None
            if row is not None and row.number:
                self.choose(row.id)
            elif text:
                workbench(self).say(tr("There is no claim {number}.", number=text), severity="error")

        self.app.push_screen(AskLine(tr("Go to claim number"), BidiInput(compact=True)), go)

    # ------------------------------------------------------------------------ search and filters

    def action_search(self) -> None:
        bar, view = self.query_one(FilterBar), self._shown
        bar.display = True
        bar.field.focus()
        if view is not None:
            workbench(self).look_up(lambda _: view.claims.vocabulary, bar.know, group="vocabulary")
            workbench(self).look_up(lambda _: view.claims.texts, lambda _: None, group="texts")

    def on_input_changed(self, event: BidiInput.Changed) -> None:
        self.filter_by(event.value)

    def filter_by(self, text: str) -> None:
        """List what a filter asks for; one that cannot be read, or not yet, leaves the list as it was."""
        view = self._shown
        if view is None or text == view.filter:
            return

        def find(_: Case) -> Listing | str:
            try:
                found = view.claims.find(text) if text.strip() else view.claims.listed
                found.warm()
                return found
            except InputError as error:
                return str(error)

        workbench(self).look_up(find, partial(self._filtered, view, text), group="filter", keys_wait=True)

    def _filtered(self, asked: CaseView, text: str, found: Listing | str) -> None:
        view = self._shown
        if text != self.query_one(FilterBar).field.value:
            return  # typed on meanwhile
        if isinstance(found, str):
            self.query_one(FilterBar).complain(found)
        elif view is None or view.claims is not asked.claims:
            self.filter_by(text)  # the case was read again meanwhile
        elif found or not self.query_one(FilterBar).is_begun:
            self._shown = workbench(self).view = replace(view, listed=found, filter=text)
            self._list()

    def set_filter(self, text: str) -> None:
        """List what a filter asks for, and show it in the field."""
        bar = self.query_one(FilterBar)
        bar.display = bool(text)
        with self.prevent(BidiInput.Changed):
            bar.field.value = text
        self.filter_by(text)

    def on_input_submitted(self, event: BidiInput.Submitted) -> None:
        self._leave_field()

    def on_filter_field_leave(self) -> None:
        self._leave_field()

    def on_filter_field_save(self, message: FilterField.Save) -> None:
        name_view(workbench(self), message.text)

    def _leave_field(self) -> None:
        bar = self.query_one(FilterBar)
        bar.display = bool(bar.field.value)
        self.query_one(ClaimsList).focus()
        self.filter_by(bar.field.value)  # what was only begun is meant as it stands

    def key_escape(self) -> None:
        if self.query_one(FilterBar).display:
            self.set_filter("")
            self.query_one(ClaimsList).focus()

    def action_filter(self) -> None:
        view = self._shown
        if view is None:
            return

        def count(_: Case) -> dict[str, int]:
            if len(view.claims.listed) > AT_ONCE:
                return {}
            texts = [each.filter for each in (*usual_views(view.scale), *view.saved)]
            return {text: len(view.claims.find(text)) for text in texts}

        def ask(counts: dict[str, int]) -> None:
            self.app.push_screen(ViewsScreen(view, counts), use)

        def use(text: str | None) -> None:
            if text is not None:
                self.set_filter(text)

        workbench(self).look_up(count, ask, group="views", again=self.action_filter, keys_wait=True)

    def action_overview(self) -> None:
        from workbench.tui.screens.overview import OverviewScreen

        self.app.push_screen(OverviewScreen(self._claim_id))

    def action_details(self) -> None:
        self.toggle_class("show-detail")
        (self.query_one(DetailPane) if self.has_class("show-detail") else self.query_one(ClaimsList)).focus()
