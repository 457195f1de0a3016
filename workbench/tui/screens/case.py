"""The main screen: claims, article, and everything about the chosen claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from workbench.i18n import mark, tr
from workbench.model import ClaimKind, ClaimRow
from workbench.tui import words
from workbench.tui.bidi.field import BidiInput
from workbench.tui.messages import ClaimChosen, ClaimLoaded
from workbench.tui.screens.base import workbench
from workbench.tui.screens.deeds import key
from workbench.tui.screens.defence import DEFENCE, CaseDefence
from workbench.tui.state import CaseView, Filter, load_claim
from workbench.tui.widgets.article import ArticlePane
from workbench.tui.widgets.detail import DetailPane
from workbench.tui.widgets.keys import KeysLine
from workbench.tui.widgets.lists import ClaimsList
from workbench.tui.widgets.prose import OneLine
from workbench.tui.widgets.status import StatusLine

FILTERS: dict[str, tuple[str, Filter]] = {
    "all": (mark("All claims"), Filter()),
    "unrated": (mark("Unrated"), Filter(unrated=True)),
    "unsourced": (mark("Without evidence"), Filter(unsourced=True)),
    "flagged": (mark("With open flags"), Filter(flagged=True)),
    "again": (mark("To look at again"), Filter(look_again=True)),
    "aside": (mark("Set aside (dismissed, split, merged)"), Filter(set_aside=True)),
}


class CaseScreen(CaseDefence):
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
        key("full_stop", "rate_again", "Rate as before", "The last rating and its reasons", display="."),
        key("ctrl+r", "redo", "Redo", "Do again what was undone"),
        key("o", "sources", "Sources", "The outside sources of the case"),
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
        key("number_sign", "jump", "Go to number", "Go to a claim by its number", display="#"),
        *DEFENCE,
        Binding("q", "app.quit", "Quit", id="case.quit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._filter = Filter()
        self._filter_name = "all"

    def compose(self) -> ComposeResult:
        yield OneLine("", id="title")
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield BidiInput(placeholder=tr("search the claims"), id="search")
                yield ClaimsList(id="claims")
            yield ArticlePane(id="article")
            yield DetailPane(id="detail")
        yield StatusLine(id="status")
        yield KeysLine(id="keys")

    def on_mount(self) -> None:
        self.query_one("#left").border_title = tr("Claims")
        self.query_one(ArticlePane).entitle(tr("Article"))
        self.query_one(DetailPane).border_title = tr("Claim")
        self.query_one("#search").display = False

    # ------------------------------------------------------------------------ showing

    def show_case(self, view: CaseView) -> None:
        if view is self._shown:
            return
        first = self._shown is None
        self._shown = view
        name = view.title or view.article.title or view.article.file
        self.query_one("#title", OneLine).update(Content.assemble(Content.styled(name, "bold")))
        self.query_one(ClaimsList).use_scale(view.scale)
        self.query_one(ArticlePane).fill(view)
        self.query_one(StatusLine).show(view)
        self._list()
        if first:
            for notice in view.article.notices:
                workbench(self).say(notice)

    def _list(self) -> None:
        """Fill the list by the filter, and keep or choose a claim."""
        view = self._shown
        if view is None:
            return
        rows = self._filter.apply(view)
        claims = self.query_one(ClaimsList)
        claims.fill(rows, self._claim_id)
        label = tr(FILTERS[self._filter_name][0]) if self._filter_name in FILTERS else self._filter_name
        said = tr("Claims")
        if self._filter != Filter():
            said = tr("{filter}: {shown} of {all}", filter=label, shown=len(rows), all=len(view.claims))
        self.query_one("#left").border_title = Content(said)
        if self._claim_id not in view.by_id or not any(row.id == self._claim_id for row in rows):
            self._claim_id = claims.current.id if claims.current is not None else None
        self._show_claim()

    def _show_claim(self) -> None:
        """Bring the chosen claim into the article and fetch its details."""
        view, claim = self._shown, self.claim
        if view is None or claim is None:
            self.query_one(DetailPane).clear()
            return
        self.query_one(ArticlePane).show(claim)
        self._fetch(view, claim.id)

    def _fetch(self, view: CaseView, claim_id: int) -> None:
        from workbench.tui.blind import blinded_claim

        workbench(self).look_up(
            lambda case: blinded_claim(view, load_claim(case, view, claim_id)),
            lambda detail: self.on_claim_loaded(ClaimLoaded(detail)),
            group="claim",
        )

    def on_claim_loaded(self, message: ClaimLoaded) -> None:
        if self._shown is not None and message.detail.claim.id == self._claim_id:
            self.query_one(DetailPane).show(self._shown, message.detail)

    # ------------------------------------------------------------------------ choosing claims

    def choose(self, claim_id: int) -> None:
        """Choose a claim, in the list and in the article."""
        self._claim_id = claim_id
        claims = self.query_one(ClaimsList)
        if self._filter != Filter() and not any(row.id == claim_id for row in claims.rows):
            self._use_filter("all", Filter())
            return
        claims.show(claim_id)
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
        if self._shown is not None:
            self._fetch(self._shown, message.claim_id)

    def _seek(self, step: int, wanted: Callable[[ClaimRow], object], none: str) -> None:
        """Go to the next (or previous) listed claim that is wanted, round the end of the list."""
        rows = self.query_one(ClaimsList).rows
        if not rows:
            return
        here = next((i for i, row in enumerate(rows) if row.id == self._claim_id), 0)
        for k in range(1, len(rows) + 1):
            row = rows[(here + step * k) % len(rows)]
            if wanted(row):
                self.choose(row.id)
                return
        workbench(self).say(none)

    def action_next_open(self) -> None:
        self._seek(1, words.needs_attention, tr("Every listed claim is rated."))

    def action_previous_open(self) -> None:
        self._seek(-1, words.needs_attention, tr("Every listed claim is rated."))

    def action_next_flag(self) -> None:
        self._seek(1, lambda row: row.open_flag_count, tr("No listed claim has an open flag."))

    def action_next_again(self) -> None:
        self._seek(1, lambda row: row.look_again, tr("No listed claim is to be looked at again."))

    def action_jump(self) -> None:
        from workbench.tui.screens.prompt import AskLine

        def go(text: str | None) -> None:
            rows = self._shown.claims if self._shown is not None else ()
            found = next((row for row in rows if text is not None and str(row.number) == text), None)
            if found is not None:
                self.choose(found.id)
            elif text:
                workbench(self).say(tr("There is no claim {number}.", number=text), severity="error")

        self.app.push_screen(AskLine(tr("Go to claim number"), BidiInput(compact=True)), go)

    # ------------------------------------------------------------------------ search and filters

    def action_search(self) -> None:
        field = self.query_one("#search", BidiInput)
        field.display = True
        field.focus()

    def on_input_changed(self, event: BidiInput.Changed) -> None:
        name, chosen = FILTERS.get(self._filter_name, ("", self._filter))
        base = chosen if name else self._filter
        self._filter = Filter(**{**base.__dict__, "search": event.value})
        self._list()

    def on_input_submitted(self, event: BidiInput.Submitted) -> None:
        if not event.value:
            self._close_search()
        self.query_one(ClaimsList).focus()

    def _close_search(self) -> None:
        field = self.query_one("#search", BidiInput)
        field.display = False
        if field.value:
            field.value = ""

    def key_escape(self) -> None:
        if self.query_one("#search").display:
            self._close_search()
            self.query_one(ClaimsList).focus()
        elif self._filter != Filter():
            self._use_filter("all", Filter())

    def action_filter(self) -> None:
        from workbench.tui.screens.prompt import Choose

        view = self._shown
        if view is None:
            return
        options = {name: (tr(label), chosen) for name, (label, chosen) in FILTERS.items()}
        for kind in ClaimKind:
            options[f"kind:{kind.value}"] = (
                tr("Kind: {kind}", kind=tr(words.KINDS[kind])),
                Filter(kind=kind),
            )
        for rating in view.scale:
            said = f"{words.glyph(rating, view.scale)} {words.named(rating)}"
            options[f"rating:{rating.id}"] = (tr("Rated: {rating}", rating=said), Filter(rating=rating.id))
        counted = [(name, f"{label}  ({len(f.apply(view))})") for name, (label, f) in options.items()]

        def use(name: str | None) -> None:
            if name is not None:
                label, chosen = options[name]
                self._use_filter(name if name in FILTERS else label, chosen)

        self.app.push_screen(Choose(tr("Show"), counted, current=self._filter_name), use)

    def _use_filter(self, name: str, chosen: Filter) -> None:
        self._filter_name, self._filter = name, chosen
        field = self.query_one("#search", BidiInput)
        if field.value:
            with self.prevent(BidiInput.Changed):
                field.value = ""
            field.display = False
        self._list()

    def action_details(self) -> None:
        self.toggle_class("show-detail")
        (self.query_one(DetailPane) if self.has_class("show-detail") else self.query_one(ClaimsList)).focus()
