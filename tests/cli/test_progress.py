"""The line of progress."""

from __future__ import annotations

import pytest

from workbench.cli import progress
from workbench.cli.output import complain
from workbench.desk.steps import step


def test_long_work_is_told_in_one_line_that_goes_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "LONG", 0)
    monkeypatch.setattr(progress, "BETWEEN", 0)
    with progress.shown():
        step("Taking sources in", 1, 3)
        step("Reading the article")
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "\r\x1b[KTaking sources in … 1 of 3\r\x1b[KReading the article …\r\x1b[K"


def test_short_work_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.shown():
        step("Reading the article")
    assert capsys.readouterr().err == ""


def test_the_line_goes_when_the_work_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "LONG", 0)

    def work() -> None:
        with progress.shown():
            step("Writing the report", 1000, 4000)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        work()
    assert capsys.readouterr().err == "\r\x1b[KWriting the report … 1000 of 4000\r\x1b[K"


def test_what_is_printed_meanwhile_has_a_line_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "LONG", 0)
    monkeypatch.setattr(progress, "BETWEEN", 1000)
    with progress.shown():
        step("Taking sources in", 1, 3)
        complain("a.txt is empty")
        complain("b.txt is empty")
    line = "\r\x1b[KTaking sources in … 1 of 3\r\x1b[K"
    assert capsys.readouterr().err == f"{line}workbench: a.txt is empty\nworkbench: b.txt is empty\n"
