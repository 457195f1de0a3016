"""Words, stems that meet, and clitics that the text itself explains."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.language.fold import Folded, fold
from workbench.language.tokens import stem, tokens


def read(text: str, lang: str = "ar") -> list[tuple[str, str]]:
    return [(token.span.of(text), token.stem) for token in tokens(Folded(text), lang)]


@pytest.mark.parametrize(
    "forms",
    [
        "شركة الشركة الشركات والشركة للشركة وللشركات بالشركة",
        "منظمة المنظمة منظمات للمنظمة",
        "مؤسس مؤسسو مؤسسين مؤسسون ومؤسسين المؤسسين",
        "وزير الوزير الوزراء والوزير",
        "قرار القرارات قراراتها",
        "آلية الآلية آليات",
        "مال أموال الأموال",
        "دولة الدول دول",
    ],
)
def test_forms_of_one_word_meet(forms: str) -> None:
    assert len({stem(fold(form), "ar") for form in forms.split()}) == 1


@pytest.mark.parametrize("forms", ["company companies", "found finds", "sell sold sales", "person people"])
def test_english_forms_meet(forms: str) -> None:
    assert len({stem(form, "en") for form in forms.split()}) == 1


def test_a_script_change_splits_words() -> None:
    assert [word for word, _ in read("لـACME والـ10 شركات و3.5%")] == [
        "لـ",
        "ACME",
        "والـ",
        "10",
        "شركات",
        "و",
        "3.5",
    ]


def test_a_clitic_comes_off_where_the_bare_word_stands_too() -> None:
    stems = dict(read("زار سامر المدينة، ولسامر بيت، وسامر سعيد"))
    assert stems["وسامر"] == stems["سامر"]


def test_marks_alone_are_no_words() -> None:
    assert read("ـ ً ،") == []


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=60))
def test_spans_slice_to_what_was_folded(text: str) -> None:
    for lang in ("ar", "en"):
        end = 0
        for token in tokens(Folded(text), lang):
            assert token.span.start >= end
            end = token.span.end
            assert fold(token.span.of(text)) == token.folded
            assert token.stem
