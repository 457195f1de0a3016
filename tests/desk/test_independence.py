"""Sources of one origin are counted once."""

from tests.archive.test_alike import AGENCY, OTHER
from tests.cli.running import fine
from workbench.desk.case import Case
from workbench.desk.evidence import attach_text, remove_source
from workbench.desk.independence import origins
from workbench.model import SourceInfo


def test_five_papers_one_agency(case: Case) -> None:
    papers = [
        attach_text(case, f"Paper {name}\n{AGENCY}", SourceInfo(title=name)).source_id for name in "ABCDE"
    ]
    bees = attach_text(case, OTHER, SourceInfo(title="Bees")).source_id
    found = origins(case)
    assert found.groups == (tuple(papers),)
    assert found.count == 2
    assert found.independent([*papers, bees]) == 2
    assert found.independent([papers[3], 999]) == 1
    out = fine("sources", str(case.folder)).out
    assert "sources 1, 2, 3, 4, 5 have one text: they count as one" in out
    assert "6 sources, 2 origins" in out
    for paper in papers[1:]:
        remove_source(case, paper)
    assert origins(case).groups == ()


def test_a_case_without_sources(case: Case) -> None:
    assert origins(case).count == 0
