"""What can go wrong gives one clear line, and leaves nothing half-written."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import Result, fine, run

ARTICLE = "افتتحت البلدية الجسر في مارس 2015، وبلغت كلفته 40 مليون دولار."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_REVIEWER", "Noura")
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def _one_line(result: Result) -> str:
    assert result.code == 1, result
    assert result.err.startswith("workbench: ")
    assert result.err.count("\n") == 1, result.err
    assert "Traceback" not in result.err
    assert "internal error" not in result.err
    return result.err


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t\n", b"\x00\x01\x02\xff" * 99, b"%PDF-1.7\n1 0 obj", b"\x89PNG\r\n\x1a\n"],
    ids=range(5),
)
def test_articles_that_are_none(folder: Path, data: bytes) -> None:
    (folder / "odd.txt").write_bytes(data)
    _one_line(run("new", "case", "odd.txt"))
    assert not (folder / "case").exists()


def test_a_huge_article(folder: Path) -> None:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(51_000_000)
    assert "50" in _one_line(run("new", "case", "huge.txt"))
    assert not (folder / "case").exists()


def test_an_article_in_an_old_charset(folder: Path) -> None:
    (folder / "old.txt").write_bytes(f"{ARTICLE}\n".encode("windows-1256") * 3)
    fine("new", "case", "old.txt")
    assert "40 مليون دولار" in fine("claims", "case").out


@pytest.mark.parametrize("option", [("--published", "yesterday"), ("--lang", "xx")])
def test_options_that_make_no_sense(folder: Path, option: tuple[str, str]) -> None:
    _one_line(run("new", "case", "article.txt", *option))
    assert not (folder / "case").exists()


def test_a_folder_that_is_no_case(folder: Path) -> None:
    for args in (("claims", "."), ("report", "nowhere"), ("verify", "article.txt"), ("undo", ".")):
        _one_line(run(*args))


def test_a_foreign_or_damaged_database(folder: Path) -> None:
    (folder / "text").mkdir()
    (folder / "text" / "claims.db").write_text("not a database", encoding="utf-8")
    (folder / "other").mkdir()
    with sqlite3.connect(folder / "other" / "claims.db") as other:
        other.execute("CREATE TABLE songs (id INTEGER)")
    other.close()
    fine("new", "case", "article.txt")
    database = folder / "case" / "claims.db"
    whole = database.read_bytes()
    database.write_bytes(whole[: len(whole) // 3])
    for name in ("text", "other", "case"):
        _one_line(run("claims", name))


def test_a_case_is_not_made_twice(folder: Path) -> None:
    fine("new", "case", "article.txt")
    before = (folder / "case" / "claims.db").read_bytes()
    _one_line(run("new", "case", "article.txt"))
    assert (folder / "case" / "claims.db").read_bytes() == before


def test_a_report_that_cannot_be_written_leaves_the_old_one(folder: Path) -> None:
    fine("new", "case", "article.txt")
    (folder / "report.md").mkdir()
    _one_line(run("report", "case", "-o", "report.md"))
    assert list(folder.glob(".report*")) == []
    _one_line(run("report", "case", "-o", "no/such/report.md"))


def test_reviewer_by_option(folder: Path) -> None:
    fine("--reviewer", "Sami", "new", "case", "article.txt")
    fine("verdict", "add", "case", "1", "true", "--rationale", "x", "--reviewer", "Rana")
    fine("--reviewer", "Lina", "claim", "dismiss", "case", "1", "--reason", "x")
    reviewers = [row["reviewer"] for row in fine("log", "case", "--json").rows]
    assert reviewers == ["Lina", "Rana", "Sami"]
    _one_line(run("undo", "case"))  # Noura did nothing


def test_changed_bytes_are_told_by_verify(folder: Path) -> None:
    fine("new", "case", "article.txt")
    (kept,) = (folder / "case" / "sources").iterdir()
    kept.chmod(0o644)
    kept.write_text("changed", encoding="utf-8")
    result = run("verify", "case")
    assert result.code == 1
    assert kept.name in result.out


def test_a_report_goes_into_a_pipe_and_does_not_replace_it(folder: Path) -> None:
    fine("new", "case", "article.txt")
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    fine("report", "case", "--format", "md", "-o", str(pipe))
    assert reader.communicate()[0].decode() == run("report", "case", "--format", "md").out
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_words_that_stand_again_in_a_repeated_body_are_one_place(folder: Path) -> None:
    body = "\n".join(
        f"{ARTICLE} وأعلنت بلدية أخرى رقم {number} خطة لتوسيع الطريق القديم." for number in (1, 2)
    )
    (folder / "twice.txt").write_text(f"{body}\nعنوان الخبر عن الجسر\n{body}", encoding="utf-8")
    fine("new", "twice", "twice.txt")
    added = fine("claim", "add", "twice", "رقم 2 خطة")
    assert "رقم 2 خطة" in added.out
    refused = _one_line(run("claim", "add", "twice", "الطريق القديم"))
    assert "2 times" in refused
