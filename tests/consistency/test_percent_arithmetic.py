import pytest

from tests.consistency.helpers import flags

RULE = "percent-arithmetic"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Sales rose from 40 to 50 units, an increase of 20%.", "25%"),
        ("Sales fell from $50 million to $40 million, a drop of 10%.", "20%"),
        ("Sales rose by 40%, to 500 units from 400 units.", "25%"),
        ("The fund doubled from 3 to 5 million dollars.", "1.67"),
        ("The committee heard 30 of 120 members (40%).", "25%"),
        ("Of the votes, 55% went to Lee, 30% to Ray and 25% to Kim.", "110%"),
        ("ارتفعت المبيعات من 40 إلى 50 وحدة، بزيادة 20 بالمئة.", "25%"),
        ("انخفضت المبيعات من 50 مليون دولار إلى 40 مليون دولار، أي بنسبة 10 بالمئة.", "20%"),
        ("حصل لي على 55 بالمئة من الأصوات وراي على 30 بالمئة وكيم على 25 بالمئة.", "110%"),
    ],
)
def test_fires(text: str, right: str) -> None:
    (flag,) = flags(text, RULE)
    assert right in flag.message
    assert right in flag.question


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose from 40 to 50 units, an increase of 25%.",
        "Sales rose from $61 million to $70 million, an increase of 15%.",  # 14.75
        "The rate rose from 5% to 7%, an increase of two percentage points.",
        "Sales rose from 40 to 50 units. Costs rose 20%.",
        "The fund nearly doubled from 2.6 to 5 million dollars.",
        "The committee heard 30 of 120 members (25%).",
        "Of the votes, 50% went to Lee, 30% to Ray and 20% to Kim.",
        "Of those asked, 60% like tea and 55% like coffee.",
        "ارتفعت المبيعات من 40 إلى 50 وحدة، بزيادة 25 بالمئة.",
        "ارتفع المعدل من 5 بالمئة إلى 7 بالمئة، أي نقطتين مئويتين.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()
