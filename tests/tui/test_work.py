"""Long work: shown, stopped, and never in the way of typing."""

from __future__ import annotations

import asyncio
from pathlib import Path
from threading import Event

import pytest

from tests.tui.conftest import Open
from tests.tui.desk import Desk, press, settle, until
from workbench.desk import evidence
from workbench.desk.listing import Claims
from workbench.desk.steps import StoppedError, step
from workbench.tui import threads
from workbench.tui.application import WorkbenchApp
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.case import CaseScreen
from workbench.tui.screens.locate import LocateScreen
from workbench.tui.screens.start import StartScreen
from workbench.tui.widgets.work import WorkLine


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Event:
    """The second file of a folder is read once this is set; every step is told at once."""
    opened, read = Event(), evidence.read_file

    def read_file(path: Path) -> bytes:
        if path.name == "b.txt":
            assert opened.wait(30)
        return read(path)

    monkeypatch.setattr(evidence, "read_file", read_file)
    monkeypatch.setattr(threads, "LONG", 0)
    monkeypatch.setattr(threads, "BETWEEN", 0)
    return opened


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"paper {name}")
    return folder


@pytest.mark.parametrize("stop", [False, True])
async def test_a_folder_is_taken_in_or_stopped_while_somebody_types(
    opened: Open, gate: Event, papers: Path, stop: bool
) -> None:
    async with opened() as desk:
        before = len(desk.view.sources)
        await desk.press("a")
        await desk.write(str(papers))
        await press(desk.pilot, "ctrl+s")
        await until(lambda: "1 of 3" in " ".join(str(w.content) for w in desk.app.screen.query(WorkLine)))
        field = desk.find(BidiInput, "#field-publisher")
        field.focus()
        for key in "abc":
            await press(desk.pilot, key)
        await until(lambda: field.value == "abc")
        if stop:
            await press(desk.pilot, "ctrl+g")
            await until(lambda: not desk.app.screen.query(WorkLine))
        gate.set()
        await until(lambda: bool(desk.said))
        await settle(desk.pilot)
        assert not desk.app.screen.query(WorkLine)
        assert len(desk.view.sources) == before + (0 if stop else 3)
        assert desk.said[-1] == "Stopped; nothing of it was kept." if stop else "3 sources" in desk.said[0]


async def test_with_nothing_to_stop_the_key_does_nothing(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("ctrl+g")
        assert desk.said == []


async def test_leaving_ends_the_look_through_the_sources(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would go on for a minute where sources are large, and nobody waits for it."""
    begun, over, ended = Event(), Event(), Event()

    def located(captures: object, quote: str) -> list[object]:
        begun.set()
        try:
            while not over.wait(0.01):
                step("looking")
        except StoppedError:
            ended.set()
            raise
        return []

    async with opened() as desk:
        await desk.press("e")
        monkeypatch.setattr(evidence, "_located", located)
        await desk.write("مجلس الإدارة")
        locating = desk.app.screen
        assert isinstance(locating, LocateScreen)
        locating._look()
        assert await asyncio.to_thread(begun.wait, 10)
        await press(desk.pilot, "escape")
        await until(lambda: locating not in desk.app.screen_stack and not locating.is_attached)
        ends = await asyncio.to_thread(ended.wait, 10)
        over.set()
        assert ends
        assert desk.said == []


@pytest.mark.parametrize("stop", [False, True])
async def test_how_far_the_opening_of_a_case_is_and_that_it_can_be_stopped(
    case_folder: Path, monkeypatch: pytest.MonkeyPatch, stop: bool
) -> None:
    go_on, warm = Event(), Claims.warm

    def slow(claims: Claims) -> None:
        assert go_on.wait(30)
        warm(claims)

    monkeypatch.setattr(Claims, "warm", slow)
    monkeypatch.setattr(threads, "LONG", 0)
    monkeypatch.setattr(threads, "BETWEEN", 0)
    app = WorkbenchApp(case_folder, reviewer="نور")
    async with app.run_test(size=(100, 30)) as pilot:
        desk = Desk(pilot)
        await until(lambda: any("Reading the claims …" in line and "1 of 4" in line for line in desk.lines))
        if stop:
            await press(pilot, "ctrl+g")
        go_on.set()
        await until(lambda: isinstance(app.screen, StartScreen if stop else CaseScreen))
        await settle(pilot)
        assert not app.screen.query(WorkLine)
        assert (desk.said[-1:] == ["Stopped; nothing of it was kept."]) == stop
