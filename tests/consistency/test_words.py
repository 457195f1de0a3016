"""Flags speak the language of the article."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.consistency.gold import Article, articles
from workbench.consistency.words import as_read, say_interval
from workbench.language.analyse import analyse
from workbench.language.pack import languages, pack
from workbench.model import Interval


def test_every_pack_words_the_same_flags() -> None:
    for table in ("messages", "questions"):
        names = [set(pack(lang)["consistency"][table]) for lang in languages()]
        assert all(found == names[0] for found in names)


@pytest.mark.parametrize("article", [a for a in articles() if a.analysis.lang == "ar"], ids=lambda a: a.name)
def test_arabic_articles_are_told_of_in_arabic(article: Article) -> None:
    """Latin letters stand only in units (USD, km), code points and what the article says."""
    for flag in article.flags():
        for line in (flag.message, *flag.why):
            assert re.search("[\u0600-\u06ff]", line) or re.fullmatch(r"[\d\W]*|.*[=U+].*", line), line
            said = set(re.findall("[A-Za-z]{3,}", line)) - set(
                re.findall("[A-Za-z]{3,}", article.analysis.text)
            )
            assert all(word.isupper() for word in said), line


def test_a_day_and_its_neighbours() -> None:
    day, later = date(2018, 1, 21), date(2018, 2, 3)
    assert say_interval("en", Interval(day, later)) == "21 January 2018 to 3 February 2018"
    assert say_interval("en", Interval(day, day)) == "21 January 2018"
    assert say_interval("en", Interval(day, None)) == "since 21 January 2018"
    assert say_interval("ar", Interval(day, later)) == "من 21 يناير 2018 إلى 3 فبراير 2018"
    assert say_interval("ar", Interval(None, day)) == "حتى 21 يناير 2018"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2018, 2, 1), date(2018, 2, 28), "February 2018"),
        (date(2020, 2, 1), date(2020, 2, 28), "1 February 2020 to 28 February 2020"),
        (date(2018, 10, 1), date(2018, 12, 31), "October 2018 to December 2018"),
        (date(2018, 1, 1), date(2018, 12, 31), "2018"),
        (date(1990, 1, 1), date(1999, 12, 31), "1990 to 1999"),
        (date(2018, 1, 1), date(2018, 12, 30), "1 January 2018 to 30 December 2018"),
    ],
)
def test_whole_months_and_years_are_told_as_such(first: date, last: date, said: str) -> None:
    assert say_interval("en", Interval(first, last)) == said


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("en", "It opened in June 2011.", "“June 2011”"),
        ("en", "It opened at the end of 2011.", "“end of 2011” (October 2011 to December 2011)"),
        ("ar", "افتتح في نهاية 2011.", "«نهاية 2011» (من أكتوبر 2011 إلى ديسمبر 2011)"),
        ("en", "It cost £4,200.", "“£4,200”"),
        ("ar", "بلغت الكلفة ٤٢٠٠ دولار.", "«٤٢٠٠ دولار» (4,200 دولار)"),
        ("en", "It cost £4.2 million.", "“£4.2 million” (4,200,000 pounds)"),
        ("en", "It employs more than 40 people.", "“40” (more than 40)"),
    ],
)
def test_how_an_expression_was_read_is_told_where_it_does_not_say_so(lang: str, text: str, said: str) -> None:
    found = analyse(text, lang=lang)
    (value,) = (*found.times, *found.quantities)
    assert as_read(lang, value) == said
