"""How `tools.bench` measures: commands, a program in a terminal of its own, ratios to a reference."""

from __future__ import annotations

import fcntl
import json
import math
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

RUNS = 7
QUIET = 0.2
"""Seconds without output after which what a key set going is over."""
PATIENCE = 2.0
"""Seconds within which something comes, if anything does."""
FRAME = b"\x1b[?2026l"
"""The end of a synchronised update: a whole frame is on the screen."""


def took(command: list[str], sent: str = "") -> float:
    """Seconds that a command takes as a whole process; its exit code is no matter."""
    began = time.perf_counter()
    subprocess.run(command, input=sent.encode(), capture_output=True, check=False)  # noqa: S603 - our own
    return time.perf_counter() - began


def spent(work: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def both(ours: Callable[[], float], reference: Callable[[], float], runs: int = RUNS) -> tuple[float, float]:
    """Medians of `runs` runs of each, in turn, after one of each that is not counted."""
    ours(), reference()
    pairs = [(ours(), reference()) for _ in range(runs)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def worst_but(part: float, seconds: Sequence[float]) -> float:
    """What all but the slowest `part` keep within."""
    return sorted(seconds)[math.ceil((1 - part) * len(seconds)) - 1]


def line(what: str, ours: str, reference: str, ratio: float, wanted: str) -> None:
    sys.stdout.write(f"{what:<38} {ours:>22}   {reference:<42} ratio {ratio:6.2f}   wanted {wanted}\n")
    sys.stdout.flush()


# Keeps what held the event loop: when it began, and its processor time (no other program's is in it).
WATCHED = """
import asyncio.events, json, sys, time
held, run_handle = [], asyncio.events.Handle._run
def watched(handle):
    at, began = time.perf_counter(), time.thread_time()
    run_handle(handle)
    took = time.thread_time() - began
    if took > 0.001:
        held.append((at, took))
asyncio.events.Handle._run = watched
"""


class Screen:
    """A program in a terminal of 160 x 45 cells; `watch`: Python code; its event loop is watched."""

    def __init__(self, command: list[str] | str, folder: Path, *, watch: Path | None = None) -> None:
        if isinstance(command, str):
            told = f"\njson.dump(held, open({str(watch)!r}, 'w'))" if watch else ""
            command = [sys.executable, "-c", f"{WATCHED if watch else ''}{command}{told}"]
        self._held = watch
        self._terminal, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 45, 160, 0, 0))
        self.began = time.perf_counter()
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            command, stdin=child, stdout=child, stderr=child, cwd=folder, start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
        )  # fmt: skip
        os.close(child)

    def __enter__(self) -> Screen:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._terminal)

    def _read(self, within: float) -> bytes:
        """What comes next; nothing when it stays quiet that long."""
        if not select.select([self._terminal], [], [], within)[0]:
            return b""
        try:
            chunk = os.read(self._terminal, 65536)
        except OSError:  # the program has ended
            return b""
        if b"\x1b[c" in chunk:  # a terminal says what it is when asked
            os.write(self._terminal, b"\x1b[?62;4c")
        if b"\x1b[?2026$p" in chunk:  # and that it can hold a frame back until it is whole
            os.write(self._terminal, b"\x1b[?2026;2$y")
        return chunk

    def until(self, marker: bytes) -> float:
        """The moment at which it is on the screen."""
        seen, latest = b"", time.perf_counter() + 12
        while marker not in seen:
            chunk = self._read(30)
            if not chunk or time.perf_counter() > latest:
                raise SystemExit(f"bench: no {marker!r} within 30 s; last came {seen[-20:]!r}")
            seen = seen[-200:] + chunk
        return time.perf_counter()

    def settle(self) -> list[float]:
        """The moments at which a frame ended, until nothing more comes."""
        ends, seen = [], b""
        while chunk := self._read(QUIET if ends else PATIENCE):
            seen = seen[-len(FRAME) + 1 :] + chunk
            if FRAME in seen:
                ends.append(time.perf_counter())
                seen = seen[seen.rindex(FRAME) + len(FRAME) :]
        return ends

    def send(self, keys: str) -> tuple[float, list[float]]:
        """Press keys: the moment, and those at which a frame ended, until all is quiet."""
        began = time.perf_counter()
        os.write(self._terminal, keys.encode())
        return began, self.settle()

    def press(self, keys: str) -> float:
        """Seconds from a key to the first frame after it; then all is quiet."""
        began, ends = self.send(keys)
        if not ends:
            raise SystemExit(f"bench: nothing was painted after {keys!r}")
        return ends[0] - began

    def find(self, keys: str, marker: bytes) -> float:
        """Seconds from a key until `marker` is on the screen; then all is quiet."""
        began = time.perf_counter()
        os.write(self._terminal, keys.encode())
        found = self.until(marker) - began
        self.settle()
        return found

    def end(self, keys: str) -> list[tuple[float, float]]:
        """Leave by these keys; what held the event loop: when it began, its processor seconds."""
        os.write(self._terminal, keys.encode())
        while self._process.poll() is None:
            self._read(0.05)
        return [(began, took) for began, took in json.loads(self._held.read_text())] if self._held else []


def first_paint(command: list[str] | str, marker: bytes, folder: Path) -> float:
    """Seconds from start until `marker` is on the screen."""
    with Screen(command, folder) as screen:
        return screen.until(marker) - screen.began
