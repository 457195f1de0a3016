"""Verdicts: a rating with its rationale. Append-only; the newest counts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from workbench.desk.active import open_claim
from workbench.desk.case import Case
from workbench.i18n import tr
from workbench.model import InputError, Rating, Verdict
from workbench.store import queries
from workbench.store.columns import load
from workbench.store.log import CLAIMS, Deed

_SUPPORTED, _REFUTED = "Supported", "Refuted"
_MIXED, _UNKNOWN = "Conflicting Evidence/Cherrypicking", "Not Enough Evidence"
_FEVER = {_SUPPORTED: "SUPPORTS", _REFUTED: "REFUTES", _MIXED: "NOT ENOUGH INFO", _UNKNOWN: "NOT ENOUGH INFO"}


def _rating(name: str, value: int | None, en: str, ar: str, averitec: str) -> Rating:
    return Rating(name, value, en, ar, averitec, _FEVER.get(averitec, ""))


# Values as ClaimReview's reviewRating means them (schema.org: worst 1, best 5). The labels of the
# data sets: Schlichtkrull et al. 2023 (AVeriTeC), Thorne et al. 2018 (FEVER); what is not rated has
# none there.
DEFAULT_SCALE = (
    _rating("true", 5, "True", "صحيح", _SUPPORTED),
    _rating("mostly true", 4, "Mostly true", "صحيح في معظمه", _SUPPORTED),
    _rating("half true", 3, "Half true", "نصف صحيح", _MIXED),
    _rating("mostly false", 2, "Mostly false", "خاطئ في معظمه", _REFUTED),
    _rating("false", 1, "False", "خاطئ", _REFUTED),
    _rating("misleading context", None, "Misleading context", "سياق مضلل", _MIXED),
    _rating("conflicting evidence", None, "Conflicting evidence", "أدلة متضاربة", _MIXED),
    _rating("not enough evidence", None, "Not enough evidence", "أدلة غير كافية", _UNKNOWN),
    _rating("opinion", None, "Opinion (not rated)", "رأي (لا يُقيَّم)", ""),
    _rating("out of scope", None, "Out of scope", "خارج النطاق", ""),
)


def scale(case: Case) -> tuple[Rating, ...]:
    """The case's ratings, the truest first, those without a number last."""
    stored = queries.meta(case.store, "scale")
    return tuple(Rating(**step) for step in load(stored)) if stored else DEFAULT_SCALE


def scale_json(steps: tuple[Rating, ...]) -> str:
    """A scale as `meta` holds it."""
    return json.dumps([asdict(step) for step in steps], ensure_ascii=False)


def rate(case: Case, claim_id: int, rating: str, rationale: str) -> int:
    """Give a verdict; its id. `rating` is an id of the scale, or one of its labels.

    Raises InputError for a rating that the scale lacks and for a missing rationale, ConflictError
    for a claim that was set aside.
    """
    return rate_claims(case, [claim_id], rating, rationale)[0]


def rate_claims(case: Case, claim_ids: Sequence[int], rating: str, rationale: str) -> list[int]:
    """Give several claims the same verdict, as one deed; the verdicts' ids. Raises as `rate` does."""
    step = step_of(case, rating)
    rationale = rationale.strip()
    if not rationale:
        raise InputError(tr("a verdict needs a rationale: say why"))
    if not claim_ids:
        raise InputError(tr("say which claims are rated"))
    with case.deed("rate", about(claim_ids)) as deed:
        before = None
        numbers = []
        for claim_id in claim_ids:
            open_claim(case.store, claim_id)
            before = next(iter(queries.verdicts(deed.store, claim_id)), None)
            numbers.append(insert_verdict(deed, claim_id, step.id, rationale))
        deed.summary = f"rated {told(claim_ids)} {step.id}"
        if before and len(numbers) == 1:
            deed.summary += f", was {before['rating']}"
    return numbers


def about(claim_ids: Sequence[int]) -> str:
    """The subject of a deed on these claims."""
    return f"claim:{claim_ids[0]}" if len(claim_ids) == 1 else CLAIMS


def told(claim_ids: Sequence[int]) -> str:
    """The claims of a deed in its summary."""
    return f"claim {claim_ids[0]}" if len(claim_ids) == 1 else f"{len(claim_ids)} claims"


def insert_verdict(deed: Deed, claim_id: int, rating: str, rationale: str) -> int:
    """The row of a verdict, as part of a deed; its id."""
    return deed.insert(
        "verdicts",
        {
            "claim_id": claim_id,
            "rating": rating,
            "rationale": rationale,
            "reviewer": deed.reviewer,
            "at": deed.at,
        },
    )


def step_of(case: Case, rating: str) -> Rating:
    """The step of the scale with that id or label. Raises InputError."""
    wanted = " ".join(rating.replace("-", " ").replace("_", " ").split()).casefold()
    steps = scale(case)
    for step in steps:
        if wanted in (step.id.casefold(), step.en.casefold(), step.ar):
            return step
    raise InputError(
        tr(
            "the scale has no {rating!r}; it has: {there}",
            rating=rating,
            there=", ".join(step.id for step in steps),
        )
    )


def verdicts(case: Case, claim_id: int) -> tuple[Verdict, ...]:
    """A claim's verdicts, newest first."""
    return tuple(_verdict(row) for row in queries.verdicts(case.store, claim_id))


def verdicts_by_claim(case: Case) -> dict[int, list[Verdict]]:
    """All verdicts of the case by claim id, newest first."""
    found: dict[int, list[Verdict]] = {}
    for row in queries.verdicts(case.store):
        found.setdefault(row["claim_id"], []).append(_verdict(row))
    return found


def _verdict(row: queries.Row) -> Verdict:
    return Verdict(row["id"], row["claim_id"], row["rating"], row["rationale"], row["reviewer"], row["at"])
