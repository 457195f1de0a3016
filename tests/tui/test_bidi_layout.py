"""Shaping, clusters, rows and the line filter."""

from __future__ import annotations

import pytest
from arabic_reshaper import ArabicReshaper
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.color import Color
from textual.style import Style

from workbench.tui.bidi.filter import BidiFilter
from workbench.tui.bidi.layout import END_ISOLATE, ISOLATE, Paragraph, visual
from workbench.tui.bidi.shape import shape
from workbench.tui.bidi.text import render_row

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأإؤئپچگکی"
WORDS = st.text(st.sampled_from(ARABIC + "\u064e\u0651ـ"), min_size=1, max_size=12)
TEXTS = st.text(st.sampled_from(ARABIC[:20] + "لالا  ab 12٣,.()«»\u064b\u200c\x1b\u202e"), max_size=80)


@given(st.lists(WORDS, max_size=6).map(" ".join))
def test_forms_agree_with_arabic_reshaper(text: str) -> None:
    text = text.replace("ل", "م")  # lam-alef is ours
    oracle = ArabicReshaper(
        {"delete_harakat": False, "support_ligatures": False, "use_unshaped_instead_of_isolated": False}
    )
    assert "".join(shape(text)).replace("ـ", "") == oracle.reshape(text).replace("ـ", "")


@pytest.mark.parametrize(
    ("word", "glyphs"),
    [
        ("لا", ["\ufefb", ""]),
        ("بلا", ["\ufe91", "\ufefc", ""]),
        ("لَأ", ["\ufef7", "\u064e", ""]),
        ("لاب", ["\ufefb", "", "\ufe8f"]),
        ("ل\u200cا", ["\ufedd", "\u200c", "\ufe8d"]),
    ],
)
def test_lam_alef_takes_one_cell(word: str, glyphs: list[str]) -> None:
    assert shape(word) == glyphs


@given(TEXTS, st.integers(1, 30), st.sampled_from([None, 0, 1]))
def test_rows_hold_every_character_once_and_fit(text: str, width: int, base: int | None) -> None:
    laid = Paragraph(text, base)
    rows = laid.rows(width)
    end = 0
    for start, stop in rows:
        assert not text[end:start].strip()
        line = laid.line(start, stop)
        assert sorted(c.start for c in line) == sorted({c.start for c in line})
        assert sum(c.end - c.start for c in line) == stop - start
        assert sum(c.width for c in line) <= width or len(line) == 1
        assert all(c.width == cell_len(c.text) for c in line)
        end = stop
    assert not text[end:].strip()


@given(TEXTS, st.integers(4, 30))
def test_every_cell_of_a_row_leads_back_to_its_text(text: str, width: int) -> None:
    laid = Paragraph(text)
    plain = Style()
    for row in laid.rows(width):
        strip = render_row(laid, row, width, lambda _: plain, plain, 7)
        assert strip.cell_length == sum(cell_len(s.text) for s in strip)
        places = [s.style.meta["offset"] for s in strip if s.style]
        assert all(y == 7 and row[0] <= x <= row[1] for x, y in places)


@given(st.text(st.sampled_from("ab c12.,–…→é░"), max_size=60), st.integers(4, 30))
def test_a_simple_row_is_drawn_as_any_other(text: str, width: int) -> None:
    laid, other = Paragraph(text), Paragraph(text)
    assert laid.is_simple
    other.is_simple = False
    styles = [Style(bold=bool(place % 5 // 3)) for place in range(len(text))]
    for row in laid.rows(width):
        strips = [render_row(each, row, width, styles.__getitem__, Style(), 0) for each in (laid, other)]
        assert [*strips[0]] == [*strips[1]]


@given(TEXTS, st.integers(2, 20))
def test_what_is_cut_fills_its_row_and_no_more(text: str, width: int) -> None:
    laid = Paragraph(text)
    cut = laid.fitting(width - 1)
    assert Paragraph(f"{text[:cut]}…", laid.base).width <= width
    more = laid.fitting(width)
    assert cut in (laid.length, more) or Paragraph(text[:more], laid.base).width > width - 1


def test_a_row_keeps_the_direction_of_its_paragraph() -> None:
    laid = Paragraph("قال متحدث باسم Example Corporation Limited أمس")
    first, second = (("".join(c.text for c in laid.line(*row))) for row in laid.rows(26)[:2])
    # The first row ends at the left with a Latin word; the second begins at the right with the rest.
    assert first.startswith("Example ")
    assert second.endswith("Corporation Limited")


def test_numbers_and_brackets_in_arabic() -> None:
    assert visual("في 2018 (ابت)").replace("\ufe97", "").startswith("(")
    assert "2018" in visual("في 2018 (ابت)")
    assert visual("plain (text)") == "plain (text)"


def filtered(*segments: Segment) -> str:
    return "".join(s.text for s in BidiFilter().apply(list(segments), Color(0, 0, 0)))


def test_filter_keeps_cells_apart_at_box_characters() -> None:
    line = filtered(Segment("│ ابت │ جحخ │"))
    assert line[0] == line[6] == line[12] == "│"
    assert line[2:5] == visual("ابت")
    assert line[8:11] == visual("جحخ")


def test_filter_flushes_a_table_cell_right() -> None:
    cells = [
        Segment(" ابت     ", RichStyle(meta={"column": 0})),
        Segment(" one     ", RichStyle(meta={"column": 1})),
    ]
    line = filtered(*cells)
    assert line == " " * 5 + visual("ابت") + " " + " one     "


@given(TEXTS.map(lambda t: t.replace("\x1b", "").replace("\u202e", "")))
def test_filter_never_changes_the_width(text: str) -> None:
    assert cell_len(filtered(Segment(text))) == cell_len(text)


def test_filter_lets_nothing_act() -> None:
    assert filtered(Segment("a\x1b[31mb\u202ec")) == "a[31mbc"


def test_filter_leaves_latin_lines_alone() -> None:
    segments = [Segment("plain")]
    assert BidiFilter().apply(segments, Color(0, 0, 0)) is segments


@given(st.text(max_size=40).map(lambda t: t.replace("\n", "")))
def test_nothing_in_a_paragraph_acts(text: str) -> None:
    laid = Paragraph(text)
    shown = "".join(c.text for c in laid.line(0, laid.length))
    assert not set(shown) & set("\x1b\x07\x08\r\t\x9b\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069")
    shown.encode()


def test_an_isolate_parts_the_levels_beside_it() -> None:
    """A Latin key and its Arabic meaning, each isolated: the second is no part of the first's run."""
    isolated = [f"{ISOLATE}{text}{END_ISOLATE}" for text in ("r", "تقييم", "e", "دليل")]
    assert visual("".join(isolated), 1) == "".join(visual(text) for text in ("دليل", "e", "تقييم", "r"))
