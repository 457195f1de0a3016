"""What ISO 19005-2 (PDF/A-2b) asks for and a reader can see, on single and bound reports."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from tests.report.hostile import HOSTILE
from tests.report.samples import hostile, materials
from tests.report.test_house import HOUSE
from tests.report.test_large import large
from workbench.report import pdf, since
from workbench.report.build import build


def _made(name: str, monkeypatch: pytest.MonkeyPatch) -> bytes:
    if name == "bound":
        monkeypatch.setattr(pdf, "_VOLUME", 100)
        return pdf.render(build(replace(large(30), house=HOUSE)))
    if name == "changes":
        return since.pdf(build(materials("ar")), "0001-01-01")
    if name == "hostile":
        return pdf.render(build(hostile("\n".join(HOSTILE[:30]))))
    return pdf.render(build(replace(materials(name), house=HOUSE)))


@pytest.fixture(params=["ar", "en", "bound", "changes", "hostile"])
def data(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bytes:
    return _made(request.param, monkeypatch)


def _objects(reader: PdfReader) -> Iterator[Any]:
    """Every object that can be reached from the trailer, once."""
    waiting, seen = [reader.trailer.raw_get("/Root")], set()
    while waiting:
        value = waiting.pop()
        if hasattr(value, "idnum"):
            if value.idnum in seen:
                continue
            seen.add(value.idnum)
            value = value.get_object()
        if isinstance(value, DictionaryObject):
            yield value
            waiting += [value.raw_get(key) for key in value]
        elif isinstance(value, ArrayObject):
            waiting += list(value)


def test_the_file(data: bytes) -> None:
    assert data.startswith(b"%PDF-1.")
    comment = data.split(b"\n", 2)[1]
    assert comment[:1] == b"%"
    assert len([byte for byte in comment[1:] if byte > 127]) >= 4
    reader = PdfReader(io.BytesIO(data), strict=True)
    assert "/Encrypt" not in reader.trailer
    assert len(reader.trailer["/ID"]) == 2
    assert data.rstrip().endswith(b"%%EOF")


def test_colours_are_defined_by_a_profile(data: bytes) -> None:
    (intent,) = PdfReader(io.BytesIO(data)).trailer["/Root"]["/OutputIntents"]
    assert intent.get_object()["/S"] == "/GTS_PDFA1"
    assert intent.get_object()["/DestOutputProfile"].get_object().get_data()[36:40] == b"acsp"


def test_metadata_say_what_it_is_and_agree_with_the_information(data: bytes) -> None:
    reader = PdfReader(io.BytesIO(data))
    stream = reader.trailer["/Root"]["/Metadata"].get_object()
    assert "/Filter" not in stream
    packet = stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in packet
    information = reader.metadata or {}
    for key, tag in (("/Title", "dc:title"), ("/Creator", "xmp:CreatorTool"), ("/Producer", "pdf:Producer")):
        if key in information:
            assert f"<{tag}>" in packet, key
    assert f"NPages>{len(reader.pages)}<" in packet


def test_fonts_are_embedded_and_tell_their_letters(data: bytes) -> None:
    reader = PdfReader(io.BytesIO(data))
    fonts = [each for each in _objects(reader) if each.get("/Type") == "/Font"]
    descriptors = [each for each in _objects(reader) if each.get("/Type") == "/FontDescriptor"]
    assert fonts
    assert descriptors
    assert all({"/FontFile2", "/FontFile3"} & set(each) for each in descriptors)
    for font in fonts:
        if font["/Subtype"] == "/Type0":
            assert "/ToUnicode" in font
            assert font["/Encoding"] == "/Identity-H"
        else:
            assert "/FontDescriptor" in font or font["/Subtype"] == "/Type3"


def test_nothing_acts_and_nothing_is_hidden(data: bytes) -> None:
    reader = PdfReader(io.BytesIO(data))
    forbidden = {"/AA", "/JS", "/JavaScript", "/XFA", "/EmbeddedFiles", "/PS"}
    for each in _objects(reader):
        assert not forbidden & set(each)
        if each.get("/Type") == "/Annot":
            assert each["/Subtype"] == "/Link"
            assert each["/F"] & 0b100111 == 0b100  # printed; neither hidden, invisible nor without view
        if "/S" in each and each.get("/Type") == "/Action":
            assert each["/S"] in ("/URI", "/GoTo")
        if isinstance(each, StreamObject):
            filters = each.get("/Filter", [])
            assert "/LZWDecode" not in ([filters] if isinstance(filters, str) else list(filters))
            assert "/F" not in each
