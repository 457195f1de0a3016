"""Texts that are one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.archive import alike
from workbench.archive.alike import likeness, origins, sketch

AGENCY = (
    "The council of Aldmoor said on Monday that the harbour bridge will stay closed until spring, since "
    "the repairs of its northern pier take longer than planned. Traffic is led over the old ferry, which "
    "carries forty cars an hour. The builder said that the delay costs nothing."
)
OTHER = (
    "Bees dance for their sisters to tell where flowers are, and the angle of the dance tells the angle "
    "to the sun. How long it lasts tells how far the flight is, as a zoologist found a century ago."
)
ARABIC = (
    "أعلن مجلس المدينة يوم الاثنين أن جسر الميناء سيبقى مغلقًا حتى الربيع لأن إصلاح الدعامة الشمالية "
    "يستغرق وقتًا أطول مما كان مخططًا له وأن العبّارة القديمة تنقل أربعين سيارة في الساعة."
)


def test_one_agency_text_in_several_papers_is_one_origin() -> None:
    first = f"Bridge closed\n{AGENCY}"
    second = f"By our reporter. Sad news. {AGENCY.replace('Monday', 'Tuesday')} (AgencyX)"
    assert origins([first, OTHER, second]) == [0, 1, 0]


def test_a_report_inside_a_long_page_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "_KEPT", 2000)
    sketch.cache_clear()
    page = " ".join(f"word{n} follows word{n * 7 % 991} here" for n in range(900)) + AGENCY * 3
    assert likeness(sketch(page), sketch(AGENCY)) > alike.ONE_TEXT
    sketch.cache_clear()


def test_spelling_does_not_hide_a_copy() -> None:
    assert origins([ARABIC, ARABIC.replace("أ", "ا").replace("ة", "ه")]) == [0, 0]


def test_short_and_empty_texts_are_one_only_if_the_same() -> None:
    assert origins(["", "", "It rained.", "It rained!", "It rained there."]) == [0, 1, 2, 2, 4]


def test_what_links_two_makes_three_one() -> None:
    assert origins([AGENCY, OTHER, f"{AGENCY} {OTHER}"]) == [0, 0, 0]


@given(st.lists(st.text(max_size=60), max_size=6))
def test_each_text_belongs_to_an_earlier_one_or_itself(texts: list[str]) -> None:
    found = origins(texts)
    assert all(origin <= at and found[origin] == origin for at, origin in enumerate(found))
