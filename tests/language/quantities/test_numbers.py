"""What numbers are worth, in words, digits and both."""

from __future__ import annotations

from decimal import Decimal

import pytest

from workbench.language.fold import Folded
from workbench.language.quantities import quantities
from workbench.model import Quantity


def read(text: str, lang: str) -> tuple[Quantity, ...]:
    return quantities(Folded(text), lang)


def values(text: str, lang: str) -> list[str]:
    """ "value", "low..high", "low.." or "..high" of every quantity."""

    def told(value: Decimal | None) -> str:
        return "" if value is None else f"{value.normalize():f}"

    return [told(q.low) if q.low == q.high else f"{told(q.low)}..{told(q.high)}" for q in read(text, lang)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلاثة وعشرون شخصا", "23"),
        ("أحد عشر لاعبا", "11"),
        ("اثنتا عشرة مدرسة", "12"),
        ("خمس عشرة طالبة", "15"),
        ("مئة وخمسون رجلا", "150"),
        ("مائتان وثلاثون ألف نسخة", "230000"),
        ("ثلاث مئة وخمسة وستون كتابا", "365"),
        ("ألفا طالب", "2000"),
        ("ثلاثة عشر ألفا من الطلاب", "13000"),
        ("ثلاثة آلاف وخمسمئة عامل", "3500"),
        ("مليون ومئتا ألف نسمة", "1200000"),
        ("مليون ونصف المليون زائر", "1500000"),
        ("مليونان ونصف مليون نسخة", "2500000"),
        ("نصف مليون لاجئ", "500000"),
        ("ربع مليون", "250000"),
        ("خمسة وعشرون مليونا وثلاثمئة ألف وأربعمئة واثنان وعشرون", "25300422"),
        ("سبعة مليارات نسمة", "7000000000"),
        ("تريليون نجم", "1000000000000"),
        ("2.5 مليون نسمة", "2500000"),
        ("مليون و200 ألف نازح", "1200000"),
        ("١٢٬٥٠٠ صوت", "12500"),
        ("١٫٥ مليون صوت", "1500000"),
        ("۳٫۵ مليون", "3500000"),
        ("1.234.567 صوتا", "1234567"),
        ("ثلاثة فاصلة خمسة", "3.5"),
        ("تلاتاشر واحد", "13"),
        ("خمسمية وخمسين", "550"),
        ("اتنين مليون", "2000000"),
        ("بلغ 1,5 مليون", "1500000"),
    ],
)
def test_arabic(text: str, value: str) -> None:
    assert values(text, "ar")[0] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-three people", "23"),
        ("three hundred and sixty-five boats", "365"),
        ("seven hundred twenty-one thousand and twelve votes", "721012"),
        ("two point two million users", "2200000"),
        ("a million and a half users", "1500000"),
        ("half a million boats", "500000"),
        ("two and a half million boats", "2500000"),
        ("one and three quarters", "1.75"),
        ("three-quarters of homes", "0.75"),
        ("two dozen boats", "24"),
        ("five lakh boats", "500000"),
        ("1.5bn users", "1500000000"),
        ("100k users", "100000"),
        ("3M users", "3000000"),
        ("minus 12 points", "-12"),
        ("-1,200 boats", "-1200"),
        ("a hundred boats", "100"),
        ("3/4 of them", "0.75"),
        ("12,34,567 votes", "1234567"),
        (".77 points", "0.77"),
    ],
)
def test_english(text: str, value: str) -> None:
    assert values(text, "en")[0] == value


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("آلاف المتظاهرين", "ar", "2000..999000"),
        ("بضعة آلاف متظاهر", "ar", "3000..9000"),
        ("عشرات القتلى", "ar", "20..99"),
        ("مئات الملايين", "ar", "200000000..999000000"),
        ("مليارات الدولارات", "ar", "2000000000..999000000000"),
        ("dozens of boats", "en", "24..99"),
        ("tens of thousands of people", "en", "20000..99000"),
        ("a few thousand people", "en", "3000..9000"),
        ("several million people", "en", "3000000..9000000"),
    ],
)
def test_vague_figures_are_ranges(text: str, lang: str, value: str) -> None:
    assert values(text, lang) == [value]


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("between 5 and 7 million people", "en", "5000000..7000000"),
        ("from 5 to 7 million people", "en", "5000000..7000000"),
        ("5-7 million people", "en", "5000000..7000000"),
        ("3 to 4 million people", "en", "3000000..4000000"),
        ("two or three boats", "en", "2..3"),
        ("$10-$20", "en", "10..20"),
        ("بين 5 و7 ملايين ناخب", "ar", "5000000..7000000"),
        ("من 5 إلى 7 ملايين ناخب", "ar", "5000000..7000000"),
        ("ما بين عشرة وعشرين صوتا", "ar", "10..20"),
        ("بين ثلاثة وعشرين صوتا", "ar", "3..20"),
        ("10-20 صوتا", "ar", "10..20"),
    ],
)
def test_ranges(text: str, lang: str, value: str) -> None:
    assert values(text, lang) == [value]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Sales rose from $40 million to $50 million", "en"),
        ("ارتفعت المبيعات من 40 مليون دولار إلى 50 مليون دولار", "ar"),
    ],
)
def test_a_change_is_two_figures_of_one_thing(text: str, lang: str) -> None:
    first, second = read(text, lang)
    assert (first.low, second.low) == (40_000_000, 50_000_000)
    assert first.head == second.head is not None


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("the twenty-first century", "en", "21"),
        ("the 42nd edition", "en", "42"),
        ("the third time", "en", "3"),
        ("المركز الثالث عشر", "ar", "13"),
        ("القرن الحادي والعشرين", "ar", "21"),
        ("المرتبة الأولى", "ar", "1"),
        ("ثاني أكبر مدينة", "ar", "2"),
    ],
)
def test_ordinals(text: str, lang: str, value: str) -> None:
    found = read(text, lang)
    assert [q.kind for q in found] == ["ordinal"]
    assert values(text, lang) == [value]
