"""The terminal around the application: its size, its signals, its modes, and that it may go away."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from textual.css.query import NoMatches
from textual.driver import Driver
from textual.events import Resize
from textual.geometry import Size

from workbench.i18n import tr
from workbench.tui.bidi.terminal import Display
from workbench.tui.drafting import Drafting

if TYPE_CHECKING:
    from textual.screen import Screen

LEAST = Size(36, 12)
"""In a smaller window one can look only."""
LOOK = 0.5
"""Seconds between looks whether the terminal is still there."""


class InTerminal(Drafting):
    """The application as far as it shares the terminal with its shell."""

    def __init__(self, driver: type[Driver] | None, display: Display | None) -> None:
        super().__init__(driver)
        self.display_mode = display

    def watch_terminal(self) -> None:
        """Leave in order when it goes away; give it back as it was while the program is suspended."""
        if not self.is_headless:
            for number in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(number, self._leave_on, number)
            self.set_interval(LOOK, self._look_for_terminal)
        if self.display_mode is not None:
            self.app_suspend_signal.subscribe(self, lambda _: self._give_terminal(), immediate=True)

    def _handle_exception(self, error: Exception) -> None:
        """On the way out a screen that is just coming up looks for what is mounted no more: no fault."""
        leaving = self._exit or not self._running
        if not (leaving and isinstance(error, NoMatches)):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """A fault of ours: one line that a maintainer can use, instead of a page of code."""
        from rich.text import Text

        from workbench.desk.trouble import internal

        error = sys.exc_info()[1]
        if isinstance(error, Exception) and not self.is_headless:
            self.panic(Text(f"{internal(error)}\n{tr('What you typed is kept.')}"))
        else:
            super()._fatal_error()

    def _look_for_terminal(self) -> None:
        """A terminal that goes away sends its signal only to those whose controlling terminal it is."""
        if sys.__stdin__ is None:
            return
        gone = select.poll()
        gone.register(sys.__stdin__.fileno(), 0)
        if any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in gone.poll(0)):
            self._leave_on(signal.SIGHUP)

    def _leave_on(self, number: int) -> None:
        """The line dropped, or the system goes down: leave in order, with what was typed."""
        self.exit(return_code=128 + number)

    def on_resize(self, event: Resize) -> None:
        self._fit(event.size)

    def _fit(self, size: Size) -> None:
        """In a window that is too small say so, above everything else."""
        small = size.width < LEAST.width or size.height < LEAST.height
        if not (small or self._has_screen):
            return  # the first paint waits for nothing that it does not need

        from workbench.tui.screens.small import SmallScreen

        if small and not isinstance(self.screen, SmallScreen):
            self.push_screen(SmallScreen())
        elif not small and isinstance(self.screen, SmallScreen):
            self.pop_screen()

    def put_up(self, screen: Screen[Any]) -> None:
        """A screen that comes up by itself: beneath the word that the window is too small."""
        from workbench.tui.screens.small import SmallScreen

        if isinstance(self.screen, SmallScreen):
            self.pop_screen()
        self.push_screen(screen)
        self.keys_wait_for(screen)
        self._fit(self.size)

    def _build_driver(
        self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None
    ) -> Driver:
        """The terminal is held still again before its alternate screen comes back: VTE keeps that by row."""
        driver = super()._build_driver(headless, inline, mouse, size)
        go_on = driver.resume_application_mode

        def resume() -> None:
            if self.display_mode is not None and _in_foreground():
                self.display_mode.stop()
            go_on()

        driver.resume_application_mode = resume  # type: ignore[method-assign]
        return driver

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Come back however the block ends: Textual (8.2) does so only from its end."""
        failed: Exception | None = None
        with super().suspend():
            try:
                yield
            except Exception as error:
                failed = error
        if failed is not None:
            raise failed

    def _give_terminal(self) -> None:
        if self.display_mode is not None:
            self.display_mode.resume()

    def watch_app_focus(self, focus: bool) -> None:
        """A screen that came up while another window had the keys has not chosen its widget yet."""
        if focus and self.screen_stack and self.screen.focused is None and self.screen.AUTO_FOCUS:
            for widget in self.screen.query(self.screen.AUTO_FOCUS):
                if widget.focusable:
                    self.screen.set_focus(widget)
                    return


def _in_foreground() -> bool:
    """Not so after the shell's `bg`: the terminal is then somebody else's."""
    try:
        return sys.__stderr__ is not None and os.tcgetpgrp(sys.__stderr__.fileno()) == os.getpgrp()
    except OSError:  # no shell shares it
        return True
