from datetime import date

import pytest

from tests.consistency.helpers import PUBLISHED, flags, texts

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
        ("Bank to cut 120 posts\nThe bank plans to cut 210 posts. More than 9,000 customers wrote.", "120"),
        ("Ferry line orders six ships\nThe line has ordered four hybrid vessels in Gdynia.", "six"),
        ("فاز النسور 3-1\nحقق النسور الفوز بهدفين مقابل هدف على ضيفهم مساء الأحد.", "3-1"),
        ("Rovers win 3-1\nRovers won by two goals to one on Sunday evening.", "3-1"),
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
        "Bank to cut 120 posts\nThe bank plans to cut more than 110 posts.",
        "فاز النسور 2-1\nحقق النسور الفوز بهدفين مقابل هدف على ضيفهم مساء الأحد.",
        "فاز النسور 2-0\nحقق النسور الفوز بهدفين دون رد على ضيفهم مساء الأحد.",
        "Rovers win 2-1\nRovers won by two goals to one on Sunday evening.",
        # what the body lists, or leaves to be counted
        "Four generations and 1,900 boats: the yard turns 120\nSome 1,900 boats were built by 210 workers.",
        "Pill cuts strokes by a third\nThe pill lowered the risk by almost a third. Half of them took it.",
        "Pill cuts strokes by a quarter\nThe pill lowered the risk by 24 per cent. Half of them took it.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE, title=True) == ()


def test_needs_a_title() -> None:
    text = "Halden Bridge repaired for $41 million\nThe repair of Halden Bridge cost $14 million."
    assert flags(text, RULE) == ()


def test_a_day_of_the_title_without_its_year() -> None:
    text = "Night train to run from 1 May\nSleepers will run again from 15 May, the firm said."
    (flag,) = flags(text, RULE, title=True, reference=date(2022, 4, 5))
    assert texts(text, flag)[0] == "1 May"
    assert not flags(text.replace("15 May", "May"), RULE, title=True, reference=date(2022, 4, 5))
    assert not flags(text.replace("1 May", "Thursday"), RULE, title=True, reference=date(2022, 4, 5))


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        (  # a length of time
            "Lakes treaty still divides the two, 25 years on\n"
            "Fishermen marked 30 years of the treaty on Tuesday.\nIt was signed in June 1994.",
            ["25 years", "30 years"],
        ),
        (
            "المعاهدة تقسم الصيادين بعد 20 عاما\nأحيا صيادون مرور ثلاثين عاما على المعاهدة.\nووقعت عام 1994.",
            ["بعد 20 عاما", "ثلاثين عاما"],
        ),
        (  # a race
            "Adeyemi wins the marathon in 2:21:08\nAdeyemi won the marathon in 2:21:38 on Sunday.",
            ["2:21:08", "2:21:38"],
        ),
        (  # the figure stands in the body, of something else
            "Eight workers die in the fall of a mill\nSix workers lost their lives when a mill fell.\n"
            "The hurt were taken to Orme, and eight to Leeds.",
            ["Eight", "Six"],
        ),
        (  # one given name for another
            "مهرجان رمال يكرم المخرجة ليلى بركات\nيكرم مهرجان رمال المخرجة سلمى بركات عن مجمل أعمالها.",
            ["ليلى بركات", "سلمى بركات"],
        ),
    ],
)
def test_lengths_races_small_counts_and_given_names(text: str, flagged: list[str]) -> None:
    (flag,) = flags(text, RULE, title=True, reference=date(2024, 6, 11))
    assert texts(text, flag) == flagged


@pytest.mark.parametrize(
    "text",
    [
        # the dates make the title's length
        "Lakes treaty still divides the two, 30 years on\n"
        "Fishermen have waited 25 years for a new one.\nIt was signed in June 1994.",
        "Adeyemi wins the marathon in 2:21:08\nAdeyemi won in 2:21:08, ahead of Lund in 2:22:10.",
        "One in four homes failed\nTwelve of the county's 48 homes failed at least twice.",
        "Gate cost four lives\nFour people died in the fire.\nThe six lives saved were those of children.",
        "العثور على 63 شخصا\nأصيب أربعة أشخاص في حريق.\nوتم إخلاء 63 من السكان.",
        "Layla Barakat honoured\nLayla Barakat is honoured, and so is Salma Barakat.",
        "49.8 درجة في الوادي\nبلغت الحرارة 49.8 درجة مئوية.\nوكانت 48 درجة أمس.",
        "بلدة النسيج تودع مصنعها\nتوقف المصنع في وادي الرمان.",
    ],
)
def test_what_the_body_tells_in_its_own_way(text: str) -> None:
    assert flags(text, RULE, title=True, reference=date(2024, 6, 11)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Bus fares in Castleford Vale to rise by 30p\n"
        "Bus fares in Castleford Vale will go up from £2.40 to £2.70 next month.",
        "Marlow Foods lifts annual profit to £47 million\n"
        "Marlow Foods said on Wednesday that annual profit climbed to £46.8 million.\n"
        "Its rival made £12 million.",
        "Nordhavn through to final after nervy second leg\n"
        "Nordhavn reached the final on Wednesday, having done the hard work in the first leg.",
        "Saltmere Bridge to reopen in July\n"
        "The Saltmere Bridge will reopen to traffic on July 22, the authority announced on Friday.",
        "Carmaker Hanto to close plant with loss of 2,600 jobs\n"
        "The carmaker Hanto, which employs 3,100 people in Wales, is to close its plant.\n"
        "The closure means the loss of 2,600 jobs.",
        "إضراب المعلمين يدخل أسبوعه الثالث\nدخل إضراب المعلمين في المدارس أسبوعه الثالث بعد عام دراسي ثان.",
        "جامعة الواحة تفتتح في أكتوبر كلية للطب\nتفتتح جامعة الواحة كلية للطب في أكتوبر المقبل.",
        "السجن سبع سنوات لوزير سابق في قضية فساد\n"
        "قضت المحكمة بسجن وزير سابق سبع سنوات في قضية فساد بدأت قبل عشر سنوات.",
    ],
)
def test_says_nothing_of_a_lede_that_retells_the_title_or_says_more(text: str) -> None:
    assert flags(text, RULE, title=True, reference=PUBLISHED) == ()
