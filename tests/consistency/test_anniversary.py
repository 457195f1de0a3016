from datetime import date

import pytest

from tests.consistency.helpers import flags, texts

RULE = "anniversary"
TODAY = date(2024, 5, 1)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        (
            "The club was founded in 1924 by dockers.\nThis spring the club marks its 110th anniversary.",
            ["1924", "110th"],
        ),
        (
            "The club was founded in 1934 by dockers.\nA match will be played for the club's centenary.",
            ["1934", "centenary"],
        ),
        ("تأسس النادي عام 1924.\nويحتفل النادي هذا العام بالذكرى الخمسين لتأسيسه.", ["عام 1924", "الخمسين"]),
        (
            "تأسست الصحيفة عام 1924.\nوأصدرت الصحيفة عددا خاصا في يوبيلها الذهبي.",
            ["عام 1924", "يوبيلها الذهبي"],
        ),
    ],
)
def test_fires(text: str, spans: list[str]) -> None:
    (flag,) = flags(text, RULE, reference=TODAY)
    assert texts(text, flag) == spans


@pytest.mark.parametrize(
    "text",
    [
        "The club was founded in 1924 by dockers.\nThis spring the club marks its centenary.",
        "The club was founded in 1924.\nIn 1974 the club marked its 50th anniversary.",
        "The Vale Club was founded in 1924.\nThe Harbour Trust marks its 110th anniversary.",  # another one
        "This spring the club marks its 110th anniversary.",
        "تأسس النادي عام 1924.\nويحتفل النادي هذا العام بالذكرى المئوية لتأسيسه.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE, reference=TODAY) == ()


def test_says_nothing_without_a_day_to_count_to() -> None:
    assert flags("The club was founded in 1924.\nThe club marks its 110th anniversary.", RULE) == ()
