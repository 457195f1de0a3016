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
        "استمرت الحرب تسع سنوات، من 2010 إلى 2014.",
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
        "استمرت الحرب أربع سنوات، من 2010 إلى 2014.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()
