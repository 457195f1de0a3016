"""A short tour inside the program: each step waits until the reviewer has done it. F3 leaves and resumes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.timer import Timer

from workbench.i18n import mark, tr
from workbench.tui.screens.base import Form, ShowsCase
from workbench.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from workbench.tui.commands import Commands

PAUSE = 0.3
"""Seconds between looks at what the reviewer did."""


@dataclass(frozen=True)
class Moment:
    """What the tour sees."""

    screen: str
    claim: int | None
    rated: int
    evidence: int


@dataclass(frozen=True)
class Step:
    text: str
    done: Callable[[Moment, Moment], bool]
    """Whether it was done, by what was when the step began and what is now."""


STEPS = (
    Step(
        mark("The list holds the article's claims; the article beside it shows where each stands. Press ↓."),
        lambda before, now: now.claim != before.claim,
    ),
    Step(
        mark("Press f for the flags: where the article contradicts itself."),
        lambda _, now: now.screen == "FlagsScreen",
    ),
    Step(
        mark(
            "Both passages stand side by side, with what they mean and a question for the author. a, e, c"
            " and x say what became of it. Escape goes back."
        ),
        lambda _, now: now.screen == "CaseScreen",
    ),
    Step(
        mark("Press e: which passage of a source speaks to this claim? Enter takes one, ctrl+s attaches it."),
        lambda before, now: now.evidence > before.evidence,
    ),
    Step(
        mark("Press r, choose a rating, write why, and save with ctrl+s. Only people give verdicts."),
        lambda before, now: now.rated > before.rated,
    ),
    Step(
        mark("Press u: that was undone, and the log (L) says so. Nothing is ever lost."),
        lambda before, now: now.rated < before.rated,
    ),
    Step(
        mark("Press ? for every key; typing searches them. ctrl+p finds every command."),
        lambda _, now: now.screen == "HelpScreen",
    ),
    Step(mark("That was the tour; w writes the report. F3 ends it."), lambda _before, _now: False),
)


class TourLine(Prose):
    """The step at hand, above everything."""

    DEFAULT_CSS = """
    TourLine { dock: top; width: 100%; padding: 0 1; background: $accent; color: $background; }
    """


class Tour:
    """Where the reviewer is in the tour, if it goes on."""

    def __init__(self, app: Commands) -> None:
        self._app = app
        self._timer: Timer | None = None
        self._before: Moment | None = None
        self.place = 0

    @property
    def goes_on(self) -> bool:
        return self._timer is not None

    def begin(self, place: int) -> None:
        """Begin or go on at a step (from 0); one behind the last begins anew."""
        self.place = place if place < len(STEPS) - 1 else 0
        self._before = self._moment()
        self._timer = self._app.set_interval(PAUSE, self.look)
        self.look()

    def leave(self) -> None:
        """Take it off the screens."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        for screen in self._app.screen_stack:
            screen.query(TourLine).remove()

    def look(self) -> None:
        """Go on if the step was done, and show the step on the screen at hand."""
        now = self._moment()
        if self._before is not None and STEPS[self.place].done(self._before, now):
            self.place += 1
            self._before = now
        self._show()

    def _moment(self) -> Moment:
        from workbench.tui.screens.case import CaseScreen

        view = self._app.view
        case = next((screen for screen in self._app.screen_stack if isinstance(screen, CaseScreen)), None)
        claim = case.claim if case is not None else None
        return Moment(
            screen=type(self._app.screen).__name__,
            claim=claim.id if claim is not None else None,
            rated=view.progress.rated if view is not None else 0,
            evidence=sum(source.evidence_count for source in view.sources) if view is not None else 0,
        )

    def _show(self) -> None:
        screen = self._app.screen
        if not isinstance(screen, ShowsCase | Form) or not screen.is_mounted:
            return
        said = f"{self.place + 1}/{len(STEPS)}  {tr(STEPS[self.place].text)}"
        line = next(iter(screen.query(TourLine)), None)
        if line is None:
            screen.mount(TourLine(said))
        elif line.content.plain != said:
            line.update(said)
