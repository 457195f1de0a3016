"""Driving the workbench as a reviewer does, and reading what the screen says."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar, cast
from unittest.mock import patch

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import WorkerError

from workbench.model import ClaimRow
from workbench.tui.application import WorkbenchApp
from workbench.tui.bidi.area import BidiArea
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.case import CaseScreen
from workbench.tui.screens.locate import LocateScreen
from workbench.tui.state import CaseView
from workbench.tui.typeahead import TypeAhead
from workbench.tui.widgets.article import ArticlePane
from workbench.tui.widgets.prose import Prose

ARTICLE = (
    "مصنع النخلة بين وعدين\n"
    "أعلنت شركة النخلة للأغذية أن مديرها سامي الحداد غادر مجلس الإدارة في نهاية يناير 2018."
    " وقالت الشركة إن المصنع كلف 12 مليون دولار.\n"
    "وبدأ العمل في المصنع عام 2017 بحضور 300 عامل، ثم توسع إلى مدينة الساحل.\n"
    "وكان سامي الحداد قد غادر مجلس الإدارة في نهاية 2018 بعد خلاف على التمويل.\n"
)

W = TypeVar("W", bound=Widget)
LOOK = 0.01
"""Seconds between looks: whoever looks all the time leaves the workers no time to work."""


async def at_once(min_sleep: float = 0, max_sleep: float = 0) -> None:
    """In place of Textual's wait until the processor has nothing to do, 20 ms at least: `settle` knows."""
    await asyncio.sleep(0)


async def press(pilot: Pilot[Any], key: str) -> None:
    """Press a key without waiting for what follows from it."""
    with patch("textual.app.wait_for_idle", at_once):
        await pilot.press(key)


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until no worker runs, no message waits, and all is laid out and drawn."""
    quiet, ends = 0, asyncio.get_running_loop().time() + 60
    while quiet < 3:  # what a worker posts may come in only after the first pause
        await pilot.pause(0)
        assert asyncio.get_running_loop().time() < ends, "a worker does not end"
        busy = [worker for worker in pilot.app.workers if not worker.is_finished]
        waits = any(map(_at_work, (pilot.app, *pilot.app.screen.walk_children(Widget, with_self=True))))
        typed = isinstance(pilot.app, TypeAhead) and pilot.app.keys_wait
        quiet = 0 if busy or waits or typed else quiet + 1
        for worker in busy:
            with suppress(WorkerError):  # it may also be cancelled by a newer one
                await worker.wait()


async def until(true: Callable[[], bool]) -> None:
    """Wait for what a worker brings about, whatever else goes on."""
    async with asyncio.timeout(30):
        while not true():
            await asyncio.sleep(LOOK)


def _at_work(node: App[Any] | Widget) -> bool:
    """Whether something becomes of it yet; a screen below another one does not refresh."""
    waits = node.message_queue_size or node._pruning
    if isinstance(node, Screen):
        waits = waits or node._callbacks  # of `call_after_refresh`
    if isinstance(node, Widget):  # a bar that comes or goes needs another layout
        waits = waits or node._layout_required or node._scroll_required or node._repaint_required
    return bool(waits)


@dataclass
class Desk:
    pilot: Pilot[Any]

    @property
    def app(self) -> WorkbenchApp:
        return cast("WorkbenchApp", self.pilot.app)

    @property
    def screen(self) -> CaseScreen:
        assert isinstance(self.app.screen, CaseScreen)
        return self.app.screen

    @property
    def view(self) -> CaseView:
        assert self.app.view is not None
        return self.app.view

    @property
    def claim(self) -> ClaimRow:
        claim = self.screen.claim
        assert claim is not None
        return claim

    def row(self, claim_id: int) -> ClaimRow:
        row = self.view.claims.get(claim_id)
        assert row is not None
        return row

    @property
    def article(self) -> ArticlePane:
        return self.screen.query_one(ArticlePane)

    async def press(self, *keys: str) -> None:
        """Press keys, one after another, and let everything that follows from each happen."""
        if not keys:
            await settle(self.pilot)
        for key in keys:
            await press(self.pilot, key)
            await settle(self.pilot)

    async def write(self, text: str) -> None:
        """Paste text into the field that has the focus."""
        assert isinstance(self.app.screen.focused, BidiInput | BidiArea)
        self.app.post_message(events.Paste(text))  # the way that a terminal takes
        await settle(self.pilot)

    async def looked(self) -> None:
        """Let the pause after typing pass, without waiting for the clock."""
        screen = self.app.screen
        assert isinstance(screen, LocateScreen)
        if screen._timer is not None:
            screen._timer.stop()
        screen._look()
        await settle(self.pilot)

    def find(self, kind: type[W], selector: str = "") -> W:
        return self.app.screen.query_one(selector or kind.__name__, kind)

    @property
    def said(self) -> list[str]:
        """What the workbench told so far, by the key `heard` under which a fixture keeps it."""
        heard: list[str] = vars(self.app).setdefault("heard", [])
        return heard

    @property
    def lines(self) -> list[str]:
        """The rows of the screen, as they stand on it."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def text(self) -> str:
        """All prose on the screen, in logical order."""
        marks = re.compile("[\u200e\u200f\ufdd0\ufdd1]")
        return marks.sub("", "\n".join(prose.content.plain for prose in self.app.screen.query(Prose)))
