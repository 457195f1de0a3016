"""tmux, and the terminal behind it; a script stands for tmux and writes down what it is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workbench.tui.bidi import terminal, tmux
from workbench.tui.bidi.terminal import Display, Mode

FAKE = """#!/bin/sh
echo "$@" >> "$TOLD"
case "$1" in
  display-message) echo "$BEHIND" ;;
  show-options) echo "$OPTION" ;;
esac
"""


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What tmux was told, a line a command."""
    script = tmp_path / "tmux"
    script.write_text(FAKE)
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setenv("TOLD", str(tmp_path / "told"))
    monkeypatch.setenv("BEHIND", "VTE(7006)")
    monkeypatch.setenv("OPTION", "off")
    monkeypatch.setenv("TMUX_PANE", "%3")
    monkeypatch.setattr(tmux, "SOON", 0)
    (tmp_path / "told").touch()
    return tmp_path / "told"


@pytest.mark.parametrize(
    ("behind", "environ", "name"),
    [
        ("VTE(7006)", {}, "tmux in VTE"),
        ("Konsole 22.12.3", {}, "tmux in Konsole"),
        ("xterm(379)", {"VTE_VERSION": "7006"}, "tmux in a terminal without"),  # tmux was started in a VTE
        ("", {"VTE_VERSION": "7006"}, "tmux in VTE"),
        ("", {}, "tmux in a terminal without"),
    ],
)
def test_the_terminal_behind_tmux_is_asked_for(
    told: Path, monkeypatch: pytest.MonkeyPatch, behind: str, environ: dict[str, str], name: str
) -> None:
    monkeypatch.setenv("BEHIND", behind)
    assert terminal.detect({"TMUX": "x", **environ}).name.startswith(name)


def test_sequences_are_handed_through_and_the_screen_is_painted_again() -> None:
    behind = terminal.STANDARD.through_tmux()
    assert behind.stop == "\x1bPtmux;\x1b\x1b[8l\x1b\x1b[2J\x1b\\"
    assert behind.resume == "\x1bPtmux;\x1b\x1b[8h\x1b\x1b[2J\x1b\\"
    assert terminal.PLAIN.through_tmux().stop == ""


def test_the_way_is_opened_in_our_pane_and_closed_again(told: Path) -> None:
    with terminal.held(Display(Mode.AUTO, terminal.detect({"TMUX": "x"}))):
        assert "set-option -p allow-passthrough on" in told.read_text()
    while "set-option -pu -t %3 allow-passthrough" not in told.read_text():
        os.sched_yield()


@pytest.mark.parametrize("option", ["on", "all", ""])
def test_what_is_open_or_older_is_left_as_it_is(
    told: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.setenv("OPTION", option)
    with terminal.held(Display(Mode.AUTO, terminal.detect({"TMUX": "x"}))):
        pass
    assert "set-option" not in told.read_text()


def test_where_nothing_is_sent_tmux_is_told_nothing(told: Path) -> None:
    for display in (
        Display(Mode.APP, terminal.STANDARD.through_tmux()),
        Display(Mode.AUTO, terminal.PLAIN.through_tmux()),
    ):
        with terminal.held(display):
            pass
    assert told.read_text() == ""


def test_without_tmux_nothing_breaks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tmux.outer_terminal() == ""
    assert tmux.passthrough() == ""
