"""What the figures of a sentence say, and what they make together: worked out once a sentence."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from workbench.consistency.lexicon import pattern
from workbench.consistency.text import Text
from workbench.consistency.values import Range, ranges_disjoint, reach, single
from workbench.model import Quantity, QuantityKind, Span

_LEAD = 45
"""Characters before a figure in which "of whom" stands."""
_WIDE = 3
"""A figure that may be so many times larger ("hundreds") tells no certain one."""

Kind = tuple[QuantityKind, str]


class _Tally(NamedTuple):
    """A sentence's figures of one kind and unit."""

    told: list[Range]
    total: Decimal | None
    """What those that are no part of another make, where they are several."""


class Tallies:
    """The figures of one text, sentence by sentence."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._known: dict[int, dict[Kind, _Tally]] = {}

    def tells(self, sentence: int, figure: Quantity) -> bool:
        """Whether a sentence has the figure, too, or its figures make it."""
        if sentence not in self._known:
            self._known[sentence] = self._tallied(self._text.analysis.sentences[sentence].span)
        tally = self._known[sentence].get((figure.kind, figure.unit))
        if tally is None:
            return False
        if tally.total is not None and tally.total == single(figure):
            return True
        ours = reach(figure)
        return any(not ranges_disjoint(ours, theirs) for theirs in tally.told)

    def _tallied(self, sentence: Span) -> dict[Kind, _Tally]:
        figures: defaultdict[Kind, list[Quantity]] = defaultdict(list)
        for figure in self._text.quantities(sentence):
            figures[figure.kind, figure.unit].append(figure)
        return {kind: self._tally(sentence, those) for kind, those in figures.items()}

    def _tally(self, sentence: Span, figures: list[Quantity]) -> _Tally:
        including = pattern(self._text.lang, "part_before")
        parts = [
            single(figure)
            for figure in figures
            if len(figures) > 1
            and not including.search(
                self._text.folded(max(figure.span.start - _LEAD, sentence.start), figure.span.start)
            )
        ]
        total = None if len(parts) < 2 or None in parts else sum(filter(None, parts), Decimal(0))
        return _Tally([reach(figure) for figure in figures if not _is_wide(figure)], total)


def _is_wide(figure: Quantity) -> bool:
    return bool(figure.low and figure.high and figure.high > _WIDE * figure.low)
