"""Whether a claim was checked before: here, in other cases that were registered, or by others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.desk import registry
from workbench.desk.active import open_claim
from workbench.desk.case import Case, open_case
from workbench.model import Analysis, Claim, Flag, InputError, WorkbenchError
from workbench.store import queries

LEAST = 0.38
"""Scores below it are of other claims, set by hand on news claims."""
_CANDIDATES = 200
_ROUGH = 35.0
"""Ratio of shared words below which a claim is not looked at closely."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An earlier verdict on a claim like this one: to be read, not to be copied."""

    claim: str
    rating: str
    rationale: str
    """Empty for what others published."""
    by: str
    """The reviewer or publisher."""
    at: str
    where: str
    """The case's title, or the publication's address."""
    score: float = 0.0
    """0..1, how like the claims are."""


def checked_before(case: Case, claim_id: int, limit: int = 5) -> tuple[Checked, ...]:
    """Rated claims like this one, the likest first; perhaps none.

    Looked through are this case, the registered ones that can be opened, and the imported
    fact-checks. Raises InputError for a claim that is not there.
    """
    with case.store.reading():
        text = open_claim(case.store, claim_id)["text"]
        known = list(_rated(case, besides=claim_id))
    here = case.folder.resolve()
    for folder in registry.cases():
        if folder != here:
            known += _of_case(folder, case.reviewer)
    known += _published()
    return _likest(text, known, limit)


def earlier_flags(analysis: Analysis, claims: Sequence[Claim], case: Case | None) -> Iterator[Flag]:
    """A flag for each claim that a registered case or an imported fact-check has rated in like words.

    The library is the reviewer's own and empty at first; a damaged one flags nothing here, and is
    told of where it is asked for.
    """
    from workbench.consistency.rules import checked_before as rule

    here = case.folder.resolve() if case else None
    reviewer = case.reviewer if case else ""
    try:
        folders = [folder for folder in registry.cases() if folder != here]
        known = [found for folder in folders for found in _of_case(folder, reviewer)]
        known += _published()
    except InputError:
        return
    known.sort(key=lambda found: found.at, reverse=True)
    earlier = [(found.claim, f"{found.rating}, {found.by}, {found.at[:10]}") for found in known]
    for claim in claims if earlier else ():
        flag = rule.checked_before(analysis.text, claim.span, analysis.lang, earlier)
        if flag is not None:
            yield flag


def _published() -> list[Checked]:
    return [
        Checked(found.claim, found.rating, "", found.publisher, found.published, found.url)
        for found in registry.published()
    ]


def _of_case(folder: Path, reviewer: str) -> list[Checked]:
    """The rated claims of another case; none if it is gone or cannot be opened."""
    try:
        with open_case(folder, reviewer=reviewer) as other, other.store.reading():
            return list(_rated(other))
    except WorkbenchError:
        return []


def _rated(case: Case, besides: int = 0) -> Iterator[Checked]:
    newest: dict[int, queries.Row] = {}
    for verdict in queries.verdicts(case.store):
        newest.setdefault(verdict["claim_id"], verdict)
    for row in queries.claims(case.store, queries.version_id(case.store)):
        if row["id"] in newest and row["id"] != besides:
            given = newest[row["id"]]
            by, at = given["reviewer"], given["at"]
            yield Checked(row["text"], given["rating"], given["rationale"], by, at, case.title)


def _likest(text: str, known: Sequence[Checked], limit: int) -> tuple[Checked, ...]:
    """Roughly first, over all of them; then the candidates closely, by words, their parts and figures."""
    from rapidfuzz import fuzz, process

    from workbench.archive.crossing import Crossing, is_arabic
    from workbench.archive.rank import Ranker, words_of

    words = " ".join(words_of(text))
    script = is_arabic(text)
    same = [found for found in known if is_arabic(found.claim) == script]
    folded = [" ".join(words_of(found.claim)) for found in same]
    rough = process.extract(
        words, folded, scorer=fuzz.token_set_ratio, score_cutoff=_ROUGH, limit=_CANDIDATES, processor=None
    )
    near = [same[index] for _, _, index in rough]
    scored = [
        (min(ratio, _alike(words, near[index].claim)), near[index])
        for index, ratio in Ranker([found.claim for found in near]).rank(text).order
    ]
    other = [found for found in known if is_arabic(found.claim) != script]
    scored += [(score, other[index]) for index, score in Crossing([o.claim for o in other]).rank(text)]
    best = sorted((pair for pair in scored if pair[0] >= LEAST), key=lambda pair: -pair[0])[:limit]
    return tuple(
        Checked(f.claim, f.rating, f.rationale, f.by, f.at, f.where, round(score, 3)) for score, f in best
    )


def _alike(words: str, claim: str) -> float:
    """A long claim that holds all words of a short one is not the same claim."""
    from rapidfuzz import fuzz

    from workbench.archive.rank import words_of

    return fuzz.token_sort_ratio(words, " ".join(words_of(claim))) / 100
