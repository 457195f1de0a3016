"""One browser page's workbench: `python -m workbench.tui.serve.session CASE REVIEWER LANGUAGE`."""

from __future__ import annotations

import sys
from pathlib import Path

from textual import messages
from textual.drivers.web_driver import WebDriver

from workbench.tui.app import show
from workbench.tui.bidi.terminal import BROWSER, Display, Mode, configured


class PipeDriver(WebDriver):
    """Ends the program when the server at the pipe's other end has gone."""

    def write(self, data: str) -> None:
        try:
            super().write(data)
        except BrokenPipeError:
            self._leave()

    def write_meta(self, data: dict[str, object]) -> None:
        try:
            super().write_meta(data)
        except BrokenPipeError:
            self._leave()

    def run_input_thread(self) -> None:
        super().run_input_thread()
        self._leave()

    def _leave(self) -> None:
        if not self.exit_event.is_set():
            self._app.post_message(messages.ExitApp())


def browser_display() -> Display:
    """xterm.js paints each cell by itself, in whatever order it is told: it never reorders or joins."""
    return Display(Mode.OFF if configured() is Mode.OFF else Mode.APP, BROWSER)


if __name__ == "__main__":
    folder, name, language = sys.argv[1:]
    sys.exit(
        show(Path(folder), browser_display(), reviewer=name, language=language or None, driver=PipeDriver)
    )
