"""How far long work is, in one line on stderr, where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from workbench.cli import ordering
from workbench.desk.steps import told
from workbench.i18n import tr

LONG = 0.5
"""Seconds from which work is long enough to be told of."""
BETWEEN = 0.1
_written = False
"""Whether the line stands there."""


@contextmanager
def shown() -> Iterator[None]:
    """Tell of the steps of the block; the line is gone at its end."""
    next_time = monotonic() + LONG

    def listen(what: str, done: int, total: int) -> None:
        nonlocal next_time
        global _written  # noqa: PLW0603  # one terminal, one line
        if monotonic() >= next_time:
            next_time = monotonic() + BETWEEN
            _written = True
            said = tr("{what} …", what=tr(what))
            if total:
                said = tr("{what} … {done} of {total}", what=tr(what), done=done, total=total)
            sys.stderr.write(f"\r\x1b[K{ordering.shown(said)}")
            sys.stderr.flush()

    try:
        with told(listen):
            yield
    finally:
        put_away()


def put_away() -> None:
    """Take the line away, so that something else can be printed."""
    global _written  # noqa: PLW0603  # as above
    if _written:
        _written = False
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
