"""Marks and deeds on many claims, assigning, the last deed again, and the queue."""

from __future__ import annotations

from textual.widgets import OptionList

from tests.tui.conftest import Open
from workbench.desk.log import events
from workbench.tui.bidi.area import BidiArea
from workbench.tui.screens.case import CaseScreen
from workbench.tui.screens.rate import RateScreen
from workbench.tui.widgets.lists import ClaimsList
from workbench.tui.widgets.status import QueueLine


async def test_marks(opened: Open) -> None:
    async with opened() as desk:
        every = [row.id for row in desk.view.claims.listed]
        await desk.press("v")
        assert "Mark the first" in desk.said[-1]
        await desk.press("space")
        assert desk.screen.marked == every[:1]
        assert desk.claim.id == every[1]
        await desk.press("k")
        assert desk.lines[2][1:].startswith("›*  1 ")  # the cursor hides no mark, nor a mark the cursor
        await desk.press("j")
        await desk.press("j", "v")
        assert sorted(desk.screen.marked) == every[:3]
        await desk.press("exclamation_mark")
        assert desk.screen.marked == every[3:]
        await desk.press("asterisk")
        assert sorted(desk.screen.marked) == every
        assert desk.screen.query_one("#left").border_subtitle == f"{len(every)} marked"
        await desk.press("g", "space")
        assert sorted(desk.screen.marked) == every[1:]
        await desk.press("minus")
        assert not desk.screen.marked
        shown = "".join(segment.text for segment in desk.find(ClaimsList).render_line(0))
        assert "*" not in shown


async def test_marked_claims_are_rated_in_one_deed(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("space", "space", "2")
        assert "Rate 2 claims" in str(desk.app.screen.query_one(".dialog").border_title)
        await desk.write("as the minutes say")
        await desk.press("ctrl+s")
        rated = [row.rating for row in desk.view.claims.listed]
        assert rated[:3] == ["mostly true", "mostly true", None]
        assert not desk.screen.marked
        case, first = desk.app.case, desk.view.claims.listed[0]
        assert case is not None
        assert events(case, subject=f"claim:{first.id}")[0].summary == "rated 2 claims mostly true"
        await desk.press("u")
        assert desk.view.progress.rated == 0


async def test_marked_claims_are_dismissed_in_one_deed(opened: Open) -> None:
    async with opened() as desk:
        every = len(desk.view.claims.listed)
        await desk.press("space", "space", "x")
        await desk.write("not checkable")
        await desk.press("ctrl+s")
        assert len(desk.view.claims.listed) == every - 2
        await desk.press("u")
        assert len(desk.view.claims.listed) == every


async def test_claims_are_assigned(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("space", "space", "at", "enter")
        assert [row.assigned for row in desk.view.claims.listed[:3]] == ["نور", "نور", ""]
        await desk.press("at", "j", "enter")
        await desk.write("Huda")
        await desk.press("enter")
        assert desk.claim.assigned == "Huda"
        desk.screen.set_filter("assigned:me")
        await desk.press()
        assert len(desk.find(ClaimsList).rows) == 2
        await desk.press("at", "end", "enter")
        assert len(desk.view.claims.find("assigned:me")) == 1
        await desk.press("u")
        assert len(desk.view.claims.find("assigned:me")) == 2


async def test_the_last_deed_once_more(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("at", "enter", "j", "full_stop")
        assert [row.assigned for row in desk.view.claims.listed[:3]] == ["نور", "نور", ""]
        await desk.press("x")
        await desk.write("a headline")
        await desk.press("ctrl+s", "full_stop")
        assert desk.find(BidiArea).text == "a headline"
        await desk.press("escape", "K", "enter", "j", "full_stop")
        assert desk.claim.kind == "event"
        await desk.press("c", "full_stop")
        assert "Confirmed." in desk.said[-1]


async def test_what_is_typed_on_the_scale_begins_the_reasons(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("2", "tab")
        assert isinstance(desk.app.screen.focused, OptionList)
        await desk.press("s", "e", "e", "n")
        assert desk.find(BidiArea).text == "seen"
        await desk.press("shift+tab")
        desk.app.screen.query_one(OptionList).focus()
        from textual import events as textual_events

        desk.app.post_message(textual_events.Paste(" كما ورد"))
        await desk.press("ctrl+s")
        assert desk.claim.rating == "mostly true"


async def test_the_queue_goes_on_by_priority(opened: Open) -> None:
    async with opened() as desk:
        order = sorted(desk.view.claims.listed, key=lambda row: -row.priority)
        await desk.press("Q")
        line = desk.find(QueueLine)
        assert line.display
        assert f"Queue: 1 of {len(order)}" in desk.text
        assert desk.claim.id == order[0].id
        await desk.press("1")
        assert isinstance(desk.app.screen, RateScreen)
        await desk.write("seen")
        await desk.press("ctrl+s")
        assert isinstance(desk.app.screen, CaseScreen)
        assert desk.claim.id == order[1].id
        await desk.press("n")
        assert desk.claim.id == order[2].id
        await desk.press("p", "p")
        assert desk.claim.id == order[1].id
        assert "first of the queue" in desk.said[-1]
        await desk.press("Q", "G")
        assert not line.display
        await desk.press("Q")
        assert desk.claim.id == order[1].id
        assert f"Queue: 2 of {len(order)}" in desk.text


async def test_the_end_of_the_queue(opened: Open) -> None:
    async with opened() as desk:
        desk.screen.set_filter("number:1..2")
        await desk.press()
        await desk.press("Q", "n", "n")
        assert "passed over" in desk.said[-1]
        await desk.press("Q")
        for _ in range(2):
            await desk.press("1")
            await desk.write("seen")
            await desk.press("ctrl+s")
        assert "every claim in it is rated" in desk.said[-1]
        await desk.press("Q")
        assert desk.said[-1] == "Every listed claim is rated."
