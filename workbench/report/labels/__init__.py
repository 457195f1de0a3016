"""Words of the report, one TOML file a language: a new language is a new file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from workbench.i18n import tr
from workbench.model import InputError


@cache
def label_languages() -> tuple[str, ...]:
    return tuple(
        sorted(f.name[:-5] for f in resources.files(__package__).iterdir() if f.name.endswith(".toml"))
    )


@cache
def labels(lang: str) -> dict[str, Any]:
    """The labels of a language. Raises InputError for a language without any."""
    if lang not in label_languages():
        raise InputError(
            tr(
                "no report labels in {lang!r}; there are: {there}",
                lang=lang,
                there=", ".join(label_languages()),
            )
        )
    return tomllib.loads((resources.files(__package__) / f"{lang}.toml").read_text(encoding="utf-8"))
