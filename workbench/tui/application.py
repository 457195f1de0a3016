"""The terminal application: it owns the case, and tells the screens what became of deeds.

The first frame is painted before anything of a case is imported; hence the imports in functions.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from workbench.i18n import language, mark, mirrored, tr
from workbench.tui.bidi.filter import BidiFilter
from workbench.tui.bidi.terminal import Display
from workbench.tui.in_terminal import InTerminal
from workbench.tui.mirror import use_reading_layout
from workbench.tui.themes import COLOURLESS, THEMES

if TYPE_CHECKING:
    from textual.driver import Driver

    from workbench.desk.case import Case
    from workbench.tui.messages import CaseLoaded, CaseOpened, DeedDone, Failed, Found
    from workbench.tui.state import CaseView

Result = TypeVar("Result")
NOTICING = 2.0
"""Seconds until what is told is seen; it covers what is under it, so it goes as soon as it can be read."""
READING = 20
"""Code points that are read in a second."""
POLL = 1.0
"""Seconds between looks for what other workbenches wrote."""


class WorkbenchApp(InTerminal):
    """Workers never touch widgets: they post messages, and the handlers here change the state."""

    TITLE = "Workbench"
    CSS_PATH = Path(__file__).parent / "application.tcss"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  # Textual's own class variable, typed there
        (0, "-slim"),
        (62, "-narrow"),
        (76, "-medium"),
        (126, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012  # as above
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, id="app.quit"),
        Binding("ctrl+g", "stop", "Stop what takes long", show=False, priority=True, id="app.stop"),
        Binding("question_mark,f1", "help", "Help", show=False, key_display="?", id="app.help"),
        Binding(
            "f2", "next_theme", "Dark, light, high contrast, without colours", show=False, id="app.theme"
        ),
        Binding("f3", "tour", "The tour: leave it, or go on", show=False, id="app.tour"),
        Binding("ctrl+z", "suspend_process", "Suspend", show=False, id="app.suspend"),
    ]

    def __init__(
        self,
        folder: Path,
        *,
        reviewer: str | None = None,
        display: Display | None = None,
        driver: type[Driver] | None = None,
        theme: str = "dark",
    ) -> None:
        super().__init__(driver, display)
        for made in THEMES.values():
            self.register_theme(made)
        self._begun = False
        self.theme = COLOURLESS if self.no_color else theme
        self.stylesheet.set_variables(self.get_css_variables())
        use_reading_layout()
        self.set_class(mirrored(), "-mirrored")
        self.folder = folder
        self.reviewer = reviewer
        self.own_keys: dict[str, str] = {}
        self.last_deed: tuple[str, tuple[Any, ...]] | None = None
        """What was done to claims last in this session, and what was given with it: to do it once more."""
        self.is_blind = False
        """Whether others' verdicts are hidden until this reviewer has given one."""
        self._bidi = BidiFilter(ordered=display is None or display.ordered)

    # ------------------------------------------------------------------------ starting

    def compose(self) -> Iterable[Widget]:
        yield Static(tr("Opening …"), id="opening", markup=False)

    def refresh_css(self, animate: bool = True) -> None:
        """Not for the theme with which it begins: nothing was parsed without that."""
        if self._begun:
            super().refresh_css(animate)

    def on_ready(self) -> None:
        self._begun = True

    def on_mount(self) -> None:
        self.watch_terminal()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Show the case, or where there is none, how to begin one."""
        from workbench.desk.case import is_case
        from workbench.store.database import FILE
        from workbench.tui.widgets.bars import use_quick_bars
        from workbench.tui.widgets.ground import use_quick_frames

        use_quick_bars()
        use_quick_frames()
        if not is_case(self.folder):
            self._show_start()
        if (self.folder / FILE).exists():  # a file of that name that is no case is said to be so
            self.open(self.folder)
            import workbench.tui.screens.case  # noqa: F401 - while the case is read
        self._use_keys()
        self.set_interval(POLL, self._look_for_changes)
        self.set_timer(POLL, self._started)

    def _use_keys(self) -> None:
        from workbench.desk.reviewer import config_file
        from workbench.model import InputError
        from workbench.tui.keymap import keymap

        try:
            self.own_keys = keymap(config_file())
        except InputError as error:
            self.say(str(error), severity="error")
        if self.own_keys:
            from workbench.tui.screens.help import known_ids

            self.set_keymap(self.own_keys)
            for name in sorted(set(self.own_keys) - known_ids()):
                self.say(
                    tr("config.toml: no key is named {name}; the help (?) finds names", name=name),
                    severity="error",
                )

    def _show_start(self) -> None:
        from workbench.tui.screens.start import StartScreen

        self.put_up(StartScreen(self.folder))

    def _started(self) -> None:
        """Collect garbage from here on, but not among what the start has left for good."""
        if not gc.isenabled():
            gc.freeze()
            gc.set_threshold(1_000, 4, 40_000)  # little at a time: what is painted waits for it
            gc.enable()
        self.run_worker(self.load_screens, thread=True, group="loading")

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), self._bidi]

    # ------------------------------------------------------------------------ the case

    def open(self, folder: Path) -> None:
        """Open a case; the screens hear of it when it is read."""
        self._work(lambda: self._opened(folder))

    def _opened(self, folder: Path) -> None:
        from workbench.desk.case import open_case
        from workbench.desk.remembered import remember_case
        from workbench.desk.steps import step
        from workbench.tui.messages import CaseOpened

        step(mark("Opening the case"))
        case = open_case(folder, reviewer=self.reviewer)
        try:
            view = self._read(case)
        except BaseException:
            case.close()
            raise
        remember_case(case.folder)
        self.post_message(CaseOpened(case, view))

    def _read(self, case: Case) -> CaseView:
        """The case as it may be shown. Called in a worker thread."""
        from workbench.tui.state import load_case

        if not self.is_blind:
            return load_case(case, self.view)
        from workbench.desk.signoff import awaiting

        return load_case(case, self.view, awaiting(case))

    def review_blind(self) -> None:
        """Hide others' verdicts until this reviewer has given one; or show all again."""
        self.is_blind = not self.is_blind
        if self.is_blind:
            self.say(tr("Others' verdicts are hidden where you gave none: r rates, B shows all again."))
        else:
            self.say(tr("All verdicts are shown."))
        self.reload()

    def make_sample(self, folder: Path) -> None:
        """Make the sample case in the interface's language, open it and begin the tour."""
        from workbench.desk.case import is_case
        from workbench.desk.sample import make_sample
        from workbench.tui.messages import SampleMade

        def work() -> None:
            if not is_case(folder):
                make_sample(folder, language(), reviewer=self.reviewer).close()
            self._opened(folder)
            self.post_message(SampleMade())

        self._work(work)

    def on_sample_made(self) -> None:
        self.call_after_refresh(self.action_tour)

    def make(self, folder: Path, article: Path, *, published: str = "", url: str = "") -> None:
        """Make a case of an article and open it."""
        from workbench.desk.ingest import new_case

        def work() -> None:
            new_case(folder, article, published=published, url=url, reviewer=self.reviewer).close()
            self._opened(folder)

        self._work(work)

    def on_case_opened(self, message: CaseOpened) -> None:
        from workbench.desk.drafts import Drafts
        from workbench.tui.screens.case import CaseScreen

        self.close_case()
        self.drafts = Drafts(message.case.folder, message.case.reviewer)
        self.case, self.folder = message.case, message.case.folder
        self._show(message.view)
        if not any(isinstance(screen, CaseScreen) for screen in self.screen_stack):
            self.put_up(CaseScreen())

    def reload(self) -> None:
        """Read the case again."""
        if self.case is not None:
            self.run_worker(partial(self._load, self.case), thread=True, group="load", exclusive=True)

    def _load(self, case: Case) -> None:
        from workbench.model import WorkbenchError
        from workbench.tui.messages import CaseLoaded, Failed

        try:
            view = self._read(case)
        except WorkbenchError as error:
            self.post_message(Failed(str(error)))
            return
        if get_current_worker().is_cancelled:
            view.claims.close()
        else:
            self.post_message(CaseLoaded(view))

    def on_case_loaded(self, message: CaseLoaded) -> None:
        if self.case is None:  # closed meanwhile
            message.view.claims.close()
        else:
            self._show(message.view)

    def _show(self, view: CaseView) -> None:
        from workbench.tui.screens.base import ShowsCase

        before, self.view = self.view, view
        for screen in self.screen_stack:
            if isinstance(screen, ShowsCase):
                screen.show_case(view)
        if before is not None and before.claims is not view.claims:
            before.claims.close()

    def _look_for_changes(self) -> None:
        if self.case is not None:
            self.run_worker(partial(self._poll, self.case), thread=True, group="poll", exclusive=True)

    def _poll(self, case: Case) -> None:
        from workbench.model import WorkbenchError
        from workbench.tui.messages import CaseLoaded

        try:
            if case.changed():
                self.post_message(CaseLoaded(self._read(case)))
        except WorkbenchError:
            return  # locked for a moment: the next look comes in a second

    # ------------------------------------------------------------------------ what became of them

    def on_deed_done(self, message: DeedDone) -> None:
        if message.draft and self.drafts is not None:
            self.drafts.drop(message.draft)
            self._save_drafts_soon()
        if message.then is not None:
            message.then(message.result)
        if message.said:  # on the screen that is then on top
            self.say(message.said)
        self.reload()

    def on_found(self, message: Found) -> None:
        message.then(message.result)

    def on_failed(self, message: Failed) -> None:
        if len(self.screen_stack) == 1:  # the case could not be opened
            self._show_start()
        if message.reason:
            self.say(message.reason, severity="error")

    def say(self, text: str, *, severity: str = "information") -> None:
        """Tell something in place of the keys; errors, and what has no room there, in a toast.

        Case text in it is never markup.
        """
        from workbench.language.visible import visible
        from workbench.tui.widgets.keys import KeysLine
        from workbench.tui.widgets.toast import use_bidi_toasts

        said, seconds = visible(text), NOTICING + len(text) / READING
        line = next(iter(self.screen.query(KeysLine)), None)
        if severity == "information" and line is not None and line.tell(said, seconds):
            return
        use_bidi_toasts()
        self.notify(
            said,
            severity="error" if severity == "error" else "information",
            timeout=seconds,
            markup=False,
        )

    # ------------------------------------------------------------------------ leaving

    def close_case(self) -> None:
        """Leave the case in one file, without a write-ahead log beside it, and drafts on disk."""
        from workbench.model import InputError

        if self.drafts is not None:
            with suppress(InputError):  # it was said while typing
                self.drafts.save()
        if self.view is not None:
            self.view.claims.close()
            self.view = None
        if self.case is not None:
            self.case.close()
            self.case = None

    def on_unmount(self) -> None:
        self.close_case()

    async def action_quit(self) -> None:
        self.exit(0)
