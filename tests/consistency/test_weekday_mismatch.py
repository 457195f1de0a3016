from datetime import date

import pytest

from tests.consistency.helpers import flags, texts
from workbench.model import Severity

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


def test_without_a_year_only_what_is_near_the_day_of_publication_counts() -> None:
    today = date(2024, 5, 15)
    text = "The ferry made its last crossing on {day}, the operator said."
    (flag,) = flags(text.format(day="Sunday 27 April"), RULE, reference=today)
    assert flag.severity is Severity.WARNING
    assert "27 April 2024" in flag.message
    for day in ("Saturday 27 April", "Monday 5 November", "Sunday 27 July 2025", "Thursday 29 February"):
        assert flags(text.format(day=day), RULE, reference=today) == ()
    assert flags("أقلعت آخر عبارة يوم السبت 27 نيسان.", RULE, reference=today) == ()


def test_farther_off_it_counts_only_where_no_year_near_has_such_a_weekday() -> None:
    today = date(2024, 5, 15)
    text = "The ferry made its last crossing on {day}, the operator said."
    assert flags(text.format(day="Tuesday 25 February"), RULE, reference=today) == ()  # that of 2025
    (flag,) = flags(text.format(day="Friday 25 February"), RULE, reference=today)
    assert "25 February 2024" in flag.message
