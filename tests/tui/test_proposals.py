"""Passages proposed for a claim, and claims for a source."""

from __future__ import annotations

from tests.tui.conftest import Open
from workbench.desk import views
from workbench.tui.screens.case import CaseScreen
from workbench.tui.screens.locate import LocateScreen
from workbench.tui.screens.prompt import Choose
from workbench.tui.widgets.lists import PlacesList


async def test_the_best_passages_are_offered_and_enter_takes_one(opened: Open) -> None:
    async with opened() as desk:
        claim = next(row for row in desk.view.claims.listed if "نهاية يناير" in row.text)
        desk.screen.choose(claim.id)
        await desk.press("e")
        places = desk.find(PlacesList)
        assert "20 فبراير 2018" in places.rows[0].context
        assert "f2 attaches the first" in desk.text
        await desk.press("ctrl+s")
        assert "Choose the source" in desk.said[-1]
        await desk.press("enter")
        assert "≠" in desk.text
        await desk.press("ctrl+s")
        case = desk.app.case
        assert case is not None
        (piece,) = views.evidence(case, claim.id)
        assert piece.anchored
        assert piece.selector is not None
        assert "20 فبراير 2018" in piece.selector.exact


async def test_one_key_accepts_a_proposal(opened: Open) -> None:
    async with opened() as desk:
        desk.screen.choose(next(row.id for row in desk.view.claims.listed if "نهاية يناير" in row.text))
        await desk.press("e")
        proposed = desk.find(PlacesList).rows[0].match.text
        await desk.press("f2")
        assert isinstance(desk.app.screen, CaseScreen)
        assert desk.claim.evidence_count == 1
        assert f"“{proposed}”" in desk.text


async def test_without_a_passage_nothing_is_accepted(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("e")
        await desk.write("zzz qqq xxx")
        await desk.looked()
        await desk.press("f2")
        assert desk.said[-1] == "No passage is listed."


async def test_what_is_typed_takes_the_proposals_place_and_enter_is_a_line_again(opened: Open) -> None:
    async with opened() as desk:
        desk.screen.choose(next(row.id for row in desk.view.claims.listed if "نهاية يناير" in row.text))
        await desk.press("e")
        assert desk.find(PlacesList).rows[0].why
        await desk.write("غادر مجلس إدارة شركة النخلة")
        await desk.looked()
        screen = desk.app.screen
        assert isinstance(screen, LocateScreen)
        assert [place.why for place in desk.find(PlacesList).rows] == [""]
        await desk.press("enter")
        assert "\n" in screen.query_one("#quotation").text  # type: ignore[attr-defined]  # a BidiArea


async def test_a_source_leads_to_the_claims_it_may_speak_to(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("o", "g", "c")
        assert isinstance(desk.app.screen, Choose)
        await desk.press("enter")
        screen = desk.app.screen
        assert isinstance(screen, LocateScreen)
        assert screen._source is not None
        assert screen._source.info.title == "صحيفة الساحل"
        await desk.press("enter", "ctrl+s")
        assert desk.claim.evidence_count == 1


async def test_a_new_source_names_the_claims_it_may_speak_to(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("a")
        desk.app.screen.query_one("#kind").value = "pasted"  # type: ignore[attr-defined]  # a Select
        await desk.press()
        desk.app.screen.query_one("#pasted").focus()
        await desk.write("كلف المصنع شركة النخلة 12 مليون دولار.")
        await desk.press("ctrl+s")
        number = next(row.number for row in desk.view.claims.listed if "12 مليون" in row.text)
        assert "may speak to claim" in desk.said[-1]
        assert str(number) in desk.said[-1]
