"""What a rule cannot do without."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.language.times.needs import needed


@pytest.mark.parametrize(
    ("template", "roles"),
    [
        ("(?P<month>MONTH) COMMA? (?P<year>YEAR)", {"MONTH", "YEAR"}),
        ("MONTH|YEAR", set()),
        ("(?:MONTH YEAR|DAY MONTH) OF{0,2}", {"MONTH"}),
        ("(?<!MONTH) DAY (?=END|DOT)", {"DAY"}),
        ("(?:IN THE)? (?:UNIT){1,2} LAST*", {"UNIT"}),
        ("(?:A_B|(?:C_D E_F)+ A_B)", {"A_B"}),
    ],
)
def test_roles_of_every_match(template: str, roles: set[str]) -> None:
    assert needed(template) == roles


atoms = st.sampled_from(["AA", "BB", "CC"])
templates = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.builds(lambda a, b: f"(?:{a} {b})", inner, inner),
        st.builds(lambda a, b: f"(?:{a}|{b})", inner, inner),
        st.builds(
            lambda a, mark: f"(?:{a}){mark}", inner, st.sampled_from(["?", "*", "+", "{0,2}", "{1,2}"])
        ),
        st.builds(lambda a, b: f"(?P<g>{a}) {b}".replace("(?P<g>", "(?:"), inner, inner),
    ),
    max_leaves=6,
)


@given(templates, st.text(alphabet="ABC", max_size=6))
def test_no_match_lacks_what_is_needed(template: str, row: str) -> None:
    pattern = re.compile(template.replace("AA", "A").replace("BB", "B").replace("CC", "C").replace(" ", ""))
    if pattern.search(row):
        assert {role[0] for role in needed(template)} <= set(row)
