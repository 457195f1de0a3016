"""Writing the report to a file."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Select

from workbench.desk.case import Case
from workbench.i18n import LANGUAGES, mark, tr
from workbench.report.formats import FORMATS
from workbench.report.labels import label_languages
from workbench.tui import words
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.base import Form
from workbench.tui.screens.fields import given_path, labelled, path_field

NAMES = {
    "html": mark("HTML: one file, to read and to print"),
    "md": "Markdown",
    "pdf": mark("PDF: to file"),
    "docx": mark("DOCX: the article with comments at its claims"),
    "docx-footnotes": mark("DOCX: the article with footnotes"),
    "letter": mark("Letter: asks the author what is open"),
    "summary": mark("Summary: a paragraph for readers"),
    "correction": mark("Correction: what to publish with the article"),
    "xlsx": mark("XLSX: to edit and take back in"),
    "csv": mark("CSV: a claim a row"),
    "json": mark("JSON: for programs"),
    "claimreview": mark("ClaimReview: for search engines"),
    "webannotation": mark("Web Annotation: for annotation tools"),
    "hypothesis": mark("Hypothesis: to import there"),
    "uima": mark("UIMA: for INCEpTION"),
    "averitec": mark("AVeriTeC: for research"),
}
"""Every format of a report, those for people first."""
OWN = "own"
"""The language that the report has by itself; a choice needs a name."""


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
                    [(tr(text), name) for name, text in NAMES.items()],
                    value="html",
                    allow_blank=False,
                    compact=True,
                    id="format",
                ),
            )
            yield labelled(
                tr("Language"),
                Select(
                    [
                        (tr("the article's"), OWN),
                        *((LANGUAGES.get(lang, lang), lang) for lang in label_languages()),
                    ],
                    value=OWN,
                    allow_blank=False,
                    compact=True,
                    id="lang",
                ),
            )
            yield labelled(tr("File"), path_field("path", value=str(self._folder / "report.html")))

    def on_mount(self) -> None:
        self.query_one("#path").focus()

    def on_select_changed(self, event: Select.Changed) -> None:
        field = self.query_one("#path", BidiInput)
        if field.value and event.select.id == "format":
            field.value = f"{os.path.splitext(field.value)[0]}.{FORMATS[str(event.value)].ending}"  # noqa: PTH122

    def on_input_submitted(self, event: BidiInput.Submitted) -> None:
        self.action_save()

    def action_save(self) -> None:
        given = self.query_one("#path", BidiInput).value.strip()
        if not given:
            self.bench.say(tr("Give the path of the file to write."), severity="error")
            return
        path, name = given_path(given), str(self.query_one("#format", Select).value)
        chosen = str(self.query_one("#lang", Select).value)
        lang = "" if chosen == OWN else chosen
        # Not `path.exists()`, which raises for a name that is too long.
        if os.path.exists(path) and self._warned != given:  # noqa: PTH110
            self._warned = given
            self.bench.say(tr("{file} exists; ctrl+s again replaces it.", file=path.name), severity="error")
            return

        def write(case: Case) -> int:
            from workbench.desk.reporting import write as write_report
            from workbench.desk.steps import step

            return write_report(
                case, name, path, lang=lang, progress=partial(step, mark("Writing the report"))
            )

        self.bench.carry_out(write, tr("Written: {path}", path=path), self.close_with)
