"""The reviewer's library of earlier verdicts: cases to look in, and fact-checks that were published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen

from workbench.desk import names
from workbench.desk.case import Case
from workbench.i18n import tr, trn
from workbench.tui.screens.base import workbench


def open_library(screen: Screen[Any]) -> None:
    """Say what the library holds, and offer to change it."""
    workbench(screen).look_up(_state, lambda known: _offer(screen, *known), group="told", keys_wait=True)


def _state(case: Case) -> tuple[bool, int, int]:
    """Whether this case is registered; how many cases, how many published fact-checks are."""
    from workbench.desk import registry

    cases = registry.cases()
    return case.folder.resolve() in cases, len(cases), len(registry.published())


def _offer(screen: Screen[Any], is_known: bool, cases: int, published: int) -> None:
    from workbench.tui.screens.fields import given_path, path_field
    from workbench.tui.screens.prompt import AskLine, Choose

    options = [
        ("forget", tr("Look in this case no longer")) if is_known else ("add", tr("Look in this case, too")),
        ("import", tr("Take in published fact-checks (ClaimReview)")),
    ]

    def take_in(text: str | None) -> None:
        if text:
            _do(screen, lambda: _import(given_path(text)))

    def use(name: str | None) -> None:
        if name == "import":
            field = path_field("path", tr("path of the feed or page (→ completes)"))
            screen.app.push_screen(AskLine(tr("Take in the fact-checks of"), field), take_in)
        elif name is not None:
            _do(screen, lambda: _register(workbench(screen).folder, forget=name == "forget"))

    said = [
        trn("{n} case", "{n} cases", cases),
        trn("{n} published fact-check", "{n} published fact-checks", published),
    ]
    screen.app.push_screen(Choose(tr("Library: {held}", held=names.listed(said)), options), use)


def _do(screen: Screen[Any], work: Callable[[], str]) -> None:
    """Do it in a thread and say what came of it; the case itself is not touched."""
    workbench(screen).look_up(lambda _: work(), workbench(screen).say, group="library")


def _register(folder: Path, *, forget: bool) -> str:
    from workbench.desk import registry

    if forget:
        registry.forget(folder)
        return tr("This case is no longer looked in.")
    registry.register(folder)
    return tr("This case is looked in for earlier verdicts from now on.")


def _import(path: Path) -> str:
    from workbench.desk.reading import read_file
    from workbench.desk.registry import import_reviews

    new, held = import_reviews(read_file(path))
    return trn("{n} fact-check, {new} of them new.", "{n} fact-checks, {new} of them new.", held, new=new)
