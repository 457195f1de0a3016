"""What looks like a figure and is none."""

from __future__ import annotations

from datetime import date

import pytest

from tests.language.quantities.test_numbers import read, values
from workbench.language.fold import Folded
from workbench.language.quantities import quantities
from workbench.model import Interval, Span, Time, TimeKind


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("He may come", "en"),
        ("Second Cup opened", "en"),
        ("Formula One returns", "en"),
        ("Call +44 20 7946 0958 or 555-123-4567", "en"),
        ("version 3.11.4 at 192.168.1.1", "en"),
        ("ISBN 978-3-16-148410-0", "en"),
        ("They won 3-1 and 2-0", "en"),
        ("Article 5 and Section 230", "en"),
        ("A Boeing 737 and a new Galaxy 24", "en"),
        ("COVID-19, B-52, G20, 5G and H1N1", "en"),
        ("At 10:30 or 5 p.m.", "en"),
        ("https://example.org/2020/12/5 and a12@example.org", "en"),
        ("one of its boats and no one else", "en"),
        ("It is written 4/12/2018", "en"),
        ("built in 1900 BC", "en"),
        ("البند 12 من القانون رقم 5", "ar"),
        ("هاتف 0501234567", "ar"),
        ("واحدة من أقوى الشركات", "ar"),
        ("كمية كبيرة", "ar"),
        ("لست متأكدا", "ar"),
        ("عرض أولي للأسهم", "ar"),
        ("نتيجة 3-1", "ar"),
        ("الساعة 5:30", "ar"),
        ("لا أحد هنا", "ar"),
    ],
)
def test_silent(text: str, lang: str) -> None:
    assert values(text, lang) == []


def test_a_time_is_no_quantity() -> None:
    text = "In 2018 about 500 people left"
    year = Time(Span(3, 7), "2018", TimeKind.DATE, (Interval(date(2018, 1, 1), date(2018, 12, 31)),))
    assert [q.text for q in quantities(Folded(text), "en", [year])] == ["500"]


def test_a_duration_is_a_time_unless_the_figure_says_more() -> None:
    text = "12 to 36 months and 30 days"
    told = [
        Time(Span(6, 15), "36 months", TimeKind.DURATION, duration="P36M"),
        Time(Span(20, 27), "30 days", TimeKind.DURATION, duration="P30D"),
    ]
    found = quantities(Folded(text), "en", told)
    assert [(q.text, q.low, q.high, q.unit) for q in found] == [("12 to 36 months", 12, 36, "month")]


def test_bare_years_are_silent_and_counted_ones_speak() -> None:
    assert values("see 2018 again", "en") == []
    assert [q.text for q in read("2018 people left", "en")] == ["2018"]
