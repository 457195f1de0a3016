"""Averages and figures a head."""

from __future__ import annotations

import pytest

from tests.consistency.helpers import flags, texts

RULE = "rate-arithmetic"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("The town spent $12 million on 4,000 homes, or $5,000 each.", ["$12 million", "4,000", "$5,000"]),
        (
            "Eight workers shared 4,000 dollars, an average of 400 dollars each.",
            ["Eight", "4,000 dollars", "400 dollars"],
        ),
        ("The theatre sold 300 tickets for $20 each and took $9,500.", ["300", "$20", "$9,500"]),
        ("The farm has 900 trees on 30 plots, averaging 45 trees.", ["900", "30", "45"]),
        ("He charged $60,000 for 240 hours of work, or $300 an hour.", ["$60,000", "240 hours", "$300"]),
        (
            "It covers the 960 kilometres in 12 hours, an average of 90 km/h.",
            ["960 kilometres", "12 hours", "90 km/h"],
        ),
        ("نقلت 2.76 مليون راكب في 92 يوما، بمعدل 35 ألف راكب يوميا.", ["2.76 مليون", "92 يوما", "35 ألف"]),
        (
            "أنفقت البلدية 12 مليون دولار على 4000 منزل، أي 5000 دولار لكل منزل.",
            ["12 مليون دولار", "4000", "5000 دولار"],
        ),
        ("تقاسم ثمانية عمال 4000 دولار بمعدل 400 دولار لكل منهم.", ["ثمانية", "4000 دولار", "400 دولار"]),
    ],
)
def test_fires(text: str, spans: list[str]) -> None:
    (flag,) = flags(text, RULE)
    assert texts(text, flag) == spans
    assert flag.question


@pytest.mark.parametrize(
    "text",
    [
        "The town spent $12 million on 4,000 homes, or $3,000 each.",
        "Eight workers shared 4,000 dollars, an average of 500 dollars each.",
        "Eight workers shared 4,000 dollars and were paid 90 dollars a day.",
        "The town spent $12 million on 4,000 homes of 80 square metres each.",
        "The town spent $12 million on 4,000 homes, including $5,000 each for repairs.",
        "The bank lent 9 million dollars to 30 firms, or about 300,000 dollars each.",
        "He charged $60,000 for 240 hours of work, or $250 an hour.",
        "He charged $60,000 for 240 hours of work and pays $300 a week for his room.",
        "It covers the 960 kilometres in 12 hours, an average of 80 km/h.",
        "It was built in 12 years and carries 960 people; the old one took 90 people a year.",
        "نقلت 2.76 مليون راكب في 92 يوما، بمعدل 30 ألف راكب يوميا.",
        "أنفقت البلدية 12 مليون دولار على 4000 منزل، أي 3000 دولار لكل منزل.",
        "تقاسم ثمانية عمال 4000 دولار ويتقاضون 90 دولارا لكل يوم.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert not flags(text, RULE)
