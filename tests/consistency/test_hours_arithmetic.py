"""A length of time held against the two hours beside it."""

import pytest

from tests.consistency.helpers import flags, texts
from workbench.consistency.clock import Hour, hours
from workbench.consistency.context import Context
from workbench.consistency.rules import hours_arithmetic
from workbench.language.analyse import analyse
from workbench.language.detect import detect
from workbench.model import Span

RULE = "hours-arithmetic"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The ferry left at 7.40am and caught fire 55 minutes later, at 8.15am, he said.", "0:35"),
        ("The hearing lasted five hours, from 9am to 11.30am, with one break.", "2:30"),
        ("The power failed at 23:30 and came back two hours later, at 04:00.", "4:30"),
        ("استغرق إخماد النيران أربع ساعات، من الثالثة فجرا حتى السادسة صباحا.", "3:00"),
        ("اندلع الحريق في الساعة 4:17 فجرا وأخمد بعد ساعتين، في الساعة 9:30 صباحا.", "5:13"),
    ],
)
def test_fires(text: str, right: str) -> None:
    (flag,) = flags(text, RULE)
    assert right in flag.message
    assert len(texts(text, flag)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "The ferry left at 7.40am and caught fire 35 minutes later, at 8.15am, he said.",
        "The hearing lasted two and a half hours, from 9am to 11.30am, with one break.",
        "The hearing lasted about two hours, from 9am to 11.30am, with one break.",
        "The doors open at 7pm and the show starts at 8pm; it runs for three hours.",
        "It left at 9am on Monday and came back two hours later on Tuesday at 9pm.",
        "The power failed at 23:30 and came back five hours later, at 04:30.",  # over midnight
        "The doors are open from 10am to 9pm, 11 hours a day, and one hour longer on Fridays.",
        "تفتح الأبواب من العاشرة صباحا حتى التاسعة مساء، أي 11 ساعة يوميا، وتمدد ساعة واحدة يوم الجمعة.",
        "It opens on Mondays, Wednesdays and Saturdays from 9.30am to 5.30pm, a total of 24 hours a week.",
        "استغرق إخماد النيران ثلاث ساعات، من الثالثة فجرا حتى السادسة صباحا.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("at 7.40am and 8.15 and 3:1", [{460}]),
        ("from 14:05 to 9 p.m., then 08:30", [{845}, {1260}, {510}]),
        ("at 12am, at 12pm", [{0}, {720}]),
        ("من الثالثة فجرا حتى السادسة والنصف صباحا في المرحلة الثانية", [{180}, {390}]),
        ("الساعة 4:17 والساعة الثامنة إلا ربعا مساء و11 ليلا", [{257, 977}, {1185}, {1380}]),
        ("الثانية عشرة والنصف بعد منتصف الليل", [{30}]),
        ("الساعة ٤:١٧ فجرا", [{257}]),
        ("at 25:00 and 10:75", []),
    ],
)
def test_hours_of_the_day_are_read(text: str, minutes: list[set[int]]) -> None:
    context = Context(analyse(text, lang=detect(text)))
    found = list(hours(context, Span(0, len(text))))
    assert [set(hour.minutes) for hour in found] == minutes
    assert all(hour.span.of(text).strip() == hour.span.of(text) for hour in found)


def test_a_length_is_asked_of_the_hours_beside_it_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a sentence is, the work grows with it, not with its square."""
    asked: list[Hour] = []
    belongs = hours_arithmetic._belongs

    def count(context: Context, length: hours_arithmetic._Length, first: Hour, second: Hour) -> bool:
        asked.append(first)
        return belongs(context, length, first, second)

    monkeypatch.setattr(hours_arithmetic, "_belongs", count)
    many = 100
    flags(many * "it ran from 9:00 to 11:30 for two hours and " + "ended.", RULE)
    assert 0 < len(asked) < 6 * many
