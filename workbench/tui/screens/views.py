"""Views of the list: what is often asked for, and the filters that were saved under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workbench.desk import names
from workbench.desk.filters.meaning import slug
from workbench.desk.saved import SavedView
from workbench.i18n import LRM, mark, tr
from workbench.model import ClaimKind, Rating
from workbench.tui import words
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.base import Form
from workbench.tui.screens.prompt import AskLine
from workbench.tui.state import CaseView
from workbench.tui.widgets.options import Options

if TYPE_CHECKING:
    from workbench.tui.application import WorkbenchApp

USUAL = (
    SavedView(mark("All claims"), ""),
    SavedView(mark("Unrated"), "rating:none"),
    SavedView(mark("Without evidence"), "source:none"),
    SavedView(mark("With open flags"), "flag:open"),
    SavedView(mark("To look at again"), "is:again"),
    SavedView(mark("Assigned to me"), "assigned:me"),
    SavedView(mark("Disputed by a second reviewer"), "review:disputed"),
    SavedView(mark("Set aside (dismissed, split, merged)"), "is:aside"),
)


def usual_views(scale: tuple[Rating, ...]) -> list[SavedView]:
    """What every case offers."""
    usual = [SavedView(tr(view.name), view.filter) for view in USUAL]
    kinds = [
        SavedView(tr("Kind: {kind}", kind=tr(names.KINDS[kind])), f"kind:{kind.value}") for kind in ClaimKind
    ]
    rated = [
        SavedView(
            tr("Rated: {rating}", rating=f"{words.glyph(rating, scale)} {names.named(rating)}"),
            f"rating:{slug(rating.id)}",
        )
        for rating in scale
    ]
    return [*usual, *kinds, *rated]


class ViewsScreen(Form[str]):
    """Gives the filter of the view that was chosen."""

    CSS_PATH = "prompt.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "down", "Next", show=False, id="views.down"),
        Binding("k", "up", "Previous", show=False, id="views.up"),
        Binding("n", "name", "Save the filter that is on under a name", show=False, id="views.name"),
        Binding("x,delete", "remove", "Remove a saved view", show=False, id="views.remove"),
    ]

    def __init__(self, view: CaseView, counts: dict[str, int]) -> None:
        """`counts`: filter -> claims that it lists, as far as they were counted."""
        super().__init__()
        self._case_view = view
        self._counts = counts
        self._saved = list(view.saved)

    @property
    def _views(self) -> list[SavedView]:
        usual = usual_views(self._case_view.scale)
        return [*usual[: len(USUAL)], *self._saved, *usual[len(USUAL) :]]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog choose") as box:
            box.border_title = Content(tr("Show"))
            box.border_subtitle = words.keyed(
                ("enter", tr("choose")),
                ("n", tr("name the filter")),
                ("x", tr("remove")),
                ("esc", tr("cancel")),
            )
            yield Options(markup=False)

    def on_mount(self) -> None:
        self._list()
        self.query_one(OptionList).focus()

    def _list(self) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        for view in self._views:
            label: list[Content | str] = [words.lead() or LRM]
            label.append(Content.styled("★ ", "$text-accent") if view in self._saved else "")
            label += [names.apart(view.name), words.muted(f"  {names.apart(view.filter)}")]
            if view.filter in self._counts:
                label.append(words.muted(f"  ({self._counts[view.filter]:,})"))
            options.add_option(Option(Content.assemble(*label)))
        filters = [view.filter for view in self._views]
        current = self._case_view.filter
        options.highlighted = filters.index(current) if current in filters else 0

    def action_down(self) -> None:
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        self.query_one(OptionList).action_cursor_up()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.action_save()

    def action_save(self) -> None:
        place = self.query_one(OptionList).highlighted
        self.dismiss(self._views[place].filter if place is not None else None)

    def action_name(self) -> None:
        self.dismiss(None)
        name_view(self.bench, self._case_view.filter)

    def action_remove(self) -> None:
        from workbench.desk.saved import remove_view

        place = self.query_one(OptionList).highlighted
        view = self._views[place] if place is not None else None
        if view is None or view not in self._saved:
            self.bench.say(tr("Only saved views (★) can be removed."), severity="error")
            return
        self.bench.carry_out(
            lambda case: remove_view(case, view.name),
            tr("View {name} removed; u brings it back.", name=view.name),
        )
        self._saved.remove(view)
        self._list()


def name_view(bench: WorkbenchApp, text: str) -> None:
    """Ask for a name, and keep a filter under it."""
    from workbench.desk.saved import save_view

    if not text.strip():
        bench.say(tr("There is no filter to save; / types one."), severity="error")
        return

    def use(name: str | None) -> None:
        if name:
            bench.carry_out(
                lambda case: save_view(case, name, text), tr("Saved as {name}; t lists it.", name=name)
            )

    bench.push_screen(AskLine(tr("A name for: {filter}", filter=text), BidiInput(compact=True)), use)
