from datetime import date

import pytest

from tests.consistency.helpers import flags

RULE = "duration-arithmetic"


@pytest.mark.parametrize(
    "text",
    [
        "The war lasted nine years, from 2010 to 2014.",
        "She led the bank for 20 years, from 1990 to 2001.",
        "The trial ran for 20 months, from March 2020 to December 2020.",
        "She married Carl Vik in 1961; they were together for 48 years, until his death in 1999.",
        "From 1968 to 1989 he taught at the conservatory, twenty-six years in which he never shouted.",
        "Loggers recorded from 2011 to 2022, fourteen years of data on the ridge.",
        "Joanne Pell, 44, took rings between May 2019 and May 2021, a period of four years.",
        "استمرت الحرب تسع سنوات، من 2010 إلى 2014.",
        "جرت الأشغال من آذار 2020 إلى آذار 2022، أي ثلاث سنوات كاملة.",
        "قادت المصرف لمدة 20 سنة، من 1990 إلى 2001.",
    ],
)
def test_fires(text: str) -> None:
    assert len(flags(text, RULE)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The war lasted four years, from 2010 to 2014.",
        "The war lasted five years, from 2010 to 2014.",  # both ends counted
        "The war lasted nine years. From 2010 to 2014 he lived abroad.",
        "She married Carl Vik in 1961; they were together for 38 years, until his death in 1999.",
        "From 1968 to 1989 he taught at the conservatory, twenty-one years in which he never shouted.",
        "From 1968 to 1989 he taught at the conservatory, and for six years he led it.",
        "استمرت الحرب أربع سنوات، من 2010 إلى 2014.",
        "جرت الأشغال من آذار 2020 إلى آذار 2022، أي سنتين كاملتين.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()


def test_since_then_is_up_to_the_day_of_publication() -> None:
    text = "He has been digging for {years} years, since 1997, with his son."
    assert len(flags(text.format(years=35), RULE, reference=date(2022, 8, 17))) == 1
    assert flags(text.format(years=25), RULE, reference=date(2022, 8, 17)) == ()
