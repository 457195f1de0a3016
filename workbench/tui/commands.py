"""What every screen offers: help, the palette, the themes, the languages, the tour."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.driver import Driver
from textual.screen import Screen

from workbench.i18n import LANGUAGES, language, tr
from workbench.tui.escaped import part_escapes
from workbench.tui.outliving import Outliving
from workbench.tui.stylesheet import OnceParsed
from workbench.tui.themes import COLOURLESS, NAMES
from workbench.tui.typeahead import TypeAhead

AS_IT_STANDS = "text{direction:ltr;unicode-bidi:bidi-override}"

if TYPE_CHECKING:
    from workbench.tui.state import CaseView
    from workbench.tui.tour import Tour


class Commands(TypeAhead):
    """The application as far as it knows no deed."""

    def __init__(self, driver: type[Driver] | None = None) -> None:
        super().__init__(driver)
        self.stylesheet = OnceParsed(variables=self.get_css_variables())
        self.view: CaseView | None = None
        self.tour: Tour | None = None
        self.speak_next: str | None = None
        """The language to begin again in, once this run has ended."""

    def _build_driver(
        self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None
    ) -> Driver:
        driver = super()._build_driver(headless, inline, mouse, size)
        part_escapes(driver)
        if hasattr(driver, "_file"):
            driver._file = Outliving(driver._file)
        return driver

    def say(self, text: str, *, severity: str = "information") -> None:
        """Tell something, for a moment."""
        raise NotImplementedError

    def load_screens(self) -> None:
        """In a worker, once all is quiet: no key then waits until its screen is loaded."""
        from workbench.tui.screens.help import known_ids

        known_ids()  # the help tells of all of them

    def action_help(self) -> None:
        from workbench.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def action_command_palette(self) -> None:
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=tr("search the commands"), id="--command-palette"))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        from workbench.tui.screens.base import ShowsCase

        for name, said in NAMES.items():
            title = tr("Theme: {name}", name=tr(said))
            yield SystemCommand(title, tr("Change the colours"), partial(self.use_theme, name))
        for code, said in LANGUAGES.items():
            if code != language():
                about = tr("Begin again in this language")
                yield SystemCommand(said, about, partial(self.use_language, code))
        yield SystemCommand(tr("Tour"), tr("The tour: leave it, or go on"), self.action_tour)
        yield SystemCommand(tr("Quit"), tr("Everything is saved already"), self.action_quit)
        yield SystemCommand(tr("Help"), tr("All keys, searchable"), self.action_help)
        if isinstance(screen, ShowsCase):
            yield from screen.commands()

    def action_tour(self) -> None:
        """Leave the tour, or begin it where it was left."""
        from workbench.desk.remembered import remember_tour, tour_place
        from workbench.tui.tour import Tour

        if self.tour is not None and self.tour.goes_on:
            self.tour.leave()
            remember_tour(self.tour.place)
            self.say(tr("The tour waits: F3 goes on with it."))
        elif self.view is None:
            self.say(tr("Open a case first; the sample case is made for the tour."), severity="error")
        else:
            self.tour = Tour(self)
            self.tour.begin(tour_place())

    def use_theme(self, name: str) -> None:
        """Change the colours, and say how to keep them."""
        self.theme = name
        keep = tr('theme = "{name}" below [display] in config.toml keeps it.', name=name)
        self.say(f"{tr('Theme: {name}', name=tr(NAMES[name]))}. {keep}")

    def action_next_theme(self) -> None:
        names = list(NAMES)
        here = names.index(self.theme) if self.theme in names else -1
        self.use_theme(names[(here + 1) % len(names)])

    def watch_theme(self, theme: str) -> None:
        self.set_class(theme == COLOURLESS, "-colourless")

    def use_language(self, code: str) -> None:
        """Leave, to begin again at once in another language."""
        self.speak_next = code
        self.exit(0)

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        """As SVG; whoever shows it must not put the text in order a second time."""
        picture = super().export_screenshot(title=title, simplify=simplify)
        return picture.replace("<style>", f"<style>{AS_IT_STANDS}", 1)
