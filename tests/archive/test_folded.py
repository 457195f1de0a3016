"""A source folded in pieces is the same as folded whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.archive import folded
from workbench.archive.folded import FoldedSource, to_ends
from workbench.language.fold import Folded, fold

TEXTS = st.text(
    alphabet=st.sampled_from("اأبك\u064e\u0651\u0640\u200f\ufefb\ufdf2 aé\u0301ﬁ🙂\n"), max_size=60
)


@given(TEXTS, st.integers(1, 7), st.data())
def test_pieces_map_back_as_the_whole(text: str, piece: int, data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folded, "_PIECE", piece)
        source = FoldedSource(text)
    whole = Folded(text)
    assert source.text == whole.text
    if source.text:
        start = data.draw(st.integers(0, len(source.text) - 1))
        end = data.draw(st.integers(start + 1, len(source.text)))
        assert source.span(start, end) == whole.span(start, end)


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        (
            "he said it will open the new bridge soon enough",
            "will open bridge soon",
            "will open the new bridge soon",
        ),
        ("قالت سيخلق المشروع ثلاثة آلاف وظيفة", "سيخلق المشروع آلاف وظيفة", "سيخلق المشروع ثلاثة الاف وظيفه"),
        ("of the mill that stood by the river", "mill stood", "mill that stood"),
    ],
)
def test_an_alignment_reaches_out_to_the_quotations_ends(text: str, wanted: str, found: str) -> None:
    source, asked = fold(text), fold(wanted)
    start = source.index(asked.split()[1])
    end = source.index(asked.split()[-1])
    assert source[slice(*to_ends(source, asked, start, end))] == fold(found)


def test_ends_that_stand_nowhere_near_change_nothing() -> None:
    text = "mill " + "x" * 50 + " bridge soon " + "y" * 50 + " open"
    start = text.index("bridge")
    assert to_ends(text, "mill bridge soon open", start, start + 11) == (start, start + 11)
