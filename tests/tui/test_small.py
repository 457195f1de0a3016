"""Narrow windows: everything stays in reach, nothing is cut without a sign, nothing typed is lost."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Open
from tests.tui.desk import settle
from workbench.tui.bidi.area import BidiArea
from workbench.tui.screens.rate import RateScreen
from workbench.tui.screens.small import SmallScreen
from workbench.tui.widgets.detail import DetailPane
from workbench.tui.widgets.lists import ClaimsAtALook, ClaimsList
from workbench.tui.widgets.prose import Prose
from workbench.tui.widgets.status import StatusLine


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 15)])
async def test_list_and_article_are_on_the_screen(opened: Open, size: tuple[int, int]) -> None:
    async with opened(size=size) as desk:
        region = desk.app.screen.region
        for pane in (desk.find(ClaimsList), desk.article):
            assert pane.region.width >= 16
            assert pane.region.height >= 3
            assert region.contains_region(pane.region)
        await desk.press("d")
        assert region.contains_region(desk.find(DetailPane).region)


async def test_slim_windows_stack_the_panes(opened: Open) -> None:
    async with opened(size=(50, 24)) as desk:
        assert desk.find(ClaimsList).region.bottom < desk.article.region.y
        assert desk.article.region.width == 50


async def test_a_rating_can_be_given_in_a_small_window(opened: Open) -> None:
    async with opened(size=(40, 15)) as desk:
        await desk.press("4")
        area = desk.find(BidiArea)
        assert desk.app.screen.region.contains_region(area.region)
        await desk.write("so says the register")
        await desk.press("ctrl+s")
        assert desk.claim.rating == "mostly false"


async def test_the_claim_is_seen_while_it_is_rated_in_a_low_window(opened: Open) -> None:
    async with opened(size=(60, 20)) as desk:
        await desk.press("5")
        claim = desk.find(Prose, "#claim")
        assert claim.region.y > 0
        assert claim.region in desk.app.screen.region
        assert desk.find(BidiArea).region.bottom < 20


async def test_what_is_cut_has_a_sign(opened: Open) -> None:
    async with opened(size=(40, 15)) as desk:
        status = desk.find(StatusLine)
        assert status.region.height == 1
        assert status.render_line(0).text.rstrip().endswith("…")
    async with opened(size=(160, 40)) as desk:
        assert "…" not in desk.find(StatusLine).render_line(0).text


async def test_resizing_keeps_what_was_typed(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("3")
        await desk.write("half of it")
        for size in ((60, 20), (30, 8), (140, 40)):
            await desk.pilot.resize_terminal(*size)
            await settle(desk.pilot)
            assert isinstance(desk.app.screen, SmallScreen) == (size == (30, 8))
        assert isinstance(desk.app.screen, RateScreen)
        assert desk.find(BidiArea).text == "half of it"
        await desk.press("ctrl+s")
        assert desk.claim.rating == "half true"


async def test_a_window_that_is_too_small_says_so_at_once(opened: Open) -> None:
    async with opened(size=(30, 8)) as desk:
        assert isinstance(desk.app.screen, SmallScreen)
        assert "36 by 12" in desk.text
        await desk.pilot.resize_terminal(80, 24)
        await settle(desk.pilot)
        assert desk.screen.claim is not None
        assert not any(isinstance(screen, SmallScreen) for screen in desk.app.screen_stack)


async def test_claims_can_be_looked_through_in_a_tiny_window(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("j")
        await desk.pilot.resize_terminal(24, 8)
        await settle(desk.pilot)
        claims = desk.find(ClaimsAtALook)
        assert desk.lines[0].startswith("To work: 36 by 12")
        assert all(f" {number} " in line for number, line in enumerate(desk.lines[1:], 2))
        assert desk.lines[1].startswith("›")
        assert claims.region.width == 24
        await desk.press("j", "j")
        await desk.pilot.resize_terminal(19, 8)
        await settle(desk.pilot)
        assert "36 by 12 are needed" in desk.text.replace("\n", " ")
        assert not desk.find(ClaimsAtALook).display
        await desk.pilot.resize_terminal(80, 24)
        await settle(desk.pilot)
        assert desk.claim.number == 4
        assert desk.app.focused is desk.find(ClaimsList)
