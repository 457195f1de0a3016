"""Several texts held against one another."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.consistency.together import Across, check_together
from workbench.language.analyse import analyse
from workbench.language.detect import detect
from workbench.model import InputError, Severity


def held(*texts: str, days: tuple[date | None, ...] = ()) -> tuple[Across, ...]:
    days = days or (None,) * len(texts)
    return check_together(
        [analyse(text, lang=detect(text), reference=day) for text, day in zip(texts, days, strict=True)]
    )


@pytest.mark.parametrize(
    ("article", "source", "rule", "sides"),
    [
        (
            "The weather was fine.\nThe town of Aldmoor opened the Vale Bridge in March 2015.",
            "The town of Aldmoor opened the Vale Bridge in November 2016.",
            "date-conflict",
            ["in March 2015", "in November 2016"],
        ),
        (
            "The Vale Bridge in Aldmoor is 420 metres long.",
            "In Aldmoor, the Vale Bridge is 380 metres long.",
            "figure-conflict",
            ["420 metres", "380 metres"],
        ),
        (
            "تأسست شركة الينبوع عام 2004 في العاصمة.",
            "أسست شقيقتان شركة الينبوع عام 2007 بقرض صغير.",
            "date-conflict",
            ["عام 2004", "عام 2007"],
        ),
    ],
)
def test_texts_at_odds(article: str, source: str, rule: str, sides: list[str]) -> None:
    (across,) = held(article, "Nothing of the kind stands here at all.", source)
    assert across.flag.rule == rule
    texts = article, "", source
    assert across.texts == (0, 2)
    found = [span.of(texts[at]) for span, at in zip(across.flag.spans, across.texts, strict=True)]
    assert all(part in side for part, side in zip(found, sides, strict=True))


def test_what_stays_silent() -> None:
    bridge = "The town of Aldmoor opened the Vale Bridge in March 2015."
    assert not held(bridge, bridge)
    assert not held(bridge, "The town of Aldmoor opened the Vale Bridge in 2015.")
    # One text against itself is the business of `check`.
    assert not held(bridge + "\nThe town of Aldmoor opened the Vale Bridge in May 2019.", "Fine weather.")
    # A name that does not sound alike is another one.
    assert not held("تأسست شركة الينبوع عام 2004.", "The company Al-Yanbou was founded in 2007.")


def test_a_toll_told_on_another_day_is_no_conflict() -> None:
    first = "The earthquake in Aldmoor killed 14 people."
    later = "The earthquake in Aldmoor killed 23 people."
    assert not held(first, later, days=(date(2023, 2, 6), date(2023, 2, 8)))
    assert held(first, later, days=(date(2023, 2, 6), date(2023, 2, 6)))


def test_rules_can_be_switched_off_and_changed() -> None:
    texts = ["The town opened the Vale Bridge in 2015.", "The town opened the Vale Bridge in 2016."]
    analyses = [analyse(text, lang="en") for text in texts]
    assert check_together(analyses)
    assert not check_together(analyses, off=["date-conflict"])
    (across,) = check_together(analyses, severities={"date-conflict": Severity.NOTE})
    assert across.flag.severity is Severity.NOTE
    with pytest.raises(InputError):
        check_together(analyses, off=["no-rule"])


@pytest.mark.parametrize(
    ("article", "source", "rule", "sides"),
    [
        (
            "تأسست شركة تسلا عام 2003 في كاليفورنيا على يد مهندسين.",
            "Tesla was founded in 2006 by two engineers in California.",
            "date-conflict",
            ["عام 2003", "2006"],
        ),
        (
            "أقيل المدير التنفيذي في شركة نوكيا، ويعمل في نوكيا 86 ألف موظف.",
            "Nokia employs 92,000 people, the firm says in its report.",
            "figure-conflict",
            ["86 ألف", "92,000"],
        ),
    ],
)
def test_across_languages_by_names_classes_and_values(
    article: str, source: str, rule: str, sides: list[str]
) -> None:
    (found,) = held(article, source)
    assert found.flag.rule == rule
    assert found.texts == (0, 1)
    assert [
        span.of((article, source)[at]) for span, at in zip(found.flag.spans, found.texts, strict=True)
    ] == sides


@pytest.mark.parametrize(
    ("article", "source"),
    [
        ("تأسست شركة تسلا عام 2003 في كاليفورنيا.", "Tesla was founded in July 2003 in California."),
        ("تأسست شركة تسلا عام 2003 في كاليفورنيا.", "Boeing was founded in 1916 by a timber merchant."),
        ("بلغت إيرادات شركة نوكيا 22 مليار يورو عام 2021.", "Nokia had revenue of 24 billion euros in 2022."),
    ],
)
def test_across_languages_what_fits_is_left_alone(article: str, source: str) -> None:
    assert held(article, source) == ()
