"""Flags speak the language of the article."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.consistency.gold import Article, articles
from workbench.consistency.words import say_interval
from workbench.language.pack import languages, pack
from workbench.model import Interval


def test_every_pack_words_the_same_flags() -> None:
    """Only `months` is a pack's own: without it, days are written as ISO 8601 has them."""
    names = [set(pack(lang)["consistency"]["messages"]) - {"months"} for lang in languages()]
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
    day, later = date(2018, 1, 21), date(2018, 1, 31)
    assert say_interval("en", Interval(day, later)) == "2018-01-21..2018-01-31"
    assert say_interval("en", Interval(day, day)) == "2018-01-21"
    assert say_interval("ar", Interval(day, later)) == "من 21 يناير 2018 إلى 31 يناير 2018"
    assert say_interval("ar", Interval(None, day)) == "حتى 21 يناير 2018"
