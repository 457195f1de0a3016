import pytest

from tests.consistency.helpers import flags, texts

RULE = "name-variant"


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            "Katarina Svoboda lives in Brno.\nIn spring Katarina Swoboda painted it.",
            {"Svoboda", "Swoboda"},
        ),
        (
            "The chairman, Alasdair Mackenzie, was pleased.\nThen Alisdair Mackenzie left.",
            {"Alasdair", "Alisdair"},
        ),
        (
            "Sarah Connor runs the bank.\nVolodymyr Zelensky left.\nThen Zelenskyy spoke.",
            {"Zelensky", "Zelenskyy"},
        ),
        (  # a vowel written out, in a word that need not be seen as a name
            "أعلنت شركة مايكروسوفت عن أرباحها.\nوقالت ميكروسوفت إن السوق كبيرة.",
            {"مايكروسوفت", "ميكروسوفت"},
        ),
        (  # a surname that stands alone, also where it opens a sentence
            "Edmund Castlemaine has died.\nCasslemaine was the first to climb it.",
            {"Castlemaine", "Casslemaine"},
        ),
        ("Jurgen Strand saved it.\nThe crowd sang of Strandt.", {"Strand", "Strandt"}),
        ("Ines Morandi will not sing.\nFor her part, Morande will rest.", {"Morandi", "Morande"}),
        (  # beside the same name, two letters
            "قال كريم الشهبندري إنه مسرور.\nوأضاف كريم الشابندري أنه راحل.",
            {"الشهبندري", "الشابندري"},
        ),
        ("قالت ميرفت الشاذلي إنها مسرورة.\nوحكت مرفت الشاذلي قصة البيت.", {"ميرفت", "مرفت"}),
        ("قالت نجلاء شرخ إنها مسرورة.\nوسافرت نجلاء شرح إلى البحر.", {"شرخ", "شرح"}),
        ("قال نزار الخطيب إنه مسرور.\nوأضاف الخطيپ أنه راحل.", {"الخطيب", "الخطيپ"}),
        ("قال إيلون كساب إنه مسرور.\nوغادر ايلون كساب القاعة.", {"إيلون", "ايلون"}),
        (  # Arabic kaf against the Persian one
            "قال كريم كساب إنه مسرور.\nوأضاف كريم کساب أنه راحل.",
            {"كساب", "کساب"},
        ),
        ("Edith Rowbotham lit the lamp.\nIt was cold, Rowbottom said.", {"Rowbotham", "Rowbottom"}),
    ],
)
def test_fires(text: str, pair: set[str]) -> None:
    (flag,) = flags(text, RULE)
    assert set(texts(text, flag)) == pair
    assert all(form in flag.question for form in pair)


def test_names_the_code_points() -> None:
    text = "قال كريم كساب إنه مسرور.\nوأضاف كريم کساب أنه راحل."
    (flag,) = flags(text, RULE)
    assert "U+0643" in flag.why[0]
    assert "U+06A9" in flag.why[0]


@pytest.mark.parametrize(
    "text",
    [
        "Marta Klein spoke. Then Klein left, and Klein's car with her.",
        "The German team met Germany in Hanover. Germans cheered.",
        "Jon Peters teaches music. Jan Petersen teaches art.",
        "Alasdair Mackenzie spoke. Fiona Mackenzie spoke, too.",
        "قال كريم كساب إنه مسرور. ثم غادر كساب المكان، ولكساب سيارة.",
        "تقع الدنمارك في الشمال. والشعب الدنماركي يحب فرنسا. وزار دنماركيون كثيرون المغرب.",
        "Paul Castle sold the house. Castles stand on both hills.",
        "Hanna Holt sings. Peter Holm plays. Holt and Holm are friends.",
        "Anna Castlemaine sings. Anne Castlemaine plays.",
        "Robert Miller sings. Killer whales swam by.",
        "قال سعد الراوي إنه مسرور. وأضاف سعيد الراوي أنه راحل.",
        "قال كريم الشاذلي إنه مسرور. قال المدير إنه راض. قال الشاهد كل شيء.",
        "قال كريم الشاذلي إنه مسرور. ذكر الشاذلي ذلك. شكر الشاذلي الناس.",
        "يعلم حسن الراوي الموسيقى. ويعلم حسين الراوي الرسم.",
        "Edith Harrison lit the lamp.\nThe lamp was sold to Paul Harriman.",  # each with a name of its own
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()


@pytest.mark.parametrize(
    ("text", "spellings"),
    [
        (
            "قال رئيس البلدية مروان الحديدي إن المياه وصلت.\nوقال الحدادي إن المدرسة فتحت.",
            {"الحديدي", "الحدادي"},
        ),
        ("تزوج من ليلى القصار عام 1990.\nوأعلنت ليلى القطار موعد العزاء.", {"القصار", "القطار"}),
        ("حكمت المحكمة على نبيل العساف.\nولم يبد نبيل العسال أي ردة فعل.", {"العساف", "العسال"}),
    ],
)
def test_a_family_name_beside_a_verb_of_saying_or_a_given_name(text: str, spellings: set[str]) -> None:
    assert any(set(texts(text, flag)) == spellings for flag in flags(text, RULE))
