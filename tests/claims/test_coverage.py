"""Coverage: which facts belong to no claim."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.claims.coverage import coverage
from workbench.model import Fact, Span


def fact(start: int, end: int) -> Fact:
    return Fact("time", Span(start, end), "", "")


def test_a_fact_outside_every_claim_is_missed() -> None:
    found = coverage([fact(0, 4), fact(30, 34), fact(12, 16)], [Span(0, 10), Span(2, 8), Span(14, 20)])
    assert (found.total, found.covered) == (3, 2)
    assert found.missed == (fact(30, 34),)


def test_nested_claims_do_not_hide_the_wider_one() -> None:
    assert coverage([fact(15, 18)], [Span(0, 20), Span(3, 6)]).missed == ()


def test_nothing_to_cover() -> None:
    assert coverage([], [Span(0, 5)]).share == 1.0
    assert coverage([fact(0, 1)], []).share == 0.0


SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 60), st.integers(1, 20))


@given(st.lists(SPANS), st.lists(SPANS))
def test_as_a_plain_search_finds_it(facts: list[Span], claims: list[Span]) -> None:
    found = coverage([Fact("name", span, "", "") for span in facts], claims)
    missed = sorted(span for span in facts if not any(span.overlaps(claim) for claim in claims))
    assert [one.span for one in found.missed] == missed
    assert found.covered + len(found.missed) == found.total == len(facts)
