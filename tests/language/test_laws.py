"""Laws that hold for everything that `annotate` tells of a text, whatever the text is."""

from __future__ import annotations

import sys
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growth import calls
from workbench.desk.analysis import annotate
from workbench.model import Analysis

REFERENCE = date(2023, 11, 15)
LANGS = st.sampled_from(["ar", "en"])
DIGITS = ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
WORDS = {
    "en": """The bank said that prices rose fell 3.5% to $4.2 billion in May 2019 , . ; : " ' ( ) - which who
     and but according to Ann Okafor may will not one of five million half a year earlier 10-15 10:30 GMT
     no. 7 U.S. Mr minister denied first March last week Monday until between two thirds ! ? told a 2018""",
    "ar": """قال الوزير إن الأسعار ارتفعت 3.5% إلى 4.2 مليار دولار في أيار/مايو 2019 ، . ؛ : « » ( ) - التي
     الذي ولكن وفق بحسب سامي الخطيب قد لن لم نصف مليون ثلاثة وعشرون عاما قبل بعد بين منذ الأسبوع الماضي و 15
     رمضان 1440 هـ الساعة 14:30 رئيس الوزراء نفت الوزارة من كل أربعة واحد ! ؟ الأول ٢٠١٨ ٪ عمر كما أن بـ""",
}
SENTENCES = {
    "en": [
        "The bank raised its key rate by 25 basis points to 5.25% on Thursday.",
        "Ann Okafor, a spokeswoman for the port, said the talks would resume on 14 March.",
        "One in four of the 350 delegates left between 2009 and 2014.",
        "The ship sank in 1912, killing some 1,500 people; its wreck was found on 1 September 1985.",
        "Police have not arrested 10-15 suspects, the ministry said.",
        "In the first half of the year, exports fell to €4.5bn from €5bn a year earlier.",
    ],
    "ar": [
        "رفع المصرف سعر الفائدة 25 نقطة أساس إلى 5.25 بالمئة يوم الخميس.",
        "يمر على الجسر، الذي افتتح عام 1932، نحو 160 ألف مركبة يوميا.",
        "بحسب ما أعلن مكتب الإحصاء، تراجعت الصادرات 8.7% في تشرين الثاني/نوفمبر.",
        "قال الوزير إن واحدا من كل أربعة عمال ترك عمله منذ 2014.",
        "نفت الوزارة مقتل 17 جنديا على الأقل في 15 رمضان 1440 هـ.",
        "حصل الحزب على 151 مقعدا من أصل 300، بينما نال منافسه 98 مقعدا.",
    ],
}
NEUTRAL = {
    "en": ["The weather stayed calm.", "It was a quiet place, as we know.", "Nothing more was heard of it!"],
    "ar": ["ظل الطقس هادئا.", "كان المكان ساكنا كما نعلم.", "ولم يسمع شيء بعد ذلك!"],
}


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    lang = draw(LANGS)
    words = st.sampled_from([*WORDS[lang].split(), "\n", "\u202b", "ـ", "ﷺ", "\u200f", "é"])
    return " ".join(draw(st.lists(words, max_size=40))), lang


def readings(analysis: Analysis, shift: int = 0, start: int = 0, end: int = sys.maxsize) -> list[Any]:
    """What is told of `[start, end)`, positions moved by `shift`, without the words themselves."""
    times: list[Any] = [
        (time.span.start - shift, time.kind, time.readings, time.duration, time.edtf)
        for time in analysis.times
        if start <= time.span.start < end
    ]
    figures = [
        (figure.span.start - shift, figure.low, figure.high, figure.unit)
        for figure in analysis.quantities
        if start <= figure.span.start < end
    ]
    clauses = [
        (
            clause.span.start - shift,
            clause.span.end - shift,
            clause.modality,
            clause.speaker_span and clause.speaker_span.start - shift,
        )
        for clause in analysis.clauses
        if start <= clause.span.start < end
    ]
    return [*times, *figures, *clauses]


@settings(deadline=None, max_examples=150)
@given(texts() | st.tuples(st.text(max_size=80), LANGS), st.dates())
def test_offsets_slice_to_what_they_name(case: tuple[str, str], reference: date) -> None:
    text, lang = case
    analysis, claims = annotate(text, lang=lang, reference=reference)
    for found in (*analysis.times, *analysis.quantities, *analysis.names):
        assert found.span.of(text) == found.text != ""
    for row in (analysis.times, analysis.quantities, analysis.names, analysis.sentences, analysis.tokens):
        spans = [item.span for item in row]
        assert spans == sorted(spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
    for claim in claims:
        assert analysis.clauses[claim.clause].span == claim.span
        assert analysis.sentences[claim.sentence].span.contains(claim.span)
        assert 0 <= claim.priority <= 1
        assert claim.why


@settings(deadline=None, max_examples=100)
@given(texts())
def test_digits_of_all_sets_read_alike(case: tuple[str, str]) -> None:
    text, lang = case
    western = text.translate({ord(d): str(n) for digits in DIGITS for n, d in enumerate(digits)})
    first = readings(annotate(western, lang=lang, reference=REFERENCE)[0])
    for digits in DIGITS:
        other = western.translate({ord(str(n)): d for n, d in enumerate(digits)})
        assert readings(annotate(other, lang=lang, reference=REFERENCE)[0]) == first


@settings(deadline=None, max_examples=60)
@given(LANGS, st.data())
def test_neutral_text_around_changes_no_reading(lang: str, data: st.DataObject) -> None:
    sentence = data.draw(st.sampled_from(SENTENCES[lang]))
    before = data.draw(st.sampled_from(["", *NEUTRAL[lang]]))
    after = data.draw(st.sampled_from(["", *NEUTRAL[lang]]))
    gap = data.draw(st.sampled_from([" ", "\n", "\n\n"]))
    whole = (before + gap if before else "") + sentence + (gap + after if after else "")
    at = whole.index(sentence)
    alone = readings(annotate(sentence, lang=lang, reference=REFERENCE)[0])
    around, _ = annotate(whole, lang=lang, reference=REFERENCE)
    assert readings(around, at, at, at + len(sentence)) == alone


@pytest.mark.parametrize(
    ("lang", "piece"),
    [
        ("en", "The bank said that prices rose 3% to $4 billion in May 2019, which is more than in 2018. "),
        ("en", "1-2-3/4.5, and "),
        ("en", "Ann Okafor of the "),
        ("en", '"" '),
        ("ar", "قال الوزير، الذي استقال في أيار، إن الأسعار ارتفعت 3 بالمئة ثم "),
        ("ar", "رئيس الوزراء السابق "),
        ("ar", "و5 "),
    ],
)
def test_work_grows_with_the_text_and_no_faster(lang: str, piece: str) -> None:
    annotate(piece * 8, lang=lang, reference=REFERENCE)  # what is read once for all texts
    small, large = (
        calls(lambda: annotate(piece * count, lang=lang, reference=REFERENCE))  # noqa: B023 - called at once
        for count in (60, 240)
    )
    assert large < 4.6 * small
