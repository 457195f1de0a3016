"""Facts of the calendar, from published tables."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.language.times import calendars
from workbench.language.times.holidays import holiday
from workbench.language.times.policy import part_of
from workbench.language.times.values import nth_of
from workbench.model import Granularity


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [(2010, date(2010, 4, 4), date(2010, 4, 4)), (2018, date(2018, 4, 1), date(2018, 4, 8))],
)
def test_easter(year: int, western: date, orthodox: date) -> None:
    assert calendars.easter(year) == western
    assert calendars.easter(year, orthodox=True) == orthodox


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-25", 2018, date(2018, 12, 25)),
        ("easter-2", 2018, date(2018, 3, 30)),
        ("11-4-3", 2013, date(2013, 11, 28)),
        ("11-4-3+1", 2013, date(2013, 11, 29)),
        ("5--1-0", 2018, date(2018, 5, 28)),
        ("hijri 10-1", 2018, date(2018, 6, 15)),
    ],
)
def test_holiday_rules(rule: str, year: int, day: date) -> None:
    assert holiday(rule, year) == (day, day)


def test_hijri_beyond_the_tables_is_arithmetical() -> None:
    first, last = calendars.hijri(1, 1)  # 16 July 622 of the Julian calendar
    assert (first, (last - first).days) == (date(622, 7, 19), 29)
    with pytest.raises(ValueError, match="has no day 31"):
        calendars.hijri(1200, 1, 31)


@pytest.mark.parametrize(
    ("part", "core", "tolerance"),
    [("start", (1, 10), (1, 15)), ("middle", (11, 20), (8, 23)), ("end", (21, 28), (16, 28))],
)
def test_parts_of_a_short_month(part: str, core: tuple[int, int], tolerance: tuple[int, int]) -> None:
    found = part_of(calendars.month(2018, 2), Granularity.MONTH, part)
    assert [(first.day, last.day) for first, last in found] == [core, tolerance]


def test_nth_of_a_month() -> None:
    march = calendars.month(2013, 3)
    assert nth_of(march, -1, "0") == (date(2013, 3, 25),) * 2
    assert nth_of(march, 1, "week") == (date(2013, 3, 4), date(2013, 3, 10))
    with pytest.raises(ValueError, match="fewer"):
        nth_of(march, 6, "0")
