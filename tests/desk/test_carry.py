"""Alignment of sentences and claims between two versions."""

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.desk.carry import Placed, Text, align, carry, same_place
from workbench.model import Span

WORDS = st.sampled_from(
    ["bridge", "river", "council", "closed", "opened", "mayor", "seven", "1911", "نهاية", "المدينة", "جسر"]
)
SENTENCES = st.lists(st.lists(WORDS, min_size=3, max_size=9).map(" ".join), min_size=1, max_size=8)


def text_of(sentences: list[str]) -> Text:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + ". "
    return Text(text, spans)


def claims_of(text: Text) -> list[Placed]:
    return [Placed(number, span, span.of(text.text)) for number, span in enumerate(text.sentences, 1)]


@settings(deadline=None)
@given(SENTENCES)
def test_nothing_changes_where_nothing_changed(sentences: list[str]) -> None:
    text = text_of(sentences)
    carried, new = carry(text, text, claims_of(text), text.sentences)
    assert [move.span for move in carried] == list(text.sentences)
    assert all(move.score == 100 and move.sure for move in carried)
    assert new == []


@settings(deadline=None)
@given(SENTENCES, SENTENCES)
def test_every_claim_and_every_proposal_is_accounted_for(old: list[str], new: list[str]) -> None:
    before, after = text_of(old), text_of(new)
    carried, free = carry(before, after, claims_of(before), after.sentences)
    assert [move.claim_id for move in carried] == list(range(1, len(old) + 1))
    for move in carried:
        if move.span is None:
            assert move.score == 0
        else:
            assert 0 <= move.span.start < move.span.end <= len(after.text)
            assert 60 <= move.score <= 100
    places = [move.span for move in carried if move.span]
    for at, proposal in enumerate(after.sentences):
        assert (at in free) != any(same_place(proposal, place) for place in places)


@settings(deadline=None)
@given(SENTENCES, st.integers(0, 7), st.lists(WORDS, min_size=3, max_size=9).map(" ".join))
def test_an_inserted_sentence_moves_nothing_else(old: list[str], at: int, fresh: str) -> None:
    before = text_of(old)
    after = text_of([*old[:at], fresh, *old[at:]])
    carried, _ = carry(before, after, claims_of(before), after.sentences)
    assert all(move.score == 100 for move in carried)


@given(SENTENCES, SENTENCES)
@settings(deadline=None)
def test_alignment_is_one_to_one(old: list[str], new: list[str]) -> None:
    pairs = align(old, new)
    assert len(set(pairs.values())) == len(pairs)
    assert all(0 <= a < len(old) and 0 <= b < len(new) for a, b in pairs.items())


def test_a_reworded_claim_stays_in_its_place_though_the_old_words_stand_elsewhere() -> None:
    body = ["the mayor opened it in May", "the toll is two euros", "the ferry sank in 1911", "nobody drowned"]
    before = text_of(body)
    after = text_of([body[0], "the toll is three euros", body[2], body[3], "in other news", body[1]])
    carried, free = carry(before, after, claims_of(before), after.sentences)
    assert [move.span for move in carried] == list(after.sentences[:4])
    assert 60 < carried[1].score < 100
    assert free == [4, 5]


def test_a_claim_of_part_of_a_sentence_keeps_whole_words() -> None:
    before = text_of(["in the year 1911 the old ferry sank off the cape, and forty people drowned there"])
    words = "the old ferry sank off the cape"
    at = before.text.index(words)
    after = text_of(["in the summer of 1911 the ferry sank off that cape, and fifty people drowned there"])
    (move,), _ = carry(before, after, [Placed(1, Span(at, at + len(words)), words)], [])
    assert move.span is not None
    assert move.span.of(after.text).startswith("the ferry sank off")
    assert not after.text[move.span.end].isalnum()


def test_a_claim_of_an_earlier_version_may_come_back() -> None:
    text = text_of(["the toll is two euros", "the ferry sank in 1911"])
    gone = Placed(1, Span(500, 522), "the ferry sank in 1911", in_text=False)
    (move,), _ = carry(text, text, [gone], [])
    assert move.span == text.sentences[1]
