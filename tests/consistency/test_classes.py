"""How classes of events behave: `events.toml` against the packs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench import kept
from workbench.consistency import classes
from workbench.language.pack import languages, pack

TOLD = kept.table(Path(classes.__file__).with_name("events.toml"))
LISTED = frozenset(
    name
    for lang in languages()
    for table in ("events", "hints", "phrases", "hint_phrases")
    for name in pack(lang)["consistency"][table]
)


def _named(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, other in value.items():
            yield from (name, other)
    else:
        for item in value:
            yield from _named(item)


@pytest.mark.parametrize("behaviour", TOLD)
def test_every_class_has_words_in_a_pack(behaviour: str) -> None:
    named = set(_named(TOLD[behaviour]))
    assert named
    assert named - LISTED == set()


def test_every_behaviour_is_used() -> None:
    source = Path(classes.__file__).read_text(encoding="utf-8")
    assert [name for name in TOLD if f'"{name}"' not in source] == []
