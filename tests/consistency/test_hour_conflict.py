"""Two hours for one event of a day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.consistency.helpers import flags, texts
from workbench.consistency.mentions import Mentions
from workbench.model import Severity

RULE = "hour-conflict"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Polling stations closed at 8 pm.\nNobody, she said, was turned away when voting ended at 9 pm.",
            ["8 pm", "9 pm"],
        ),
        ("The museum opens at 9am.\nIts doors open at 10am, the director said.", ["9am", "10am"]),
        (
            "The ferry left Belkin at 6.40am on Monday.\nIt began to list soon after casting off at 7.20am.",
            ["6.40am", "7.20am"],
        ),
        (
            "The procession set out at ten past eight.\nIt set off at half past seven that evening.",
            ["ten past eight", "half past seven that evening"],
        ),
        (
            "The vessel sank at 6.40am.\nIt slipped beneath the waves at a quarter to eight.",
            ["6.40am", "a quarter to eight"],
        ),
        (
            "بدأت المباراة في الثامنة والربع مساء.\nوقال المدرب إن المباراة انطلقت في الثامنة والنصف.",
            ["الثامنة والربع مساء", "الثامنة والنصف"],
        ),
        (
            "اندلع الحريق عند الساعة 14:35 في المصنع.\nوقال شاهد إن الحريق اندلع عند الساعة 16:10.",
            ["الساعة 14:35", "الساعة 16:10"],
        ),
    ],
)
def test_fires(text: str, said: list[str]) -> None:
    (flag,) = flags(text, RULE, reference=date(2023, 3, 14))
    assert texts(text, flag) == said
    assert flag.severity is Severity.WARNING
    assert flag.question


@pytest.mark.parametrize(
    "text",
    [
        "Polling stations closed at 8 pm.\nVoting ended at 8.05 pm, the clerk said.",  # nearly the same
        "The polls closed at 23:57.\nVoting ended at 00:03, the clerk said.",  # over midnight
        "The museum opens at 9am on Monday, 6 March.\nIt opens at 10am on Sunday, 12 March.",  # two days
        "The museum opens at 9am, and the cafe opens at 10am.",  # two things in a sentence
        "The first train leaves at 6am.\nAnother train leaves at 7am.",
        "A train leaves at 6am.\nA train leaves at 7am.\nA train leaves at 8am.",  # a timetable
        "The museum closed at 5pm.\nThe museum opened at 9am.",
        "The Regal opens at 9am.\nThe Odeon opens at 10am.",
        "The motion was carried by ten to eight.\nIt was carried by a hundred to six.",
        "The shop will close at 5pm.\nThe shop closed at 6pm.",
        "The fire broke out at 2pm in the mill.\nThe blaze was put out at 6pm.",
        "اندلع الحريق عند الساعة 14:35 في المصنع.\nوأخمد الحريق عند الساعة 16:10.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE, reference=date(2023, 3, 14)) == ()


def test_a_sentence_that_lists_hours_builds_no_mentions(monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[object] = []
    around = Mentions.around
    monkeypatch.setattr(Mentions, "around", lambda self, *given: built.append(given) or around(self, *given))
    assert flags("The gate opened at 9am and closed at 11am, " * 20 + "he said.", RULE) == ()
    assert not built
    assert flags("The museum opens at 9am.\nIts doors open at 10am, the director said.", RULE)
    assert len(built) == 2
