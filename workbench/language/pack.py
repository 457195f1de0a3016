"""Language packs: the words of a language, as data. A new language is a new `packs/<code>.toml`.

Parsing a pack takes as long as reading an article, so what was parsed is kept beside the packs, as
Python keeps bytecode: for the file's size and time of change, and only where Python may write.
`python -m workbench.language.pack` writes it beforehand.
"""

from __future__ import annotations

import marshal
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from workbench.i18n import tr
from workbench.model import InputError

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
    kept, stamp = _kept(file)
    with suppress(OSError, EOFError, ValueError, TypeError):
        told, parsed = marshal.loads(kept.read_bytes())  # noqa: S302  # as trusted as bytecode is
        if told == stamp:
            return dict(parsed)
    parsed = _parsed(file)
    if not sys.dont_write_bytecode:
        _keep(file, parsed)
    return parsed


def _parsed(file: Path) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(file.read_text(encoding="utf-8"))


def _kept(file: Path) -> tuple[Path, tuple[int, int]]:
    """Where the parsed pack is kept, and what must not have changed."""
    known = file.stat()
    kept = file.parent / "__pycache__" / f"{file.stem}.{sys.implementation.cache_tag}.pack"
    return kept, (known.st_size, known.st_mtime_ns)


def _keep(file: Path, parsed: dict[str, Any]) -> None:
    kept, stamp = _kept(file)
    with suppress(OSError, ValueError):  # a folder that cannot be written costs time, nothing else
        kept.parent.mkdir(exist_ok=True)
        new = kept.with_suffix(f".{id(parsed)}.new")
        new.write_bytes(marshal.dumps((stamp, parsed)))
        new.replace(kept)


def keep_all() -> None:
    """Parse whatever changed since it was last kept."""
    for file in Path(__file__).parent.rglob("*.toml"):
        _keep(file, _parsed(file))


if __name__ == "__main__":
    keep_all()
