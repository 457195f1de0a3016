import pytest

from tests.consistency.helpers import flags, texts

RULE = "title-body"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Halden Bridge repaired for $41 million\nThe repair of Halden Bridge cost $14 million.",
            "$41 million",
        ),
        ("Aerostar to cut 900 jobs\nAerostar will cut 600 jobs by May, it said.", "900"),
        ("Lumio invests $30 million\nLumio raised $30 million from its friends.", "$30 million"),
        (
            "Rovers sign striker Marek Dudek\nThe Rovers signed the striker Tomas Havel.",
            "Marek Dudek",
        ),
        ("ترميم جسر الوادي كلف 41 مليون دولار\nكلف ترميم جسر الوادي 14 مليون دولار.", "41 مليون دولار"),
        ("لوميو تستثمر 30 مليون دولار\nجمعت شركة لوميو 30 مليون دولار من أصدقائها.", "30 مليون دولار"),
    ],
)
def test_fires(text: str, said: str) -> None:
    found = flags(text, RULE, title=True)
    assert [said in texts(text, flag)[0] for flag in found] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Halden Bridge repaired for $14 million\nThe repair of Halden Bridge cost $14.2 million.",
        "Seven die in Orme\nA fire killed seven workers in Orme.",
        "Lumio raises $30 million\nLumio raised $30 million from its friends.",
        "ترميم جسر الوادي كلف 14 مليون دولار\nكلف ترميم جسر الوادي أربعة عشر مليون دولار.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE, title=True) == ()


def test_needs_a_title() -> None:
    text = "Halden Bridge repaired for $41 million\nThe repair of Halden Bridge cost $14 million."
    assert flags(text, RULE) == ()
