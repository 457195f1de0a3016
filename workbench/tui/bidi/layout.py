"""Paragraphs as a terminal shows them: wrapped in logical order, each row put in visual order."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from rich.cells import cell_len

from workbench.i18n import END_ISOLATE, ISOLATE, mirrored
from workbench.language.visible import visible_line
from workbench.tui.bidi.levels import base_level, classes, levels, reset_line
from workbench.tui.bidi.order import Cluster, clusters, reorder
from workbench.tui.bidi.shape import shape

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
WORKED = frozenset("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2068\u2069\ufeff")
"""Format characters without a picture."""
_ISOLATES = str.maketrans({ISOLATE: "\u2068", END_ISOLATE: "\u2069"})
SIMPLE = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u21ff\u2500-\u25fc]*")
"""Letters and signs without marks, of one cell each."""
_PIECE = re.compile(r"(\S+)(\s*)|(\s+)")


class Paragraph:
    """One line of a stored text (no line feed in it), laid out for any width.

    All offsets are code points from the paragraph's start. With `ordered=False` text is shown in
    logical order and unjoined, for a terminal that does the rest itself.
    """

    def __init__(self, text: str, base: int | None = None, *, ordered: bool = True) -> None:
        shown = visible_line(text).translate(_ISOLATES)
        self.length = len(text)
        rtl = ordered and RIGHT_TO_LEFT.search(shown) is not None
        self.base = (base_level(shown) if base is None else base) if ordered else 0
        glyphs = shape(shown) if rtl else list(shown)
        # Joiners and marks have done their work by now, and not every terminal gives them no width.
        gone = WORKED if ordered else frozenset("\u2068\u2069")
        self.glyphs = ["" if glyph in gone else glyph for glyph in glyphs]
        self._shown = shown
        self._plain = not (rtl or self.base)
        self.is_simple = self._plain and SIMPLE.fullmatch(shown) is not None
        """Whether each of its code points takes one cell, from left to right."""
        self._rows: tuple[int, tuple[tuple[int, int], ...]] = (-1, ())
        self._lines: dict[tuple[int, int], tuple[Cluster, ...]] = {}

    @cached_property
    def _kinds(self) -> list[str]:
        return [] if self._plain else classes(self._shown)

    @cached_property
    def _levels(self) -> list[int]:
        """Not needed for wrapping: most paragraphs of a long article are never looked at."""
        return [0] * self.length if self._plain else levels(self._shown, self.base)

    @property
    def width(self) -> int:
        """Cells on one unwrapped row."""
        return cell_len("".join(self.glyphs))

    def rows(self, width: int) -> tuple[tuple[int, int], ...]:
        """`[start, end)` of each row at `width` cells; the blanks at a row's end hang and are left out."""
        if self._rows[0] != width:
            self._rows = (width, tuple(self._wrap(max(1, width))))
        return self._rows[1]

    def fitting(self, room: int) -> int:
        """End of the longest beginning within `room` cells, in the middle of a word too."""
        used = 0
        for cluster in clusters(self.glyphs, [0] * self.length):
            used += cluster.width
            if used > room:
                return cluster.start
        return self.length

    def line(self, start: int, end: int) -> tuple[Cluster, ...]:
        """The clusters of a row, from the left edge of the screen to the right."""
        key = (start, end)
        if key not in self._lines:
            line = self._levels[start:end]
            if self._kinds:
                reset_line(self._kinds[start:end], line, self.base)
            self._lines[key] = tuple(reorder(clusters(self.glyphs[start:end], line, start)))
        return self._lines[key]

    def _wrap(self, width: int) -> list[tuple[int, int]]:
        rows: list[tuple[int, int]] = []
        start = end = used = 0
        for match in _PIECE.finditer(self._shown):
            if match[1] is None:  # only at the paragraph's start: keep an indent
                end = match.end()
                used = match.end() - match.start()
                continue
            word_start, word_end = match.span(1)
            needed = cell_len("".join(self.glyphs[word_start:word_end]))
            if used and used + needed > width and end > start:
                rows.append((start, end))
                start, used = word_start, 0
            while needed > width:  # longer than a row: cut where it is full
                cut = self._cut(word_start, width - used)
                rows.append((start, cut))
                start = word_start = cut
                used = 0
                needed = cell_len("".join(self.glyphs[word_start:word_end]))
            end = word_end
            used += needed + len(match[2])
        if end > start or not rows:
            rows.append((start, end))
        return rows

    def _cut(self, start: int, room: int) -> int:
        """End of the longest piece from `start` within `room` cells, at least one cluster."""
        used = 0
        for cluster in clusters(self.glyphs[start:], self._levels[start:], start):
            if used and used + cluster.width > room:
                return cluster.start
            used += cluster.width
        return self.length


def direction(text: str) -> int:
    """0 or 1 by the first strong character; without one the interface's own direction."""
    return base_level(visible_line(text).translate(_ISOLATES), int(mirrored()))


@lru_cache(8192)
def paragraph(text: str, base: int | None = None, ordered: bool = True) -> Paragraph:
    """A cached `Paragraph`."""
    return Paragraph(text, base, ordered=ordered)


def visual(text: str, base: int | None = None) -> str:
    """One unwrapped line as the screen shows it, from left to right."""
    laid = paragraph(text, base)
    return "".join(cluster.text for cluster in laid.line(0, laid.length))
