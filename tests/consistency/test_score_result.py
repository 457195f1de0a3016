"""Scores against results."""

from __future__ import annotations

import pytest

from tests.consistency.helpers import flags, texts

RULE = "score-result"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("The sides drew 2-1 in the final round.", ["drew", "2-1"]),
        ("The visitors beat their rivals 1-2 at home.", ["beat", "1-2"]),
        ("The visitors won 1-1 in the rain.", ["won", "1-1"]),
        ("تعادل الفريقان 2-1 في المباراة.", ["تعادل", "2-1"]),
        ("فاز الفريق الضيف 1-1 في المباراة.", ["فاز", "1-1"]),
    ],
)
def test_fires(text: str, spans: list[str]) -> None:
    (flag,) = flags(text, RULE)
    assert texts(text, flag) == spans
    assert flag.question


@pytest.mark.parametrize(
    "text",
    [
        "The sides drew 2-2 in the final round.",
        "The visitors beat their rivals 2-1 at home.",
        "The visitors won 1-1 on penalties.",
        "They lost 3-1 and won 2-0.",
        "The visitors won the 2018-19 league.",
        "The court voted 4-5 in the case.",
        "تعادل الفريقان 1-1 في المباراة.",
        "فاز الفريق الضيف 1-2 في المباراة.",
        "فاز الفريق بركلات الترجيح بعد التعادل 1-1.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert not flags(text, RULE)
