"""Pieces of a sentence made presentable: trimmed, the empty ones joined or dropped, in order."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.language.clauses.cutter import Piece, opener
from workbench.language.clauses.line import Line
from workbench.language.clauses.words import (
    AND,
    APPOSITION,
    BUT,
    FINITE,
    JOINED,
    NEGATION,
    PARTICLE,
    PHRASE,
    THAT,
)

_LOOSE = frozenset(",.;:!?…\"'-|•*/()[]{}")
"""Signs that no clause begins or ends with (a currency or a per cent sign may)."""


def trimmed(line: Line, pieces: Iterable[Piece], start: int, end: int) -> list[Piece]:
    """The pieces that are worth a clause, without what only joins them, by their start."""
    kept: list[Piece] = []
    for piece in pieces:
        _trim(line, piece)
        size = piece.end - piece.start
        if size <= 0 or (piece.frame and not _says_something(line, piece)):
            continue
        if size < 2 and kept and not piece.nested and kept[-1].end <= piece.start and not kept[-1].frame:
            kept[-1].end = piece.end  # a lone word is the rest of what stands before it
            continue
        kept.append(piece)
    solid = [piece for piece in kept if _solid(line, piece)]
    kept = solid or kept[:1]
    if not kept:
        whole = Piece(start, end)
        _trim(line, whole, openers=False)
        return [whole] if whole.end > whole.start else []
    kept += [part for piece in kept for part in _both(line, piece)]
    kept.sort(key=lambda piece: (piece.start, -piece.end))
    return kept


def _solid(line: Line, piece: Piece) -> bool:
    start, end = piece.start, piece.end
    enough = 3 if piece.voice is None else 2
    holds = line.has_fact(start, end) or line.has_finite(start, end) or line.named(start, end)
    return end - start >= enough or holds


def _says_something(line: Line, piece: Piece) -> bool:
    """A frame is a clause only if it tells more than that somebody spoke."""
    start, end = piece.start, piece.end
    return (
        (line.has_finite(start, end) and end - start >= 2)
        or line.has_fact(start, end)
        or line.named(start, end)
    )


def _trim(line: Line, piece: Piece, *, openers: bool = True) -> None:
    marks = line.marks
    start, end = piece.start, piece.end
    while start < end:
        mark = marks[start]
        size = opener(line, start) if openers else 0
        if size == 1 and mark & THAT and line.marks[min(start + 1, end - 1)] & FINITE:
            size = 0  # "but that does not"
        if line.forms[start] in _LOOSE and not (line.forms[start] == "(" and ")" in line.forms[start:end]):
            start += 1
        elif size and start + size < end:
            start += size
        elif openers and mark & (AND | BUT) and not mark & (FINITE | APPOSITION) and start + 1 < end:
            start += 1
        else:
            break
    quotes = line.forms[start:end].count('"')
    while end > start and (
        line.forms[end - 1] in _LOOSE or (openers and marks[end - 1] & AND and not piece.nested)
    ):
        if line.forms[end - 1] in ")]}" and any(form in "([{" for form in line.forms[start : end - 1]):
            break
        if line.forms[end - 1] == '"':
            if quotes % 2 == 0:
                break
            quotes -= 1
        end -= 1
    piece.start, piece.end = start, end


def offsets(line: Line, piece: Piece) -> tuple[int, int]:
    """Where a piece stands in the folded text, without a conjunction written with its first verb."""
    start = line.starts[piece.start]
    mark = line.marks[piece.start]
    if mark & JOINED and mark & (FINITE | NEGATION | PARTICLE) and not mark & APPOSITION:
        start += 1
    return start, line.ends[piece.end - 1]


def _both(line: Line, piece: Piece) -> list[Piece]:
    """Of "both A and B in May", B with the time that the two share is a claim inside the claim."""
    if not line.has_time(piece.start, piece.end):
        return []
    for at in range(piece.start, piece.end - 3):
        size = line.phrase(at, "both") if line.marks[at] & PHRASE else 0
        if size:
            for second in range(at + size + 1, min(at + size + 9, piece.end)):
                if line.marks[second] & (JOINED | AND) and line.has_time(second, piece.end):
                    begin = second + 1 if line.marks[second] & AND else second
                    return [Piece(begin, piece.end, voice=piece.voice, nested=True)]
            return []
    return []
