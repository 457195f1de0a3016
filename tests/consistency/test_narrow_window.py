import pytest

from tests.consistency.helpers import flags

RULE = "narrow-window"


@pytest.mark.parametrize(
    "text",
    [
        "In early March 2021 the Norden Fund backed the Lumio plan.\n"
        "At the end of March 2021 the Norden Fund withdrew from the Lumio plan.",
        "في بداية عام 2018 كان كريم حداد يدعم خطة شركة لومن.\n"
        "في نهاية يناير 2018 لم يعد كريم حداد يدعم الخطة.",
    ],
)
def test_fires(text: str) -> None:
    (flag,) = flags(text, RULE)
    assert len(flag.spans) == 2
    assert any("undoes" in line or "يبطل" in line for line in flag.why)


@pytest.mark.parametrize(
    "text",
    [
        "In March 2020 the Norden Fund backed the Lumio plan.\nIn May 2021 the Norden Fund withdrew from the "
        "Lumio plan.",
        "In early March 2021 the Norden Fund backed the Lumio plan.\nAt the end of March 2021 Marta Klein "
        "withdrew from the Graz plan.",
        "In 2018 the Norden Fund backed the Lumio plan.\nIn May 2018 the Norden Fund withdrew from the plan.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()
