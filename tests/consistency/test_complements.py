"""What stands behind the word for an event, and how it differs between two tellings."""

import pytest

from tests.consistency.helpers import analysed
from workbench.consistency.complements import Complements, apart
from workbench.consistency.context import Context


def behind(text: str, event: str) -> Complements:
    """What stands behind the class's word in the sentence's one dated mention."""
    (dated,) = Context(analysed(text)).dated
    return dated.mention.complements(frozenset({event}))


@pytest.mark.parametrize(
    ("text", "event", "parts"),
    [
        ("Lena Moss joined the board of the bank in 2016.", "joining", {"": {"board"}}),
        ("Lena Moss joined the bank as a clerk in 1988.", "joining", {"": {"bank"}, "as": {"clerk"}}),
        ("The mill was closed for repairs in 1974 when the wheel broke.", "closing", {"for": {"repair"}}),
        ("The family bought the forge and the mill house in 1984.", "purchase", {"": {"forg", "house"}}),
        (
            "Few saw the closure of the mill by the receiver in 2019 hurt them.",
            "closing",
            {"": {"mill"}, "by": {"receiv"}},
        ),
        ("انضمت إلى مجلس إدارة المصرف عام 2016.", "joining", {"الي": {"مجلس"}}),
        ("أغلقت الطاحونة للترميم في آذار 1974.", "closing", {"": {"طاحون"}, "ل": {"ترميم"}}),
    ],
)
def test_parts_go_by_what_leads_to_them(text: str, event: str, parts: dict[str, set[str]]) -> None:
    assert behind(text, event) == parts


def test_how_two_tellings_differ() -> None:
    none = frozenset[str]()
    mill, forge, repair = (
        {role: frozenset({head})} for role, head in (("", "mill"), ("", "forg"), ("for", "repair"))
    )
    assert apart(mill, forge, none, none).objects
    assert apart(mill, {"": frozenset({"mill", "forg"})}, none, none).further
    assert apart(repair, {"for": frozenset({"good"})}, none, none).parts
    assert apart(repair, forge, none, none).each
    assert apart(repair, mill | repair, none, none).object_more
    assert not apart(mill, mill, none, none).objects
