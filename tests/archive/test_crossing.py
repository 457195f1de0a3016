"""Claims of one script against passages of the other."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.archive.crossing import Crossing, features, is_arabic

PASSAGES = [
    "Leonard Harwick bought the mill in 1912.",
    "The mill stands by a river.",
    "Marta Kellman sold 12,000 tons of flour.",
    "اشترت مارتا كلمان الطاحونة عام ١٩٣٤.",
]


def test_names_and_figures_cross() -> None:
    crossing = Crossing(PASSAGES)
    assert crossing.rank("اشترى ليونارد هارويك الطاحونة عام ١٩١٢")[0][0] == 0
    assert crossing.rank("باعت مارتا 12000 طن")[0][0] in (2, 3)
    assert crossing.rank("In 1934 Kellman bought it.")[0][0] in (2, 3)


def test_figures_are_one_however_they_are_written() -> None:
    assert features("12,000") == features("12000") == features("١٢٬٠٠٠")
    assert features("12.5") != features("125")
    assert features("1.") == features("1")


def test_clitics_do_not_hide_a_name() -> None:
    assert features("وبهارويك") & features("Harwick") or features("لهارويك") & features("Harwick")


def test_scripts() -> None:
    assert is_arabic("قال ABC ذلك أمس")
    assert not is_arabic("He said 12")
    assert not is_arabic("")


@given(st.text(max_size=60), st.lists(st.text(max_size=40), max_size=5))
def test_any_text(claim: str, texts: list[str]) -> None:
    ranked = Crossing(texts).rank(claim)
    assert all(0 < score < 1 and 0 <= index < len(texts) for index, score in ranked)
