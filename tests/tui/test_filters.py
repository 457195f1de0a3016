"""Filtering the list: typing, completing, errors, and views that are saved."""

from __future__ import annotations

from tests.tui.conftest import Open
from workbench.desk.case import open_case
from workbench.desk.signoff import sign_off
from workbench.desk.verdicts import rate
from workbench.tui.screens.views import ViewsScreen
from workbench.tui.widgets.filter import FilterBar, FilterField
from workbench.tui.widgets.lists import ClaimsList


async def test_a_filter_is_typed_and_completed(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("slash", "k", "i", "tab")
        field = desk.find(FilterField)
        assert field.value == "kind:"
        assert "figure" in desk.text
        await desk.press("f", "tab")
        assert field.value == "kind:figure "
        rows = desk.find(ClaimsList).rows
        assert rows
        assert all(row.kind == "figure" for row in rows)
        await desk.press("down")
        assert isinstance(desk.app.screen.focused, ClaimsList)
        assert desk.find(FilterBar).display


async def test_a_filter_that_cannot_be_read_leaves_the_list(opened: Open) -> None:
    async with opened() as desk:
        before = len(desk.find(ClaimsList).rows)
        await desk.press("slash")
        await desk.write("ratng:none")
        assert "there is no 'ratng'" in desk.text
        assert len(desk.find(ClaimsList).rows) == before


async def test_a_key_that_is_being_typed_leaves_the_list_until_it_is_left(opened: Open) -> None:
    async with opened() as desk:
        before = len(desk.find(ClaimsList).rows)
        await desk.press("slash", "r", "a", "t")
        assert len(desk.find(ClaimsList).rows) == before
        assert "rating:" in desk.text
        await desk.press("enter")
        assert len(desk.find(ClaimsList).rows) == 0
        await desk.press("slash", "z")  # nothing begins so
        assert len(desk.find(ClaimsList).rows) == 0
        await desk.press("escape", "slash", "k", "tab")
        assert desk.find(FilterField).value == "kind:"
        assert len(desk.find(ClaimsList).rows) == before
        await desk.press("enter")
        assert "kind: say which" in desk.text


async def test_a_filter_holds_while_the_case_changes(opened: Open) -> None:
    async with opened() as desk:
        desk.screen.set_filter("rating:none")
        await desk.press()
        every = len(desk.view.claims.listed)
        case = desk.app.case
        assert case is not None
        rate(case, desk.view.claims.listed[0].id, "true", "seen")
        desk.app.reload()
        await desk.press()
        assert len(desk.find(ClaimsList).rows) == every - 1
        assert desk.claim.rating is None


async def test_a_view_is_saved_chosen_and_removed(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("slash")
        await desk.write("kind:figure")
        await desk.press("ctrl+s")
        await desk.write("أرقام")
        await desk.press("enter")
        assert [view.name for view in desk.view.saved] == ["أرقام"]
        await desk.press("escape", "escape", "t")
        assert isinstance(desk.app.screen, ViewsScreen)
        await desk.press("k", "j", "escape")
        desk.screen.set_filter("kind:figure")
        await desk.press()
        desk.screen.set_filter("kind:state")
        desk.screen.set_filter("kind:figure")
        await desk.press()
        await desk.press("t", "enter")
        assert {row.kind for row in desk.find(ClaimsList).rows} == {"figure"}
        await desk.press("t", "x")
        assert not desk.view.saved
        await desk.press("x")
        assert "Only saved views" in desk.said[-1]
        await desk.press("n")
        await desk.write("again")
        await desk.press("enter")
        assert [view.filter for view in desk.view.saved] == ["kind:figure"]


async def test_next_disagreement(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("D")
        assert "No second reviewer" in desk.said[-1]
        case, wanted = desk.app.case, desk.view.claims.listed[3]
        assert case is not None
        rate(case, wanted.id, "true", "seen")
        with open_case(case.folder, reviewer="Huda") as other:
            sign_off(other, wanted.id, agrees=False, note="no")
        desk.app.reload()
        await desk.press()
        await desk.press("D")
        assert desk.claim.id == wanted.id
        assert desk.claim.disputed


async def test_colon_and_a_number(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("colon", "3", "enter")
        assert desk.claim.number == 3
        await desk.press("colon", "9", "9", "enter")
        assert desk.said[-1] == "There is no claim 99."
