"""The state of cutting one sentence into pieces, and what its rules ask of it."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.language.clauses.line import Line
from workbench.language.clauses.voice import Voice
from workbench.language.clauses.words import (
    COLON,
    COMMA,
    HARD,
    PHRASE,
)


@dataclass(slots=True)
class Piece:
    """Words `[start, end)` of a line; `frame` is the "X said" of what another piece says."""

    start: int
    end: int
    frame: bool = False
    voice: Voice | None = None
    nested: bool = False
    shares: bool = False
    """Its verb may hang on the auxiliary of the piece before: "will cut jobs and | close plants"."""


def opener(line: Line, at: int) -> int:
    """How many words of mere connection stand at a position ("however", "for example")."""
    if not line.marks[at] & PHRASE:
        return 0
    size = line.phrase(at, "openers")
    # "instead of X" is no "instead".
    return 0 if size and max(line.phrase(at, "concessives"), line.phrase(at, "frames")) > size else size


class Cutter:
    """What stands so far of a sentence: pieces that are done, and where the next one began."""

    def __init__(self, line: Line, start: int, end: int) -> None:
        self.line = line
        self.marks = line.marks
        while end > start and (self.marks[end - 1] & (COMMA | HARD | COLON) or line.forms[end - 1] == "."):
            end -= 1
        self.first = start
        self.start = start
        self.end = end
        self.voice: Voice | None = None
        self.framed = False
        self.nested = -1
        self.closing = -1  # the dash that closes an aside
        self.shared = -1  # where a piece begins that may hang on the auxiliary before it
        self.inserted = (start, start)  # the last relative clause between commas
        self.heard = 0  # pieces before this one have their speaker
        self.pieces: list[Piece] = []

    def _close(self, end: int, *, frame: bool = False) -> None:
        if end > self.start:
            piece = Piece(self.start, end, frame, None if frame else self.voice)
            piece.shares = self.start == self.shared
            self.pieces.append(piece)

    def _stands(self, start: int, end: int) -> bool:
        """Whether a stretch without much grammar holds enough to be a claim."""
        return end - start >= 3 and (
            self.line.has_fact(start, end) or self.line.has_finite(start, end) or end - start >= 5
        )

    def _left(self, at: int) -> bool:
        """Whether what stands so far has a predicate."""
        return self.line.has_finite(self.start, at)

    def _main(self, at: int) -> bool:
        """Whether what stands so far has a predicate outside relative clauses."""
        relative = self.line.first_relative(self.start, at)
        return self.line.has_finite(self.start, relative if relative > self.start else at)
