"""Percentages that hold only through rounding."""

from __future__ import annotations

import pytest

from tests.consistency.helpers import flags, texts

RULE = "rounding-only"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Sales rose from 2 million to 3 million, up 40%.", ["2 million", "3 million", "40%"]),
        (
            "ارتفعت المبيعات من مليوني دولار إلى 3 ملايين دولار، بزيادة 40 بالمئة.",
            ["مليوني دولار", "3 ملايين دولار", "40 بالمئة"],
        ),
    ],
)
def test_fires(text: str, spans: list[str]) -> None:
    (flag,) = flags(text, RULE)
    assert texts(text, flag) == spans
    assert flag.question


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose from 2 million to 3 million, up 50%.",
        "Sales rose from 2.1 million to 2.9 million, up 38%.",
        "Sales rose from 40 to 50, up 60%.",
        "ارتفعت المبيعات من مليوني دولار إلى 3 ملايين دولار، بزيادة 50 بالمئة.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert not flags(text, RULE)
