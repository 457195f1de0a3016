from datetime import date

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
        "Born in 1930 in Memel, she fled in March 1945, when she was eleven.",
        "ولد الراحل في شباط 1941 لأب عامل. وأصدر ديوانه الأول عام 1966، وكان في الثلاثين من عمره.",
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
        "Born in 1930 in Memel, she fled in March 1945, when she was fourteen.",
        "Born in 1930 in Memel, she fled in March 1945. Ida Brandt left in 1951, when she was eleven.",
        "ولد الراحل في شباط 1941 لأب عامل. وأصدر ديوانه الأول عام 1966، وكان في الخامسة والعشرين من عمره.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Elena Delgada, 61, has led the port since May 2010. She was born in Valdosa in March 1955.",
        '"I always believed," said Marcus Ayew, 24, who was born in Accra in 2004.',
        "توفي الروائي سليم بركاني (1943 – 2022) في باريس. وتوفي بركاني عن 77 عاما.",
        "The painter John Smith (1920-1999) was famous. John Smith died at the age of 85.",
        "يبلغ أنس العوضات 22 عاما، وهو من مواليد 1998، وانضم إلى الوحدات.",
        "قال أحمد الجبوري (45 عاما) إنه رأى الدخان. وأضاف الجبوري، وهو من مواليد 1968، أنه خاف.",
    ],
)
def test_an_age_beside_a_name_is_of_the_day_of_publication_and_years_in_brackets_are_a_life(
    text: str,
) -> None:
    assert len(flags(text, RULE, reference=date(2024, 5, 15))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Elena Delgada, 69, has led the port since May 2010. She was born in Valdosa in March 1955.",
        "Elena Delgada, 61, was arrested in May 2016. She was born in Valdosa in March 1955.",
        "توفي الروائي سليم بركاني (1943 – 2022) في باريس. وتوفي بركاني عن 78 عاما.",
        "قال أحمد الجبوري (56 عاما) إنه رأى الدخان. وأضاف الجبوري، وهو من مواليد 1968، أنه خاف.",
    ],
)
def test_ages_of_today_that_fit(text: str) -> None:
    assert flags(text, RULE, reference=date(2024, 5, 15)) == ()


def test_a_headline_tells_the_age_at_death() -> None:
    text = (
        "Explorer Ingrid Solheim dies at {age}\nIngrid Solheim, born on 4 January 1935, has died in Tromso."
    )
    today = date(2023, 5, 22)
    assert len(flags(text.format(age=91), RULE, reference=today, title=True)) == 1
    assert flags(text.format(age=88), RULE, reference=today, title=True) == ()
