"""The screens in Arabic: everything in its language, and from right to left."""

from __future__ import annotations

import pytest
from textual.binding import Binding
from textual.widgets import OptionList

from tests.tui.conftest import Open
from workbench import i18n
from workbench.desk import names, telling
from workbench.tui.bidi.area import BidiArea
from workbench.tui.bidi.field import BidiInput
from workbench.tui.bidi.layout import direction, visual
from workbench.tui.screens.case import CaseScreen
from workbench.tui.screens.rate import RateScreen
from workbench.tui.widgets.detail import DetailPane
from workbench.tui.widgets.keys import KeysLine
from workbench.tui.widgets.lists import ClaimsList


@pytest.fixture(autouse=True)
def _arabic() -> None:
    i18n.use("ar")


async def test_the_panes_stand_from_right_to_left(opened: Open) -> None:
    async with opened() as desk:
        left = {
            pane: desk.find(kind).region.x for pane, kind in (("list", ClaimsList), ("detail", DetailPane))
        }
        assert left["list"] > desk.article.region.x > left["detail"]
        await desk.press("tab")
        assert desk.app.focused is desk.article  # tab goes on in reading order


async def test_the_list_begins_at_the_right(opened: Open) -> None:
    async with opened() as desk:
        claims = desk.find(ClaimsList)
        first = claims.render_line(0).text
        assert first.split()[-3:] == ["·", "1", "‹"]
        assert first.endswith("‹")
        facts = claims.render_line(1).text
        assert visual(i18n.tr(names.KINDS[desk.claim.kind])) in facts
        assert facts.index(visual(i18n.tr(names.KINDS[desk.claim.kind]))) > len(facts) // 2


async def test_the_line_of_keys_begins_at_the_right_and_is_clicked_there(opened: Open) -> None:
    async with opened() as desk:
        keys = desk.find(KeysLine)
        assert keys.render_line(0).text.rstrip().endswith("r")
        await desk.pilot.click(KeysLine, offset=(keys.size.width - 1, 0))
        await desk.press()
        assert isinstance(desk.app.screen, RateScreen)


async def test_an_empty_field_begins_at_the_right(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("slash")
        field = desk.find(BidiInput, "#search")
        shown = field.render_line(0).text
        assert shown.rstrip() == shown
        assert visual(i18n.tr("search the claims")) in shown
        await desk.press("escape", "3")
        area = desk.find(BidiArea)
        cells = [segment for segment in area.render_line(0) if segment.text]
        assert cells[-1].style is not None
        assert cells[-1].style.reverse or cells[-1].style.bgcolor != cells[0].style.bgcolor  # type: ignore[union-attr]


@pytest.mark.parametrize("lang", ["en", "ar"])
async def test_the_palette_lists_every_command(opened: Open, lang: str) -> None:
    i18n.use(lang)
    async with opened() as desk:
        await desk.press("ctrl+p")
        options = desk.app.screen.query_one(OptionList)
        shown = "\n".join(str(options.get_option_at_index(i).prompt) for i in range(options.option_count))
        for binding in CaseScreen.BINDINGS:
            assert isinstance(binding, Binding)
            if binding.id and binding.id.startswith("case.") and not binding.system:
                assert i18n.tr(binding.description) in shown
        assert "(/)" in shown
        assert ("العربية" if lang == "en" else "English") in shown


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("rated claim 25 false", "قيّم الادعاء 25: خاطئ"),
        ("undid: rated claim 2 true, was half true", "تراجع عن: قيّم الادعاء 2: صحيح، وكان: نصف صحيح"),
        (
            "source 3 partly supports claim 9, anchored",
            "المصدر 3 يؤيد الادعاء 9 جزئيًا، والاقتباس موجود في النسخة المحفوظة",
        ),
        ("what nobody foresaw", "what nobody foresaw"),
    ],
)
def test_the_log_is_told_in_arabic(kept: str, said: str) -> None:
    assert telling.summary(kept) == said


def test_what_became_of_a_split_claim_is_told_in_arabic() -> None:
    assert telling.summary("split claim 2 into 75, 76 and 77") == "قسم الادعاء 2 إلى 75، 76، 77"
    assert telling.set_aside("split into 75 and 76") == "قُسم إلى 75، 76"
    assert telling.set_aside("merged into 77") == "دُمج في 77"
    assert telling.set_aside("a heading, no claim") == "a heading, no claim"


def test_case_text_in_the_log_is_kept_as_it_is() -> None:
    kept = "dismissed claim 4: rated claim 3 {false}: ok"
    assert "rated claim 3 {false}: ok" in telling.summary(kept)


def test_why_a_claim_is_proposed_is_told_in_arabic() -> None:
    said = telling.why("Worth checking: it gives a figure, it says when. Against: it generalises.")
    assert said == "يستحق التحقق: فيه رقم، فيه زمن. وعليه: يعمّم."


def test_a_text_without_letters_runs_as_the_interface_does() -> None:
    assert direction("2018") == 1
    i18n.use("en")
    assert direction("2018") == 0
    assert direction("قال 2018") == 1


async def test_bars_stand_at_the_left_and_clicks_still_find_what_is_under_them(opened: Open) -> None:
    async with opened(size=(80, 16)) as desk:
        claims = desk.find(ClaimsList)
        assert claims.show_vertical_scrollbar
        bar = claims.vertical_scrollbar.region
        assert bar.x == claims.region.x
        assert claims.scrollable_content_region.x == bar.right
        place = next(y for y in range(claims.size.height) if claims.render_line(y).text.split()[-1:] == ["2"])
        await desk.pilot.click(ClaimsList, offset=(claims.region.width - 2, place))
        assert desk.claim.number == 2
        x = desk.article._rows.cell_of(5, desk.article._text_width)  # type: ignore[union-attr]  # laid out by now
        await desk.pilot.click(desk.article, offset=(desk.article.gutter.left + x, desk.article.gutter.top))
        assert desk.article.caret == 5
        desk.screen.choose(next(row.id for row in desk.view.claims.listed if row.open_flag_count))
        await desk.press("d")
        pane = desk.find(DetailPane)
        assert pane.show_vertical_scrollbar
        text = pane.query_one("#detail-text")
        assert pane.vertical_scrollbar.region.right <= text.region.x
        assert text.region.right == pane.content_region.right


async def test_a_click_in_a_text_area_that_scrolls(opened: Open) -> None:
    async with opened(size=(80, 24)) as desk:
        await desk.press("3")
        await desk.write("\n".join(f"سطر {number} من الأسباب" for number in range(20)))
        area = desk.find(BidiArea)
        assert area.vertical_scrollbar.region.x < area.scrollable_content_region.x
        top = round(area.scroll_offset.y)
        await desk.pilot.click(
            BidiArea, offset=(area.region.width - 1 - area.gutter.right - 2, area.gutter.top)
        )
        assert area.cursor_location == (top, 2)
