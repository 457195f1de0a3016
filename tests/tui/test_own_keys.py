"""Keys from the configuration, texts in the reviewer's editor, and the keys that go on."""

from __future__ import annotations

import shlex
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.tui.conftest import Open
from workbench.desk import reviewer
from workbench.model import InputError
from workbench.tui.bidi.area import BidiArea
from workbench.tui.editor import edited
from workbench.tui.keymap import keymap
from workbench.tui.screens.case import CaseScreen
from workbench.tui.screens.rate import RateScreen


def test_the_table_of_keys(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    assert keymap(file) == {}
    file.write_text('reviewer = "x"\n[keys]\n"case.rate" = "v"\n', "utf-8")
    assert keymap(file) == {"case.rate": "v"}


@pytest.mark.parametrize("text", ["keys = 3", "[keys]\na = 3", '[keys]\na = " "', "[keys"])
def test_a_bad_table_says_which_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"config\.toml"):
        keymap(file)


async def test_keys_can_be_changed(opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[keys]\n"case.rate" = "v"\n"case.nothing" = "w"\n', "utf-8")
    monkeypatch.setattr(reviewer, "config_file", lambda: file)
    async with opened() as desk:
        assert any("case.nothing" in said for said in desk.said)
        await desk.press("r")
        assert isinstance(desk.app.screen, CaseScreen)
        await desk.press("v")
        assert isinstance(desk.app.screen, RateScreen)
        await desk.press("escape", "question_mark")
        await desk.write("case.rate")
        assert "v                 Rate" in desk.text


def editor(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", shlex.join([sys.executable, "-c", code]))


ADD = "import sys; open(sys.argv[1], 'a', encoding='utf-8').write(' المحضر' + chr(10))"


def test_the_editor_gives_the_text_back(monkeypatch: pytest.MonkeyPatch) -> None:
    editor(monkeypatch, ADD)
    assert edited("رأيت") == "رأيت المحضر"
    editor(monkeypatch, "raise SystemExit(3)")
    with pytest.raises(InputError, match="as it was"):
        edited("x")
    monkeypatch.setenv("EDITOR", "/nowhere/at/all")
    with pytest.raises(InputError, match="No such file"):
        edited("x")
    monkeypatch.delenv("EDITOR")
    with pytest.raises(InputError, match="Set EDITOR"):
        edited("x")


async def test_a_rationale_is_written_in_the_editor(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(monkeypatch, ADD)
    async with opened() as desk:
        await desk.press("1", "f4")
        assert desk.said  # without a terminal of its own there is no editor, and nothing is lost
        monkeypatch.setattr(desk.app, "suspend", nullcontext)
        await desk.write("رأيت")
        await desk.press("f4")
        assert desk.find(BidiArea).text == "رأيت المحضر"
        await desk.press("ctrl+s")
        assert desk.claim.rating == "true"


async def test_the_last_rating_is_repeated_after_a_look(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("full_stop")
        assert "Nothing was done" in desk.said[-1]
        await desk.press("2")
        await desk.write("as the minutes say")
        await desk.press("ctrl+s", "j", "full_stop")
        assert desk.find(BidiArea).text == "as the minutes say"
        await desk.press("ctrl+s")
        first, second = desk.view.claims.listed[:2]
        assert first.rating == second.rating == desk.view.scale[1].id


async def test_next_flag_and_next_look_again(opened: Open) -> None:
    async with opened() as desk:
        flagged = [row.number for row in desk.view.claims.listed if row.open_flag_count]
        await desk.press("F")
        assert desk.claim.number == next(number for number in flagged if number > 1)
        await desk.press("N")
        assert desk.said[-1] == "No listed claim is to be looked at again."
