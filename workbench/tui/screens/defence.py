"""What makes a review defensible, by key: sign-off, searches, earlier verdicts, policy, proof, handing on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.desk import telling
from workbench.i18n import tr, trn
from workbench.model import ClaimRow
from workbench.tui import words
from workbench.tui.screens.base import workbench
from workbench.tui.screens.deeds import CaseDeeds, key
from workbench.tui.state import CaseView

if TYPE_CHECKING:
    from workbench.desk.bundle import Bundle
    from workbench.desk.case import Case
    from workbench.desk.checked import Checked
    from workbench.desk.policy import Breach
    from workbench.desk.timestamps import Timestamp

DEFENCE = [
    key("S", "sign", "Sign off", "Sign another reviewer's verdict, or say why not"),
    key("B", "blind", "Blind review", "Hide others' verdicts until you gave your own; again ends it"),
    key("l", "search_log", "Search log", "Write down what you searched, where, and what came of it"),
    key("H", "checked_before", "Checked before", "Earlier verdicts on claims like this one"),
    key("P", "policy", "Policy", "Where the newsroom's policy is not kept yet"),
    key("Y", "verify", "Verify", "Prove that bytes, quotations and log are as they were"),
    key("C", "stamp", "Timestamp", "Have a timestamp server vouch for the log as it stands"),
    key("Z", "bundle", "Bundle", "Write the whole case to one ZIP file, for handing on"),
    key(
        "R", "registry", "Library", "Cases and published fact-checks that are looked in for earlier verdicts"
    ),
]


class CaseDefence(CaseDeeds):
    """The deeds of a second reviewer and of the desk's editor."""

    def action_rate(self, step: int | None = None) -> None:
        """Where the first verdict is hidden, the reviewer's own does not replace it."""
        from workbench.tui.screens.signing import BlindScreen

        meant = self._meant()
        if self._shown is None or not self._shown.hidden.intersection(meant):
            super().action_rate(step)
        elif len(meant) > 1:
            workbench(self).say(tr("In a blind review claims are rated one by one."), severity="error")
        else:
            self._with_claim(lambda view, claim: self._judge(BlindScreen(view, [claim.id], step)))

    def action_sign(self) -> None:
        from workbench.tui.screens.signing import BlindScreen, SignScreen

        def ask(view: CaseView, claim: ClaimRow) -> None:
            hidden = claim.id in view.hidden
            self._push(BlindScreen(view, [claim.id]) if hidden else SignScreen(view, claim))

        self._with_claim(ask)

    def action_blind(self) -> None:
        workbench(self).review_blind()

    def action_search_log(self) -> None:
        from workbench.tui.screens.searching import SearchScreen

        self._with_claim(lambda view, claim: self._push(SearchScreen(view, claim)))

    def action_checked_before(self) -> None:
        from workbench.desk.checked import checked_before

        self._with_claim(
            lambda _, claim: workbench(self).look_up(
                lambda case: checked_before(case, claim.id),
                partial(self._tell_checked, claim),
                group="told",
                keys_wait=True,
            )
        )

    def _tell_checked(self, claim: ClaimRow, found: tuple[Checked, ...]) -> None:
        from workbench.tui.screens.told import Told

        if not found:
            workbench(self).say(
                tr("No claim like this one is known; R adds cases and fact-checks to look in.")
            )
            return
        parts = [words.muted(f"{claim.text}\n")]
        for row in found:
            parts += [
                words.heading(f"\n{row.rating}"),
                words.muted(f"  {row.by} · {words.moment(row.at)} · {row.where} · {row.score:.2f}\n"),
                Content(f"{row.claim}\n"),
                Content(f"{row.rationale}\n" if row.rationale else ""),
            ]
        self.app.push_screen(Told(tr("Checked before: to be read, not to be copied"), parts))

    # ------------------------------------------------------------------------ the whole case

    def action_policy(self) -> None:
        from workbench.desk.policy import breaches

        workbench(self).look_up(breaches, self._tell_breaches, group="told", keys_wait=True)

    def _tell_breaches(self, found: tuple[Breach, ...]) -> None:
        from workbench.tui.screens.prompt import Choose

        if not found:
            workbench(self).say(tr("The policy is kept."))
            return
        options = [
            (str(at), tr("claim {number}: {what}", number=row.number, what=telling.breach(row.message)))
            if row.number
            else (str(at), tr("the article: {what}", what=telling.breach(row.message)))
            for at, row in enumerate(found)
        ]

        def go(name: str | None) -> None:
            claim_id = found[int(name)].claim_id if name is not None else None
            if claim_id is not None:
                self.choose(claim_id)

        heading = trn("{n} breach of the policy", "{n} breaches of the policy", len(found))
        self.app.push_screen(Choose(heading, options), go)

    def choose(self, claim_id: int) -> None:
        """Choose a claim on the screen."""
        raise NotImplementedError

    def action_verify(self) -> None:
        from workbench.desk.verify import verify

        workbench(self).look_up(verify, self._tell_drift, group="told", keys_wait=True)

    def _tell_drift(self, found: tuple[str, ...]) -> None:
        from workbench.tui.screens.told import Told

        if not found:
            workbench(self).say(tr("Nothing drifted: bytes, quotations and log are as they were."))
            return
        parts = [Content(f"{line}\n") for line in found]
        heading = trn("{n} thing drifted", "{n} things drifted", len(found))
        self.app.push_screen(Told(heading, parts))

    def action_stamp(self) -> None:
        workbench(self).carry_out(
            _stamp, lambda made: tr("Stamped at {at} by {server}.", at=made.at, server=made.server)
        )

    def action_bundle(self) -> None:
        from workbench.tui.screens.fields import given_path, path_field
        from workbench.tui.screens.prompt import AskLine

        folder = workbench(self).folder.resolve()

        def use(text: str | None) -> None:
            if text:
                path = given_path(text)
                workbench(self).carry_out(
                    lambda case: _bundle(case, path),
                    lambda made: trn(
                        "{n} file bundled in {path}.", "{n} files bundled in {path}.", made.files, path=path
                    ),
                )

        field = path_field("path", value=str(folder.with_suffix(".zip")))
        self.app.push_screen(AskLine(tr("Bundle the case in"), field), use)

    def action_registry(self) -> None:
        from workbench.tui.screens.library import open_library

        open_library(self)


def _stamp(case: Case) -> Timestamp:
    from workbench.desk.capture import fetcher
    from workbench.desk.timestamps import settings, timestamp
    from workbench.model import InputError

    server, roots = settings()
    if not server or not roots:
        raise InputError(tr("no timestamp server is set: server and roots under [timestamp] in config.toml"))
    return timestamp(case, server, Path(roots).expanduser(), fetcher())


def _bundle(case: Case, path: Path) -> Bundle:
    from workbench.desk.bundle import bundle

    return bundle(case, path)
