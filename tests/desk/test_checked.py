"""Claims that were checked before, here and elsewhere."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.running import fine, run
from workbench.archive.claimreview import Review, reviews
from workbench.desk import registry, views
from workbench.desk.case import Case
from workbench.desk.checked import checked_before
from workbench.desk.ingest import new_case
from workbench.desk.revision import reanalyse
from workbench.desk.verdicts import rate
from workbench.model import InputError


def _review(claim: str, rating: str = "False", **more: object) -> dict[str, object]:
    return {
        "@type": "ClaimReview",
        "claimReviewed": claim,
        "reviewRating": {"@type": "Rating", "alternateName": rating, "ratingValue": "1"},
        "author": {"@type": "Organization", "name": "Checkers"},
        "datePublished": "2020-05-01",
        "url": "https://example.org/check",
        **more,
    }


BRIDGE = "The Aldmoor bridge opened on 4 March 2018 after ten years of work"
FEED = {
    "@context": "https://schema.org",
    "@type": "DataFeed",
    "dataFeedElement": [
        {"@type": "DataFeedItem", "item": [_review(BRIDGE)]},
        {"@type": "DataFeedItem", "item": [_review("Bees sleep in winter", "Half true")]},
        {"@type": "DataFeedItem", "item": None},
    ],
}


def _claim(case: Case, words: str) -> int:
    return next(row.id for row in views.claims(case) if words in row.text)


def test_feeds_pages_and_lines() -> None:
    one = Review(BRIDGE, "False", "Checkers", "2020-05-01", "https://example.org/check")
    assert reviews(json.dumps(FEED).encode())[0] == one
    assert reviews(json.dumps({"@graph": [_review(BRIDGE), {"@type": "Person"}]}).encode()) == [one]
    assert reviews("\n".join([json.dumps(_review(BRIDGE))] * 2).encode()) == [one]
    number = _review(BRIDGE, reviewRating={"ratingValue": 2, "bestRating": 5}, author=[{"name": "A"}, "B"])
    found = reviews(json.dumps(number).encode())[0]
    assert (found.rating, found.publisher) == ("2 of 1..5", "A, B")


@given(
    st.recursive(
        st.none() | st.text(max_size=5) | st.integers(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["@type", "item", "claimReviewed", "author", "reviewRating"]), inner
            )
        ),
    )
)
def test_any_json_is_read(value: object) -> None:
    assert isinstance(reviews(json.dumps(value).encode()), list)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"{", b"[" * 100_000])
def test_what_is_no_feed(data: bytes) -> None:
    with pytest.raises(InputError):
        reviews(data)


def test_imported_fact_checks_are_found(case: Case) -> None:
    assert registry.import_reviews(json.dumps(FEED).encode()) == (2, 2)
    assert registry.import_reviews(json.dumps(FEED).encode()) == (0, 2)
    found = checked_before(case, _claim(case, "opened on 4 March 2019"))
    assert [(row.claim, row.rating, row.by) for row in found] == [(BRIDGE, "False", "Checkers")]
    assert checked_before(case, _claim(case, "Port Hessa")) == ()
    with pytest.raises(InputError, match="no ClaimReview"):
        registry.import_reviews(b"{}")


def test_other_cases_are_looked_through_once_registered(case: Case, tmp_path: Path) -> None:
    article = tmp_path / "other.txt"
    article.write_text("The Aldmoor bridge opened on 4 March 2019.\n\nBees sleep.\n", encoding="utf-8")
    claim = _claim(case, "opened on 4 March 2019")
    with new_case(tmp_path / "other", article, title="Other", reviewer="Basma", clock=case.clock) as other:
        rate(other, _claim(other, "bridge"), "true", "The minutes say so.")
    assert checked_before(case, claim) == ()
    registry.register(tmp_path / "other")
    registry.register(tmp_path / "other")
    found = checked_before(case, claim)
    assert [(row.rating, row.by, row.where, row.at[:4]) for row in found] == [
        ("true", "Basma", "Other", "2026")
    ]
    (tmp_path / "other" / "claims.db").unlink()
    assert checked_before(case, claim) == ()
    registry.forget(tmp_path / "other")
    assert registry.cases() == ()


def test_an_article_that_says_what_was_rated_is_flagged(case: Case, tmp_path: Path) -> None:
    article = tmp_path / "other.txt"
    article.write_text("The Aldmoor bridge opened on 4 March 2019.\n\nBees sleep.\n", encoding="utf-8")
    with new_case(tmp_path / "first", article, title="First", reviewer="Basma", clock=case.clock) as first:
        rate(first, _claim(first, "bridge"), "false", "The minutes say otherwise.")
        reanalyse(first)
        assert not [flag for flag in views.flags(first) if flag.rule == "checked-before"]
    registry.register(tmp_path / "first")
    with new_case(tmp_path / "second", article, title="Second", reviewer="Lina", clock=case.clock) as second:
        (flag,) = [flag for flag in views.flags(second) if flag.rule == "checked-before"]
        assert "false, Basma, 2026-" in flag.message
        registry.forget(tmp_path / "first")
        reanalyse(second)
        assert not [flag for flag in views.flags(second) if flag.rule == "checked-before"]
        registry.folder().joinpath("cases.json").write_text("noise", encoding="utf-8")
        reanalyse(second)  # a damaged library stops no analysis


def test_the_same_case_is_looked_through_but_not_the_claim_itself(case: Case) -> None:
    claim = _claim(case, "opened on 4 March 2019")
    rate(case, claim, "true", "The minutes say so.")
    registry.register(case.folder)
    assert checked_before(case, claim) == ()


def test_the_other_script(case: Case) -> None:
    feed = _review("افتتح جسر ألدمور في 4 مارس 2019 بعد 9 سنوات", "صحيح")
    many = [_review(f"ادعاء آخر رقم {n} عن أمور شتى") for n in range(40)]
    registry.import_reviews(json.dumps([feed, *many]).encode())
    assert checked_before(case, _claim(case, "opened on 4 March 2019"))[0].rating == "صحيح"


def test_damaged_libraries(case: Case) -> None:
    registry.folder().mkdir(parents=True)
    (registry.folder() / "claimreviews.jsonl").write_text('noise\n{"claim": 3}\n[]\n', encoding="utf-8")
    assert registry.published() == []
    (registry.folder() / "cases.json").write_text("noise", encoding="utf-8")
    with pytest.raises(InputError, match="mend or remove"):
        checked_before(case, views.claims(case)[0].id)


def test_by_command_line(case: Case, tmp_path: Path) -> None:
    feed = tmp_path / "feed.json"
    feed.write_text(json.dumps(FEED), encoding="utf-8")
    assert "2 of them new" in fine("registry", "import", str(feed)).out
    fine("registry", "add", str(case.folder))
    assert "2 published fact-checks" in fine("registry", "list").out
    number = views.claim(case, _claim(case, "opened on 4 March 2019")).number
    assert "False, Checkers, 2020-05-01" in fine("checked", str(case.folder), str(number)).out
    assert fine("checked", str(case.folder), str(number), "--json").rows[0]["claim"] == BRIDGE
    fine("registry", "remove", str(case.folder))
    assert run("registry", "remove", str(case.folder)).code == 1
