"""How the classes of events behave that the packs name, whatever the language (`events.toml`)."""

from __future__ import annotations

from pathlib import Path

from workbench import kept

_TOLD = kept.table(Path(__file__).with_name("events.toml"))


def _classes(behaviour: str) -> frozenset[str]:
    return frozenset(_TOLD[behaviour])


WEAK = _classes("weak")
PHASES = _classes("phases")
ONCE = _classes("once")
ONCE_EVER = _classes("once_ever")
OFTEN = _classes("often")
RECURRING = _classes("recurring")
UNIQUE = _classes("unique")
BY_ACTOR = _classes("by_actor")
UNDERGONE = _classes("undergone")
BEGINS = _classes("begins")
BEGINS_SURELY = _classes("begins_surely")
COUNTED_FROM = _classes("counted_from")
LASTING_FROM = _classes("lasting_from")
LOOSE_HOURS = _classes("loose_hours")
OPPOSITES = tuple((first, second) for first, second in _TOLD["opposites"])
KIN = tuple(frozenset(family) for family in _TOLD["kin"])
SAME: dict[str, str] = _TOLD["same"]
COMMON = OFTEN | _classes("tells_little")
"""Sharing one of these brings no two tellings together."""
