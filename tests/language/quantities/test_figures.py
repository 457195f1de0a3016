"""Units, qualifiers, precision and what a figure is of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.language.quantities.test_numbers import read, values


@pytest.mark.parametrize(
    ("text", "lang", "kind", "unit", "value"),
    [
        ("10 مليارات دولار", "ar", "money", "USD", "10000000000"),
        ("$10 مليار", "ar", "money", "USD", "10000000000"),
        ("250 ألف دينار كويتي", "ar", "money", "KWD", "250000"),
        ("مليونا ريال سعودي", "ar", "money", "SAR", "2000000"),
        ("500 جنيه إسترليني", "ar", "money", "GBP", "500"),
        ("20 دولارا و43 سنتا", "ar", "money", "USD", "20.43"),
        ("دولارين", "ar", "money", "USD", "2"),
        ("42 ج.م.", "ar", "money", "EGP", "42"),
        ("4 بالمئة", "ar", "percent", "%", "4"),
        ("10.3 في المئة", "ar", "percent", "%", "10.3"),
        ("٪25", "ar", "percent", "%", "25"),
        ("2.5 نقطة مئوية", "ar", "percent", "pp", "2.5"),
        ("25 نقطة أساس", "ar", "percent", "pp", "0.25"),
        ("ثلاثة كيلومترات مربعة", "ar", "measure", "km2", "3"),
        ("درجتين مئويتين", "ar", "measure", "°C", "2"),
        ("250 كلم/ساعة", "ar", "measure", "km/h", "250"),
        ("ويعمل فيه 164 عاملا", "ar", "count", "", "164"),
        ("العمليات الـ1800 التي أجرتها", "ar", "count", "", "1800"),
        ("£1.5bn", "en", "money", "pound", "1500000000"),
        ("US$4.7 billion", "en", "money", "USD", "4700000000"),
        ("EUR 20", "en", "money", "EUR", "20"),
        ("20 Canadian dollars", "en", "money", "CAD", "20"),
        ("-$5 million", "en", "money", "USD", "-5000000"),
        ("20 dollars and 43 cents", "en", "money", "USD", "20.43"),
        ("ten cents", "en", "money", "cent", "10"),
        ("40 per cent", "en", "percent", "%", "40"),
        ("2.5 percentage points", "en", "percent", "pp", "2.5"),
        ("a 10-km road", "en", "measure", "km", "10"),
        ("3,500 sq ft", "en", "measure", "ft2", "3500"),
        ("32 degrees Celsius", "en", "measure", "°C", "32"),
    ],
)
def test_units(text: str, lang: str, kind: str, unit: str, value: str) -> None:
    assert [(q.kind, q.unit) for q in read(text, lang)] == [(kind, unit)]
    assert values(text, lang) == [value]


@pytest.mark.parametrize(
    ("text", "lang", "qualifier", "value"),
    [
        ("حوالي 10 مليارات دولار", "ar", "about", "10000000000"),
        ("تزيد عن 13 مليون دولار", "ar", "more_than", "13000000.."),
        ("أكثر من مليون وحدة", "ar", "more_than", "1000000.."),
        ("لأكثر من 6 ملايين عنوان", "ar", "more_than", "6000000.."),
        ("تجاوزت 500,000 تنزيل", "ar", "more_than", "500000.."),
        ("تجاوزت قيمتها 5 ملايين دولار", "ar", "more_than", "5000000.."),
        ("ما لا يقل عن 12 قتيلا", "ar", "at_least", "12.."),
        ("20 شخصا على الأقل", "ar", "at_least", "20.."),
        ("أقل من نصف مليون", "ar", "less_than", "..500000"),
        ("لا يتجاوز 5%", "ar", "at_most", "..5"),
        ("nearly 40 boats", "en", "about", "40"),
        ("more than 12 boats", "en", "more_than", "12.."),
        ("no fewer than six boats", "en", "at_least", "6.."),
        ("500+ boats", "en", "at_least", "500.."),
        ("20 or more", "en", "at_least", "20.."),
        ("fewer than 12 boats", "en", "less_than", "..12"),
        ("up to 40 per cent", "en", "at_most", "..40"),
        ("no more than ten", "en", "at_most", "..10"),
    ],
)
def test_qualifiers_are_bounds(text: str, lang: str, qualifier: str, value: str) -> None:
    assert [q.qualifier for q in read(text, lang)] == [qualifier]
    assert values(text, lang) == [value]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("10 billion boats", "500000000"),
        ("10.2 billion boats", "50000000"),
        ("10,000,000,000 boats", "500000000"),
        ("4.25%", "0.005"),
        ("17 boats", "0.5"),
        ("the third boat", "0"),
    ],
)
def test_precision_is_half_the_last_digit(text: str, precision: str) -> None:
    assert [q.precision for q in read(text, "en")] == [Decimal(precision)]


@pytest.mark.parametrize(
    ("text", "lang", "head"),
    [
        ("بيعت مليون وحدة كاملة في أسبوع", "ar", "وحدة كاملة"),
        ("تجاوزت 500,000 تنزيل في أسبوع", "ar", "تنزيل"),
        ("جذبت تدفقات صافية بقيمة 91.72 مليون دولار", "ar", "تدفقات صافية"),
        ("40% من الناخبين", "ar", "الناخبين"),
        ("6.5 million new homes were built", "en", "new homes"),
        ("Revenue rose to $5 million", "en", "Revenue"),
        ("40% of voters", "en", "voters"),
        ("a $5 billion loan", "en", "loan"),
    ],
)
def test_heads(text: str, lang: str, head: str) -> None:
    assert [q.head.of(text) if q.head else None for q in read(text, lang)] == [head]
