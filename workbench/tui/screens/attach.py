"""Attaching a source: a file, pasted text, or a reviewer's note."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import ContentSwitcher, Select

from workbench.desk import names
from workbench.desk.case import Case
from workbench.i18n import mark, tr, trn
from workbench.model import CaptureKind, InputError, SourceInfo, Suggestion
from workbench.tui import words
from workbench.tui.bidi.area import BidiArea
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.base import Form
from workbench.tui.screens.fields import SourceFields, given_path, path_field

KINDS = [
    (mark("a file: kept byte for byte"), "file"),
    (mark("a page: fetched from the web now, and kept"), "page"),
    (mark("pasted text: what the source says, word for word"), "pasted"),
    (mark("a note: what I saw the source say (proves nothing alone)"), "note"),
]


class AttachScreen(Form[int]):
    """Gives the source's id."""

    CSS_PATH = "attach.tcss"
    DRAFTS = ("pasted", "note")

    @property
    def draft(self) -> str:
        return "attach"

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = tr("Attach a source")
            box.border_subtitle = words.keyed(
                ("tab", tr("next field")), ("ctrl+s", tr("attach")), ("esc", tr("cancel"))
            )
            with VerticalScroll(id="form"):
                yield Select(
                    [(tr(text), name) for text, name in KINDS],
                    value="file",
                    allow_blank=False,
                    compact=True,
                    id="kind",
                )
                with ContentSwitcher(initial="file", id="what"):
                    yield path_field("file", tr("path of a file, or of a folder of files (→ completes)"))
                    yield BidiArea(
                        "", id="pasted", tab_behavior="focus", placeholder=tr("paste the text here")
                    )
                    yield BidiArea(
                        "", id="note", tab_behavior="focus", placeholder=tr("what the source says")
                    )
                    yield BidiInput(placeholder="https://", id="page", compact=True)
                yield SourceFields()

    def on_mount(self) -> None:
        self.query_one("#file").focus()
        for kind in self.DRAFTS:
            if self.bench.drafts is not None and self.bench.drafts.get(f"{self.draft}/{kind}"):
                self.query_one("#kind", Select).value = kind

    def on_select_changed(self, event: Select.Changed) -> None:
        if event.select.id == "kind":
            self.query_one("#what", ContentSwitcher).current = str(event.value)

    def action_save(self) -> None:
        kind = str(self.query_one("#kind", Select).value)
        info = self.query_one(SourceFields).info
        if kind == "file":
            given = self.query_one("#file", BidiInput).value
            if not given.strip():
                self.bench.say(tr("Give the path of a file."), severity="error")
                return
            deed = partial(_attach_file, path=given, info=info)
        elif kind == "page":
            address = self.query_one("#page", BidiInput).value.strip()
            if not address:
                self.bench.say(tr("Give the address of a page."), severity="error")
                return
            self.bench.say(tr("Fetching …"))
            deed = partial(_attach_page, address=address, info=info)
        else:
            text = self.query_one(f"#{kind}", BidiArea).text
            capture = CaptureKind.NOTE if kind == "note" else CaptureKind.SNAPSHOT
            deed = partial(_attach_text, text=text, info=info, kind=capture)
        self.bench.carry_out(
            deed,
            lambda done: done[1] or tr("Source attached."),
            self._attached,
            draft="" if kind == "file" else self.draft,
        )

    def _attached(self, done: tuple[int, str]) -> None:
        from workbench.desk.suggest import claims_for

        bench, source_id = self.bench, done[0]
        self.close_with(source_id)

        def tell(suggestions: tuple[Suggestion, ...]) -> None:
            rows = bench.view.claims.read([s.claim_id for s in suggestions]) if bench.view is not None else []
            numbers = sorted(row.number for row in rows if row.number)
            if numbers:
                named = names.claims_numbered(numbers)
                bench.say(tr("It may speak to {named}; o and then c takes you there.", named=named))

        bench.look_up(lambda case: claims_for(case, source_id, 5), tell, group="claims")


def _attach_file(case: Case, path: str, info: SourceInfo) -> tuple[int, str]:
    from workbench.desk.evidence import attach_file, attach_folder

    place = given_path(path)
    if not place.is_dir():
        attached = attach_file(case, place, info)
        return attached.source_id, attached.message
    taken, problems = attach_folder(case, place, info)
    if not taken:
        raise InputError("; ".join(problems) or tr("{folder} holds no files", folder=place))
    said = [trn("{n} source attached.", "{n} sources attached.", len(taken)), *problems]
    return taken[0].source_id, " ".join(said)


def _attach_page(case: Case, address: str, info: SourceInfo) -> tuple[int, str]:
    from workbench.desk.capture import attach_url

    attached = attach_url(case, address, info)
    return attached.source_id, attached.message


def _attach_text(case: Case, text: str, info: SourceInfo, kind: CaptureKind) -> tuple[int, str]:
    from workbench.desk.evidence import attach_text

    attached = attach_text(case, text, info, kind=kind)
    return attached.source_id, attached.message
