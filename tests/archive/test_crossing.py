"""Claims of one script against passages of the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.archive.crossing import Crossing, features, is_arabic

PASSAGES = [
    "Leonard Harwick bought the mill in 1912.",
    "The mill stands by a river.",
    "Marta Kellman sold 12,000 tons of flour.",
    "اشترت مارتا كلمان الطاحونة عام ١٩٣٤.",
]


def test_names_and_figures_cross() -> None:
    crossing = Crossing(PASSAGES)
    assert crossing.rank("اشترى ليونارد هارويك الطاحونة عام ١٩١٢")[0][0] == 0
    assert crossing.rank("باعت مارتا 12000 طن")[0][0] in (2, 3)
    assert crossing.rank("In 1934 Kellman bought it.")[0][0] in (2, 3)


def test_figures_are_one_however_they_are_written() -> None:
    assert features("12,000") == features("12000") == features("١٢٬٠٠٠")
    assert features("12.5") != features("125")
    assert features("1.") == features("1")


@pytest.mark.parametrize(
    ("arabic", "english", "shared"),
    [
        ("ثلاثة آلاف وظيفة", "three thousand jobs", {"3000"}),
        ("3000 وظيفة", "three thousand jobs", {"3000"}),
        ("ألفا عامل", "2,000 workers", {"2000"}),
        ("45 مليون دولار", "$54 million", {"times 1000000", "unit USD"}),
        ("في 12 مارس", "12 March", {"12", "month 3"}),
        ("ثلاثون ألفا", "30,000", {"30000"}),
        ("في تشرين الثاني", "in November", {"month 11"}),
        ("40 كيلومترا مربعا", "40 square kilometres", {"unit km2"}),
        ("في نوفمبر", "in November", {"month 11"}),
        ("بنسبة 15 بالمئة", "by 15%", {"15"}),
        ("وبالدولار", "dollars", {"unit USD"}),
        ("مئتا كيلومتر", "200 km", {"200", "unit km"}),
    ],
)
def test_numbers_dates_and_units_cross(arabic: str, english: str, shared: set[str]) -> None:
    common = {feature for feature in features(arabic) & features(english) if not feature.startswith("~")}
    assert shared <= common


def test_a_word_with_another_meaning_is_no_month_by_itself() -> None:
    assert "month 5" not in features("It may rain.")
    assert "month 5" in features("on May 12")
    assert "month 5" in features("on 12 May")


def test_clitics_do_not_hide_a_name() -> None:
    assert features("وبهارويك") & features("Harwick") or features("لهارويك") & features("Harwick")


def test_scripts() -> None:
    assert is_arabic("قال ABC ذلك أمس")
    assert not is_arabic("He said 12")
    assert not is_arabic("")


@given(st.text(max_size=60), st.lists(st.text(max_size=40), max_size=5))
def test_any_text(claim: str, texts: list[str]) -> None:
    ranked = Crossing(texts).rank(claim)
    assert all(0 < score < 1 and 0 <= index < len(texts) for index, score in ranked)
