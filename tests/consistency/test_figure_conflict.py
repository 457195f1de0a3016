from datetime import date

import pytest

from tests.consistency.helpers import flags, texts
from workbench.model import Severity

RULE = "figure-conflict"


@pytest.mark.parametrize(
    "text",
    [
        "The Kasera dam cost $1.2 billion, the ministry said.\n"
        "The dam at Kasera cost $2.1 billion to build, a report says.",
        "Calenia bought 2 million doses of the vaccine from Medora.\n"
        "Calenia bought 20 million doses of the "
        "vaccine from Medora, a report says.",
        "The fire in Orme injured 24 people, the city said.\n"
        "A report says that the fire in Orme injured 42 "
        "people.",
        "The gate of 8,300 pleased the club.\nAll 6,300 spectators stayed until the end.",
        "Some 180 firefighters fought the flames.\nThere were 80 firefighters at the place, the report says.",
        "Lumio has 140 employees, its website states.\nLumio has four hundred employees, a report says.",
        "كلف بناء سد الكسرة 1.2 مليار دولار.\nذكر تقرير أن بناء سد الكسرة كلف 2.1 مليار دولار.",
        "أصيب في زلزال ترسين 320 شخصا.\nوذكر تقرير أن 540 شخصا أصيبوا في زلزال ترسين.",
        "يعمل في مصنع الينبوع 1200 موظف.\nيعمل في مصنع الينبوع 2100 موظف، بحسب سجل الشركة.",
    ],
)
def test_fires(text: str) -> None:
    (flag,) = flags(text, RULE)
    assert all(found in flag.question for found in texts(text, flag))
    assert flag.values[0] != flag.values[1]


def test_swapped_digits_are_a_warning() -> None:
    text = (
        "The tannery was sold to Ketter Homes for £3.2 million in June.\n"
        "Council minutes say that Ketter Homes paid £2.3 million for the land by the river."
    )
    (flag,) = flags(text, RULE)
    assert flag.severity is Severity.WARNING
    assert any("swapped" in line for line in flag.why)
    assert not flags(text.replace("2.3 million", "32"), RULE)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (  # nobody else is named: the firm's own
            "Harlow Foods employs 8,200 people in Leeds.\n"
            "The group said that its 9,400 employees would share a bonus.",
            Severity.CONFLICT,
        ),
        (  # two nouns of one class
            "The line has fourteen stations, the mayor said.\n"
            "Free tea was given at the last of the sixteen stops.",
            Severity.WARNING,
        ),
        (
            "تعمل الشركة في قطاع الأغذية ويعمل لديها 4800 موظف.\n"
            "وتدفع الشركة رواتب العاملين البالغ عددهم 8400 موظف.",
            Severity.CONFLICT,
        ),
    ],
)
def test_what_the_text_is_about_owns_a_figure(text: str, severity: Severity) -> None:
    (flag,) = flags(text, RULE)
    assert flag.severity is severity


def test_a_table_of_values_is_no_conflict() -> None:
    rows = [f"The Vale branch has {count} employees on its books." for count in (20, 35, 48, 61, 77)]
    assert flags("\n".join(rows), RULE) == ()


def test_an_undated_toll_is_compared_with_one_of_these_days() -> None:
    text = "The fire killed 22 people.\nA report says that the fire killed 31 people on 2 May 2023."
    assert flags(text, RULE, reference=date(2023, 5, 10))
    assert not flags(text.replace("2023", "2008"), RULE, reference=date(2023, 5, 10))


def test_the_only_two_sums_of_a_text() -> None:
    text = (
        "It has been shut for a renovation that cost €18 million.\n"
        "The council will discuss the matter next month.\nNobody at the town hall would speak of it.\n"
        "A €22 million makeover left the lifts."
    )
    (flag,) = flags(text, RULE)
    assert flag.severity is Severity.WARNING
    assert not flags(text.replace("22", "172"), RULE)


@pytest.mark.parametrize(
    "text",
    [
        "Brightwater had revenue of $320 million in 2022.\nPlainfield had revenue of $410 million in 2022.",
        "Ruth Ekman said that Arlen lost 80 jobs.\nIgor Palm said that Arlen lost 95 jobs.",
        "The Kasera dam employs 240 workers.\nThe Kasera dam will employ 400 workers.",
        "The fire took 27 homes in the valley.\nThe 72 firefighters went home at dawn.",
        "Sales in Leeds rose by 240 units to 900.\nThe 420 units sold in York were a record for a month.",
        "The striker joined for a fee of €12 million.\nThe goalkeeper cost the club €15 million.",
        "Turnout was 61 per cent.\nIn the north turnout was 52 per cent.",
        "The dam holds 40 million cubic metres.\nIt may be raised to hold 60 million cubic metres.",
        "The firm employs 420 people in Hull.\nThe firm employs 1,300 people in all.",
        "The city has 310,000 inhabitants.\nThe county has 1.2 million inhabitants.",
        "توظف الشركة 420 شخصا في صيدا.\nوتوظف الشركة 1300 شخص إجمالا.",
        "The depot handles 4,300 parcels a day.\nIn December it handled 6,900 parcels on one day.",
        "باع المتجر 900 نسخة من الديوان.\nوبيعت من الرواية 2300 نسخة.",
        "أعاد الفريق زراعة 400 شجرة أرز.\nويأمل الفريق أن يزرع 900 شجرة أخرى.",
        "تضم الورشة الجديدة 14 شاحنة.\nوقال المدير إن الأطباء الـ41 غابوا عن العمل.",
        "بلغت نسبة المشاركة 61 في المئة.\nوبلغت في الشمال 52 في المئة.",
        "انضم المهاجم إلى النادي مقابل 12 مليون يورو.\nوكلف حارس المرمى النادي 15 مليون يورو.",
    ],
)
def test_what_may_be_of_two_things_is_no_conflict(text: str) -> None:
    """Told so briefly, the two may draw a warning."""
    assert all(flag.severity is Severity.WARNING for flag in flags(text, RULE, reference=date(2024, 5, 15)))


@pytest.mark.parametrize(
    "text",
    [
        # a part is called by the noun of the whole
        "Nine of the town's 36 holiday homes failed at least two inspections in five years without losing "
        "their licences, an examination of every report published between 2015 and 2017 has found.\n"
        "The 214 reports, 101 from 2016 and 113 from 2017, show that 21 homes failed at least once. The "
        "other 15 passed every time, although three of those did so late.\n"
        "Fees rose by 22 per cent in four years. The town has 11 inspectors, two fewer than it had.\n"
        "The owners blame the boilers, of which 60 are older than the rules.\n"
        "Nobody was fined, and none of the 40 owners spoke. Eight have sold.",
        # a match, and the tournament
        "سجل لاعب الشباب مراد حلمي عشرة أهداف، أربعة منها من رميات الجزاء.\n"
        'وقال المدرب: "كنا نعرف أن المباراة ستكون صعبة".\n'
        "وغاب الحارس عن المباراة بسبب الإصابة.\n"
        "واختير حلمي أفضل لاعب في البطولة، وتصدر قائمة الهدافين برصيد 38 هدفا، بفارق ثلاثة عن زميله.",
    ],
)
def test_a_part_of_a_count_is_no_second_count(text: str) -> None:
    assert flags(text, RULE, reference=date(2018, 5, 15)) == ()


def test_hundreds_tell_no_certain_figure() -> None:
    """They do not make the sentence one that tells of both figures."""
    text = (
        "The plant will have 350 direct jobs, besides hundreds of jobs in transport.\n"
        "The mayor welcomed it.\nNobody spoke against it at the meeting.\n"
        "The files of the applicants for the 530 direct jobs have to be handed in by May."
    )
    assert flags(text, RULE)
    assert not flags(text.replace("hundreds of jobs", "530 jobs"), RULE)
