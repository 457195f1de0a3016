"""ClaimReviews taken in: ratings that were published, as verdicts on the claims that they are of."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.desk.case import Case
from workbench.desk.reporting import arranged
from workbench.desk.sheets import Change
from workbench.desk.verdicts import insert_verdict, scale
from workbench.i18n import tr

if TYPE_CHECKING:
    from workbench.report.claimreview import Review
    from workbench.report.model import ClaimEntry


def read_reviews(case: Case, data: bytes) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """What importing a ClaimReview file would change, and the reviews that fit no claim or rating."""
    asked, passed = _asked(case, data)
    return tuple(change for change, _, _, _ in asked), passed


def import_reviews(case: Case, data: bytes) -> tuple[Change, ...]:
    """Give each claim that a review of the file is of the review's rating, as one deed.

    A review is of the claim with its words (cut as ClaimReview cuts them); its rating is found on the
    case's scale by name, then by number. What fits no claim or no step is passed over. Raises
    InputError for what is no ClaimReview, or one that Google would refuse.
    """
    with case.deed("import claimreview") as deed:
        asked, _ = _asked(case, data)
        for _, claim_id, rating, rationale in asked:
            insert_verdict(deed, claim_id, rating, rationale)
        deed.summary = f"imported {len(asked)} ratings from ClaimReview"
    return tuple(change for change, _, _, _ in asked)


def _asked(case: Case, data: bytes) -> tuple[list[tuple[Change, int, str, str]], tuple[str, ...]]:
    from workbench.report.claimreview import on_scale, read, short

    steps = scale(case)
    by_words: dict[str, list[ClaimEntry]] = defaultdict(list)
    for entry in arranged(case).claims:
        by_words[short(entry.claim.text)].append(entry)
    asked, passed = [], []
    for review in read(data):
        step = on_scale(review, steps)
        if step is None:
            passed.append(
                tr("the scale has no {rating!r}: {claim}", rating=review.rating, claim=review.claim)
            )
            continue
        found = by_words.get(short(review.claim), [])
        if not found:
            passed.append(tr("no claim of the case reads so: {claim}", claim=review.claim))
        for entry in found:
            now = entry.verdicts[0] if entry.verdicts else None
            rationale = _rationale(review)
            if now and (now.rating, now.rationale.strip()) == (step.id, rationale):
                continue
            before = f"{now.rating}: {now.rationale}" if now else ""
            change = Change(f"claim:{entry.claim.id}", before, f"{step.id}: {rationale}")
            asked.append((change, entry.claim.id, step.id, rationale))
    return asked, tuple(passed)


def _rationale(review: Review) -> str:
    """The review's own, or who published it and where."""
    whose = ", ".join(part for part in (review.author.name, review.published, review.url) if part)
    return review.explanation.strip() or f"ClaimReview: {whose}"
