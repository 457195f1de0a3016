"""The main screen: claims, article, and everything about the chosen claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Footer

from workbench.model import ClaimKind, ClaimRow, Evidence, Span
from workbench.tui import words
from workbench.tui.bidi.field import BidiInput
from workbench.tui.messages import ClaimChosen, ClaimLoaded
from workbench.tui.screens.base import Form, ShowsCase, workbench
from workbench.tui.state import CaseView, Filter, load_claim
from workbench.tui.widgets.article import ArticlePane
from workbench.tui.widgets.detail import DetailPane
from workbench.tui.widgets.lists import ClaimsList
from workbench.tui.widgets.prose import Prose
from workbench.tui.widgets.status import StatusLine

FILTERS: dict[str, tuple[str, Filter]] = {
    "all": ("All claims", Filter()),
    "unrated": ("Unrated", Filter(unrated=True)),
    "unsourced": ("Without evidence", Filter(unsourced=True)),
    "flagged": ("With open flags", Filter(flagged=True)),
    "again": ("To look at again", Filter(look_again=True)),
    "aside": ("Set aside (dismissed, split, merged)", Filter(set_aside=True)),
}


def _key(
    key: str,
    action: str,
    description: str,
    tooltip: str = "",
    *,
    show: bool = False,
    display: str | None = None,
) -> Binding:
    name = f"case.{action.partition('(')[0].replace('_', '-')}"
    return Binding(key, action, description, tooltip=tooltip, show=show, key_display=display, id=name)


class CaseScreen(ShowsCase):
    """Selection goes both ways: the list moves the article, the article's caret moves the list."""

    CSS_PATH = "case.tcss"
    AUTO_FOCUS = "ClaimsList"
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("r", "rate", "Rate", "Rate the chosen claim", show=True),
        _key("e", "evidence", "Evidence", "Locate a quotation and attach it to the claim", show=True),
        _key("f", "follow_up", "Flags", "The queue of inconsistencies to follow up", show=True),
        _key("n", "next_open", "Next open", "Next claim that is unrated or to be looked at again", show=True),
        _key("slash", "search", "Search", "Search the claims", show=True, display="/"),
        _key("t", "filter", "Filter", "Choose which claims are listed", show=True),
        _key("a", "attach", "Attach", "Attach a source: a file, pasted text, or a note", show=True),
        _key("u", "undo", "Undo", "Undo your last deed", show=True),
        _key(
            "p", "previous_open", "Previous open", "Previous claim that is unrated or to be looked at again"
        ),
        _key("ctrl+r", "redo", "Redo", "Do again what was undone"),
        _key("o", "sources", "Sources", "The outside sources of the case"),
        _key("L", "log", "Log", "Who changed what, and when"),
        _key("s", "split", "Split at caret", "Split the chosen claim where the article's caret stands"),
        _key("m", "merge", "Merge with next", "Merge the chosen claim with the next one"),
        _key("b", "rebound", "Re-bound", "Give the chosen claim the bounds of the article's selection"),
        _key("plus", "add", "Add claim", "Make a claim of the article's selection", display="+"),
        _key("x", "set_aside", "Dismiss claim", "Set the chosen claim aside, with a reason"),
        _key("X", "restore", "Restore claim", "Take a dismissed claim back"),
        _key("K", "kind", "Kind of claim", "Say what kind of claim it is"),
        _key("c", "confirm", "Confirm claim", "The claim is still the same in the revised article"),
        _key("E", "remove_evidence", "Remove evidence", "Take a piece of evidence off the claim"),
        _key("w", "write", "Write report", "Write the report to a file"),
        _key("V", "revise", "Revised article", "Take in a newer version of the article"),
        _key("A", "reanalyse", "Analyse again", "Run the rules again; claims and dismissals stay"),
        _key("d", "details", "Details", "Show details instead of the article, on a narrow screen", show=True),
        _key("number_sign", "jump", "Go to number", "Go to a claim by its number", display="#"),
        Binding("q", "app.quit", "Quit", id="case.quit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._shown: CaseView | None = None
        self._claim_id: int | None = None
        self._filter = Filter()
        self._filter_name = "all"

    def compose(self) -> ComposeResult:
        yield Prose("", id="title")
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield BidiInput(placeholder="search the claims", id="search")
                yield ClaimsList(id="claims")
            yield ArticlePane(id="article")
            yield DetailPane(id="detail")
        yield StatusLine(id="status")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one("#left").border_title = "Claims"
        self.query_one(ArticlePane).border_title = "Article"
        self.query_one(DetailPane).border_title = "Claim"
        self.query_one("#search").display = False

    # ------------------------------------------------------------------------ showing

    def show_case(self, view: CaseView) -> None:
        if view is self._shown:
            return
        first = self._shown is None
        self._shown = view
        name = view.title or view.article.title or view.article.file
        self.query_one("#title", Prose).update(Content.assemble(Content.styled(name, "bold")))
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
        label = FILTERS[self._filter_name][0] if self._filter_name in FILTERS else self._filter_name
        said = "Claims" if self._filter == Filter() else f"{label}: {len(rows)} of {len(view.claims)}"
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
        workbench(self).look_up(
            lambda case: load_claim(case, view, claim_id),
            lambda detail: self.on_claim_loaded(ClaimLoaded(detail)),
            group="claim",
        )

    def on_claim_loaded(self, message: ClaimLoaded) -> None:
        if self._shown is not None and message.detail.claim.id == self._claim_id:
            self.query_one(DetailPane).show(self._shown, message.detail)

    @property
    def claim(self) -> ClaimRow | None:
        """The chosen claim."""
        view = self._shown
        return view.by_id.get(self._claim_id) if view is not None and self._claim_id is not None else None

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

    def _seek(self, step: int) -> None:
        rows = self.query_one(ClaimsList).rows
        if not rows:
            return
        here = next((i for i, row in enumerate(rows) if row.id == self._claim_id), 0)
        for k in range(1, len(rows) + 1):
            row = rows[(here + step * k) % len(rows)]
            if words.needs_attention(row):
                self.choose(row.id)
                return
        workbench(self).say("Every listed claim is rated.")

    def action_next_open(self) -> None:
        self._seek(1)

    def action_previous_open(self) -> None:
        self._seek(-1)

    def action_jump(self) -> None:
        from workbench.tui.screens.prompt import AskLine

        def go(text: str | None) -> None:
            rows = self._shown.claims if self._shown is not None else ()
            found = next((row for row in rows if text is not None and str(row.number) == text), None)
            if found is not None:
                self.choose(found.id)
            elif text:
                workbench(self).say(f"There is no claim {text}.", severity="error")

        self.app.push_screen(AskLine("Go to claim number", BidiInput(compact=True)), go)

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
        options: dict[str, tuple[str, Filter]] = dict(FILTERS)
        for kind in ClaimKind:
            options[f"kind:{kind.value}"] = (f"Kind: {words.KINDS[kind]}", Filter(kind=kind))
        for rating in view.scale:
            sign = words.glyph(rating, view.scale)
            options[f"rating:{rating.id}"] = (f"Rated: {sign} {rating.en}", Filter(rating=rating.id))
        counted = [(name, f"{label}  ({len(f.apply(view))})") for name, (label, f) in options.items()]

        def use(name: str | None) -> None:
            if name is not None:
                label, chosen = options[name]
                self._use_filter(name if name in FILTERS else label, chosen)

        self.app.push_screen(Choose("Show", counted, current=self._filter_name), use)

    def _use_filter(self, name: str, chosen: Filter) -> None:
        self._filter_name, self._filter = name, chosen
        field = self.query_one("#search", BidiInput)
        if field.value:
            with self.prevent(BidiInput.Changed):
                field.value = ""
            field.display = False
        self._list()

    # ------------------------------------------------------------------------ what reviewers say

    def _with_claim(self, go: Callable[[CaseView, ClaimRow], None]) -> None:
        view, claim = self._shown, self.claim
        if view is None or claim is None:
            workbench(self).say("Choose a claim first.", severity="error")
        else:
            go(view, claim)

    def action_rate(self, step: int | None = None) -> None:
        from workbench.tui.screens.rate import RateScreen

        self._with_claim(lambda view, claim: self._push(RateScreen(view, claim, step)))

    def _push(self, screen: Form[int]) -> None:
        self.app.push_screen(screen)

    def on_key(self, event: events.Key) -> None:
        """Number keys rate, wherever the focus is, except in a field."""
        if event.character is None or event.character not in "1234567890" or self.focused is None:
            return
        if isinstance(self.focused, BidiInput):
            return
        event.stop()
        place = (int(event.character) - 1) % 10
        if self._shown is not None and place < len(self._shown.scale):
            self.action_rate(place)

    def action_evidence(self) -> None:
        from workbench.tui.screens.locate import LocateScreen

        self._with_claim(lambda view, claim: self._push(LocateScreen(view, claim)))

    def action_remove_evidence(self) -> None:
        from workbench.desk import evidence, views
        from workbench.tui.screens.prompt import Choose

        def ask(pieces: tuple[Evidence, ...]) -> None:
            if not pieces:
                workbench(self).say("This claim has no evidence.")
                return
            options = [(str(p.id), f"{p.stance.value}: {p.source_title}") for p in pieces]
            self.app.push_screen(Choose("Remove which evidence?", options), remove)

        def remove(name: str | None) -> None:
            if name is not None:
                workbench(self).carry_out(
                    lambda case: evidence.remove_evidence(case, int(name)),
                    "Evidence removed; u brings it back.",
                )

        self._with_claim(
            lambda _, claim: workbench(self).look_up(
                lambda case: views.evidence(case, claim.id), ask, group="evidence"
            )
        )

    def action_attach(self) -> None:
        from workbench.tui.screens.attach import AttachScreen

        self._push(AttachScreen())

    def action_kind(self) -> None:
        from workbench.desk.claims import set_kind
        from workbench.tui.screens.prompt import Choose

        def ask(_: CaseView, claim: ClaimRow) -> None:
            options = [(kind.value, words.KINDS[kind]) for kind in ClaimKind]

            def use(name: str | None) -> None:
                if name is not None:
                    workbench(self).carry_out(
                        lambda case: set_kind(case, claim.id, ClaimKind(name)), "Kind set."
                    )

            self.app.push_screen(Choose("What kind of claim is it?", options, current=claim.kind.value), use)

        self._with_claim(ask)

    def action_confirm(self) -> None:
        from workbench.desk.claims import confirm_claim

        def go(_: CaseView, claim: ClaimRow) -> None:
            workbench(self).carry_out(lambda case: confirm_claim(case, claim.id), "Confirmed.")

        self._with_claim(go)

    # ------------------------------------------------------------------------ the claims' bounds

    def action_split(self) -> None:
        from workbench.desk.claims import split_claim

        caret = self.query_one(ArticlePane).caret

        def go(_: CaseView, claim: ClaimRow) -> None:
            if not claim.span.start < caret < claim.span.end:
                workbench(self).say(
                    "Put the article's caret inside the claim, where the second one begins.", severity="error"
                )
                return
            spans = [Span(claim.span.start, caret), Span(caret, claim.span.end)]
            workbench(self).carry_out(
                lambda case: split_claim(case, claim.id, spans),
                "Split in two.",
                lambda ids: self._take(ids[0]),
            )

        self._with_claim(go)

    def _take(self, claim_id: int) -> None:
        """Choose a claim as soon as it has been read."""
        self._claim_id = claim_id

    def action_merge(self) -> None:
        from workbench.desk.claims import merge_claims

        def go(view: CaseView, claim: ClaimRow) -> None:
            following = next((row for row in view.claims if row.number == claim.number + 1), None)
            if following is None:
                workbench(self).say("There is no next claim to merge with.", severity="error")
                return
            ids = [claim.id, following.id]
            workbench(self).carry_out(
                lambda case: merge_claims(case, ids), "Merged with the next one.", self._take
            )

        self._with_claim(go)

    def action_rebound(self) -> None:
        from workbench.desk.claims import rebound_claim

        def go(span: Span) -> None:
            def bound(_: CaseView, claim: ClaimRow) -> None:
                workbench(self).carry_out(
                    lambda case: rebound_claim(case, claim.id, span), f"Claim {claim.number} has new bounds."
                )

            self._with_claim(bound)

        self._with_selection(go)

    def action_add(self) -> None:
        from workbench.desk.claims import add_claim

        self._with_selection(
            lambda span: workbench(self).carry_out(
                lambda case: add_claim(case, span), "Claim added.", self._take
            )
        )

    def _with_selection(self, go: Callable[[Span], None]) -> None:
        article = self.query_one(ArticlePane)
        span = article.selection
        if span is None:
            workbench(self).say(
                "Select words in the article first: shift and the arrows, or the mouse.", severity="error"
            )
        else:
            article.unselect()
            go(span)

    def action_set_aside(self) -> None:
        from workbench.desk.claims import dismiss_claim
        from workbench.tui.screens.prompt import Prompt

        def ask(_: CaseView, claim: ClaimRow) -> None:
            def use(reason: str | None) -> None:
                if reason:
                    workbench(self).carry_out(
                        lambda case: dismiss_claim(case, claim.id, reason), f"Claim {claim.number} set aside."
                    )

            self.app.push_screen(Prompt(f"Why set claim {claim.number} aside?", claim.text), use)

        self._with_claim(ask)

    def action_restore(self) -> None:
        from workbench.desk.claims import restore_claim

        def go(_: CaseView, claim: ClaimRow) -> None:
            workbench(self).carry_out(lambda case: restore_claim(case, claim.id), "Claim restored.")

        self._with_claim(go)

    # ------------------------------------------------------------------------ the case

    def action_undo(self) -> None:
        from workbench.desk.log import undo

        workbench(self).carry_out(undo, lambda event: f"Undone: {event.summary}")

    def action_redo(self) -> None:
        from workbench.desk.log import redo

        workbench(self).carry_out(redo, lambda event: f"Done again: {event.summary}")

    def action_follow_up(self) -> None:
        from workbench.tui.screens.flags import FlagsScreen

        self.app.push_screen(FlagsScreen(self._claim_id))

    def action_sources(self) -> None:
        from workbench.tui.screens.sources import SourcesScreen

        self.app.push_screen(SourcesScreen())

    def action_log(self) -> None:
        from workbench.tui.screens.log import LogScreen

        self.app.push_screen(LogScreen())

    def action_write(self) -> None:
        from workbench.tui.screens.export import ExportScreen

        self._push(ExportScreen(workbench(self).folder))

    def action_revise(self) -> None:
        from workbench.tui.screens.revise import ReviseScreen

        self._push(ReviseScreen())

    def action_reanalyse(self) -> None:
        from workbench.desk.ingest import reanalyse

        workbench(self).carry_out(reanalyse, "The rules have been run again.")

    def action_details(self) -> None:
        self.toggle_class("show-detail")
        (self.query_one(DetailPane) if self.has_class("show-detail") else self.query_one(ClaimsList)).focus()
