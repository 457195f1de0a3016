"""Rating a claim: a step of the scale and the reasons for it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workbench.desk import names
from workbench.i18n import tr, trn
from workbench.model import Rating
from workbench.tui import words
from workbench.tui.bidi.area import BidiArea
from workbench.tui.screens.base import Form
from workbench.tui.state import CaseView
from workbench.tui.widgets.options import Options
from workbench.tui.widgets.prose import Prose

SHOWN = 3
"""Claims whose texts are shown."""


class RateScreen(Form[list[int]]):
    """Number keys choose a rating, tab goes on to the rationale, ctrl+s saves.

    Gives the ids of the claims that were rated.
    """

    CSS_PATH = "rate.tcss"
    DRAFTS = ("rationale",)

    def __init__(
        self, view: CaseView, claim_ids: Sequence[int], step: int | None = None, rationale: str = ""
    ) -> None:
        """`step` is the place in the scale that is chosen already; several claims get one verdict."""
        super().__init__()
        self._case_view = view
        self._ids = claim_ids
        self._claims = view.claims.read(claim_ids[:SHOWN])
        self._step = step
        self._rationale = rationale

    @property
    def draft(self) -> str:
        about = str(self._ids[0]) if len(self._ids) == 1 else "many"
        return f"{'rate-again' if self._rationale else 'rate'}:{about}"

    def compose(self) -> ComposeResult:
        claims, scale = self._claims, self._case_view.scale
        with Vertical(classes="dialog") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = words.keyed(
                ("0-9", tr("rating")),
                ("tab", tr("rationale")),
                ("f4", tr("editor")),
                ("ctrl+s", tr("save")),
                ("esc", tr("cancel")),
            )
            more = ["…"] if len(self._ids) > len(claims) else []
            yield Prose("\n".join([*(claim.text for claim in claims), *more]), id="claim")
            if len(claims) == 1 and not claims[0].evidence_count:
                yield Prose(Content.styled(tr("No evidence is attached to this claim yet."), "$text-warning"))
            yield Options(
                *(
                    Option(
                        Content.assemble(
                            words.muted(f"{(i + 1) % 10 if i < 10 else ' '} "),
                            Content.styled(f"{words.glyph(rating, scale)} ", words.colour(rating)),
                            names.named(rating),
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
        scale.highlighted = self._step  # Textual's is the first, and nobody gave that rating
        (scale if self._step is None else self.query_one(BidiArea)).focus()

    @property
    def _title(self) -> str:
        if len(self._ids) == 1:
            return tr("Rate claim {number}", number=self._claims[0].number)
        return trn("Rate {n} claim", "Rate {n} claims", len(self._ids))

    def key_digit(self, digit: str) -> None:
        place = (int(digit) - 1) % 10
        if place < len(self._case_view.scale):
            self.query_one(OptionList).highlighted = place
            self.query_one(BidiArea).focus()

    def on_key(self, event: events.Key) -> None:
        """On the scale digits choose; whatever else is typed there is the beginning of the reasons."""
        if self._typing or event.character is None or not event.is_printable:
            return
        if event.character in "0123456789":
            event.stop()
            self.key_digit(event.character)
        elif not event.character.isspace():
            event.stop()
            self._reasons(event.character)

    def on_paste(self, event: events.Paste) -> None:
        if not self._typing:
            event.stop()
            self._reasons(event.text)

    def _reasons(self, text: str) -> None:
        area = self.query_one(BidiArea)
        area.focus()
        area.insert(text)

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
            self.bench.last_deed = "rate", (place, rationale)
            self._rate(rating, rationale)

    def _done(self, _: object) -> None:
        self.close_with(list(self._ids))

    def _rate(self, rating: Rating, rationale: str) -> None:
        from workbench.desk.verdicts import rate_claims

        ids, claims, name = self._ids, self._claims, names.named(rating)
        one = tr("Claim {number} rated {rating}.", number=claims[0].number, rating=name)
        many = trn("{n} claim rated {rating}.", "{n} claims rated {rating}.", len(ids), rating=name)
        self.bench.carry_out(
            lambda case: rate_claims(case, ids, rating.id, rationale),
            one if len(ids) == 1 else many,
            self._done,
            draft=self.draft,
        )
