"""Marks, and deeds on all marked claims at once; who is to check a claim; the last deed again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from workbench.desk.filters.words import Vocabulary
from workbench.i18n import tr, trn
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.base import workbench
from workbench.tui.screens.deeds import CaseDeeds, key
from workbench.tui.widgets.lists import ClaimsList


class BulkDeeds(CaseDeeds):
    """Where claims are marked, deeds mean these, and otherwise the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "mark", "Mark", "Mark the chosen claim, or take its mark off, and go on"),
        key(
            "v",
            "mark_range",
            "Mark up to here",
            "Mark from the last mark to the chosen claim",
        ),
        key("asterisk", "mark_all", "Mark all", "Mark every listed claim", display="*"),
        key(
            "exclamation_mark",
            "mark_others",
            "Turn marks round",
            "Mark what is not marked",
            display="!",
        ),
        key("minus", "unmark", "Take marks off", "Take every mark off", display="-"),
        key("at", "assign", "Assign", "Say who is to check the claim, or the marked ones", display="@"),
        key(
            "full_stop",
            "repeat",
            "Repeat",
            "The last deed once more, here or on the marked",
            display=".",
        ),
    ]

    # ------------------------------------------------------------------------ marks

    @property
    def marked(self) -> list[int]:
        return list(self.query_one(ClaimsList).marked)

    def _mark(self, *, on: list[int], off: list[int] | None = None) -> None:
        self.query_one(ClaimsList).mark(on, off or [])
        self._say_marked()

    def _say_marked(self) -> None:
        marked = len(self.marked)
        self.query_one("#left").border_subtitle = trn("{n} marked", "{n} marked", marked) if marked else ""

    def action_mark(self) -> None:
        claims = self.query_one(ClaimsList)
        if claims.current is not None:
            here = claims.current.id
            self._mark(on=[], off=[here]) if here in claims.marked else self._mark(on=[here])
            claims.action_move(1)

    def action_mark_range(self) -> None:
        view, marked = self._shown, self.marked
        if view is None or not marked:
            workbench(self).say(tr("Mark the first one with space."), severity="error")
            return
        here = view.listed.place_of(self._claim_id or 0)
        first = view.listed.place_of(marked[-1])
        if here is not None and first is not None:
            self._mark(on=list(view.listed.ids[min(first, here) : max(first, here) + 1]))

    def action_mark_all(self) -> None:
        if self._shown is not None:
            self._mark(on=list(self._shown.listed.ids))

    def action_mark_others(self) -> None:
        if self._shown is not None:
            marked = set(self.marked)
            listed = self._shown.listed.ids
            self._mark(on=[n for n in listed if n not in marked], off=[n for n in listed if n in marked])

    def action_unmark(self) -> None:
        self._mark(on=[], off=self.marked)

    def _meant(self) -> list[int]:
        claim = self.claim
        return self.marked or ([claim.id] if claim is not None else [])

    def _done(self) -> None:
        self.action_unmark()

    # ------------------------------------------------------------------------ who is to check it

    def action_assign(self) -> None:
        view, ids = self._shown, self._meant()
        if view is not None and ids:
            workbench(self).look_up(
                lambda _: view.claims.vocabulary,
                partial(self._ask_whom, ids),
                group="vocabulary",
                again=self.action_assign,
                keys_wait=True,
            )

    def _ask_whom(self, ids: list[int], words: Vocabulary) -> None:
        from workbench.tui.screens.prompt import AskLine, Choose

        names = list(dict.fromkeys((words.me, *words.assigned, *words.reviewers)))
        options = [*((f"={name}", name) for name in names), ("?", tr("somebody else …")), ("=", tr("nobody"))]

        def use(chosen: str | None) -> None:
            if chosen == "?":
                self.app.push_screen(AskLine(tr("Assign to"), BidiInput(compact=True)), named)
            elif chosen is not None:
                self._assign(ids, chosen[1:])

        def named(name: str | None) -> None:
            if name:
                self._assign(ids, name)

        title = trn("Assign {n} claim to", "Assign {n} claims to", len(ids))
        self.app.push_screen(Choose(title, options), use)

    def _assign(self, ids: list[int], name: str) -> None:
        from workbench.desk.assigning import assign_claims

        workbench(self).last_deed = "assign", (name,)
        said = trn("{n} claim assigned to {name}.", "{n} claims assigned to {name}.", len(ids), name=name)
        workbench(self).carry_out(
            lambda case: assign_claims(case, ids, name),
            said if name else tr("Assigned to nobody."),
            lambda _: self._done(),
        )

    # ------------------------------------------------------------------------ once more

    def action_repeat(self) -> None:
        """A verdict and a dismissal are shown once more before they are given: each needs its reasons."""
        last, ids = workbench(self).last_deed, self._meant()
        if last is None:
            workbench(self).say(tr("Nothing was done yet in this session."), severity="error")
        elif ids:
            name, given = last
            again: dict[str, Callable[..., None]] = {
                "rate": self._rate,
                "assign": self._assign,
                "set aside": self._set_aside,
                "kind": self._set_kind,
                "confirm": self._confirm,
            }
            again[name](ids, *given)
