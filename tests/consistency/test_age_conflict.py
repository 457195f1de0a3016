import pytest

from tests.consistency.helpers import flags, texts

RULE = "age-conflict"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        (
            "The painter Anna Berg has died at the age of 84.\nAnna Berg died at home aged 78.",
            ["84", "78"],
        ),
        (
            "Gerald Whitcombe, 61, denied everything.\nGerald Whitcombe, 67, is at home.",
            ["61", "67"],
        ),
        ("رحيل الموسيقار عن 84 عاما.\nوتوفي الموسيقار عن عمر 78 عاما في منزله.", ["84", "78"]),
    ],
)
def test_fires(text: str, spans: list[str]) -> None:
    (flag,) = flags(text, RULE)
    assert texts(text, flag) == spans


@pytest.mark.parametrize(
    "text",
    [
        "Gerald Whitcombe, 61, denied everything.\nHis brother Leonard Marsh, 58, did so, too.",
        "Gerald Whitcombe, 61, denied everything.\nWhitcombe was aged 25 when he joined.",
        "Anna Berg has died aged 84.\nPaul Weiss died aged 78 in the same week.",
        "Gerald Whitcombe, 61, denied everything.\nGerald Whitcombe, 62, was at home.",  # a birthday between
        "رحيل الموسيقار عن 84 عاما.\nوتزوج الموسيقار وعمره 30 عاما.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()
