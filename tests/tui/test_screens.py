"""Flags, sources, the log, the start screen."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import Open
from tests.tui.desk import ARTICLE, settle
from workbench.model import CaptureKind, FollowUpState, Grade
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.attach import AttachScreen
from workbench.tui.screens.case import CaseScreen
from workbench.tui.screens.flags import FlagsScreen
from workbench.tui.screens.log import LogScreen
from workbench.tui.screens.sources import SourcesScreen
from workbench.tui.screens.start import StartScreen
from workbench.tui.widgets.lists import EventsList, FlagsList, SourcesList


async def test_the_conflict_stands_first_with_both_spans(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("f")
        assert isinstance(desk.app.screen, FlagsScreen)
        flag = desk.find(FlagsList).rows[0]
        assert flag.rule == "date-conflict"
        for part in ("conflict", "نهاية يناير 2018", "= 2018-01-21..2018-01-31", "Question for the author"):
            assert part in desk.text
        assert desk.text.count("claim ") >= 2


async def test_the_next_flag_is_asked_for_while_the_case_is_read_again(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("f")
        before, screen = desk.view, desk.app.screen
        assert isinstance(screen, FlagsScreen)
        desk.app.reload()
        await settle(desk.pilot)
        screen._shown = before  # as until the flags of now have come
        await desk.press("down")
        assert desk.app.screen is screen
        assert desk.find(FlagsList).current == desk.find(FlagsList).rows[1]


async def test_a_flag_is_followed_up(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("f", "g", "a")
        await desk.write("asked on Monday")
        await desk.press("ctrl+s")
        flag = desk.view.claims.flags[0]
        assert flag.state is FollowUpState.QUERIED
        assert "asked on Monday" in desk.text
        await desk.press("c", "ctrl+s")
        assert "needed" in desk.said[-1]
        await desk.write("the second date was a slip")
        await desk.press("ctrl+s")
        assert desk.view.claims.flags[0].state is FollowUpState.CORRECTED
        listed = desk.find(FlagsList)
        assert flag.id not in [row.id for row in listed.rows]
        await desk.press("t")
        assert flag.id in [row.id for row in listed.rows]
        await desk.press("u")
        assert desk.view.claims.flags[0].state is FollowUpState.QUERIED
        await desk.press("escape")
        assert isinstance(desk.app.screen, CaseScreen)


async def test_the_question_can_be_worded(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("f", "g", "w", "ctrl+shift+a")
        await desk.press("ctrl+a")
        await desk.write("أي التاريخين صحيح؟ ")
        await desk.press("ctrl+s")
        assert "أي التاريخين صحيح؟" in desk.view.claims.flags[0].question


async def test_enter_goes_from_a_flag_to_its_claim(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("f", "g", "enter")
        assert desk.claim.id == desk.view.claims.flags[0].claim_ids[0]


async def test_a_file_is_attached_with_its_description(opened: Open, tmp_path: Path) -> None:
    file = tmp_path / "محضر.txt"
    file.write_text("غادر سامي الحداد في 20 فبراير 2018.", encoding="utf-8")
    async with opened() as desk:
        await desk.press("a")
        assert isinstance(desk.app.screen, AttachScreen)
        await desk.write(f"'{file}'")
        desk.find(BidiInput, "#field-title").value = "محضر الاجتماع"
        desk.find(BidiInput, "#field-published").value = "2018-02-20"
        desk.app.screen.query_one("#field-grade").value = "primary"  # type: ignore[attr-defined]  # a Select
        await desk.press("ctrl+s")
        source = desk.view.sources[-1]
        assert (source.info.title, source.info.grade) == ("محضر الاجتماع", Grade.PRIMARY)
        assert source.captures[0].kind is CaptureKind.SNAPSHOT
        assert isinstance(desk.app.screen, CaseScreen)


async def test_a_missing_file_is_one_clear_line(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("a", "ctrl+s")
        assert desk.said[-1] == "Give the path of a file."
        await desk.write("/nowhere/at/all.txt")
        await desk.press("ctrl+s")
        assert "/nowhere/at/all.txt" in desk.said[-1] or "all.txt" in desk.said[-1]
        assert isinstance(desk.app.screen, AttachScreen)
        assert len(desk.view.sources) == 2


async def test_a_note_is_attached_as_a_note(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("a")
        desk.app.screen.query_one("#kind").value = "note"  # type: ignore[attr-defined]  # a Select
        await desk.press()
        desk.app.screen.query_one("#note").focus()
        await desk.write("The board's minutes put it in February.")
        desk.find(BidiInput, "#field-title").value = "Minutes"
        await desk.press("ctrl+s")
        assert desk.view.sources[-1].captures[0].kind is CaptureKind.NOTE
        await desk.press("o", "G")
        assert "The board's minutes" in desk.text
        assert "not a snapshot" in desk.text


async def test_a_path_completes_itself(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "long-name.txt").write_text("x")
    async with opened() as desk:
        await desk.press("a")
        field = desk.find(BidiInput, "#file")
        await desk.write(str(tmp_path / "long"))
        await desk.press("right")
        assert field.value == str(tmp_path / "long-name.txt")
        for nowhere, why in (("~nobody-of-that-name/x", "No such file"), (f"/{'n' * 300}/x", "too long")):
            field.value = ""
            await desk.write(nowhere)
            await desk.press("right", "ctrl+s")
            assert field.value == nowhere
            assert nowhere in desk.said[-1]
            assert why in desk.said[-1]


async def test_sources_are_described_and_removed(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("o", "e")
        desk.find(BidiInput, "#field-publisher").value = "دار الساحل"
        await desk.press("ctrl+s")
        assert isinstance(desk.app.screen, SourcesScreen)
        assert "دار الساحل" in desk.text
        await desk.press("x")
        assert len(desk.find(SourcesList).rows) == 1
        await desk.press("u")
        assert len(desk.find(SourcesList).rows) == 2


async def test_the_log_says_who_did_what_and_takes_it_back(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("1")
        await desk.write("seen in the minutes")
        await desk.press("ctrl+s", "L")
        assert isinstance(desk.app.screen, LogScreen)
        newest = desk.find(EventsList).rows[0]
        assert newest.reviewer == "نور"
        assert "seen in the minutes" in desk.text
        await desk.press("u")
        assert desk.find(EventsList).rows[0].undoes == newest.id
        await desk.press("ctrl+r", "q")
        assert desk.claim.rating == "true"


async def test_the_start_screen_makes_a_case(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    article = tmp_path / "مقال.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    async with opened(tmp_path / "empty", size=(80, 24)) as desk:
        assert isinstance(desk.app.screen, StartScreen)
        assert "There is no case in this folder yet" in desk.text
        await desk.press("ctrl+s")
        assert "Name the article" in desk.said[-1]
        await desk.write(str(article))
        assert desk.find(BidiInput, "#folder").value == str(tmp_path / "empty" / "مقال-case")
        desk.find(BidiInput, "#published").value = "2019-03-01"
        await desk.press("ctrl+s")
        assert isinstance(desk.app.screen, CaseScreen)
        assert desk.view.article.published == "2019-03-01"
        assert (tmp_path / "empty" / "مقال-case" / "claims.db").is_file()


async def test_the_start_screen_opens_a_case(opened: Open, case_folder: Path, tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        await desk.press("ctrl+o")
        desk.app.screen.query_one(BidiInput).value = str(case_folder)
        await desk.press("enter")
        assert isinstance(desk.app.screen, CaseScreen)
        assert desk.view.claims.listed


async def test_a_bad_article_leaves_the_start_screen_with_one_line(opened: Open, tmp_path: Path) -> None:
    empty = tmp_path / "nothing.txt"
    empty.write_bytes(b"")
    async with opened(tmp_path) as desk:
        await desk.write(str(empty))
        await desk.press("enter")
        assert isinstance(desk.app.screen, StartScreen)
        assert desk.said
        assert "\n" not in desk.said[-1]


async def test_a_damaged_case_is_one_line(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "claims.db").write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)
    async with opened(tmp_path) as desk:
        assert desk.said
        assert "\n" not in desk.said[-1]


async def test_what_a_key_does_stands_beside_it_all_of_it(opened: Open) -> None:
    async with opened(size=(80, 24)) as desk:
        await desk.press("question_mark")
        told = next(at for at, line in enumerate(desk.lines) if "Evidence. Locate" in line)
        indent = desk.lines[told].index("Evidence")
        assert desk.lines[told + 1][:indent].strip("│ ") == ""
        assert desk.lines[told + 1][indent:].startswith("claim")
        await desk.pilot.resize_terminal(40, 24)
        await desk.press("pagedown")
        assert any("│ e   Evidence. Locate" in line for line in desk.lines)
