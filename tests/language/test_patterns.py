"""Compiled patterns, and what is kept of them between runs."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbench.language import patterns
from workbench.language.patterns import compiled

WRITTEN = r"(?<!\w)[وف]?(?P<head>عمره|عمرها)(?: (\w+)){0,2}? (?P<years>\d{1,3})(?=[,.]|$)"
TEXT = "توفي وعمره نحو 43, وعمرها 9."


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    file = tmp_path / "patterns.kept"
    monkeypatch.setattr(patterns, "_KEPT", file)
    monkeypatch.setattr(patterns, "_fresh", {})
    monkeypatch.setattr("atexit.register", lambda _: None)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    _forget()
    yield file
    _forget()


def _forget() -> None:
    compiled.cache_clear()
    patterns._kept.cache_clear()


def _same(made: re.Pattern[str], pattern: str, flags: int = 0) -> None:
    plain = re.compile(pattern, flags)
    assert (made.pattern, made.flags, made.groups) == (plain.pattern, plain.flags, plain.groups)
    assert dict(made.groupindex) == dict(plain.groupindex)
    found, expected = made.search(TEXT), plain.search(TEXT)
    assert found
    assert expected
    assert (found.span(), found.groupdict(), found.lastgroup) == (
        expected.span(),
        expected.groupdict(),
        expected.lastgroup,
    )


def test_a_pattern_is_what_re_makes_of_it(kept: Path) -> None:
    _same(compiled(WRITTEN), WRITTEN)
    _same(compiled("^(?P<any>.)", re.MULTILINE), "^(?P<any>.)", re.MULTILINE)


def test_what_was_compiled_is_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled(WRITTEN)
    patterns._keep()
    _forget()
    monkeypatch.setattr(patterns, "_parts", lambda *_: pytest.fail("compiled again"))
    _same(compiled(WRITTEN), WRITTEN)


def test_nothing_is_kept_where_python_may_not_write(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled(WRITTEN)
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    patterns._keep()
    assert not kept.exists()


def test_writing_may_be_allowed_after_the_first_pattern(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_exit: list[Callable[[], None]] = []
    monkeypatch.setattr("atexit.register", at_exit.append)
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    compiled(WRITTEN)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    for deed in at_exit:
        deed()
    assert kept.exists()


@pytest.mark.parametrize("damage", [b"", b"no marshal", b"\xfb\x00"])
def test_what_is_damaged_is_compiled_anew(kept: Path, damage: bytes) -> None:
    kept.write_bytes(damage)
    _same(compiled(WRITTEN), WRITTEN)


def test_a_python_that_compiles_otherwise_is_asked_in_public(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> None:
        raise ImportError

    monkeypatch.setattr(patterns, "_parts", missing)
    _same(compiled(WRITTEN), WRITTEN)
    with pytest.raises(re.error):
        compiled("(")
