import pytest

from tests.consistency.helpers import flags

RULE = "unit-conversion"


@pytest.mark.parametrize(
    "text",
    [
        "The road is 10 km (8 miles) long.",
        "The tower is 145 metres (276 feet) high.",
        "It was -20 °C (-40 °F) at night.",
        "The flat costs 2,000 dollars (12,500 Saudi riyals).",
        "One sold for $100 (90 euros), the other for $200 (400 euros).",
        "طول الطريق 10 كيلومترات (8 أميال).",
        "ثمن الشقة 2000 دولار (12500 ريال سعودي).",
    ],
)
def test_fires(text: str) -> None:
    assert flags(text, RULE)


@pytest.mark.parametrize(
    "text",
    [
        "The road is 10 km (6 miles) long.",
        "The road is 100 km (62 miles) long.",
        "It was 5 °C (41 °F) at night.",
        "The flat costs 400 dollars (1,500 Saudi riyals).",
        "One sold for $100 (90 euros), the other for $200 (180 euros).",
        "One sold for $100 (90 euros).",  # nobody here knows the rate
        "The road is 10 km long and 8 miles from the sea.",
        "طول الطريق 10 كيلومترات (6 أميال).",
        "Each tree gave him 30 kilograms on average, or 12 tonnes in all.",
        "أعطته كل شجرة 30 كيلوغراما في المتوسط، أي 12 طنا في المجموع.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()
