"""ClaimReview: what is written, what Google's documentation refuses, and the way there and back."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report.hostile import HOSTILE
from tests.report.samples import hostile, materials
from workbench.model import ClaimKind, InputError
from workbench.report import html
from workbench.report.build import build
from workbench.report.claimreview import LONGEST, Party, Review, as_json, files, read, render, reviews
from workbench.report.claimreview_rules import problems
from workbench.report.house import House
from workbench.report.model import Materials

HOUSE = House(name="The Desk", url="https://example.org", address="https://example.org/check/1")


def _made(made: Materials) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render(build(replace(made, house=HOUSE))))
    return found


def test_every_rated_claim_has_a_review_that_google_takes() -> None:
    made = _made(materials())
    assert [each["url"][-3:] for each in made] == ["#c1", "#c2", "#c3", "#c4", "#c5"]
    assert [problems(each) for each in made] == [[]] * 5
    first = made[0]
    assert first["author"] == {"@type": "Organization", "name": "The Desk", "url": "https://example.org"}
    assert first["itemReviewed"]["author"]["name"] == "Rana Karam"
    assert first["reviewRating"]["alternateName"] == "خاطئ"
    assert [first["reviewRating"][name] for name in ("ratingValue", "bestRating", "worstRating")] == [1, 5, 1]


def test_a_rating_without_a_number_is_given_in_words_only() -> None:
    rating = _made(materials("en"))[3]["reviewRating"]
    assert rating["alternateName"] == "misleading context"
    assert not {"ratingValue", "bestRating", "worstRating"} & set(rating)


def test_opinions_and_unsigned_verdicts_have_none() -> None:
    made = materials()
    opinion = [replace(made.claims[0], kind=ClaimKind.OPINION), *made.claims[1:]]
    unsigned = {**made.verdicts, 2: [replace(made.verdicts[2][0], reviewer=" ")]}
    assert [e.claim.number for e, _ in reviews(build(replace(made, claims=opinion)))] == [2, 3, 4, 5]
    assert [e.claim.number for e, _ in reviews(build(replace(made, verdicts=unsigned)))] == [1, 3, 4, 5]


def test_what_a_second_reviewer_disputes_has_none() -> None:
    made = materials()
    (word,) = made.sign_offs[1]
    against = replace(word, id=2, agrees=False)
    for words, disputed in (([against, word], True), ([word, against], False), ([against], True)):
        numbers = [e.claim.number for e, _ in reviews(build(replace(made, sign_offs={1: words})))]
        assert (1 not in numbers) == disputed


def test_the_claimant_is_who_the_article_says_says_so() -> None:
    made = materials("en")
    said = [replace(made.claims[0], speaker="Salma Haddad"), *made.claims[1:]]
    assert _made(replace(made, claims=said))[0]["itemReviewed"]["author"]["name"] == "Salma Haddad"
    nobody = [replace(made.versions[0], author="", publisher="")]
    assert "author" not in _made(replace(made, versions=nobody))[0]["itemReviewed"]


def test_a_long_claim_is_cut_between_words() -> None:
    made = materials("en")
    long = [replace(made.claims[0], text="word " * 40), *made.claims[1:]]
    claim = _made(replace(made, claims=long))[0]["claimReviewed"]
    assert len(claim) <= LONGEST
    assert claim.endswith("word…")


def test_a_file_a_claim_and_one_with_all() -> None:
    made = files(build(materials()))
    assert sorted(made) == [*(f"claim-{number}.json" for number in range(1, 6)), "claimreview.json"]
    assert json.loads(made["claimreview.json"])[1] == json.loads(made["claim-2.json"])


GOOD = as_json(
    Review("It rained.", "False", "https://example.org/1", Party("Desk"), 1, 5, 1, claimant=Party("A. B."))
)


def _with(path: str, value: Any) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(GOOD))
    *parents, last = path.split(".")
    at = made
    for parent in parents:
        at = at[parent]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return made


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("@type", "Review", "@type"),
        ("@context", "https://example.org", "@context"),
        ("claimReviewed", None, "claimReviewed is missing"),
        ("claimReviewed", "  ", "claimReviewed is missing"),
        ("claimReviewed", "False: it rained.", "must not hold the rating"),
        ("claimReviewed", "It rained (false)", "must not hold the rating"),
        ("url", None, "url is missing"),
        ("url", "javascript:alert(1)", "http"),
        ("reviewRating", None, "reviewRating is missing"),
        ("reviewRating.alternateName", None, "alternateName is missing"),
        ("reviewRating.ratingValue", "٣", "ASCII digits"),
        ("reviewRating.ratingValue", "high", "whole number"),
        ("reviewRating.ratingValue", 6, "from worstRating to bestRating"),
        ("reviewRating.ratingValue", None, "ratingValue is missing"),
        ("reviewRating.worstRating", 0, "1 or more"),
        ("reviewRating.bestRating", 1, "greater than worstRating"),
        ("itemReviewed", "It rained.", "must be a Claim"),
        ("itemReviewed.author", {"@type": "Person"}, "author.name is missing"),
        ("itemReviewed.author", "A. B.", "Person or an Organization"),
        ("itemReviewed.appearance", "somewhere", "appearance"),
        ("itemReviewed.datePublished", "1 June", "ISO 8601"),
        ("datePublished", "2025-02-30", "ISO 8601"),
        ("author", {"@type": "Person", "name": "D", "url": "x"}, "author.url"),
    ],
)
def test_what_google_refuses(path: str, value: Any, told: str) -> None:
    assert problems(GOOD) == []
    assert told in "; ".join(problems(_with(path, value)))
    with pytest.raises(InputError, match="ClaimReview 1"):
        read(json.dumps(_with(path, value)))


@pytest.mark.parametrize("data", ["", "7", "{", "[" * 100_000, '"x"', "[[1]]"])
def test_what_is_no_claimreview(data: str) -> None:
    with pytest.raises(InputError):
        read(data)


@pytest.mark.parametrize("made", [[GOOD, GOOD], {"@graph": [GOOD, GOOD]}])
def test_arrays_and_graphs_are_read(made: Any) -> None:
    assert len(read(json.dumps(made))) == 2


WORDS = st.text(min_size=1, max_size=40).filter(lambda text: text.strip() != "")
ADDRESS = st.sampled_from(["https://example.org/a", "http://مثال.org/ب?c=1"])
PARTY = st.builds(Party, WORDS, st.sampled_from(["Person", "Organization"]), st.one_of(st.just(""), ADDRESS))
DATE = st.one_of(st.just(""), st.dates().map(str), st.sampled_from(["2025", "2025-06"]))


@given(
    st.builds(
        Review,
        claim=WORDS.map(lambda text: f"claim {text}"),
        rating=WORDS.map(lambda text: f"rating {text}"),
        url=ADDRESS,
        author=PARTY,
        explanation=st.text(max_size=40),
        published=DATE,
        lang=st.sampled_from(["ar", "en", "fa"]),
        claimant=st.one_of(st.none(), PARTY),
        claimed=DATE,
        appearance=ADDRESS,
        headline=st.text(max_size=20),
    ),
    st.one_of(st.none(), st.tuples(st.integers(1, 3), st.integers(4, 9))),
)
@settings(deadline=None)
def test_there_and_back(review: Review, bounds: tuple[int, int] | None) -> None:
    if bounds:
        worst, best = bounds
        review = replace(review, value=worst + 1, worst=worst, best=best)
    assert problems(as_json(review)) == []
    assert read(json.dumps([as_json(review)])) == [review]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from([*GOOD, "name", "url", "alternateName", "ratingValue"]), inner, max_size=6
            )
        ),
    )
)
@settings(deadline=None)
def test_no_json_breaks_the_reader(value: Any) -> None:
    for given_ in (value, {**GOOD, "reviewRating": value}, {**GOOD, "itemReviewed": value}):
        problems(given_)
        with suppress(InputError):
            read(json.dumps(given_))


class _Data(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and ("type", "application/ld+json") in attrs

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.blocks.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._inside = False


@pytest.mark.parametrize("text", ["plain", *HOSTILE])
def test_the_page_holds_the_same_reviews(text: str) -> None:
    report = build(hostile(text))
    (block,) = _Data(html.render(report)).blocks
    assert json.loads(block) == [as_json(review) for _, review in reviews(report)]
    render(report).encode()
