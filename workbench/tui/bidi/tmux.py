"""tmux between the program and a terminal that reorders: what stands behind it, and a way through.

tmux never reorders, but the terminal that shows it may, and tmux hands sequences on to it only where the
pane has the option `allow-passthrough` (tmux 3.3; off by default). It is set for our own pane alone, and
unset when the program is left. VTE gives a line its way of ordering when the line is begun or erased,
so its screen is erased as well, and tmux paints it again. Source: tmux(1); tried in VTE 0.70.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

OPTION = "allow-passthrough"
SOON = 0.3
"""Seconds in which tmux has surely read what we wrote."""


def _tmux(*words: str) -> str:
    """What a tmux command prints; nothing if it fails."""
    try:
        done = subprocess.run(  # noqa: S603  # fixed words, to the tmux that we run in
            ["tmux", *words],  # noqa: S607
            capture_output=True, text=True, timeout=2, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def outer_terminal() -> str:
    """What the terminal that shows tmux calls itself, such as `VTE(7006)`; empty if it says nothing."""
    return _tmux("display-message", "-p", "#{client_termtype}")


def passthrough() -> str:
    """The option in our pane: `on`, `all`, `off`, or empty in a tmux without it."""
    return _tmux("show-options", "-Apv", OPTION)


def wrapped(sequence: str) -> str:
    """The sequence as tmux hands it on, and the terminal's screen erased: `paint_again` follows."""
    return "\x1bPtmux;" + (sequence + "\x1b[2J").replace("\x1b", "\x1b\x1b") + "\x1b\\" if sequence else ""


def paint_again() -> None:
    """Let tmux paint its whole screen, when it has read what was written before."""
    _soon("refresh-client")


def _soon(command: str) -> None:
    subprocess.run(["sh", "-c", f"(sleep {SOON}; tmux {command}) </dev/null >/dev/null 2>&1 &"], check=False)  # noqa: S603, S607


@contextmanager
def open_way() -> Iterator[None]:
    """Let sequences of this pane through to the terminal while the block runs."""
    closed = passthrough() == "off"
    if closed:
        _tmux("set-option", "-p", OPTION, "on")
    try:
        yield
    finally:
        if closed:
            _soon(f"set-option -pu -t {shlex.quote(os.environ.get('TMUX_PANE', ''))} {OPTION}")
