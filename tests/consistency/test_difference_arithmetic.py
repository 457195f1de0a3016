"""A rise or fall that its two ends do not give."""

from __future__ import annotations

import pytest

from tests.consistency.helpers import flags, texts

RULE = "difference-arithmetic"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("The club grew from 40 to 55 members, an increase of 10.", ["40", "55", "10"]),
        (
            "Output rose by 300 tonnes, from 1,200 tonnes to 1,700 tonnes.",
            ["300 tonnes", "1,200 tonnes to 1,700 tonnes"],
        ),
        ("The price fell from $80 to $65, a drop of $25.", ["$80", "$65", "$25"]),
        ("Lee had 412 votes to 377 for Reyes, a margin of 45.", ["412", "377", "45"]),
        (
            "City have 19 points from eight games, four more than Holt, who have 17.",
            ["19", "four", "17"],
        ),
        ("ارتفع عدد الأعضاء من 40 إلى 55 عضوا، بزيادة 10 أعضاء.", ["40", "55", "10"]),
        ("انخفض السعر من 80 دولارا إلى 65 دولارا، بفارق 25 دولارا.", ["80 دولارا", "65 دولارا", "25 دولارا"]),
    ],
)
def test_fires(text: str, spans: list[str]) -> None:
    (flag,) = flags(text, RULE)
    assert texts(text, flag) == spans
    assert flag.question


@pytest.mark.parametrize(
    "text",
    [
        "The club grew from 40 to 55 members, an increase of 15.",
        "The club grew from 40 to 55 members, an increase of 37.5 per cent.",
        "Sales rose from $3.2 million to $5.1 million, a rise of $2 million.",
        "The club grew from 40 to 55 members and lost a match by 10 points.",
        "Keane has ten goals this season, three more than his brother, who turned 27 on Friday.",
        "The club grew from 40 to 55 members; by 10 March all had paid.",
        "Lee had 412 votes to 377 for Reyes, a margin of 35.",
        "City have 19 points from eight games, two more than Holt, who have 17.",
        "She won 81 of the 180 seats, eight fewer than four years ago.",
        "The bill had 112 votes for it, 37 against, and 14 members abstained.",
        "ارتفع عدد الأعضاء من 40 إلى 55 عضوا، بزيادة 15 عضوا.",
        "ارتفع عدد الأعضاء من 40 إلى 55 عضوا، بينهم 10 نساء.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert not flags(text, RULE)
