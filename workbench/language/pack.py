"""Language packs: the words of a language, as data. A new language is a new `packs/<code>.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from workbench.model import InputError


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a pack."""
    folder = resources.files(__package__) / "packs"
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml")))


@cache
def pack(lang: str) -> dict[str, Any]:
    """The pack of a language, as parsed. Raises InputError for a language without one."""
    if lang not in languages():
        raise InputError(f"no language pack for {lang!r}; there are: {', '.join(languages())}")
    file = resources.files(__package__) / "packs" / f"{lang}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
