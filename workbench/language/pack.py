"""Language packs: the words of a language, as data. A new language is a new `packs/<code>.toml`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from workbench import kept
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
    return kept.table(_PACKS / f"{lang}.toml")


def made_of(lang: str, name: str, make: Callable[[], _Made]) -> _Made:
    """What is made of the words of a pack, kept until the pack or the function's file changes."""
    folding = Path(__file__).with_name("fold.py")
    return kept.made(_PACKS / f"{lang}.toml", name, make, Path(make.__code__.co_filename), folding)
