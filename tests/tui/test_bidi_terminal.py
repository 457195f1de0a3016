"""What is decided for each terminal, and that it is given back."""

from __future__ import annotations

import io
import os
import pty
import sys
import threading
from pathlib import Path

import pytest

from workbench.tui.bidi import terminal
from workbench.tui.bidi.terminal import Display, Mode


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({"VTE_VERSION": "7600"}, "VTE"),
        ({"TERM_PROGRAM": "mintty"}, "VTE"),
        ({"KONSOLE_VERSION": "230800"}, "Konsole"),
        ({"MLTERM": "3.9.3"}, "mlterm"),
        ({"KITTY_WINDOW_ID": "1"}, "kitty"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, "Apple"),
        ({"TERM": "xterm-256color"}, "a terminal without"),
    ],
)
def test_detect(environ: dict[str, str], name: str) -> None:
    assert terminal.detect(environ).name.startswith(name)


def test_a_probe_outweighs_an_unknown_environment() -> None:
    assert terminal.detect({"TERM": "xterm"}, has_mode_8=True) is terminal.STANDARD


def test_settings_come_from_the_environment_then_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "workbench").mkdir()
    (tmp_path / "workbench" / "config.toml").write_text('[display]\nbidi = "off"\n')
    assert terminal.configured({}) is Mode.OFF
    assert terminal.configured({"WORKBENCH_BIDI": "terminal"}) is Mode.TERMINAL
    assert terminal.configured({"WORKBENCH_BIDI": "nonsense"}) is Mode.AUTO


def test_who_orders() -> None:
    assert Display(Mode.AUTO, terminal.STANDARD).ordered
    assert not Display(Mode.AUTO, terminal.APPLE).ordered
    assert Display(Mode.APP, terminal.APPLE).ordered
    assert not Display(Mode.TERMINAL, terminal.PLAIN).ordered


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_terminal_is_given_back_after_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    out = Tty()
    monkeypatch.setattr(sys, "__stderr__", out)
    with pytest.raises(RuntimeError), terminal.held(Display(Mode.AUTO, terminal.STANDARD)):
        raise RuntimeError
    assert out.getvalue() == "\x1b[8l\x1b[8h"


def test_nothing_is_sent_where_it_was_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    out = Tty()
    monkeypatch.setattr(sys, "__stderr__", out)
    with terminal.held(Display(Mode.APP, terminal.STANDARD)):
        pass
    assert out.getvalue() == ""


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(b"\x1b[8;1$y\x1b[?65;1c", True), (b"\x1b[8;0$y\x1b[?65;1c", False), (b"\x1b[?1;2c", False)],
)
def test_probe_reads_the_answer(monkeypatch: pytest.MonkeyPatch, answer: bytes, expected: bool) -> None:
    controller, user = pty.openpty()
    with os.fdopen(user, "r+b", buffering=0) as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        monkeypatch.setattr(sys, "stdout", stream)

        def answering() -> None:
            os.read(controller, 64)
            os.write(controller, answer)

        thread = threading.Thread(target=answering)
        thread.start()
        assert terminal.probe(5) is expected
        thread.join()
    os.close(controller)
