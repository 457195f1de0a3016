"""The laws of the machinery under the rules."""

from datetime import date
from decimal import Decimal
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.consistency.lexicon import forms, lists
from workbench.consistency.matching import pairs
from workbench.consistency.places import Places
from workbench.consistency.values import disjoint, ranges_disjoint, show_interval, show_number
from workbench.language.fold import Folded, fold
from workbench.language.tokens import tokens
from workbench.model import Interval, Span

DAYS = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2030, 1, 1)))
INTERVALS = st.tuples(DAYS, DAYS).map(
    lambda ends: Interval(*sorted(ends)) if None not in ends else Interval(*ends)  # type: ignore[type-var]
)
ENDS = st.one_of(st.none(), st.integers(-50, 50).map(Decimal))


@settings(deadline=None)
@given(INTERVALS, INTERVALS)
def test_disjoint_is_symmetric_and_nothing_is_disjoint_from_itself(one: Interval, other: Interval) -> None:
    assert disjoint(one, other) == disjoint(other, one)
    assert not disjoint(one, one)


@settings(deadline=None)
@given(ENDS, ENDS, ENDS, ENDS)
def test_ranges_meet_exactly_where_a_number_is_in_both(
    a: Decimal | None, b: Decimal | None, c: Decimal | None, d: Decimal | None
) -> None:
    if (a is not None and b is not None and a > b) or (c is not None and d is not None and c > d):
        return
    both = [
        n
        for n in map(Decimal, range(-51, 52))
        if (a is None or a <= n) and (b is None or n <= b) and (c is None or c <= n) and (d is None or n <= d)
    ]
    assert ranges_disjoint((a, b), (c, d)) == (not both)


@settings(deadline=None)
@given(st.lists(st.sets(st.integers(0, 6), max_size=3), max_size=12))
def test_pairs_are_those_that_share_a_key(keys: list[set[int]]) -> None:
    naive = [(i, j) for i, j in combinations(range(len(keys)), 2) if keys[i] & keys[j]]
    assert list(pairs(enumerate(keys))) == naive


def test_a_crowded_key_costs_no_square() -> None:
    assert len(list(pairs((at, ["same"]) for at in range(2000)))) < 2000 * 10


@settings(deadline=None)
@given(st.lists(st.integers(1, 5), max_size=20), st.integers(0, 60), st.integers(0, 20))
def test_places_gives_what_touches(widths: list[int], start: int, width: int) -> None:
    spans, at = [], 0
    for size in widths:
        spans.append(Span(at, at + size))
        at += size + 1
    asked = Span(start, start + width)
    touching = [s for s in spans if s.start < asked.end and (s.end > asked.start or s.start >= asked.start)]
    assert Places(spans, spans).inside(asked) == touching


def test_clitics_and_endings_come_off() -> None:
    assert "شركه" in forms(fold("وبالشركة"))
    assert "منظمه" in forms(fold("ومنظمته"))
    assert "الاردن" in forms(fold("للأردن"))
    assert forms("lumio's")[0] == "lumio"


def test_phrases_are_found_through_clitics() -> None:
    found = lists("ar").marks(tokens(Folded("وانضم إليها ثم لم يعد يدعمها"), "ar"))["events"]
    assert [mark.name for mark in found] == ["joining", "cessation", "support"]


def test_values_as_people_write_them() -> None:
    assert show_number(Decimal("1E+10")) == "10,000,000,000"
    assert show_number(Decimal("91.720")) == "91.72"
    assert show_interval(Interval(date(2018, 1, 21), None)) == "2018-01-21.."
