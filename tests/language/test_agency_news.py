"""Sentences as news agencies write them: what is read out of each, and what is not."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.language.analyse import analyse
from workbench.model import Analysis, Modality

REFERENCE = date(2023, 11, 15)


def read(text: str, lang: str) -> Analysis:
    return analyse(text, lang=lang, reference=REFERENCE)


def told(analysis: Analysis) -> list[tuple[str, str]]:
    """Times as (text, first..last day, duration or kind)."""
    return [
        (
            time.text,
            f"{time.readings[0].earliest}..{time.readings[0].latest}"
            if time.readings
            else time.duration or time.kind.value,
        )
        for time in analysis.times
    ]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "He served six years and three months.", [("six years and three months", "P6Y3M")]),
        ("en", "Crews needed 2 1/2 hours to put it out.", [("2 1/2 hours", "PT2H30M")]),
        ("en", "The train was late by an hour and a half.", [("an hour and a half", "PT1H30M")]),
        ("en", "Profit was $870 million a year earlier.", [("a year earlier", "P1Y")]),
        ("en", "It costs 430 euros a year.", [("a year", "P1Y")]),
        (
            "en",
            "In the first half of the year, 2,300 ships came.",
            [("first half of the year", "2023-01-01..2023-06-30")],
        ),
        ("en", "The council could vote as early as Monday.", [("Monday", "2023-11-20..2023-11-20")]),
        ("en", "He faces 10-15 years in jail.", []),
        ("en", "More than half a million people fled.", []),
        ("en", "The money goes into a second one.", []),
        ("ar", "عاش فيها تسع سنوات ونصف.", [("تسع سنوات ونصف", "P9Y6M")]),
        ("ar", "انتهت المباراة في ساعتين و41 دقيقة.", [("ساعتين و41 دقيقة", "PT2H41M")]),
        ("ar", "حتى نهاية يونيو حزيران.", [("حتى نهاية يونيو حزيران", "None..2023-06-30")]),
        ("ar", "وصل في 15 رمضان 1440 هـ.", [("15 رمضان 1440 هـ", "2019-05-20..2019-05-20")]),
        (
            "ar",
            "في النصف الأول من العام زار المدينة كثيرون.",
            [("النصف الأول من العام", "2023-01-01..2023-06-30")],
        ),
        ("ar", "ستستأنف المحادثات في 14 مارس.", [("14 مارس", "2024-03-14..2024-03-14")]),
        ("ar", "تراجعت الصادرات للشهر الخامس على التوالي.", []),
        ("ar", "حضر الأحد عشر وزيرا.", []),
        ("ar", "تغلبت إسبانيا على إيطاليا 2-صفر في النهائي.", []),
        ("ar", "فر أكثر من نصف مليون شخص.", []),
        ("ar", "على ارتفاع 611 مترا (2001 قدم) فوق سطح البحر.", []),
        ("ar", "أعمارهم بين 19 و34 عاما.", []),
        ("ar", "باع 300 نسخة خلال عام.", [("عام", "P1Y")]),
    ],
)
def test_times(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(read(text, lang)) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Officials counted 40% to 500 units of spare paper.", [("40%", 40), ("500", 500)]),
        ("en", "One in four children is poor.", [("One in four", 0.25)]),
        ("en", "The firm had earned $870 million a year earlier.", [("$870 million", 870_000_000)]),
        ("en", "Two and a half million people left.", [("Two and a half million", 2_500_000)]),
        ("en", "A quake struck at 10.54 EDT on Tuesday.", []),
        ("en", "Prices rose by 1110 GMT.", []),
        ("en", "Rovers beat United 3-1 at home.", []),
        ("en", "The flaw is known as CVE-2021-44228.", []),
        ("en", "The server at 192.168.10.25 runs version 2.3.1.", []),
        ("en", "Call 020 7946 0018 or +44 20 7946 0991.", []),
        ("en", "Her book (ISBN 978-3-16-148410-0) is out.", []),
        ("en", "Second Cup may open soon.", []),
        ("en", "At least 2 1/2 million tonnes were lost.", [("2 1/2 million tonnes", 2_500_000)]),
        ("en", "They put the cost at $3-4 billion.", [("$3-4 billion", 3_000_000_000)]),
        ("en", "Nine in ten users never change it.", [("Nine in ten", 0.9)]),
        ("en", "The shilling traded at 152.30/50 to the dollar.", [("152.30", 152.3)]),
        ("ar", "تغلبت إسبانيا على إيطاليا 2-صفر في النهائي.", []),
        ("ar", "أحصى المسؤولون 40% إلى 500 وحدة من الورق.", [("40%", 40), ("500", 500)]),
        ("ar", "يعيش واحد من كل أربعة أطفال هنا.", [("واحد من كل أربعة", 0.25)]),
        ("ar", "على ارتفاع (2001 قدم) فوق البحر.", [("2001 قدم", 2001)]),
        ("ar", "كان عدد موظفي المجموعة 23400 حينها.", [("23400", 23400)]),
        ("ar", "اندلع نحو الثالثة فجرا بالتوقيت المحلي.", []),
        ("ar", "وصل عند الساعة 14:30 بتوقيت غرينتش.", []),
        ("ar", "فاز 6-4 و3-6 و7-5 على منافسه.", []),
        ("ar", "ناقشوا البند 12 من النص.", []),
    ],
)
def test_quantities(lang: str, text: str, expected: list[tuple[str, float]]) -> None:
    assert [(q.text, float(q.low or 0)) for q in read(text, lang).quantities] == expected


@pytest.mark.parametrize(
    ("lang", "text", "head"),
    [
        ("en", "The army said it shot down 12 of 15 drones overnight.", "drones"),
        ("en", "Three of the four hostages were freed.", "hostages"),
        ("ar", "أعلن الجيش إسقاط 12 من أصل 15 طائرة.", "طائرة"),
    ],
)
def test_part_and_whole_are_of_the_same(lang: str, text: str, head: str) -> None:
    found = read(text, lang)
    heads = [q.head.of(text) if q.head else "" for q in found.quantities]
    assert len(heads) == 2
    assert all(word.startswith(head) for word in heads)


def said(text: str, lang: str) -> list[tuple[str, str]]:
    """Clauses as (text, speaker)."""
    return [
        (clause.span.of(text), clause.speaker_span.of(text) if clause.speaker_span else "")
        for clause in read(text, lang).clauses
        if not clause.frame
    ]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "Ann Okafor, a spokeswoman for the port, said the talks would resume on 14 March.",
            [("the talks would resume on 14 March", "Ann Okafor")],
        ),
        (
            "en",
            "Kwame Asante, the mayor, told the council that prices had peaked.",
            [("prices had peaked", "Kwame Asante")],
        ),
        (
            "en",
            "The insurer said on Monday it would pay a dividend on 1 July.",
            [("it would pay a dividend on 1 July", "The insurer")],
        ),
        (
            "en",
            "Officials deny that they knew of the risks.",
            [("they knew of the risks", "Officials")],
        ),
        (
            "ar",
            "وتشير بيانات رسمية إلى أن عدد العاطلين تجاوز مليونا.",
            [("عدد العاطلين تجاوز مليونا", "بيانات رسمية")],
        ),
        (
            "en",
            "The judge, Ellen Marsh, ruled that the search was unlawful.",
            [("the search was unlawful", "The judge")],
        ),
        (
            "en",
            "In May 1996, when the plane made its first flight, the plan was already late.",
            [("In May 1996, when the plane made its first flight, the plan was already late", "")],
        ),
        ("en", "Born in Oslo in 1938, he made 70 films.", [("Born in Oslo in 1938, he made 70 films", "")]),
        (
            "en",
            "The agency declared an end to the outbreak, which killed 80 people, in June 2020.",
            [
                ("The agency declared an end to the outbreak, which killed 80 people, in June 2020", ""),
                ("which killed 80 people", ""),
            ],
        ),
        (
            "en",
            "The ship sank, killing 15 people; its wreck was found in 1985.",
            [("The ship sank", ""), ("killing 15 people", ""), ("its wreck was found in 1985", "")],
        ),
        (
            "ar",
            "يمر على الجسر، الذي افتتح عام 1932، نحو 160 ألف مركبة يوميا.",
            [
                ("يمر على الجسر، الذي افتتح عام 1932، نحو 160 ألف مركبة يوميا", ""),
                ("الذي افتتح عام 1932", ""),
            ],
        ),
        ("en", "LONDON (Reuters) - Oil rose 3% on Monday.", [("Oil rose 3% on Monday", "")]),
        (
            "ar",
            "القاهرة 5 يناير (رويترز) - أعلن الجيش مقتل جنديين.",
            [("أعلن الجيش مقتل جنديين", "")],
        ),
        ("ar", "قامت الطائرة بأول رحلة لها في أيار.", [("قامت الطائرة بأول رحلة لها في أيار", "")]),
        ("ar", "قال زيلينكا إن الأرقام خاطئة.", [("الأرقام خاطئة", "زيلينكا")]),
        (
            "ar",
            "ارتفعت الأسعار 3 بالمئة، بحسب ما أعلن مكتب الإحصاء الجمعة.",
            [("ارتفعت الأسعار 3 بالمئة", "مكتب الإحصاء")],
        ),
        ("ar", "يتوقع أن يتراجع الإنتاج هذا العام.", [("يتوقع أن يتراجع الإنتاج هذا العام", "")]),
        (
            "ar",
            "تسلط القصة التي نشرتها الصحيفة الأسبوع الماضي الضوء على معاناة العمال.",
            [("تسلط القصة التي نشرتها الصحيفة الأسبوع الماضي الضوء على معاناة العمال", "")],
        ),
        ("ar", "تقدر قيمة الصفقة بـ45 مليار فرنك سويسري.", [("تقدر قيمة الصفقة بـ45 مليار فرنك سويسري", "")]),
    ],
)
def test_clauses_and_speakers(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "modality", "negated"),
    [
        ("en", "In May 1996 the plane flew.", Modality.ASSERTED, False),
        ("en", "Mrs May said little.", Modality.ASSERTED, False),
        ("en", "No. 10 made a statement.", Modality.ASSERTED, False),
        ("en", "Moscow has denied meddling in the vote.", Modality.DENIED, False),
        ("en", "The firm's chief, who joined in 2018, will step down.", Modality.PLANNED, False),
        ("ar", "نفت الوزارة مقتل أي جندي.", Modality.DENIED, False),
    ],
)
def test_modality(lang: str, text: str, modality: Modality, negated: bool) -> None:
    first = read(text, lang).clauses[0]
    assert (first.modality, first.negated) == (modality, negated)
