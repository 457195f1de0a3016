"""The first run: the sample case, the tour, and what is remembered for the next time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import Open
from tests.tui.desk import Desk
from workbench import i18n
from workbench.desk import views
from workbench.desk.remembered import recent_cases, remember_case, tour_place
from workbench.desk.sample import make_sample
from workbench.model import Severity
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.case import CaseScreen
from workbench.tui.screens.start import StartScreen
from workbench.tui.tour import STEPS, TourLine


def said(desk: Desk) -> str:
    desk.app.tour.look()  # type: ignore[union-attr]  # as its timer does
    return next(iter(desk.app.screen.query(TourLine))).content.plain


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_sample_contradicts_itself_on_purpose(tmp_path: Path, lang: str) -> None:
    with make_sample(tmp_path / "sample", lang, reviewer="نور") as case:
        conflicts = [flag.rule for flag in views.flags(case) if flag.severity is Severity.CONFLICT]
        assert sorted(conflicts) == ["date-conflict", "sum-arithmetic"]
        assert len(views.sources(case)) == 2
        assert case.lang == lang


async def test_the_tour_goes_with_what_is_done(opened: Open, tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    make_sample(folder, reviewer="نور").close()
    async with opened(folder) as desk:
        await desk.press("f3")
        assert said(desk).startswith(f"1/{len(STEPS)}")
        await desk.press("j")
        assert said(desk).startswith("2/")
        await desk.press("f")
        assert said(desk).startswith("3/")
        await desk.press("escape")
        assert said(desk).startswith("4/")
        await desk.press("e")
        await desk.looked()
        assert said(desk).startswith("4/")  # the step stands in the dialog too
        await desk.press("enter", "ctrl+s")
        assert said(desk).startswith("5/")
        await desk.press("2")
        await desk.write("the minutes say so")
        await desk.press("ctrl+s")
        assert said(desk).startswith("6/")
        await desk.press("u")
        assert said(desk).startswith("7/")
        await desk.press("question_mark")
        assert said(desk).startswith("8/")
        await desk.press("escape", "f3")
        assert not desk.app.screen.query(TourLine)
        assert tour_place() == len(STEPS) - 1


async def test_the_tour_waits_where_it_was_left(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("f3", "j")
        assert said(desk).startswith("2/")
        await desk.press("f3")
        assert tour_place() == 1
    async with opened() as desk:
        await desk.press("f3")
        assert said(desk).startswith("2/")


async def test_the_first_screen_makes_the_sample_and_begins_the_tour(opened: Open, tmp_path: Path) -> None:
    i18n.use("ar")
    async with opened(tmp_path) as desk:
        assert isinstance(desk.app.screen, StartScreen)
        await desk.press("ctrl+t")
        assert desk.find(BidiInput, "#path").value == str(tmp_path / "sample-case")
        await desk.press("enter")
        assert isinstance(desk.app.screen, CaseScreen)
        assert desk.app.case is not None
        assert desk.app.case.lang == "ar"
        assert said(desk).lstrip("\u200f").startswith("1/")


async def test_recent_cases_are_offered(opened: Open, tmp_path: Path, case_folder: Path) -> None:
    remember_case(tmp_path / "gone")
    remember_case(case_folder)
    assert recent_cases() == (case_folder,)
    async with opened(tmp_path / "nothing-here") as desk:
        desk.app.screen.query_one("#recent").focus()
        await desk.press("enter")
        assert isinstance(desk.app.screen, CaseScreen)


def test_what_is_remembered_may_be_broken(case_folder: Path) -> None:
    from platformdirs import user_data_path

    file = user_data_path("workbench") / "remembered.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("{", "utf-8")
    assert recent_cases() == ()
    remember_case(case_folder)
    assert recent_cases() == (case_folder,)
