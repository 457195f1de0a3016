"""Packs, and what is kept of them between runs."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
        patch.setattr("workbench.kept._parsed", lambda file: pytest.fail("parsed again"))
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


def test_nothing_is_left_of_what_finds_no_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        write(path, data[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert _read_again() == "one"
    assert not list((folder / "__pycache__").iterdir())


def test_both_packs_are_there() -> None:
    assert {"ar", "en"} <= set(packs.languages())


def test_what_is_made_of_a_pack_is_kept_until_the_pack_changes(folder: Path) -> None:
    made: list[str] = []

    def make() -> dict[str, int]:
        made.append("made")
        return {"one": len(made)}

    assert [packs.made_of("xx", "counts", make) for _ in range(2)] == [{"one": 1}, {"one": 1}]
    os.utime(folder / "xx.toml", ns=(1, 1))
    assert packs.made_of("xx", "counts", make) == {"one": 2}


def test_what_is_made_is_made_anew_when_its_maker_changes(folder: Path, tmp_path: Path) -> None:
    maker = tmp_path / "maker.py"
    for body in ("1", "23"):
        maker.write_text(f"def make():\n    return {body}\n", encoding="utf-8")
        told: dict[str, Any] = {}
        exec(compile(maker.read_text(encoding="utf-8"), str(maker), "exec"), told)  # noqa: S102
        assert packs.made_of("xx", "number", told["make"]) == int(body)
