"""Language packs: the words of a language, as data. A new language is a new `packs/<code>.toml`.

Parsing a pack takes as long as reading an article, so what was parsed is kept beside the packs, as
Python keeps bytecode: for the file's size and time of change, and only where Python may write.
`python -m tools.keep` writes it beforehand.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from workbench.i18n import tr
from workbench.model import InputError

_Made = TypeVar("_Made")
_PACKS = Path(__file__).with_name("packs")


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a pack."""
    return tuple(sorted(file.stem for file in _PACKS.glob("*.toml")))


@cache
def pack(lang: str) -> dict[str, Any]:
    """The pack of a language, as parsed. Raises InputError for a language without one."""
    if lang not in languages():
        raise InputError(
            tr("no language pack for {lang!r}; there are: {there}", lang=lang, there=", ".join(languages()))
        )
    return read_table(_PACKS / f"{lang}.toml")


def read_table(file: Path) -> dict[str, Any]:
    """A file of words, as parsed."""
    return dict(_kept(file, "pack", lambda: _parsed(file)))


def made_of(lang: str, name: str, make: Callable[[], _Made]) -> _Made:
    """What is made of the words of a pack, in plain numbers, texts, lists and dictionaries.

    It is kept as the parsed pack is, as long as the function's file does not change either.
    """
    folding = Path(__file__).with_name("fold.py")
    return _kept(_PACKS / f"{lang}.toml", name, make, Path(make.__code__.co_filename), folding)


def _parsed(file: Path) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(file.read_text(encoding="utf-8"))


def _kept(file: Path, name: str, make: Callable[[], _Made], *made_by: Path) -> _Made:
    """What was kept of a file under a name, for the sizes and times of change of all that it came of."""
    kept = file.parent / "__pycache__" / f"{file.stem}.{sys.implementation.cache_tag}.{name}"
    stamp = [(known.st_size, known.st_mtime_ns) for known in (source.stat() for source in (file, *made_by))]
    with suppress(OSError, EOFError, ValueError, TypeError):
        told, made = marshal.loads(kept.read_bytes())  # noqa: S302  # as trusted as bytecode is
        if told == stamp:
            return cast("_Made", made)
    new = make()
    if not sys.dont_write_bytecode:
        keep(kept, (stamp, new))
    return new


def keep(file: Path, what: Any) -> None:
    """Write what marshal can, where Python may write; elsewhere it costs time, nothing else."""
    with suppress(OSError, ValueError):
        file.parent.mkdir(exist_ok=True)
        new = file.with_suffix(f".{id(what)}.new")
        new.write_bytes(marshal.dumps(what))
        new.replace(file)
