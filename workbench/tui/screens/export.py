"""Writing the report to a file."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Select

from workbench.desk.case import Case
from workbench.model import InputError
from workbench.tui import words
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.base import Form
from workbench.tui.screens.fields import given_path, labelled, path_field

FORMATS = [
    ("HTML: one file, to read and to print", "html"),
    ("Markdown", "md"),
    ("PDF: to file", "pdf"),
    ("DOCX: the article with comments at its claims", "docx"),
    ("XLSX: to edit and take back in", "xlsx"),
    ("JSON: for programs", "json"),
]


class ExportScreen(Form[int]):
    """A format and a path; an existing file is only replaced after a second ctrl+s."""

    CSS_PATH = "export.tcss"

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._warned = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = "Write the report"
            box.border_subtitle = words.keyed(("tab", "next field"), ("ctrl+s", "write"), ("esc", "cancel"))
            yield labelled(
                "Format", Select(FORMATS, value="html", allow_blank=False, compact=True, id="format")
            )
            yield labelled("File", path_field("path", value=str(self._folder / "report.html")))

    def on_mount(self) -> None:
        self.query_one("#path").focus()

    def on_select_changed(self, event: Select.Changed) -> None:
        field = self.query_one("#path", BidiInput)
        if field.value:
            field.value = str(given_path(field.value).with_suffix(f".{event.value}"))

    def on_input_submitted(self, event: BidiInput.Submitted) -> None:
        self.action_save()

    def action_save(self) -> None:
        given = self.query_one("#path", BidiInput).value.strip()
        if not given:
            self.bench.say("Give the path of the file to write.", severity="error")
            return
        path, name = given_path(given), str(self.query_one("#format", Select).value)
        if path.exists() and self._warned != given:
            self._warned = given
            self.bench.say(f"{path.name} exists; ctrl+s again replaces it.", severity="error")
            return

        def write(case: Case) -> int:
            return _write(case, path, name)

        self.bench.carry_out(write, f"Written: {path}", self.close_with)


def _write(case: Case, path: Path, name: str) -> int:
    """The number of bytes written. Raises InputError where the file cannot be written."""
    from workbench.desk.reporting import report

    data = report(case, name)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from error
    return len(data)
