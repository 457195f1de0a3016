"""Word, OpenDocument, EPUB, e-mail and subtitles."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model import InputError, Mark
from workbench.reading import zipped
from workbench.reading.marks import locator
from workbench.reading.reader import UnreadableError, read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def archive(**parts: str) -> bytes:
    """A ZIP file; `__` in a name stands for `/`, `_` for the dot before its ending."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            path, _, ending = name.replace("__", "/").rpartition("_")
            made.writestr(f"{path}.{ending}" if path else ending, text)
    return out.getvalue()


def word(body: str, **parts: str) -> bytes:
    return archive(word__document_xml=f"<w:document {W}><w:body>{body}</w:body></w:document>", **parts)


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def test_word_paragraphs_tables_and_tracked_changes() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('2019')}</w:tc><w:tc>{paragraph('40')}</w:tc></w:tr></w:tbl>"
    changed = (
        "<w:p><w:r><w:t>It took </w:t></w:r><w:del><w:r><w:delText>eight</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>nine</w:t></w:r></w:ins><w:r><w:t> years.</w:t></w:r></w:p>"
    )
    document = read(word(paragraph("The bridge", " opened.") + table + changed), name="a.docx")
    assert document.text == "The bridge opened.\n2019\n40\nIt took nine years."
    assert document.media_type.endswith("wordprocessingml.document")


def test_word_footnotes_and_comments_stand_at_the_end_with_marks() -> None:
    body = (
        '<w:p><w:r><w:t>بلغت الكلفة 40 مليون يورو</w:t><w:footnoteReference w:id="7"/></w:r></w:p>'
        + paragraph("انتهى النص هنا.")
    )
    note = f'<w:footnote w:id="7">{paragraph("تقرير المجلس")}</w:footnote>'
    notes = f'<w:footnotes {W}><w:footnote w:id="-1"/>{note}</w:footnotes>'
    comments = (
        f'<w:comments {W}><w:comment w:author="Ada">{paragraph("Which year?")}</w:comment></w:comments>'
    )
    document = read(word(body, word__footnotes_xml=notes, word__comments_xml=comments), name="a.docx")
    lines = document.text.split("\n")
    assert lines == [
        "بلغت الكلفة 40 مليون يورو[1]",
        "انتهى النص هنا.",
        "[1] تقرير المجلس",
        "Ada: Which year?",
    ]
    labels = [(mark.kind, mark.label, document.text[mark.start :].split("\n")[0]) for mark in document.marks]
    assert labels == [("note", "footnote 1", lines[2]), ("note", "comment 1", lines[3])]
    assert document.lang == "ar"


def test_word_title_and_author_from_its_properties() -> None:
    core = (
        '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The bridge</dc:title>'
        "<dc:creator>Carla Venn</dc:creator></c>"
    )
    document = read(word(paragraph("It opened in 2019."), docProps__core_xml=core), name="a.docx")
    assert (document.title, document.author) == ("The bridge", "Carla Venn")


def test_open_document() -> None:
    content = (
        '<o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:text>'
        "<t:h>The bridge</t:h><t:p>It opened<t:s/>in 2019<t:note><t:note-citation>1</t:note-citation>"
        "<t:note-body><t:p>Council minutes.</t:p></t:note-body></t:note>.</t:p>"
        "</o:text></o:body></o:document>"
    )
    document = read(archive(content_xml=content), name="a.odt")
    assert document.text == "The bridge\nIt opened in 2019.\nCouncil minutes."
    assert [mark.label for mark in document.marks] == ["note 1"]


def test_epub_chapters_in_reading_order() -> None:
    container = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    package = (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Bridges</dc:title></metadata>'
        '<manifest><item id="b" href="two.xhtml"/><item id="a" href="one.xhtml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    chapters = {
        f"OEBPS__{name}_xhtml": f"<html><head><title>{title}</title></head><body><p>{words}</p></body></html>"
        for name, title, words in (
            ("one", "Start", "It opened in 2019."),
            ("two", "End", "It closed in 2021."),
        )
    }
    parts = {"META-INF__container_xml": container, "OEBPS__book_opf": package, **chapters}
    document = read(archive(**parts), name="a.epub")
    assert document.title == "Bridges"
    assert [mark.label for mark in document.marks] == ["Start", "End"]
    assert document.text.index("2019") < document.marks[1].start < document.text.index("2021")


def test_archives_that_are_no_documents_are_refused() -> None:
    with pytest.raises(UnreadableError, match="unpack it"):
        read(archive(notes_txt="words"), name="a")
    with pytest.raises(UnreadableError, match="damaged or locked"):
        read(b"PK\x03\x04 and no more", name="a.docx")


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "PART", 10_000)
    with pytest.raises(UnreadableError, match="too large"):
        read(word(paragraph("a" * 20_000)), name="bomb.docx")


def test_entities_are_not_resolved(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("secret") / "secret.txt"
    secret.write_text("top secret", encoding="utf-8")
    evil = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]><w:document {W}><w:body>'
        "<w:p><w:r><w:t>before &x; after</w:t></w:r></w:p></w:body></w:document>"
    )
    assert "secret" not in read(archive(word__document_xml=evil), name="a.docx").text


@given(st.integers(0, 600), st.binary(min_size=1, max_size=8))
def test_a_spoilt_archive_reads_or_is_refused(at: int, noise: bytes) -> None:
    data = word(paragraph("It opened in 2019."))
    with suppress(InputError):  # any other error fails the test
        read(data[:at] + noise + data[at + len(noise) :], name="a.docx")


MAIL = """From: =?utf-8?b?2LPZhNmF2Yk=?= <salma@example.org>
To: desk@example.org
Date: Tue, 20 Feb 2018 10:00:00 +0200
Message-ID: <1@example.org>
Subject: =?utf-8?b?2KfZhNis2LPYsQ==?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=windows-1256
Content-Transfer-Encoding: base64

{body}
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename="minutes.pdf"

x
--b--
"""


@pytest.mark.parametrize("name", ["letter.eml", "letter"])
def test_mail(name: str) -> None:
    import base64

    body = base64.b64encode("افتتح الجسر في مارس.".encode("windows-1256")).decode()
    document = read(MAIL.format(body=body).encode(), name=name)
    assert document.title == "الجسر"
    assert document.author == "سلمى <salma@example.org>"
    assert document.published is not None
    assert document.published.isoformat() == "2018-02-20"
    assert document.text.endswith("افتتح الجسر في مارس.")
    assert "minutes.pdf" in document.notices[0]


@given(st.binary(max_size=300))
def test_any_mail_reads_or_is_refused(rest: bytes) -> None:
    document = read(b"From: a@b.c\nDate: x\nMIME-Version: 1.0\nSubject: s\n" + rest, name="a.eml")
    assert "s" in document.text


SRT = """1
00:00:01,000 --> 00:00:03,000
<i>افتتح الجسر</i>

2
00:00:03,500 --> 00:00:05,000
في 4 مارس 2019.

3
01:02:03,000 --> 01:02:05,000
ثم أغلق.
"""


def test_subtitles_have_time_codes() -> None:
    document = read(SRT.encode("windows-1256"), name="talk.srt")
    assert document.text == "افتتح الجسر في 4 مارس 2019.\nثم أغلق."
    assert document.marks == (
        Mark(0, "time", "00:00:01"),
        Mark(12, "time", "00:00:03"),
        Mark(document.text.index("ثم"), "time", "01:02:03"),
    )
    assert document.media_type == "application/x-subrip"


def test_vtt_speakers_and_rolling_words() -> None:
    vtt = (
        "WEBVTT\n\nNOTE made by hand\n\n00:01.000 --> 00:02.000 align:start\n<v Carla Venn>It opened\n\n"
        "id-2\n00:02.000 --> 00:03.000\n<v Carla Venn>It opened\nin <c.red>2019</c> &amp; closed.\n"
    )
    document = read(vtt.encode(), name="talk.vtt")
    assert document.text == "Carla Venn: It opened in 2019 & closed."
    assert [mark.label for mark in document.marks] == ["00:00:01", "00:00:02"]


def test_a_quotation_in_subtitles_is_located_by_its_time() -> None:
    from workbench.archive.locate import locate

    document = read(SRT.encode(), name="talk.srt")
    match = locate("الجسر في 4 مارس", document.text)[0]
    assert locator(document.marks, match.span) == "00:00:01"


def _locked_odt() -> bytes:
    entry = '<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>'
    return archive(**{"META-INF__manifest_xml": entry, "content_xml": "\x9c\x01\x7f"})


def _locked_epub() -> bytes:
    return archive(**{"META-INF__container_xml": "<container/>", "META-INF__encryption_xml": "<x/>"})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_locked_odt(), "locked"),
        (_locked_epub(), "locked"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "old Office file or a locked one"),
        (archive(content_xml="no xml"), "damaged"),
        (b"<html><body></body></html>", "it has no text"),
    ],
    ids=["odt", "epub", "office", "damaged", "empty"],
)
def test_what_cannot_be_read_says_why_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as told:
        read(data, name="source.bin")
    assert reason in told.value.reason
    assert str(told.value) == f"source.bin is kept as bytes, no text read: {told.value.reason}"
    assert "\n" not in str(told.value)
