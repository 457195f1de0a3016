"""The article as rows on a screen, and which claims each stretch of it belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

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


AT_ONCE = 20_000
"""Code points that are broken into rows within a frame; of a longer text only what is looked at is."""
SPARE = 3
"""Cells of a row that stay empty, as words fall."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What the lines of a text are, whatever the width at which it is laid out."""

    starts: list[int]
    lengths: list[int]
    blank_after: list[bool]
    """Whether a blank row parts it from the next."""


@lru_cache(2)
def lines_of(text: str) -> Lines:
    """Kept, since of a long article it takes longer than a frame: a worker asks first."""
    lines = text.split("\n")
    lengths = [len(line) for line in lines]
    has_words = [not (line == "" or line.isspace()) for line in lines]
    return Lines(
        starts=list(accumulate((length + 1 for length in lengths[:-1]), initial=0)),
        lengths=lengths,
        blank_after=[here and after for here, after in pairwise([*has_words, False])],
    )


class ArticleLayout:
    """Rows of a text at a width, with a blank row between paragraphs.

    A paragraph of a long text has as many rows as its length lets expect, until it is looked at.
    """

    def __init__(self, text: str, width: int, *, base: int | None, ordered: bool) -> None:
        self._text = text
        self._width = width
        self._base = base
        self._ordered = ordered
        lines = lines_of(text)
        self._lines, self._blank_after = lines.starts, lines.blank_after
        self._rows: dict[int, list[Row]] = {}
        room = max(1, width - SPARE)
        heights = [
            max(1, -(-length // room)) + blank
            for length, blank in zip(lines.lengths, lines.blank_after, strict=True)
        ]
        self._expected = list(accumulate(heights, initial=0))
        """Where each line begins if all is as expected, in rows, and behind them how many there are."""
        self._odd: list[int] = []
        """The lines that have turned out to have another number of rows, in order."""
        self._more = [0]
        """How many rows more than expected there are before each of these, and behind them."""
        if len(text) <= AT_ONCE:
            for number in range(len(self._lines)):
                self._rows_of(number)

    def _top(self, number: int) -> int:
        """The row in which a line of the text begins; behind the last, how many rows there are."""
        return self._expected[number] + self._more[bisect_left(self._odd, number)]

    def __len__(self) -> int:
        return self._top(len(self._lines))

    def row(self, place: int) -> Row:
        """A row by its place, from 0."""
        while True:
            number = max(1, bisect_right(range(len(self._lines)), place, key=self._top)) - 1
            rows = self._rows_of(number)
            top = self._top(number)
            if place - top < len(rows):
                return rows[max(0, place - top)]
            if number + 1 == len(self._lines):
                return rows[-1]
            # It has fewer rows than was expected: the place is in a later line by now.

    def _rows_of(self, number: int) -> list[Row]:
        if number not in self._rows:
            start = self._lines[number]
            end = self._lines[number + 1] - 1 if number + 1 < len(self._lines) else len(self._text)
            line = self._text[start:end]
            laid = paragraph(line, self._base if not line.strip() else None, self._ordered)
            rows = [Row(laid, start, start + first, start + last) for first, last in laid.rows(self._width)]
            if self._blank_after[number]:
                rows.append(Row(None, end + 1, end, end))
            self._rows[number] = rows
            more = len(rows) - (self._expected[number + 1] - self._expected[number])
            if more:
                at = bisect_left(self._odd, number)
                self._odd.insert(at, number)
                self._more[at:] = [self._more[at], *(before + more for before in self._more[at:])]
        return self._rows[number]

    def row_of(self, offset: int) -> int:
        """The row that an offset stands in."""
        number = max(0, bisect_right(self._lines, offset) - 1)
        rows = [row for row in self._rows_of(number) if row.laid is not None]
        at = max(0, bisect_right([row.start for row in rows], offset) - 1)
        return self._top(number) + at

    def offset_at(self, place: int, x: int, width: int) -> int:
        """The offset under a cell (0 is the left edge of the text) of a row."""
        row = self.row(place)
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
        row = self.row(self.row_of(offset))
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
        row = self.row(place)
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

    def edges(self, start: int, end: int) -> Sequence[int]:
        """The edges of claims in `[start, end)`."""
        return self._edges[bisect_left(self._edges, start) : bisect_left(self._edges, end)]

    def claims(self, stretch: int) -> tuple[ClaimRow, ...]:
        return self._claims[stretch]

    def at(self, offset: int) -> tuple[ClaimRow, ...]:
        """The claims that an offset belongs to, the shortest first."""
        return self._claims[self.stretch(offset)]

    def beginning_in(self, start: int, end: int) -> Sequence[ClaimRow]:
        """Claims whose first character lies in `[start, end)`."""
        first = bisect_right(self._starts, start - 1)
        return self._by_start[first : bisect_right(self._starts, end - 1)]
