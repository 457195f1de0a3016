"""One event, two dates: invented sentences in two paragraphs of one article."""

from datetime import date

import pytest

from tests.consistency.helpers import flags, texts
from workbench.model import Severity

RULE = "date-conflict"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "The Orwell Bridge was built in 1931, the city says.\n"
            "Engineers completed the Orwell Bridge in 1937 after a long delay.",
            ["1931", "1937"],
        ),
        (
            "At the end of January 2018, the founders of Lumen announced that Marta Klein no longer supports "
            "the plan.\nThe decision of Marta Klein to leave the plan at the end of 2018 changed Lumen.",
            ["end of January 2018", "end of 2018"],
        ),
        (
            "The novelist Amara Diallo died in Dakar on 9 May 2017.\n"
            "The mayor said that Diallo died in Dakar in June 2017.",
            ["9 May 2017", "June 2017"],
        ),
        (
            "The warehouse was built in 1988, the registry says.\n"
            "The warehouse, which was erected in 1979, "
            "had no doors.",
            ["1988", "1979"],
        ),
        (
            "في نهاية يناير 2018، أعلن مؤسسو شركة لومن أن كريم حداد لم يعد يدعم الخطة.\n"
            "كان قرار كريم حداد بترك خطة الشركة في نهاية 2018 مؤلما.",
            ["نهاية يناير 2018", "نهاية 2018"],
        ),
        (
            "تأسست شركة الينبوع عام 2004 في العاصمة.\nأسست شقيقتان شركة الينبوع عام 2007 بقرض صغير.",
            ["عام 2004", "عام 2007"],
        ),
        (
            "افتتح متحف الكرمة أبوابه في 12 أكتوبر 2019.\n"
            "وذكر التقرير أن متحف الكرمة افتتح في 21 أكتوبر 2019.",
            ["12 أكتوبر 2019", "21 أكتوبر 2019"],
        ),
    ],
)
def test_fires(text: str, dates: list[str]) -> None:
    (flag,) = flags(text, RULE)
    assert [date in found for date, found in zip(dates, texts(text, flag), strict=True)] == [True, True]
    assert all(date in flag.question for date in dates)
    assert len(flag.values) == 2
    assert any(line.startswith(("likeness", "درجة الشبه")) for line in flag.why)


@pytest.mark.parametrize(
    "text",
    [
        # contained: "2016" and "May 2016" can both hold
        "Lumio was founded in 2016 by two friends.\nLumio was founded in May 2016, the register says.",
        # part of a period, read with goodwill: April may be early in the year
        "Lumio was founded in early 2016 by friends.\nLumio was founded in April 2016, the register says.",
        # two events of one actor
        "Ines Moreau joined Lumio in March 2019.\nInes Moreau left Lumio in June 2021.",
        # two actors
        "Ruth Ekman became harbour master in 2018.\nKarl Brandt became harbour master in 2005.",
        # two objects
        "Acme opened a plant in Cairo in May 2015.\nAcme opened a plant in Lagos in May 2018.",
        # a plan and its outcome
        "The school was due to open in May 2020, they said.\nThe school opened in September 2021 at last.",
        # again
        "The choir won the county prize in 2016 at home.\nThe choir won the county prize again in 2019.",
        # when it was said, not when it happened
        "The quake struck Tarsin on 9 November 2022.\nThe quake in Tarsin was strong, the governor said on "
        "11 November 2022.",
        # the date of a noun
        "The Larks split up in 1972 after a quarrel.\nThe 1960s band The Larks split up after a quarrel.",
        # one sentence tells of two things
        "Lumio opened offices in Brno in 2016 and in Graz in 2018.",
        "أسست بترا نوفاك شركة لوميو عام 2016.\nتأسست شركة لوميو في مايو 2016.",
        "كان من المقرر أن يفتتح الرصيف في مايو 2020.\nافتتح الرصيف في سبتمبر 2021.",
        "في النهاية غادر كريم حداد شركة لومن في مايو 2018.\nفي بداية عام 2018 دعم كريم حداد شركة لومن.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()


def test_does_not_compare_repeats() -> None:
    from workbench.consistency.engine import check
    from workbench.language.analyse import analyse
    from workbench.model import Block, BlockRole, Span

    first = "Lumio was founded in 2016 by friends."
    text = f"{first}\nLumio was founded in 2019 by friends."
    blocks = [
        Block(Span(0, len(first)), BlockRole.PARAGRAPH),
        Block(Span(len(first) + 1, len(text)), BlockRole.REPEAT, Span(0, len(first))),
    ]
    assert not [f for f in check(analyse(text, lang="en", blocks=blocks)) if f.rule == RULE]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (
            "The fault was discovered on 4 February 2024, the hospital said.\n"
            "Nurses first noticed the problem in mid-March 2024, when a patient rang.",
            Severity.WARNING,
        ),
        (
            "The island has been a sovereign state since 1976, the guide says.\n"
            "The island gained independence in 1970, its minister said.",
            Severity.CONFLICT,
        ),
        (
            "تأسست البلدية عام 1921 في عهد الانتداب.\n"
            "وأنشئت البلدية سنة 1932، وهي من أقدم البلديات في المنطقة.",
            Severity.CONFLICT,
        ),
    ],
)
def test_what_the_text_tells_once_is_one_event(text: str, severity: Severity) -> None:
    (flag,) = flags(text, RULE)
    assert flag.severity is severity


@pytest.mark.parametrize(
    "text",
    [
        "He became managing editor of the Gazette in 1973.\n"
        "He was appointed executive editor of the Gazette in 1977.",
        "The battalion was moved to Arras in 1914.\nThe battalion was moved to Lens in 1915.\n"
        "The battalion was moved to Loos in 1916.",  # a chronicle
        "A crash on the coast road killed two people on 4 May 2021.\n"
        "A crash on the road in June 2021 hurt three.",
        "أعلنت الهيئة ظهر الأحد 12 شباط 2023 أن ضحايا الزلزال الذي ضرب الجبل بلغوا 203.\n"
        "ووقع الزلزال فجر التاسع من شباط 2023.",
        # a toll of a day; the year of the death, not of the marriage; كبرى and وزارة are words of their own
        "ارتفع عدد قتلى الزلزال إلى 64، بعد أن كانت الحصيلة 29 مساء يوم الزلزال"
        " و51 قتيلا يوم السبت 18 آذار 2023.\n"
        "ووقع الزلزال فجر 16 آذار 2023.",
        "In 1963 she had married Tom Ferriter, a surveyor.\n"
        "Tom Ferriter died in 2011, in the 48th year of their marriage.",
        "فازت بالجائزة الكبرى عام 1999 في الدورة الأولى من المهرجان.\n"
        "نصف قيمة الجوائز للجائزة الكبرى، ويختتم يوم 27 تشرين الثاني 2024.",
        # the day of the saying, a dawn that is no explosion
        "أعلنت هيئة الدفاع المدني يوم 12 شباط 2023 أن عدد ضحايا الزلزال الذي ضرب الجبل بلغ 203 قتلى.\n"
        "ووقع الزلزال فجر التاسع من شباط 2023.",
        "The agency announced on 12 February 2023 that the quake in Marat had killed 203 people.\n"
        "The quake struck Marat on 9 February 2023.",
        # a third trial
        "The first trial opened on 1 March 2021 and ended five weeks later.\n"
        "The court quashed the verdicts and ordered a third trial, which began on 15 May 2023.",
        # leaving school is no leaving of a job; what rose on a day is the toll
        "Walter Osgood was an architect.\nHe left school at 15, in 1945, and drew houses by day.\n"
        "In 1956 he joined Lamb & Hollis, where he would stay for 38 years, until he retired in 1994.",
        "The number killed in the explosion at the Olen mine rose to 22 on 10 February 2023.\n"
        "The blast tore through the mine on 6 February 2023.",
        "The museum, which opened in 1927, hopes to buy the ring.\nThe museum will open a new wing in 2031.",
        # a verdict, and the one of the first trial
        "The court convicted six men of fraud on Friday.\nOn 24 February 2014 the court convicted five men.",
        # the results, and what the council elects next
        "أعلنت الهيئة أمس نتائج الانتخابات البلدية.\nوتنعقد جلسة انتخاب الرئيس يوم الاثنين 27 أيار.",
        # a weekday that a full date has beside it
        "The man walked free on Thursday after the court threw out his conviction.\n"
        "On December 19, 2014, a Friday that the family calls black, he was sentenced to nine years.",
    ],
)
def test_series_posts_and_further_events_are_left_alone(text: str) -> None:
    assert flags(text, RULE) == ()


def test_another_thing_of_its_kind_is_at_most_a_warning() -> None:
    text = "صدرت روايته الأولى «الضفة» عام 1964 وهي من أشهر كتبه.\nوكان الرواس قد أصدر {} عام 1966."
    another, (same,) = flags(text.format("كتابا عنه"), RULE), flags(text.format("الكتاب"), RULE)
    assert all(flag.severity is Severity.WARNING for flag in another)
    assert same.severity is Severity.CONFLICT


def test_the_words_alone_make_no_conflict() -> None:
    released = (
        "A financier jailed for defrauding small investors walked free on Thursday after the Court of Appeal "
        "threw out nine of the convictions against him.\n"
        "On December 19, 2014, a Friday that the family still calls the black one, Martin Delacourt was "
        "sentenced to nine years.\nJulian Delacourt was released in December 2016."
    )
    session = (
        "أعلنت الهيئة الفرعية للانتخابات، أمس الثلاثاء، النتائج الأولية للانتخابات البلدية.\n"
        "ويمكن الطعن في النتائج الأولية، وتنعقد الجلسة الأولى لانتخاب الرئيس مبدئيا يوم الاثنين 28 ماي 2018."
    )
    coalition = (
        "The party left the coalition in 1994 over taxes.\nIts rivals cheered.\n"
        "The party left the coalition in May 2022 after the vote on the dam."
    )
    found = [
        *flags(coalition, RULE, reference=date(2023, 6, 1)),
        *flags(released, RULE, reference=date(2018, 5, 26)),
        *flags(session, RULE, reference=date(2018, 5, 9)),
    ]
    assert all(flag.severity is Severity.WARNING for flag in found)
