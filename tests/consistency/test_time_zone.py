"""One hour in two time zones."""

from __future__ import annotations

import pytest

from tests.consistency.helpers import flags, texts

RULE = "time-zone"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("The match begins at 18:00 GMT (20:30 Cairo time).", ["18:00 GMT", "20:30 Cairo time"]),
        ("Polls close at 7 pm EST (10 pm GMT).", ["7 pm EST", "10 pm GMT"]),
        (
            "تبدأ المباراة الساعة 18:00 بتوقيت غرينتش (20:00 بتوقيت مكة المكرمة).",
            ["18:00 بتوقيت غرينتش", "20:00 بتوقيت مكة المكرمة"],
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
        "The match begins at 18:00 GMT (20:00 Cairo time).",
        "The match begins at 18:00 GMT (21:00 Cairo time).",
        "Polls close at 7 pm EST (midnight GMT).",
        "Polls close at 7 pm EST (00:00 GMT).",
        "It opened at 09:00 GMT and closed at 17:00 GMT.",
        "The match begins at 18:00 GMT. A second one begins at 19:00 Cairo time.",
        "تبدأ المباراة الساعة 18:00 بتوقيت غرينتش (21:00 بتوقيت مكة المكرمة).",
        "تبدأ المباراة الساعة 8:00 مساء بتوقيت القاهرة (18:00 بتوقيت غرينتش).",
    ],
)
def test_stays_silent(text: str) -> None:
    assert not flags(text, RULE)
