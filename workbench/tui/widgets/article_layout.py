"""The article as rows on a screen, and which claims each stretch of it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model import ClaimRow
from workbench.tui.bidi.layout import Paragraph, paragraph


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `start` and `end` are offsets in the article. A blank row has no paragraph."""

    laid: Paragraph | None
    offset: int
    """Where the paragraph begins in the article."""
    start: int
    end: int


class ArticleLayout:
    """Rows of a text at a width, with a blank row between paragraphs."""

    def __init__(self, text: str, width: int, *, base: int | None, ordered: bool) -> None:
        self.rows: list[Row] = []
        self._starts: list[int] = []
        offset = 0
        lines = text.split("\n")
        for i, line in enumerate(lines):
            laid = paragraph(line, base if not line.strip() else None, ordered)
            for start, end in laid.rows(width):
                self._add(Row(laid, offset, offset + start, offset + end))
            offset += len(line) + 1
            if line.strip() and i + 1 < len(lines) and lines[i + 1].strip():
                self._add(Row(None, offset, offset - 1, offset - 1))

    def _add(self, row: Row) -> None:
        self.rows.append(row)
        self._starts.append(row.start)

    def row_of(self, offset: int) -> int:
        """The row that an offset stands in."""
        place = max(0, bisect_right(self._starts, offset) - 1)
        # The blank row after a paragraph begins at the paragraph's end, which is not on it.
        while place and self.rows[place].laid is None:
            place -= 1
        return place

    def offset_at(self, place: int, x: int, width: int) -> int:
        """The offset under a cell (0 is the left edge of the text) of a row."""
        row = self.rows[place]
        if row.laid is None:
            return row.start
        line = row.laid.line(row.start - row.offset, row.end - row.offset)
        at = width - sum(cluster.width for cluster in line) if row.laid.base else 0
        if x < at:
            return row.end
        for cluster in line:
            at += cluster.width
            if x < at:
                return row.offset + cluster.start
        return row.start if row.laid.base else row.end

    def cell_of(self, offset: int, width: int) -> int:
        """The cell of an offset in its row; the row's end for what hangs behind it."""
        row = self.rows[self.row_of(offset)]
        if row.laid is None:
            return 0
        line = row.laid.line(row.start - row.offset, row.end - row.offset)
        used = sum(cluster.width for cluster in line)
        at = width - used if row.laid.base else 0
        for cluster in line:
            if row.offset + cluster.start <= offset < row.offset + cluster.end:
                return at
            at += cluster.width
        return max(0, width - used - 1) if row.laid.base else min(used, width - 1)

    def neighbour(self, offset: int, step: int) -> int:
        """The next or previous place a caret can stand at: cluster by cluster."""
        place = self.row_of(offset)
        row = self.rows[place]
        if row.laid is None:
            return offset + step
        line = row.laid.line(row.start - row.offset, row.end - row.offset)
        stops = sorted({row.offset + cluster.start for cluster in line} | {row.end})
        if step > 0:
            later = [stop for stop in stops if stop > offset]
            return later[0] if later else offset + 1
        earlier = [stop for stop in stops if stop < offset]
        return earlier[-1] if earlier else offset - 1


class Cover:
    """Which claims cover each offset: stretches between the claims' edges."""

    def __init__(self, claims: Sequence[ClaimRow]) -> None:
        present = [row for row in claims if row.present]
        self._edges = sorted({0} | {edge for row in present for edge in (row.span.start, row.span.end)})
        place = {edge: i for i, edge in enumerate(self._edges)}
        self._claims: list[tuple[ClaimRow, ...]] = [()] * len(self._edges)
        # The shorter claim first: a click inside a claim within a claim means the inner one.
        for row in sorted(present, key=lambda row: row.span.end - row.span.start):
            for i in range(place[row.span.start], place[row.span.end]):
                self._claims[i] = (*self._claims[i], row)
        self._by_start = sorted(present, key=lambda row: row.span.start)
        self._starts = [row.span.start for row in self._by_start]

    def stretch(self, offset: int) -> int:
        """Index of the stretch that an offset lies in."""
        return bisect_right(self._edges, offset) - 1

    def claims(self, stretch: int) -> tuple[ClaimRow, ...]:
        return self._claims[stretch]

    def at(self, offset: int) -> tuple[ClaimRow, ...]:
        """The claims that an offset belongs to, the shortest first."""
        return self._claims[self.stretch(offset)]

    def beginning_in(self, start: int, end: int) -> Sequence[ClaimRow]:
        """Claims whose first character lies in `[start, end)`."""
        first = bisect_right(self._starts, start - 1)
        return self._by_start[first : bisect_right(self._starts, end - 1)]
