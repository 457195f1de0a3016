"""Locating quotations: against a naive oracle, with random decoration and random edits."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.archive import nearly
from workbench.archive.locate import FOUND, is_found, locate, merged
from workbench.language.fold import fold
from workbench.model import How, Match, Span

FILLER = (
    "اجتمع أهل القرية عند البئر في المساء وتحدثوا عن المطر والزرع.\n"
    "ثم جاء التاجر من الشمال ومعه ثلاثة جمال محملة بالملح والقماش، فباع نصفها قبل الغروب.\n"
    "The miller closed his door and said nothing to anyone for a whole week.\n"
)
QUOTE = "قال المدير إن الجسر الجديد سيفتح أمام الناس بعد عامين من اليوم"
ENGLISH = "The council voted to move the bridge two streets north of the old mill"
MARKS = ["\u064e", "\u0651", "\u0640", "\u200f", "\u202b", "\u2067", "\u200d"]
BETWEEN = [" ", "  ", "\n", " 🙂 ", "، ", " \u202c", "\u00a0", " - "]
FORMS = {"ا": "\ufe8d", "ل": "\ufedd", "م": "\ufee1", "ي": "\ufef1", "ى": "ي", "أ": "ا", "ة": "ه", "ك": "ک"}


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))


def decorated(quote: str, rng: random.Random) -> str:
    """The same words as fold sees them: marks, presentation forms, other things between words."""
    out = []
    for char in quote:
        if char == " ":
            out.append(rng.choice(BETWEEN))
            continue
        out.append(FORMS.get(char, char) if rng.random() < 0.3 else char)
        if rng.random() < 0.3:
            out.append(rng.choice(MARKS))
    return "".join(out)


@given(st.randoms(use_true_random=False), st.sampled_from([QUOTE, ENGLISH]), st.text(max_size=30))
def test_a_decorated_quotation_is_found(rng: random.Random, quote: str, noise: str) -> None:
    planted = decorated(quote, rng)
    text = f"{FILLER}{noise}\n{planted}\n{FILLER}"
    found = locate(quote, text)
    assert found[0].how in (How.EXACT, How.FOLDED)
    assert found[0].text == found[0].span.of(text)
    assert words(found[0].text) == words(quote)
    assert text.index(planted) <= found[0].span.start
    assert found[0].span.end <= text.index(planted) + len(planted)


@given(
    st.lists(st.sampled_from(["ab", "a", "b", "ba", "، ", "A"]), min_size=1, max_size=4),
    st.lists(st.sampled_from(["ab", "a", "b", "ba", ",", "\n", "b\u0301"]), max_size=25),
)
def test_exact_and_folded_agree_with_a_naive_search(asked: list[str], parts: list[str]) -> None:
    quote, text = " ".join(asked), " ".join(parts)
    wanted = words(quote)
    matches = [m for m in locate(quote, text, limit=50) if m.how in (How.EXACT, How.FOLDED)]
    pieces = [(m.start(), m.end()) for m in re.finditer(r"[^\W_]+", fold(text))]
    held = words(text)
    naive = any(held[at : at + len(wanted)] == wanted for at in range(len(pieces))) and bool(wanted)
    if naive:
        assert matches
        assert all(words(match.text) == wanted for match in matches)
    for match in matches:
        assert match.text == match.span.of(text)


@given(st.randoms(use_true_random=False), st.sampled_from([QUOTE, ENGLISH]))
def test_an_edited_quotation_is_found_near_its_place(rng: random.Random, quote: str) -> None:
    edited = list(quote)
    for _ in range(len(quote) // 12):
        at = rng.randrange(len(edited))
        edited[at : at + 1] = rng.choice([[], [edited[at], edited[at]], [rng.choice("xyzقكل")]])
    text = FILLER + quote + ".\n" + FILLER
    found = locate("".join(edited), text)
    assert is_found(found)
    shared = min(found[0].span.end, len(FILLER) + len(quote)) - max(found[0].span.start, len(FILLER))
    assert shared > 0.7 * len(quote)


@given(st.text(max_size=40), st.text(max_size=80), st.integers(1, 4))
def test_any_text_gives_matches_that_slice_it(quote: str, text: str, limit: int) -> None:
    matches = locate(quote, text, limit=limit)
    assert len(matches) <= limit
    finds = [match.score >= FOUND for match in matches]
    assert finds == sorted(finds, reverse=True)
    for match in matches:
        assert 0 <= match.span.start < match.span.end <= len(text)
        assert match.text == match.span.of(text)
        assert 0 <= match.score <= 100


@pytest.mark.parametrize(
    "made_up",
    [
        "أعلنت الوزارة إلغاء رسوم المدارس في جميع المحافظات",
        "Parliament abolished school fees in every province last Tuesday",
        "zzz",
        "…",
    ],
)
def test_made_up_quotations_are_not_found(made_up: str) -> None:
    assert not is_found(locate(made_up, FILLER + QUOTE))


def test_every_occurrence_is_told() -> None:
    text = f"{QUOTE}\n{FILLER}{QUOTE}\n"
    found = locate(QUOTE, text)
    assert [m.span.start for m in found] == [0, len(QUOTE) + 1 + len(FILLER)]


def test_whole_words_come_before_parts_of_words() -> None:
    assert [m.span.start for m in locate("cat", "concatenate a cat")] == [14]
    assert [m.span.start for m in locate("cat", "concatenate")] == [3]


def test_outer_quotation_marks_do_not_matter() -> None:
    assert locate(f"«{QUOTE}»", FILLER + QUOTE)[0].how is How.EXACT


@pytest.mark.parametrize("sign", ["...", "…", " [...] ", "(…)"])
def test_an_ellipsis_joins_fragments_in_order(sign: str) -> None:
    text = f"The council said no. {FILLER}{ENGLISH}, and they paid for it. {FILLER}"
    found = locate(f"The council voted{sign}north of the old mill{sign}paid for it", text)
    assert len(found) == 1
    assert found[0].text == f"{ENGLISH}, and they paid for it"
    assert found[0].how is How.FOLDED
    other = locate(f"north of the old mill{sign}The council voted", text)
    assert other[0].how is not How.FOLDED


def test_the_first_fragment_may_stand_often() -> None:
    text = "He said so. " * 20 + "x" * 4000 + " He said that the mill burned."
    assert locate("He said ... the mill burned", text)[0].text == "He said that the mill burned"


def test_note_numbers_in_a_quotation_do_not_matter() -> None:
    first, second = QUOTE[:30], QUOTE[31:]
    assert is_found(locate(f"{first} (١٨) {second} [3]", FILLER + QUOTE))


def test_in_a_huge_text_the_surroundings_are_ranked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ENGLISH.replace("voted", "decided").replace("two streets north", "a little").replace("old", "new")
    text = FILLER * 100 + ENGLISH + ".\n" + FILLER * 100
    whole = locate(asked, text)
    monkeypatch.setattr(nearly, "_RANKED", 20_000)
    found = locate(asked, text)
    assert found[0].span == whole[0].span
    assert found[0].text == found[0].span.of(text)
    assert locate("zebra quagga okapi", text) == []


def test_a_long_changed_quotation_is_found_whole() -> None:
    lines = [f"On day {n} the council met in room {n * 7} and spoke of the bridge." for n in range(60)]
    changed = [*lines[:30], "Nobody came.", *lines[31:]]
    found = locate("\n".join(changed), FILLER + "\n".join(lines) + FILLER)
    assert found[0].how is How.FUZZY
    assert found[0].text == "\n".join(lines)[:-1]
    assert locate("\n".join(changed), FILLER) == []


def test_texts_that_tire_a_search() -> None:
    assert len(locate("a " * 3000 + "b", "a " * 5000, limit=2)) <= 2
    for text in ("x" * 100_000, "a " * 50_000, "(" * 50_000 + " " * 50_000, "\ud800" * 10):
        assert len(locate("x" * 200 + "y", text)) <= 5
        for match in locate("a ( x " * 20 + "\ud800 y", text):
            assert match.text == match.span.of(text)


def test_a_paraphrase_gives_a_passage() -> None:
    text = (
        FILLER + "Voters in the town decided in 2018 that the bridge would be moved to the mill.\n" + FILLER
    )
    found = locate("In 2018 the town moved the bridge", text)
    assert "bridge would be moved" in found[0].text


def test_the_ends_are_whole_words() -> None:
    text = f"{FILLER}{ENGLISH} yesterday evening.\n"
    found = locate(ENGLISH.replace("voted", "votd").replace("streets", "street") + " yes", text)
    assert not text[found[0].span.start - 1].isalnum()
    assert not text[found[0].span.end].isalnum()


@given(st.lists(st.lists(st.floats(0, 100), max_size=5), max_size=4))
def test_merging_keeps_each_texts_own_order(scores: list[list[float]]) -> None:
    lists = [
        [Match(Span(at, at + 1), "x", score, How.PASSAGE, source=str(number)) for at, score in enumerate(row)]
        for number, row in enumerate(scores)
    ]
    found = merged(lists)
    assert len(found) == sum(map(len, lists))
    for number, row in enumerate(lists):
        assert [match for match in found if match.source == str(number)] == row
    if found:
        heads = [max((match.score for match in row), default=-1.0) for row in lists]
        assert max(row.score for row in lists[int(found[0].source)]) == max(heads)
