"""Evidence for a claim: where a quotation stands in the sources, and what it means for the claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Select

from workbench.desk import names
from workbench.desk.case import Case
from workbench.i18n import tr, trn
from workbench.model import ClaimRow, FactComparison, How, Match, Source, Stance, Suggestion
from workbench.tui import words
from workbench.tui.bidi.area import BidiArea
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.base import Form
from workbench.tui.state import CaseView
from workbench.tui.widgets.lists import Place, PlacesList, places, proposed
from workbench.tui.widgets.prose import Prose

PAUSE = 0.25
"""Seconds after the last key before the quotation is looked for."""
AROUND = 160
"""Code points of context on each side of a match."""
SHORTEST = 3


class LocateScreen(Form[int]):
    """Type or paste a quotation: the list shows where it stands while it is typed."""

    CSS_PATH = "locate.tcss"
    DRAFTS = ("quotation", "note")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Take the passage", priority=True, id="locate.take"),
        Binding(
            "f2",
            "accept",
            "Attach the passage",
            tooltip="As it is listed, with the stance that is set",
            priority=True,
            id="locate.accept",
        ),
        Binding("ctrl+o", "source", "Source", id="locate.source"),
        Binding("ctrl+n,ctrl+down", "place(1)", "Next place", id="locate.next"),
        Binding("ctrl+up", "place(-1)", "Previous place", id="locate.previous"),
    ]

    def __init__(self, view: CaseView, claim: ClaimRow, source: Source | None = None) -> None:
        """`source` is where to look at first; the only one of a case is meant anyway."""
        super().__init__()
        self._case_view = view
        self._claim = claim
        self._source = view.sources[0] if len(view.sources) == 1 else source
        self._timer: Timer | None = None
        self._picked = False
        self._by_file = {c.file: source for source in view.sources for c in source.captures}

    @property
    def draft(self) -> str:
        return f"evidence:{self._claim.id}"

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = Content(tr("Evidence for claim {number}", number=self._claim.number))
            box.border_subtitle = words.keyed(
                ("ctrl+o", tr("source")),
                ("ctrl+↑↓", tr("place")),
                ("ctrl+s", tr("attach")),
                ("esc", tr("cancel")),
            )
            yield Prose(self._claim.text, id="claim")
            yield Prose("", id="source")
            yield BidiArea(
                "",
                id="quotation",
                tab_behavior="focus",
                placeholder=tr("quotation, as the source words it"),
            )
            yield PlacesList(id="places", empty="")
            yield Prose("", id="context")
            with Horizontal(id="judgement"):
                yield Select(
                    [(f"{words.STANCE[stance]} {tr(names.STANCES[stance])}", stance) for stance in Stance],
                    value=Stance.SUPPORTS,
                    allow_blank=False,
                    compact=True,
                    id="stance",
                )
                yield BidiInput(
                    placeholder=tr("note (what the passage says about the claim)"),
                    id="note",
                    compact=True,
                )

    def on_mount(self) -> None:
        self._show_source()
        self.query_one("#quotation").focus()
        if not self._case_view.sources:
            self.bench.say(tr("The case has no sources yet: attach one first (a)."), severity="error")
        else:
            self._look()

    # ------------------------------------------------------------------------ where to look

    def _show_source(self) -> None:
        said = words.muted(tr("in all sources"))
        if self._source is not None:
            said = Content.assemble(words.muted(tr("in:")), " ", self._source.info.title)
        self.query_one("#source", Prose).update(said)

    def action_source(self) -> None:
        from workbench.tui.screens.prompt import Choose

        options = [("", tr("all sources")), *((str(s.id), s.info.title) for s in self._case_view.sources)]

        def use(name: str | None) -> None:
            if name is not None:
                self._source = next((s for s in self._case_view.sources if str(s.id) == name), None)
                self._show_source()
                self._look()

        self.app.push_screen(
            Choose(tr("Look in"), options, current=str(self._source.id) if self._source else ""), use
        )

    # ------------------------------------------------------------------------ looking

    def on_unmount(self) -> None:
        """Nobody waits any more for what is looked for."""
        self.bench.workers.cancel_group(self.bench, "locate")

    def on_text_area_changed(self, event: BidiArea.Changed) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._look)

    @property
    def quotation(self) -> str:
        return self.query_one("#quotation", BidiArea).text.strip()

    def _look(self) -> None:
        from workbench.desk.evidence import locate_quotation
        from workbench.desk.suggest import passages_for

        quote = self.quotation
        source_id = self._source.id if self._source is not None else None
        if len(quote) < SHORTEST:
            claim_id = self._claim.id
            self.bench.look_up(
                lambda case: passages_for(case, claim_id, source_id=source_id),
                self._show_proposals,
                group="locate",
            )
            return
        self.bench.look_up(
            lambda case: locate_quotation(case, quote, source_id), self._show_matches, group="locate"
        )

    def _show_proposals(self, suggestions: tuple[Suggestion, ...]) -> None:
        """Nothing was typed: the passages that come nearest to the claim."""
        if not self.is_attached or len(self.quotation) >= SHORTEST:
            return
        self._picked = False
        self.query_one(PlacesList).fill(proposed(suggestions, self._case_view.sources))
        said = tr("No passage of the sources is near to the claim.")
        if suggestions:
            said = tr("They may speak to the claim: f2 attaches the first, enter takes it, ctrl+n goes on.")
        self.query_one("#context", Prose).update(words.muted(said))

    def _show_matches(self, matches: list[Match]) -> None:
        if not self.is_attached:
            return
        found = places(matches, self._by_file)
        self.query_one(PlacesList).fill(found)
        self._picked = bool(found) and found[0].match.how is not How.PASSAGE
        if self._picked:
            self._show_place(found[0], len(found))
        elif self.quotation:
            said = tr("Not found. Evidence without a place is kept as unanchored.")
            if found:
                said = tr("Not found in these words. Passages that are alike are listed: ctrl+n takes one.")
            self.query_one("#context", Prose).update(Content.styled(said, "$text-warning"))
        else:
            self.query_one("#context", Prose).update("")

    def on_rows_list_moved(self, message: PlacesList.Moved) -> None:
        self._pick()

    def _pick(self) -> None:
        """The reviewer takes the place under the cursor."""
        rows = self.query_one(PlacesList)
        if rows.current is not None:
            self._picked = True
            self._show_place(rows.current, len(rows.rows))

    def action_place(self, step: int) -> None:
        if self._picked:
            self.query_one(PlacesList).action_move(step)
        else:
            self._pick()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter is the text's, except where it takes a passage."""
        if action == "take":
            typing = isinstance(self.focused, BidiArea) and not self.quotation and not self._picked
            listed = isinstance(self.focused, PlacesList)
            return (typing or listed) and bool(self.query_one(PlacesList).rows)
        return super().check_action(action, parameters)

    def action_take(self) -> None:
        self._pick()

    def action_accept(self) -> None:
        """Take the listed passage under the cursor, if none was taken, and attach it."""
        if not self._picked:
            self._pick()
        if self._picked:
            self.action_save()
        else:
            self.bench.say(tr("No passage is listed."), severity="error")

    @property
    def _place(self) -> Place | None:
        """The place that was found or taken; what is merely alike only counts once it was taken."""
        return self.query_one(PlacesList).current if self._picked else None

    def _show_place(self, place: Place, count: int) -> None:
        self.query_one("#context", Prose).update(Content.assemble(*_context(place, count, self.quotation)))
        source = place.source
        if source is None:
            return
        claim_id, source_id, passage = self._claim.id, source.id, place.match.text

        def compare(case: Case) -> tuple[FactComparison, ...]:
            from workbench.desk.evidence import compare_passage

            return compare_passage(case, claim_id, source_id, passage)

        def show(facts: tuple[FactComparison, ...]) -> None:
            if self.is_attached and self.query_one(PlacesList).current is place:
                parts = [*_context(place, count, self.quotation), *map(words.compared, facts)]
                self.query_one("#context", Prose).update(Content.assemble(*parts))

        self.bench.look_up(compare, show, group="compare")

    # ------------------------------------------------------------------------ saving

    def action_save(self) -> None:
        from workbench.desk.evidence import add_evidence

        place = self._place
        source = place.source if place is not None else self._source
        if source is None:
            self.bench.say(tr("Choose the source with ctrl+o."), severity="error")
            return
        # A place that is not the best one, or only alike, is named by its own words.
        named = place is not None and (place.id > 0 or place.match.how is How.PASSAGE)
        quote = place.match.text if place is not None and named else self.quotation
        note = self.query_one("#note", BidiInput).value
        stance = Stance(str(self.query_one("#stance", Select).value))
        if not quote and not note.strip():
            self.bench.say(tr("Give a quotation, or a note on what the source says."), severity="error")
            return
        claim, source_id = self._claim, source.id
        self.bench.carry_out(
            lambda case: add_evidence(case, claim.id, source_id, stance, quote=quote, note=note),
            tr("Evidence attached to claim {number}.", number=claim.number),
            self.close_with,
            draft=self.draft,
        )


def _context(place: Place, count: int, quotation: str) -> Iterator[Content | str]:
    match = place.match
    text = next((c.text for c in place.source.captures if c.file == match.source), "") if place.source else ""
    if text:
        before, after = words.around(text, match.span, AROUND)
        yield before
        yield Content.styled(match.text, "bold $text-accent")
        yield f"{after}\n"
    else:
        yield f"{match.text}\n"
    said = words.found(match.how, match.score)
    if count > 1 and match.how is not How.PASSAGE:
        said += trn("; also at {n} other place", "; also at {n} other places", count - 1)
    yield words.muted(f"{said}\n")
    yield from words.misquoted(match.how, quotation, match.text)
