import pytest

from tests.consistency.helpers import flags, texts

RULE = "weekday-mismatch"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor spoke on Monday, 14 March 2023.",
        "The mayor spoke on Friday 4 October 2023 in the hall.",
        "تحدث العمدة يوم الإثنين 14 مارس 2023.",
        "تحدث العمدة يوم الجمعة الموافق 4 أكتوبر 2023.",
    ],
)
def test_fires(text: str) -> None:
    (flag,) = flags(text, RULE)
    assert "2023" in texts(text, flag)[0]
    assert "2023" in flag.question


@pytest.mark.parametrize(
    "text",
    [
        "The mayor spoke on Tuesday, 14 March 2023.",
        "The mayor spoke on Tuesday, 14 March.",  # no year: which one is a guess
        "The mayor spoke on 14 March 2023. On Monday she was away.",
        "تحدث العمدة يوم الثلاثاء 14 مارس 2023.",
        "تحدث العمدة يوم الثلاثاء 14 مارس.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()


def test_names_the_days_in_the_language_of_the_text() -> None:
    (flag,) = flags("تحدث العمدة يوم الإثنين 14 مارس 2023.", RULE)
    assert "الثلاثاء" in flag.question
    assert "الاثنين" in flag.question
