"""Where there is no case yet: make one from an article, or open another."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

import workbench
from workbench.desk.case import is_case
from workbench.desk.remembered import recent_cases
from workbench.i18n import tr
from workbench.tui import words
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.base import workbench as bench
from workbench.tui.screens.fields import given_path, labelled, path_field
from workbench.tui.screens.placed import Placed
from workbench.tui.widgets.keys import KeysLine
from workbench.tui.widgets.options import Options
from workbench.tui.widgets.prose import Prose


class StartScreen(Placed[Any]):
    """A form for a new case; other keys open one, make the sample, or open the worked example."""

    CSS_PATH = "start.tcss"
    AUTO_FOCUS = "#article"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "make", "Make the case", id="start.make", priority=True),
        Binding("ctrl+o", "open", "Open a case", id="start.open"),
        Binding("ctrl+e", "example", "Worked example", id="start.example", priority=True),
        Binding("ctrl+t", "sample", "Sample and tour", id="start.sample", priority=True),
        Binding("escape", "app.quit", "Quit", id="start.quit"),
        Binding("f1", "app.help", "Help", id="start.help"),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._typed_folder = False

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="start"):
            yield Prose(_welcome(), id="welcome")
            article = path_field("article", tr("path of a text, HTML, PDF or DOCX file (→ completes it)"))
            yield labelled(tr("Article"), article)
            yield labelled(tr("Case folder"), path_field("folder", tr("where the case will live")))
            published = BidiInput(placeholder=tr("2018-12-31, if it is known"), id="published", compact=True)
            yield labelled(tr("Published"), published)
            yield labelled(
                tr("Address"), BidiInput(placeholder=tr("https://, if it has one"), id="url", compact=True)
            )
            with Horizontal(classes="buttons"):
                yield Button(tr("Make the case"), variant="primary", id="make")
                yield Button(tr("Open a case …"), id="open")
                yield Button(tr("Sample and tour"), id="sample")
                if _example() is not None:
                    yield Button(tr("Worked example"), id="example")
            recent = recent_cases()
            if recent:
                yield Prose(words.heading(tr("Recent cases")))
                yield Options(*(Option(str(folder)) for folder in recent), id="recent", markup=False)
        yield KeysLine(id="keys")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        bench(self).open(Path(str(event.option.prompt)))

    def on_input_changed(self, event: BidiInput.Changed) -> None:
        """The folder is named after the article until somebody types another."""
        folder = self.query_one("#folder", BidiInput)
        if event.input.id == "article" and not self._typed_folder:
            stem = given_path(event.value).stem
            with self.prevent(BidiInput.Changed):
                folder.value = str(self._folder / f"{stem}-case") if stem else ""
        elif event.input.id == "folder":
            self._typed_folder = bool(event.value)

    def on_input_submitted(self, event: BidiInput.Submitted) -> None:
        self.action_make()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        self.call_later(self.run_action, event.button.id or "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An installed workbench has no worked example beside it."""
        return action != "example" or _example() is not None

    def action_make(self) -> None:
        typed = {name: self.query_one(f"#{name}", BidiInput).value.strip() for name in ("article", "folder")}
        if not typed["article"]:
            bench(self).say(tr("Name the article first: the path of its file."), severity="error")
        elif not typed["folder"]:
            bench(self).say(tr("Name a folder for the case."), severity="error")
        else:
            bench(self).make(
                given_path(typed["folder"]),
                given_path(typed["article"]),
                published=self.query_one("#published", BidiInput).value.strip(),
                url=self.query_one("#url", BidiInput).value.strip(),
            )

    def action_open(self) -> None:
        from workbench.tui.screens.prompt import AskLine

        def use(text: str | None) -> None:
            if text:
                bench(self).open(given_path(text))

        self.app.push_screen(
            AskLine(tr("Open a case: its folder"), path_field("path", value=str(self._folder))), use
        )

    def action_sample(self) -> None:
        from workbench.tui.screens.prompt import AskLine

        def use(text: str | None) -> None:
            if text:
                bench(self).make_sample(given_path(text))

        folder = path_field("path", value=str(self._folder / "sample-case"))
        self.app.push_screen(AskLine(tr("Make the sample case in the folder"), folder), use)

    def action_example(self) -> None:
        folder = _example()
        if folder is not None:
            bench(self).open(folder)


def _welcome() -> Content:
    return Content.assemble(
        Content.styled(tr("Claim-verification workbench"), "bold $text-accent"),
        "\n",
        tr(
            "Take an article apart into claims, hold them against sources, rate them, and see where the"
            " article contradicts itself. Everything is kept in one folder, the case."
        ),
        "\n",
        words.muted(tr("There is no case in this folder yet. Name an article to begin.")),
    )


def _example() -> Path | None:
    """The worked example: the repository itself is a case."""
    folder = Path(workbench.__file__).parent.parent
    return folder if is_case(folder) else None
