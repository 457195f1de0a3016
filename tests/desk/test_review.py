"""Searches, sign-offs and the policy."""

import pytest

from tests.archive.test_alike import AGENCY
from tests.cli.running import fine, run
from workbench.desk import views
from workbench.desk.case import Case, open_case
from workbench.desk.claims import dismiss_claim
from workbench.desk.evidence import add_evidence, attach_text
from workbench.desk.followup import follow_up
from workbench.desk.log import redo, undo, verify
from workbench.desk.policy import Policy, breaches, policy, set_policy
from workbench.desk.searches import log_search, remove_search, searches
from workbench.desk.signoff import blind_review, is_signed, sign_off, sign_offs_by_claim
from workbench.desk.verdicts import rate
from workbench.model import (
    CaptureKind,
    ConflictError,
    FollowUpState,
    Grade,
    InputError,
    Severity,
    SourceInfo,
    Stance,
)


@pytest.fixture
def claim(case: Case) -> int:
    """The only claim that is left, so that breaches are about it."""
    first, *others = [row.id for row in views.claims(case)]
    for other in others:
        dismiss_claim(case, other, "not of interest")
    for flag in views.flags(case, open_only=True, severity=Severity.CONFLICT):
        follow_up(case, flag.id, FollowUpState.EXPLAINED, "checked")
    return first


def _signed_by(case: Case, name: str, claim: int) -> None:
    with open_case(case.folder, reviewer=name, clock=case.clock) as other:
        sign_off(other, claim)


def _rules(case: Case) -> list[str]:
    return [breach.rule for breach in breaches(case)]


def _back(
    case: Case, claim: int, name: str, *, grade: Grade | None = None, text: str = "", note: bool = False
) -> None:
    kind = CaptureKind.NOTE if note else CaptureKind.SNAPSHOT
    text = text or f"{name} wrote: the Aldmoor bridge opened in March."
    source = attach_text(case, text, SourceInfo(title=name, grade=grade), kind=kind).source_id
    quote = text[:40]
    add_evidence(case, claim, source, Stance.SUPPORTS, quote=quote)


def test_searches_are_kept_and_taken_back(case: Case, claim: int) -> None:
    first = log_search(case, "city  archive", "bridge 2019", claim_id=claim)
    log_search(case, "register", "Venn", found=True, result="one entry")
    assert [(row.place, row.found, row.claim_id) for row in searches(case)] == [
        ("city archive", False, claim),
        ("register", True, None),
    ]
    assert [row.id for row in searches(case, claim)] == [first]
    remove_search(case, first)
    assert searches(case, claim) == ()
    undo(case)
    assert [row.id for row in searches(case, claim)] == [first]
    assert verify(case) == ()


def test_searches_that_say_too_little(case: Case) -> None:
    for place, query, found in (("", "x", False), ("x", " ", False), ("x", "y", True)):
        with pytest.raises(InputError):
            log_search(case, place, query, found=found)
    with pytest.raises(InputError, match="no claim"):
        log_search(case, "x", "y", claim_id=999)
    with pytest.raises(InputError, match="no search"):
        remove_search(case, 7)


def test_nobody_signs_their_own_verdict(case: Case, claim: int) -> None:
    with pytest.raises(InputError, match="no verdict"):
        sign_off(case, claim)
    rate(case, claim, "true", "The minutes say so.")
    with pytest.raises(ConflictError, match="somebody else"):
        sign_off(case, claim)
    with pytest.raises(ConflictError, match="somebody else"):
        _signed_by(case, " ada ", claim)
    _signed_by(case, "Basma", claim)
    assert is_signed(sign_offs_by_claim(case)[claim])


def test_a_new_verdict_has_to_be_signed_anew(case: Case, claim: int) -> None:
    rate(case, claim, "true", "The minutes say so.")
    _signed_by(case, "Basma", claim)
    rate(case, claim, "false", "They do not.")
    assert claim not in sign_offs_by_claim(case)


def test_a_disagreement_is_no_sign_off_until_it_is_taken_back(case: Case, claim: int) -> None:
    rate(case, claim, "true", "The minutes say so.")
    _signed_by(case, "Basma", claim)
    with open_case(case.folder, reviewer="Carl", clock=case.clock) as carl:
        with pytest.raises(InputError, match="why you do not agree"):
            sign_off(carl, claim, agrees=False)
        sign_off(carl, claim, agrees=False, note="Which minutes?")
        assert not is_signed(sign_offs_by_claim(case)[claim])
        sign_off(carl, claim)
    assert is_signed(sign_offs_by_claim(case)[claim])


def test_a_verdict_that_was_signed_is_not_taken_back_alone(case: Case, claim: int) -> None:
    rate(case, claim, "true", "The minutes say so.")
    _signed_by(case, "Basma", claim)
    with pytest.raises(ConflictError):
        undo(case)
    assert verify(case) == ()


def test_blind_review_shows_both_afterwards(case: Case, claim: int) -> None:
    rate(case, claim, "true", "The minutes say so.")
    with open_case(case.folder, reviewer="Basma", clock=case.clock) as basma:
        review = blind_review(basma, claim, "false", "They do not.")
        assert (review.first.rating, review.rating, review.agrees) == ("true", "false", False)
        assert not is_signed(sign_offs_by_claim(case)[claim])
        assert blind_review(basma, claim, "true", "Now I see.").agrees
    assert is_signed(sign_offs_by_claim(case)[claim])
    assert views.claim(case, claim).rating == "true"


def test_the_policy_is_kept_step_by_step(case: Case, claim: int) -> None:
    assert _rules(case) == ["rated"]
    rate(case, claim, "true", "The minutes say so.")
    assert _rules(case) == ["primary", "signed"]
    _back(case, claim, "Note", grade=Grade.PRIMARY, note=True)
    assert _rules(case) == ["primary", "signed"]  # a note proves nothing
    _back(case, claim, "Minutes", grade=Grade.PRIMARY)
    assert _rules(case) == ["signed"]
    _signed_by(case, "Basma", claim)
    assert breaches(case) == ()


def test_what_refutes_a_claim_is_not_behind_true(case: Case, claim: int) -> None:
    rate(case, claim, "false", "The minutes say otherwise.")
    _back(case, claim, "Minutes", grade=Grade.PRIMARY)
    assert _rules(case) == ["primary", "signed"]
    rate(case, claim, "true", "The minutes say so.")
    assert _rules(case) == ["signed"]


def test_three_papers_with_one_text_are_not_three(case: Case, claim: int) -> None:
    rate(case, claim, "true", "The papers say so.")
    _signed_by(case, "Basma", claim)
    for name in ("One", "Two", "Three"):
        _back(case, claim, name, grade=Grade.SECONDARY, text=f"{AGENCY} {name}.")
    assert breaches(case)[0].message == "has 0 primary and 1 independent sources behind it"
    set_policy(case, secondary=1)
    assert _rules(case) == []


def test_not_enough_evidence_needs_a_search(case: Case, claim: int) -> None:
    rate(case, claim, "not enough evidence", "Nothing is known.")
    _signed_by(case, "Basma", claim)
    assert _rules(case) == ["searched"]
    log_search(case, "archive", "bridge", claim_id=claim)
    assert _rules(case) == []


def test_the_policy_is_the_cases_own_and_undoable(case: Case) -> None:
    set_policy(case, rated=False, settled=False)
    set_policy(case, secondary=5)
    assert policy(case) == Policy(rated=False, settled=False, secondary=5)
    assert breaches(case) == ()
    undo(case)
    undo(case)
    assert policy(case) == Policy()
    redo(case)
    assert policy(case) == Policy(rated=False, settled=False)
    for odd in ({"primary": True}, {"primary": -1}, {"signed": 3}, {"colour": 1}):
        with pytest.raises(InputError):
            set_policy(case, **odd)
    assert verify(case) == ()


def test_by_command_line(case: Case, claim: int) -> None:
    folder = str(case.folder)
    fine(
        "verdict",
        "add",
        folder,
        "1",
        "not enough evidence",
        "--rationale",
        "Nothing is known.",
        "--reviewer",
        "Ada",
    )
    assert run("policy", folder).code == 1
    fine("search", "add", folder, "archive", "bridge", "--claim", "1", "--reviewer", "Ada")
    assert "nothing found" in fine("search", "list", folder).out
    own = run("signoff", folder, "1", "--reviewer", "Ada")
    assert (own.code, "somebody else" in own.err) == (1, True)
    out = fine("signoff", folder, "1", "--reviewer", "Basma", "--blind", "true", "I am sure.").out
    assert "Ada said not enough evidence" in out
    assert "is disputed" in run("policy", folder).out
    fine("signoff", folder, "1", "--reviewer", "Basma")
    assert "no breaches" in fine("policy", folder).out
    assert run("policy", folder, "--set", "signed").code == 2
    assert "secondary 2" in fine("policy", folder, "--set", "secondary=2", "--set", "signed=no").out
