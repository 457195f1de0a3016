"""Things by their place in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, TypeVar

from workbench.model import Span

_Item = TypeVar("_Item")


class Places(Generic[_Item]):
    """Things with spans, in order of their start, asked for by a span."""

    __slots__ = ("_ends", "_items", "_starts")

    def __init__(self, items: Iterable[_Item], spans: Iterable[Span]) -> None:
        self._items = list(items)
        bounds = [(span.start, span.end) for span in spans]
        self._starts = [start for start, _ in bounds]
        self._ends = [end for _, end in bounds]

    def starting(self, span: Span) -> list[_Item]:
        """What starts inside the span."""
        starts = self._starts
        return self._items[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def inside(self, span: Span) -> list[_Item]:
        """What touches the span (a clause may begin after a word's conjunction)."""
        starts, ends, start = self._starts, self._ends, span.start
        first = bisect_left(starts, start)
        last = bisect_left(starts, span.end)
        while first and ends[first - 1] > start:
            first -= 1
        return self._items[first:last]
