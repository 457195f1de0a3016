"""Looking instead of reading: the map, the dates, the bars, and two texts held against each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.tui.conftest import Open
from tests.tui.desk import settle
from workbench.desk.overview import Cell, overview
from workbench.desk.verdicts import rate
from workbench.model import Agreement, FactComparison, Severity, Span
from workbench.tui import words
from workbench.tui.aligned import differing, marked, shared
from workbench.tui.screens.case import CaseScreen
from workbench.tui.screens.overview import OverviewScreen
from workbench.tui.widgets.map import NO_CLAIM, ArticleMap
from workbench.tui.widgets.timeline import BAR, TimelineList


async def test_a_sentence_has_a_sign_for_the_worst_of_it(opened: Open) -> None:
    async with opened() as desk:
        case, first = desk.app.case, desk.view.claims.listed[0]
        assert case is not None
        rate(case, first.id, "false", "no")
        found = overview(case)
        text = desk.view.article.text
        assert found.cells[0].span.of(text) == "مصنع النخلة بين وعدين"
        flagged = {n for cell in found.cells if cell.severity is Severity.CONFLICT for n in cell.claims}
        conflict = desk.view.claims.flags[0]
        assert set(conflict.claim_ids) <= flagged
        await desk.press("i")
        area = desk.find(ArticleMap)
        signs = [area.sign(cell)[0] for cell in found.cells]
        assert signs[0] == words.BY_VALUE[1]
        assert words.SEVERITY[Severity.CONFLICT] in signs
        assert area.sign(Cell(Span(0, 1), (), (), None, again=False))[0] == NO_CLAIM
        assert area.sign(Cell(Span(0, 1), (1,), ("true",), None, again=True))[0] == words.LOOK_AGAIN
        line = "".join(segment.text for segment in area.render_line(0))
        assert line.strip() == "".join(reversed(signs))  # the article is read from the right
        assert line.startswith(" ")


async def test_the_map_is_walked_and_leads_to_the_claim(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("i", "left")
        area = desk.find(ArticleMap)
        second = area.current
        assert second is not None
        assert second.span.of(desk.view.article.text)[:30] in desk.text
        await desk.press("right", "l", "h", "home", "end", "up", "k", "j", "down", "g", "G")
        await desk.press("n")
        assert area.current is not None
        assert area.current.severity is not None
        wanted = area.current.claims[0]
        await desk.press("enter")
        assert isinstance(desk.app.screen, CaseScreen)
        assert desk.claim.id == wanted
        await desk.press("i")
        assert desk.find(ArticleMap).current == area.current
        await desk.press("escape")
        assert isinstance(desk.app.screen, CaseScreen)


async def test_dates_stand_in_order_and_conflicts_are_marked(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("i", "tab")
        assert isinstance(desk.app.screen, OverviewScreen)
        rows = desk.find(TimelineList).rows
        days = [(row.moment.earliest, row.moment.latest) for row in rows]
        assert days == sorted(days)
        assert all(len(row.bar) == BAR and "█" in row.bar for row in rows)
        conflicting = [row.moment.texts for row in rows if row.moment.conflicts]
        assert conflicting == [("نهاية يناير 2018",), ("نهاية 2018",)]
        drawn = "".join(
            segment.text for segment in desk.find(TimelineList).render_line(2 * rows.index(rows[-1]))
        )
        assert "‼" in drawn
        await desk.press("G", "enter")
        assert "نهاية 2018" in desk.claim.text


async def test_ratings_are_counted_in_bars(opened: Open) -> None:
    async with opened() as desk:
        case = desk.app.case
        assert case is not None
        rate(case, desk.view.claims.listed[0].id, "true", "yes")
        desk.app.reload()
        await desk.press("i")
        assert "1 True" in words_only(desk.text)
        assert f"{desk.view.progress.claims - 1} not rated yet" in words_only(desk.text)


def words_only(text: str) -> str:
    return "".join(char for char in text if char not in "\ufdd0\ufdd1")


async def test_a_look_at_a_moment_that_has_passed_is_not_shown(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("i")
        before, case, screen = desk.view, desk.app.case, desk.app.screen
        assert case is not None
        assert isinstance(screen, OverviewScreen)
        found = overview(case, before.hidden)
        desk.app.reload()
        await settle(desk.pilot)
        assert desk.view is not before
        screen._fill(before, found)  # as a slow look-up would
        await desk.press("right", "left", "enter")
        assert desk.claim.number >= 1


async def test_the_sides_of_a_flag_show_what_ties_them(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("f")
        from workbench.tui.screens.flags import _ties

        sides = _ties(desk.view, desk.view.claims.flags[0])
        styled = [{side.plain[s.start : s.end]: str(s.style) for s in side.spans} for side in sides]
        assert styled[0]["نهاية يناير 2018"] == "bold reverse"
        assert styled[0]["يناير"] == "underline"
        assert styled[0]["الحداد"] == styled[1]["الحداد"] == "underline"


def test_words_that_differ() -> None:
    ours, theirs = differing("في نهاية يناير 2018", "فى نهايه 2018")
    assert [span.of("في نهاية يناير 2018") for span in ours] == ["يناير"]
    assert theirs == []
    assert differing("10,000 USD", "9,000 USD") == ([Span(0, 6)], [Span(0, 5)])


texts = st.text(st.sampled_from("abcd إأنى12 ,."), max_size=40)


@given(texts, texts)
def test_differing_is_the_same_from_both_sides(first: str, second: str) -> None:
    ours, theirs = differing(first, second)
    assert (len(ours) == 0 and len(theirs) == 0) or first != second
    left = [len(list(words_of(text))) - len(odd) for text, odd in ((first, ours), (second, theirs))]
    assert left[0] == left[1]
    assert not differing(first, first)[0]


@given(texts, texts)
def test_shared_words_are_in_both(first: str, second: str) -> None:
    from workbench.language.fold import fold

    ours, theirs = shared(first, second)
    assert {fold(span.of(first)) for span in ours} == {fold(span.of(second)) for span in theirs}


def words_of(text: str) -> list[str]:
    from workbench.tui.aligned import WORD

    return WORD.findall(text)


def test_facts_side_by_side() -> None:
    fact = FactComparison("time", "20 يناير 2018", "20 فبراير 2018", Agreement.DIFFER, "another month")
    content = words.compared(fact)
    odd = [content.plain[s.start : s.end] for s in content.spans if "underline" in str(s.style)]
    assert odd == ["يناير", "فبراير"]
    assert marked("abc", [Span(0, 1)], "bold").plain == "abc"
