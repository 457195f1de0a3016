"""The main screen: choosing, moving, filtering, searching, on wide and narrow terminals."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.tui.conftest import Open
from tests.tui.desk import settle
from workbench import i18n
from workbench.desk.case import open_case
from workbench.desk.verdicts import rate
from workbench.tui import state
from workbench.tui.application import WorkbenchApp
from workbench.tui.bidi.layout import visual
from workbench.tui.screens.case import CaseScreen
from workbench.tui.state import CaseView
from workbench.tui.widgets.article import ArticlePane
from workbench.tui.widgets.detail import DetailPane
from workbench.tui.widgets.filter import FilterBar
from workbench.tui.widgets.lists import ClaimsList
from workbench.tui.widgets.prose import Prose


async def test_a_case_opens_with_its_claims_article_and_progress(opened: Open) -> None:
    async with opened() as desk:
        claims = desk.find(ClaimsList)
        assert [row.number for row in claims.rows] == list(range(1, len(claims.rows) + 1))
        assert f"0 of {len(claims.rows)} rated" in desk.text
        assert "1 conflict" in desk.text
        assert "نور" in desk.text
        assert "Claim 1" in desk.text


async def test_a_long_article_comes_after_the_list(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as desk:
        at_once = desk.screen._compositor.render_strips()
    monkeypatch.setattr(state, "LONG", 0)
    there: list[bool] = []
    show_case = CaseScreen.show_case

    def told(screen: CaseScreen, view: CaseView) -> None:
        there.append(view.text.is_made)
        show_case(screen, view)

    monkeypatch.setattr(CaseScreen, "show_case", told)
    async with opened() as desk:
        assert there[0] is False
        assert desk.view.text.is_made
        assert desk.screen._compositor.render_strips() == at_once
        await desk.press("tab", "down", "down")
        assert desk.claim.number > 1


async def test_the_list_moves_the_article(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("j", "j")
        assert desk.claim.number == 3
        assert desk.article.caret == desk.claim.span.start
        assert desk.claim.text in desk.text
        await desk.press("G")
        assert desk.claim == desk.view.claims.listed[-1]
        await desk.press("g", "pagedown")
        assert desk.claim.number > 1


async def test_the_caret_moves_the_list(opened: Open) -> None:
    async with opened() as desk:
        desk.article.focus()
        await desk.press("down", "down")
        chosen = desk.find(ClaimsList).current
        assert chosen is not None
        assert chosen.span.start <= desk.article.caret < chosen.span.end
        assert chosen.number > 1


async def test_left_goes_on_in_arabic(opened: Open) -> None:
    async with opened() as desk:
        desk.article.focus()
        await desk.press("left", "left", "left")
        assert desk.article.caret == 3
        await desk.press("right")
        assert desk.article.caret == 2
        await desk.press("ctrl+left")
        assert desk.view.article.text[desk.article.caret - 1] == " "
        await desk.press("end")
        assert desk.view.article.text[desk.article.caret] == "\n"


async def test_a_click_in_the_article_chooses_the_claim_under_it(opened: Open) -> None:
    async with opened() as desk:
        pane, wanted = desk.article, desk.view.claims.listed[-1]
        assert pane._rows is not None
        middle = (wanted.span.start + wanted.span.end) // 2
        x = pane._rows.cell_of(middle, pane._text_width)
        y = pane._rows.row_of(middle) - pane.scroll_offset.y
        left, top = pane.content_region.offset
        await desk.pilot.click(offset=(left + x, top + y))
        await desk.press()
        assert desk.claim.id == wanted.id
        assert pane.caret == middle


async def test_dragging_selects_in_logical_order(opened: Open) -> None:
    async with opened() as desk:
        pane = desk.article
        assert pane._rows is not None
        width, (left, top) = pane._text_width, pane.content_region.offset
        cells = [left + pane._rows.cell_of(offset, width) for offset in (0, 4)]
        assert cells[0] > cells[1]
        await desk.pilot.mouse_down(offset=(cells[0], top))
        await desk.pilot.hover(offset=(cells[1], top))
        await desk.pilot.mouse_up(offset=(cells[1], top))
        assert pane.selection is not None
        assert pane.selection.of(desk.view.article.text) == "مصنع"
        pane.focus()
        await desk.press("y")
        assert desk.app.clipboard == "مصنع"


@pytest.mark.parametrize("lang", ["en", "ar"])
async def test_what_is_dragged_over_in_the_details_is_copied_in_logical_order(
    opened: Open, lang: str
) -> None:
    i18n.use(lang)
    async with opened() as desk:
        desk.screen.choose(next(row.id for row in desk.view.claims.listed if "12 مليون" in row.text))
        await desk.press()
        prose = desk.find(Prose, "#detail-text")
        wanted = "كلف 12 مليون"
        rows = [prose.render_line(y) for y in range(prose.size.height)]
        place = next(y for y, row in enumerate(rows) if visual(wanted) in row.text)
        at = rows[place].text.index(visual(wanted))
        left, top = prose.content_region.offset
        # From the right end of the words to their left.
        await desk.pilot.mouse_down(offset=(left + at + len(visual(wanted)) - 1, top + place))
        await desk.pilot.hover(offset=(left + at + 2, top + place))
        await desk.pilot.hover(offset=(left + at, top + place))
        await desk.pilot.mouse_up(offset=(left + at, top + place))
        await desk.press()
        assert desk.app.screen.get_selected_text() == wanted
        desk.app.screen.action_copy_text()
        assert desk.app.clipboard == wanted


async def test_arabic_stands_on_the_right_in_reading_order(opened: Open) -> None:
    async with opened() as desk:
        first = "".join(segment.text for segment in desk.article.render_line(0))
        assert visual("مصنع النخلة بين وعدين") in first
        row = "".join(segment.text for segment in desk.find(ClaimsList).render_line(0))
        assert row.rstrip().endswith(visual("مصنع النخلة بين وعدين"))


async def test_filters_and_their_end(opened: Open) -> None:
    async with opened() as desk:
        every = len(desk.view.claims.listed)
        await desk.press("t", "down", "down", "down", "enter")
        listed = desk.find(ClaimsList).rows
        assert 0 < len(listed) < every
        assert all(row.open_flag_count for row in listed)
        await desk.press("escape")
        assert len(desk.find(ClaimsList).rows) == every


async def test_search_is_folded_and_live(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("slash")
        await desk.write("مجلس الاداره")
        assert len(desk.find(ClaimsList).rows) == 2
        await desk.press("enter")
        assert isinstance(desk.app.screen.focused, ClaimsList)
        await desk.press("escape")
        assert len(desk.find(ClaimsList).rows) == len(desk.view.claims.listed)
        assert not desk.find(FilterBar).display


async def test_next_open_skips_what_is_rated(opened: Open) -> None:
    async with opened() as desk:
        case = desk.app.case
        assert case is not None
        rate(case, desk.view.claims.listed[1].id, "true", "seen")
        desk.app.reload()
        await desk.press()
        await desk.press("n")
        assert desk.claim.number == 3
        await desk.press("p")
        assert desk.claim.number == 1


async def test_go_to_a_number(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("number_sign")
        await desk.press("4", "enter")
        assert desk.claim.number == 4


async def test_what_somebody_else_does_is_seen(opened: Open) -> None:
    async with opened() as desk:
        with open_case(desk.app.folder, reviewer="Huda") as other:
            rate(other, desk.view.claims.listed[0].id, "false", "the minutes say otherwise")
        desk.app._look_for_changes()
        await desk.press()
        assert desk.view.progress.rated == 1
        assert "1 of" in desk.text
        assert "the minutes say otherwise" in desk.text


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (200, 60)])
async def test_every_size_shows_the_list_and_the_article_or_the_details(
    opened: Open, size: tuple[int, int]
) -> None:
    async with opened(size=size) as desk:
        assert desk.find(ClaimsList).size.width >= 18
        wide = size[0] >= 126
        assert desk.find(ArticlePane).region.width > 0
        assert bool(desk.find(DetailPane).region.width) is wide
        await desk.press("d")
        assert desk.find(DetailPane).region.width > 0
        assert bool(desk.find(ArticlePane).region.width) is wide


async def test_the_palette_offers_the_deeds(opened: Open) -> None:
    async with opened() as desk:
        offered = {command.title: command for command in desk.app.get_system_commands(desk.app.screen)}
        assert {"Rate", "Merge with next", "Write report", "Help"} <= set(offered)
        offered["Filter"].callback()
        await desk.press()
        assert type(desk.app.screen).__name__ == "ViewsScreen"


async def test_help_is_searchable(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("question_mark")
        assert "Merge the chosen claim" in desk.text
        await desk.write("split")
        assert "Split the chosen claim" in desk.text
        assert "Merge the chosen claim" not in desk.text
        await desk.press("escape")
        assert isinstance(desk.app.screen, CaseScreen)


async def test_nothing_in_case_text_is_markup_or_acts(opened: Open) -> None:
    async with opened() as desk:
        desk.app.say("[red]x[/red] \x1b[31m \u202e")
        await desk.press("o")
        await desk.press("j")
        assert "[red]not red[/red]" in desk.text
        assert "a reviewer's own record, not a snapshot" in desk.text
        assert "[red]x[/red] ␛[31m ⇇" in desk.said


def test_every_binding_has_an_id_of_its_own() -> None:
    ids = [binding.id for binding in CaseScreen.BINDINGS if hasattr(binding, "id")]
    assert all(ids)
    assert len(ids) == len(set(ids))


async def test_a_case_that_opened_behind_another_window_has_the_keys_when_it_comes_to_the_front(
    case_folder: Path,
) -> None:
    app = WorkbenchApp(case_folder, reviewer="نور")
    async with app.run_test(size=(140, 40)) as pilot:
        app.app_focus = False
        await settle(pilot)
        assert isinstance(app.screen, CaseScreen)
        assert app.screen.focused is None
        app.post_message(events.AppFocus())
        await settle(pilot)
        assert isinstance(app.screen.focused, ClaimsList)


async def test_rows_fit_the_pane_after_each_change_of_size(opened: Open) -> None:
    async with opened(size=(80, 24)) as desk:
        for size in ((160, 48), (60, 20), (160, 48), (80, 24)):
            await desk.pilot.resize_terminal(*size)
            await desk.press()
            article = desk.article
            width = article.scrollable_content_region.width
            shown = [article.render_line(y) for y in range(article.scrollable_content_region.height)]
            assert {line.cell_length for line in shown} == {width}
