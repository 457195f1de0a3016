"""What holds of the clauses of any text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.language.analyse import analyse
from workbench.language.clauses import clauses
from workbench.language.clauses.line import Line
from workbench.language.clauses.split import split
from workbench.language.clauses.words import Words
from workbench.language.fold import Folded, fold
from workbench.model import Sentence, Span

ARABIC = "قال الوزير إن وأعلن ثم التي وهو كان لم في 2018 مليون ، : ؛ رغم وفقا لبيان على الرغم من كل والمدرسة"
ENGLISH = "he said that and which was not will , . ; but 5 told the despite according to both ! sold"
SIGNS = ["(", ")", "\u202b", "ﷺ", "ـ", "٪", '"', "-", "\n"]
WORDS = st.sampled_from([*ARABIC.split(), *ENGLISH.split(), *SIGNS])
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=40).map(" ".join))


@example("قآل<ﷺ+0", "ar")
@given(TEXTS, st.sampled_from(["ar", "en"]))
def test_clauses_lie_in_their_sentences_and_never_cross(text: str, lang: str) -> None:
    analysis = analyse(text, lang=lang)
    found = analysis.clauses
    assert {clause.sentence for clause in found} == set(range(len(analysis.sentences)))
    assert [clause.span.start for clause in found] == sorted(clause.span.start for clause in found)
    for clause in found:
        assert clause.span.of(text).strip()
        assert analysis.sentences[clause.sentence].span.contains(clause.span)
        assert clause.speaker_span is None or clause.speaker_span.of(text).strip()
    for i, one in enumerate(found):
        for other in found[i + 1 :]:
            apart = not one.span.overlaps(other.span)
            nested = one.span.contains(other.span) and one.span != other.span
            assert apart or nested


@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), st.sampled_from(["ar", "en"]))
def test_spans_begin_and_end_with_a_word(text: str, lang: str) -> None:
    for clause in analyse(text, lang=lang).clauses:
        said = clause.span.of(text)
        if any(char.isalnum() for char in fold(said)):
            assert not said[0].isspace()
            assert not said[-1].isspace()
            assert said[-1] not in ".,;:،؛"


@pytest.mark.parametrize("piece", ["و ", "قال إن ", "and which ", "كل من ", ", ", "- ", '" ', "the "])
def test_a_very_long_sentence_is_read(piece: str) -> None:
    text = piece * 5_000
    span = Span(0, len(text.rstrip()))
    assert clauses(Folded(text), "ar", [Sentence(span, 0)], (), (), (), (), ())


def test_no_text() -> None:
    assert analyse("", lang="en").clauses == ()


def test_a_language_without_clause_words_keeps_its_sentences_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.language.clauses.words.pack", lambda lang: {})
    monkeypatch.setattr("workbench.language.clauses.words.made_of", lambda lang, name, make: make())
    text = "Le maire a démissionné, et le conseil a élu un successeur."
    words = Words("xx")
    assert [piece.start for piece in split(Line(Folded(text), words, (), (), ()), 0, 12)] == [0]
