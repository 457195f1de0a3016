"""Titles, headings, repeats, disclaimers, and that blocks always slice the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model import Block, BlockRole
from workbench.reading.structure import blocks

PROSE = [
    "وقعت الشركة في مطلع العام عقدًا لبناء جسر جديد فوق النهر، وقالت إن العمل سيبدأ في الربيع القادم.",
    "وأضاف المدير أن الكلفة تبلغ نحو ثلاثة ملايين دينار، وأن الجسر سيفتح أمام الناس بعد عامين من اليوم.",
    "غير أن سكان الضفة الأخرى طلبوا تغيير مكانه، فأجلت البلدية القرار إلى اجتماع قادم في الخريف.",
]
TITLE = "لماذا تأخر الجسر؟ قصة عقد لم يكتمل"
DISCLAIMER = "هذه الصفحة مقدمة لأغراض إعلامية فقط ولا ينبغي اعتبارها نصيحة مالية."


def roles(text: str) -> list[str]:
    return [block.role.value for block in blocks(text)]


def said(text: str, block: Block) -> str:
    return block.span.of(text)


def test_a_body_that_stands_twice_with_the_title_between() -> None:
    body = [PROSE[0], "طريق طويل", PROSE[1], PROSE[2]]
    text = "\n".join([*body, DISCLAIMER, TITLE, *body])
    found = blocks(text)
    assert [block.role.value for block in found] == [
        "paragraph", "heading", "paragraph", "paragraph", "disclaimer", "title",
        "repeat", "repeat", "repeat", "repeat",
    ]  # fmt: skip
    for first, second in zip(found[:4], found[6:], strict=True):
        assert second.repeats == first.span
        assert said(text, first) == said(text, second)
    assert found[0].span.start == 0


def test_title_above_the_body_and_its_copy_below() -> None:
    text = "\n\n".join([TITLE, *PROSE, TITLE, *PROSE])
    assert roles(text) == ["title", *["paragraph"] * 3, *["repeat"] * 4]


def test_a_copy_with_other_marks_and_spaces_is_a_repeat() -> None:
    other = PROSE[0].replace("،", " ,").replace("ا", "ـا", 1).replace("الشركة", "الشّركة")
    assert roles(f"{PROSE[0]}\n{PROSE[1]}\n{other}")[2] == "repeat"


def test_a_copy_with_one_changed_figure_is_no_repeat() -> None:
    text = f"{PROSE[1]}\n{PROSE[0]}\n{PROSE[1].replace('ثلاثة', 'أربعة')}"
    assert "repeat" not in roles(text)


def test_refrains_and_captions_are_no_repeats() -> None:
    text = f"{PROSE[0]}\nصورة من الأرشيف\n{PROSE[1]}\nصورة من الأرشيف\n{PROSE[2]}"
    assert "repeat" not in roles(text)


def test_english_headings_and_title() -> None:
    prose = "The council met on Monday and decided to move the bridge two streets to the north of the mill."
    text = f"A bridge too late\n\n{prose}\n\nWhat happened next\n\n{prose[:-1]} again.\n"
    assert roles(text) == ["title", "paragraph", "heading", "paragraph"]


def test_a_single_line_and_lists_have_no_headings() -> None:
    assert roles("Only one line") == ["paragraph"]
    assert (
        roles("- bread\n- butter\n- salt\nAnd then they all went home, which took the whole evening.")
        == ["paragraph"] * 4
    )
    assert roles("One. Two.\nThree.") == ["paragraph"] * 2


def test_lines_broken_at_a_width_are_one_block() -> None:
    text = (
        "The council met on Monday and decided to move the bridge two streets\n"
        "to the north of the mill, where the river is narrow and the ground is\n"
        "firm.\n\nNobody asked the miller, who heard of it from his neighbour on the\nnext day."
    )
    assert [said(text, block).count("\n") for block in blocks(text)] == [2, 1]


def test_markdown_marks_are_left_out() -> None:
    text = "# The bridge\n\n## First\n\n- one thing\n> quoted words\n"
    found = blocks(text)
    assert [said(text, block) for block in found] == ["The bridge", "First", "one thing", "quoted words"]
    assert [block.role for block in found[:2]] == [BlockRole.TITLE, BlockRole.HEADING]


def test_a_known_title_is_marked_though_it_looks_like_a_sentence() -> None:
    text = f"The bridge is late.\n{PROSE[0]}"
    assert blocks(text, title="The bridge is late")[0].role is BlockRole.TITLE


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("This article is for informational purposes only.", "disclaimer"),
        ("Disclaimer: the views are the author's own.", "disclaimer"),
        ("إخلاء مسؤولية: الآراء الواردة للكاتب.", "disclaimer"),
        (DISCLAIMER, "disclaimer"),
        ("The minister said that he was not responsible for the delay.", "paragraph"),
        ("قدم المستشار نصيحة مالية للشركة قبل عامين.", "paragraph"),
    ],
)
def test_disclaimers(line: str, expected: str) -> None:
    assert roles(f"{PROSE[0]}\n{line}")[1] == expected


@given(st.text(alphabet="ab .\n#-*>\u0627\u0644\u064e؟\u202b\x00\r\u2028", max_size=120))
def test_blocks_slice_the_text_in_order(text: str) -> None:
    end = 0
    for block in blocks(text):
        assert end <= block.span.start < block.span.end <= len(text)
        assert said(text, block).strip()
        end = block.span.end
        assert (block.repeats is not None) == (block.role is BlockRole.REPEAT)


@given(st.lists(st.sampled_from([*PROSE, TITLE, DISCLAIMER, "قصير"]), max_size=12))
def test_a_repeat_points_at_an_earlier_equal_block(lines: list[str]) -> None:
    text = "\n".join(lines)
    for block in blocks(text):
        if block.repeats is not None:
            assert block.repeats.end <= block.span.start
            assert block.repeats.of(text) == said(text, block)
