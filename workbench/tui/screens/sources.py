"""The outside sources of a case, and what was captured of each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from workbench.desk import names, telling
from workbench.i18n import tr, trn
from workbench.model import CaptureKind, Source, Suggestion
from workbench.tui import words
from workbench.tui.screens.base import Form, ShowsCase, workbench
from workbench.tui.screens.fields import FIELDS, SourceFields
from workbench.tui.state import CaseView
from workbench.tui.widgets.ground import Panes
from workbench.tui.widgets.keys import KeysLine
from workbench.tui.widgets.lists import SourcesList
from workbench.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from workbench.desk.case import Case
    from workbench.desk.independence import Origins

SHOWN = 20_000
"""Code points of a capture's text that are shown."""


class SourcesScreen(ShowsCase):
    """A list, and the chosen source with the text of its captures."""

    CSS_PATH = "sources.tcss"
    AUTO_FOCUS = "SourcesList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "attach", "Attach", tooltip="Attach another source", id="sources.attach"),
        Binding(
            "e", "describe", "Describe", tooltip="Change what is said of the source", id="sources.describe"
        ),
        Binding(
            "c", "claims", "Claims", tooltip="The claims that the source may speak to", id="sources.claims"
        ),
        Binding(
            "w",
            "archive",
            "Public copy",
            tooltip="Look for a copy in a public archive, or have one kept",
            id="sources.archive",
        ),
        Binding("x", "remove", "Remove", tooltip="Remove a source without evidence", id="sources.remove"),
        Binding("u", "undo", "Undo", id="sources.undo"),
        Binding(
            "P", "prune", "Prune", tooltip="Delete the bytes of removed sources for good", id="sources.prune"
        ),
        Binding("escape,q,o", "leave", "Back", key_display="esc", id="sources.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._origins: Origins | None = None

    def compose(self) -> ComposeResult:
        with Panes(id="panes"):
            with Vertical(id="left"):
                yield SourcesList(id="sources", empty=tr("no sources yet: a attaches one"))
            with VerticalScroll(id="source", can_focus=True):
                yield Prose("", id="text")
        yield KeysLine(id="keys")

    def show_case(self, view: CaseView) -> None:
        sources = self.query_one(SourcesList)
        sources.fill(view.sources, sources.current.id if sources.current is not None else None)
        self._show_source()
        workbench(self).look_up(_origins, self._tell_origins, group="origins")

    def _tell_origins(self, found: Origins) -> None:
        """Sources with one text are one origin, and count as one."""
        if not self.is_attached:
            return
        self._origins = found
        count = len(found.first)
        said = tr("Sources ({count})", count=count)
        if found.count < count:
            said = tr("Sources ({count}, of {origins} origins)", count=count, origins=found.count)
        self.query_one("#left").border_title = Content(said)
        self._show_source()

    def on_rows_list_moved(self, message: SourcesList.Moved) -> None:
        self._show_source()

    def _show_source(self) -> None:
        source = self.query_one(SourcesList).current
        content = Content.assemble(*_describe(source, self._origins)) if source is not None else Content()
        self.query_one("#text", Prose).update(content)

    def action_attach(self) -> None:
        from workbench.tui.screens.attach import AttachScreen

        self.app.push_screen(AttachScreen())

    def action_describe(self) -> None:
        source = self.query_one(SourcesList).current
        if source is not None:
            self.app.push_screen(DescribeScreen(source))

    def action_archive(self) -> None:
        from workbench.tui.screens.archiving import ask_archive

        source = self.query_one(SourcesList).current
        if source is not None:
            ask_archive(self, source)

    def action_prune(self) -> None:
        from workbench.tui.screens.archiving import ask_prune

        ask_prune(self)

    def action_remove(self) -> None:
        from workbench.desk.evidence import remove_source

        source = self.query_one(SourcesList).current
        if source is not None:
            workbench(self).carry_out(
                lambda case: remove_source(case, source.id), tr("Source removed; u brings it back.")
            )

    def action_claims(self) -> None:
        from workbench.desk.suggest import claims_for

        source = self.query_one(SourcesList).current
        if source is not None:
            workbench(self).look_up(
                lambda case: claims_for(case, source.id),
                partial(self._offer, source),
                group="claims",
                keys_wait=True,
            )

    def _offer(self, source: Source, suggestions: tuple[Suggestion, ...]) -> None:
        """Let the reviewer choose a claim, and go on to its evidence in this source."""
        from workbench.tui.screens.case import CaseScreen
        from workbench.tui.screens.locate import LocateScreen
        from workbench.tui.screens.prompt import Choose

        view = workbench(self).view
        if view is None or not suggestions:
            workbench(self).say(tr("No claim is near to this source."))
            return
        claims = view.claims.read([suggestion.claim_id for suggestion in suggestions])

        def use(name: str | None) -> None:
            claim = next((claim for claim in claims if str(claim.id) == name), None)
            if claim is not None:
                self.action_leave()
                if isinstance(self.app.screen, CaseScreen):
                    self.app.screen.choose(claim.id)
                self.app.push_screen(LocateScreen(view, claim, source))

        options = [(str(claim.id), f"{claim.number}  {words.shortened(claim.text, 70)}") for claim in claims]
        self.app.push_screen(Choose(tr("The source may speak to"), options), use)

    def action_undo(self) -> None:
        from workbench.desk.log import undo

        workbench(self).carry_out(undo, lambda event: tr("Undone: {deed}", deed=telling.taken(event.summary)))

    def action_leave(self) -> None:
        self.app.pop_screen()


class DescribeScreen(Form[int]):
    """Changes what is said of a source."""

    CSS_PATH = "attach.tcss"

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = tr("Describe the source")
            box.border_subtitle = words.keyed(
                ("tab", tr("next field")), ("ctrl+s", tr("save")), ("esc", tr("cancel"))
            )
            with VerticalScroll(id="form"):
                yield SourceFields(self._source.info)

    def action_save(self) -> None:
        from workbench.desk.evidence import describe_source

        info, source_id = self.query_one(SourceFields).info, self._source.id
        self.bench.carry_out(
            lambda case: describe_source(case, source_id, info),
            tr("Saved."),
            lambda _: self.close_with(source_id),
        )


def _origins(case: Case) -> Origins:
    from workbench.desk.independence import origins

    return origins(case)


def _describe(source: Source, origins: Origins | None) -> Iterator[Content | str]:
    yield Content.styled(source.info.title or tr("source {number}", number=source.id), "bold")
    yield "\n"
    for name, (label, _) in FIELDS.items():
        value = getattr(source.info, name)
        if value and name != "title":
            yield words.muted(f"{tr(label)}: ")
            yield f"{names.apart(value)}\n"
    if source.info.grade is not None:
        yield words.muted(f"{tr('Grade')}: ")
        yield f"{tr(names.GRADES[source.info.grade])}\n"
    group = next((group for group in origins.groups if source.id in group), ()) if origins else ()
    if group:
        others = names.listed(str(number) for number in group if number != source.id)
        said = tr("One text with source {numbers}: they count as one", numbers=others)
        yield Content.styled(f"{said}\n", "$text-warning")
    for capture in source.captures:
        note = capture.kind is CaptureKind.NOTE
        yield "\n"
        yield words.heading(tr("Note (a reviewer's own record, not a snapshot)") if note else tr("Snapshot"))
        size = trn("{n} byte", "{n} bytes", capture.size)
        about = words.dotted(capture.file, capture.media_type, size, words.moment(capture.captured_at))
        yield words.muted(f"\n{about}\nsha256 {capture.sha256}\n\n")
        yield capture.text[:SHOWN] or tr("(its bytes are kept; no text could be read from them)")
        if len(capture.text) > SHOWN:
            yield words.muted(f"\n{tr('… the rest is in the file')}")
        yield "\n"
