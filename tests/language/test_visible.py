"""Characters that act are shown as symbols, one for one."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from workbench.language.visible import visible, visible_line

ACTING = (
    "\x00\x07\x08\x1b\x7f\x85\x9b\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ud800"
)


def test_what_acts_is_shown_by_different_signs() -> None:
    shown = visible(ACTING)
    assert not set(shown) & set(ACTING)
    bidi = visible("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert len(set(bidi)) == len(bidi)


def test_plain_text_stays() -> None:
    text = "نصّ عربيّ، نیم‌فاصله، text\tand\nlines, 👩‍👧 \u200e\u200f"
    assert visible(text) == text


def test_one_line() -> None:
    assert visible_line("a\nb\r\tc") == "a␤b␍ c"


@given(st.text(alphabet=st.characters(), max_size=50))
def test_offsets_stay_and_nothing_acts(text: str) -> None:
    shown = visible_line(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown)
    assert visible_line(shown) == shown
