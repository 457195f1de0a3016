"""Sentences fall into clauses where they assert something new, and nowhere else."""

import pytest

from workbench.language.analyse import analyse


def told(text: str, lang: str) -> list[str]:
    return [clause.span.of(text) for clause in analyse(text, lang=lang).clauses]


ENGLISH = {
    "verbs joined": (
        "The bank raised its rates in March and sold 5 billion dollars of bonds, but prices kept rising.",
        [
            "The bank raised its rates in March",
            "sold 5 billion dollars of bonds",
            "prices kept rising",
        ],
    ),
    "subject and verb after and": (
        "The mayor resigned on Monday and the council elected a new one.",
        ["The mayor resigned on Monday", "the council elected a new one"],
    ),
    "that, twice": (
        "The minister said that unemployment fell to 4 percent and that wages rose.",
        ["The minister said", "unemployment fell to 4 percent", "wages rose"],
    ),
    "that left out": (
        "Officials say the storm killed 12 people and injured more than 300.",
        ["Officials say", "the storm killed 12 people", "injured more than 300"],
    ),
    "speaker last": (
        "The talks ended without a deal, a spokesman said.",
        ["The talks ended without a deal", "a spokesman said"],
    ),
    "quotation": (
        '"We will open two plants next year," said Anna Berg, the chief executive.',
        ["We will open two plants next year", "said Anna Berg, the chief executive"],
    ),
    "relative clause in the middle": (
        "The bridge, which opened in 1987, carries 40,000 cars a day.",
        ["The bridge, which opened in 1987, carries 40,000 cars a day", "which opened in 1987"],
    ),
    "relative clause at the end": (
        "A fire destroyed the stand, which was later pulled down.",
        ["A fire destroyed the stand", "which was later pulled down"],
    ),
    "figures in a list": (
        "Its plan includes schools (with places for more than 2,000 pupils), clinics that treated 90,000 "
        "patients last year, and a bus line used by more than 3 million passengers.",
        [
            "Its plan includes schools (with places for more than 2,000 pupils)",
            "clinics that treated 90,000 patients last year",
            "a bus line used by more than 3 million passengers",
        ],
    ),
    "a semicolon": (
        "Exports fell 3 percent; imports rose 7 percent.",
        ["Exports fell 3 percent", "imports rose 7 percent"],
    ),
    "a concession": (
        "Despite losing 40 million dollars in 2019, the airline bought ten planes.",
        ["Despite losing 40 million dollars in 2019", "the airline bought ten planes"],
    ),
    "a dated decision and what came of it": (
        "The decision to leave both the treaty and the court at the end of 2018 had deep consequences.",
        [
            "The decision to leave both the treaty and the court at the end of 2018",
            "the court at the end of 2018",
            "had deep consequences",
        ],
    ),
    "adding that": (
        "The firm plans to build 300 homes in Leeds, adding that work will start in May.",
        ["The firm plans to build 300 homes in Leeds", "work will start in May"],
    ),
    "a mere connection in front": (
        "However, the bridge was closed in July.",
        ["the bridge was closed in July"],
    ),
}

ARABIC = {
    "verbs joined": (
        "رفع البنك أسعار الفائدة في مارس وباع سندات بقيمة 5 مليارات دولار، لكن التضخم واصل ارتفاعه.",
        ["رفع البنك أسعار الفائدة في مارس", "باع سندات بقيمة 5 مليارات دولار", "التضخم واصل ارتفاعه"],
    ),
    "then": (
        "وصل الوفد إلى عمان صباح الثلاثاء والتقى رئيس الوزراء وعددا من الوزراء ثم غادر إلى بيروت.",
        ["وصل الوفد إلى عمان صباح الثلاثاء", "التقى رئيس الوزراء وعددا من الوزراء", "غادر إلى بيروت"],
    ),
    "that, twice": (
        "قال الوزير إن البطالة انخفضت إلى 4 بالمئة وإن الأجور ارتفعت.",
        ["قال الوزير", "البطالة انخفضت إلى 4 بالمئة", "الأجور ارتفعت"],
    ),
    "a colon and a quotation": (
        'وأضاف المتحدث باسم الشركة: "سنفتتح مصنعين في العام المقبل".',
        ["أضاف المتحدث باسم الشركة", "سنفتتح مصنعين في العام المقبل"],
    ),
    "and it is": (
        "لم تعلق الوزارة على التقرير، وهو أمر غير معتاد.",
        ["لم تعلق الوزارة على التقرير", "وهو أمر غير معتاد"],
    ),
    "relative clause at the end": (
        "ناقش المجلس الخطة الجديدة التي أقرتها الحكومة في مايو.",
        ["ناقش المجلس الخطة الجديدة", "التي أقرتها الحكومة في مايو"],
    ),
    "relative clause before the verb": (
        "الشركة التي أسسها مهندسان في 1998 توظف اليوم 500 شخص.",
        ["الشركة التي أسسها مهندسان في 1998", "توظف اليوم 500 شخص"],
    ),
    "unmarked relative clause": (
        "طور المعهد جهازا صغيرا سمح للأطباء بمراقبة المرضى.",
        ["طور المعهد جهازا صغيرا", "سمح للأطباء بمراقبة المرضى"],
    ),
    "figures in a list": (
        "تشمل خطتها مدارس (بطاقة تزيد عن 2000 تلميذ وأكثر من 150 معلما)، وعيادات عالجت 90 ألف مريض في "
        "العام الماضي، وخط حافلات استخدمه أكثر من 3 ملايين راكب.",
        [
            "تشمل خطتها مدارس (بطاقة تزيد عن 2000 تلميذ",
            "وأكثر من 150 معلما",
            "وعيادات عالجت 90 ألف مريض في العام الماضي",
            "وخط حافلات استخدمه أكثر من 3 ملايين راكب",
        ],
    ),
    "a concession": (
        "رغم خسارتها 40 مليون دولار في 2019، اشترت شركة الطيران عشر طائرات.",
        ["رغم خسارتها 40 مليون دولار في 2019", "اشترت شركة الطيران عشر طائرات"],
    ),
    "a dated decision and what came of it": (
        "قرار الحكومة بالانسحاب من كل من الاتفاقية والمحكمة في نهاية 2018 كان له أثر كبير على المنطقة.",
        [
            "قرار الحكومة بالانسحاب من كل من الاتفاقية والمحكمة في نهاية 2018",
            "والمحكمة في نهاية 2018",
            "كان له أثر كبير على المنطقة",
        ],
    ),
    "a participle": (
        "وأعلنت الوزارة ارتفاع عدد الوفيات إلى 57، مشيرة إلى أن الحصيلة مرشحة للارتفاع.",
        ["أعلنت الوزارة ارتفاع عدد الوفيات إلى 57", "الحصيلة مرشحة للارتفاع"],
    ),
    "a mere connection in front": (
        "ومع ذلك، أغلق الجسر في يوليو.",
        ["أغلق الجسر في يوليو"],
    ),
    "a result": (
        "أقر البرلمان القانون في مارس، ما أدى إلى استقالة الحكومة.",
        ["أقر البرلمان القانون في مارس", "ما أدى إلى استقالة الحكومة"],
    ),
}


@pytest.mark.parametrize("name", ENGLISH)
def test_english(name: str) -> None:
    text, clauses = ENGLISH[name]
    assert told(text, "en") == clauses


@pytest.mark.parametrize("name", ARABIC)
def test_arabic(name: str) -> None:
    text, clauses = ARABIC[name]
    assert told(text, "ar") == clauses


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Tom and Mary left.", "en"),
        ("She met lawyers and officials in Geneva.", "en"),
        ("Because the dam failed, the village was flooded in July.", "en"),
        ("Sales rose from 40 to 50 million dollars between 2015 and 2017.", "en"),
        ("Police arrested two men and a woman over the theft of paintings worth $3 million.", "en"),
        ("The index closed at 7,120 points, up 1.2 percent.", "en"),
        ("If the vote fails, the mayor will resign.", "en"),
        ("The firm's plans changed.", "en"),
        ("التقى الرئيس وزير الخارجية ووزير الدفاع في القاهرة.", "ar"),
        ("أدى انهيار السد إلى غرق القرية في يوليو.", "ar"),
        ("باع المصنع مليون وحدة في مصر وتونس.", "ar"),
        ("كان المدير يدعم بنشاط أن تقوم الشركة بطرح أسهم جديدة.", "ar"),
        ("خلص الباحث إلى أن الدواء لا يفيد المرضى.", "ar"),
        ("من قال إن المدينة آمنة؟", "ar"),
        ("فاز اللاعب ببطولة ويمبلدون في يوليو.", "ar"),
    ],
)
def test_what_belongs_together_stays_together(text: str, lang: str) -> None:
    assert told(text, lang) == [text.rstrip(".؟")]
