import pytest

from tests.consistency.helpers import flags, texts

RULE = "impossible-date"


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell on 31 April 2019.",
        "The bridge fell on 30 February 2020 at noon.",
        "The bridge fell on February 29, 2019.",
        "سقط الجسر في 31 أبريل 2019.",
        "سقط الجسر في 29 فبراير 2019.",
    ],
)
def test_fires(text: str) -> None:
    (flag,) = flags(text, RULE)
    assert texts(text, flag)[0] in flag.question


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell on 29 February 2020.",
        "The bridge fell on 30 April 2019.",
        "Some 31 people saw it in April 2019.",
        "سقط الجسر في 29 فبراير 2020.",
        "شاهده 31 شخصا في أبريل 2019.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()
