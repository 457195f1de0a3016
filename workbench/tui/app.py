"""The door to the terminal application; what it needs is imported when it is opened."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver

    from workbench.tui.bidi.terminal import Display

TURN = 0.001
"""Seconds that a worker may compute before what is painted gets its turn."""


def run(folder: Path | None, *, reviewer: str | None = None, language: str | None = None) -> int:
    """Run the workbench on a case's folder (default: here); the exit code.

    A folder without a case shows the start screen. Raises InputError for a language
    without texts, and in a terminal that cannot show it.
    """
    # Nothing that is imported becomes garbage, and looking for it takes a seventh of the start.
    gc.disable()
    sys.setswitchinterval(TURN)
    from workbench.model import InputError
    from workbench.tui.bidi.terminal import decide, held, unfit

    problem = unfit(os.environ, sys.stdout.encoding)
    if problem:
        raise InputError(problem)

    # Loaded while the terminal is asked and answers.
    Thread(target=import_module, args=("workbench.tui.application",), daemon=True).start()
    with held(decide()) as display:
        return show(folder or Path.cwd(), display, reviewer=reviewer, language=language)


def show(
    folder: Path,
    display: Display,
    *,
    reviewer: str | None = None,
    language: str | None = None,
    driver: type[Driver] | None = None,
) -> int:
    """Run the workbench on a display that has been decided on; the exit code."""
    from workbench import i18n
    from workbench.desk.reviewer import chosen_language, display_settings
    from workbench.tui.application import WorkbenchApp
    from workbench.tui.themes import chosen_theme

    speaking: str | None = chosen_language(language)
    theme = chosen_theme(display_settings().get("theme"))
    code = 0
    while speaking:
        i18n.use(speaking)
        app = WorkbenchApp(folder, reviewer=reviewer, display=display, driver=driver, theme=theme)
        try:
            result = app.run()
        finally:
            app.close_case()
        code = (app.return_code or 0) if result is None else result
        speaking, folder, theme = app.speak_next, app.folder, app.theme
    return code
