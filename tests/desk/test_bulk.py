"""One deed on several claims."""

from __future__ import annotations

import pytest

from workbench.desk import views
from workbench.desk.assigning import assign_claims
from workbench.desk.case import Case
from workbench.desk.claims import dismiss_claim, dismiss_claims
from workbench.desk.listing import claims_of
from workbench.desk.log import events, redo, undo, verify
from workbench.desk.verdicts import rate_claims
from workbench.model import ConflictError, InputError


def test_assigning_is_a_deed_that_can_be_undone(case: Case) -> None:
    ids = [row.id for row in views.claims(case)][:3]
    assign_claims(case, ids, "  Lina   Haddad ")
    assert [row.id for row in claims_of(case, "assigned:lina")] == ids
    assert events(case, subject=f"claim:{ids[1]}")[0].summary == "assigned 3 claims to Lina Haddad"
    undo(case)
    assert not claims_of(case, "assigned:any")
    redo(case)
    assign_claims(case, ids[:1], "")
    assert events(case)[0].summary == f"assigned claim {ids[0]} to nobody"
    assert [row.id for row in claims_of(case, "assigned:any")] == ids[1:]
    assert verify(case) == ()


def test_all_or_none(case: Case) -> None:
    ids = [row.id for row in views.claims(case)]
    dismiss_claim(case, ids[-1], "a byline")
    before = len(events(case))
    for deed in (
        lambda: rate_claims(case, ids, "true", "seen"),
        lambda: dismiss_claims(case, ids, "no"),
        lambda: assign_claims(case, ids, "Lina"),
    ):
        with pytest.raises(ConflictError):
            deed()
    assert len(events(case)) == before
    assert not claims_of(case, "rating:any")


def test_nothing_is_no_deed(case: Case) -> None:
    for deed in (
        lambda: rate_claims(case, [], "true", "seen"),
        lambda: dismiss_claims(case, [], "no"),
        lambda: assign_claims(case, [], "Lina"),
    ):
        with pytest.raises(InputError):
            deed()
