"""Selectors find their place again, also after the text has changed elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.archive.selectors import CONTEXT, make, resolve
from workbench.model import InputError, Selector, Span

LETTERS = st.text(alphabet="ab\u0627\u064e\u202b🙂 \n", min_size=1, max_size=120)


@given(LETTERS, st.data())
def test_round_trip(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    selector = make(text, span)
    assert selector.exact == span.of(text)
    assert len(selector.prefix) <= CONTEXT >= len(selector.suffix)
    assert selector.prefix + selector.exact + selector.suffix in text
    assert resolve(selector, text) == span


@given(LETTERS, st.text(max_size=40))
def test_text_put_in_front_moves_the_span(text: str, front: str) -> None:
    selector = make(f"{text}THE QUOTE{text}", Span(len(text), len(text) + 9))
    moved = resolve(selector, f"{front}{text}THE QUOTE{text}")
    assert moved == Span(len(front) + len(text), len(front) + len(text) + 9)


def test_surroundings_tell_equal_quotations_apart() -> None:
    text = "first said yes here. second said yes there."
    selector = make(text, Span(text.rindex("said yes"), text.rindex("said yes") + 8))
    changed = "a new first line. " + text
    assert resolve(selector, changed) == Span(changed.rindex("said yes"), changed.rindex("said yes") + 8)


def test_without_surroundings_the_nearest_is_taken() -> None:
    assert resolve(Selector("x", "", "", 9, 10), "x.......x..") == Span(8, 9)


def test_what_is_gone_is_not_found() -> None:
    assert resolve(make("one two", Span(0, 3)), "three") is None
    assert resolve(Selector("", "", "", 0, 0), "three") is None


@pytest.mark.parametrize("span", [Span(0, 0), Span(2, 1), Span(-1, 2), Span(0, 9)])
def test_nothing_selected(span: Span) -> None:
    with pytest.raises(InputError, match="select some text"):
        make("text", span)
