"""A small invented case, and what every pilot test needs."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from tests.tui.desk import ARTICLE, Desk, settle
from workbench.desk.evidence import attach_text
from workbench.desk.ingest import new_case
from workbench.language.visible import visible
from workbench.model import CaptureKind, Grade, SourceInfo
from workbench.tui.application import WorkbenchApp

Open = Callable[..., AbstractAsyncContextManager[Desk]]


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    article = folder / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    with new_case(folder / "case", article, reviewer="نور") as case:
        attach_text(
            case,
            "ذكرت صحيفة الساحل أن سامي الحداد غادر مجلس إدارة شركة النخلة في 20 فبراير 2018.",
            SourceInfo(title="صحيفة الساحل", published="2018-02-21", grade=Grade.SECONDARY),
        )
        attach_text(
            case,
            "The plant cost $12 million.",
            SourceInfo(title="Coast Daily [red]not red[/red]"),
            kind=CaptureKind.NOTE,
        )
    return folder / "case"


@pytest.fixture(autouse=True)
def _heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the workbench tells, wherever it shows it: `Desk.said`."""
    say = WorkbenchApp.say

    def heard(app: WorkbenchApp, text: str, *, severity: str = "information") -> None:
        vars(app).setdefault("heard", []).append(visible(text))
        say(app, text, severity=severity)

    monkeypatch.setattr(WorkbenchApp, "say", heard)


@pytest.fixture
def case_folder(_made: Path, tmp_path: Path) -> Path:
    """A fresh copy of a case with six claims, one conflict and two sources."""
    return Path(shutil.copytree(_made, tmp_path / "case"))


@pytest.fixture
def opened(case_folder: Path) -> Open:
    """`async with opened() as desk`: the workbench on the case, settled."""

    @asynccontextmanager
    async def run(
        folder: Path = case_folder, size: tuple[int, int] = (140, 40), *, notifications: bool = False
    ) -> AsyncIterator[Desk]:
        app = WorkbenchApp(folder, reviewer="نور")
        async with app.run_test(size=size, notifications=notifications) as pilot:
            await settle(pilot)
            yield Desk(pilot)

    return run
