"""What `workbench doctor` finds out of a terminal, and where the workbench refuses to start."""

from __future__ import annotations

import os
import pty
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from workbench.model import InputError
from workbench.tui.app import run
from workbench.tui.bidi.terminal import unfit
from workbench.tui.survey import survey

ENVIRON = {"TERM": "xterm-256color", "WORKBENCH_BIDI": "app"}
ANSWER = "\x1b[8;1$y\x1b[?1006;2$y\x1bP>|VTE(7006)\x1b\\" + "".join(
    f"\x1b[1;{column}R" for column in (2, 3, 2, 2, 3)
)


@contextmanager
def answering(
    monkeypatch: pytest.MonkeyPatch, answer: str, size: tuple[int, int] = (100, 30)
) -> Iterator[None]:
    """A terminal that answers so."""
    controller, user = pty.openpty()
    with os.fdopen(user, "r+b", buffering=0) as raw:

        class Stream:
            encoding = "utf-8"
            fileno = raw.fileno

            def isatty(self) -> bool:
                return True

        monkeypatch.setattr(sys, "stdin", Stream())
        monkeypatch.setattr(sys, "stdout", Stream())
        monkeypatch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size(size))

        def work() -> None:
            seen = b""
            while not seen.endswith(b"\x1b[c"):
                seen += os.read(controller, 4096)
            os.write(controller, answer.encode() + b"\x1b[?65;1;52c")

        thread = threading.Thread(target=work)
        thread.start()
        try:
            yield
        finally:
            thread.join()
            monkeypatch.undo()
    os.close(controller)


def test_a_terminal_is_asked_what_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(monkeypatch, ANSWER):
        found, display = survey(ENVIRON)
    assert found.says == "VTE(7006)"
    assert (found.reorders, found.mouse, found.clipboard) == (True, True, True)
    assert found.size == (100, 30)
    assert list(found.widths.values()) == [1, 2, 1, 1, 2]
    assert found.problems == ["'بَّ' (letter with harakat) takes 2 cells, not 1: rows may be ragged"]
    assert display.ordered


def test_a_terminal_that_says_little(monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(monkeypatch, "", (10, 5)):
        found, _ = survey({**ENVIRON, "TERM": "linux"})
    assert (found.reorders, found.mouse, found.widths) == (None, None, {})
    assert [line.partition(":")[0] for line in found.problems] == [
        "the window is 10x5", "the Linux console has no Arabic letters"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("term", "encoding", "said"),
    [
        ("xterm-256color", "utf-8", ""),
        ("tmux", "UTF8", ""),
        ("dumb", "utf-8", "TERM=dumb"),
        ("", "utf-8", "set TERM"),
        ("xterm", "iso8859-6", "set LANG=C.UTF-8"),
        ("xterm", "ascii", "set LANG=C.UTF-8"),
    ],
)
def test_unfit_terminals_are_told_in_one_line(term: str, encoding: str, said: str) -> None:
    line = unfit({"TERM": term}, encoding)
    assert said in line
    assert bool(line) is bool(said)
    assert "\n" not in line


def test_the_workbench_does_not_start_in_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TERM", "dumb")
    with pytest.raises(InputError, match="TERM=dumb"):
        run(tmp_path)
