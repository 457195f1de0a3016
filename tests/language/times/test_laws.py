"""Laws that hold for any text: spans slice, digits are digits, nothing raises."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.language.fold import Folded
from workbench.language.times import times
from workbench.language.times.lexicon import time_words
from workbench.model import Time

REFERENCE = date(2018, 6, 20)
WESTERN, ARABIC_INDIC, PERSIAN = "0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"
EXPRESSIONS = {
    "ar": [
        "12 مارس 2018",
        "نهاية يناير 2018",
        "في عام 2018",
        "بين مارس ومايو 2018",
        "أمس",
        "الشهر الماضي",
        "12/03/2018",
        "منذ أسبوعين",
        "الربع الثالث من عام 2021",
        "15 رمضان 1440",
        "2017-2018",
        "تسعينيات القرن العشرين",
        "الاثنين المقبل",
        "خمس سنوات",
        "كل عام",
        "31 أبريل 2018",
        "مؤخرا",
        "بداية العام الجاري",
        "حتى اليوم",
    ],
    "en": [
        "12 March 2018",
        "end of January 2018",
        "in 2018",
        "between March and May 2018",
        "yesterday",
        "last month",
        "12/03/2018",
        "two weeks ago",
        "third quarter of 2021",
        "2017-2018",
        "the 1990s",
        "next Monday",
        "five years",
        "every year",
        "31 April 2018",
        "recently",
        "early this year",
        "since 2015",
        "to this day",
        "summer 2015",
    ],
}
LANGS = st.sampled_from(["ar", "en"])


def read(text: str, lang: str, reference: date | None = REFERENCE) -> tuple[Time, ...]:
    return times(Folded(text), lang, reference)


def meaning(found: tuple[Time, ...]) -> list[tuple[object, ...]]:
    return [
        (
            t.kind,
            t.readings,
            t.tolerance,
            t.granularity,
            t.edtf,
            t.approximate,
            t.duration,
            t.relative,
            t.problem,
        )
        for t in found
    ]


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """Words of the pack, numbers and signs in any order: likelier to hit the grammar than free text."""
    lang = draw(LANGS)
    known = time_words(lang)
    words = sorted(known.words) + [
        " ".join((head, second, *rest))
        for head, seconds in known.phrases.items()
        for second, entries in seconds.items()
        for rest, _ in entries
    ]
    pieces = st.one_of(
        st.sampled_from(words),
        st.integers(0, 3000).map(str),
        st.sampled_from(
            ["/", "-", ",", ".", "(", ")", "\n", "2/3/2018", "0", "31", "29", "1.5", "9999", "و2018", "٢٠١٨"]
        ),
    )
    return " ".join(draw(st.lists(pieces, max_size=12))), lang


@settings(deadline=None, max_examples=400)
@given(texts(), st.dates())
def test_nothing_raises_and_spans_slice(case: tuple[str, str], reference: date) -> None:
    text, lang = case
    last = 0
    for chosen in (reference, None):
        last = 0
        for time in read(text, lang, chosen):
            assert time.text == text[time.span.start : time.span.end]
            assert time.text.strip() == time.text != ""
            assert time.span.start >= last
            last = time.span.end
            for reading in time.readings:
                if reading.earliest and reading.latest:
                    assert reading.earliest <= reading.latest


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=80), LANGS)
def test_free_text_never_raises(text: str, lang: str) -> None:
    for time in read(text, lang):
        assert time.text == text[time.span.start : time.span.end]


@settings(deadline=None, max_examples=200)
@given(texts(), st.sampled_from([ARABIC_INDIC, PERSIAN]))
def test_digits_of_all_sets_are_the_same(case: tuple[str, str], digits: str) -> None:
    text, lang = case
    western = text.translate(str.maketrans(ARABIC_INDIC, WESTERN))
    other = western.translate(str.maketrans(WESTERN, digits))
    assert meaning(read(other, lang)) == meaning(read(western, lang))


NEUTRAL = {
    "ar": ["قال المتحدث إن الشركة ", "وفق البيان، ", "جاء في النص: ", ""],
    "en": ["The spokesman of the firm, ", "According to the paper: ", "It fell, as we know, ", ""],
}
TAILS = {
    "ar": ["، والشركة صامتة", " - كما يعلم الجميع.", ".", ""],
    "en": [", as everybody knows.", " - it is known.", ".", ""],
}


@settings(deadline=None, max_examples=200)
@given(st.data(), LANGS)
def test_neutral_text_changes_no_reading(data: st.DataObject, lang: str) -> None:
    expression = data.draw(st.sampled_from(EXPRESSIONS[lang]))
    head, tail = data.draw(st.sampled_from(NEUTRAL[lang])), data.draw(st.sampled_from(TAILS[lang]))
    assert meaning(read(head + expression + tail, lang)) == meaning(read(expression, lang))


@settings(deadline=None, max_examples=100)
@given(st.data(), LANGS)
def test_harakat_and_tatweel_change_no_reading(data: st.DataObject, lang: str) -> None:
    expression = data.draw(st.sampled_from(EXPRESSIONS["ar"]))
    at = data.draw(st.integers(0, len(expression)))
    if expression[at - 1 : at].isalpha() and expression[at : at + 1].isalpha():
        marked = expression[:at] + data.draw(st.sampled_from("\u064e\u0640\u0651")) + expression[at:]
        assert meaning(read(marked, "ar")) == meaning(read(expression, "ar"))


def test_long_inputs_are_read() -> None:
    for piece in ("1/", "1 ", "may ", "2018 ", "يوم ", "last ", "\n", "2018-"):
        for lang in ("ar", "en"):
            read(piece * 20_000, lang)
