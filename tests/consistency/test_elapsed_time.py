"""Distances from the day of publication held against dates."""

from datetime import date

import pytest

from tests.consistency.helpers import flags
from workbench.model import Severity

RULE = "elapsed-time"
TODAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    "text",
    [
        "The last big earthquake here, in 1976, nearly 38 years ago, killed 2,000.",
        "The last strike, in March 2018, two weeks ago, lasted a day.",
        "More than 40 years ago, in 1996, the bridge was closed.",
        "She joined the firm in 2010 and has led it for more than 20 years.",
        "The geology school, opened in 1961, began 50 years ago in two army huts.",
        "تأسس النادي عام 1950، أي قبل أربعين عاما، على يد عمال الميناء.",
        "والمحطة التي دخلت الخدمة عام 1987، قبل ست وعشرين سنة، لم تشهد صيانة شاملة.",
        "Rovers are in the cup final for the first time in 28 years.\nRovers last reached the final in 1987.",
        "بلغ منتخب الأردن نهائي كأس آسيا للمرة الأولى منذ عشرين عاما.\n"
        "وكان منتخب الأردن قد بلغ نهائي كأس آسيا آخر مرة في عام 1988.",
    ],
)
def test_fires(text: str) -> None:
    (flag,) = flags(text, RULE, reference=TODAY)
    assert flag.severity is Severity.CONFLICT


@pytest.mark.parametrize(
    "text",
    [
        "The plant opened in 1987 and has operated for 26 years.",
        "افتتح المصنع عام 1987 ويعمل منذ ستة وعشرين عاما.",
    ],
)
def test_what_may_have_stopped_meanwhile_is_a_warning(text: str) -> None:
    (flag,) = flags(text, RULE, reference=TODAY)
    assert flag.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "The last big earthquake here, in 1976, nearly 50 years ago, killed 2,000.",
        "The plant opened in 1987 and has operated for nearly 40 years.",
        "She joined the firm in 1990 and has led it for more than 20 years.",
        "The bridge was closed in 1996, a year before the trial two weeks ago.",
        "تأسس النادي عام 1984، أي قبل أربعين عاما، على يد عمال الميناء.",
        "Rovers are in the cup final for the first time in 37 years.\nRovers last reached the final in 1987.",
        "Rovers are in the cup final for the first time in 28 years.\nThe hall was last painted in 1987.",
        "توفي في عام 2003، قبل عامين من اندلاع الحرب.",
        "The geology school, opened in 1974, began 50 years ago in two army huts.",
        "The school, opened in 1961, burned down 50 years ago and was rebuilt.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE, reference=TODAY) == ()


def test_without_a_date_of_publication_nothing_is_reckoned() -> None:
    assert flags("The last quake, in 1976, nearly 38 years ago, killed 2,000.", RULE) == ()


def test_a_first_time_is_held_against_one_last_time() -> None:
    """However often a text says both: flags and work grow with the text, not with its square."""
    first = "Rovers are in the cup final for the first time in 28 years.\n"
    said = first + "Rovers last reached the final in 1987.\n"
    assert len(flags(said * 30, RULE, reference=TODAY)) == 30
