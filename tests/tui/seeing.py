"""What is looked at before and after a key is pressed, and what is done before it, on the main screen."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.widgets import OptionList

from tests.tui.desk import Desk
from tests.tui.pressing import Before
from workbench.desk.evidence import add_evidence
from workbench.model import Span, Stance
from workbench.tui.bidi.area import BidiArea
from workbench.tui.widgets.map import ArticleMap
from workbench.tui.widgets.rows import RowsList


def at(desk: Desk) -> int:
    """The number of the chosen claim."""
    return desk.claim.number


def caret(desk: Desk) -> int:
    return desk.article.caret


def selected(desk: Desk) -> Span | None:
    return desk.article.selection


def option(desk: Desk) -> int | None:
    return desk.find(OptionList).highlighted


def row(desk: Desk) -> int:
    """The place of the cursor in the list that has the keys."""
    focused = desk.app.focused
    assert isinstance(focused, RowsList)
    return focused._cursor


def cell(desk: Desk) -> int:
    return desk.find(ArticleMap)._cursor


def held(desk: Desk) -> str:
    return desk.app.clipboard


def listed(desk: Desk) -> list[int]:
    return [claim.id for claim in desk.view.claims.listed]


def marked(desk: Desk) -> int:
    return len(desk.screen.marked)


def scrolled(desk: Desk) -> float:
    return desk.find(VerticalScroll).scroll_y


def focus(desk: Desk) -> str:
    focused = desk.app.focused
    return type(focused).__name__ if focused is not None else ""


ENDED: list[str] = []
"""What ends, stops or suspends is only noted."""


def ended(desk: Desk) -> list[str]:
    return list(ENDED)


def select(words: str) -> Before:
    async def before(desk: Desk) -> None:
        start = desk.view.article.text.index(words)
        desk.article.focus()
        desk.article._go(start)
        desk.article._go(start + len(words), select=True)
        await desk.press()

    return before


async def two_places(desk: Desk) -> None:
    desk.find(BidiArea, "#quotation").text = "سامي الحداد"
    await desk.looked()


async def second_place(desk: Desk) -> None:
    await two_places(desk)
    await desk.press("ctrl+n")


async def word_selected(desk: Desk) -> None:
    desk.app.copy_to_clipboard("")
    await desk.press("ctrl+shift+left")


async def split_point(desk: Desk) -> None:
    """The caret within the chosen claim, at a word's beginning."""
    span = max((claim.span for claim in desk.view.claims.listed), key=lambda span: span.end - span.start)
    desk.screen.choose(next(claim.id for claim in desk.view.claims.listed if claim.span == span))
    desk.article._go(desk.view.article.text.index(" ", (span.start + span.end) // 2) + 1)
    await desk.press()


async def rated(desk: Desk) -> None:
    await desk.press("1")
    await desk.write("so says the register")
    await desk.press("ctrl+s")


async def with_evidence(desk: Desk) -> None:
    assert desk.app.case is not None
    add_evidence(desk.app.case, desk.claim.id, desk.view.sources[0].id, Stance.CONTEXT, note="n")
    await desk.press()


async def set_aside(desk: Desk) -> None:
    """A dismissed claim is the chosen one."""
    claim_id = desk.claim.id
    await desk.press("x")
    await desk.write("a headline")
    await desk.press("ctrl+s")
    desk.screen.set_filter("is:aside")
    await desk.press()
    desk.screen.choose(claim_id)
