"""The notes: what a reader would ask."""

from datetime import date

import pytest

from tests.consistency.helpers import flags, texts


@pytest.mark.parametrize(
    "text", ["The shop closed last month.", "أغلق المتجر الشهر الماضي.", "The shop closed recently."]
)
def test_relative_times_want_a_publication_date(text: str) -> None:
    (flag,) = flags(text, "unanchored-time")
    assert texts(text, flag)[0] in flag.question
    assert flags(text, "unanchored-time", reference=date(2024, 5, 1)) == ()


@pytest.mark.parametrize(
    "text", ["The shop closed in May 2019.", "In those years it was open.", "في تلك السنوات كان مفتوحا."]
)
def test_other_times_do_not(text: str) -> None:
    assert flags(text, "unanchored-time") == ()


def test_one_flag_an_expression() -> None:
    text = "The shop closed last month. The bank closed last month."
    (flag,) = flags(text, "unanchored-time")
    assert texts(text, flag) == ["last month", "last month"]


@pytest.mark.parametrize(
    "text",
    ["The hall swallowed $75 million.", "ابتلعت القاعة 75 مليون دولار.", "A crowd of 3,500 people came."],
)
def test_a_figure_without_a_source(text: str) -> None:
    assert len(flags(text, "unsourced-figure")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The hall swallowed $75 million, the ministry said.",
        "According to the report, 3,500 people came.",
        "ابتلعت القاعة 75 مليون دولار بحسب الوزارة.",
        "Two brothers came.",
    ],
)
def test_a_figure_with_a_source(text: str) -> None:
    assert flags(text, "unsourced-figure") == ()


@pytest.mark.parametrize(
    "text",
    [
        "He is the undisputed leader of the field.",
        "It is the largest mill in the world.",
        "إنها قائد لا جدال فيه في هذا المجال.",
        "وهو مشروع غير مسبوق.",
    ],
)
def test_an_absolute(text: str) -> None:
    assert len(flags(text, "unsupported-superlative")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "It is one of the largest mills.",
        "It is the largest mill in the world, according to the chamber.",
        "Sales fell in the first half.",
        "هي من أكبر المصانع.",
        "هو الأكبر في العالم بحسب الغرفة.",
    ],
)
def test_no_absolute(text: str) -> None:
    assert flags(text, "unsupported-superlative") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Sources close to the board say that a sale is near.",
        "Critics say that it will fail.",
        "قالت مصادر مطلعة إن البيع وشيك.",
        "ويرى مراقبون أنه سيفشل.",
    ],
)
def test_nobody_says_so(text: str) -> None:
    assert len(flags(text, "anonymous-attribution")) == 1


@pytest.mark.parametrize(
    "text", ["The mayor said that it will fail.", "قال رئيس البلدية إنه سيفشل.", "The river has two sources."]
)
def test_somebody_says_so(text: str) -> None:
    assert flags(text, "anonymous-attribution") == ()
