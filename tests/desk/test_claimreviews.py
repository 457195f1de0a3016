"""ClaimReviews come back in as ratings."""

from __future__ import annotations

import json

import pytest

from workbench.desk import log, verdicts, views
from workbench.desk.case import Case
from workbench.desk.claimreviews import import_reviews, read_reviews
from workbench.desk.reporting import report
from workbench.desk.verdicts import DEFAULT_SCALE
from workbench.model import InputError
from workbench.report.claimreview import Party, Review, on_scale


def test_there_and_back(case: Case) -> None:
    first, second = views.claims(case)[:2]
    verdicts.rate(case, first.id, "false", "Because.")
    verdicts.rate(case, second.id, "misleading context", "It leaves out the loan.")
    sent = report(case, "claimreview")
    assert import_reviews(case, sent) == ()
    verdicts.rate(case, first.id, "true", "Or not.")
    before = len(log.events(case))
    (change,) = import_reviews(case, sent)
    assert (change.item, change.before) == (f"claim:{first.id}", "true: Or not.")
    newest = verdicts.verdicts(case, first.id)[0]
    assert (newest.rating, newest.rationale) == ("false", "Because.")
    assert len(log.events(case)) == before + 1
    assert report(case, "claimreview") == sent
    assert log.verify(case) == ()


def test_what_fits_no_claim_or_rating_is_passed_over(case: Case) -> None:
    verdicts.rate(case, views.claims(case)[0].id, "false", "Because.")
    (review,) = json.loads(report(case, "claimreview"))
    other = {**review, "claimReviewed": "The moon is near."}
    odd = {**review, "reviewRating": {"@type": "Rating", "alternateName": "Four storks"}}
    changes, passed = read_reviews(case, json.dumps([other, odd]).encode())
    assert changes == ()
    assert "The moon is near." in passed[0]
    assert "Four storks" in passed[1]
    with pytest.raises(InputError):
        import_reviews(case, b"{}")


@pytest.mark.parametrize(
    ("rating", "value", "worst", "best", "step"),
    [
        ("FALSE", None, None, None, "false"),
        ("صحيح", None, None, None, "true"),
        ("Four storks", 4, 1, 5, "mostly true"),
        ("Pants on fire", 1, 1, 7, "false"),
        ("So-so", 4, 1, 7, "half true"),
        ("So-so", None, None, None, None),
    ],
)
def test_ratings_on_the_scale(
    rating: str, value: int | None, worst: int | None, best: int | None, step: str | None
) -> None:
    found = on_scale(Review("x", rating, "u", Party("D"), value, best, worst), DEFAULT_SCALE)
    assert (found.id if found else None) == step
