"""What is nearly a quotation: misquoted, or a passage that says the like in other words.

Scored by how alike the quotation is to the passage and to the words in it that it was aligned with
(words, parts of words and their order, rare ones weighing more); short quotations need to be more alike.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from workbench.archive.folded import FoldedSource, folded_text, needle, to_ends
from workbench.archive.likeness import Likeness
from workbench.archive.many import ManyRanker
from workbench.archive.rank import passages
from workbench.language.fold import Folded
from workbench.model import How, Match, Span

if TYPE_CHECKING:
    from rapidfuzz.distance import ScoreAlignment

FOUND = 20.0
"""Scores from here on mean that the quotation was found. Set on quoted, misquoted and made-up verses:
eight of nine misquotations are found there, and three of four made-up verses are not; of those that
are, most share a phrase with a real one. Only `How.PASSAGE` is found at low scores."""
_NEAR = 70.0
_ALIGNED = 50.0
"""Partial ratio and score from which the aligned words are the match, not the whole passage."""
_LENGTH_BONUS = 4.0
"""Points for each e-fold of length over 60 characters: long quotations are like by chance less often."""
_CANDIDATES = 8
_RANKED = 5_000_000
"""Code points; of a longer text only the surroundings of the nearest place are ranked."""
_SURROUNDINGS = 5_000


def nearly(asked: str, text: str, limit: int) -> list[Match]:
    """Up to `limit` matches, finds first, then passages worth looking at."""
    from rapidfuzz import fuzz

    folded = folded_text(text)
    wanted = needle(asked)
    nearest = fuzz.partial_ratio_alignment(wanted, folded.text, score_cutoff=_NEAR)
    if nearest is not None and _is_sure(nearest.score, len(wanted)):
        start, end = to_ends(folded.text, wanted, nearest.dest_start, nearest.dest_end)
        return [_match(text, folded.span(start, end), nearest.score, How.FUZZY)]
    if len(text) > _RANKED:
        return _in_surroundings(asked, text, folded, nearest, limit)
    spans, ranker = _ranked_text(text)
    ranking = ranker.rank(asked)
    likeness = Likeness(asked, ranking.weights)
    candidates = [index for index, _ in ranking.order[: max(_CANDIDATES, limit)]]
    if nearest is not None:
        middle = folded.span(nearest.dest_start, nearest.dest_end).start
        at = bisect_right(spans, Span(middle, len(text))) - 1
        candidates += [at] if 0 <= at not in candidates else []
    shares = dict(ranking.order)
    matches = [(_near(wanted, likeness, text, spans, index), shares.get(index, 0.0)) for index in candidates]
    # Finds first; among them, and among proposals, rare words count as much as likeness.
    matches.sort(key=lambda pair: (pair[0].score < FOUND, -pair[0].score - 100 * pair[1]))
    return _apart([match for match, _ in matches])[:limit]


def _in_surroundings(
    asked: str, text: str, folded: FoldedSource, nearest: ScoreAlignment | None, limit: int
) -> list[Match]:
    """Matches near the place that `nearest` tells; none if it is None."""
    if nearest is None or nearest.dest_start == nearest.dest_end:
        return []
    place = folded.span(nearest.dest_start, nearest.dest_end)
    start = max(0, place.start - _SURROUNDINGS)
    piece = text[start : place.end + _SURROUNDINGS]
    return [
        replace(match, span=Span(start + match.span.start, start + match.span.end))
        for match in nearly(asked, piece, limit)
    ]


def _is_sure(ratio: float, length: int) -> bool:
    """Ratios that quotations of that many characters do not reach by chance."""
    return (ratio >= 82 and length >= 40) or (ratio >= 90 and length >= 15)


def _near(wanted: str, likeness: Likeness, text: str, spans: Sequence[Span], index: int) -> Match:
    """A candidate passage scored, with its neighbours, as quotations run over sentence ends."""
    from rapidfuzz import fuzz

    window = Span(spans[max(0, index - 1)].start, spans[min(len(spans) - 1, index + 1)].end)
    folded = Folded(window.of(text))
    found = fuzz.partial_ratio_alignment(wanted, folded.text)
    ratio = found.score if found else 0.0
    aligned = folded.text[found.dest_start : found.dest_end] if found else ""
    likely = likeness.of(spans[index].of(text)) + likeness.of(aligned)
    score = 50 * likely + _LENGTH_BONUS * log(max(len(wanted), 1) / 60)
    score = max(0.0, min(98.0, score))
    if found and ratio >= _NEAR and score >= _ALIGNED:
        near = folded.span(*to_ends(folded.text, wanted, found.dest_start, found.dest_end))
        return _match(text, Span(window.start + near.start, window.start + near.end), score, How.FUZZY)
    return _match(text, spans[index], score, How.PASSAGE)


def _apart(matches: Sequence[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in matches:
        if not any(match.span.overlaps(other.span) for other in kept):
            kept.append(match)
    return kept


@lru_cache(4)
def _ranked_text(text: str) -> tuple[tuple[Span, ...], ManyRanker]:
    spans = passages(text)
    return spans, ManyRanker([span.of(text) for span in spans])


def _match(text: str, span: Span, score: float, how: How) -> Match:
    return Match(span, span.of(text), round(score, 1), how)
