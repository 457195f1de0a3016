"""Writing the report to a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Select

from workbench.desk.case import Case
from workbench.i18n import mark, tr
from workbench.tui import words
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.base import Form
from workbench.tui.screens.fields import given_path, labelled, path_field

FORMATS = [
    (mark("HTML: one file, to read and to print"), "html"),
    ("Markdown", "md"),
    (mark("PDF: to file"), "pdf"),
    (mark("DOCX: the article with comments at its claims"), "docx"),
    (mark("XLSX: to edit and take back in"), "xlsx"),
    (mark("JSON: for programs"), "json"),
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
            box.border_title = tr("Write the report")
            box.border_subtitle = words.keyed(
                ("tab", tr("next field")), ("ctrl+s", tr("write")), ("esc", tr("cancel"))
            )
            yield labelled(
                tr("Format"),
                Select(
                    [(tr(text), name) for text, name in FORMATS],
                    value="html",
                    allow_blank=False,
                    compact=True,
                    id="format",
                ),
            )
            yield labelled(tr("File"), path_field("path", value=str(self._folder / "report.html")))

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
            self.bench.say(tr("Give the path of the file to write."), severity="error")
            return
        path, name = given_path(given), str(self.query_one("#format", Select).value)
        if path.exists() and self._warned != given:
            self._warned = given
            self.bench.say(tr("{file} exists; ctrl+s again replaces it.", file=path.name), severity="error")
            return

        def write(case: Case) -> int:
            from workbench.desk.reporting import write as write_report
            from workbench.desk.steps import step

            return write_report(case, name, path, progress=partial(step, mark("Writing the report")))

        self.bench.carry_out(write, tr("Written: {path}", path=path), self.close_with)
