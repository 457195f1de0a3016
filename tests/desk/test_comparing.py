"""A claim's times and figures against a passage's, in both languages."""

import pytest

from workbench.desk.comparing import compare
from workbench.language.analyse import analyse
from workbench.model import Agreement, Span

AGREE, DIFFER, MISSING = Agreement.AGREE, Agreement.DIFFER, Agreement.NOT_MENTIONED


@pytest.mark.parametrize(
    ("claim", "passage", "expected"),
    [
        ("The mill closed in 2018.", "It shut on 20 February 2018.", [AGREE]),
        ("The mill closed at the end of 2018.", "It shut on 20 February 2018.", [DIFFER]),
        ("The mill closed in 2018.", "It shut for good.", [MISSING]),
        ("The mill closed in 2018.", "Opened in 1990, it shut in 2018.", [AGREE]),
        ("The loan was $10 billion.", "They lent 10 billion dollars.", [AGREE]),
        ("The loan was $10 billion.", "They lent $12 billion.", [DIFFER]),
        ("The loan was $10 billion.", "They lent 12 billion euros.", [MISSING]),
        ("Prices rose 20%.", "Prices went up by 20 percent.", [AGREE]),
        ("Prices rose 20%.", "Prices went up by 35 percent.", [DIFFER]),
        ("The loan was more than $10 billion.", "They lent $14 billion.", [AGREE]),
        ("The fire killed 12 workers.", "The city has 3 million inhabitants.", [MISSING]),
        ("The fire killed 12 workers.", "In the end 15 workers had died.", [DIFFER]),
        ("أغلق المصنع في نهاية عام 2018.", "The plant shut on 20 February 2018.", [DIFFER]),
        ("أغلق المصنع في عام 2018.", "The plant shut on 20 February 2018.", [AGREE]),
        ("بلغ القرض 10 مليارات دولار.", "The loan was $10 billion.", [AGREE]),
        ("ارتفعت الأسعار بنسبة 20%.", "ارتفعت الأسعار بنسبة 35 في المئة.", [DIFFER]),
        ("He left quietly.", "He left in 2018 with $3 million.", []),
    ],
)
def test_facts_are_compared(claim: str, passage: str, expected: list[Agreement]) -> None:
    lang = "ar" if claim[0] > "z" else "en"
    found = compare(analyse(claim, lang=lang), Span(0, len(claim)), passage)
    assert [fact.agreement for fact in found] == expected
    assert all(fact.claim_text in claim and fact.passage_text in passage and fact.note for fact in found)


def test_only_the_claims_own_facts_count() -> None:
    text = "The mill opened in 1990. It closed in 2018."
    found = compare(analyse(text, lang="en"), Span(25, len(text)), "It shut in 2018.")
    assert [fact.claim_text for fact in found] == ["2018"] or len(found) == 1
