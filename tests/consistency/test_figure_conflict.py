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


@pytest.mark.parametrize(
    "text",
    [
        # rounding, words and digits, hedges
        "The Kasera dam cost $1.2 billion, he said.\nThe Kasera dam cost about $1.25 billion, a report says.",
        "Lumio has ten employees, its site states.\nLumio has 10 employees, a report says.",
        "The fire in Orme injured more than 300 people.\nThe fire in Orme injured 320 people, a report says.",
        # other scope
        "Brightwater had annual revenue of $320 million.\nBrightwater had quarterly revenue of $85 million.",
        "The city of Arlen has 310,000 inhabitants.\nThe country has 9.8 million inhabitants.",
        "Brightwater had revenue of $320 million in 2022.\nBrightwater had revenue of $410 million in 2023.",
        "Brightwater had revenue of $320 million in 2022.\nPlainfield had revenue of $410 million in 2022.",
        # tolls rise
        "The quake in Tarsin killed 29 people.\nThe toll of the quake in Tarsin later rose to 41 dead.",
        # two people disagree
        "Ruth Ekman said that Arlen lost 80 jobs.\nIgor Palm said that Arlen lost 95 jobs.",
        # a plan
        "The Kasera dam employs 240 workers.\nThe Kasera dam will employ 400 workers.",
        # labels
        "A history of Lumio, part 6, is out now.\nA history of Lumio, part 11, is out now.",
        "بلغت إيرادات شركة الينبوع السنوية 320 مليون دولار.\n"
        "بلغت إيرادات شركة الينبوع 85 مليون دولار في الربع الأخير.",
        "قتل في زلزال ترسين 29 شخصا.\nثم ارتفعت حصيلة القتلى في زلزال ترسين إلى 41 قتيلا.",
        "كلف بناء سد الكسرة 10 مليارات دولار.\nكلف بناء سد الكسرة عشرة مليارات دولار.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()


def test_swapped_digits_are_a_warning() -> None:
    text = (
        "The tannery was sold to Ketter Homes for £3.2 million in June.\n"
        "Council minutes say that Ketter Homes paid £2.3 million for the land by the river."
    )
    (flag,) = flags(text, RULE)
    assert flag.severity is Severity.WARNING
    assert any("swapped" in line for line in flag.why)
    assert not flags(text.replace("2.3", "7.9"), RULE)
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


@pytest.mark.parametrize(
    "text",
    [
        "The Union won 74 seats in the vote.\n"
        "Its leader said that the Union had gained 11 seats.",  # a change
        "The jury heard 42 witnesses in March.\nIn the first week it heard 17 of the 42 witnesses.",  # a part
        "The school has 240 girls and 210 boys as pupils.\n"
        "The school has 450 pupils in all, it says.",  # a sum
        "The museum drew 9,000 visitors in 2019.\nThe museum drew 7,000 visitors in 2020.",
    ],
)
def test_parts_sums_and_changes_are_other_figures(text: str) -> None:
    assert flags(text, RULE) == ()


def test_a_table_of_values_is_no_conflict() -> None:
    rows = [f"The Vale branch has {count} employees on its books." for count in (20, 35, 48, 61, 77)]
    assert flags("\n".join(rows), RULE) == ()


@pytest.mark.parametrize(
    "text",
    [
        (  # another period, which no comma sets off
            "Revenue reached $1.54 billion.\n"
            "In the first nine months the company made revenue of $4.5 billion."
        ),
        (
            "وبلغت الإيرادات 1.54 مليار درهم.\n"
            "أما في الأشهر التسعة الأولى فقد حققت الشركة إيرادات بلغت 4.5 مليارات درهم."
        ),
        # another thing of its kind
        "The line has 16 stops.\nThe existing line has 22 stops.",
        (  # the last one named
            "It moves from the Regal to the renovated Customs House, which has 1,460 seats.\n"
            "The Regal, with 1,120 seats, was sold in November."
        ),
        "The Hawks have lost 31 of 77 games.\nLast season the Hawks won 39 and lost 43.",  # no lives
        "Nine deaths were announced that evening.\nThose who died were seven passengers and three sailors.",
        # an earlier disaster
        "Rescuers said that 22 people had died.\nIt was the worst accident since 2008, when 31 people died.",
        # a part of what has just been counted
        "The firm has 6.3 million subscribers.\nA third of them, or 2.1 million subscribers, pay for sport.",
        "بلغ عدد المشتركين 6.3 ملايين.\nويشكل مشتركو الجيل الخامس ثلثهم، أي 2.1 مليون مشترك.",
    ],
)
def test_other_periods_things_events_and_parts(text: str) -> None:
    assert flags(text, RULE, reference=date(2023, 5, 10)) == ()


def test_an_undated_toll_is_compared_with_one_of_these_days() -> None:
    text = "The fire killed 22 people.\nA report says that the fire killed 31 people on 2 May 2023."
    assert flags(text, RULE, reference=date(2023, 5, 10))
    assert not flags(text.replace("2023", "2008"), RULE, reference=date(2023, 5, 10))


@pytest.mark.parametrize(
    "text",
    [
        "The council bought nine scanners for its clinics.\nNobody tested the twelve scanners on arrival.",
        "The council bought nine scanners for its clinics.\nNot that it missed the twelve machines.",
        "He left 900 hours of tape to the museum.\nIts staff have heard half of the 700 hours he gave.",
        "A weekend ticket costs £85 a person.\nShe thought the £95 that she paid was fair.",
        "Her staff opened 37 boxes over three nights.\nUnsealing the 73 boxes cost a day.",
        "The National Bank holds 900 hours of tape.\nStaff have heard half of the 700 hours.",
        "عثر العمال على 13 تابوتا ملونا.\nوقال إن الرطوبة تهدد التوابيت الواحد والثلاثين.",
        "أعادت اللجنة فتح 38 فرعا.\nوقال مدير الفروع الثلاثة والثمانين إنه راض.",
        "ترك الكاتب 24 كتابا.\nوتطبع الوزارة مؤلفاته الـ42 هذه السنة.",
        "Rescuers freed 14 miners from the pit.\nThe 41 men were trapped for two days.",
        "The flood forced 3,000 people to leave.\nThe 5,000 evacuees slept in schools.",
        "The orchestra has 62 musicians.\nAll 68 players were on stage on Friday.",
        "She took £500,000 from the fund.\nThe judge asked where the £900,000 had gone.",
        "The 45-metre tower leans a little.\nGuides call the tower, 54 metres from foot to tip, a wonder.",
        "تضم الورشة الجديدة 14 شاحنة.\nوقال المدير إن الشاحنات الـ41 تعمل ليل نهار.",
    ],
)
def test_a_figure_told_as_known_is_held_against_what_was_told(text: str) -> None:
    (flag,) = flags(text, RULE)
    assert flag.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "The council bought nine scanners for its clinics.\nNobody tested the nine machines on arrival.",
        "The council bought nine scanners and twelve beds.\nNobody used the twelve beds on arrival.",
        "The council bought nine scanners and six pumps.\nThe twelve ambulances stood idle.",
        "The council bought nine scanners and six pumps.\nAll eight machines stood idle.",
        "He climbed 38 hills.\nIt was the congress's hills that he liked, the eighty-third he saw.",
        "عقد المؤتمر 38 جلسة.\nوانتهى المؤتمر الثالث والثمانون أمس.",
        "يسكن القرية 60 شيخا.\nوقال رجل في السبعين من عمره إنه راض.",
        "The fire took 27 homes in the valley.\nThe 72 firefighters went home at dawn.",
        "The school has 900 pupils.\nThe 700 seats in the hall were full.",
        "Nine men and six women ran.\nThe winner thanked the fifteen runners and the twelve judges.",
        "She was 29 when she came.\nIt was 37 degrees in the shade that day.",
        "The fund lost £500,000 in the first quarter.\nIn the full year it lost its £900,000 reserve.",
        "Sales in Leeds rose by 240 units to 900.\nThe 420 units sold in York were a record for a month.",
        "تضم الورشة الجديدة 14 شاحنة.\nوقال المدير إن الأطباء الـ41 غابوا عن العمل.",
    ],
)
def test_a_figure_told_as_known_may_be_of_something_else(text: str) -> None:
    assert flags(text, RULE) == ()


def test_the_only_two_sums_of_a_text() -> None:
    text = "It has been shut for a renovation that cost €18 million.\nA €22 million makeover left the lifts."
    (flag,) = flags(text, RULE)
    assert flag.severity is Severity.WARNING
    more = "\nThe mill paid €14 million.\nThe town gave €16 million.\nA lottery gave €12 million."
    assert not flags(text + more, RULE)
    assert not flags(text.replace("22", "72"), RULE)
