"""Two figures that make a range ("5 to 7 million"), a change ("from 40 to 50") or a score ("3-1")."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto

from workbench.language.quantities.figure import Figure
from workbench.language.quantities.figures import FigureReader
from workbench.model import QuantityKind

_WHOLE = 100
"""Per cent; a larger number behind a share counts something."""


class Pair(Enum):
    """What a figure and the one behind it are."""

    NONE = auto()
    RANGE = auto()
    CHANGE = auto()
    SCORE = auto()


class Ranges:
    """Pairs the figures of one text."""

    def __init__(self, figures: FigureReader) -> None:
        self.figures = figures
        self.text = figures.text
        self.words = figures.words
        self.context = figures.context
        self.lexemes = figures.lexemes

    def second(self, index: int, figure: Figure) -> tuple[Figure | None, Pair]:
        """The other end of a range, and whether it is a range, a change or a score."""
        before = self._words_in_front(figure.start)
        between = bool(before & self.words.between)
        after = figure.number.next
        other = self.figures.figure(after, figure.end) if after < len(self.lexemes) else None
        if other is None or other.number.ordinal:
            return self._split(index, figure) if between else (None, Pair.NONE)
        link = self.text[figure.end : other.start].strip()
        if "\n" in self.text[figure.end : other.start] or len(link) > 5:
            return None, Pair.NONE
        if figure.unit and other.unit and figure.unit.code != other.unit.code:
            return None, Pair.NONE
        if self._share_and_count(figure, other):
            return None, Pair.NONE
        if between and (link in self.words.joiners or link in ("-", ",") or link in self.words.to):
            return (other, Pair.RANGE) if other.low > figure.low else (None, Pair.NONE)
        if between:
            return self._split(index, figure)
        if link == "-":
            if self.figures.raw(figure.end, other.start) == " — ":
                return None, Pair.NONE  # a thought put in, no range
            return self._hyphen(figure, other)
        if link not in self.words.to or link in self.words.joiners or figure.number.fraction:
            return None, Pair.NONE
        if before & self.words.from_:
            if other.high <= figure.low or self._is_change(figure.start):
                return other, Pair.CHANGE
            return other, Pair.RANGE
        if link in self.words.alternatives:
            near = figure.unit is None and 0 < other.low / other.scale - figure.low <= max(
                Decimal(5), figure.low
            )
            return (other, Pair.RANGE) if near and not figure.number.vague else (None, Pair.NONE)
        return (other, Pair.RANGE) if self._ascends(figure, other) else (None, Pair.NONE)

    def _share_and_count(self, figure: Figure, other: Figure) -> bool:
        """ "40% to 500 units": a share and a number of things are no range."""
        share = figure.unit is not None and figure.unit.kind is QuantityKind.PERCENT
        counts = other.low > _WHOLE or self.context.head_behind(other.end) is not None
        return share and other.unit is None and counts

    def _words_in_front(self, start: int) -> set[str]:
        words = [word for word, at in self.context.words_before(start, limit=2, reach=30)]
        found = set(words[:1])
        if len(words) == 2:
            found.add(f"{words[1]} {words[0]}")
            if self.context.qualifier(words[0]):
                found.add(words[1])
        return found | {word[1:] for word in found if self.words.article and word[:1] in "وفب"}

    def _ascends(self, figure: Figure, other: Figure) -> bool:
        return figure.low < other.high

    def _hyphen(self, figure: Figure, other: Figure) -> tuple[Figure | None, Pair]:
        """ "10-20 people" is a range; "3-1" and "2-3" without more are scores."""
        told = figure.unit or other.unit or other.number.last or self.context.head_behind(other.end)
        if not (figure.number.digits and other.number.digits):
            return (other, Pair.RANGE) if self._ascends(figure, other) else (None, Pair.SCORE)
        years = 100 <= figure.low <= other.low <= 2100 and not told
        if self._ascends(figure, other) and (told or figure.low >= 20) and not years:
            return other, Pair.RANGE
        return None, Pair.SCORE

    def _is_change(self, start: int) -> bool:
        words = self.context.words_before(start, limit=8, reach=90)
        changes = self.words.changes
        return any(word in changes or (self.words.article and word[1:] in changes) for word, _ in words)

    def _split(self, index: int, figure: Figure) -> tuple[Figure | None, Pair]:
        """ "between three and twenty", read as twenty-three at first."""
        for at in range(index + 1, figure.number.next):
            left = self.figures.reader.number(index, stop=at)
            right = self.figures.figure(at, left.end) if left else None
            if (
                left
                and right
                and left.low < right.low
                and self.figures.reader.link(left.end, self.lexemes[at]) == "and"
            ):
                figure.number, figure.end = left, left.end
                figure.low, figure.high, figure.step = left.low, left.high, left.step
                figure.unit = None
                return right, Pair.RANGE
        return None, Pair.NONE

    def share(self, figure: Figure, other: Figure) -> None:
        """ "5 to 7 million dollars": the first figure has the second's scale and unit."""
        if figure.scale == 1 and other.scale > 1 and not figure.number.vague and figure.low < 1000:
            raised = figure.low * other.scale
            if raised < other.high and (figure.unit is None or other.unit in (None, figure.unit)):
                figure.low, figure.high = raised, figure.high * other.scale
                figure.step *= other.scale
        if figure.unit is None and other.unit:
            figure.tell(other.unit)
        elif other.unit is None:
            other.unit = figure.unit
