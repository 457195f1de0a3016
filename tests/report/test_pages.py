"""PDF and DOCX: whole, in their direction, the same each time; text of a case stays text."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader

import workbench.report
from tests.report.hostile import HOSTILE, harmless
from tests.report.samples import hostile, materials
from tests.report.test_house import HOUSE
from tests.report.test_large import large
from workbench.language.visible import visible
from workbench.model import Span, WorkbenchError
from workbench.report import docx, pdf, typesetting
from workbench.report.build import build
from workbench.report.flow import flow
from workbench.report.labels import labels
from workbench.report.model import Report
from workbench.report.paper import Kind
from workbench.report.pdf_objects import File, outside_strings

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FONTS = Path(workbench.report.__file__).parent / "fonts"


def _part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        return etree.fromstring(packed.read(name))


def _pages(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


# ---------------------------------------------------------------------------- PDF


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_pdf_is_pdf_a_with_bookmarks(lang: str) -> None:
    data = pdf.render(build(materials(lang)))
    reader = PdfReader(io.BytesIO(data))
    packet = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part>2<|pdfaid:part=.2", packet)
    assert re.search(r"pdfaid:conformance>B<|pdfaid:conformance=.B", packet)
    chapters = [item.title for item in reader.outline if not isinstance(item, list)]
    assert labels(lang)["every_claim"] in chapters
    assert reader.metadata
    assert reader.metadata.title == materials(lang).title


def test_the_pdf_holds_every_claim_and_numbers_its_pages() -> None:
    made = materials("en")
    text = " ".join(_pages(pdf.render(build(made))).split())
    for claim in made.claims:
        assert " ".join(claim.text.split()) in text
    assert re.search(r"1 / \d", text)


def test_a_long_report_is_bound_of_volumes(monkeypatch: pytest.MonkeyPatch) -> None:
    report = build(large(60))
    whole = PdfReader(io.BytesIO(pdf.render(report)))
    monkeypatch.setattr(pdf, "_VOLUME", 150)
    data = pdf.render(report)
    assert data == pdf.render(report)
    bound = PdfReader(io.BytesIO(data))
    for number, page in enumerate(bound.pages, 1):
        assert re.search(rf"(?m)^{number} / {len(bound.pages)}$", page.extract_text())
    assert _titles(bound.outline) == _titles(whole.outline)
    packet = bound.trailer["/Root"]["/Metadata"].get_data().decode()
    assert f"NPages>{len(bound.pages)}<" in packet
    assert "pdfaid:part>2<" in packet
    assert bound.metadata == whole.metadata
    assert bound.trailer["/ID"]
    assert "/OutputIntents" in bound.trailer["/Root"]


def _bound(monkeypatch: pytest.MonkeyPatch, report: Report) -> PdfReader:
    monkeypatch.setattr(pdf, "_VOLUME", 150)
    return PdfReader(io.BytesIO(pdf.render(report)))


def test_a_bound_report_is_tagged_throughout(monkeypatch: pytest.MonkeyPatch) -> None:
    report = build(large(60))
    bound = _bound(monkeypatch, report)
    root = bound.trailer["/Root"]["/StructTreeRoot"]
    (document,) = root["/K"]
    elements = [kid.get_object() for part in document.get_object()["/K"] for kid in part.get_object()["/K"]]
    kinds = Counter(element["/S"] for element in elements)
    assert kinds["/H2"] == len(report.claims) + len(report.flags)
    assert kinds["/Table"] == 1
    owners = {}
    for node in root["/ParentTree"]["/Kids"]:
        nums = node.get_object()["/Nums"]
        assert node.get_object()["/Limits"] == [nums[0], nums[-2]]
        owners |= dict(zip(nums[::2], nums[1::2], strict=True))
    keys = [page["/StructParents"] for page in bound.pages]
    assert len(set(keys)) == len(keys)
    for page, key in zip(bound.pages, keys, strict=True):
        marked = [
            int(number)
            for number in re.findall(rb"/MCID (\d+)", page["/Contents"][0].get_object().get_data())
        ]
        for mark in marked:
            element = owners[key].get_object()[mark].get_object()
            assert any(_points(kid, element, page, mark) for kid in element["/K"])
            while element["/S"] != "/Document":
                element = element["/P"].get_object()


def _points(kid: Any, element: Any, page: Any, mark: int) -> bool:
    """Whether a tag's entry is that marked content of that page."""
    if isinstance(kid, int):
        return kid == mark and element["/Pg"] == page
    kid = kid.get_object()
    return kid.get("/MCID") == mark and (kid if "/Pg" in kid else element)["/Pg"] == page


def test_bookmarks_that_look_like_objects_are_bound_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    made = large(60)
    rule = "a (b (5 0 R) /Next 3 0 R /Count 9 /StructParents 7) c"
    report = build(replace(made, flags=[replace(flag, rule=rule) for flag in made.flags]), lang="en")
    titles = str(_titles(_bound(monkeypatch, report).outline))
    assert titles.count(rule) == len(report.flags)


def test_a_house_logo_stands_on_the_first_page_of_a_bound_report(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = _bound(monkeypatch, build(replace(large(60), house=HOUSE))).pages
    assert sorted(pages[0]["/Resources"]["/XObject"]) == ["/Folio", "/x0"]
    assert list(pages[1]["/Resources"]["/XObject"]) == ["/Folio"]


@given(st.recursive(st.text("ab\\() 1R", max_size=3), lambda inner: inner.map(lambda text: f"({text})")))
def test_only_what_is_no_string_is_changed(text: str) -> None:
    literal = b"(%s)" % re.sub(r"([\\()])", r"\\\1", text).encode()
    nested = b"(x (y)" + literal[1:]
    head = b"<</A 1/B%s/C%s/D 1>>" % (literal, nested)
    changed = outside_strings(head, lambda piece: piece.replace(b"1", b"2"))
    assert changed == b"<</A 2/B%s/C%s/D 2>>" % (literal, nested)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\nstartxref\n0\n%%EOF", b"%PDF-1.5 /ObjStm startxref\n3\n%%EOF\n"]
)
def test_files_that_are_not_as_typst_writes_are_refused(data: bytes) -> None:
    with pytest.raises(WorkbenchError, match="typst"):
        File(data)


def test_no_volume_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists without headings are cut, too: what to correct first of a case with many false claims."""
    monkeypatch.setattr(pdf, "_VOLUME", 50)
    report = build(large(80))
    parts = list(pdf._parts(report, flow(report)))
    volumes = list(pdf._volumes(iter(parts)))
    assert [part for volume in volumes for part in volume] == parts
    assert max(map(len, volumes)) < 80
    assert all(volume[-1]["kind"] != Kind.HEADING for volume in volumes)


def _titles(outline: list[Any]) -> list[Any]:
    return [_titles(item) if isinstance(item, list) else item.title for item in outline]


def test_every_font_is_embedded_and_free() -> None:
    reader = PdfReader(io.BytesIO(pdf.render(build(materials("ar")))))
    names = {font["/BaseFont"] for page in reader.pages for font in page["/Resources"]["/Font"].values()}
    assert all("+Noto" in str(name) for name in names)
    assert any("NotoNaskhArabic" in str(name) for name in names)
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


def test_the_same_case_gives_the_same_bytes() -> None:
    for form in (pdf, docx):
        assert form.render(build(materials())) == form.render(build(materials()))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_the_pdf(text: str) -> None:
    reader = PdfReader(io.BytesIO(pdf.render(build(hostile(text)))))
    addresses = [
        str(note.get_object()["/A"].get("/URI", ""))
        for page in reader.pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    ]
    assert all(address.startswith(("http://", "https://")) for address in addresses)
    assert "/JavaScript" not in str(reader.trailer["/Root"])


@given(st.text(min_size=1, max_size=60))
@settings(deadline=None, max_examples=40)
def test_any_text_can_be_drawn(text: str) -> None:
    drawn = typesetting.drawable(visible(text))
    assert not typesetting._undrawable().search(drawn)
    assert pdf.render(build(replace(materials("en"), title=text))).startswith(b"%PDF-")


def test_markup_of_typst_is_text() -> None:
    words = "#set page(fill: red) *bold* $x^2$ #panic() \\ [c] <label> @ref"
    assert "#set page(fill: red) *bold*" in " ".join(_pages(pdf.render(build(hostile(words)))).split())


def test_what_the_fonts_lack_is_shown_by_its_code() -> None:
    assert typesetting.drawable("a漢b") == "a[U+6F22]b"
    assert typesetting.drawable("سلام – ok → ✓ ␛") == "سلام – ok → ✓ ␛"


# ---------------------------------------------------------------------------- DOCX


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_comment_stands_at_every_claim(lang: str) -> None:
    report = build(materials(lang))
    data = docx.render(report)
    document = _part(data, "word/document.xml")
    for entry in report.claims:
        number = str(entry.claim.number - 1)
        assert _between(document, number) == entry.claim.text
    comments = list(python_docx.Document(io.BytesIO(data)).comments)
    assert [comment.initials for comment in comments] == ["1", "2", "3", "4", "5", "6"]
    assert comments[0].author == "Noura"
    assert labels(lang)["rationale"] in comments[0].text
    rating = report.claims[0].rating
    assert rating
    assert comments[0].text.startswith(rating.ar if lang == "ar" else rating.en)


def _between(document: etree._Element, number: str) -> str:
    """The text between the two ends of a comment."""
    inside, text = False, ""
    for node in document.iter():
        if node.tag == f"{W}commentRangeStart" and node.get(f"{W}id") == number:
            inside = True
        elif node.tag == f"{W}commentRangeEnd" and node.get(f"{W}id") == number:
            return text
        elif inside and node.tag == f"{W}t":
            text += node.text or ""
    raise AssertionError(f"comment {number} has no ends")


def test_a_footnote_stands_at_the_end_of_every_claim_with_a_verdict() -> None:
    report = build(materials("ar"))
    data = docx.with_footnotes(report)
    document, notes = _part(data, "word/document.xml"), _part(data, "word/footnotes.xml")
    marks = [int(mark.get(f"{W}id")) for mark in document.iter(f"{W}footnoteReference")]
    assert sorted(marks) == [2, 3, 4, 5, 6]  # the sixth claim is not rated
    texts = {int(note.get(f"{W}id")): "".join(t.text or "" for t in note.iter(f"{W}t")) for note in notes}
    assert texts[2].startswith("خاطئ")
    assert set(texts) == {0, 1, *marks}
    python_docx.Document(io.BytesIO(data))
    for text in HOSTILE:
        python_docx.Document(io.BytesIO(docx.with_footnotes(build(hostile(text)))))


def test_right_to_left_paragraphs_and_runs() -> None:
    document = _part(docx.render(build(materials("ar"))), "word/document.xml")
    styled = [p for p in document.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Article"]
    assert styled
    assert all(p.find(f"{W}pPr/{W}bidi") is not None for p in styled)
    assert all(
        run.find(f"{W}rPr/{W}rtl") is not None
        for p in styled
        for run in p.iter(f"{W}r")
        if run.find(f"{W}t") is not None
    )
    assert document.find(f".//{W}bidiVisual") is not None
    assert document.find(f".//{W}tblW").get(f"{W}type") == "pct"  # where it stands is moot
    english = _part(docx.render(build(materials("en"))), "word/document.xml")
    assert english.find(f".//{W}bidi") is None


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_the_docx(text: str) -> None:
    data, plain = docx.render(build(hostile(text))), docx.render(build(hostile(harmless(text))))
    shapes = []
    for made in (data, plain):
        document = _part(made, "word/document.xml")
        inside = (f"{W}br", f"{W}tab", f"{W}t", f"{W}bidi", f"{W}rtl", f"{W}lang", f"{W}u")
        shapes.append([node.tag for node in document.iter() if node.tag not in inside])
    assert shapes[0] == shapes[1]
    opened = python_docx.Document(io.BytesIO(data))
    assert len(list(opened.comments)) == 1
    shown = visible(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert any(shown in paragraph.text.strip("\u2066\u2067\u2069") for paragraph in opened.paragraphs)


@given(st.text(min_size=1, max_size=60))
@settings(deadline=None, max_examples=40)
def test_any_text_makes_a_document_that_opens(text: str) -> None:
    python_docx.Document(io.BytesIO(docx.render(build(hostile(text)))))


def test_links_lead_to_plain_addresses_only() -> None:
    made = materials("en")
    bad = replace(made.sources[0].info, url="javascript:alert(1)")
    sources = [replace(made.sources[0], info=bad), made.sources[1]]
    relations = _part(docx.render(build(replace(made, sources=sources))), "word/_rels/document.xml.rels")
    outside = [each.get("Target") for each in relations if each.get("TargetMode") == "External"]
    assert outside == ["https://example.org/bridge?id=1&lang=ar", "https://example.org/minutes/48"]


# ---------------------------------------------------------------------------- both


def test_the_flow_has_every_part_of_the_report() -> None:
    words = labels("en")
    heads = [part.runs[0].text for part in flow(build(materials("en"))) if part.kind is Kind.HEADING]
    parts = ("summary", "correct_first", "article_with_claims", "every_claim", "inconsistencies", "changes",
             "sources", "searches", "set_aside", "verify")  # fmt: skip
    assert heads == [words[part] for part in parts]


@pytest.mark.parametrize("form", [pdf, docx])
def test_an_empty_case(form: object) -> None:
    made = materials("en")
    empty = replace(made, claims=[], facts={}, evidence={}, verdicts={}, flags=[], sources=[], title="")
    assert form.render(build(empty))  # type: ignore[attr-defined]  # a module


def test_text_beyond_the_article_is_no_claim_of_it() -> None:
    made = materials("en")
    beyond = replace(made.claims[0], span=Span(10, 10_000), present=False)
    assert docx.render(build(replace(made, claims=[beyond, *made.claims[1:]])))
