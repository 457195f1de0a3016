"""The door to the terminal application; what it needs is imported when it is opened."""

from __future__ import annotations

import gc
from pathlib import Path


def run(folder: Path | None, *, reviewer: str | None = None, language: str | None = None) -> int:
    """Run the workbench on a case's folder (default: here); the exit code.

    A folder without a case shows the start screen. Raises InputError for a language without texts.
    """
    # Nothing that is imported becomes garbage, and looking for it takes a seventh of the start.
    gc.disable()
    from workbench import i18n
    from workbench.desk.reviewer import chosen_language
    from workbench.tui.application import WorkbenchApp
    from workbench.tui.bidi.terminal import decide, held

    i18n.use(chosen_language(language))
    with held(decide()) as display:
        app = WorkbenchApp(folder or Path.cwd(), reviewer=reviewer, display=display)
        try:
            result = app.run()
        finally:
            app.close_case()
    return (app.return_code or 0) if result is None else result
