"""Every deed of the main screen, done by keys."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Select

from tests.tui.conftest import Open
from tests.tui.desk import Desk, settle
from workbench.desk.evidence import add_evidence
from workbench.desk.verdicts import verdicts
from workbench.model import Agreement, ClaimKind, ClaimState, Span, Stance
from workbench.report.formats import FORMATS
from workbench.tui.bidi.area import BidiArea
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.case import CaseScreen
from workbench.tui.screens.export import ExportScreen
from workbench.tui.screens.locate import LocateScreen
from workbench.tui.screens.rate import RateScreen
from workbench.tui.widgets.lists import ClaimsList, PlacesList


def claim_about(desk: Desk, words: str) -> int:
    """Choose the claim that has these words; its id."""
    row = next(row for row in desk.view.claims.listed if words in row.text)
    desk.screen.choose(row.id)
    return row.id


async def test_number_keys_rate_and_a_rationale_is_required(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("5")
        assert isinstance(desk.app.screen, RateScreen)
        await desk.press("ctrl+s")
        assert desk.said[-1].startswith("A rating needs its reasons")
        await desk.write("المحضر يقول غير ذلك")
        await desk.press("ctrl+s")
        assert isinstance(desk.app.screen, CaseScreen)
        assert desk.claim.rating == "false"
        assert "المحضر يقول غير ذلك" in desk.text
        assert "1 of" in desk.text


async def test_rating_by_the_list(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("r", "2")
        await desk.write("seen in the register")
        await desk.press("ctrl+s")
        assert desk.claim.rating == "mostly true"


async def test_no_rating_is_chosen_until_the_reviewer_does(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("r", "w", "h", "y", "ctrl+s")
        assert desk.said[-1] == "Choose a rating first."
        await desk.press("shift+tab", "down", "ctrl+s")
        assert desk.claim.rating == "true"


async def test_escape_rates_nothing(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("1")
        await desk.write("x")
        await desk.press("escape")
        assert desk.claim.rating is None


async def test_undo_and_redo(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("1")
        await desk.write("seen")
        await desk.press("ctrl+s", "u")
        assert desk.claim.rating is None
        await desk.press("ctrl+r")
        assert desk.claim.rating == "true"


async def test_evidence_is_located_compared_and_attached(opened: Open) -> None:
    async with opened() as desk:
        claim_id = claim_about(desk, "نهاية يناير")
        await desk.press("e")
        assert isinstance(desk.app.screen, LocateScreen)
        await desk.write("سامي الحداد غادر مجلس إدارة شركة النخله في 20 فبراير 2018")
        await desk.looked()
        place = desk.find(PlacesList).current
        assert place is not None
        assert place.source is not None
        assert place.source.info.title == "صحيفة الساحل"
        assert place.match.text in desk.text
        assert "≠" in desk.text
        desk.find(BidiInput, "#note").value = "اليوم مذكور"
        await desk.press("ctrl+s")
        assert isinstance(desk.app.screen, CaseScreen)
        row = desk.row(claim_id)
        assert row.evidence_count == 1
        assert "supports: صحيفة الساحل" in desk.text
        assert Agreement.DIFFER.value or "≠" in desk.text


async def test_a_quotation_that_is_nowhere_is_said_so(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("e")
        await desk.write("words that no source has ever used, not even nearly")
        await desk.looked()
        assert "Not found" in desk.text
        await desk.press("ctrl+s")
        assert desk.said[-1].startswith("Choose the source")


async def test_an_unanchored_quotation_is_shown_as_such(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("e", "ctrl+o", "down", "enter")
        await desk.write("words that no source has ever used, not even nearly")
        await desk.looked()
        await desk.press("ctrl+s")
        assert "“words that no source has ever used, not even nearly”" in desk.text
        assert "not found in the source: unanchored" in desk.text


async def test_a_passage_that_is_alike_counts_once_it_is_taken(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("e")
        await desk.write("ترك الحداد منصبه في شركة النخلة خلال فبراير")
        await desk.looked()
        screen = desk.app.screen
        assert isinstance(screen, LocateScreen)
        assert screen._place is None
        assert desk.find(PlacesList).rows
        await desk.press("ctrl+n", "ctrl+s")
        assert desk.claim.evidence_count == 1
        assert "not found in the source" not in desk.text


async def test_the_source_can_be_chosen(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("e", "ctrl+o", "down", "down", "enter")
        assert isinstance(desk.app.screen, LocateScreen)
        assert "Coast Daily" in desk.text
        desk.find(BidiInput, "#note").value = "background"
        await desk.press("ctrl+s")
        assert desk.claim.evidence_count == 1
        assert "(a note, not a snapshot)" in desk.text


async def test_evidence_is_removed(opened: Open) -> None:
    async with opened() as desk:
        case = desk.app.case
        assert case is not None
        add_evidence(case, desk.claim.id, desk.view.sources[0].id, Stance.CONTEXT, note="n")
        await desk.press("E", "enter")
        assert desk.claim.evidence_count == 0


async def test_split_at_the_caret(opened: Open) -> None:
    async with opened() as desk:
        claim_about(desk, "300")
        before = len(desk.view.claims.listed)
        await desk.press("s")
        assert "caret inside the claim" in desk.said[-1]
        desk.article._go(desk.view.article.text.index("بحضور"))
        await desk.press("s")
        assert len(desk.view.claims.listed) == before + 1
        assert desk.view.claims.listed[desk.claim.number].text.startswith("بحضور")


async def test_what_was_said_of_a_claim_is_told_of_its_parts(opened: Open) -> None:
    async with opened() as desk:
        claim_about(desk, "300")
        await desk.press("5")
        await desk.write("the register has 280")
        await desk.press("ctrl+s")
        desk.article._go(desk.view.article.text.index("بحضور"))
        await desk.press("s")
        assert desk.claim.rating is None
        assert desk.said[-1].startswith("Split in two. Evidence and verdicts stay")
        made_of = desk.text[desk.text.index("Made of") :]
        assert "○ False" in made_of
        await desk.press("m")
        assert desk.said[-1] == "Merged with the next one."
        assert "○ False" in desk.text


async def test_merge_with_the_next(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("j")
        first, second = desk.view.claims.listed[1], desk.view.claims.listed[2]
        await desk.press("m")
        assert desk.claim.span == Span(first.span.start, second.span.end)
        assert desk.row(first.id).state is ClaimState.REPLACED


async def test_a_selection_becomes_the_bounds_or_a_claim(opened: Open) -> None:
    async with opened() as desk:
        claim_id = claim_about(desk, "300")
        await desk.press("b")
        assert desk.said[-1].startswith("Select words")
        text = desk.view.article.text
        start = text.index("بحضور 300 عامل")
        desk.article.focus()
        desk.article._go(start)
        desk.article._go(start + len("بحضور 300 عامل"), select=True)
        await desk.press("b")
        assert desk.row(claim_id).text == "بحضور 300 عامل"
        start = text.index("إلى مدينة الساحل")
        desk.article._go(start)
        desk.article._go(start + len("إلى مدينة الساحل"), select=True)
        await desk.press("plus")
        assert desk.claim.text == "إلى مدينة الساحل"
        assert desk.claim.origin == "نور"


async def test_selecting_by_keys(opened: Open) -> None:
    async with opened() as desk:
        desk.article.focus()
        await desk.press("ctrl+shift+left", "shift+left", "shift+right")
        assert desk.article.selection is not None
        assert desk.article.selection.of(desk.view.article.text) == "مصنع "
        await desk.press("escape")
        assert desk.article.selection is None


async def test_dismiss_with_a_reason_and_restore(opened: Open) -> None:
    async with opened() as desk:
        claim_id = desk.claim.id
        await desk.press("x")
        assert isinstance(desk.app.screen.focused, BidiArea)
        await desk.write("a headline")
        await desk.press("ctrl+s")
        assert desk.row(claim_id).state is ClaimState.DISMISSED
        assert desk.claim.id != claim_id
        desk.screen.set_filter("is:aside")
        await desk.press()
        assert [row.id for row in desk.find(ClaimsList).rows] == [claim_id]
        assert "a headline" in desk.text
        await desk.press("X")
        assert desk.row(claim_id).state is ClaimState.ACTIVE


async def test_the_kind_can_be_set(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("K", "home", "enter")
        assert desk.claim.kind is ClaimKind.EVENT


async def test_a_revised_article_is_taken_in(opened: Open) -> None:
    async with opened() as desk:
        text = (
            desk.view.article.text.replace("300 عامل", "400 عامل ومهندس") + "وأغلق المصنع أبوابه عام 2019.\n"
        )
        file = desk.app.folder.parent / "revised.txt"
        file.write_text(text, encoding="utf-8")
        await desk.press("V")
        await desk.write(str(file))
        await desk.press("ctrl+s")
        assert desk.view.article.number == 2
        assert desk.said[-1].startswith("Version 2:")
        assert any("2019" in row.text for row in desk.view.claims.listed)


async def test_analysing_again_keeps_the_claims(opened: Open) -> None:
    async with opened() as desk:
        before = [row.id for row in desk.view.claims.listed]
        await desk.press("A")
        assert [row.id for row in desk.view.claims.listed] == before


async def test_the_report_is_written(opened: Open) -> None:
    async with opened() as desk:
        target = desk.app.folder / "report.md"
        target.write_text("old")
        await desk.press("w")
        field = desk.find(BidiInput, "#path")
        desk.app.screen.query_one("#format").value = "md"  # type: ignore[attr-defined]  # a Select
        await desk.press()
        assert field.value == str(target)
        await desk.press("ctrl+s")
        assert "exists" in desk.said[-1]
        assert target.read_text() == "old"
        await desk.press("ctrl+s")
        assert "النخلة" in target.read_text("utf-8")


@pytest.mark.parametrize("path", ["/" + "n" * 300, "~nobody-of-that-name/report.html", "/"])
async def test_a_report_that_cannot_be_written_says_so(opened: Open, path: str) -> None:
    async with opened() as desk:
        await desk.press("w")
        desk.find(BidiInput, "#path").value = path
        await desk.press("ctrl+s")
        if desk.said[-1].endswith("replaces it."):
            await desk.press("ctrl+s")
        assert "cannot be written" in desk.said[-1]
        assert isinstance(desk.app.screen, ExportScreen)
        desk.find(Select, "#format").value = "md"
        await desk.press()
        assert desk.find(BidiInput, "#path").value.endswith(".md")


async def test_a_number_that_nothing_has(opened: Open) -> None:
    async with opened() as desk:
        for number in ("0", "9" * 5000, "4x"):
            await desk.press("number_sign")
            await desk.write(number)
            await desk.press("enter")
            assert desk.said[-1] == f"There is no claim {number}."
        await desk.press("number_sign")
        await desk.write("٣")
        await desk.press("enter")
        assert desk.claim.number == 3


async def test_every_format_is_offered_in_either_language(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("w")
        form, lang = (desk.find(Select, name) for name in ("#format", "#lang"))
        assert {name for _, name in form._options} == set(FORMATS)
        form.value = "letter"
        await desk.press()
        lang.value = "en"
        await desk.press("ctrl+s")
        assert (desk.app.folder / "report.txt").read_text("utf-8").strip()
        await desk.press("w")
        form, lang = (desk.find(Select, name) for name in ("#format", "#lang"))
        form.value, lang.value = "summary", "en"
        await desk.press("ctrl+s", "ctrl+s")
        assert "claims" in (desk.app.folder / "report.txt").read_text("utf-8")


async def test_a_deed_that_fails_says_so_and_changes_nothing(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("u", "u", "u", "u", "u", "u")
        assert any("undo" in said.lower() for said in desk.said)


async def test_what_was_typed_right_before_ctrl_s_is_saved_with_it(opened: Open) -> None:
    """A slow line hands several keys over at once."""
    async with opened() as desk:
        await desk.press("1")
        for key in (*"the minutes say so", "ctrl+s"):
            desk.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settle(desk.pilot)
        assert desk.app.case is not None
        assert [v.rationale for v in verdicts(desk.app.case, desk.claim.id)] == ["the minutes say so"]
