"""How far a long piece of work is: a line on a terminal's stderr, once it has taken a while."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.report.model import Progress

_PATIENCE = 1.0
"""Seconds before anything is shown, so that short work shows nothing."""
_PACE = 0.1


@contextmanager
def shown_progress() -> Iterator[Progress | None]:
    """What to tell of how many of how many are done; `None` where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    shown = Line()
    try:
        yield shown.tell
    finally:
        shown.clear()


class Line:
    """One line of stderr that is written over."""

    def __init__(self) -> None:
        self._due = monotonic() + _PATIENCE
        self._written = False

    def tell(self, done: int, of: int) -> None:
        now = monotonic()
        if now < self._due:
            return
        self._due, self._written = now + _PACE, True
        sys.stderr.write(f"\r{done * 100 // max(of, 1):3} %  {done:,} of {of:,} claims\x1b[K")
        sys.stderr.flush()

    def clear(self) -> None:
        if self._written:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
