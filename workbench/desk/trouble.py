"""What is said of an error that nobody foresaw: one line that a maintainer can use."""

from __future__ import annotations

from pathlib import Path

from workbench.i18n import tr


def internal(error: Exception) -> str:
    """The error's kind, message and place in the code."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return tr("internal error, please report it: {error}", error=f"{type(error).__name__}: {error}{place}")
