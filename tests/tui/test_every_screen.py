"""Every screen in both directions, narrow and wide (`--snapshot-update` after a look at what changed)."""

from __future__ import annotations

import pytest
from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion
from textual.screen import Screen

from tests.tui.desk import settle
from tests.tui.made_app import FORMS, STATES, made_app, push
from tests.tui.pressing import below
from workbench import i18n
from workbench.tui.screens import start
from workbench.tui.screens.base import Form, ShowsCase

SIZES = {"80x24": (80, 24), "160x48": (160, 48)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", i18n.LANGUAGES)
async def test_screens(
    snapshot: SnapshotAssertion, lang: str, size: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "_example", lambda: None)
    i18n.use(lang)
    snapshot = snapshot.use_extension(SVGImageExtension)
    app, other, shown = made_app(), [], set[type]()
    async with app.run_test(size=SIZES[size]) as pilot:
        for name, bring in STATES.items():
            await bring(pilot)
            await settle(pilot)
            shown.add(type(app.screen))
            if app.export_screenshot() != snapshot(name=name):
                other.append(name)
        assert app.tour is not None
        app.tour.leave()
        for name, make in FORMS.items():
            await push(pilot, make)
            shown.add(type(app.screen))
            if app.export_screenshot() != snapshot(name=name):
                other.append(name)
            await app.pop_screen()
            await settle(pilot)
    assert not other
    every = {cls for cls in below(Screen) if cls.__module__.startswith("workbench.")}
    assert shown == {cls for cls in every if not cls.__subclasses__() or cls in shown} - {Form, ShowsCase}
