"""How far a long piece of work is, on a terminal only."""

from __future__ import annotations

import io

import pytest

from workbench.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with progress.shown_progress() as tell:
        assert tell is None


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with progress.shown_progress() as tell:
        assert tell
        tell(1, 2)
    assert screen.getvalue() == ""


def test_long_work_is_shown_in_one_line_which_goes_when_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_PACE", 0.0)

    def work() -> None:
        with progress.shown_progress() as tell:
            assert tell
            tell(0, 4000)
            tell(1000, 4000)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        work()
    shown = screen.getvalue()
    assert "25 %  1,000 of 4,000 claims" in shown
    assert "\n" not in shown
    assert shown.endswith("\r\x1b[K")


def test_of_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr("sys.stderr", screen := Terminal())
    with progress.shown_progress() as tell:
        assert tell
        tell(0, 0)
    assert "0 of 0" in screen.getvalue()
