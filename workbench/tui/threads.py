"""Deeds and look-ups in threads: how they run, how long ones are told of, how they are stopped."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from textual.driver import Driver
from textual.worker import Worker, get_current_worker

from workbench.i18n import tr
from workbench.tui.commands import Commands

if TYPE_CHECKING:
    from workbench.desk.case import Case
    from workbench.desk.steps import Listener
    from workbench.tui.messages import Working

Result = TypeVar("Result")
LONG = 0.5
"""Seconds from which work is long enough to be told of."""
BETWEEN = 0.1
"""Seconds between two words about it."""


class Threads(Commands):
    """The application as far as it works on an open case; workers post messages and touch no widget."""

    def __init__(self, driver: type[Driver] | None = None) -> None:
        super().__init__(driver)
        self.case: Case | None = None
        self._listened: set[Worker[Any]] = set()
        """Workers that take long, and say so."""

    def carry_out(
        self,
        deed: Callable[[Case], Result],
        said: str | Callable[[Result], str] = "",
        then: Callable[[Result], None] | None = None,
        *,
        draft: str = "",
    ) -> None:
        """Do a deed in a thread; then say so, go on with its result, and read the case again.

        What was typed for it (`draft`) is forgotten once it is done.
        """
        from workbench.tui.messages import DeedDone

        case = self.case
        if case is None:
            return

        def work() -> None:
            result = deed(case)
            self.post_message(DeedDone(said(result) if callable(said) else said, result, then, draft))

        self._work(work)

    def look_up(
        self,
        find: Callable[[Case], Result],
        then: Callable[[Result], None],
        *,
        group: str,
        again: Callable[[], None] | None = None,
        keys_wait: bool = False,
    ) -> None:
        """Look something up in a thread; of several in one group only the last goes on.

        `again` asks anew where the case was read again meanwhile, unless its screen does so by itself.
        `keys_wait`: what is typed meanwhile is meant for what `then` shows.
        """
        from workbench.model import ClosedError
        from workbench.tui.messages import Found

        case = self.case
        if case is None:
            return

        def work() -> None:
            try:
                result = find(case)
            except ClosedError:
                if again is not None:
                    self.post_message(Found(None, lambda _: again()))
                return
            if not get_current_worker().is_cancelled:
                self.post_message(Found(result, then))

        self._work(work, group=group, keys_wait=keys_wait)

    def _work(self, work: Callable[[], object], *, group: str = "", keys_wait: bool = True) -> None:
        from workbench.desk.steps import StoppedError, told
        from workbench.model import WorkbenchError
        from workbench.tui.messages import Failed

        def guarded() -> None:
            try:
                with told(self._listener(get_current_worker())):
                    work()
            except StoppedError:
                self.post_message(Failed(tr("Stopped; nothing of it was kept.") if not group else ""))
            except WorkbenchError as error:
                self.post_message(Failed(str(error)))
            except OSError as error:
                self.post_message(Failed(f"{error.filename or tr('file')}: {error.strerror or error}"))
            except Exception as error:
                # A fault of ours must not take what the reviewer is typing with it.
                self.log.error(error)
                self.post_message(
                    Failed(tr("{error}; nothing was changed", error=f"{type(error).__name__}: {error}"))
                )

        worker = self.run_worker(guarded, thread=True, group=group or "deeds", exclusive=bool(group))
        if keys_wait:
            self.keys_wait_until(worker)

    def _listener(self, worker: Worker[Any]) -> Listener:
        """Shows work that takes long, now and then, and ends it where somebody said so."""
        from workbench.desk.steps import StoppedError
        from workbench.tui.messages import Working

        told = monotonic() + LONG - BETWEEN

        def listen(what: str, done: int, total: int) -> None:
            nonlocal told
            if worker.is_cancelled:
                raise StoppedError(what)
            if monotonic() >= told + BETWEEN:
                told = monotonic()
                self.post_message(Working(worker, what, done, total))

        return listen

    def on_working(self, message: Working) -> None:
        from workbench.tui.widgets.work import WorkLine

        self.keys_go_on(message.worker)
        if not message.worker.is_finished:
            self._listened.add(message.worker)
            line = next(iter(self.screen.query(WorkLine)), None)
            if line is None:
                line = WorkLine()
                self.screen.mount(line)
            line.tell(message.what, message.done, message.total)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.worker.is_finished:
            self.keys_go_on(event.worker)
        if event.worker.is_finished and event.worker in self._listened:
            self._listened.remove(event.worker)
            if not self._listened:
                self._put_lines_away()

    def _put_lines_away(self) -> None:
        from workbench.tui.widgets.work import WorkLine

        for screen in self.screen_stack:
            screen.query(WorkLine).remove()

    def action_stop(self) -> None:
        """Stop what takes long; it ends at its next step."""
        for worker in self._listened:
            worker.cancel()
