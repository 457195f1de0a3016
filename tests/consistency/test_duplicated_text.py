from hypothesis import given, settings
from hypothesis import strategies as st

from tests.consistency.helpers import flags
from workbench.consistency.engine import check
from workbench.language.analyse import analyse
from workbench.model import Block, BlockRole, Span

RULE = "duplicated-text"
LONG = "The baker of the old town opens his shop every morning at five."


def test_a_paragraph_that_stands_twice() -> None:
    text = f"{LONG}\nSomething else was said in between.\n{LONG}"
    (flag,) = flags(text, RULE)
    assert [span.of(text) for span in flag.spans] == [LONG, LONG]


def test_a_sentence_that_stands_twice_in_another_spelling() -> None:
    text = (
        "وكان يأتي كل صباح قبل الموظفين ليفتح النوافذ إلى الشارع. ثم يجلس.\n"
        "وكان يأتي كلّ صباح قبل الموظفين ليفتح النوافذ الى الشارع. ثم يخرج."
    )
    (flag,) = flags(text, RULE)
    assert any(word in flag.why[0] for word in ("spelling", "الإملاء"))


def test_short_refrains_stay_silent() -> None:
    assert flags("Row, row, row your boat.\nGently down.\nRow, row, row your boat.", RULE) == ()
    assert flags("صورة من الأرشيف.\nقال المدير.\nصورة من الأرشيف.", RULE) == ()


def test_a_run_of_repeated_blocks_is_one_flag() -> None:
    lines = [
        f"The baker of {at} town opens his shop at five every morning." for at in ("one", "two", "three")
    ]
    text = "\n".join([*lines, "In between.", *lines])
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    blocks = [
        Block(span, BlockRole.REPEAT, spans[i - 4]) if i > 3 else Block(span, BlockRole.PARAGRAPH)
        for i, span in enumerate(spans)
    ]
    (flag,) = [f for f in check(analyse(text, lang="en", blocks=blocks)) if f.rule == RULE]
    assert flag.spans == (Span(0, spans[2].end), Span(spans[4].start, spans[6].end))


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta", "eps"]), min_size=8, max_size=20))
def test_whatever_stands_twice_is_found(words: list[str]) -> None:
    line = " ".join(words).capitalize() + "."
    assert len(flags(f"{line}\nNo.\n{line}", RULE)) == 1
