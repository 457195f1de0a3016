import pytest

from tests.consistency.helpers import flags

RULE = "age-arithmetic"


@pytest.mark.parametrize(
    "text",
    [
        "The painter was born in 1942 and died in 2017 at the age of 65.",
        "She was born on 3 May 1970 and took office in 2015, aged 35.",
        "ولدت الرسامة عام 1942 وتوفيت عام 2017 عن عمر 65 عاما.",
        "ولد عام 1961 وكان عمره 47 عاما حين اعتقل عام 2018.",
    ],
)
def test_fires(text: str) -> None:
    (flag,) = flags(text, RULE)
    assert len(flag.spans) == 3


@pytest.mark.parametrize(
    "text",
    [
        "The painter was born in 1942 and died in 2017 at the age of 74.",  # before her birthday
        "The painter was born in 1942 and died in 2017 at the age of 75.",
        "The painter was born in 1942. Her son died at the age of 20.",
        "ولدت الرسامة عام 1942 وتوفيت عام 2017 عن عمر ناهز 75 عاما.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()
