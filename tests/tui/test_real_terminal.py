"""The program in a real (pseudo) terminal that orders text itself, such as VTE."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shlex
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, ClassVar, cast

import pytest
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread

from workbench.desk.case import open_case
from workbench.desk.drafts import Drafts
from workbench.desk.verdicts import verdicts
from workbench.tui.outliving import Outliving

SCRIPT = """
import sys
from pathlib import Path
from workbench.tui.app import run
sys.exit(run(Path(sys.argv[1])))
"""


CRASHING = (
    """
from workbench.tui.screens.base import Form
Form.action_editor = lambda self: 1 / 0
"""
    + SCRIPT
)


class Terminal:
    """Answers the probe as VTE does, and keeps what it is sent."""

    running: ClassVar[list[subprocess.Popen[bytes]]] = []

    def __init__(self, folder: Path, *, script: str = SCRIPT, **environ: str) -> None:
        self.parent, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        known = ("TMUX", "STY", "VTE_VERSION", "TERM_PROGRAM", "KONSOLE_VERSION", "MLTERM", "KITTY_WINDOW_ID")
        surroundings = {name: value for name, value in os.environ.items() if name not in known}
        self.process = subprocess.Popen(
            [sys.executable, "-c", script, str(folder)],
            stdin=child,
            stdout=child,
            stderr=child,
            start_new_session=True,
            env={**surroundings, "TERM": "xterm-256color", "WORKBENCH_REVIEWER": "نور", **environ},
        )
        self.running.append(self.process)
        os.close(child)
        self.seen = b""

    def read_until(self, wanted: bytes) -> None:
        until = time.monotonic() + 30  # a cursor that blinks never lets it be still
        while wanted not in self.seen:
            if not select.select([self.parent], [], [], max(0, until - time.monotonic()))[0]:
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

    def read_until_it_stops(self) -> None:
        """A terminal reads on meanwhile: what cannot be written keeps a program from stopping."""
        until = time.monotonic() + 30
        while os.waitpid(self.process.pid, os.WUNTRACED | os.WNOHANG) == (0, 0):
            if time.monotonic() > until:
                pytest.fail("not stopped within 30 seconds")
            if select.select([self.parent], [], [], 0.05)[0]:
                self.seen += os.read(self.parent, 65536)

    def begin_to_rate(self) -> None:
        """Type a word of the rationale, and see it stand there."""
        self.read_until(b"0 of ")
        os.write(self.parent, b"1")
        self.read_until(b"Rate claim")
        self.seen = b""
        os.write(self.parent, "محضر".encode())
        self.read_until("ﺮ".encode())

    def end(self) -> int:
        """Its exit code, when everything it wrote was read."""
        until = time.monotonic() + 30  # a cursor that blinks never lets it be still
        while select.select([self.parent], [], [], max(0, until - time.monotonic()))[0]:
            try:
                chunk = os.read(self.parent, 65536)
            except OSError:
                break
            if not chunk:
                break
            self.seen += chunk
        os.close(self.parent)
        return self.process.wait(30)


@pytest.fixture(autouse=True)
def _nothing_is_left_running() -> Iterator[None]:
    yield
    while Terminal.running:
        process = Terminal.running.pop()
        process.kill()
        process.wait()


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
    terminal.read_until_it_stops()
    os.kill(terminal.process.pid, signal.SIGCONT)
    terminal.seen = b""
    terminal.read_until(b"\x1b[?1049h")
    assert b"\x1b[8l" in terminal.seen[: terminal.seen.index(b"\x1b[?1049h")]
    terminal.read_until(b"no case in this folder")  # until then ctrl+q is the terminal's own
    os.write(terminal.parent, b"\x11")
    assert terminal.end() == 0


def test_a_suspended_review_goes_on_where_it_was(case_folder: Path) -> None:
    terminal = Terminal(case_folder)
    terminal.read_until(b"0 of ")
    os.write(terminal.parent, b"\x1a")  # ctrl+z
    terminal.read_until(b"\x1b[?1049l")
    terminal.read_until_it_stops()
    os.kill(terminal.process.pid, signal.SIGCONT)
    terminal.seen = b""
    terminal.read_until(b"0 of ")  # all is drawn anew
    terminal.begin_to_rate()
    terminal.seen = b""
    os.write(terminal.parent, b"\x13")  # ctrl+s
    terminal.read_until(b"True.")  # what it tells may lie on the line that counts
    os.write(terminal.parent, b"\x11")
    assert terminal.end() == 0
    with open_case(case_folder) as case:
        assert [verdict.rationale for verdict in verdicts(case, 1)] == ["محضر"]


def test_a_text_goes_through_the_editor_and_comes_back(case_folder: Path) -> None:
    code = "import sys; print('EDITING', flush=True); open(sys.argv[1], 'a', encoding='utf-8').write(' ژ\\n')"
    terminal = Terminal(case_folder, EDITOR=shlex.join([sys.executable, "-c", code]), VISUAL="")
    terminal.begin_to_rate()
    terminal.seen = b""
    os.write(terminal.parent, b"\x1bOS")  # F4
    terminal.read_until(b"EDITING")
    assert b"\x1b[?1049l" in terminal.seen  # the editor has the terminal, as it was before
    assert b"\x1b[8h" in terminal.seen
    terminal.seen = b""
    terminal.read_until("\ufb8a".encode())  # a letter that stands nowhere else
    terminal.seen = b""
    os.write(terminal.parent, b"\x13")
    terminal.read_until(b"True.")  # what it tells may lie on the line that counts
    os.write(terminal.parent, b"\x11")
    assert terminal.end() == 0
    with open_case(case_folder) as case:
        assert [verdict.rationale for verdict in verdicts(case, 1)] == ["محضر ژ"]


@pytest.mark.parametrize("editor", ["", "/nowhere/editor", shlex.join([sys.executable, "-c", "exit(3)"])])
def test_an_editor_that_fails_leaves_the_form_as_it_was(case_folder: Path, editor: str) -> None:
    terminal = Terminal(case_folder, EDITOR=editor, VISUAL="")
    terminal.begin_to_rate()
    terminal.seen = b""
    os.write(terminal.parent, b"\x1bOS")  # F4
    terminal.read_until(b"\x1b[?1049h")
    os.write(terminal.parent, "ژ".encode())
    terminal.read_until("\ufb8a".encode())
    terminal.seen = b""
    os.write(terminal.parent, b"\x13")
    terminal.read_until(b"True.")  # what it tells may lie on the line that counts
    os.write(terminal.parent, b"\x11")
    assert terminal.end() == 0
    with open_case(case_folder) as case:
        assert [verdict.rationale for verdict in verdicts(case, 1)] == ["محضرژ"]


def test_with_the_terminal_ordering_nothing_is_sent(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, WORKBENCH_BIDI="terminal")
    terminal.read_until(b"no case in this folder")
    os.write(terminal.parent, b"\x11")
    assert terminal.end() == 0
    assert b"\x1b[8l" not in terminal.seen
    assert b"\x1b[8$p" not in terminal.seen


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_in_order(case_folder: Path, number: int) -> None:
    terminal = Terminal(case_folder)
    terminal.begin_to_rate()
    terminal.process.send_signal(number)
    assert terminal.end() == 128 + number
    assert terminal.seen.rindex(b"\x1b[8h") > terminal.seen.rindex(b"\x1b[?1049l")
    assert b"\x1b[?25h" in terminal.seen
    assert b"Traceback" not in terminal.seen
    assert not (case_folder / "claims.db-wal").exists()
    assert Drafts(case_folder, "نور").get("rate:1/rationale") == "محضر"


def test_leaving_does_not_wait_for_a_terminal_that_went_away() -> None:
    parent, child = pty.openpty()
    with open(child, "w", encoding="utf-8") as file:  # noqa: PTH123  # of a descriptor
        os.close(parent)
        writer = WriterThread(cast("IO[str]", Outliving(file)))

        def work() -> None:
            writer.start()
            for _ in range(10 * MAX_QUEUED_WRITES):
                writer.write("x" * 10_000)
            writer.stop()

        leaving = threading.Thread(target=work, daemon=True)
        leaving.start()
        leaving.join(30)
        assert not leaving.is_alive()
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, child)  # where what is left is flushed to
        os.close(sink)


def test_a_line_that_drops_keeps_what_was_typed(case_folder: Path) -> None:
    terminal = Terminal(case_folder)
    terminal.begin_to_rate()
    os.close(terminal.parent)  # and no signal comes: it is not this process's controlling terminal
    assert terminal.process.wait(30) == 128 + signal.SIGHUP
    assert not (case_folder / "claims.db-wal").exists()
    assert Drafts(case_folder, "نور").get("rate:1/rationale") == "محضر"


def test_a_crash_gives_the_terminal_back_and_keeps_what_was_typed(case_folder: Path) -> None:
    terminal = Terminal(case_folder, script=CRASHING)
    terminal.begin_to_rate()
    os.write(terminal.parent, b"\x1bOS")  # F4
    assert terminal.end() == 1
    assert terminal.seen.rindex(b"\x1b[8h") > terminal.seen.rindex(b"\x1b[?1049l")
    said = terminal.seen[terminal.seen.rindex(b"\x1b[?1049l") :].decode()
    assert "internal error, please report it: ZeroDivisionError" in said
    assert "What you typed is kept." in said
    assert "Traceback" not in said
    assert "NOTE" not in said
    assert not (case_folder / "claims.db-wal").exists()
    assert Drafts(case_folder, "نور").get("rate:1/rationale") == "محضر"


def test_what_is_drawn_into_a_log_is_the_case_in_plain_text(case_folder: Path) -> None:
    """`workbench 2>log`: screens are drawn on stderr, so that nobody would see them."""
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "workbench", str(case_folder)],
        stdin=child,
        stdout=child,
        stderr=subprocess.PIPE,
        env={**os.environ, "TERM": "xterm-256color", "WORKBENCH_BIDI": "terminal"},
    )
    os.close(child)
    shown = b""
    while select.select([parent], [], [], 30)[0]:
        try:
            shown += os.read(parent, 65536)
        except OSError:  # it has ended
            break
    os.close(parent)
    _, logged = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "مصنع النخلة" in shown.decode()
    assert logged == b""
