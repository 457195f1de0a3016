"""All keys, by the place in which they work; typing searches them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.binding import Binding
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

    def action_save(self) -> None:
        self.action_cancel()

    def _list(self) -> None:
        """What is looked for, or all, once the empty dialog stands."""
        wanted = self.query_one("#wanted", BidiInput).value
        lines = _lines(wanted.lower().strip(), self.bench.own_keys)
        self.query_one("#list", Prose).update(Content.assemble(*lines))


def known_ids() -> frozenset[str]:
    """The names under which keys can be changed."""
    return frozenset(binding.id for _, bindings in places() for binding in bindings if binding.id)


def _lines(wanted: str, own_keys: Mapping[str, str]) -> Iterator[Content | str]:
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
            yield Content.styled(f"{words.lead()}{names.value(keys)}{' ' * max(1, 18 - len(keys))}", "bold")
            yield what.rstrip(".")
            yield words.muted(f"  {name}\n" if wanted else "\n")
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
