import pytest

from tests.consistency.helpers import flags
from workbench.model import Severity

RULE = "sum-arithmetic"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Police held 37 people: 20 men and 15 women.", "35"),
        ("The library has 900 books, divided into 400 novels and 350 atlases.", "750"),
        ("They met 12 guests, including 9 writers and 5 actors.", "14"),  # more than the whole
        ("They counted 20 men and 15 women, 37 people in total.", "35"),
        ("The 90 seats were split four ways: 34 for the Left, 27 for the Right, 16 and nine.", "86"),
        ("All 212 people on board — 186 passengers and 24 crew — were taken off.", "210"),
        ("The club has 17 wins, six draws and four defeats from 25 matches.", "27"),
        ("كان على متن القارب 62 مهاجرا – 40 رجلا و12 امرأة وثمانية أطفال – حين غرق.", "60"),
        ("خاض الوحدات 22 مباراة، فاز في 15 وتعادل في 4 وخسر في 5.", "24"),
        ("احتجزت الشرطة 37 شخصا: 20 رجلا و15 امرأة.", "35"),
        ("تضم المكتبة 900 كتاب موزعة على 400 رواية و350 أطلسا.", "750"),
    ],
)
def test_fires(text: str, made: str) -> None:
    (flag,) = flags(text, RULE)
    assert made in flag.message
    assert any(made in line for line in flag.why)


@pytest.mark.parametrize(
    "text",
    [
        "Police held 35 people: 20 men and 15 women.",
        "They met 12 guests, including 5 writers and 3 actors.",
        "They hurt 11 workers: 7 welders, 3 painters and a diver.",
        "The 86 seats were split four ways: 34 for the Left, 27 for the Right, 16 and nine.",
        "They will go to three provinces: 40,000 to Talmere, 28,000 to Maresk and 18,000 to the south.",
        "All 210 people on board — 186 passengers and 24 crew — were taken off.",
        "The club has 17 wins, four draws and four defeats from 25 matches.",
        "Two men were held: a driver, 34, and a guard, 51.",
        "He bought 12 eggs. She bought 3 pears and 4 plums.",
        "احتجزت الشرطة 35 شخصا: 20 رجلا و15 امرأة.",
        "احتجزت الشرطة 35 شخصا، بينهم 10 رجال و5 نساء.",
        "The victims are 14 men, six women and three children.",
        "كتبت ستة كتب: أربع روايات ومسرحيتين.",
        "The fines came to $150,000: $80,000 for Holt, $40,000 for Marsh, and $10,000 for each of three.",
        "بلغت الغرامات 150 ألف دينار: 80 ألفا على الأول و40 ألفا على شقيقه وعشرة آلاف على كل من الثلاثة.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()


@pytest.mark.parametrize(
    ("text", "made", "severity"),
    [
        ("It has 900 square metres: 400 below, 300 above and 150 in the roof.", "850", Severity.CONFLICT),
        ("It sold 6.3 million tonnes: 4.1 million tonnes here and 2.6 million tonnes abroad.", "6,700,000",
         Severity.CONFLICT),
        ("It sold 6.3 million tonnes: 4.1 million at home, 1.6 million in Asia and 0.8 million elsewhere.",
         "6,500,000", Severity.WARNING),
        ("Of the 88 survivors, 41 went to the hospital, 29 to the clinic and 26 to a school.", "96",
         Severity.CONFLICT),
        ("Of the 840 boxes, 390 went to Leeds, 285 to York and 145 to Hull.", "820", Severity.WARNING),
        ("Ann Lee received 412 votes to 377 for Max Reyes.\nAwa Ndiaye took 61, making 805 ballots in all.",
         "850", Severity.WARNING),
        ("نالت القائمة 2140 صوتا، مقابل 1735 للوفاء و925 للمستقلين، ليبلغ مجموع الأصوات 4900 صوت.", "4,800",
         Severity.WARNING),
        ("وزعت 600 ألف دينار، منها 350 ألفا للمساهمين و120 ألفا للمنطقة و80 ألفا للاحتياطي.", "550,000",
         Severity.WARNING),
    ],
)  # fmt: skip
def test_parts_told_in_other_ways(text: str, made: str, severity: Severity) -> None:
    (flag,) = flags(text, RULE)
    assert made in flag.message
    assert flag.severity is severity


@pytest.mark.parametrize(
    "text",
    [
        "Of the 88 survivors, 41 went to the hospital and 29 to the clinic.",
        "Of the 840 boxes, 390 went to Leeds, 85 to York and 45 to Hull.",
        "Ann Lee received 412 votes to 377 for Max Reyes.\nAwa Ndiaye took 61, making 850 ballots in all.",
        "Ann Lee received 412 votes, 35 more than Max Reyes.\nIn all 96,000 ballots were cast.",
        "It sold 6.4 million tonnes: 4.1 million at home, 1.6 million in Asia and 0.8 million elsewhere.",
        "نالت القائمة 2140 صوتا، مقابل 1735 للوفاء و925 للمستقلين، ليبلغ مجموع الأصوات 4800 صوت.",
        "وزعت 600 ألف دينار، منها 350 ألفا للمساهمين و20 ألفا للمنطقة و30 ألفا للاحتياطي.",
    ],
)
def test_parts_that_may_be_right(text: str) -> None:
    assert flags(text, RULE) == ()
