"""How far long work is, in one line on stderr, where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from workbench.desk.steps import told
from workbench.i18n import tr

LONG = 0.5
"""Seconds from which work is long enough to be told of."""
BETWEEN = 0.1


@contextmanager
def shown() -> Iterator[None]:
    """Tell of the steps of the block; the line is gone at its end."""
    next_time = monotonic() + LONG
    written = False

    def listen(what: str, done: int, total: int) -> None:
        nonlocal next_time, written
        if monotonic() >= next_time:
            next_time = monotonic() + BETWEEN
            written = True
            said = tr("{what} … {done} of {total}", what=tr(what), done=done, total=total)
            sys.stderr.write(f"\r\x1b[K{said if total else tr('{what} …', what=tr(what))}")
            sys.stderr.flush()

    try:
        with told(listen):
            yield
    finally:
        if written:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
