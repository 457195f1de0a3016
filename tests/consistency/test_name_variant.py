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
        ("قال إيلون كساب إنه مسرور.\nوغادر ايلون كساب القاعة.", {"إيلون", "ايلون"}),
        (  # Arabic kaf against the Persian one
            "قال كريم كساب إنه مسرور.\nوأضاف كريم کساب أنه راحل.",
            {"كساب", "کساب"},
        ),
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
        "يعلم حسن الراوي الموسيقى. ويعلم حسين الراوي الرسم.",
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()
