"""Following up: the queue of inconsistencies, each with its spans side by side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content

from workbench.desk import names, telling
from workbench.i18n import tr
from workbench.model import FlagRow, FollowUpState, Span
from workbench.tui import words
from workbench.tui.aligned import differing, marked, shared
from workbench.tui.screens.base import ShowsCase, workbench
from workbench.tui.state import CaseView, is_open
from workbench.tui.widgets.ground import Panes
from workbench.tui.widgets.keys import KeysLine
from workbench.tui.widgets.lists import FlagsList
from workbench.tui.widgets.prose import Prose
from workbench.tui.widgets.status import StatusLine

AROUND = 110
"""Code points of context on each side of a span."""
LONGEST = 300
"""Code points of a span that are shown; of a longer one its beginning and end."""


class FlagsScreen(ShowsCase):
    """Open flags, conflicts first; `t` shows the settled ones too."""

    CSS_PATH = "flags.tcss"
    AUTO_FOCUS = "FlagsList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "follow_up('queried')", "Asked", tooltip="The author was asked", id="flags.queried"),
        Binding(
            "e", "follow_up('explained')", "Explained", tooltip="It is right as it is", id="flags.explained"
        ),
        Binding(
            "c", "follow_up('corrected')", "Corrected", tooltip="The author corrects it", id="flags.corrected"
        ),
        Binding(
            "x", "follow_up('dismissed')", "Dismiss", tooltip="It is no inconsistency", id="flags.dismissed"
        ),
        Binding("o", "follow_up('open')", "Open again", show=False, id="flags.open"),
        Binding("w", "question", "Question", tooltip="Word the question to the author", id="flags.question"),
        Binding("t", "all", "All/open", tooltip="Show settled flags too, or not", id="flags.all"),
        Binding("y", "copy", "Copy question", show=False, id="flags.copy"),
        Binding("u", "undo", "Undo", id="flags.undo"),
        Binding("escape,q,f", "leave", "Back", key_display="esc", id="flags.back"),
        Binding("question_mark", "app.help", "Help", key_display="?", id="flags.help"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._every = False
        self._shown: CaseView | None = None

    def compose(self) -> ComposeResult:
        with Panes(id="panes"):
            with Vertical(id="left"):
                yield FlagsList(id="flags", empty=tr("nothing to follow up"))
            with VerticalScroll(id="flag", can_focus=True):
                yield Prose("", id="what")
                with Horizontal(id="spans"):
                    yield Prose("", id="first", classes="span")
                    yield Prose("", id="second", classes="span")
                yield Prose("", id="rest")
        yield StatusLine(id="status")
        yield KeysLine(id="keys")

    # ------------------------------------------------------------------------ showing

    def show_case(self, view: CaseView) -> None:
        workbench(self).look_up(
            lambda _: view.claims.flags, partial(self._fill, view), group="flags", keys_wait=True
        )

    def _fill(self, view: CaseView, found: tuple[FlagRow, ...]) -> None:
        if not self.is_attached or view is not workbench(self).view:
            return
        self._shown = view
        flags = self.query_one(FlagsList)
        rows = [flag for flag in found if self._every or is_open(flag)]
        wanted = flags.current.id if flags.current is not None else None
        flags.fill(rows, wanted)
        said = tr("Flags ({count} in all)") if self._every else tr("Flags ({count} open)")
        self.query_one("#left").border_title = Content(said.format(count=len(rows)))
        self.query_one(StatusLine).show(view)
        self.call_after_refresh(self._show_flag)

    def on_rows_list_moved(self, message: FlagsList.Moved) -> None:
        self._show_flag()

    def _show_flag(self) -> None:
        view = self._shown
        if not self.is_attached or (view is not None and view is not workbench(self).view):
            return  # left, or read again meanwhile: what is shown stays until the flags of now are listed
        flag = self.query_one(FlagsList).current
        boxes = self.query_one("#spans")
        boxes.display = flag is not None and bool(flag.spans)
        if view is None or flag is None:
            for name in ("#what", "#rest"):
                self.query_one(name, Prose).update("")
            return
        self.query_one("#what", Prose).update(Content.assemble(*_what(flag)))
        ties = _ties(view, flag)
        pieces = [Content.assemble(*_span(view, flag, i, ties)) for i in range(len(flag.spans))]
        for name, piece in zip(("#first", "#second"), (*pieces, Content(), Content()), strict=False):
            box = self.query_one(name, Prose)
            box.display = bool(piece.plain)
            box.update(piece)
        self.query_one("#rest", Prose).update(Content.assemble(*_rest(flag, pieces[2:])))
        self.query_one("#flag").border_title = Content(telling.rule(flag.rule))

    # ------------------------------------------------------------------------ what reviewers do

    def action_follow_up(self, name: str) -> None:
        from workbench.desk.followup import follow_up
        from workbench.tui.screens.prompt import Prompt

        flag, state = self.query_one(FlagsList).current, FollowUpState(name)
        if flag is None:
            return

        def use(note: str | None) -> None:
            if note is not None:
                workbench(self).carry_out(
                    lambda case: follow_up(case, flag.id, state, note),
                    tr("Flag is {state} now.", state=tr(names.STATES[state])),
                    draft=draft,
                )

        draft = f"follow-up:{flag.id}"
        optional = state in (FollowUpState.OPEN, FollowUpState.QUERIED)
        about = flag.question if state is FollowUpState.QUERIED else flag.message
        title = tr("{state}: a note (may be empty)") if optional else tr("{state}: a note")
        title = title.format(state=tr(names.STATES[state]).capitalize())
        self.app.push_screen(Prompt(title, names.quoting(about), optional=optional, draft=draft), use)

    def action_question(self) -> None:
        from workbench.desk.followup import set_question
        from workbench.tui.screens.prompt import Prompt

        flag = self.query_one(FlagsList).current
        if flag is None:
            return

        draft = f"question:{flag.id}"

        def use(question: str | None) -> None:
            if question is not None:
                workbench(self).carry_out(
                    lambda case: set_question(case, flag.id, question), tr("Question worded."), draft=draft
                )

        self.app.push_screen(
            Prompt(
                tr("Question to the author"),
                names.quoting(flag.message),
                value=flag.question,
                optional=True,
                draft=draft,
            ),
            use,
        )

    def action_copy(self) -> None:
        flag = self.query_one(FlagsList).current
        if flag is not None:
            self.app.copy_to_clipboard(flag.question)
            workbench(self).say(tr("The question is in the clipboard."))

    def action_all(self) -> None:
        self._every = not self._every
        if self._shown is not None:
            self.show_case(self._shown)

    def action_undo(self) -> None:
        from workbench.desk.log import undo

        workbench(self).carry_out(undo, lambda event: tr("Undone: {deed}", deed=telling.taken(event.summary)))

    def on_rows_list_opened(self, message: FlagsList.Opened) -> None:
        """Enter goes to the first claim that the flag touches."""
        from workbench.tui.screens.case import CaseScreen

        flag = self.query_one(FlagsList).current
        claim_id = flag.claim_ids[0] if flag is not None and flag.claim_ids else None
        self.action_leave()
        if claim_id is not None and isinstance(self.app.screen, CaseScreen):
            self.app.screen.choose(claim_id)

    def action_leave(self) -> None:
        self.app.pop_screen()


def _what(flag: FlagRow) -> Iterator[Content | str]:
    yield Content.styled(
        f"{words.lead()}{words.SEVERITY[flag.severity]} {tr(names.SEVERITIES[flag.severity])}",
        f"bold {words.SEVERITY_COLOUR[flag.severity]}",
    )
    yield words.muted(f"  {words.state(flag.state)}")
    if not flag.present:
        yield Content.styled(f"  {tr('no longer raised by the rules')}", "$text-warning")
    yield f"\n{names.quoting(flag.message)}"


def _ties(view: CaseView, flag: FlagRow) -> list[Content]:
    """Each of two sides in its context: the words that both have underlined, the sides' own turned round
    and in them what only one has underlined."""
    if not flag.present or len(flag.spans) != 2:
        return []
    sides = [_pieces(view, span) for span in flag.spans]
    whole = ["".join(side) for side in sides]
    own = [side[1] for side in sides]
    made = []
    for (before, middle, _), text, ties, odd in zip(
        sides, whole, shared(whole[0], whole[1]), differing(own[0], own[1]), strict=True
    ):
        start, end = len(before), len(before) + len(middle)
        around = [tie for tie in ties if tie.end <= start or tie.start >= end]
        within = [Span(start + span.start, start + span.end) for span in odd]
        content = marked(text, around, "underline").stylize("bold reverse", start, end)
        made.append(marked(content, within, "underline"))
    return made


def _pieces(view: CaseView, span: Span) -> tuple[str, str, str]:
    """The words before a span, its own, and those after it."""
    text = view.article.text
    before, after = words.around(text, span, AROUND)
    return before, words.shortened(span.of(text), LONGEST), after


def _span(view: CaseView, flag: FlagRow, place: int, ties: list[Content]) -> Iterator[Content | str]:
    """A span in its context, its normalised value, and the claim it belongs to."""
    span = flag.spans[place]
    claims = [row for row in view.claims.within(span.start, span.end) if row.id in flag.claim_ids]
    if claims:
        yield words.muted(f"{names.claims_numbered(row.number for row in claims)}\n")
    if not flag.present:
        yield Content.styled(words.shortened(flag.texts[place], LONGEST), "bold $text-accent")
    elif ties:
        yield ties[place]
    else:
        before, own, after = _pieces(view, span)
        yield before
        yield Content.styled(own, "bold reverse")
        yield after
    if place < len(flag.values) and flag.values[place]:
        yield Content.styled(f"\n{words.lead()}= {names.value(flag.values[place])}", "$text-accent")


def _rest(flag: FlagRow, others: list[Content]) -> Iterator[Content | str]:
    for other in others:
        yield other
        yield "\n"
    if flag.why:
        yield Content.assemble("\n", words.heading(tr("Why")), "\n")
        for line in flag.why:
            yield f"{names.quoting(line)}\n"
    yield Content.assemble("\n", words.heading(tr("Question for the author")), "\n")
    yield f"{names.quoting(flag.question)}\n"
    if flag.follow_ups:
        yield Content.assemble("\n", words.heading(tr("Followed up")), "\n")
    for step in flag.follow_ups:
        yield words.muted(
            f"{words.lead()}{words.state(step.state)}  {words.signed(step.at, step.reviewer)}\n"
        )
        if step.note:
            yield f"{step.note}\n"
