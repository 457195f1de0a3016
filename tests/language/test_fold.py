"""Folding and its way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.language.fold import Folded, fold
from workbench.model import Span

ODD = (
    "اأإآىيئؤةهکكگـًٌَُِّْٰ٠١٩۰۹\u200c\u200d\u200e\u200f\u202b\u202c\u2067\u2069ﻻﷺﺍﺎ\ufb01"
    "éÅ😀👍🏽 \n\t\u00a0“”«»،؛؟٪٫٬–—aZ09"
)
texts = st.text(alphabet=st.one_of(st.sampled_from(ODD), st.characters()), max_size=60)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("وَقَالَ", "وقال"),
        ("أإآٱا", "ااااا"),
        ("مدرسة ومدرسه", "مدرسه ومدرسه"),
        ("کتاب", "كتاب"),
        ("مـــدير", "مدير"),
        ("١٢٣ ۴۵۶ 789", "123 456 789"),
        ("٣٫٥٪", "3.5%"),
        ("«قال» “said”", '"قال" "said"'),
        ("ﻻ ﺑﻴﺖ", "لا بيت"),
        ("Café – ÉTÉ", "cafe - ete"),
        ("a\u200bb\u202ec", "abc"),
        ("ﬁx", "fix"),
    ],
)
def test_forms_meet(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(texts)
def test_every_folded_character_comes_from_the_place_it_maps_to(text: str) -> None:
    folded = Folded(text)
    assert folded.text == fold(text)
    last = 0
    for at, char in enumerate(folded.text):
        span = folded.span(at, at + 1)
        assert last <= span.start < span.end <= len(text)
        assert char in fold(span.of(text))
        last = span.start


@given(texts, st.data())
def test_a_span_folds_to_what_it_was_mapped_from(text: str, data: st.DataObject) -> None:
    folded = Folded(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    # A ligature that the span cuts into comes whole, so what was asked for is always within it.
    assert folded.text[start:end] in fold(folded.span(start, end).of(text))


@given(texts)
def test_offsets_go_both_ways(text: str) -> None:
    folded = Folded(text)
    for at in range(len(text) + 1):
        assert folded.offset(at) == len(fold(text[:at]))


@given(texts, st.data())
def test_a_part_is_what_the_same_stretch_folds_to(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    folded = Folded(text)
    part = folded.part(Span(start, end))
    assert part.text == fold(text[start:end])
    for at in range(len(part.text)):
        assert part.text[at] in fold(part.span(at, at + 1).of(text))
    assert part.offset(end) == len(part.text)


@given(texts)
def test_marks_stay_with_their_letter(text: str) -> None:
    folded = Folded(text)
    for at in range(len(folded.text)):
        span = folded.span(at, at + 1)
        following = text[span.end : span.end + 1]
        assert not (following and unicodedata.category(following) == "Mn" and not fold(following))


def test_folding_twice_changes_nothing() -> None:
    once = fold(ODD)
    assert fold(once) == once
