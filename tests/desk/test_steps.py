"""Long work says how far it is, and keeps nothing when it is stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.desk import views
from workbench.desk.case import Case
from workbench.desk.evidence import add_evidence, attach_folder, attach_text, remove_source
from workbench.desk.ingest import new_case, reanalyse, revise
from workbench.desk.log import events, redo, undo, verify
from workbench.desk.steps import StoppedError, step, steps, told
from workbench.model import InputError, SourceInfo, Stance

TEXT = "أعلنت شركة النخلة في 12 مارس 2015 أن المصنع كلف 12 مليون دولار.\n"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    return new_case(tmp_path / "case", tmp_path / "article.txt", reviewer="نور")


class StopAfter:
    """Stops at the step of that number."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.heard: list[tuple[str, int, int]] = []

    def __call__(self, what: str, done: int, total: int) -> None:
        self.heard.append((what, done, total))
        if len(self.heard) == self.number:
            raise StoppedError(what)


def test_nobody_has_to_listen() -> None:
    step("alone")
    heard: list[tuple[str, int, int]] = []
    with told(lambda *said: heard.append(said)):
        assert list(steps("things", ["a", "b"])) == ["a", "b"]
    step("alone again")
    assert heard == [("things", 0, 2), ("things", 1, 2)]


def state(case: Case) -> tuple[object, ...]:
    files = sorted((path.name, path.read_bytes()) for path in case.sources_folder.iterdir())
    return views.all_claims(case), views.sources(case), views.flags(case), files


@pytest.mark.parametrize("number", range(1, 9))
def test_a_revision_that_is_stopped_leaves_the_case_as_it_was(
    case: Case, tmp_path: Path, number: int
) -> None:
    newer = tmp_path / "newer.txt"
    newer.write_text(TEXT + "وزار المدينة 300 عامل عام 2017.\n", encoding="utf-8")
    before, listener = state(case), StopAfter(number)
    with case:
        try:
            with told(listener):
                revise(case, newer)
        except StoppedError:
            assert state(case) == before
            assert len(events(case)) == 1
        else:
            assert number > len(listener.heard) > 4
        assert verify(case) == ()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_analysing_again_too(case: Case, number: int) -> None:
    with case:
        before = state(case)
        with told(StopAfter(number)), pytest.raises(StoppedError):
            reanalyse(case)
        assert state(case) == before


@pytest.mark.parametrize("number", [1, 2, 3])
def test_of_a_folder_that_was_stopped_no_file_stays(case: Case, tmp_path: Path, number: int) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"source {name}")
    with case:
        kept = attach_text(case, "a text before", SourceInfo(title="before")).source_id
        gone = attach_text(case, "source b", SourceInfo(title="may come back")).source_id
        remove_source(case, gone)
        before = sorted(case.sources_folder.iterdir())
        with told(StopAfter(number)), pytest.raises(StoppedError):
            attach_folder(case, folder)
        assert [source.id for source in views.sources(case)] == [kept]
        assert sorted(case.sources_folder.iterdir()) == before
        assert verify(case) == ()
        with pytest.raises(InputError):  # nothing of it comes back, and what was before can be undone
            redo(case)
        undo(case)
        assert {source.id for source in views.sources(case)} == {kept, gone}
        assert verify(case) == ()


def test_of_a_folder_that_was_stopped_a_source_stays_that_somebody_uses(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"source {name}")

    def use(what: str, done: int, total: int) -> None:
        if done == 2:
            first = views.sources(case)[0]
            add_evidence(case, views.claims(case)[0].id, first.id, Stance.SUPPORTS, quote="source a")
            raise StoppedError(what)

    with case:
        with told(use), pytest.raises(StoppedError):
            attach_folder(case, folder)
        assert [source.info.title for source in views.sources(case)] == ["a"]
        assert verify(case) == ()


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_new_case_that_was_stopped_is_not_there(tmp_path: Path, number: int) -> None:
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    with told(StopAfter(number)), pytest.raises(StoppedError):
        new_case(tmp_path / "case", tmp_path / "article.txt")
    assert not (tmp_path / "case").exists()
