import pytest

from tests.consistency.helpers import flags
from workbench.model import Severity

RULE = "percent-arithmetic"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Sales rose from 40 to 50 units, an increase of 20%.", "25%"),
        ("Sales fell from $50 million to $40 million, a drop of 10%.", "20%"),
        ("Sales rose by 40%, to 500 units from 400 units.", "25%"),
        ("The fund doubled from 3 to 5 million dollars.", "1.67"),
        ("A ticket is 2.50 euros, up from 2.00 euros, an increase of 15%.", "25%"),
        ("It carried 8 million people, against 6.4 million a year earlier, an increase of 35%.", "25%"),
        ("Output rose from 8 million to 9.2 million tonnes, up by 20%.", "15%"),
        ("Turnout was 61%, with 22,150 of the 41,000 registered voters taking part.", "54%"),
        ("It drew 231 of the country's 2,100 schools, or 16%.", "11%"),
        ("She left $2 million, 60% of it, or $800,000, in cash.", "40%"),
        ("أضرب 90 في المئة، أي 18 ألف معلم من أصل 24 ألفا.", "75%"),
        ("نقلت 8 ملايين مسافر، مقابل 6.4 ملايين في العام السابق، بزيادة 35 في المئة.", "25%"),
        ("The committee heard 30 of 120 members (40%).", "25%"),
        ("Of the votes, 55% went to Lee, 30% to Ray and 25% to Kim.", "110%"),
        ("The share fell from 94 percent to 81 percent, a fall of 17 percentage points.", "13"),
        ("Its deficit stood at £32m a year ago and has since risen by 18% to £41m.", "28.1%"),
        ("Net profit was $800 million, up 20% from $640 million.", "25%"),
        ("Net profit came to $800 million, 20% more than the $640 million of a year earlier.", "25%"),
        ("The town has 40,000 people, of whom 10,000 — a third — are homeless.", "25%"),
        ("A third of the 40,000 residents, or 10,000, have left.", "25%"),
        ("Of the 200 staff, 30%, or 80, will have to go.", "40%"),
        ("Europe accounted for 55% of sales, North America for 30% and Asia for 25%.", "110%"),
        ("City had 62% of the ball, Rovers 48%, and few shots.", "110%"),
        ("بلغت الأرباح 800 مليون ريال، بزيادة نسبتها 20 في المئة عن 640 مليون ريال قبل عام.", "25%"),
        ("ارتفعت المبيعات بنسبة 15 في المئة لتبلغ 9 مليارات درهم، مقابل 7.2 مليارات في 2023.", "25%"),
        ("سجل الموسم 210 ملمترات، بانخفاض 30 في المئة عن المعدل البالغ 250 ملمترا.", "16%"),
        ("يعيش في الوادي ثمانية آلاف نسمة، سينقل ربعهم، أي ثلاثة آلاف، إلى قرية جديدة.", "37.5%"),
        ("يحق التصويت لأربعين ألف ناخب، أدلى 26 ألفا منهم بأصواتهم، أي 54 في المئة.", "65%"),
        ("ارتفعت المبيعات من 40 إلى 50 وحدة، بزيادة 20 بالمئة.", "25%"),
        ("انخفضت المبيعات من 50 مليون دولار إلى 40 مليون دولار، أي بنسبة 10 بالمئة.", "20%"),
        ("حصل لي على 55 بالمئة من الأصوات وراي على 30 بالمئة وكيم على 25 بالمئة.", "110%"),
    ],
)
def test_fires(text: str, right: str) -> None:
    (flag,) = flags(text, RULE)
    assert right in flag.message
    assert right in flag.question


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose from 40 to 50 units, an increase of 25%.",
        "Sales rose from $61 million to $70 million, an increase of 15%.",  # 14.75
        "The rate rose from 5% to 7%, an increase of two percentage points.",
        "Sales rose from 40 to 50 units. Costs rose 20%.",
        "The fund nearly doubled from 2.6 to 5 million dollars.",
        "The committee heard 30 of 120 members (25%).",
        "Of the votes, 50% went to Lee, 30% to Ray and 20% to Kim.",
        "Of those asked, 60% like tea and 55% like coffee.",
        "Net profit was $800 million, up 25% from $640 million.",
        "The town has 40,000 people, of whom 10,000 — a quarter — are homeless.",
        "Of the 200 staff, 40%, or 80, will have to go.",
        "A ticket is 2.50 euros, up from 2.00 euros, an increase of 25%.",
        "It carried 8 million people, against a target of 6.4 million, an increase of 35% in a year.",
        "Turnout was 54%, with 22,150 of the 41,000 registered voters taking part.",
        "Output rose from 8 to 9.2 million tonnes, up by 15%.",
        "أضرب 75 في المئة، أي 18 ألف معلم من أصل 24 ألفا.",
        "Profit rose 20% in a year in which the rival's fell from $40 million.",
        "Output rose from 610 to 700 units, up 15%, and then went from 700 to 1,100 units.",
        "Its deficit stood at £32m a year ago and has since risen by 28% to £41m.",
        "Income rose to $9.4 billion from $7 billion, but fell 44% in January alone.",
        "Unemployment fell from 14% to 7%, a decline of 50%.",
        "Unemployment fell from 14% to 7%, a drop of 7 percentage points.",
        "سجل الموسم 210 ملمترات، بانخفاض 16 في المئة عن المعدل البالغ 250 ملمترا.",
        "يعيش في الوادي ثمانية آلاف نسمة، سينقل ربعهم، أي ألفان، إلى قرية جديدة.",
        "ارتفعت المبيعات من 40 إلى 50 وحدة، بزيادة 25 بالمئة.",
        "ارتفع المعدل من 5 بالمئة إلى 7 بالمئة، أي نقطتين مئويتين.",
        # a base for each of two changes
        "قفزت صادرات الأسمدة 30% من سبعة مليارات قبل عام، وتراجعت المنسوجات 10% من سبعة مليارات أيضا.",
        # one share held against another
        "فقست 71% من البيوض، وهي نسبة قريبة من 73% سجلتها دراسة أصغر شملت 140 عشا.",
        "تراجعت نسبة الراضين عن أداء الرئيس إلى 42% من 46% في أبريل و51% في يناير.",
        "Wages rose by 48% in the north, by 35% in the south and by 27% in the west of the country.",
        "The rule changed just twice, and the fee rose from four dollars to ten.",
        "نمت الأرباح إلى 61 مليون ريال من 52.4 مليونا، وانخفضت الإيرادات 1.9% إلى 207 ملايين من 211 مليونا.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()


def test_per_cent_said_of_percentage_points_is_a_warning() -> None:
    (flag,) = flags("Unemployment fell from 14% to 7%, a decline of 7%.", RULE)
    assert flag.severity is Severity.WARNING
    assert "7 percentage points, or 50%" in flag.message
    (flag,) = flags("Unemployment fell from 14% to 7%, a decline of 30%.", RULE)
    assert flag.severity is Severity.CONFLICT


@pytest.mark.parametrize(
    "text",
    [
        "Warm air was to blame for 48% of the loss, dust for 35% and rain falling in place of snow for 27%.",
        "توزعت المبيعات بين 52% للألبان و31% للمخبوزات و24% للعصائر.",
    ],
)
def test_shares_of_one_whole_come_to_no_more_than_all(text: str) -> None:
    (flag,) = flags(text, RULE)
    assert "100%" in flag.message
