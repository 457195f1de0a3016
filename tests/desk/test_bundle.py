"""A case handed on in one file."""

from pathlib import Path

import pytest

from tests.cli.running import fine, run
from workbench.desk import views
from workbench.desk.bundle import bundle, unbundle, verify_bundle
from workbench.desk.case import Case, open_case
from workbench.desk.evidence import add_evidence, attach_text
from workbench.desk.log import undo, verify
from workbench.desk.verdicts import rate
from workbench.model import CaseError, SourceInfo, Stance


@pytest.fixture
def worked(case: Case) -> Case:
    """A case with evidence, a verdict, and a source that was taken back."""
    claim = views.claims(case)[0].id
    source = attach_text(case, "The bridge opened on 4 March 2019.", SourceInfo(title="Minutes")).source_id
    add_evidence(case, claim, source, Stance.SUPPORTS, quote="opened on 4 March 2019")
    rate(case, claim, "true", "The minutes say so.")
    attach_text(case, "Another text.", SourceInfo(title="Other"))
    undo(case)
    return case


def test_a_bundle_is_the_case(worked: Case, tmp_path: Path) -> None:
    made = bundle(worked, tmp_path / "case.zip")
    said, problems = verify_bundle(tmp_path / "case.zip")
    assert (said, problems) == (made, ())
    unbundle(tmp_path / "case.zip", tmp_path / "again")
    with open_case(tmp_path / "again") as again:
        assert verify(again) == ()
        assert views.claims(again) == views.claims(worked)
        assert views.sources(again) == views.sources(worked)


def test_the_same_case_gives_the_same_bytes(worked: Case, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        bundle(worked, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_case_that_drifted_is_not_bundled(worked: Case, tmp_path: Path) -> None:
    file = views.sources(worked)[0].captures[0].file
    (worked.sources_folder / file).write_text("changed", encoding="utf-8")
    with pytest.raises(CaseError, match="not whole"):
        bundle(worked, tmp_path / "case.zip")
    assert not (tmp_path / "case.zip").exists()


def test_a_folder_that_is_not_there(worked: Case, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="cannot be written"):
        bundle(worked, tmp_path / "none" / "case.zip")


def test_by_command_line(worked: Case, tmp_path: Path) -> None:
    file = str(tmp_path / "case.zip")
    assert "deeds" in fine("bundle", str(worked.folder), "-o", file).out
    assert "nothing drifted" in fine("verify", file).out
    assert "nothing drifted" in fine("verify", str(worked.folder)).out
    fine("unbundle", file, str(tmp_path / "again"))
    assert "nothing drifted" in fine("verify", str(tmp_path / "again")).out
    (tmp_path / "noise.zip").write_bytes(b"PK\x03\x04 noise")
    refused = run("verify", str(tmp_path / "noise.zip"))
    assert (refused.code, refused.err.count("\n")) == (1, 1)
