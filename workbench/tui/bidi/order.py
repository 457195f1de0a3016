"""Visual order of a line: clusters (what shares a cell), reordering (L2) and mirroring (L4)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from rich.cells import cell_len

from workbench.tui.bidi.levels import BRACKETS

_PAIRS = BRACKETS + "<>«»‹›≤≥≪≫"
MIRROR = {
    a: b
    for left, right in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)
    for a, b in ((left, right), (right, left))
}


class Cluster(NamedTuple):
    """Code points `[start, end)` that share one cell (two for a wide character)."""

    start: int
    end: int
    level: int
    text: str
    """What to show: shaped, mirrored."""
    width: int
    """Cells; 0 only for marks that stand alone."""


def clusters(glyphs: Sequence[str], levels: Sequence[int], start: int = 0) -> list[Cluster]:
    """Clusters in logical order. `start` is the offset of the first glyph.

    A mark goes with what stands before it, and so does a format character or a swallowed letter of the
    same level; of another one it is a cluster without width, since it parts the levels beside it.
    """
    found: list[Cluster] = []
    for at, (glyph, level) in enumerate(zip(glyphs, levels, strict=True), start):
        text, width, leans = _drawn(glyph, level % 2)
        if leans and found and (leans is Leans.ALWAYS or level == found[-1].level):
            last = found[-1]
            text = last.text + glyph
            found[-1] = Cluster(last.start, at + 1, last.level, text, cell_len(text))
        else:
            found.append(Cluster(at, at + 1, level, text, width))
    return found


class Leans(Enum):
    """When a glyph shares the cell of what stands before it."""

    ALWAYS = 1
    ON_ITS_LEVEL = 2


@lru_cache(4096)
def _drawn(glyph: str, turned: int) -> tuple[str, int, Leans | None]:
    """What to show of a glyph on a level (odd: `turned`), its cells, and whether it leans."""
    text = MIRROR.get(glyph, glyph) if turned else glyph
    kind = category(glyph) if glyph > "\u00ac" else ""
    leans = None
    if kind in ("Mn", "Me", "Mc"):
        leans = Leans.ALWAYS
    elif not glyph or kind == "Cf":
        leans = Leans.ON_ITS_LEVEL
    return text, cell_len(text), leans


def reorder(line: list[Cluster]) -> list[Cluster]:
    """Rule L2: from the highest level down, turn every run of at least that level round."""
    line = list(line)
    highest = max((cluster.level for cluster in line), default=0)
    for level in range(highest, 0, -1):
        i = 0
        while i < len(line):
            if line[i].level < level:
                i += 1
                continue
            stop = i
            while stop < len(line) and line[stop].level >= level:
                stop += 1
            line[i:stop] = line[i:stop][::-1]
            i = stop
    return line
