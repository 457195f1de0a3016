"""Which of an article's facts belong to no claim."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from workbench.model import Coverage, Fact, Span


def coverage(facts: Iterable[Fact], claim_spans: Iterable[Span]) -> Coverage:
    """A fact is covered if a claim overlaps it; facts that are not are given in order."""
    spans = sorted(claim_spans)
    starts = [span.start for span in spans]
    reach = list(accumulate((span.end for span in spans), max))  # how far the claims so far go
    total = 0
    missed = []
    for fact in facts:
        total += 1
        at = bisect_right(starts, max(fact.span.end - 1, fact.span.start)) - 1
        if at < 0 or reach[at] <= fact.span.start:
            missed.append(fact)
    missed.sort(key=lambda fact: fact.span)
    return Coverage(total, total - len(missed), tuple(missed))
