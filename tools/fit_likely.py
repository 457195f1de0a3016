"""Print the weights of the clues to two figures (or dates) of one thing, fitted on the gold articles and
the wordings.

    python -m tools.fit_likely [figure-conflict | date-conflict]

Logistic regression by Newton's method with a ridge. Before it prints the weights of all articles it says
what they find and what they wrongly show where an article is left out of the fitting (five parts, by
article), at several cuts: take the least cut that the false alarms allow.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Protocol

from tests.consistency.gold import Planted, articles
from tests.consistency.helpers import PUBLISHED, analysed, wordings
from workbench.consistency.context import Context
from workbench.consistency.likely import Likely
from workbench.consistency.likely_figures import LikelyFigures
from workbench.consistency.rules import figure_conflict
from workbench.model import Analysis, Span

_PARTS = 5
_RIDGE = 2.0
_STEP = 1.0
"""A longer step of Newton's method is shortened to this."""
_ROUNDS = 40
_NEAR = 5.0
"""How much a near miss weighs against any other pair that is of two things."""
_PLAIN = 0.25
"""How much a planted pair of the wordings weighs: most of these are planted, as in no article."""
_CUTS = (-3.5, -3.0, -2.5, -2.0, -1.5)

At = tuple[int, int]
Clues = dict[str, float]
Weights = dict[str, float]
BIAS = "bias"


class Chooser(Protocol):
    """What a rule has to choose among the pairs of a text."""

    def best(self, scores: Mapping[At, float], sure: frozenset[At], least: float, /) -> Iterable[At]:
        """The pairs that are shown."""


@dataclass(frozen=True)
class Opened:
    """A text as a rule sees it: its pairs, with the clues to their being of one thing."""

    likely: Chooser
    spans: Sequence[Span]
    """Of the figures or dates."""
    pairs: Iterable[tuple[At, Iterable[tuple[str, float]]]]
    sure: frozenset[At]


def figures(context: Context) -> Opened:
    """The figures of a text."""
    items = figure_conflict.body(context)
    likely = LikelyFigures(context, items)
    pairs = ((at, likely.clues.of(*at)) for at in likely.candidates())
    sure = frozenset(figure_conflict.sure_pairs(context, items))
    return Opened(likely, [item.quantity.span for item in items], pairs, sure)


def dates(context: Context) -> Opened:
    """The dates of a text: those that match in their words, too, are left to the clues."""
    likely = Likely(context)
    pairs = ((at, likely.clues.of(*(likely.told[end] for end in at))) for at in likely.candidates())
    return Opened(likely, [item.time.span for item in context.dated], pairs, frozenset())


RULES: dict[str, Callable[[Context], Opened]] = {"figure-conflict": figures, "date-conflict": dates}


@dataclass(frozen=True)
class Pair:
    """Two figures or dates of an article, with the clues to their being of one thing."""

    at: At
    clues: Clues
    planted: bool
    weight: float


@dataclass(frozen=True)
class Sample:
    """One text's pairs."""

    planted: Sequence[Planted]
    opened: Opened
    pairs: Sequence[Pair]

    def found(self, weights: Weights, cut: float) -> tuple[int, int]:
        """How many of the planted conflicts a reader is shown, and how many pairs wrongly."""
        known = {pair.at: pair for pair in self.pairs}
        scores = {pair.at: score(weights, pair.clues) for pair in self.pairs}
        sure, spans = self.opened.sure, self.opened.spans
        shown = [*self.opened.likely.best(scores, sure, cut), *sure]
        touched = [
            {at for at, item in enumerate(self.planted) if _touches(item.spans, [spans[end] for end in pair])}
            for pair in shown
        ]
        wrong = [
            pair
            for pair, items in zip(shown, touched, strict=True)
            if not items and pair in known and not self._belongs(pair)
        ]
        return len(set().union(*touched)), len(wrong)

    def _belongs(self, pair: tuple[int, int]) -> bool:
        """Whether one of the figures is a planted one: then something is wrong with it indeed."""
        return any(
            span.overlaps(self.opened.spans[at])
            for item in self.planted
            for span in item.spans
            for at in pair
        )


def _touches(spans: Iterable[Span], ends: Sequence[Span]) -> bool:
    return all(any(span.overlaps(end) for end in ends) for span in spans)


def sample(
    rule: str, analysis: Analysis, planted: Iterable[Planted], near: Iterable[Planted], plain: float = 1.0
) -> Sample:
    """The pairs of one text, with what is planted and what only looks so."""
    opened = RULES[rule](Context(analysis))
    marked = [[item for item in side if item.rule == rule] for side in (planted, near)]
    found = []
    for (first, second), told in opened.pairs:
        ends = [opened.spans[first], opened.spans[second]]
        is_planted, is_near = (any(_touches(item.spans, ends) for item in side) for side in marked)
        clues = {name: float(amount) for name, amount in told if amount}
        weight = plain if is_planted else _NEAR if is_near else 1.0
        found.append(Pair((first, second), clues, is_planted, weight))
    return Sample(marked[0], opened, found)


def worded(rule: str) -> Iterator[Sample]:
    """The plain wordings of the rule: their first and last paragraphs tell of one thing, or only look so.

    What may be warned of (`~`) weighs as any other pair that is of two things.
    """
    for sign, text in wordings(rule):
        analysis = analysed(text, reference=PUBLISHED)
        ends = (analysis.blocks[0].span, analysis.blocks[-1].span)
        told = [Planted(rule, "", ends)]
        sides = {"-": ([], told), "~": ([], [])}.get(sign, (told, []))
        yield sample(rule, analysis, *sides, _PLAIN)


def score(weights: Weights, clues: Clues) -> float:
    """The log odds of a pair."""
    return weights[BIAS] + sum(weights.get(name, 0.0) * amount for name, amount in clues.items())


def fit(pairs: Sequence[Pair]) -> Weights:
    """The weights under which the planted pairs, and only they, are likeliest."""
    names = [BIAS, *sorted({name for pair in pairs for name in pair.clues})]
    place = {name: at for at, name in enumerate(names)}
    rows = [
        (
            [(0, 1.0), *((place[name], amount) for name, amount in pair.clues.items())],
            pair.planted,
            pair.weight,
        )
        for pair in pairs
    ]
    values = [0.0] * len(names)
    for _ in range(_ROUNDS):
        curve = [[_RIDGE * (row == column > 0) for column in range(len(names))] for row in range(len(names))]
        slope = [-_RIDGE * value * (at > 0) for at, value in enumerate(values)]
        for clues, planted, weight in rows:
            chance = 1 / (1 + exp(-sum(values[at] * amount for at, amount in clues)))
            bend = weight * chance * (1 - chance)
            for at, amount in clues:
                slope[at] += weight * (planted - chance) * amount
                line = curve[at]
                for other, more in clues:
                    line[other] += bend * amount * more
        step = _solve(curve, slope)
        longest = max(map(abs, step))
        values = [value + move * min(1.0, _STEP / longest) for value, move in zip(values, step, strict=True)]
        if longest < 0.001:
            break
    return dict(zip(names, values, strict=True))


def _solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The vector that the matrix makes the right side of, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        best = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for row in rows[at + 1 :]:
            share = row[at] / rows[at][at]
            if share:
                row[at:] = [
                    value - share * above for value, above in zip(row[at:], rows[at][at:], strict=True)
                ]
    found = [0.0] * size
    for at in reversed(range(size)):
        rest = sum(rows[at][other] * found[other] for other in range(at + 1, size))
        found[at] = (rows[at][size] - rest) / rows[at][at]
    return found


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    rule = sys.argv[1] if len(sys.argv) > 1 else "figure-conflict"
    if rule not in RULES:
        sys.exit(f"no weights are fitted for {rule!r}; there are: {', '.join(RULES)}")
    samples = [sample(rule, each.analysis, each.planted, each.near) for each in articles()]
    plain = [pair for each in worded(rule) for pair in each.pairs]
    parts = [samples[at::_PARTS] for at in range(_PARTS)]
    fitted = [
        fit(
            [*plain, *(pair for other in parts if other is not part for each in other for pair in each.pairs)]
        )
        for part in parts
    ]
    planted = sum(len(each.planted) for each in samples)
    _say(f"{len(samples)} articles, {planted} planted; each read with weights of the others")
    for cut in _CUTS:
        counts = [
            each.found(weights, cut) for part, weights in zip(parts, fitted, strict=True) for each in part
        ]
        found, wrong = (sum(side) for side in zip(*counts, strict=True))
        _say(f"cut {cut:4}: {found / planted:.2f} found, {wrong / len(samples):.2f} wrong an article")
    weights = fit([*plain, *(pair for each in samples for pair in each.pairs)])
    for name, value in weights.items():
        _say(f'    "{name}": {value:.2f},')


if __name__ == "__main__":
    main()
