"""Language packs: the words of a language, as data. A new language is a new `packs/<code>.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

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
        raise InputError(f"no language pack for {lang!r}; there are: {', '.join(languages())}")
    return tomllib.loads((_PACKS / f"{lang}.toml").read_text(encoding="utf-8"))
