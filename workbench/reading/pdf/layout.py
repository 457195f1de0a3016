"""The letters of a page, with where they stand, to lines in reading order.

Producers write right-to-left text in any order, and pdfium's own reordering makes it worse; what is
sure is where each letter stands. Lengths are points of 1/72 inch, the origin is at the left below.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from workbench.reading.pdf.visual import has_rtl, logical

_NEAR = 40
"""Lines back that a piece of a line may belong to."""
_SPACE = 0.15
"""Gaps between words are wider than this share of the letters' size."""


@dataclass(slots=True)
class Glyph:
    """A drawn sign; a ligature has several letters."""

    text: str
    x: float
    y: float
    """Of the baseline."""
    left: float
    right: float
    size: float


@dataclass(slots=True)
class Line:
    y: float
    size: float
    left: float
    right: float
    glyphs: list[Glyph] = field(default_factory=list)

    def add(self, glyph: Glyph) -> None:
        self.glyphs.append(glyph)
        self.left = min(self.left, glyph.left)
        self.right = max(self.right, glyph.right)

    def gap(self, left: float, right: float) -> float:
        """How far `[left, right]` is from it; 0 if they touch."""
        return max(0.0, left - self.right, self.left - right)


def text_of(glyphs: Iterable[Glyph], *, rtl: bool) -> str:
    """The page's text, one line of it a line; `rtl`: its paragraphs are right-to-left."""
    return "\n".join(_line_text(line, rtl=rtl) for line in lines(glyphs))


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Letters gathered into lines, in the order in which the page first comes to each.

    Pieces that stand side by side on one baseline are one line unless a gap of a letter's size parts
    them, as between columns.
    """
    found: list[Line] = []
    for piece in _pieces(glyphs):
        beside = [line for line in found[-_NEAR:] if _is_beside(line, piece)]
        for line in beside[:1]:
            for other in (*beside[1:], piece):
                for glyph in other.glyphs:
                    line.add(glyph)
            found = [line for line in found if not any(line is gone for gone in beside[1:])]
        if not beside:
            found.append(piece)
    return found


def _is_beside(line: Line, piece: Line) -> bool:
    size = max(line.size, piece.size)
    return abs(line.y - piece.y) < 0.4 * size and line.gap(piece.left, piece.right) < size


def _pieces(glyphs: Iterable[Glyph]) -> Iterator[Line]:
    """Runs of letters that follow each other on a baseline."""
    line: Line | None = None
    for glyph in glyphs:
        if line is not None and not _goes_on(line, glyph):
            yield line
            line = None
        if line is None:
            line = Line(glyph.y, glyph.size, glyph.left, glyph.right)
        line.size = max(line.size, glyph.size)
        line.add(glyph)
    if line is not None:
        yield line


def _goes_on(line: Line, glyph: Glyph) -> bool:
    size = max(line.size, glyph.size)
    return abs(line.y - glyph.y) <= 0.5 * size and line.gap(glyph.left, glyph.right) <= 1.5 * size


def _has_mark(text: str) -> bool:
    return any(unicodedata.category(char) == "Mn" for char in text)


def _line_text(line: Line, *, rtl: bool) -> str:
    glyphs = sorted(_with_marks(line), key=lambda glyph: (glyph.x, glyph.right))
    cells: list[str] = []
    before: Glyph | None = None
    for glyph in glyphs:
        is_space = not glyph.text.strip()
        is_apart = before is not None and glyph.left - before.right > _SPACE * line.size
        if (is_space or is_apart) and cells and cells[-1] != " ":
            cells.append(" ")
        if not is_space:
            cells.append(glyph.text)
            before = glyph
    return logical(cells, rtl=rtl and has_rtl("".join(cells))).strip()


def _with_marks(line: Line) -> list[Glyph]:
    """The line's signs, with vowel marks put to the letters that they stand on.

    Some producers give a raised mark the letter's own text too; then the letter would stand twice.
    """
    if not any(_has_mark(glyph.text) for glyph in line.glyphs):
        return line.glyphs
    signs = _at_one_place(line.glyphs)
    marks = [glyph for glyph in signs if _has_mark(glyph.text)]
    out = [glyph for glyph in signs if not _has_mark(glyph.text)]
    baseline = Counter(round(glyph.y, 1) for glyph in line.glyphs).most_common(1)[0][0]
    for glyph in sorted(marks, key=lambda glyph: glyph.y):  # those on the baseline are letters
        bare = "".join(char for char in glyph.text if unicodedata.category(char) != "Mn")
        raised = abs(glyph.y - baseline) > 0.03 * line.size
        if bare and not raised:
            out.append(Glyph(_ordered(glyph.text), glyph.x, glyph.y, glyph.left, glyph.right, glyph.size))
            continue
        home = _home(glyph, bare, out, line.size)
        if home is None:
            out.append(glyph)
            continue
        new = "".join(char for char in glyph.text if char not in home.text)
        out[out.index(home)] = Glyph(home.text + new, home.x, home.y, home.left, home.right, home.size)
    return out


def _at_one_place(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Signs with those that share a place put together."""
    found: dict[tuple[float, float], Glyph] = {}
    for glyph in glyphs:
        known = found.setdefault((glyph.x, glyph.y), glyph)
        if known is not glyph:
            known.text += glyph.text
    return list(found.values())


def _home(mark: Glyph, bare: str, others: Sequence[Glyph], size: float) -> Glyph | None:
    """The letter that a mark stands on: one of its own text if it has any, else the nearest."""
    middle = (mark.left + mark.right) / 2
    near = [
        other
        for other in others
        if other.text.strip()
        and other.left - 0.3 * size <= middle <= other.right + 0.3 * size
        and (not bare or bare in other.text)
    ]
    return min(near, key=lambda other: abs((other.left + other.right) / 2 - middle), default=None)


def _ordered(text: str) -> str:
    """A letter before its marks."""
    if unicodedata.category(text[0]) != "Mn":
        return text
    bare = "".join(char for char in text if unicodedata.category(char) != "Mn")
    return bare + "".join(char for char in text if unicodedata.category(char) == "Mn")
