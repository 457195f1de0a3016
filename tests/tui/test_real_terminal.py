"""The program in a real (pseudo) terminal that orders text itself, such as VTE."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

SCRIPT = """
import sys
from pathlib import Path
from workbench.tui.app import run
sys.exit(run(Path(sys.argv[1])))
"""


class Terminal:
    """Answers the probe as VTE does, and keeps what it is sent."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.parent, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        known = ("TMUX", "STY", "VTE_VERSION", "TERM_PROGRAM", "KONSOLE_VERSION", "MLTERM", "KITTY_WINDOW_ID")
        surroundings = {name: value for name, value in os.environ.items() if name not in known}
        self.process = subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(folder)],
            stdin=child,
            stdout=child,
            stderr=child,
            start_new_session=True,
            env={**surroundings, "TERM": "xterm-256color", **environ},
        )
        os.close(child)
        self.seen = b""

    def read_until(self, wanted: bytes) -> None:
        while wanted not in self.seen:
            if not select.select([self.parent], [], [], 30)[0]:
                pytest.fail(f"no {wanted!r} within 30 seconds: {self.seen[-300:]!r}")
            try:
                chunk = os.read(self.parent, 65536)
            except OSError:  # the program has gone
                chunk = b""
            if not chunk:
                pytest.fail(f"no {wanted!r} before the end: {self.seen[-300:]!r}")
            if b"\x1b[8$p" in chunk:
                os.write(self.parent, b"\x1b[8;1$y\x1b[?65;1;9c")
            self.seen += chunk

    def end(self) -> int:
        """Its exit code, when everything it wrote was read."""
        while select.select([self.parent], [], [], 30)[0]:
            try:
                chunk = os.read(self.parent, 65536)
            except OSError:
                break
            if not chunk:
                break
            self.seen += chunk
        os.close(self.parent)
        return self.process.wait(30)


def test_a_terminal_that_orders_text_is_held_and_let_go(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.read_until(b"no case in this folder")
    os.write(terminal.parent, b"\x11")  # ctrl+q
    assert terminal.end() == 0
    assert terminal.seen.index(b"\x1b[8l") < terminal.seen.index(b"\x1b[?1049h")
    assert terminal.seen.rindex(b"\x1b[8h") > terminal.seen.rindex(b"\x1b[?1049l")


def test_it_is_let_go_while_the_program_is_suspended(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.read_until(b"no case in this folder")
    before = terminal.seen.count(b"\x1b[8h")
    os.write(terminal.parent, b"\x1a")  # ctrl+z
    terminal.read_until(b"\x1b[8h")
    assert before == 0
    # It stops itself a moment later; going on is what the shell's `fg` does.
    os.waitpid(terminal.process.pid, os.WUNTRACED)
    os.kill(terminal.process.pid, signal.SIGCONT)
    terminal.seen = b""
    terminal.read_until(b"\x1b[8l")
    terminal.read_until(b"\x1b[?1049h")
    os.write(terminal.parent, b"\x11")
    assert terminal.end() == 0


def test_with_the_terminal_ordering_nothing_is_sent(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, WORKBENCH_BIDI="terminal")
    terminal.read_until(b"no case in this folder")
    os.write(terminal.parent, b"\x11")
    assert terminal.end() == 0
    assert b"\x1b[8l" not in terminal.seen
    assert b"\x1b[8$p" not in terminal.seen
