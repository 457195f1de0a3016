"""Which texts are one text: five papers that printed one agency report are one origin, not five.

Texts are compared by their runs of five folded words. Of long texts a sample of the runs is kept,
the same ones in every text (FracMinHash: Irber et al. 2022), so that a short text is still found in
a long one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from workbench.language.fold import fold

ONE_TEXT = 0.5
"""Share of the shorter text's runs that the longer one has, from which on both are one text."""
_RUN = 5
_FEWEST = 8
"""Runs; texts of fewer are one text only if they are the same."""
_KEPT = 32_768
"""Runs of a text that are kept, about."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sketch:
    runs: frozenset[int]
    """CRC-32 of the runs of words that are below `bound`."""
    bound: int
    count: int
    """Words in the whole text."""


@lru_cache(128)
def sketch(text: str) -> Sketch:
    """What is kept of a text for comparing it."""
    words = _WORD.findall(fold(text))
    runs = {crc32(" ".join(words[at : at + _RUN]).encode()) for at in range(max(1, len(words) - _RUN + 1))}
    bound = 1 << 32
    while len(runs) > _KEPT:
        bound >>= 1
        runs = {run for run in runs if run < bound}
    return Sketch(frozenset(runs) if words else frozenset(), bound, len(words))


def likeness(one: Sketch, other: Sketch) -> float:
    """0..1, the share of the shorter text's runs of words that the other one has."""
    bound = min(one.bound, other.bound)
    left = one.runs if one.bound == bound else {run for run in one.runs if run < bound}
    right = other.runs if other.bound == bound else {run for run in other.runs if run < bound}
    least = min(len(left), len(right))
    if least < _FEWEST:
        return float(bool(least) and left == right)
    return len(left & right) / least


def origins(texts: Sequence[str]) -> list[int]:
    """For each text the index of the first one that is the same text; an empty one is its own.

    A text that is like two others makes all three one.
    """
    sketches = [sketch(text) for text in texts]
    first = list(range(len(texts)))
    for at in range(len(texts)):
        for before in range(at):
            if first[before] != first[at] and likeness(sketches[before], sketches[at]) >= ONE_TEXT:
                low, high = sorted((first[before], first[at]))
                first = [low if origin == high else origin for origin in first]
    return first
