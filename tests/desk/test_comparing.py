"""A claim's times and figures against a passage's, in both languages."""

import pytest

from workbench.desk.comparing import compare
from workbench.language.analyse import analyse
from workbench.language.detect import detect
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


BRIDGE = "The bridge was opened in May 1931 and closed in 2018."
FIRE = "كلف المصنع 12 مليون دولار وقتل فيه 40 عاملا."


@pytest.mark.parametrize(
    ("claim", "passage", "expected"),
    [
        # It differs from the one that it speaks of, and from no other.
        ("The company lost $2.2 billion and 40 people.", "It lost 2.1 billion dollars.", [DIFFER, MISSING]),
        ("It reached 2.2 billion people in 40 countries.", "2.1 billion people", [DIFFER, MISSING]),
        ("2.2 billion people and 40 people saw it.", "2.1 billion people saw it.", [DIFFER, MISSING]),
        ("It had 120 passengers and 40 crew.", "There were 30 crew on board.", [MISSING, DIFFER]),
        ("Sales rose 20% and profit rose 5%.", "Sales rose 25 percent.", [DIFFER, MISSING]),
        ("The fire killed 12 workers and injured 30.", "It killed 14 and injured 30.", [DIFFER, AGREE]),
        (BRIDGE, "It was opened in June 1934.", [DIFFER, MISSING]),
        (BRIDGE, "It closed in 2016.", [MISSING, DIFFER]),
        (BRIDGE, "Opened in 1934, it closed in 2016.", [DIFFER, DIFFER]),
        (FIRE, "بلغت كلفة المصنع 15 مليون دولار.", [DIFFER, MISSING]),
        (FIRE, "45 workers were killed there.", [MISSING, DIFFER]),
        # What agrees with one is told of that one.
        (BRIDGE, "It was opened in May 1931.", [AGREE, MISSING]),
        ("Revenue rose from $10 billion to $12 billion.", "Revenue reached $12 billion.", [MISSING, AGREE]),
        (FIRE, "كلف المصنع 12 مليون دولار.", [AGREE, MISSING]),
        # Though its value is that of another one, it speaks of this one.
        (BRIDGE, "It was opened in 2018.", [DIFFER, AGREE]),
        ("The mill cost $12 million and raised $15 million.", "It cost $15 million.", [DIFFER, AGREE]),
        # Slips of scale, fragments, and what is only near.
        ("The loan was $10 billion.", "The loan was $10 million.", [DIFFER]),
        ("The mill cost $12 million.", "a cost of $15 million", [DIFFER]),
        ("The bridge is 3 km long.", "The bridge is 4 km long.", [DIFFER]),
        ("The loan was 9 to 10 billion dollars.", "The loan was $10 billion.", [AGREE]),
        # One unit, but of another thing, period, size or event.
        ("The fire killed 12 workers.", "The factory employed 150 workers.", [MISSING]),
        ("The loan was $10 billion.", "The chairman earned $3 million.", [MISSING]),
        ("The town has 40,000 inhabitants.", "The region has 3 million inhabitants.", [MISSING]),
        ("Profit in the quarter was $3 billion.", "Annual profit was $10 billion.", [MISSING]),
        ("Prices rose 20% in 2018.", "Prices rose 35% in 2017.", [DIFFER, MISSING]),
        ("He was elected on 4 May 2019.", "He was born on 9 June 1970.", [MISSING]),
        ("The mill shut in 2010.", "In an interview on 3 May 2019, he said that it had to shut.", [MISSING]),
        ("انتخب في 4 مايو 2019.", "ولد في 9 يونيو 1970.", [MISSING]),
        ("قتل الحريق 12 عاملا.", "كان المصنع يوظف 150 عاملا.", [MISSING]),
    ],
)
def test_a_fact_differs_only_from_what_speaks_of_the_same(
    claim: str, passage: str, expected: list[Agreement]
) -> None:
    found = compare(analyse(claim, lang=detect(claim)), Span(0, len(claim)), passage)
    assert [fact.agreement for fact in found] == expected


def test_only_the_claims_own_facts_count() -> None:
    text = "The mill opened in 1990. It closed in 2018."
    found = compare(analyse(text, lang="en"), Span(25, len(text)), "It shut in 2018.")
    assert [fact.claim_text for fact in found] == ["2018"] or len(found) == 1
