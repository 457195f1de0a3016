"""Captures: names, fixity, crashes and hostile names."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.archive import captures
from workbench.model import CaseError

HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_name_sum_and_bytes(tmp_path: Path) -> None:
    stored = captures.put(tmp_path / "sources", b"hello", name="My File.TXT")
    assert stored == captures.Stored("my-file-2cf24dba.txt", HELLO, 5, is_new=True)
    assert captures.get(tmp_path / "sources", stored.file) == b"hello"
    assert captures.problem(tmp_path / "sources", stored.file, HELLO) == ""
    assert names(tmp_path / "sources") == [stored.file]


def test_the_same_bytes_are_stored_once(tmp_path: Path) -> None:
    first = captures.put(tmp_path, b"hello", title="One")
    second = captures.put(tmp_path, b"hello", title="Two", name="two.md")
    assert second.file == first.file
    assert not second.is_new
    assert len(names(tmp_path)) == 1


def test_a_changed_file_of_that_name_is_not_trusted(tmp_path: Path) -> None:
    first = captures.put(tmp_path, b"hello", title="One")
    (tmp_path / first.file).write_bytes(b"other")
    assert "was changed" in captures.problem(tmp_path, first.file, HELLO)
    again = captures.put(tmp_path, b"hello", title="One")
    assert again.is_new
    assert again.file == f"one-{HELLO}.txt"
    assert captures.get(tmp_path, again.file) == b"hello"
    assert captures.get(tmp_path, first.file) == b"other"


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [
        ("../../etc/passwd", "", "passwd-2cf24dba.txt"),
        ("..\\..\\boot.ini", "", "boot-2cf24dba.ini"),
        ("CON", "", "con-source-2cf24dba.txt"),
        ("a.html", "كم كلف الجسر؟", "km-klf-aljsr-2cf24dba.html"),
        ("", "", "source-2cf24dba.txt"),
        ("x." + "y" * 50, "z" * 400, "z" * 60 + "-2cf24dba.txt"),
        ("page.ht ml", "Été — 2018", "ete-2018-2cf24dba.txt"),
        (".hidden", "发布会", "source-2cf24dba.txt"),
    ],
)
def test_hostile_and_foreign_names(tmp_path: Path, name: str, title: str, expected: str) -> None:
    assert captures.put(tmp_path, b"hello", name=name, title=title).file == expected
    assert names(tmp_path) == [expected]


@given(st.text(max_size=80))
def test_a_slug_is_a_safe_name(title: str) -> None:
    made = captures.slug(title)
    assert 1 <= len(made) <= 67
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not made.startswith("-")


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CaseError, match="No space left"):
        captures.put(tmp_path, b"hello", title="One")
    assert names(tmp_path) == []


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "sources").write_bytes(b"")
    with pytest.raises(CaseError, match="cannot keep the source"):
        captures.put(tmp_path / "sources", b"hello", title="One")


@pytest.mark.parametrize("file", ["", ".", "..", "../x", "/etc/passwd", "a/b", "a\\b", "a\x00b"])
def test_only_names_inside_the_folder_are_read(tmp_path: Path, file: str) -> None:
    with pytest.raises(CaseError, match="no file name inside"):
        captures.get(tmp_path, file)


def test_links_and_missing_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(CaseError, match="is a link"):
        captures.get(tmp_path, "link")
    assert "is a link" in captures.problem(tmp_path, "link", HELLO)
    assert "cannot be read" in captures.problem(tmp_path, "gone.txt", HELLO)
    with pytest.raises(CaseError, match="cannot read"):
        captures.get(tmp_path, "gone.txt")


def test_files_that_nobody_knows(tmp_path: Path) -> None:
    stored = captures.put(tmp_path, b"hello", title="One")
    (tmp_path / ".capture-x").write_bytes(b"")
    assert captures.unknown(tmp_path, [stored.file]) == (".capture-x",)
    assert captures.unknown(tmp_path / "none", []) == ()
