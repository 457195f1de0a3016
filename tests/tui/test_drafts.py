"""What is typed into a form is not lost: not by escape, not by a failure, not by a dropped line."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.tui.conftest import Open
from workbench.desk import verdicts
from workbench.model import CaseError
from workbench.store import database
from workbench.tui.bidi.area import BidiArea
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.rate import RateScreen

BACK = "What you typed here before is back."


async def test_a_rationale_left_by_escape_is_offered_again_for_its_claim_only(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("2")
        await desk.write("المحضر يقول غير ذلك")
        await desk.press("escape", "j", "2")
        assert desk.find(BidiArea).text == ""
        await desk.press("escape", "k", "2")
        assert desk.find(BidiArea).text == "المحضر يقول غير ذلك"
        assert desk.said == [BACK]
        await desk.press("ctrl+s", "2")
        assert desk.find(BidiArea).text == ""


async def test_it_is_there_when_the_program_is_started_again(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("e")
        await desk.write("غادر مجلس الإدارة")
        desk.find(BidiInput, "#note").value = "a note"
        await desk.press()
    async with opened() as desk:
        await desk.press("e")
        assert desk.find(BidiArea, "#quotation").text == "غادر مجلس الإدارة"
        assert desk.find(BidiInput, "#note").value == "a note"


async def test_notes_of_flags_and_reasons_are_kept_too(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("x")
        await desk.write("said twice")
        await desk.press("escape", "f", "a")
        await desk.write("asked by mail")
        await desk.press("escape", "escape", "x")
        assert desk.find(BidiArea).text == "said twice"
        await desk.press("escape", "f", "a")
        assert desk.find(BidiArea).text == "asked by mail"


async def test_pasted_text_of_a_source_comes_back_where_it_was(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("a")
        desk.find(BidiArea, "#note").text = "what I saw"
        await desk.press("escape", "a")
        assert desk.find(BidiArea, "#note").display
        assert desk.find(BidiArea, "#note").text == "what I saw"


async def test_a_deed_that_fails_leaves_the_form_and_its_text(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise CaseError("the disk is full: nothing was saved")

    async with opened() as desk:
        monkeypatch.setattr(verdicts, "rate_claims", full)
        await desk.press("2")
        await desk.write("because")
        await desk.press("ctrl+s")
        assert desk.said[-1] == "the disk is full: nothing was saved"
        assert isinstance(desk.app.screen, RateScreen)
        assert desk.find(BidiArea).text == "because"


async def test_a_case_locked_by_another_program_is_said_and_nothing_is_lost(
    opened: Open, case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 20)
    async with opened() as desk:
        other = sqlite3.connect(case_folder / "claims.db")
        other.execute("BEGIN IMMEDIATE")
        await desk.press("2")
        await desk.write("because")
        await desk.press("ctrl+s")
        assert isinstance(desk.app.screen, RateScreen)
        assert "because" in desk.find(BidiArea).text
        other.close()
        await desk.press("ctrl+s")
        assert desk.claim.rating is not None


async def test_a_disk_that_is_full_while_typing_is_said_once(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    async with opened() as desk:
        await desk.press("2")
        for text in ("be", "cause"):
            await desk.write(text)
            desk.app._save_drafts()
            await desk.press()
        assert desk.find(BidiArea).text == "because"
        assert len([said for said in desk.said if "cannot be kept" in said]) == 1
