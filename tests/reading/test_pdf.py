"""PDFs of several producers, read in the order in which people read them."""

import io
from contextlib import suppress

import pytest
from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.pdf_files import FOLDER, PAGES, columns_pdf, latin_pdf, scanned_pdf, typst_pdf
from workbench.language.fold import fold
from workbench.model import InputError, Mark, Span
from workbench.reading.marks import locator
from workbench.reading.pdf.layout import Glyph, text_of
from workbench.reading.pdf.visual import logical
from workbench.reading.reader import UnreadableError, read


def _pdf(producer: str) -> bytes:
    return typst_pdf() if producer == "typst" else (FOLDER / f"{producer}.pdf").read_bytes()


@pytest.mark.parametrize("producer", ["chromium", "typst", "weasyprint"])
def test_right_to_left_pages_read_in_logical_order(producer: str) -> None:
    document = read(_pdf(producer), name="report.pdf")
    words = " ".join(fold(document.text).split())
    for page in PAGES:
        for paragraph in page:
            assert " ".join(fold(paragraph).split()) in words
    assert document.title == PAGES[0][0]
    assert document.lang == "ar"
    assert document.media_type == "application/pdf"


@pytest.mark.parametrize("producer", ["chromium", "typst", "weasyprint"])
def test_pages_are_marked(producer: str) -> None:
    document = read(_pdf(producer), name="report.pdf")
    assert [(mark.kind, mark.label) for mark in document.marks] == [("page", "1"), ("page", "2")]
    start = document.text.index(PAGES[1][0])
    assert document.marks[1].start == start
    assert locator(document.marks, Span(start, start + 5)) == "page 2"
    assert locator(document.marks, Span(start - 9, start + 5)) == "pages 1-2"


def test_columns_of_justified_arabic_with_latin_and_brackets() -> None:
    first = "قال رئيس البلدية إن الميزانية ارتفعت بنسبة 12,5% خلال عام 2018-2019 وسيبدأ العمل في 20/2/2020."
    second = "وذكرت صحيفة The Harbour Post (لندن) أن شركة ABC-12 ستنفذه، بحسب «البيان رقم 3» من التقرير."
    document = read(columns_pdf(first, second), name="a.pdf")
    assert " ".join(document.text.split()) == f"{first} {second}"


def test_latin_pages() -> None:
    document = read(latin_pdf(["The harbour bridge", "It opened in 2019."], ["It closed in 2021."]), name="a")
    assert document.text == "The harbour bridge\nIt opened in 2019.\n\nIt closed in 2021."
    assert [mark.start for mark in document.marks] == [0, document.text.index("It closed")]
    assert document.lang == "en"


def test_scans_are_recognised() -> None:
    with pytest.raises(UnreadableError, match="2 pages are scanned pictures") as caught:
        read(scanned_pdf(2), name="scan.pdf")
    assert caught.value.media_type == "application/pdf"


def test_a_scanned_page_among_others_is_named() -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(latin_pdf(["The harbour bridge opened in March 2019."]))
    document.import_pages(pypdfium2.PdfDocument(scanned_pdf()))
    out = io.BytesIO()
    document.save(out)
    read_again = read(out.getvalue(), name="mixed.pdf")
    assert "The harbour bridge" in read_again.text
    assert "not read, since scanned: page 2" in read_again.notices


def test_a_locked_pdf_says_so() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(latin_pdf(["Secret."]))))
    writer.encrypt("word", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UnreadableError, match="locked with a password"):
        read(out.getvalue(), name="locked.pdf")


@given(st.binary(max_size=400))
def test_damaged_pdfs_are_refused_in_one_line(rest: bytes) -> None:
    with pytest.raises(UnreadableError, match="kept as bytes, no text read"):
        read(b"%PDF-1.7\n" + rest, name="a.pdf")


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=20))
def test_a_spoilt_pdf_reads_or_is_refused(at: int, noise: bytes) -> None:
    data = latin_pdf(["The harbour bridge opened in 2019."])
    with suppress(InputError):  # any other error fails the test
        read(data[:at] + noise + data[at + len(noise) :], name="a.pdf")


_ARABIC = st.text("ابتثجدرسعفقلمنهوي", min_size=1, max_size=6)
_LATIN = st.text("abcdefgXYZ", min_size=1, max_size=6)
_FIGURE = st.from_regex(r"[1-9][0-9]{0,3}([.,][0-9]{1,3})?", fullmatch=True)
_WORDS = st.lists(_ARABIC | _FIGURE, max_size=8)


@given(_ARABIC, _WORDS, _ARABIC)
def test_what_the_standard_displays_is_read_back(first: str, middle: list[str], last: str) -> None:
    line = " ".join([first, *middle, last])
    assert logical(list(get_display(line, base_dir="R")), rtl=True) == line


@given(_ARABIC, _LATIN, _LATIN, _ARABIC)
def test_latin_words_and_brackets_inside_arabic(first: str, one: str, two: str, last: str) -> None:
    line = f"{first} ({one} {two}) {last} «{last}»."
    assert logical(list(get_display(line, base_dir="R")), rtl=True) == line


@given(_LATIN, _ARABIC, _ARABIC, _LATIN)
def test_arabic_inside_latin(first: str, one: str, two: str, last: str) -> None:
    line = f"{first} {one} {two} {last}"
    assert logical(list(get_display(line, base_dir="L")), rtl=False) == line


def _glyphs(words: str, x: float, y: float) -> list[Glyph]:
    return [Glyph(char, x + 6 * at, y, x + 6 * at, x + 6 * at + 6, 10) for at, char in enumerate(words)]


def test_columns_stay_apart_and_pieces_of_a_line_together() -> None:
    left = [*_glyphs("one", 50, 700), *_glyphs("two", 50, 688)]
    right = [*_glyphs("six", 300, 700), *_glyphs("ten", 300, 688)]
    assert text_of([*left, *right], rtl=False) == "one\ntwo\nsix\nten"
    pieces = [*_glyphs("now", 67, 650), *_glyphs("it", 50, 650)]
    assert text_of(pieces, rtl=False) == "it now"


def test_locators() -> None:
    marks = (Mark(5, "time", "00:00:05"), Mark(20, "time", "00:01:00"))
    assert locator(marks, Span(0, 3)) == ""
    assert locator(marks, Span(6, 30)) == "00:00:05"
    assert locator(marks, Span(20, 30)) == "00:01:00"
    assert locator((), Span(0, 3)) == ""
