"""Ranking passages."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.archive.rank import passages, rank

PASSAGES = [
    "The mill stands by the river and belongs to nobody.",
    "In 1912 the council paid 4,000 pounds for a new wheel.",
    "Its wheel was repaired twice, and the miller retired.",
    "طلبت البلدية في عام ١٩١٢ عجلة جديدة للمطحنة.",
]


def test_words_figures_and_endings() -> None:
    assert rank("the councils paid for wheels", PASSAGES)[0][0] == 1
    assert rank("4,000", PASSAGES)[0][0] == 1
    assert rank("repairs to the wheel", PASSAGES)[0][0] == 2
    assert rank("العجلة الجديدة التي طلبتها البلدية", PASSAGES)[0][0] == 3


def test_digits_of_both_scripts_meet() -> None:
    assert {index for index, _ in rank("1912", PASSAGES)} >= {1, 3}


def test_nothing_shared_nothing_given() -> None:
    assert rank("zebra", PASSAGES) == []
    assert rank("", PASSAGES) == []
    assert rank("mill", []) == []
    assert rank("mill", ["", " "]) == []


def test_a_passage_equal_to_the_claim_is_first_and_near_one() -> None:
    index, score = rank(PASSAGES[1], PASSAGES)[0]
    assert index == 1
    assert score > 0.8


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=6))
def test_scores_fall_and_indices_are_distinct(claim: str, texts: list[str]) -> None:
    ranked = rank(claim, texts)
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)
    assert len({index for index, _ in ranked}) == len(ranked)
    assert all(0 < score <= 1 for _, score in ranked)


@given(st.text(alphabet='ab .?؟\n\r\t"', max_size=60))
def test_passages_hold_every_visible_character_once(text: str) -> None:
    spans = passages(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(span.of(text) == span.of(text).strip() for span in spans)
