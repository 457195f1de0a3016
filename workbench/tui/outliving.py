"""Writing to a terminal that may go away: Textual's writer (8.2) ends with it, and leaving waits for ever."""

from __future__ import annotations

from contextlib import suppress
from typing import IO, Any


class Outliving:
    """A terminal's file, for which it is no matter whether anything is still there."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)
