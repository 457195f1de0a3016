"""Misquotations word by word."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.archive.wording import GIVEN, SAME, SOURCE, differences, in_one_line


def test_changed_left_out_and_added_words() -> None:
    given_words = "The bridge closed in March 2019 for good"
    source = "The old bridge opened in March 2019"
    assert in_one_line(given_words, source) == (
        "The {+old+} bridge [-closed-] {+opened+} in March 2019 [-for good-]"
    )


def test_spelling_that_folds_alike_is_the_same() -> None:
    assert in_one_line("أُعلن إفتتاح، الجسر", "اعلن افتتاح الجسر") == "اعلن افتتاح الجسر"


def test_huge_texts_are_shown_whole() -> None:
    long = "word " * 3000
    assert differences(long, "short") == ((GIVEN, long), (SOURCE, "short"))


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_are_there_whole(one: str, other: str) -> None:
    pieces = differences(one, other)
    source = "".join(words for kind, words in pieces if kind in (SAME, SOURCE))
    assert "".join(source.split()) == "".join(other.split())
    assert [kind for kind, _ in differences(one, one)] in ([], [SAME])
