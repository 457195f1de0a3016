"""Quotation marks, nested and unbalanced, and apostrophes that are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.language.quotations import quotations


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “it is ‘very’ good”.", ["it is ‘very’ good", "very"]),
        ('"A," she said, "B."', ["A,", "B."]),
        ("The dogs' bowl, the cat's toy, and the '90s.", []),
        ("Don't say 'never' again", ["never"]),
        ('قال "نعم" ثم «لا» و"لعل', ["نعم", "لا"]),
        ("«أ “ب” ج»", ["أ “ب” ج", "ب"]),
        ('He is 5\' 10" tall and 6" wide', []),
        ("An “open mark\nand a new line”", []),
        ("„Niemand“ sagte er", ["Niemand"]),
    ],
)
def test_quotations(text: str, inside: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == inside


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=st.sampled_from("ab \n\"'“”‘’«»„.،قل"), max_size=60))
def test_any_text_is_taken(text: str) -> None:
    for span in quotations(text):
        assert 0 <= span.start < span.end <= len(text)
        assert "\n" not in span.of(text)
