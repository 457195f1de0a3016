"""The article at one look: its map, its dates in order, and how far the review is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from workbench.desk import names
from workbench.desk.overview import Cell, Overview, overview
from workbench.i18n import tr
from workbench.tui import words
from workbench.tui.screens.base import ShowsCase, workbench
from workbench.tui.state import CaseView
from workbench.tui.widgets.ground import Panes
from workbench.tui.widgets.keys import KeysLine
from workbench.tui.widgets.map import ArticleMap
from workbench.tui.widgets.prose import Prose
from workbench.tui.widgets.status import StatusLine
from workbench.tui.widgets.timeline import DatedRow, TimelineList

BAR = 12


class OverviewScreen(ShowsCase):
    """Enter, on the map or on a date, goes to the claim."""

    CSS_PATH = "overview.tcss"
    AUTO_FOCUS = "ArticleMap"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,i", "leave", "Back", key_display="esc", id="overview.back"),
        Binding("question_mark", "app.help", "Help", key_display="?", id="overview.help"),
    ]

    def __init__(self, claim_id: int | None = None) -> None:
        """`claim_id`: where the map's cursor is to stand."""
        super().__init__()
        self._claim_id = claim_id
        self._shown: CaseView | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="map-box") as box:
            box.border_title = tr("The article, a sign a sentence")
            yield ArticleMap(id="map")
            yield Prose("", id="sentence")
        with Panes(id="panes"):
            with Vertical(id="left"):
                yield TimelineList(id="timeline", empty=tr("no claim names a date"))
            with VerticalScroll(id="progress", can_focus=True):
                yield Prose("", id="bars")
        yield StatusLine(id="status")
        yield KeysLine(id="keys")

    def show_case(self, view: CaseView) -> None:
        self._shown = None  # the moment that was shown is closed by now
        self.query_one("#progress").border_title = tr("Ratings")
        self.query_one(StatusLine).show(view)
        workbench(self).look_up(
            lambda case: overview(case, view.hidden),
            partial(self._fill, view),
            group="overview",
            keys_wait=True,
        )

    def _fill(self, view: CaseView, found: Overview) -> None:
        if not self.is_attached or view is not workbench(self).view:
            return  # left, or read again meanwhile
        self._shown = view
        self.query_one(ArticleMap).fill(found.cells, view.scale, leftwards=view.article.lang == "ar")
        if self._claim_id is not None:
            self.query_one(ArticleMap).show(self._claim_id)
            self._claim_id = None
        self.call_after_refresh(self._fill_panes, view, found)

    def _fill_panes(self, view: CaseView, found: Overview) -> None:
        """After the map, by whose height they are placed: both at once would hold the next key."""
        if view is not self._shown:
            return  # read again meanwhile
        self.query_one("#bars", Prose).update(Content.assemble(*_bars(view, found)))
        timeline = self.query_one(TimelineList)
        here = timeline.current.id if timeline.current is not None else None
        timeline.fill([DatedRow(i, moment) for i, moment in enumerate(found.moments)], here)
        conflicts = sum(bool(moment.conflicts) for moment in found.moments)
        self.query_one("#left").border_title = Content(
            tr("Dates: {all}, {conflicts} in conflict", all=len(found.moments), conflicts=conflicts)
        )

    def on_article_map_moved(self, message: ArticleMap.Moved) -> None:
        if self._shown is not None:
            self.query_one("#sentence", Prose).update(Content.assemble(*_sentence(self._shown, message.cell)))

    def on_article_map_opened(self, message: ArticleMap.Opened) -> None:
        if message.cell.claims:
            self._go(message.cell.claims[0])
        else:
            workbench(self).say(tr("No claim begins in this sentence."))

    def on_rows_list_opened(self, message: TimelineList.Opened) -> None:
        current, view = self.query_one(TimelineList).current, self._shown
        if current is not None and view is not None:
            self._go(view.claims.listed[current.moment.claims[0] - 1].id)

    def _go(self, claim_id: int) -> None:
        from workbench.tui.screens.case import CaseScreen

        self.action_leave()
        if isinstance(self.app.screen, CaseScreen):
            self.app.screen.choose(claim_id)

    def action_leave(self) -> None:
        self.app.pop_screen()


def _sentence(view: CaseView, cell: Cell) -> Iterator[Content | str]:
    claims = view.claims.read(cell.claims)
    if claims:
        yield words.muted(f"{words.lead()}{names.claims_numbered(claim.number for claim in claims)}  ")
        for claim in claims:
            rating = view.ratings.get(claim.rating or "")
            yield Content.styled(f"{words.glyph(rating, view.scale)} ", words.colour(rating))
        if cell.severity is not None:
            yield Content.styled(
                f" {words.SEVERITY[cell.severity]} {tr(names.SEVERITIES[cell.severity])}",
                words.SEVERITY_COLOUR[cell.severity],
            )
        yield "\n"
    yield words.shortened(cell.span.of(view.article.text).replace("\n", " "), 300)


def _bars(view: CaseView, found: Overview) -> Iterator[Content | str]:
    """A bar for what is not rated, and one for each rating that was given."""
    counts = [(rating, found.by_rating[rating.id]) for rating in view.scale]
    unrated = view.progress.claims - view.progress.rated
    most = max([1, unrated, *(count for _, count in counts)])
    for rating, count in ((None, unrated), *counts):
        if count:
            name = names.named(rating) if rating is not None else tr("not rated yet")
            bar = "█" * max(1, round(BAR * count / most))
            yield words.lead()
            yield Content.styled(f"{words.glyph(rating, view.scale)} {bar}", words.colour(rating))
            yield f" {count:,} {names.apart(name)}\n"
