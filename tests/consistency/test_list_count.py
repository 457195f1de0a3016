"""A number announced, another one listed."""

from __future__ import annotations

import pytest

from tests.consistency.helpers import flags, texts

RULE = "list-count"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("There were three reasons: the cost and the weather.", ["three", " the cost and the weather"]),
        ("The team visited two cities: Lyon, Nantes and Lille.", ["two", " Lyon, Nantes and Lille"]),
        ("He is the fourth of three children.", ["fourth", "three"]),
        (
            "It sells in three countries, namely Spain, Italy, France and Malta.",
            ["three", "Spain, Italy, France and Malta"],
        ),
        (
            "She gave three reasons: her health, and the wish to spend more time with her family.",
            ["three", " her health, and the wish to spend more time with her family"],
        ),
        (
            "تعمل الشركة في ثلاث دول هي السعودية والبحرين والكويت والأردن.",
            ["ثلاث", "السعودية والبحرين والكويت والأردن"],
        ),
        ("وقال إن القرار اتخذ لثلاثة أسباب: التكلفة والطقس.", ["ثلاثة", " التكلفة والطقس"]),
        (
            "They offer three explanations for it: cold that slows growth and the absence of enemies.",
            ["three", " cold that slows growth and the absence of enemies"],
        ),
        (
            "يرجع الحادث إلى ثلاثة أسباب، هي السرعة الزائدة وعدم غلق الحاجز.",
            ["ثلاثة", "السرعة الزائدة وعدم غلق الحاجز"],
        ),
        (
            "كتبت النصوص بأربع لغات، هي العربية والعبرية واليونانية، وهو ما وصفته بأنه «كنز كبير».",
            ["أربع", "العربية والعبرية واليونانية"],
        ),
        ("وهو الرابع بين ثلاثة إخوة.", ["الرابع", "ثلاثة"]),
    ],
)
def test_fires(text: str, spans: list[str]) -> None:
    (flag,) = flags(text, RULE)
    assert texts(text, flag) == spans
    assert flag.question


@pytest.mark.parametrize(
    "text",
    [
        "There were three reasons: the cost, the weather and the noise.",
        "There were three reasons: the cost, the weather, and the noise.",
        "There were two reasons: the cost, which had doubled since the spring, and the weather.",
        "They named three reasons: first of all the cost.",
        "The team visited two cities: Lyon and Nantes.",
        "The team visited five cities: among others Lyon and Nantes.",
        "The board has two members: 3 men and 4 women.",
        "He is the second of three children.",
        "It was the third of two-part stories.",
        "She named three aims: jobs, health and, above all, schools.",
        "They gave three reasons. First, the cost rose. Second, the road shut. Third, it rained.",
        "She gave two reasons: her health, and the wish to spend more time with her family.",
        "تعمل الشركة في أربع دول هي السعودية والبحرين والكويت والأردن.",
        "وقال إن القرار اتخذ لسببين: التكلفة والطقس.",
        "زار الفريق ثلاث مدن: ليون ونانت وليل.",
        "وهو الثاني بين ثلاثة إخوة.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert not flags(text, RULE)


def test_numbered_sentences_are_counted() -> None:
    text = "They gave three reasons. First, the cost rose. Second, the road was closed.\nThe end."
    (flag,) = flags(text, RULE)
    assert flag.spans[0].of(text) == "three"
    arabic = "ذكرت اللجنة ثلاثة أسباب. أولا، ارتفعت التكلفة. ثانيا، أغلق الطريق."
    assert len(flags(arabic, RULE)) == 1
