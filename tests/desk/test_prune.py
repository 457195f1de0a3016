"""Folders in, misquotations shown, removed bytes out."""

from pathlib import Path

import pytest

from tests.cli.running import fine, run
from workbench.desk import views
from workbench.desk.case import Case
from workbench.desk.evidence import attach_folder, attach_text, remove_source
from workbench.desk.log import redo, undo, verify
from workbench.desk.prune import prunable, prune
from workbench.model import ConflictError, InputError, SourceInfo


def _file(case: Case, source: int) -> Path:
    return case.sources_folder / views.source(case, source).captures[0].file


def test_removed_bytes_stay_until_they_are_pruned(case: Case) -> None:
    kept = attach_text(case, "This one stays.", SourceInfo(title="Kept")).source_id
    gone = attach_text(case, "This one goes.", SourceInfo(title="Gone")).source_id
    path = _file(case, gone)
    remove_source(case, gone)
    assert path.exists()
    assert prunable(case) == ((path.name, len("This one goes.")),)
    assert prune(case) == (path.name,)
    assert not path.exists()
    assert _file(case, kept).exists()
    assert prune(case) == ()
    assert verify(case) == ()


def test_after_pruning_the_removal_stands(case: Case) -> None:
    gone = attach_text(case, "This one goes.", SourceInfo(title="Gone")).source_id
    remove_source(case, gone)
    undo(case)
    redo(case)
    prune(case)
    with pytest.raises(ConflictError):
        undo(case)
    again = attach_text(case, "This one goes.", SourceInfo(title="Back"))
    assert again.is_new
    assert _file(case, again.source_id).exists()
    assert prunable(case) == ()
    assert verify(case) == ()


def test_bytes_that_a_crash_left_go_the_next_time(case: Case) -> None:
    gone = attach_text(case, "This one goes.", SourceInfo(title="Gone")).source_id
    path = _file(case, gone)
    remove_source(case, gone)
    prune(case)
    path.write_text("This one goes.", encoding="utf-8")
    assert [name for name, _ in prunable(case)] == [path.name]
    prune(case)
    assert not path.exists()


def test_what_is_used_elsewhere_stays(case: Case) -> None:
    first = attach_text(case, "The same bytes.", SourceInfo(title="One")).source_id
    remove_source(case, first)
    attach_text(case, "The same bytes.", SourceInfo(title="Two"))
    assert prunable(case) == ()


def test_a_folder_of_sources(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    (folder / "inner").mkdir(parents=True)
    (folder / "b.txt").write_text("Second paper.", encoding="utf-8")
    (folder / "a.txt").write_text("First paper.", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / ".hidden").write_text("Not this.", encoding="utf-8")
    attached, problems = attach_folder(case, folder, SourceInfo(publisher="The Press"))
    assert len(attached) == 2
    assert len(problems) == 1
    rows = views.sources(case)
    assert [row.captures[0].text for row in rows] == ["First paper.", "Second paper."]
    assert {row.info.publisher for row in rows} == {"The Press"}
    with pytest.raises(InputError, match="cannot be read"):
        attach_folder(case, tmp_path / "none")


def test_by_command_line(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    words = "The harbour bridge of Aldmoor opened on 4 March 2019 after nine years of work, it wrote."
    (folder / "a.txt").write_text(words, encoding="utf-8")
    fine("source", "add", str(case.folder), str(folder))
    quote = "The harbour bridge of Aldmoor opened on 5 March 2019 after nine years of work, it said."
    out = fine("evidence", "add", str(case.folder), "1", "1", "context", "--quote", quote).out
    assert "[-5-] {+4+}" in out
    (folder / "b.txt").write_text("", encoding="utf-8")
    result = run("source", "add", str(case.folder), str(folder))
    assert (result.code, result.err.count("\n")) == (1, 1)
    fine("evidence", "remove", str(case.folder), "1")
    fine("source", "remove", str(case.folder), "1")
    assert "would delete" in fine("prune", str(case.folder)).out
    assert "deleted sources/" in fine("prune", str(case.folder), "--yes").out
    assert "nothing to delete" in fine("prune", str(case.folder)).out
