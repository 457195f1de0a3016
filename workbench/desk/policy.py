"""The newsroom's policy: what must hold before a report goes out, checked claim by claim.

By default: every claim rated; each verdict on the line from true to false behind it one primary or
three independent secondary sources, with quotations found in kept snapshots; "not enough evidence"
only after a search was logged; signed by somebody else; no open conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from workbench.desk.case import Case
from workbench.i18n import tr
from workbench.model import (
    CaptureKind,
    ClaimRow,
    Evidence,
    FlagRow,
    Grade,
    InputError,
    Rating,
    Severity,
    Stance,
)
from workbench.store import queries
from workbench.store.columns import dump, load

_KEY = "policy"
_BEHIND = {
    "Supported": frozenset({Stance.SUPPORTS, Stance.PARTLY}),
    "Refuted": frozenset({Stance.REFUTES, Stance.PARTLY}),
}
"""AVeriTeC's label of a rating: the stances of evidence that speak for it."""
_UNSEARCHED = "Not Enough Evidence"
"""AVeriTeC's label of verdicts that need a logged search."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What is asked; 0 or False asks nothing."""

    rated: bool = True
    """Every claim has a verdict or was dismissed."""
    primary: int = 1
    """So many primary sources are enough."""
    secondary: int = 3
    """Or so many independent sources of lower grade, or of none."""
    searched: bool = True
    """`not enough evidence` has a search in the log."""
    signed: bool = True
    """Signed by somebody who did not give the verdict."""
    settled: bool = True
    """No open flag of severity conflict."""


@dataclass(frozen=True, slots=True)
class Breach:
    """Where the policy does not hold."""

    rule: str
    """The policy's field: `primary` stands for sources."""
    claim_id: int | None
    """`None` where it is about the article."""
    number: int
    """The claim's place in the list; 0 for none."""
    message: str


def policy(case: Case) -> Policy:
    """The case's policy, or the default one."""
    stored = queries.meta(case.store, _KEY)
    known = load(stored) if stored else {}
    return replace(Policy(), **{name: known[name] for name in _names() if name in known})


def set_policy(case: Case, **asked: Any) -> Policy:
    """Change parts of the policy; what it is now. Raises InputError for a part it does not have."""
    unknown = sorted(asked.keys() - _names())
    if unknown:
        raise InputError(
            tr(
                "the policy has no {unknown!r}; it has: {there}",
                unknown=unknown[0],
                there=", ".join(_names()),
            )
        )
    new = replace(policy(case), **asked)
    for name, value in asdict(new).items():
        if type(value) is not type(getattr(Policy(), name)) or value < 0:
            if isinstance(value, bool):
                raise InputError(tr("{name} takes yes or no", name=name))
            raise InputError(tr("{name} takes a number", name=name))
    with case.deed("policy") as deed:
        number = queries.meta_id(deed.store, _KEY)
        if number is None:
            deed.insert("meta", {"key": _KEY, "value": dump(asdict(new))})
        else:
            deed.update("meta", number, {"value": dump(asdict(new)), "gone": 0})
        said = (f"{name} {value}" for name, value in asked.items())
        deed.summary = f"changed the policy: {', '.join(said)}"
    return new


def _names() -> list[str]:
    return [field.name for field in fields(Policy)]


def breaches(case: Case) -> tuple[Breach, ...]:
    """Where the case does not keep its policy, claim by claim, then the article; empty if it does."""
    from workbench.desk import views
    from workbench.desk.independence import origins
    from workbench.desk.signoff import is_signed, sign_offs_by_claim
    from workbench.desk.verdicts import scale

    with case.store.reading():
        asked = policy(case)
        claims = views.claims(case)
        evidence = views.evidence_by_claim(case)
        sources = {source.id: source.info.grade for source in views.sources(case)}
        independent = origins(case)
        words = sign_offs_by_claim(case)
        searched = {row["claim_id"] for row in queries.searches(case.store)}
        steps = {step.id: step for step in scale(case)}
        conflicts = views.flags(case, open_only=True, severity=Severity.CONFLICT)
    found: list[Breach] = []

    def say(rule: str, claim: ClaimRow, message: str) -> None:
        found.append(Breach(rule, claim.id, claim.number, message))

    for claim in claims:
        if claim.rating is None:
            if asked.rated:
                say("rated", claim, "is not rated")
            continue
        step = steps.get(claim.rating)
        if step and _on_the_line(step):
            proof = _proof(step, evidence.get(claim.id, ()))
            primary = sum(sources.get(source) is Grade.PRIMARY for source in proof)
            count = independent.independent(proof)
            if not _enough(asked, primary, count):
                say("primary", claim, f"has {primary} primary and {count} independent sources behind it")
        if asked.searched and step and step.averitec == _UNSEARCHED and claim.id not in searched:
            say("searched", claim, f"is rated {claim.rating}, but no search is logged")
        if asked.signed and not is_signed(words.get(claim.id, [])):
            say(
                "signed",
                claim,
                "has no second reviewer's sign-off" if claim.id not in words else "is disputed",
            )
    if asked.settled:
        found += _open_conflicts(conflicts, claims)
    return tuple(found)


def _on_the_line(step: Rating) -> bool:
    """Whether a rating says something of the world that sources have to bear out."""
    return step.value is not None or step.averitec.startswith("Conflicting")


def _proof(step: Rating, pieces: Iterable[Evidence]) -> set[int]:
    """Sources with a quotation found in a snapshot that speaks for the rating.

    Context and reviewers' notes prove nothing, and what refutes a claim is not behind "true".
    """
    stances = _BEHIND.get(step.averitec, frozenset(Stance) - {Stance.CONTEXT})
    return {
        piece.source_id
        for piece in pieces
        if piece.anchored and piece.capture_kind is CaptureKind.SNAPSHOT and piece.stance in stances
    }


def _enough(asked: Policy, primary: int, independent: int) -> bool:
    if not asked.primary and not asked.secondary:
        return True
    return bool(asked.primary and primary >= asked.primary) or bool(
        asked.secondary and independent >= asked.secondary
    )


def _open_conflicts(flags: Sequence[FlagRow], claims: Sequence[ClaimRow]) -> list[Breach]:
    numbers = {claim.id: claim.number for claim in claims}
    found = []
    for flag in flags:
        claim = next((claim for claim in flag.claim_ids if claim in numbers), None)
        message = f"has an open conflict (flag {flag.id}, {flag.rule})"
        found.append(Breach("settled", claim, numbers.get(claim, 0) if claim else 0, message))
    return found
