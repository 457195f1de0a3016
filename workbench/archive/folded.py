"""A long text folded in pieces: the way back is only made for the pieces that are asked for."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

from workbench.language.fold import Folded, fold
from workbench.model import Span

_PIECE = 8192
"""Code points."""


class FoldedSource:
    """Like `Folded`, for texts of megabytes of which few places are looked at."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._starts = list(_cuts(original))
        ends = [*self._starts[1:], len(original)]
        pieces = [fold(original[start:end]) for start, end in zip(self._starts, ends, strict=True)]
        self._ends = ends
        self._folded_starts = [0]
        for piece in pieces:
            self._folded_starts.append(self._folded_starts[-1] + len(piece))
        self.text = "".join(pieces)
        self._made: dict[int, Folded] = {}

    def span(self, start: int, end: int) -> Span:
        """`[start, end)` of the folded text, not empty, in the original."""
        return Span(self._of_letter(start).start, self._of_letter(end - 1).end)

    def _of_letter(self, at: int) -> Span:
        number = bisect_right(self._folded_starts, at) - 1
        if number not in self._made:
            self._made[number] = Folded(self.original[self._starts[number] : self._ends[number]])
        inside = at - self._folded_starts[number]
        found = self._made[number].span(inside, inside + 1)
        return Span(self._starts[number] + found.start, self._starts[number] + found.end)


def _cuts(text: str) -> list[int]:
    """Where the pieces begin: never between a letter and its marks."""
    cuts = [0]
    while cuts[-1] + _PIECE < len(text):
        at = cuts[-1] + _PIECE
        while at < len(text) and unicodedata.category(text[at]) == "Mn":
            at += 1
        cuts.append(at)
    return cuts
