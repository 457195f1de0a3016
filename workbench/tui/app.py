"""The door to the terminal application; what it needs is imported when it is opened."""

from __future__ import annotations

import gc
from pathlib import Path


def run(folder: Path | None, *, reviewer: str | None = None) -> int:
    """Run the workbench on a case's folder (default: here); the exit code.

    A folder without a case shows the start screen.
    """
    # Nothing that is imported becomes garbage, and looking for it takes a seventh of the start.
    gc.disable()
    from workbench.tui.application import WorkbenchApp
    from workbench.tui.bidi.terminal import decide, held

    with held(decide()) as display:
        app = WorkbenchApp(folder or Path.cwd(), reviewer=reviewer, display=display)
        try:
            result = app.run()
        finally:
            app.close_case()
    return (app.return_code or 0) if result is None else result
