"""Escape and a key right after it: Textual (8.2) reads one key with alt in them, and loses the first."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.events import Key

ESCAPE = "\x1b"


class EscapeParser(XTermParser):
    """Signs come as two keys; letters and digits with alt, which `TypeAhead` parts if they mean nothing."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        if sequence.startswith(ESCAPE) and isinstance(ANSI_SEQUENCES_KEYS.get(sequence), str):
            sequence, alt = sequence[1:], True  # what a Mac's option key writes; it means what is on the key
        if alt and sequence.isprintable() and not sequence.isalnum():
            yield Key("escape", ESCAPE)
        yield from super()._sequence_to_key_events(sequence, alt)


def part_escapes(driver: Driver) -> None:
    """Have a driver read keys in this way."""
    module = sys.modules[type(driver).__module__]
    if hasattr(module, "XTermParser"):
        module.XTermParser = EscapeParser  # type: ignore[attr-defined]  # that of the driver
