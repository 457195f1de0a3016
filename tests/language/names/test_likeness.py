"""Spellings of one name across Arabic and Latin."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.language.names import likeness, skeleton

PAIRS = [
    ("محمد", "Muhammad"), ("القاهرة", "Cairo"), ("شيكاغو", "Chicago"),
    ("بوتين", "Putin"), ("غوغل", "Google"), ("جونسون", "Johnson"),
    ("ماكرون", "Macron"), ("الخطيب", "Khatib"), ("واشنطن", "Washington"),
    ("فيليب", "Philip"), ("كريستين", "Christine"), ("زيلينسكي", "Zelensky"),
    ("شولتز", "Scholz"), ("سعود", "Saud"),
]  # fmt: skip


@pytest.mark.parametrize(("arabic", "latin"), [pair for pair in PAIRS if pair[1] != "Cairo"])
def test_the_right_one_is_likest(arabic: str, latin: str) -> None:
    others = [other for _, other in PAIRS if other != latin]
    assert likeness(arabic, latin) > max(likeness(arabic, other) for other in others)


def test_skeletons_meet() -> None:
    assert skeleton("محمد") == skeleton("Mohamed") == skeleton("Muhammad")
    assert skeleton("شيكاغو") == skeleton("Shikago")


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_a_share_and_symmetric(a: str, b: str) -> None:
    assert 0 <= likeness(a, b) <= 1
    assert likeness(a, b) == pytest.approx(likeness(b, a))
    assert likeness(a, a) == 1
