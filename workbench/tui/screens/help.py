"""All keys, by the place in which they work; typing searches them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from workbench.desk import names
from workbench.i18n import mark, tr
from workbench.tui import words
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.base import Form, bindings_of
from workbench.tui.widgets.prose import Prose

SIGNS = mark(
    "Signs: ● true ◕ mostly true ◑ half true ◔ mostly false ○ false · unrated;"
    " ⚑ open flags, ¶ evidence, ↻ look again;"
    " ‼ conflict ! warning i note. In the article: underlined where a flag is open, coloured where rated."
)
BESIDE, LITTLE = 18, 4
"""Cells before what a key does: beside it, or on the next row."""
KEYS = {
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "number_sign": "#",
    "colon": ":",
    "escape": "esc",
    "pagedown": "page down",
}
KEYS |= {"pageup": "page up", "left": "←", "right": "→", "up": "↑", "down": "↓"}


class HelpScreen(Form[None]):
    """Made from the bindings themselves, so that it is never out of date."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "scroll_by(1)", show=False),
        Binding("up", "scroll_by(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = tr("Keys")
            box.border_subtitle = words.keyed(("esc", tr("back")))
            yield BidiInput(placeholder=tr("search"), id="wanted", compact=True)
            with VerticalScroll(id="keys", can_focus=True):
                yield Prose("", id="list")

    def on_mount(self) -> None:
        self.query_one("#wanted").focus()
        self.call_after_refresh(self._list)

    def on_input_changed(self, event: BidiInput.Changed) -> None:
        self._list()

    def on_resize(self) -> None:
        self.call_after_refresh(self._list)

    def action_scroll_by(self, rows: int) -> None:
        """The keys are looked through from the field, too."""
        self.query_one("#keys").scroll_relative(y=rows, animate=False)

    def action_page(self, step: int) -> None:
        self.action_scroll_by(step * max(1, self.query_one("#keys").size.height - 1))

    def action_save(self) -> None:
        self.action_cancel()

    def _list(self) -> None:
        """What is looked for, or all, once the empty dialog stands."""
        wanted = self.query_one("#wanted", BidiInput).value
        keys = self.query_one("#list", Prose)
        lines = _lines(wanted.lower().strip(), self.bench.own_keys, keys.size.width)
        keys.update(Content.assemble(*lines))


def known_ids() -> frozenset[str]:
    """The names under which keys can be changed."""
    return frozenset(binding.id for _, bindings in places() for binding in bindings if binding.id)


def _lines(wanted: str, own_keys: Mapping[str, str], width: int) -> Iterator[Content | str]:
    """What keys do stands beside them, all of it, where there is room for that."""
    beside = BESIDE if width >= 3 * BESIDE else LITTLE
    if not wanted:
        yield words.muted(f"{tr(SIGNS)}\n")
    found = False
    for where, bindings in places():
        place = tr(where)
        lines = [
            (_keys(b, own_keys), f"{tr(b.description)}. {tr(b.tooltip)}".strip(), b.id or "")
            for b in bindings
            if b.description
        ]
        lines = [line for line in lines if wanted in f"{place} {' '.join(line)}".lower()]
        if lines:
            found = True
            yield Content.assemble("\n", words.heading(place), "\n")
        for keys, what, name in lines:
            yield Content.styled(f"{words.lead()}{names.value(keys)}{' ' * (beside - len(keys))}", "bold")
            told = wrap(what.rstrip("."), max(LITTLE, width - beside))
            if len(keys) >= beside:
                told.insert(0, "")
            yield f"\n{words.lead()}{' ' * beside}".join(told) + "\n"
            if wanted:
                yield words.muted(f"{words.lead()}{' ' * beside}{name}\n")
    if not found:
        yield tr("Nothing found.")


def _keys(binding: Binding, own_keys: Mapping[str, str]) -> str:
    own = own_keys.get(binding.id or "")
    if binding.key_display and own is None:
        return binding.key_display
    return " ".join(KEYS.get(key.strip(), key.strip()) for key in (own or binding.key).split(","))


def places() -> Iterator[tuple[str, list[Binding]]]:
    """Each place with its bindings, in English: what is shown of them, and what the catalogues translate."""
    from workbench.tui.application import WorkbenchApp
    from workbench.tui.screens.case import CaseScreen
    from workbench.tui.screens.flags import FlagsScreen
    from workbench.tui.screens.locate import LocateScreen
    from workbench.tui.screens.log import LogScreen
    from workbench.tui.screens.overview import OverviewScreen
    from workbench.tui.screens.searching import SearchScreen
    from workbench.tui.screens.sources import SourcesScreen
    from workbench.tui.screens.start import StartScreen
    from workbench.tui.screens.views import ViewsScreen
    from workbench.tui.widgets.article import ArticlePane
    from workbench.tui.widgets.filter import FilterField
    from workbench.tui.widgets.map import ArticleMap
    from workbench.tui.widgets.rows import RowsList

    rate = Binding("1", "", "Rate at once: the number keys are the steps of the scale", key_display="1 … 0")
    pane = Binding("tab", "", "Next pane or field; shift+tab goes back", key_display="tab")
    palette = Binding("ctrl+p", "", "Every command, searchable", key_display="ctrl+p")
    for place, owner, extra in (
        (mark("The case"), CaseScreen, [rate, pane, palette]),
        (mark("Lists"), RowsList, []),
        (mark("The filter"), FilterField, []),
        (mark("Views"), ViewsScreen, []),
        (mark("The article"), ArticlePane, []),
        (mark("Overview"), OverviewScreen, []),
        (mark("The map"), ArticleMap, []),
        (mark("Flags"), FlagsScreen, []),
        (mark("Sources"), SourcesScreen, []),
        (mark("Log"), LogScreen, []),
        (mark("Evidence"), LocateScreen, []),
        (mark("Search log"), SearchScreen, []),
        (mark("Dialogs"), Form, []),
        (mark("Start"), StartScreen, []),
        (mark("Everywhere"), WorkbenchApp, []),
    ):
        yield place, [*extra, *bindings_of(owner)]
