"""Sign-off: a second reviewer's word on a verdict, given openly or blind.

A sign-off is for one verdict: a claim that is rated anew has to be signed anew. Blind, the second
reviewer rates without having been shown the first verdict, and only then are both shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.desk.active import open_claim
from workbench.desk.case import Case
from workbench.desk.verdicts import step_of, verdicts
from workbench.i18n import tr
from workbench.model import ConflictError, InputError, SignOff, Verdict
from workbench.store import queries
from workbench.store.log import Deed


@dataclass(frozen=True, slots=True)
class BlindReview:
    """What the second reviewer said, beside what the first had said."""

    first: Verdict
    rating: str
    agrees: bool


def sign_off(case: Case, claim_id: int, *, agrees: bool = True, note: str = "") -> int:
    """Sign a claim's newest verdict, or say why not; the sign-off's id.

    Raises InputError for a claim without a verdict and for a disagreement without a note,
    ConflictError where the signer gave the verdict.
    """
    note = note.strip()
    if not agrees and not note:
        raise InputError(tr("say in a note why you do not agree"))
    with case.deed("sign off", f"claim:{claim_id}") as deed:
        verdict = _to_sign(case, claim_id)
        return _insert(deed, verdict, agrees=agrees, note=note)


def blind_review(case: Case, claim_id: int, rating: str, rationale: str) -> BlindReview:
    """Rate a claim without knowing its verdict; it is signed if the ratings are the same.

    Neither rating replaces the other. Raises as `sign_off` does, and InputError for a rating that
    the scale lacks or a missing rationale.
    """
    step = step_of(case, rating)
    rationale = rationale.strip()
    if not rationale:
        raise InputError(tr("a verdict needs a rationale: say why"))
    with case.deed("blind review", f"claim:{claim_id}") as deed:
        verdict = _to_sign(case, claim_id)
        agrees = verdict.rating == step.id
        _insert(deed, verdict, agrees=agrees, note=f"blind: {step.id}: {rationale}")
    return BlindReview(verdict, step.id, agrees)


def _to_sign(case: Case, claim_id: int) -> Verdict:
    open_claim(case.store, claim_id)
    verdict = next(iter(verdicts(case, claim_id)), None)
    if verdict is None:
        raise InputError(tr("claim {claim_id} has no verdict to sign", claim_id=claim_id))
    if same_person(verdict.reviewer, case.reviewer):
        raise ConflictError(
            tr("{reviewer} gave this verdict; somebody else has to sign it", reviewer=case.reviewer)
        )
    return verdict


def _insert(deed: Deed, verdict: Verdict, *, agrees: bool, note: str) -> int:
    row = {"agrees": int(agrees), "note": note, "reviewer": deed.reviewer, "at": deed.at}
    word = "signed" if agrees else "did not sign"
    deed.summary = f"{word} the verdict {verdict.rating} of {verdict.reviewer} on claim {verdict.claim_id}"
    return deed.insert("sign_offs", {"verdict_id": verdict.id, **row})


def same_person(one: str, other: str) -> bool:
    """Whether two reviewers' names are one person's, however they are spaced and capitalised."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def sign_offs_by_claim(case: Case) -> dict[int, list[SignOff]]:
    """The words on each claim's newest verdict, newest first; a reviewer's last word counts."""
    found: dict[int, list[SignOff]] = {}
    for row in reversed(queries.sign_offs(case.store)):
        if row["newest"]:
            found.setdefault(row["claim_id"], []).append(_sign_off(row))
    return found


def awaiting(case: Case) -> frozenset[int]:
    """Claims with a verdict of somebody else on which this reviewer has not said a word yet."""
    theirs: dict[int, str] = {}
    for row in queries.verdicts(case.store):
        theirs.setdefault(row["claim_id"], row["reviewer"])
    said = sign_offs_by_claim(case)
    return frozenset(
        claim_id
        for claim_id, reviewer in theirs.items()
        if not same_person(reviewer, case.reviewer)
        and not any(same_person(word.reviewer, case.reviewer) for word in said.get(claim_id, ()))
    )


def is_signed(words: list[SignOff]) -> bool:
    """Whether somebody signed, and nobody's last word is a disagreement; `words` newest first."""
    last: dict[str, bool] = {}
    for word in words:
        last.setdefault(" ".join(word.reviewer.split()).casefold(), word.agrees)
    return bool(last) and all(last.values())


def _sign_off(row: queries.Row) -> SignOff:
    return SignOff(
        id=row["id"],
        verdict_id=row["verdict_id"],
        claim_id=row["claim_id"],
        agrees=bool(row["agrees"]),
        note=row["note"],
        reviewer=row["reviewer"],
        at=row["at"],
    )
