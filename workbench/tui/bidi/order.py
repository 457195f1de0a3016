"""Visual order of a line: clusters (what shares a cell), reordering (L2) and mirroring (L4)."""

from __future__ import annotations

from collections.abc import Sequence
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
    for i, glyph in enumerate(glyphs):
        if found and _leans(glyph, levels[i] == found[-1].level):
            last = found[-1]
            text = last.text + glyph
            found[-1] = Cluster(last.start, start + i + 1, last.level, text, cell_len(text))
            continue
        level = levels[i]
        text = MIRROR.get(glyph, glyph) if level % 2 else glyph
        found.append(
            Cluster(start + i, start + i + 1, level, text, 1 if "\x20" <= text < "\x7f" else cell_len(text))
        )
    return found


def _leans(glyph: str, level: bool) -> bool:
    """Whether it shares the cell of what stands before it, on the same level or not."""
    if not glyph:
        return level
    kind = category(glyph) if glyph > "\u00ac" else ""
    return kind in ("Mn", "Me", "Mc") or (kind == "Cf" and level)


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
