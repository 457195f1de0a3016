"""What is worth checking comes before what is not, and it is said why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.claims.priority import weights
from workbench.claims.propose import claims
from workbench.claims.reasons import AGAINST, FOR
from workbench.language.analyse import analyse
from workbench.model import ClaimKind


def rank(text: str, lang: str) -> float:
    """The highest priority of a claim that is no opinion; -1 if there is none."""
    found = claims(analyse(text, lang=lang))
    return max((claim.priority for claim in found if claim.kind is not ClaimKind.OPINION), default=-1)


# (more worth checking, less worth checking)
PAIRS = {
    "en": [
        ("Sales rose 12 percent to $4 billion in 2019.", "Sales rose a little."),
        ("The council elected Anna Berg in May 2019.", "The council is a wonderful place."),
        ("The minister said that the harbour closed.", "Perhaps the harbour should be closed."),
        ("Police arrested two men on Monday.", "Are the police really doing what they should?"),
        ("The bridge opened in 1987.", "We all love this beautiful old bridge!"),
        ("Prices fell 4 percent last year.", "These measures are useless and irresponsible."),
    ],
    "ar": [
        ("ارتفعت المبيعات 12 بالمئة إلى 4 مليارات دولار في 2019.", "ارتفعت المبيعات قليلا."),
        ("انتخب المجلس رئيسا جديدا في مايو 2019.", "المجلس مكان رائع وجميل."),
        ("قال الوزير إن الميناء أغلق.", "ربما يجب أن يغلق الميناء."),
        ("اعتقلت الشرطة رجلين يوم الاثنين.", "هل تقوم الشرطة حقا بما يجب عليها؟"),
        ("افتتح الجسر في عام 1987.", "كلنا نحب هذا الجسر الجميل!"),
        ("انخفضت الأسعار 4 بالمئة العام الماضي.", "هذه إجراءات سخيفة وفاشلة للأسف."),
    ],
}


@pytest.mark.parametrize(
    ("more", "less", "lang"), [(more, less, lang) for lang, pairs in PAIRS.items() for more, less in pairs]
)
def test_order(more: str, less: str, lang: str) -> None:
    assert rank(more, lang) > rank(less, lang)


def test_the_reason_names_what_counted() -> None:
    (claim,) = claims(analyse("Sales rose 12 percent in 2019.", lang="en"))
    assert "it gives a figure" in claim.why
    assert "it says when" in claim.why
    (claim,) = claims(analyse("We should all adore this wonderful, beautiful town!", lang="en"))
    assert claim.kind is ClaimKind.OPINION
    assert claim.why.startswith("Opinion")
    assert "judges" in claim.why


def test_every_weight_has_a_reason_in_words() -> None:
    table = weights()
    assert {*FOR, *AGAINST} == {*table["claim"], *(f"sentence.{name}" for name in table["sentence"])}


@given(st.text(max_size=120), st.sampled_from(["ar", "en"]))
def test_priority_is_a_share_and_claims_are_clauses(text: str, lang: str) -> None:
    analysis = analyse(text, lang=lang)
    for claim in claims(analysis):
        assert 0 <= claim.priority <= 1
        assert claim.why.endswith(".")
        assert analysis.clauses[claim.clause].span == claim.span
        assert analysis.clauses[claim.clause].sentence == claim.sentence
