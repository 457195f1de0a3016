"""Rating a claim: a step of the scale and the reasons for it."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workbench.i18n import tr
from workbench.model import ClaimRow, Rating
from workbench.tui import words
from workbench.tui.bidi.area import BidiArea
from workbench.tui.screens.base import Form
from workbench.tui.state import CaseView
from workbench.tui.widgets.prose import Prose


class RateScreen(Form[int]):
    """Number keys choose a rating, tab goes on to the rationale, ctrl+s saves."""

    CSS_PATH = "rate.tcss"
    DRAFTS = ("rationale",)

    def __init__(self, view: CaseView, claim: ClaimRow, step: int | None = None, rationale: str = "") -> None:
        """`step` is the place in the scale that is chosen already."""
        super().__init__()
        self._case_view = view
        self._claim = claim
        self._step = step
        self._rationale = rationale

    @property
    def draft(self) -> str:
        return f"{'rate-again' if self._rationale else 'rate'}:{self._claim.id}"

    def compose(self) -> ComposeResult:
        claim, scale = self._claim, self._case_view.scale
        with Vertical(classes="dialog") as box:
            box.border_title = Content(tr("Rate claim {number}", number=claim.number))
            box.border_subtitle = words.keyed(
                ("1-9", tr("rating")),
                ("tab", tr("rationale")),
                ("f4", tr("editor")),
                ("ctrl+s", tr("save")),
                ("esc", tr("cancel")),
            )
            yield Prose(claim.text, id="claim")
            if not claim.evidence_count:
                yield Prose(Content.styled(tr("No evidence is attached to this claim yet."), "$text-warning"))
            yield OptionList(
                *(
                    Option(
                        Content.assemble(
                            words.muted(f"{(i + 1) % 10 if i < 10 else ' '} "),
                            Content.styled(f"{words.glyph(rating, scale)} ", words.colour(rating)),
                            words.named(rating),
                        ),
                        id=rating.id,
                    )
                    for i, rating in enumerate(scale)
                ),
                id="scale",
                markup=False,
            )
            yield Prose(words.muted(tr("Why (needed, in any language)")))
            yield BidiArea(self._rationale, id="rationale", tab_behavior="focus")

    def on_mount(self) -> None:
        scale = self.query_one(OptionList)
        if self._step is None:
            scale.focus()
        else:
            scale.highlighted = self._step
            self.query_one(BidiArea).focus()

    def key_digit(self, digit: str) -> None:
        place = (int(digit) - 1) % 10
        if place < len(self._case_view.scale):
            self.query_one(OptionList).highlighted = place
            self.query_one(BidiArea).focus()

    def on_key(self, event: events.Key) -> None:
        if event.character is not None and event.character in "0123456789" and not self._typing:
            event.stop()
            self.key_digit(event.character)

    @property
    def _typing(self) -> bool:
        return isinstance(self.focused, BidiArea)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.query_one(BidiArea).focus()

    def action_save(self) -> None:
        place = self.query_one(OptionList).highlighted
        rationale = self.query_one(BidiArea).text.strip()
        if place is None:
            self.bench.say(tr("Choose a rating first."), severity="error")
        elif not rationale:
            self.bench.say(tr("A rating needs its reasons: write them under it."), severity="error")
        else:
            rating = self._case_view.scale[place]
            self.bench.last_rating = place, rationale
            self._rate(rating, rationale)

    def _rate(self, rating: Rating, rationale: str) -> None:
        from workbench.desk.verdicts import rate

        claim = self._claim
        self.bench.carry_out(
            lambda case: rate(case, claim.id, rating.id, rationale),
            tr("Claim {number} rated {rating}.", number=claim.number, rating=words.named(rating)),
            self.close_with,
            draft=self.draft,
        )
