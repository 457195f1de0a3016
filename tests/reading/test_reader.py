"""Bytes to documents: charsets, damage, kinds of files, refusals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model import InputError
from workbench.reading import reader
from workbench.reading.reader import UnreadableError, read

ARABIC = (
    "قال الوزير إن الحكومة أعلنت عن خطة جديدة لبناء الجسر في العاصمة.\r\n"
    "كان ذلك بعد يومين من الاجتماع الذي عقد في المدينة."
)
STORED = ARABIC.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("windows-1256", "windows-1256"),
        ("iso-8859-6", "iso-8859-6"),
    ],
)
def test_arabic_charsets(encoding: str, charset: str) -> None:
    document = read(ARABIC.encode(encoding), name="a.txt")
    assert document.text == STORED
    assert document.charset == charset
    assert document.lang == "ar"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Die Männer aßen schöne Äpfel über den Dächern der Stadt.", "windows-1252"),
        ("It’s “fine” — he said it was £5 or €6.", "windows-1252"),
        ("Вчера министр сказал, что это обычный русский текст о политике.", "windows-1251"),
    ],
)
def test_other_charsets(text: str, encoding: str) -> None:
    assert read(text.encode(encoding), name="a.txt").text == text


@pytest.mark.parametrize("page", ["windows-1256", "latin-1"])
def test_utf8_read_as_a_code_page_is_repaired(page: str) -> None:
    document = read(STORED.encode().decode(page).encode(), name="a.txt")
    assert document.text == STORED
    assert "repaired" in document.notices[0]


def test_a_sound_text_is_never_repaired() -> None:
    for text in (STORED, "طظ عغ ضظ طع", "Ø is a letter of Danish: Øl, Ørsted, Østerbro."):
        document = read(text.encode(), name="a.txt")
        assert (document.text, document.notices) == (text, ())


def test_a_cut_utf8_file_is_read_with_a_notice() -> None:
    document = read(STORED.encode()[:-2], name="a.txt")
    assert document.charset == "utf-8"
    assert document.text[:-1] == STORED[:-2]
    assert "damaged" in document.notices[0]


def test_only_mark_and_newlines_are_changed_in_plain_text() -> None:
    text = "a\x00b\x1b[31m \u202eabc\u202c\ttwo  spaces \r\n\r\nend \n"
    assert read(b"\xef\xbb\xbf" + text.encode(), name="a.txt").text == text.replace("\r\n", "\n")
    assert read(b"one\rtwo", name="a.txt").text == "one\ntwo"


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"<html><p></p></html>"])
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.html is (empty|.*has no text)"):
        read(data, name="folder/a.html")


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"%PDF-1.7 ...", "a.txt", ""),
        (b"PK\x03\x04rest", "a", ""),
        (bytes(range(256)) * 10, "a.txt", ""),
        (b"text", "a.doc", ""),
        (b"text", "a", "image/png"),
    ],
)
def test_other_kinds_are_unreadable(data: bytes, name: str, media_type: str) -> None:
    with pytest.raises(UnreadableError, match="kept as bytes, no text read"):
        read(data, name=name, media_type=media_type)


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LIMIT", 10)
    with pytest.raises(InputError, match="at most 10 are taken"):
        read(b"eleven bytes", name="a.txt")


def test_too_many_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LINES", 3)
    with pytest.raises(UnreadableError, match="over 3 lines"):
        read(b"a\nb\nc\nd\ne", name="a.txt")


def test_markdown_front_matter() -> None:
    data = b"---\ntitle: The bridge\nauthor: 'A. Miller'\ndate: 2018-02-03\n---\n# Another\n\nText.\n"
    document = read(data, name="a.md")
    assert document.text == data.decode()
    assert (document.title, document.author) == ("The bridge", "A. Miller")
    assert str(document.published) == "2018-02-03"
    assert document.media_type == "text/markdown"


def test_markdown_that_begins_with_an_element_stays_markdown() -> None:
    assert read(b"<p align=center>x</p>\n\n# Title\n", name="README.md").text.endswith("# Title\n")


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.md", "a.html", "a", "..", ""]))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes, name: str) -> None:
    try:
        document = read(data, name=name)
    except InputError as error:
        refusal = str(error)
    else:
        refusal = ""
        for block in document.blocks:
            assert block.span.of(document.text).strip()
    assert "\n" not in refusal


@given(st.text(max_size=200).filter(lambda text: text.strip() and not text.lstrip().startswith("<")))
def test_utf8_text_is_stored_as_it_is(text: str) -> None:
    try:
        data = text.encode()
        document = read(data, name="a.txt")
    except (InputError, UnicodeEncodeError):
        return
    if document.charset == "utf-8" and not document.notices and not data.startswith(b"\xef\xbb\xbf"):
        expected = text.replace("\r\n", "\n")
        assert document.text == (expected if "\n" in expected else expected.replace("\r", "\n"))
