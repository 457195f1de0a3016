"""The article cut into pieces at every edge of a claim or flag, so that overlapping spans nest on paper."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from workbench.model import Block, BlockRole, Span
from workbench.report.model import ClaimEntry, FlagEntry, Report

T = TypeVar("T")
_WIDE = 400
"""Code points; a longer span of a flag (a repeated block) is marked where it starts, not all along."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that belongs to the same claims and flags from end to end."""

    text: str
    claims: tuple[ClaimEntry, ...]
    """The shortest first: it is the one that a reader means who points here."""
    flags: tuple[FlagEntry, ...]
    begins: tuple[ClaimEntry, ...]
    """Claims whose first piece this is."""
    raises: tuple[FlagEntry, ...]
    """Flags of which one span starts here."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    role: BlockRole
    pieces: tuple[Piece, ...]
    claims: tuple[ClaimEntry, ...]
    """Claims that begin in it, in order."""


def paragraphs(report: Report) -> tuple[Paragraph, ...]:
    """The article's text, whole, in order; only the white space between blocks is left out."""
    text = report.article.text
    blocks = _blocks(text, report.article.blocks)
    claims = [entry for entry in report.claims if entry.claim.present and entry.claim.span.end <= len(text)]
    shown = [entry for entry in report.flags if entry.unsettled]
    cuts = sorted(
        {edge for block in blocks for edge in (block.span.start, block.span.end)}
        | {edge for entry in claims for edge in (entry.claim.span.start, entry.claim.span.end)}
        | {edge for entry in shown for span in entry.flag.spans for edge in (span.start, span.end)}
    )
    covering_claims = _covering(cuts, ((entry.claim.span, entry) for entry in claims))
    narrow = ((s, entry) for entry in shown for s in entry.flag.spans if _length(s) <= _WIDE)
    covering_flags = _covering(cuts, narrow)
    starting: dict[int, list[ClaimEntry]] = defaultdict(list)
    for entry in claims:
        starting[entry.claim.span.start].append(entry)
    raising: dict[int, list[FlagEntry]] = defaultdict(list)
    for flagged in shown:
        for span in flagged.flag.spans:
            raising[span.start].append(flagged)
    made = []
    for block in blocks:
        pieces = []
        first = bisect_right(cuts, block.span.start) - 1
        for at in range(first, bisect_right(cuts, block.span.end) - 1):
            start, end = cuts[at], cuts[at + 1]
            inside = sorted(covering_claims[at], key=lambda entry: _length(entry.claim.span))
            pieces.append(
                Piece(
                    text=text[start:end],
                    claims=tuple(inside),
                    flags=tuple(dict.fromkeys(covering_flags[at])),
                    begins=tuple(starting[start]),
                    raises=tuple(dict.fromkeys(raising[start])),
                )
            )
        begun = tuple(entry for piece in pieces for entry in piece.begins)
        made.append(Paragraph(block.role, tuple(pieces), begun))
    return tuple(made)


def _length(span: Span) -> int:
    return span.end - span.start


def _covering(cuts: list[int], spans: Iterable[tuple[Span, T]]) -> dict[int, list[T]]:
    """For each interval between cuts, by its index, what covers it."""
    index = {cut: at for at, cut in enumerate(cuts)}
    covering: dict[int, list[T]] = defaultdict(list)
    for span, owner in spans:
        for at in range(index[span.start], index[span.end]):
            covering[at].append(owner)
    return covering


def _blocks(text: str, blocks: Iterable[Block]) -> list[Block]:
    """The blocks, and as paragraphs whatever text stands between them."""
    whole: list[Block] = []
    at = 0
    for block in sorted(blocks, key=lambda block: block.span):
        if text[at : block.span.start].strip():
            whole.append(Block(Span(at, block.span.start), BlockRole.PARAGRAPH))
        whole.append(block)
        at = block.span.end
    if text[at:].strip():
        whole.append(Block(Span(at, len(text)), BlockRole.PARAGRAPH))
    return whole
