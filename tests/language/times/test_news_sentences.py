"""Sentences as a newsroom writes them, in both languages, and what must stay silent."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.language.fold import Folded
from workbench.language.times import times
from workbench.model import Time, TimeKind

REFERENCE = date(2018, 6, 20)  # a Wednesday


def read(text: str, reference: date | None = REFERENCE) -> tuple[Time, ...]:
    lang = "ar" if any("\u0600" <= char < "\u0700" for char in text) else "en"
    return times(Folded(text), lang, reference)


def intervals(text: str, reference: date | None = REFERENCE) -> list[str]:
    return [
        f"{time.earliest or ''}..{time.latest or ''}"
        for time in read(text, reference)
        if time.kind is TimeKind.DATE
    ]


DATES = [
    # explicit dates in every usual order and digit set
    ("أعلنت الوزارة في 12 مارس 2018 عن خطة", "2018-03-12..2018-03-12"),
    ("ولد في الخامس والعشرين من يناير/كانون الثاني 1952 هناك", "1952-01-25..1952-01-25"),
    ("وقع الهجوم يوم الجمعة 15 سبتمبر/أيلول 2017.", "2017-09-15..2017-09-15"),
    ("انتهى العمل في ٣١ ديسمبر ٢٠١٩ تماما", "2019-12-31..2019-12-31"),
    ("انتهى العمل في ۱۴ فبراير ۲۰۱۱ تماما", "2011-02-14..2011-02-14"),
    ("زار البلاد في 3 جويلية 2016 وعاد", "2016-07-03..2016-07-03"),
    ("زار البلاد في 3 غشت 2016 وعاد", "2016-08-03..2016-08-03"),
    ("وفي 15 رمضان 1440 هـ صدر القرار", "2019-05-20..2019-05-20"),
    ("صدر القانون عام 1420هـ في المدينة", "1999-04-17..2000-04-05"),
    ("The board met on March 12, 2018, in London.", "2018-03-12..2018-03-12"),
    ("The board met on 12th March 2018 in London.", "2018-03-12..2018-03-12"),
    ("It fell on Sept. 11, 2001, and later.", "2001-09-11..2001-09-11"),
    ("It was signed on 2018-03-12 in Rome.", "2018-03-12..2018-03-12"),
    ("It was signed on the 5th of November 1605 there.", "1605-11-05..1605-11-05"),
    # parts of periods
    ("في نهاية يناير 2018 أعلن المؤسسون", "2018-01-21..2018-01-31"),
    ("تركها بنهاية 2018 تقريبا", "2018-10-01..2018-12-31"),
    ("بدأ في بداية عام 2018 بذلك", "2018-01-01..2018-03-31"),
    ("ارتفع في منتصف 2019 كثيرا", "2019-05-01..2019-08-31"),
    ("In early 2020, prices fell.", "2020-01-01..2020-03-31"),
    ("It opened in mid-January 2018 here.", "2018-01-11..2018-01-20"),
    ("Prices fell early in 2018, he said.", "2018-01-01..2018-03-31"),
    # quarters, halves, seasons, decades, centuries, fiscal years
    ("خلال الربع الثالث من عام 2021 ارتفعت", "2021-07-01..2021-09-30"),
    ("في النصف الأول من العام الجاري تراجعت", "2018-01-01..2018-06-30"),
    ("in the second half of 2018 sales rose", "2018-07-01..2018-12-31"),
    ("profit fell in Q3 2021 again", "2021-07-01..2021-09-30"),
    ("in the first six months of 2018 it grew", "2018-01-01..2018-06-30"),
    ("بني في صيف عام 2015 هناك", "2015-06-21..2015-09-23"),
    ("كانت في تسعينيات القرن الماضي أزمة", "1990-01-01..1999-12-31"),
    ("في أوائل التسعينيات نشأت", "1990-01-01..1993-12-31"),
    ("in the 1990s it grew", "1990-01-01..1999-12-31"),
    ("كتب في القرن التاسع عشر كتابا", "1801-01-01..1900-12-31"),
    ("built in the 19th century by monks", "1801-01-01..1900-12-31"),
    ("السنة المالية 2019 كانت صعبة", "2019-01-01..2019-12-31"),
    # ranges and lists
    ("ازدهرت السوق في 2017-2018 كثيرا", "2017-01-01..2018-12-31"),
    ("بين مارس ومايو 2018 ارتفعت الأسعار", "2018-03-01..2018-05-31"),
    ("From 1 to 28 May 2018 the office was closed.", "2018-05-01..2018-05-28"),
    ("بين عامي 2010 و2015 عاش هناك", "2010-01-01..2015-12-31"),
    ("the 1914-18 war", "1914-01-01..1918-12-31"),
    ("from 5 May to 10 June 2019 it ran", "2019-05-05..2019-06-10"),
    # open intervals
    ("منذ عام 2015 يعمل هناك", "2015-01-01.."),
    ("He has lived there since 2015, he says.", "2015-01-01.."),
    ("It lasted until 2019 at most.", "..2019-12-31"),
    # relative to the publication date
    ("وقال البيان إنه سيصل الاثنين المقبل", "2018-06-25..2018-06-25"),
    ("التقى الرئيسان أمس الثلاثاء في جنيف", "2018-06-19..2018-06-19"),
    ("في مطلع الشهر الجاري بدأ العمل", "2018-06-01..2018-06-10"),
    ("في مايو من العام الماضي بدأ العمل", "2017-05-01..2017-05-31"),
    ("ارتفع خلال السنوات العشر الماضية كثيرا", "2008-01-01..2017-12-31"),
    ("قبل ثلاث سنوات كان السعر أقل", "2015-06-01..2015-06-30"),
    ("منذ أسبوعين لم يصدر بيان", "2018-06-06..2018-06-06"),
    ("Last month it fell again.", "2018-05-01..2018-05-31"),
    ("Three weeks ago the minister resigned.", "2018-05-30..2018-05-30"),
    ("The summit will be held in two weeks.", "2018-07-04..2018-07-04"),
    ("في غضون العام المقبل", "2019-01-01..2019-12-31"),
    # words of another language
    ("أعلن ذلك في January 2018 هنا", "2018-01-01..2018-01-31"),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_date(text: str, expected: str) -> None:
    assert intervals(text) == [expected]


@pytest.mark.parametrize(
    ("text", "tolerance"),
    [
        ("في نهاية يناير 2018 أعلن", (date(2018, 1, 16), date(2018, 1, 31))),
        ("في نهاية 2018 أعلن", (date(2018, 9, 1), date(2018, 12, 31))),
        ("in mid-2018 it rose", (date(2018, 4, 1), date(2018, 9, 30))),
        ("around 1900, a castle stood", (date(1898, 12, 31), date(1902, 1, 1))),
    ],
)
def test_tolerance_is_wider_than_the_core(text: str, tolerance: tuple[date, date]) -> None:
    (time,) = read(text)
    assert time.tolerance is not None
    assert (time.tolerance.earliest, time.tolerance.latest) == tolerance


SILENT = [
    "He may march on, and the sun sat high.",
    "Second Cup opened 12 shops at gate 5.",
    "Call 650-650-6500 or 555-2018; the address is 192.168.1.1.",
    "Version 10.4.2 and v2.0.1; ISBN 978-3-16-148410-0.",
    "They won 3-1, then 6-4 and 7-5.",
    "About 2000 people came; it cost 2018 dollars.",
    "Nothing has changed to this day, and so far it works.",
    "In the end, he was in his thirties.",
    "Theresa May said so; Windows 2000 is old.",
    "لا يزال قائما حتى اليوم وحتى الآن",
    "وجهت في النهاية إلى مشاريع أخرى",
    "المادة 12 من الدستور والبند 5",
    "اتصل على 650-650-6500 أو 0123456789",
    "الإصدار 10.4.2 من البرنامج و192.168.1.1",
    "فاز الفريق 3-1 على منافسه",
    "حضر حوالي 2000 شخص وبلغت القيمة 2018 دولارا",
    "قال أحد الشهود إن الشرطي مارس الضغط عليهم",
    "رجل في الأربعينيات من عمره",
]


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "كشف عنه مؤخرا",
        "كانت رائجة في ذلك الوقت",
        "لا تشبع في تلك السنوات",
        "It was recently sold.",
        "آنذاك كان صغيرا",
    ],
)
@pytest.mark.parametrize("reference", [None, REFERENCE])
def test_vague_times_are_never_resolved(text: str, reference: date | None) -> None:
    (time,) = read(text, reference)
    assert time.kind is TimeKind.UNRESOLVED
    assert time.relative
    assert not time.readings


@pytest.mark.parametrize(
    "text",
    [
        "انخفض خلال الشهر بشدة",
        "sales fell last week, he said",
        "في العام الجاري بدأ",
        "أعلن أمس ذلك",
        "on Friday it fell",
    ],
)
def test_without_reference_relative_times_stay_unresolved(text: str) -> None:
    (time,) = read(text, None)
    assert (time.kind, time.relative, time.readings) == (TimeKind.UNRESOLVED, True, ())
    (time,) = read(text)
    assert time.kind is TimeKind.DATE


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("تنزيل في أسبوعين فقط", "P2W"),
        ("استمرت الحرب خمس سنوات وثلاثة أشهر", "P5Y3M"),
        ("أخرج خلال خمس سنوات 1800 طن من القمح", "P5Y"),
        ("يبلغ من العمر 35 عاما", "P35Y"),
        ("A 35-year-old man was there.", "P35Y"),
        ("It took three and a half years.", "P3Y6M"),
        ("it sold out in two weeks, he said", "P2W"),
        ("دام عاما ونصف العام", "P1Y6M"),
    ],
)
def test_duration(text: str, duration: str) -> None:
    (time,) = read(text)
    assert (time.kind, time.duration) == (TimeKind.DURATION, duration)


@pytest.mark.parametrize(
    ("text", "step"),
    [("Every Friday they march.", "P1W"), ("يعقد المؤتمر كل عامين", "P2Y"), ("it is published daily", "P1D")],
)
def test_set(text: str, step: str) -> None:
    (time,) = read(text)
    assert (time.kind, time.duration) == (TimeKind.SET, step)


def test_years_in_a_list_are_separate() -> None:
    assert intervals("في 2017 و2018 كانت") == ["2017-01-01..2017-12-31", "2018-01-01..2018-12-31"]


def test_ambiguous_order_carries_both_readings() -> None:
    (time,) = read("بتاريخ 12/03/2018 وقعت")
    assert [reading.earliest for reading in time.readings] == [date(2018, 3, 12), date(2018, 12, 3)]


def test_a_weekday_settles_the_order() -> None:
    (time,) = read("الثلاثاء الموافق 5/6/2018 وقعت")
    assert [reading.earliest for reading in time.readings] == [date(2018, 6, 5)]


def test_a_wrong_weekday_is_kept_for_the_rules() -> None:
    (time,) = read("on Monday 5 June 2018 it began")
    assert (time.earliest, time.weekday) == (date(2018, 6, 5), 0)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("في 31 أبريل 2018 حدث", "April has 30 days"),
        ("on 29 February 2023 it fell", "2023 is no leap year: February has 28 days"),
    ],
)
def test_impossible_dates_are_kept(text: str, problem: str) -> None:
    (time,) = read(text)
    assert (time.kind, time.problem, time.readings) == (TimeKind.DATE, problem, ())


def test_month_without_year_looks_back_unless_plans_are_told() -> None:
    (back,) = read("The firm said in October that it fell.")
    (ahead,) = read("The firm will open a shop in October.")
    assert (back.earliest, ahead.earliest) == (date(2017, 10, 1), date(2018, 10, 1))
    assert len(back.readings) == len(ahead.readings) == 2


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in 2018 it fell", "2018"),
        ("in March 2018 it fell", "2018-03"),
        ("from 2017 to 2018 it fell", "2017/2018"),
        ("since 2015 it fell", "2015/.."),
        ("in summer 2015 it fell", "2015-22"),
        ("in Q3 2021 it fell", "2021-35"),
        ("in the 1990s it fell", "199X"),
    ],
)
def test_edtf(text: str, edtf: str) -> None:
    (time,) = read(text)
    assert time.edtf == edtf


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 30 September, 1950 votes were counted", "2017-09-30..2017-09-30"),
        ("في 30 أيلول، 2412 صوتا مقابل 2389", "2017-09-30..2017-09-30"),
        ("On September 30, 1950, votes were counted", "1950-09-30..1950-09-30"),
    ],
)
def test_a_comma_may_part_a_date_from_an_amount(text: str, day: str) -> None:
    assert intervals(text) == [day]


def test_spans_leave_clitics_out() -> None:
    (time,) = read("وبنهاية عام 2018 تغير ذلك")
    assert time.text == "نهاية عام 2018"


@pytest.mark.parametrize(
    "text",
    [
        "قال الأمين العام السابق إن المدير العام الحالي صامت",
        "بعد عقد اجتماع في القاهرة",
        "وقعت الوزارة ثلاثة عقود مع الشركة",
        "اليوم الثاني على التوالي",
        "تراجع في النصف الثاني من المباراة",
        "وقف الحارس عند باب المدرسة",
        "أنتج المصنع 700 آلة مقابل 500 آلة من قبل",
        "وكان الشوط الأول متكافئا، وفي الثاني منه تغير الحال",
        "It begins at a quarter past eight",
    ],
)
def test_words_that_only_look_like_times(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Founded in 1998, it moved in March of that year.", "1998-03-01..1998-03-31"),
        ("It was founded in 1998. In March that year it moved.", "1998-03-01..1998-03-31"),
        ("تأسس النادي عام 1998، وفي مارس من ذلك العام انتقل.", "1998-03-01..1998-03-31"),
        ("تأسس النادي عام 1998، وفي مارس من العام نفسه انتقل.", "1998-03-01..1998-03-31"),
        ("They met on 3 June 2009 and married on the 21st of that month.", "2009-06-21..2009-06-21"),
        ("They met on 3 June 2009. On the 21st, they married.", "2009-06-21..2009-06-21"),
        ("سافر في 12 يناير 2009، ثم عاد في الـ20 منه.", "2009-01-20..2009-01-20"),
    ],
)
def test_a_date_that_leans_on_the_one_before(text: str, days: str) -> None:
    assert intervals(text)[-1] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The plant has taken the orders since the August blaze.", "2017-08-01..2017-08-31"),
        ("Assessors who came after the November flood said so.", "2017-11-01..2017-11-30"),
        ("Since August the plant has stood idle.", "2017-08-01.."),
    ],
)
def test_a_month_that_a_noun_has_is_no_limit(text: str, days: str) -> None:
    assert intervals(text) == [days]


def test_at_the_weekend_looks_back_unless_plans_are_told() -> None:
    assert intervals("The singer pulled out at the weekend.") == ["2018-06-16..2018-06-17"]
    assert intervals("The fair will be held at the weekend.") == ["2018-06-23..2018-06-24"]


def test_a_weekday_that_fits_only_the_coming_day_is_of_no_year_long_past() -> None:
    assert intervals("The board proposed a dividend, payable on Friday, 27 July.") == [
        "2018-07-27..2018-07-27"
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On Saturday the first train crossed the bridge.", "2018-06-16..2018-06-16"),
        ("Since Monday's vote, ribbons have appeared.", "2018-06-18..2018-06-18"),
    ],
)
def test_a_weekday_beside_a_noun(text: str, days: str) -> None:
    assert intervals(text) == [days]
