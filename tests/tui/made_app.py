"""The application on the made view, and how each screen is brought up in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from textual.content import Content
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from tests.tui.desk import settle
from tests.tui.made_view import AT, CLAIMS, DETAIL, FLAG, NOTE, SCALE, SOURCES, TEXT, VIEW, span
from workbench.desk.filters.words import Vocabulary
from workbench.desk.overview import Cell, Overview
from workbench.i18n import tr
from workbench.model import Search
from workbench.report.timeline import Moment
from workbench.tui.application import WorkbenchApp
from workbench.tui.bidi.field import BidiInput
from workbench.tui.messages import ClaimLoaded
from workbench.tui.screens.attach import AttachScreen
from workbench.tui.screens.case import CaseScreen
from workbench.tui.screens.export import ExportScreen
from workbench.tui.screens.flags import FlagsScreen
from workbench.tui.screens.help import HelpScreen
from workbench.tui.screens.locate import LocateScreen
from workbench.tui.screens.log import LogScreen
from workbench.tui.screens.overview import OverviewScreen
from workbench.tui.screens.prompt import AskLine, Choose, Prompt
from workbench.tui.screens.queue import Queue
from workbench.tui.screens.rate import RateScreen
from workbench.tui.screens.revise import ReviseScreen
from workbench.tui.screens.searching import SearchScreen
from workbench.tui.screens.signing import BlindScreen, SignScreen
from workbench.tui.screens.small import SmallScreen
from workbench.tui.screens.sources import DescribeScreen, SourcesScreen
from workbench.tui.screens.start import StartScreen
from workbench.tui.screens.told import Told
from workbench.tui.screens.views import ViewsScreen
from workbench.tui.tour import Tour
from workbench.tui.widgets.filter import FilterBar

SEARCHES = (
    Search(
        1,
        2,
        "سجل الشركات",
        "محضر مجلس الإدارة 2018",
        found=True,
        result="المحضر رقم 12",
        reviewer="نور",
        at=AT,
    ),
    Search(
        2, None, "Coast Daily archive", "Haddad leaves board", found=False, result="", reviewer="هدى", at=AT
    ),
)
CELLS = tuple(
    Cell(span(line), claims, ratings, severity, again)
    for line, claims, ratings, severity, again in (
        (TEXT.split("\n")[0], (), (), None, False),
        (CLAIMS[0].text, (1, 2), ("mostly true",), FLAG.severity, False),
        (CLAIMS[2].text, (3,), ("false",), NOTE.severity, False),
        (CLAIMS[3].text, (4,), (), None, True),
        (CLAIMS[4].text, (5,), (), None, False),
    )
)
MOMENTS = (
    Moment(date(2018, 1, 21), date(2018, 1, 31), ("نهاية يناير 2018",), (2,), (1,), 0, 4),
    Moment(date(2018, 10, 1), date(2018, 12, 31), ("نهاية 2018",), (4,), (1,), 73, 27),
)
WORDS = Vocabulary(
    "نور", SCALE, ("date-conflict", "unsourced-figure"), ("هدى",), (), ("شركة النخلة",), ((1, "Coast Daily"),)
)
TOLD = "ورد في Coast Daily (12 March 2018) أن الحداد غادر المجلس.\n"


class MadeApp(WorkbenchApp):
    """Shows the made view; nothing behind it."""

    def _begin(self) -> None:
        self.view = VIEW
        self.put_up(CaseScreen())  # takes the view as soon as it is there

    def look_up(
        self, find: Callable[[Any], Any], then: Callable[[Any], None], *, group: str, **_: Any
    ) -> None:
        if group == "flags":  # the made view has them
            then(find(None))


def made_app() -> MadeApp:
    return MadeApp(Path())


FORMS: dict[str, Callable[[], Screen[Any]]] = {
    "flags": FlagsScreen,
    "overview": OverviewScreen,
    "rate": lambda: RateScreen(VIEW, [CLAIMS[1].id], 2, "الشهر مختلف: 20 فبراير"),
    "blind": lambda: BlindScreen(VIEW, [CLAIMS[4].id]),
    "sign": lambda: SignScreen(VIEW, CLAIMS[1]),
    "locate": lambda: LocateScreen(replace(VIEW, sources=SOURCES), CLAIMS[1]),
    "sources": SourcesScreen,
    "describe": lambda: DescribeScreen(SOURCES[1]),
    "log": LogScreen,
    "search-log": lambda: SearchScreen(VIEW, CLAIMS[1]),
    "views": lambda: ViewsScreen(VIEW, {"": 5, "rating:none": 3}),
    "attach": AttachScreen,
    "export": lambda: ExportScreen(Path("case")),
    "revise": ReviseScreen,
    "help": HelpScreen,
    "prompt": lambda: Prompt(tr("Question to the author"), "متى؟", value="أي التاريخين؟"),
    "ask": lambda: AskLine(tr("Go to claim number"), BidiInput("12", compact=True)),
    "choose": lambda: Choose(tr("Look in"), [("1", "Coast Daily"), ("2", "صحيفة الساحل")]),
    "told": lambda: Told(tr("Checked before: to be read, not to be copied"), [Content(TOLD)]),
    "small": SmallScreen,
    "start": lambda: StartScreen(Path("nowhere")),
}
"""Screens that stand on the case."""


def fill(screen: Screen[Any]) -> None:
    """What a screen would read from the case."""
    if isinstance(screen, OverviewScreen):
        screen._fill(VIEW, Overview(CELLS, MOMENTS, Counter({"mostly true": 1, "false": 1})))
    elif isinstance(screen, LogScreen):
        screen._fill(DETAIL.events)
    elif isinstance(screen, SourcesScreen):
        screen.show_case(replace(VIEW, sources=SOURCES))
    elif isinstance(screen, SignScreen):
        screen._tell(DETAIL.verdicts)
    elif isinstance(screen, SearchScreen):
        screen._tell(SEARCHES)


async def case(pilot: Pilot[Any]) -> None:
    """The second claim is chosen, and its details are shown."""
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, CaseScreen)
    screen.choose(CLAIMS[1].id)
    screen.on_claim_loaded(ClaimLoaded(DETAIL))
    await settle(pilot)


async def details(pilot: Pilot[Any]) -> None:
    await pilot.press("d")


async def queue(pilot: Pilot[Any]) -> None:
    """The queue is on, claims are marked, and a filter is being typed."""
    await pilot.press("d")
    screen = pilot.app.screen
    assert isinstance(screen, CaseScreen)
    screen._queue = Queue([CLAIMS[1].id, CLAIMS[4].id], "")
    screen._show_queue()
    screen._mark(on=[CLAIMS[0].id, CLAIMS[1].id])
    await pilot.press("slash")
    bar = screen.query_one(FilterBar)
    bar.know(WORDS)
    bar.field.value = "نوع:رقم rating:"
    bar.field.cursor_position = len(bar.field.value)
    bar.field.cursor_blink = False


async def tour(pilot: Pilot[Any]) -> None:
    screen = pilot.app.screen
    assert isinstance(screen, CaseScreen)
    assert isinstance(pilot.app, MadeApp)
    bar = screen.query_one(FilterBar)
    bar.field.value = ""
    bar.display = False
    pilot.app.tour = Tour(pilot.app)
    pilot.app.tour.begin(3)


STATES = {"case": case, "details": details, "queue": queue, "tour": tour}
"""The main screen in its states, one after another."""


async def push(pilot: Pilot[Any], make: Callable[[], Screen[Any]]) -> None:
    """Bring a screen up as it looks when it is read, with cursors that do not blink."""
    pilot.app.push_screen(make())
    await settle(pilot)
    fill(pilot.app.screen)
    for field in pilot.app.screen.query("Input, TextArea"):
        assert isinstance(field, Input | TextArea)
        field.cursor_blink = False
    await settle(pilot)
