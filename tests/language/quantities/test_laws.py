"""Laws that hold for any text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.language.fold import Folded
from workbench.language.quantities import quantities
from workbench.model import Quantity

PIECES = [
    "10", "2.5", "1,200", "12/5", "500", "2018", "$", "€", "%", " ", " ", " ", "-",
    "و", "مليون", "مليارات", "ألف", "ثلاثة", "وعشرون", "نصف", "دولار", "سنت", "من",
    "إلى", "بين", "أكثر من", "حوالي", "million", "k", "half", "a", "and", "twenty",
    "three", "third", "to", "between", "of", "dozen", "point", "minus", "per cent",
    "people", "شخصا", ".", ",", "\n", "(", ")", "الأول", "عشر", "أحد", "آلاف",
    "عشرات", "ً", "ـ", "km", "cents", "/", ":", "+",
]  # fmt: skip
PARTS = st.lists(st.sampled_from(PIECES), max_size=14)
TEXTS = PARTS.map(" ".join) | PARTS.map("".join)


def read(text: str, lang: str) -> tuple[Quantity, ...]:
    return quantities(Folded(text), lang)


@settings(deadline=None, max_examples=300)
@given(TEXTS | st.text(max_size=40))
def test_spans_slice_to_the_text(text: str) -> None:
    for lang in ("ar", "en"):
        end = 0
        for quantity in read(text, lang):
            assert quantity.span.of(text) == quantity.text != ""
            assert quantity.span.start >= end
            end = quantity.span.end
            assert quantity.low is not None or quantity.high is not None
            if quantity.low is not None and quantity.high is not None:
                assert quantity.low <= quantity.high
            assert quantity.precision >= 0
            if quantity.head:
                assert 0 <= quantity.head.start < quantity.head.end <= len(text)
                assert not quantity.head.overlaps(quantity.span)


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_every_digit_set_gives_the_same_values(text: str) -> None:
    for lang in ("ar", "en"):
        western = [replace(q, text="") for q in read(text, lang)]
        for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"):
            other = text.translate(str.maketrans("0123456789", digits))
            assert [replace(q, text="") for q in read(other, lang)] == western


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.sampled_from(["ar", "en"]))
def test_other_paragraphs_change_nothing(text: str, lang: str) -> None:
    neutral = "Nothing here.\n" if lang == "en" else "لا شيء هنا.\n"
    alone = read(text + "\n", lang)
    among = read(f"{neutral}{text}\n{neutral}", lang)
    assert [_told(quantity) for quantity in among] == [_told(quantity) for quantity in alone]


def _told(q: Quantity) -> tuple[object, ...]:
    return q.text, q.low, q.high, q.kind, q.unit, q.qualifier


PATTERNS = (
    "1", "1 ", "ثلاثة ", "و", "one hundred ", "مليون و", "بين 1 و", "1-", "$", "1.", "from 1 to ", "a ",
    "minus ",
)  # fmt: skip


def test_long_texts_are_taken() -> None:
    for piece in PATTERNS:
        text = piece * (5_000 // len(piece))
        for lang in ("ar", "en"):
            read(text, lang)


@given(
    st.text(alphabet="0123456789", min_size=1, max_size=60),
    st.sampled_from(
        ["{}", "${} million trillion and a half", "{}%", "{}/3", "1 {}/3", "{} تريليون مليار ونصف", "{}.5 km"]
    ),
)
def test_figures_of_any_length_are_read_or_left(digits: str, sentence: str) -> None:
    text = sentence.format(digits)
    for lang in ("ar", "en"):
        for found in quantities(Folded(text), lang):
            assert found.span.of(text) == found.text
