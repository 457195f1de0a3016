"""The case is read again while a screen is open: what stands on it goes on, and no deed is lost."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.tui.conftest import Open
from tests.tui.desk import Desk
from workbench.desk import listing
from workbench.desk.log import events
from workbench.desk.policy import set_policy
from workbench.desk.verdicts import rate_claims
from workbench.tui.screens.case import CaseScreen


@dataclass(frozen=True)
class Way:
    """Keys that open a screen, those that are pressed on it after the case was read again, and between
    them what is written; `deed` is what the log must then say that was done, `chosen` the claim that is
    then the chosen one."""

    opens: tuple[str, ...]
    then: tuple[str, ...]
    writes: str = ""
    deed: str = ""
    chosen: int = 0


WAYS = {
    "rate": Way(("2",), ("ctrl+s",), "the minutes say so", "rate"),
    "locate": Way(("e",), ("ctrl+s",), "سامي الحداد غادر مجلس إدارة شركة النخلة", "evidence"),
    "views": Way(("t",), ("down", "enter")),
    "kind": Way(("K",), ("down", "enter"), deed="kind"),
    "assign": Way(("at",), ("enter",), deed="assign"),
    "set aside": Way(("x",), ("ctrl+s",), "a headline", "dismiss"),
    "flags": Way(("f",), ("down", "up", "t", "w", "escape", "enter")),
    "follow up": Way(("f", "a"), ("ctrl+s",), "asked", "follow up"),
    "sources": Way(("o",), ("down", "up", "c", "enter")),
    "describe": Way(("o", "e"), ("ctrl+s",)),
    "claims of a source": Way(("o", "c"), ("enter",)),
    "overview": Way(("i",), ("left", "right", "tab", "down", "enter")),
    "log": Way(("L",), ("down", "up", "escape")),
    "policy": Way(("P",), ("end", "enter"), chosen=3),
    "sign": Way(("S",), ("ctrl+s",)),
    "search log": Way(("l",), ("ctrl+s",), "register"),
    "filter": Way(("slash",), ("down", "j", "k"), "kind:event"),
    "queue": Way(("Q",), ("n", "p", "Q")),
    "marks": Way(("space", "space"), ("v", "exclamation_mark", "minus")),
}


@pytest.fixture(autouse=True)
def _nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a long case: a claim that is looked at is read then, which a closed moment cannot."""
    monkeypatch.setattr(listing, "PAGE", 1)
    monkeypatch.setattr(listing, "KEPT", 1)


@pytest.mark.parametrize("name", WAYS)
async def test_reading_again(opened: Open, name: str) -> None:
    way = WAYS[name]
    async with opened() as desk:
        case = desk.app.case
        assert case is not None
        set_policy(case, rated=True)
        if name == "sign":
            rate_claims(case, [desk.claim.id], "true", "seen")
        await desk.press("j")
        await desk.press(*way.opens)
        await read_again(desk)
        if way.writes:
            await desk.write(way.writes)
        if name == "locate":
            await desk.looked()
        await read_again(desk)
        await desk.press(*way.then)
        await desk.press("escape", "escape", "escape")
        assert not [said for said in desk.said if "nothing was changed" in said]
        assert isinstance(desk.app.screen_stack[1], CaseScreen)
        if way.chosen:
            assert desk.claim.number == way.chosen
        if way.deed:
            assert events(case)[0].deed == way.deed


async def read_again(desk: Desk) -> None:
    """As when a deed was done elsewhere: the moment that was shown is closed."""
    before = desk.view.claims
    desk.app.reload()
    await desk.press()
    assert desk.view.claims is not before
