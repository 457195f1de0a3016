"""Every key of every screen and widget, pressed: what each must do, so that none is dead or untried."""

from __future__ import annotations

import shlex
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.dom import DOMNode

from tests.tui.conftest import Open
from tests.tui.desk import Desk
from tests.tui.pressing import (
    Before,
    Press,
    becomes,
    changes,
    grows,
    keys,
    leaves,
    name_of,
    opens,
    own_bindings,
    owners,
    says,
    shrinks,
    try_all,
)
from tests.tui.seeing import (
    ENDED,
    at,
    caret,
    cell,
    ended,
    focus,
    held,
    listed,
    marked,
    option,
    rated,
    row,
    scrolled,
    second_place,
    select,
    selected,
    set_aside,
    split_point,
    two_places,
    with_evidence,
    word_selected,
)
from workbench.desk.evidence import attach_text
from workbench.desk.searches import log_search
from workbench.model import SourceInfo
from workbench.tui.bidi.area import BidiArea
from workbench.tui.screens import start
from workbench.tui.screens.attach import AttachScreen
from workbench.tui.screens.case import CaseScreen
from workbench.tui.screens.export import ExportScreen
from workbench.tui.screens.flags import FlagsScreen
from workbench.tui.screens.help import HelpScreen
from workbench.tui.screens.locate import LocateScreen
from workbench.tui.screens.log import LogScreen
from workbench.tui.screens.overview import OverviewScreen
from workbench.tui.screens.prompt import AskLine, Choose, Prompt
from workbench.tui.screens.rate import RateScreen
from workbench.tui.screens.revise import ReviseScreen
from workbench.tui.screens.searching import SearchScreen
from workbench.tui.screens.signing import SignScreen
from workbench.tui.screens.small import SmallScreen
from workbench.tui.screens.sources import DescribeScreen, SourcesScreen
from workbench.tui.screens.start import StartScreen
from workbench.tui.screens.views import ViewsScreen
from workbench.tui.widgets.filter import FilterField
from workbench.tui.widgets.lists import EventsList, FlagsList, PlacesList, SourcesList
from workbench.tui.widgets.map import ArticleMap

CASE: dict[str, Press] = {
    "case.rate": opens(RateScreen),
    "case.evidence": opens(LocateScreen),
    "case.follow-up": opens(FlagsScreen),
    "case.next-open": grows(at),
    "case.previous-open": changes(at),
    "case.search": becomes(focus, "FilterField"),
    "case.filter": opens(ViewsScreen),
    "case.details": becomes(focus, "DetailPane"),
    "case.help": opens(HelpScreen),
    "case.attach": opens(AttachScreen),
    "case.undo": says("Undone: rated claim", rated),
    "case.redo": says("Done again: ", keys("u")),
    "case.next-flag": changes(at),
    "case.next-again": says("No listed claim is to be looked at again."),
    "case.next-disputed": says("No second reviewer disagrees"),
    "case.sources": opens(SourcesScreen),
    "case.overview": opens(OverviewScreen),
    "case.log": opens(LogScreen),
    "case.split": Press(lambda desk: len(listed(desk)), lambda old, new: new == old + 1, split_point),
    "case.merge": Press(lambda desk: len(listed(desk)), lambda old, new: new == old - 1),
    "case.rebound": becomes(lambda desk: desk.claim.text, "بحضور 300 عامل", select("بحضور 300 عامل")),
    "case.add": Press(listed, lambda old, new: len(new) == len(old) + 1, select("مدينة الساحل")),
    "case.set-aside": opens(Prompt),
    "case.restore": says("Claim restored.", set_aside),
    "case.kind": opens(Choose),
    "case.confirm": says("Confirmed."),
    "case.remove-evidence": opens(Choose, with_evidence),
    "case.write": opens(ExportScreen),
    "case.revise": opens(ReviseScreen),
    "case.reanalyse": says("The rules have been run again."),
    "case.jump": opens(AskLine),
    "case.sign": opens(SignScreen, rated),
    "case.blind": changes(lambda desk: desk.app.is_blind),
    "case.search-log": opens(SearchScreen),
    "case.checked-before": says("No claim like this one is known"),
    "case.policy": opens(Choose),
    "case.verify": says("Nothing drifted"),
    "case.stamp": says("no timestamp server is set"),
    "case.bundle": opens(AskLine),
    "case.registry": opens(Choose),
    "case.quit": grows(ended),
}
BULK: dict[str, Press] = {
    "case.mark": grows(marked),
    "case.mark-range": becomes(marked, 3, keys("space", "j")),
    "case.mark-all": becomes(lambda desk: marked(desk) == len(listed(desk)), True),
    "case.mark-others": becomes(lambda desk: marked(desk) == len(listed(desk)) - 1, True, keys("space")),
    "case.unmark": becomes(marked, 0, keys("space")),
    "case.assign": opens(Choose),
    "case.repeat": opens(RateScreen, rated),
}
QUEUE: dict[str, Press] = {"case.queue": changes(lambda desk: desk.screen.in_queue)}
ARTICLE: dict[str, Press] = {
    "article.left": grows(caret),
    "article.right": shrinks(caret, keys("left")),
    "article.up": shrinks(caret, keys("down")),
    "article.down": grows(caret),
    "article.select-left": grows(lambda desk: selected(desk) is not None),
    "article.select-right": grows(lambda desk: selected(desk) is not None, keys("left")),
    "article.select-up": grows(lambda desk: selected(desk) is not None, keys("down")),
    "article.select-down": grows(lambda desk: selected(desk) is not None),
    "article.word-left": grows(caret),
    "article.word-right": shrinks(caret, keys("ctrl+left")),
    "article.select-word-left": grows(lambda desk: selected(desk) is not None),
    "article.select-word-right": grows(lambda desk: selected(desk) is not None, keys("ctrl+left")),
    "article.home": shrinks(caret, keys("left")),
    "article.end": grows(caret),
    "article.page-up": shrinks(caret, keys("pagedown")),
    "article.page-down": grows(caret),
    "article.unselect": becomes(selected, None, keys("shift+left")),
    "article.copy": becomes(held, "أعلنت ", word_selected),
}
ROWS: dict[str, Press] = {
    "list.down": grows(row),
    "list.up": shrinks(row, keys("down")),
    "list.page-down": grows(row),
    "list.page-up": shrinks(row, keys("end")),
    "list.first": becomes(row, 0, keys("down")),
    "list.last": grows(row),
    "list.open": becomes(focus, "ArticlePane"),
}
FILTER: dict[str, Press] = {
    "filter.complete": becomes(lambda desk: desk.find(FilterField).value, "rating:", keys(write="rat")),
    "filter.leave": becomes(focus, "ClaimsList"),
    "filter.save": opens(AskLine, keys(write="kind:figure")),
}
FLAGS: dict[str, Press] = {
    "flags.queried": opens(Prompt),
    "flags.explained": opens(Prompt),
    "flags.corrected": opens(Prompt),
    "flags.dismissed": opens(Prompt),
    "flags.open": opens(Prompt),
    "flags.question": opens(Prompt),
    "flags.all": grows(
        lambda desk: len(desk.find(FlagsList).rows), keys("x", write="is one event", then="ctrl+s")
    ),
    "flags.copy": changes(held),
    "flags.undo": says("Undone: "),
    "flags.back": leaves(CaseScreen),
    "flags.help": opens(HelpScreen),
}
SOURCES: dict[str, Press] = {
    "sources.attach": opens(AttachScreen),
    "sources.describe": opens(DescribeScreen),
    "sources.claims": opens(Choose),
    "sources.archive": says("The source has no address"),
    "sources.remove": shrinks(lambda desk: len(desk.find(SourcesList).rows)),
    "sources.undo": grows(lambda desk: len(desk.find(SourcesList).rows)),
    "sources.prune": says("No removed source has bytes left."),
    "sources.back": leaves(CaseScreen),
}
LOG: dict[str, Press] = {
    "log.undo": grows(lambda desk: len(desk.find(EventsList).rows)),
    "log.redo": grows(lambda desk: len(desk.find(EventsList).rows)),
    "log.back": leaves(CaseScreen),
}
OVERVIEW: dict[str, Press] = {
    "overview.back": leaves(CaseScreen),
    "overview.help": opens(HelpScreen),
}
MAP: dict[str, Press] = {
    "map.left": grows(cell),
    "map.right": shrinks(cell, keys("left")),
    "map.up": shrinks(cell, keys("down")),
    "map.down": grows(cell),
    "map.first": becomes(cell, 0, keys("end")),
    "map.last": grows(cell),
    "map.next-flag": changes(cell),
    "map.open": leaves(CaseScreen),
}
LOCATE: dict[str, Press] = {
    "locate.take": becomes(
        lambda desk: isinstance(desk.app.screen, LocateScreen) and desk.app.screen._picked, True
    ),
    "locate.accept": says("Evidence attached to claim"),
    "locate.source": opens(Choose),
    "locate.next": grows(lambda desk: desk.find(PlacesList)._cursor, two_places),
    "locate.previous": shrinks(lambda desk: desk.find(PlacesList)._cursor, second_place),
}
SEARCHING: dict[str, Press] = {"search.remove": opens(Choose)}
VIEWS: dict[str, Press] = {
    "views.down": grows(option),
    "views.up": shrinks(option, keys("down")),
    "views.name": says("There is no filter to save"),
    "views.remove": says("Only saved views"),
}
CHOOSE: dict[str, Press] = {
    "Choose.down": grows(option, keys("home")),
    "Choose.up": shrinks(option, keys("end")),
}
FORM: dict[str, Press] = {
    "form.cancel": leaves(CaseScreen),
    "form.save": says("A rating needs its reasons"),
    "form.editor": changes(lambda desk: desk.find(BidiArea).text),
}
HELP: dict[str, Press] = {
    "HelpScreen.scroll_by(1)": grows(scrolled),
    "HelpScreen.scroll_by(-1)": shrinks(scrolled, keys("pagedown")),
    "HelpScreen.page(1)": grows(scrolled),
    "HelpScreen.page(-1)": shrinks(scrolled, keys("pagedown", "pagedown")),
}
SMALL: dict[str, Press] = {"small.quit": grows(ended)}
START: dict[str, Press] = {
    "start.make": says("Name the article first"),
    "start.open": opens(AskLine),
    "start.example": opens(CaseScreen),
    "start.sample": opens(AskLine),
    "start.quit": grows(ended),
    "start.help": opens(HelpScreen),
}
EVERYWHERE: dict[str, Press] = {
    "app.quit": grows(ended),
    "app.stop": grows(ended),
    "app.help": opens(HelpScreen),
    "app.theme": changes(lambda desk: desk.app.theme),
    "app.tour": changes(lambda desk: desk.app.tour is not None and desk.app.tour.goes_on),
    "app.suspend": grows(ended),
}


async def stay(_: Desk) -> None:
    """The main screen itself."""


async def in_article(desk: Desk) -> None:
    desk.article.focus()
    desk.article._go(desk.view.article.text.index("أعلنت"))
    await desk.press()


async def with_search(desk: Desk) -> None:
    """The form for searches, where one is logged."""
    assert desk.app.case is not None
    log_search(desk.app.case, "register", "the minutes", claim_id=desk.claim.id)
    await desk.press("l")


async def with_choice(desk: Desk) -> None:
    await desk.press("K")


async def small(desk: Desk) -> None:
    desk.app.push_screen(SmallScreen())
    await desk.press()


async def in_map(desk: Desk) -> None:
    await desk.press("i")
    desk.find(ArticleMap).styles.width = 3  # so that it has rows
    await desk.press()


async def with_proposals(desk: Desk) -> None:
    """Looking for evidence: passages are proposed for the claim, and its words stand in two sources."""
    assert desk.app.case is not None
    attach_text(desk.app.case, "غادر سامي الحداد مجلس الإدارة في فبراير 2018.", SourceInfo(title="b"))
    desk.app.reload()
    await desk.press()
    desk.screen.choose(next(row.id for row in desk.view.claims.listed if "نهاية يناير" in row.text))
    await desk.press("e")


PLACES: dict[str, tuple[Before, dict[str, Press]]] = {
    "CaseScreen": (stay, CASE),
    "BulkDeeds": (stay, BULK),
    "QueueDeeds": (stay, QUEUE),
    "ArticlePane": (in_article, ARTICLE),
    "RowsList": (stay, ROWS),
    "FilterField": (keys("slash"), FILTER),
    "FlagsScreen": (keys("f"), FLAGS),
    "SourcesScreen": (keys("o"), SOURCES),
    "LogScreen": (keys("L"), LOG),
    "OverviewScreen": (keys("i"), OVERVIEW),
    "ArticleMap": (in_map, MAP),
    "LocateScreen": (with_proposals, LOCATE),
    "SearchScreen": (with_search, SEARCHING),
    "ViewsScreen": (keys("t"), VIEWS),
    "Choose": (with_choice, CHOOSE),
    "Form": (keys("1"), FORM),
    "HelpScreen": (keys("question_mark"), HELP),
    "SmallScreen": (small, SMALL),
    "StartScreen": (stay, START),
    "WorkbenchApp": (stay, EVERYWHERE),
}
"""Where the keys of a class work, and what each does there."""


@pytest.mark.parametrize("owner", owners(), ids=lambda owner: owner.__name__)
async def test_every_key(
    owner: type[DOMNode], opened: Open, case_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, table = PLACES[owner.__name__]  # a class that is not there has keys that nobody tried
    assert {name_of(owner, binding) for binding in own_bindings(owner)} == set(table)
    code = "import sys; open(sys.argv[1], 'w').write('x')"
    monkeypatch.setenv("EDITOR", shlex.join([sys.executable, "-c", code]))
    monkeypatch.setattr(start, "_example", lambda: case_folder)
    folder = tmp_path / "empty" if owner is StartScreen else case_folder
    async with opened(folder) as desk:
        monkeypatch.setattr(desk.app, "suspend", nullcontext)
        for name in ("exit", "action_suspend_process", "action_stop"):
            monkeypatch.setattr(desk.app, name, lambda *_: ENDED.append("x"))
        await try_all(desk, owner, go, table)
