"""Pages and time codes: kept with the capture, told with matches and evidence."""

from pathlib import Path

from tests.reading.pdf_files import latin_pdf, scanned_pdf
from workbench.desk import views
from workbench.desk.case import Case
from workbench.desk.evidence import add_evidence, attach_file, locate_quotation
from workbench.model import Stance

MINUTES = latin_pdf(["Minutes of the council"], ["The bridge opened on 4 March 2019."])


def _attached(case: Case, folder: Path, name: str, data: bytes) -> int:
    path = folder / name
    path.write_bytes(data)
    return attach_file(case, path).source_id


def test_a_quotation_from_a_pdf_tells_its_page(case: Case, tmp_path: Path) -> None:
    source = _attached(case, tmp_path, "minutes.pdf", MINUTES)
    match = locate_quotation(case, "opened on 4 March 2019", source)[0]
    assert match.locator == "page 2"
    claim = views.claims(case)[0].id
    add_evidence(case, claim, source, Stance.SUPPORTS, quote="The bridge opened on 4 March 2019")
    assert views.evidence(case, claim)[0].locator == "page 2"
    capture = views.source(case, source).captures[0]
    assert [mark.label for mark in capture.marks] == ["1", "2"]
    assert capture.media_type == "application/pdf"


def test_evidence_from_a_text_has_no_locator(case: Case, tmp_path: Path) -> None:
    source = _attached(case, tmp_path, "a.txt", b"The bridge opened on 4 March 2019.")
    claim = views.claims(case)[0].id
    add_evidence(case, claim, source, Stance.SUPPORTS, quote="The bridge opened")
    assert views.evidence(case, claim)[0].locator == ""


def test_a_scan_is_kept_under_its_own_kind(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned_pdf())
    attached = attach_file(case, path)
    assert "scanned" in attached.message
    capture = views.source(case, attached.source_id).captures[0]
    assert (capture.media_type, capture.text, capture.file[-4:]) == ("application/pdf", "", ".pdf")
