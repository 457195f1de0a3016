"""A second reviewer's word on a verdict: openly, or before having seen it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workbench.desk import names
from workbench.desk.signoff import BlindReview
from workbench.i18n import tr
from workbench.model import ClaimRow, Rating, Verdict
from workbench.tui import words
from workbench.tui.bidi.area import BidiArea
from workbench.tui.screens.base import Form
from workbench.tui.screens.rate import RateScreen
from workbench.tui.state import CaseView
from workbench.tui.widgets.options import Options
from workbench.tui.widgets.prose import Prose


class SignScreen(Form[int]):
    """The newest verdict with its reasons: sign it, or say why not."""

    CSS_PATH = "rate.tcss"

    def __init__(self, view: CaseView, claim: ClaimRow) -> None:
        super().__init__()
        self._case_view = view
        self._claim = claim

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = Content(tr("Sign the verdict on claim {number}", number=self._claim.number))
            box.border_subtitle = words.keyed(("ctrl+s", tr("save")), ("esc", tr("cancel")))
            yield Prose(self._claim.text, id="claim")
            yield Prose("", id="verdict")
            yield Options(
                Option(tr("I agree: sign it"), id="sign"),
                Option(tr("I do not agree, for the reasons below"), id="object"),
                id="scale",
            )
            yield Prose(words.muted(tr("Why (needed where you do not agree)")))
            yield BidiArea("", id="rationale", tab_behavior="focus")

    def on_mount(self) -> None:
        from workbench.desk.verdicts import verdicts

        self.query_one(OptionList).focus()
        self.bench.look_up(lambda case: verdicts(case, self._claim.id), self._tell, group="verdicts")

    def _tell(self, found: tuple[Verdict, ...]) -> None:
        if not self.is_attached:
            return
        if not found:
            self.bench.say(tr("There is no verdict to sign yet: r rates the claim."), severity="error")
            self.dismiss(None)
            return
        newest = found[0]
        rating = self._case_view.ratings.get(newest.rating)
        self.query_one("#verdict", Prose).update(
            Content.assemble(
                Content.styled(
                    names.named(rating) if rating else newest.rating, f"bold {words.colour(rating)}"
                ),
                words.muted(f"  {words.signed(newest.at, newest.reviewer)}"),
                f"\n{newest.rationale}\n",
            )
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == "sign":
            self.action_save()
        else:
            self.query_one(BidiArea).focus()

    def action_save(self) -> None:
        from workbench.desk.signoff import sign_off

        claim, agrees = self._claim, self.query_one(OptionList).highlighted == 0
        note = self.query_one(BidiArea).text.strip()
        if not agrees and not note:
            self.bench.say(tr("Say under it why you do not agree."), severity="error")
            return
        said = tr("Signed.") if agrees else tr("Not signed: settle it and rate the claim again.")
        self.bench.carry_out(
            lambda case: sign_off(case, claim.id, agrees=agrees, note=note), said, self.close_with
        )


class BlindScreen(RateScreen):
    """Rates a claim whose verdict is hidden; then both are shown."""

    def _rate(self, rating: Rating, rationale: str) -> None:
        from workbench.desk.signoff import blind_review

        claim = self._claims[0]
        self.bench.carry_out(
            lambda case: blind_review(case, claim.id, rating.id, rationale),
            self._told,
            self._done,
            draft=self.draft,
        )

    def _told(self, review: BlindReview) -> str:
        first = review.first
        rating = self._case_view.ratings.get(first.rating)
        said = tr(
            "{reviewer} said {rating}: {rationale}",
            reviewer=first.reviewer,
            rating=names.named(rating) if rating else first.rating,
            rationale=first.rationale,
        )
        end = tr("Signed.") if review.agrees else tr("Not signed: settle it and rate the claim again.")
        return f"{said}\n{end}"
