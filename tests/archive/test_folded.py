"""A source folded in pieces is the same as folded whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.archive import folded
from workbench.archive.folded import FoldedSource
from workbench.language.fold import Folded

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
