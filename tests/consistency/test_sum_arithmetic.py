import pytest

from tests.consistency.helpers import flags

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
