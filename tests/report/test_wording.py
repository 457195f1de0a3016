"""Numbers, days and moments as an editor writes them, in Arabic and English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.report import wording
from workbench.report.labels import labels

CLAIMS = [
    (0, "صفر من الادعاءات"),
    (1, "ادعاء واحد"),
    (2, "ادعاءين"),
    (3, "3 ادعاءات"),
    (10, "10 ادعاءات"),
    (11, "11 ادعاءً"),
    (74, "74 ادعاءً"),
    (99, "99 ادعاءً"),
    (100, "100 ادعاء"),
    (103, "103 ادعاءات"),
    (111, "111 ادعاءً"),
]


@pytest.mark.parametrize(("number", "said"), CLAIMS)
def test_arabic_numbers_agree_with_what_they_count(number: int, said: str) -> None:
    assert wording.counted(number, "claims", labels("ar")) == said


def test_english_numbers() -> None:
    assert [wording.counted(n, "sources", labels("en")) for n in (0, 1, 2)] == [
        "0 sources",
        "1 source",
        "2 sources",
    ]


def test_days_and_moments() -> None:
    assert wording.day("2018-01-21", "ar") == "21 يناير 2018"
    assert wording.day("2018-01-21", "en") == "21 January 2018"
    assert wording.moment("2026-11-23T09:58:00Z", "ar") == "23 نوفمبر 2026، 09:58 UTC"
    assert wording.moment("2026-11-23T23:58:00-02:00", "en") == "24 November 2026, 01:58 UTC"
    assert wording.moment("2026-11-23T09:58:00", "en") == "23 November 2026, 09:58 UTC"
    assert wording.moment("2026-11-23", "en") == "23 November 2026"


def test_values_for_readers() -> None:
    assert wording.value("2018-01-21..2018-01-31", "en") == "21–31 Jan 2018"
    assert wording.value("2018-01-21..2018-01-31", "ar") == "21–31 يناير 2018"
    assert wording.value("10,000,000,000 USD", "ar") == "10,000,000,000 USD"
    assert wording.value("2018-13-45..2018-14-01", "ar") == "2018-13-45..2018-14-01"
    assert wording.value("2018-01-21..", "en") == "21 January 2018 – …"
    assert wording.value("..2018-01-21", "ar") == "… – 21 يناير 2018"
    assert wording.value("P2W", "en") == wording.value("PT14H", "ar") == ""
    assert wording.value("P&G 3", "en") == "P&G 3"
    assert wording.value("openai", "en") == wording.value("?", "en") == ""
    assert wording.shown_value("33", "33", "en") == ""


@given(st.text(max_size=30), st.sampled_from(["ar", "en"]))
def test_what_is_no_date_stays_as_it_is(text: str, lang: str) -> None:
    if not any(char.isdigit() for char in text):
        assert wording.day(text, lang) == wording.moment(text, lang) == text
        assert wording.value(text, lang) == ""


def test_every_language_has_every_word() -> None:
    def keys(value: object) -> object:
        return {key: keys(part) for key, part in value.items()} if isinstance(value, dict) else None

    arabic, english = labels("ar"), labels("en")
    counts = {lang: words["counts"] for lang, words in (("ar", arabic), ("en", english))}
    assert counts["ar"].keys() == counts["en"].keys()
    assert keys({**arabic, "counts": 0}) == keys({**english, "counts": 0})


def test_rules_have_names_and_none_is_of_a_rule_that_is_gone() -> None:
    from workbench.consistency.engine import rules

    assert set(labels("ar")["rules"]) - {"checked-before"} <= set(rules())
    assert wording.rule_name("date-conflict", labels("ar")) == "تاريخان لحدث واحد"
    assert wording.rule_name("a-plugins-rule", labels("en")) == "a-plugins-rule"


def test_a_cut_never_parts_a_figure_from_its_unit() -> None:
    assert wording.cut("They would have raised 10 billion dollars", 33) == "They would have raised…"
    assert (
        wording.cut("They would have raised 10 billion dollars", 34) == "They would have raised 10 billion…"
    )
    assert wording.cut("القيمة نحو 10 مليارات دولار أمريكي", 20) == "القيمة نحو…"


@given(st.text(max_size=80), st.integers(2, 60))
def test_a_cut_is_a_beginning(text: str, most: int) -> None:
    made = wording.cut(text, most)
    assert len(made) <= max(most, 1)
    assert made == text if len(text) <= most else text.startswith(made[:-1])
