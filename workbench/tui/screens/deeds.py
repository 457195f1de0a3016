"""What a reviewer does on the main screen: each action is one deed of the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual.binding import Binding

from workbench.desk import names, telling
from workbench.i18n import tr, trn
from workbench.model import ClaimKind, ClaimRow, Evidence, Span
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.base import Form, ShowsCase, workbench
from workbench.tui.state import CaseView
from workbench.tui.widgets.article import ArticlePane

if TYPE_CHECKING:
    from workbench.tui.screens.rate import RateScreen


def key(
    key: str,
    action: str,
    description: str,
    tooltip: str = "",
    *,
    show: bool = False,
    display: str | None = None,
) -> Binding:
    """A binding with an id of its own, so that it can be remapped."""
    name = f"case.{action.partition('(')[0].replace('_', '-')}"
    return Binding(key, action, description, tooltip=tooltip, show=show, key_display=display, id=name)


class CaseDeeds(ShowsCase):
    """Knows the chosen claim and what may be done with it; how it is shown is `CaseScreen`'s."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: CaseView | None = None
        self._claim_id: int | None = None

    @property
    def claim(self) -> ClaimRow | None:
        """The chosen claim."""
        view = self._shown
        return view.claims.get(self._claim_id) if view is not None and self._claim_id is not None else None

    def choose(self, claim_id: int) -> None:
        """Choose a claim, in the list and in the article."""
        raise NotImplementedError

    # ------------------------------------------------------------------------ what reviewers say

    def _with_claim(self, go: Callable[[CaseView, ClaimRow], None]) -> None:
        view, claim = self._shown, self.claim
        if view is None or claim is None:
            workbench(self).say(tr("Choose a claim first."), severity="error")
        else:
            go(view, claim)

    def _meant(self) -> list[int]:
        """Ids of the claims that a deed on one or more means."""
        raise NotImplementedError

    def _done(self) -> None:
        """A deed on the claims that were meant is done."""
        raise NotImplementedError

    def action_rate(self, step: int | None = None) -> None:
        self._with_claim(lambda *_: self._rate(self._meant(), step))

    def _rate(self, ids: list[int], step: int | None = None, rationale: str = "") -> None:
        from workbench.tui.screens.rate import RateScreen

        if self._shown is not None:
            self._judge(RateScreen(self._shown, ids, step, rationale))

    def _judge(self, screen: RateScreen) -> None:
        """Let the reviewer rate; what was rated is known from what the screen gives."""

        def rated(ids: list[int] | None) -> None:
            if ids is not None:
                self._rated(ids)

        self.app.push_screen(screen, rated)

    def _rated(self, ids: list[int]) -> None:
        self._done()

    def _push(self, screen: Form[Any]) -> None:
        self.app.push_screen(screen)

    def on_key(self, event: events.Key) -> None:
        """Number keys rate, wherever the focus is, except in a field."""
        if event.character is None or event.character not in "1234567890" or self.focused is None:
            return
        if isinstance(self.focused, BidiInput):
            return
        event.stop()
        place = (int(event.character) - 1) % 10
        if self._shown is not None and place < len(self._shown.scale):
            self.action_rate(place)

    def action_evidence(self) -> None:
        from workbench.tui.screens.locate import LocateScreen

        self._with_claim(lambda view, claim: self._push(LocateScreen(view, claim)))

    def action_remove_evidence(self) -> None:
        from workbench.desk import evidence, views
        from workbench.tui.screens.prompt import Choose

        def ask(pieces: tuple[Evidence, ...]) -> None:
            if not pieces:
                workbench(self).say(tr("This claim has no evidence."))
                return
            options = [(str(p.id), f"{tr(names.STANCES[p.stance])}: {p.source_title}") for p in pieces]
            self.app.push_screen(Choose(tr("Remove which evidence?"), options), remove)

        def remove(name: str | None) -> None:
            if name is not None:
                workbench(self).carry_out(
                    lambda case: evidence.remove_evidence(case, int(name)),
                    tr("Evidence removed; u brings it back."),
                )

        self._with_claim(
            lambda _, claim: workbench(self).look_up(
                lambda case: views.evidence(case, claim.id), ask, group="evidence", keys_wait=True
            )
        )

    def action_attach(self) -> None:
        from workbench.tui.screens.attach import AttachScreen

        self._push(AttachScreen())

    def action_kind(self) -> None:
        from workbench.tui.screens.prompt import Choose

        def ask(_: CaseView, claim: ClaimRow) -> None:
            options = [(kind.value, tr(names.KINDS[kind])) for kind in ClaimKind]

            def use(name: str | None) -> None:
                if name is not None:
                    self._set_kind([claim.id], name)

            self.app.push_screen(
                Choose(tr("What kind of claim is it?"), options, current=claim.kind.value), use
            )

        self._with_claim(ask)

    def _set_kind(self, ids: list[int], name: str) -> None:
        from workbench.desk.claims import set_kind

        workbench(self).last_deed = "kind", (name,)
        workbench(self).carry_out(lambda case: set_kind(case, ids[0], ClaimKind(name)), tr("Kind set."))

    def action_confirm(self) -> None:
        self._with_claim(lambda _, claim: self._confirm([claim.id]))

    def _confirm(self, ids: list[int]) -> None:
        from workbench.desk.claims import confirm_claim

        workbench(self).last_deed = "confirm", ()
        workbench(self).carry_out(lambda case: confirm_claim(case, ids[0]), tr("Confirmed."))

    # ------------------------------------------------------------------------ the claims' bounds

    def action_split(self) -> None:
        from workbench.desk.claims import split_claim

        caret = self.query_one(ArticlePane).caret

        def go(_: CaseView, claim: ClaimRow) -> None:
            if not claim.span.start < caret < claim.span.end:
                workbench(self).say(
                    tr("Put the article's caret inside the claim, where the second one begins."),
                    severity="error",
                )
                return
            spans = [Span(claim.span.start, caret), Span(caret, claim.span.end)]
            workbench(self).carry_out(
                lambda case: split_claim(case, claim.id, spans),
                f"{tr('Split in two.')}{_stays([claim])}",
                lambda ids: self._take(ids[0]),
            )

        self._with_claim(go)

    def _take(self, claim_id: int) -> None:
        """Choose a claim as soon as it has been read."""
        self._claim_id = claim_id

    def action_merge(self) -> None:
        from workbench.desk.claims import merge_claims

        def go(view: CaseView, claim: ClaimRow) -> None:
            listed = view.claims.listed
            following = listed[claim.number] if 0 < claim.number < len(listed) else None
            if following is None or not following.number:
                workbench(self).say(tr("There is no next claim to merge with."), severity="error")
                return
            ids = [claim.id, following.id]
            said = f"{tr('Merged with the next one.')}{_stays([claim, following])}"
            workbench(self).carry_out(lambda case: merge_claims(case, ids), said, self._take)

        self._with_claim(go)

    def action_rebound(self) -> None:
        from workbench.desk.claims import rebound_claim

        def go(span: Span) -> None:
            def bound(_: CaseView, claim: ClaimRow) -> None:
                workbench(self).carry_out(
                    lambda case: rebound_claim(case, claim.id, span),
                    tr("Claim {number} has new bounds.", number=claim.number),
                )

            self._with_claim(bound)

        self._with_selection(go)

    def action_add(self) -> None:
        from workbench.desk.claims import add_claim

        self._with_selection(
            lambda span: workbench(self).carry_out(
                lambda case: add_claim(case, span), tr("Claim added."), self._take
            )
        )

    def _with_selection(self, go: Callable[[Span], None]) -> None:
        article = self.query_one(ArticlePane)
        span = article.selection
        if span is None:
            workbench(self).say(
                tr("Select words in the article first: shift and the arrows, or the mouse."), severity="error"
            )
        else:
            article.unselect()
            go(span)

    def action_set_aside(self) -> None:
        self._with_claim(lambda *_: self._set_aside(self._meant()))

    def _set_aside(self, ids: list[int], reason: str = "") -> None:
        from workbench.tui.screens.prompt import Prompt

        view = self._shown
        if view is None:
            return
        claim = view.claims.read(ids[:1])[0]
        title = tr("Why set claim {number} aside?", number=claim.number)
        if len(ids) > 1:
            title = trn("Why set {n} claim aside?", "Why set {n} claims aside?", len(ids))
        about, draft = (claim.text, f"set-aside:{ids[0]}") if len(ids) == 1 else ("", "set-aside:many")
        prompt = Prompt(title, about, value=reason, draft=draft)
        self.app.push_screen(prompt, partial(self._dismiss, ids, claim.number, draft))

    def _dismiss(self, ids: list[int], number: int, draft: str, reason: str | None) -> None:
        from workbench.desk.claims import dismiss_claims

        if not reason:
            return
        workbench(self).last_deed = "set aside", (reason,)
        said = tr("Claim {number} set aside.", number=number)
        if len(ids) > 1:
            said = trn("{n} claim set aside.", "{n} claims set aside.", len(ids))
        workbench(self).carry_out(
            lambda case: dismiss_claims(case, ids, reason), said, lambda _: self._done(), draft=draft
        )

    def action_restore(self) -> None:
        from workbench.desk.claims import restore_claim

        def go(_: CaseView, claim: ClaimRow) -> None:
            workbench(self).carry_out(lambda case: restore_claim(case, claim.id), tr("Claim restored."))

        self._with_claim(go)

    # ------------------------------------------------------------------------ the case

    def action_undo(self) -> None:
        from workbench.desk.log import undo

        workbench(self).carry_out(undo, lambda event: tr("Undone: {deed}", deed=telling.taken(event.summary)))

    def action_redo(self) -> None:
        from workbench.desk.log import redo

        workbench(self).carry_out(
            redo, lambda event: tr("Done again: {deed}", deed=telling.taken(event.summary))
        )

    def action_follow_up(self) -> None:
        from workbench.tui.screens.flags import FlagsScreen

        self.app.push_screen(FlagsScreen())

    def action_sources(self) -> None:
        from workbench.tui.screens.sources import SourcesScreen

        self.app.push_screen(SourcesScreen())

    def action_log(self) -> None:
        if workbench(self).is_blind:
            workbench(self).say(tr("The log tells the hidden verdicts: B shows all again."), severity="error")
            return
        from workbench.tui.screens.log import LogScreen

        self.app.push_screen(LogScreen())

    def action_write(self) -> None:
        if workbench(self).is_blind:
            workbench(self).say(
                tr("A report tells the hidden verdicts: B shows all again."), severity="error"
            )
            return
        from workbench.tui.screens.export import ExportScreen

        self._push(ExportScreen(workbench(self).folder))

    def action_revise(self) -> None:
        from workbench.tui.screens.revise import ReviseScreen

        self._push(ReviseScreen())

    def action_reanalyse(self) -> None:
        from workbench.desk.ingest import reanalyse

        workbench(self).carry_out(reanalyse, tr("The rules have been run again."))


def _stays(claims: Sequence[ClaimRow]) -> str:
    """Where evidence and verdicts of claims that are replaced now stand, if there are any."""
    if not any(claim.rating is not None or claim.evidence_count for claim in claims):
        return ""
    return f" {tr('Evidence and verdicts stay with what was set aside; the details show them.')}"
