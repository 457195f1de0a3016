"""A source's text folded for searching.

A long text is folded in pieces: the way back is only made for the pieces that are asked for.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from workbench.language.fold import Folded, belongs_to_letter, fold
from workbench.model import Span

_PIECE = 8192
"""Code points."""
_OUTSIDE = 12
"""Characters beyond an alignment where the quotation's ends are looked for, at least."""
_OCCURRENCES = 1000
"""A short quotation's occurrences are looked through up to here."""
WORD = re.compile(r"[^\W_]+")


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
        while at < len(text) and belongs_to_letter(text[at]):
            at += 1
        cuts.append(at)
    return cuts


@lru_cache(4)
def folded_text(text: str) -> FoldedSource:
    """The text folded; the last few are kept."""
    return FoldedSource(text)


def needle(quote: str) -> str:
    """A quotation folded, with single spaces."""
    return " ".join(fold(quote).split())


def to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Ends moved to the nearest edge of a word, and off what stands between words.

    Where nothing would be left they stay as they are.
    """
    asked = start, end
    if start and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        left, right = start, start
        while left and text[left - 1].isalnum():
            left -= 1
        while right < len(text) and text[right].isalnum():
            right += 1
        start = left if start - left <= right - start else right
    if end < len(text) and text[end].isalnum() and text[end - 1 : end].isalnum():
        left, right = end, end
        while left and text[left - 1].isalnum():
            left -= 1
        while right < len(text) and text[right].isalnum():
            right += 1
        end = right if right - end <= end - left else left
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return (start, end) if start < end else asked


def to_ends(text: str, wanted: str, start: int, end: int) -> tuple[int, int]:
    """`to_words`, then out to the quotation's first and last word where they stand a little outside.

    An alignment is as long as the quotation; what the source has more of pushes its ends out.
    """
    start, end = to_words(text, start, end)
    words = WORD.findall(wanted)
    if not words:
        return start, end
    reach = max(_OUTSIDE, len(wanted) // 4)
    if not text.startswith(words[0], start):
        before = re.compile(rf"\b{words[0]}\b").finditer(text, max(0, start - reach), start)
        start = max((at.start() for at in before), default=start)
    if not text.endswith(words[-1], start, end):
        after = re.compile(rf"\b{words[-1]}\b").search(text, end, end + reach)
        end = after.end() if after else end
    return start, end


def whole_words_first(spans: Iterable[tuple[int, int]], text: str, limit: int) -> list[tuple[int, int]]:
    """Up to `limit` spans; those that cut a word only if no others are there."""
    whole: list[tuple[int, int]] = []
    cut: list[tuple[int, int]] = []
    for count, (start, end) in enumerate(spans):
        before = text[start - 1 : start].isalnum() and text[start].isalnum()
        after = text[end : end + 1].isalnum() and text[end - 1].isalnum()
        (cut if before or after else whole).append((start, end))
        if len(whole) >= limit or count >= _OCCURRENCES:
            break
    return (whole or cut)[:limit]


def same_words(
    asked: str, folded: FoldedSource, limit: int, start: int = 0, stop: int = sys.maxsize
) -> list[tuple[int, int]]:
    """Spans of the folded text with the same words, whatever stands between them."""
    words = map(re.escape, WORD.findall(fold(asked)))
    pattern = re.compile(r"[\W_]++".join(words))
    found = (match.span() for match in pattern.finditer(folded.text, start, stop))
    return whole_words_first(found, folded.text, limit)
