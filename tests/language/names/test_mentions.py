"""Where names stand, and which mentions share a key."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.language.fold import Folded
from workbench.language.names import names
from workbench.language.sentences import sentences
from workbench.language.tokens import tokens
from workbench.model import Block, BlockRole, Name, Span


def read(text: str, lang: str) -> tuple[Name, ...]:
    blocks = [
        Block(Span(*found.span()), BlockRole.PARAGRAPH) for found in re.finditer(r"\S(?:[^\n]*\S)?", text)
    ]
    folded = Folded(text)
    return names(folded, lang, tokens(folded, lang), sentences(text, blocks, lang))


def texts(text: str, lang: str) -> list[str]:
    return [name.text for name in read(text, lang)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("أعلنت ACME عن طرح منتج لـACME", ["ACME", "ACME"]),
        ("قال سامي الخطيب إنه سافر، ولسامي الخطيب رأي", ["سامي الخطيب", "سامي الخطيب"]),
        ("وصل خالد بن فهد إلى القاهرة", ["خالد بن فهد", "القاهرة"]),
        ("في الولايات المتحدة ومصر", ["الولايات المتحدة", "مصر"]),
        ("قالت وزارة الصحة إن العدد زاد", ["وزارة الصحة"]),
        ("صرح الدكتور ناصف العلي بذلك", ["ناصف العلي"]),
        ("طورت شركة نجمكو منصة، ثم باعت نجمكو أسهمها", ["نجمكو", "نجمكو"]),
        ("كانت الخطة جيدة في ذلك الوقت", []),
        ("كشف أحمد الحلبي التفاصيل الكاملة", ["أحمد الحلبي"]),
        ("عمر 35 عاما يعمل نجارا", []),
        ("وصل عمر الحلبي أمس", ["عمر الحلبي"]),
        ("رفض متحدث باسم الوزارة التعليق", []),
        ("قال نصف المعلمين إنهم تعبوا", []),
        ("صوتوا لصالح المقترح وفق بيان الشركة", []),
        ("بحسب ما أعلن مكتب الإحصاءات الجمعة", ["مكتب الإحصاءات"]),
        ("اتهمت منظمة العفو الدولية الطرفين", ["منظمة العفو الدولية"]),
        ("وقال رئيس الوزراء أوستن هيلمر أمام النواب", ["أوستن هيلمر"]),
        ("أعلن وزير المالية تأجيل الموازنة", []),
    ],
)
def test_arabic(text: str, found: list[str]) -> None:
    assert texts(text, "ar") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On Monday Anna Cole left. Sales rose.", ["Anna Cole"]),
        ("The United Nations met in New York.", ["United Nations", "New York"]),
        ("Mr Rao of the Bank of Oman met U.S. officials.", ["Rao", "Bank of Oman", "U.S."]),
        ("NASA and eBay sell Hale's boats.", ["NASA", "eBay", "Hale"]),
        ("Zelinka said so. Hale, who came late, left.", ["Zelinka", "Hale"]),
        ("Prosecutors said so. Inflation said nothing.", []),
        ("Germany and France met Mrs May.", ["Germany", "France", "May"]),
        ("It struck at 10.54 EDT in 46 degrees Celsius.", []),
        ("Revenue rose. It fell. They left in May.", []),
        ("Big Plans For The Old Port\nThe port is old. The mayor likes Port Vega.", ["Port Vega"]),
    ],
)
def test_english(text: str, found: list[str]) -> None:
    assert [name for name in texts(text, "en") if name != "Port"] == found


def test_a_short_form_has_the_full_form_s_key() -> None:
    keys = {
        name.text: name.key for name in read("قال سامي الخطيب نعم. وكان الخطيب هناك. ولكن سامي غادر.", "ar")
    }
    assert keys["سامي الخطيب"] == keys["سامي"]
    keys = {name.text: name.key for name in read("We met Anna Cole. Then Cole left for Oman.", "en")}
    assert keys["Anna Cole"] == keys["Cole"]


def test_a_short_form_of_two_bearers_stays_alone() -> None:
    found = read("We met Anna Cole and Omar Cole. Then Cole left.", "en")
    assert [name.key for name in found][-1] == "cole"


def test_code_points_that_fold_alike_share_a_key() -> None:
    persian = "\u06a9\u0631\u064a\u0645"
    arabic = "\u0643\u0631\u064a\u0645"
    found = read(f"غادر خالد مع {persian}، و{arabic} هنا", "ar")
    by_text = {name.text: name.key for name in found}
    assert by_text[persian] == by_text[arabic]


def test_clitics_are_outside_the_span() -> None:
    text = "زار سامي مصر، ولسامي بيت بمصر"
    assert texts(text, "ar") == ["سامي", "مصر", "سامي", "مصر"]


PIECES = [
    *("محمد", "وقال", "أعلن", "شركة", "ACME", "للأمم", "المتحدة", "بن", "ال", "و", "ل", "ـ", "ً", "كريم"),
    *("Anna", "Cole's", "the", "U.S.", "of", ".", ",", "\n", "I", "eBay", "123", "الدكتور", "وزارة", "الصحة"),
]


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(max_size=40))
def test_mentions_slice_and_do_not_overlap(text: str) -> None:
    for lang in ("ar", "en"):
        end = 0
        for name in read(text, lang):
            assert name.span.of(text) == name.text != ""
            assert name.span.start >= end
            assert name.key
            end = name.span.end
