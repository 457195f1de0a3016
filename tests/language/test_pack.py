"""Packs, and what is kept of them between runs."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.language import pack as packs
from workbench.model import InputError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(packs, "_PACKS", tmp_path)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    packs.pack.cache_clear()
    packs.languages.cache_clear()
    (tmp_path / "xx.toml").write_text('name = "one"\n', encoding="utf-8")
    yield tmp_path
    packs.pack.cache_clear()
    packs.languages.cache_clear()


def _read_again() -> str:
    packs.pack.cache_clear()
    return str(packs.pack("xx")["name"])


def test_a_language_without_a_pack_is_named(folder: Path) -> None:
    with pytest.raises(InputError, match="no language pack for 'fr'; there are: xx"):
        packs.pack("fr")


def test_what_was_parsed_is_kept_until_the_pack_changes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _read_again() == "one"
    with monkeypatch.context() as patch:
        patch.setattr(packs, "_parsed", lambda file: pytest.fail("parsed again"))
        assert _read_again() == "one"
    file = folder / "xx.toml"
    file.write_text('name = "two"\n', encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert _read_again() == "two"


@pytest.mark.parametrize("damage", [b"", b"no marshal", b"\xfb\x00"])
def test_what_is_damaged_is_parsed_anew(folder: Path, damage: bytes) -> None:
    _read_again()
    (kept,) = (folder / "__pycache__").iterdir()
    kept.write_bytes(damage)
    assert _read_again() == "one"


def test_nothing_is_written_where_python_may_not(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert _read_again() == "one"
    assert not (folder / "__pycache__").exists()


def test_both_packs_are_there() -> None:
    assert {"ar", "en"} <= set(packs.languages())
