"""`workbench locate`: quotations in given texts and in files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import fine, run

TEXT = "The minutes say: the bridge was opened on 12 November 2016, in the rain."


def _ask(*args: str, **request: object) -> dict[str, object]:
    (row,) = fine("locate", *args, stdin=json.dumps({"id": 1, **request})).rows
    assert row["id"] == 1
    return row


def test_in_the_lines_own_text() -> None:
    row = _ask(quote="the bridge was opened", text=TEXT)
    assert row["found"] is True
    (match,) = row["matches"]  # type: ignore[misc]  # JSON
    assert list(match) == ["source", "start", "end", "text", "score", "how"]
    assert match["text"] == TEXT[match["start"] : match["end"]] == "the bridge was opened"
    assert match["how"] == "exact"


def test_in_files(tmp_path: Path) -> None:
    files = [tmp_path / "a.txt", tmp_path / "b.html"]
    files[0].write_text("Nothing of the kind.", encoding="utf-8")
    files[1].write_text(f"<html><body><article><p>{TEXT}</p></article></body></html>", encoding="utf-8")
    row = _ask(*map(str, files), quote="OPENED on “12 November 2016”")
    assert row["found"] is True
    assert row["matches"][0]["source"] == str(files[1])  # type: ignore[index]  # JSON
    assert row["matches"][0]["how"] == "folded"  # type: ignore[index]  # JSON


def test_in_all_registered_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article, minutes = tmp_path / "a.txt", tmp_path / "minutes.txt"
    article.write_text("The bridge is open.", encoding="utf-8")
    minutes.write_text(TEXT, encoding="utf-8")
    for name in ("one", "two"):
        fine("new", str(tmp_path / name), str(article))
    fine("source", "add", str(tmp_path / "two"), str(minutes))
    fine("registry", "add", str(tmp_path / "two"))
    monkeypatch.chdir(tmp_path / "one")
    quote = "opened on 12 November 2016"
    assert _ask(quote=quote)["found"] is False
    (match,) = _ask("--registered", quote=quote)["matches"]  # type: ignore[misc]  # JSON
    assert match["source"].startswith(str(tmp_path / "two" / "minutes-"))
    monkeypatch.chdir(tmp_path)
    assert _ask("--registered", quote=quote)["found"] is True


def test_not_found() -> None:
    row = _ask(quote="sales of umbrellas doubled in Lisbon", text=TEXT)
    assert row["found"] is False


def test_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # where no case is
    assert "error" in _ask(quote="x")
    assert "error" in _ask(text="x")
    assert "error" in _ask(quote="x", text=5)
    missing = run("locate", str(tmp_path / "none.txt"), stdin="{}")
    assert missing.code == 1
    assert missing.err.count("\n") == 1
