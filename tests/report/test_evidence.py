"""What reports say of sources and evidence, from the desk to the page."""

import json
from pathlib import Path

import pytest

from tests.cli.running import fine
from workbench.desk import views
from workbench.desk.case import open_case
from workbench.desk.evidence import add_evidence, attach_text
from workbench.desk.ingest import new_case
from workbench.model import SourceInfo, Stance

MADE_UP = "nobody has ever said these words anywhere"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    article = tmp_path / "a.txt"
    article.write_text("The bridge opened in 2019 and cost 40 million euros.", encoding="utf-8")
    with new_case(tmp_path / "case", article, reviewer="Ada") as case:
        text = "The bridge opened in 2021, the minutes say."
        source = attach_text(case, text, SourceInfo(title="Minutes")).source_id
        claim = views.claims(case)[0].id
        add_evidence(case, claim, source, Stance.SUPPORTS, quote=MADE_UP)
        add_evidence(case, claim, source, Stance.SUPPORTS, quote="opened in 2021")
        assert {flag.rule for flag in views.flags(case)} >= {"evidence-mismatch", "quote-unanchored"}
    return tmp_path / "case"


@pytest.mark.parametrize("form", ["md", "html"])
def test_it_is_shown_and_said_to_be_nowhere(folder: Path, form: str) -> None:
    out = fine("report", str(folder), "--format", form).out
    assert MADE_UP in out
    assert "not found in the kept copy: cannot carry a verdict alone" in out
    assert "no quotation" not in out.lower()


def test_flaws_of_the_evidence_are_no_corrections_of_the_article(folder: Path) -> None:
    out = fine("report", str(folder), "--format", "md").out
    assert "The article contradicts itself" not in out
    assert "evidence" in out


def test_sources_with_one_text_are_one_origin(folder: Path) -> None:
    agency = " ".join(f"word{number}" for number in range(80))
    with open_case(folder, reviewer="Ada") as case:
        for name in ("One", "Two"):
            url = "https://web.archive.org/web/2026/x"
            attach_text(case, f"{agency} {name}", SourceInfo(title=name, archive_url=url))
    made = fine("report", str(folder), "--format", "json").out
    report = json.loads(made)
    assert (report["summary"]["sources"], report["summary"]["origins"]) == (3, 2)
    assert [entry["one_text"] for entry in report["sources"]] == [[], [3], [2]]
    for form in ("md", "html"):
        out = fine("report", str(folder), "--format", form).out
        assert "Independent origins" in out
        assert "One text with" in out
        assert "https://web.archive.org/web/2026/x" in out
