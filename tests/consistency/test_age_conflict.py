from datetime import date

import pytest

from tests.consistency.helpers import flags, texts
from workbench.model import Severity

RULE = "age-conflict"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        (
            "The painter Anna Berg has died at the age of 84.\nAnna Berg died at home aged 78.",
            ["84", "78"],
        ),
        (
            "Gerald Whitcombe, 61, denied everything.\nGerald Whitcombe, 67, is at home.",
            ["61", "67"],
        ),
        ("رحيل الموسيقار عن 84 عاما.\nوتوفي الموسيقار عن عمر 78 عاما في منزله.", ["84", "78"]),
    ],
)
def test_fires(text: str, spans: list[str]) -> None:
    (flag,) = flags(text, RULE)
    assert texts(text, flag) == spans


@pytest.mark.parametrize(
    "text",
    [
        "Gerald Whitcombe, 61, denied everything.\nHis brother Leonard Marsh, 58, did so, too.",
        "Gerald Whitcombe, 61, denied everything.\nWhitcombe was aged 25 when he joined.",
        "Anna Berg has died aged 84.\nPaul Weiss died aged 78 in the same week.",
        "Gerald Whitcombe, 61, denied everything.\nGerald Whitcombe, 62, was at home.",  # a birthday between
        "رحيل الموسيقار عن 84 عاما.\nوتزوج الموسيقار وعمره 30 عاما.",
        "أصغرهم الطالبة آمنة الغربي (22 سنة)، وأكبرهم المتقاعد الصادق الغربي (71 سنة).",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Dorothea Vance, 52, took the money.\nThe 47-year-old showed no emotion as she was led away.",
        "Dorothea Vance, 52, took the money, the court heard.\nShe is a 47-year-old woman with debts.",
        "ووجهت التهم إلى المدير، وهو في السابعة والأربعين.\nوقال المحامي: «ابن الاثنتين والخمسين هذا فقير».",
    ],
)
def test_the_only_one_whose_age_is_told_is_meant(text: str) -> None:
    (flag,) = flags(text, RULE, reference=date(2024, 5, 15))
    assert flag.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        # much younger: somebody else, whose age was not told before
        "Her manager Gwen Parry, 52, was pleased.\nThe 19-year-old scored twice and limped off.",
        # one more whose age is told
        "Dorothea Vance, 52, took the money.\nA 47-year-old man was held.\nThe 47-year-old was freed.",
        "Dorothea Vance, 52, took the money.\nHer brother is now 47.",
        # of another day
        "Dorothea Vance, 52, took the money.\nVance was aged 45 when she got the post in May 2017.",
        "قالت سلمى حداد (52 عاما) إنها رأت الدخان.\nوكانت سلمى حداد في الأربعين من عمرها عام 2012.",
    ],
)
def test_others_and_other_days_are_left_alone(text: str) -> None:
    assert flags(text, RULE, reference=date(2024, 5, 15)) == ()


def test_a_recent_date_beside_an_age_is_no_other_day() -> None:
    text = "Anna Berg, 52, was fined on Monday, 13 May 2024.\nAnna Berg, a 57-year-old mother, was calm."
    (flag,) = flags(text, RULE, reference=date(2024, 5, 15))
    assert texts(text, flag) == ["52", "57"]
