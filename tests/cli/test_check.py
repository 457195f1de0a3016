"""`workbench check`: findings, exit codes, many files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import fine, run

CLEAN = "The town opened the bridge in March 2015.\n"
# The planted conflict: one opening, two dates.
CONFLICT = (
    "The bridge\nThe town opened the bridge in March 2015.\nThe town opened the bridge in November 2016.\n"
)
SHOP = "The shop opened in 2004, ten years ago, its owner said.\n"


@pytest.fixture(autouse=True)
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "conflict.txt").write_text(CONFLICT, encoding="utf-8")
    return tmp_path


def test_nothing_found() -> None:
    assert run("check", "clean.txt") == run("check", "clean.txt", "clean.txt")
    assert run("check", "clean.txt").code == 0


def test_a_conflict_is_found_where_it_stands() -> None:
    result = run("check", "conflict.txt")
    assert result.code == 1
    assert result.err == ""
    first = result.out.splitlines()[0]
    assert first.startswith("conflict.txt:2:")
    assert ": conflict: date-conflict: " in first


def test_json_lines() -> None:
    result = run("check", "conflict.txt", "--json")
    assert result.code == 1
    first = result.rows[0]
    told = ["file", "rule", "severity", "message", "question", "why", "score", "values", "spans"]
    assert list(first) == told
    assert first["values"] == ["2015-03-01..2015-03-31", "2016-11-01..2016-11-30"]
    assert all(first["why"])
    assert (first["file"], first["rule"], first["severity"]) == ("conflict.txt", "date-conflict", "conflict")
    for span in first["spans"]:
        assert span["text"] == CONFLICT[span["start"] : span["end"]]


def test_the_day_of_publication_can_be_given(articles: Path) -> None:
    (articles / "shop.txt").write_text(SHOP, encoding="utf-8")
    assert run("check", "shop.txt").code == 0
    found = run("check", "--published", "2018-02-20", "shop.txt")
    assert found.code == 1
    assert "elapsed-time" in found.out
    (articles / "dated.md").write_text(f"---\ndate: 2014-06-01\n---\n\n{SHOP}", encoding="utf-8")
    assert run("check", "--published", "2018-02-20", "dated.md").code == 0  # it says so itself
    wrong = run("check", "--published", "yesterday", "shop.txt")
    assert wrong.code == 1
    assert wrong.err == "workbench: 'yesterday' is not a date; write it as 2018-02-20\n"


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\xff" * 50, None])
def test_an_unreadable_file_is_told_and_the_rest_goes_on(articles: Path, data: bytes | None) -> None:
    if data is not None:
        (articles / "odd.txt").write_bytes(data)
    result = run("check", "odd.txt", "conflict.txt")
    assert result.code == 2
    assert result.err.startswith("workbench: odd.txt")
    assert result.err.count("\n") == 1
    assert "date-conflict" in result.out


def test_folders_and_lists_of_names(articles: Path) -> None:
    folder = articles / "folder" / "deep"
    folder.mkdir(parents=True)
    (folder / "b.txt").write_text(CONFLICT, encoding="utf-8")
    (folder / "c.bin").write_bytes(b"\x00")
    told = run("check", "folder").out
    assert told.startswith(f"{Path('folder') / 'deep' / 'b.txt'}:2:")
    assert run("check", "--files-from", "-", stdin="folder\n\n").out == told
    (articles / "names").write_text("folder\n", encoding="utf-8")
    assert run("check", "--files-from", "names").out == told
    assert run("check", "--files-from", "none").code == 1


def test_many_files_in_order_as_one_by_one(articles: Path) -> None:
    names = [f"{number:03}.txt" for number in range(60)]
    for name in names:
        (articles / name).write_text(CONFLICT if int(name[:3]) % 7 == 0 else CLEAN, encoding="utf-8")
    result = run("check", "--json", *names)
    assert result.code == 1
    told = list(dict.fromkeys(row["file"] for row in result.rows if row["severity"] == "conflict"))
    assert told == [name for name in names if int(name[:3]) % 7 == 0]


def test_usage() -> None:
    assert run("check").code == 2
    assert run("check", "--frobnicate", "clean.txt").code == 2
    assert fine("check", "--help").out


def test_a_name_that_acts_is_shown(articles: Path) -> None:
    name = "a\x1b[31m\u202eb.txt"
    (articles / name).write_text(CONFLICT, encoding="utf-8")
    assert not set(run("check", name).out) & {"\x1b", "\u202e"}
    assert json.loads(run("check", name, "--json").out.splitlines()[0])["file"] == name


def test_files_held_against_one_another(articles: Path) -> None:
    (articles / "other.txt").write_text("The town opened the bridge in May 2019.\n", encoding="utf-8")
    result = run("check", "--together", "clean.txt", "other.txt")
    assert result.code == 1
    assert result.out.startswith("clean.txt:1:")
    assert "conflict: date-conflict" in result.out
    assert result.out.rstrip().endswith("(other.txt)")
    (row,) = run("check", "--together", "--json", "clean.txt", "other.txt").rows
    assert [span["file"] for span in row["spans"]] == ["clean.txt", "other.txt"]
    assert "2015" in row["spans"][0]["text"]
    assert "2019" in row["spans"][1]["text"]
    assert run("check", "--together", "clean.txt").code == 2
    assert run("check", "--together", "clean.txt", "none.txt").code == 2
