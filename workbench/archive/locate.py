"""Where a quotation stands in a source's text: exactly, folded, in fragments, or nearly.

What is nearly found is scored by how alike the quotation is to the passage and to the words in it
that it was aligned with (character n-grams, rare ones weighing more); short quotations need to be
more alike. Below FOUND a match is a proposal to look at, not a find.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log

from workbench.archive.folded import FoldedSource
from workbench.archive.likeness import Likeness
from workbench.archive.rank import Ranker, passages
from workbench.language.fold import Folded, fold
from workbench.model import How, Match, Span

FOUND = 32.0
"""Scores from here on mean that the quotation was found. Set on quoted, misquoted and made-up verses:
five of six misquotations are found there, and five of six made-up verses are not."""
_NEAR = 70.0
_ALIGNED = 50.0
"""Partial ratio and score from which the aligned words are the match, not the whole passage."""
_LENGTH_BONUS = 5.0
"""Points for each e-fold of length over 60 characters: long quotations are like by chance less often."""
_CANDIDATES = 8
_OCCURRENCES = 1000
"""A short quotation's occurrences are looked through up to here."""
_LONGEST = 20_000
"""Code points; a longer quotation is sought exactly and folded only."""
_BEGINNINGS = 50
"""Places of a first fragment that are tried."""
_GAP = 3_000
"""Code points; fragments on both sides of an ellipsis stand no farther apart."""

_WORD = re.compile(r"[^\W_]+")
_ELLIPSIS = re.compile(r"\[\s?(?:\.{2,}|…)\s?\]|\(\s?(?:\.{2,}|…)\s?\)|\.{3,}|…")
# Numbers of notes and verses, which are no part of what was said.
_NOTE_MARK = re.compile(r"[(\[{﴿]\s*\d{1,3}\s*[)\]}﴾]|\*")
_OUTER = "\"'“”„«»‹›‘’` \t\r\n"


def is_found(matches: Sequence[Match]) -> bool:
    """Whether the first match is a find; otherwise all are proposals."""
    return bool(matches) and matches[0].score >= FOUND


def locate(quote: str, text: str, *, limit: int = 5) -> list[Match]:
    """Matches of a quotation, best first; several if it occurs several times.

    An ellipsis in the quotation stands for left-out text: its fragments are found in order and
    the match reaches from the first to the last. Scores are 0..100; see `is_found`.
    """
    asked = quote.strip(_OUTER)
    if not asked or not text:
        return []
    found = _exact(asked, text, limit)
    if found or not _WORD.search(fold(asked)):
        return found
    found = _folded(asked, text, limit)
    if found:
        return found
    asked = _NOTE_MARK.sub(" ", asked)
    fragments = [piece for piece in _ELLIPSIS.split(asked) if _WORD.search(piece)]
    if not fragments:
        return []
    if len(fragments) > 1:
        whole = _in_order(fragments, text)
        if whole:
            return [whole]
    return _similar(" ".join(fragments), text, limit) if len(asked) <= _LONGEST else []


@lru_cache(4)
def _folded_text(text: str) -> FoldedSource:
    return FoldedSource(text)


@lru_cache(4)
def _ranked_text(text: str) -> tuple[tuple[Span, ...], Ranker]:
    spans = passages(text)
    return spans, Ranker([span.of(text) for span in spans])


def _match(text: str, span: Span, score: float, how: How) -> Match:
    return Match(span, span.of(text), round(score, 1), how)


def _whole_words_first(spans: Iterator[tuple[int, int]], text: str, limit: int) -> list[tuple[int, int]]:
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


def _exact(asked: str, text: str, limit: int) -> list[Match]:
    found = (match.span() for match in re.finditer(re.escape(asked), text))
    spans = _whole_words_first(found, text, limit)
    return [_match(text, Span(*span), 100, How.EXACT) for span in spans]


def _folded_spans(
    asked: str, folded: FoldedSource, limit: int, start: int = 0, stop: int = sys.maxsize
) -> list[tuple[int, int]]:
    """Spans of the folded text with the same words, whatever stands between them."""
    words = map(re.escape, _WORD.findall(fold(asked)))
    pattern = re.compile(r"[\W_]+".join(words))
    found = (match.span() for match in pattern.finditer(folded.text, start, stop))
    return _whole_words_first(found, folded.text, limit)


def _folded(asked: str, text: str, limit: int) -> list[Match]:
    folded = _folded_text(text)
    spans = _folded_spans(asked, folded, limit)
    return [_match(text, folded.span(*span), 99, How.FOLDED) for span in spans]


def _in_order(fragments: Sequence[str], text: str) -> Match | None:
    """One match over fragments that follow one another, or None."""
    folded = _folded_text(text)
    beginnings = [(*span, 99.0) for span in _folded_spans(fragments[0], folded, _BEGINNINGS)]
    if not beginnings:
        near = _fragment(fragments[0], folded, 0, len(folded.text))
        beginnings = [near] if near else []
    total = sum(map(len, fragments))
    for start, end, score in beginnings:
        at, weighed, worst = end, score * len(fragments[0]), score
        for fragment in fragments[1:]:
            found = _fragment(fragment, folded, at, at + _GAP)
            if found is None:
                break
            at = found[1]
            weighed += found[2] * len(fragment)
            worst = min(worst, found[2])
        else:
            how = How.FOLDED if worst >= 99 else How.FUZZY
            return _match(text, folded.span(start, at), weighed / total, how)
    return None


def _fragment(fragment: str, folded: FoldedSource, start: int, stop: int) -> tuple[int, int, float] | None:
    """The first place of a fragment in a stretch of the folded text: start, end, score."""
    from rapidfuzz import fuzz

    spans = _folded_spans(fragment, folded, 1, start, stop)
    if spans:
        return (*spans[0], 99.0)
    needle = _needle(fragment)
    cutoff = _NEAR if len(needle) > 40 else 85
    near = fuzz.partial_ratio_alignment(needle, folded.text[start:stop], score_cutoff=cutoff)
    if near is None or near.dest_start == near.dest_end:
        return None
    first, last = _to_words(folded.text, start + near.dest_start, start + near.dest_end)
    return (first, last, near.score) if first < last else None


def _needle(quote: str) -> str:
    return " ".join(fold(quote).split())


def _to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Ends moved to the nearest edge of a word, and off what stands between words."""
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
    return start, end


def _similar(asked: str, text: str, limit: int) -> list[Match]:
    from rapidfuzz import fuzz

    folded = _folded_text(text)
    needle = _needle(asked)
    nearest = fuzz.partial_ratio_alignment(needle, folded.text, score_cutoff=_NEAR)
    if nearest is not None and _is_sure(nearest.score, len(needle)):
        start, end = _to_words(folded.text, nearest.dest_start, nearest.dest_end)
        return [_match(text, folded.span(start, end), nearest.score, How.FUZZY)]
    spans, ranker = _ranked_text(text)
    ranking = ranker.rank(asked)
    likeness = Likeness(asked, ranking.weights)
    candidates = [index for index, _ in ranking.order[: max(_CANDIDATES, limit)]]
    if nearest is not None:
        middle = folded.span(nearest.dest_start, nearest.dest_end).start
        at = bisect_right(spans, Span(middle, len(text))) - 1
        candidates += [at] if 0 <= at not in candidates else []
    shares = dict(ranking.order)
    matches = [(_near(needle, likeness, text, spans, index), shares.get(index, 0.0)) for index in candidates]
    # Finds first; among them, and among proposals, rare words count as much as likeness.
    matches.sort(key=lambda pair: (pair[0].score < FOUND, -pair[0].score - 100 * pair[1]))
    return _apart([match for match, _ in matches])[:limit]


def _is_sure(ratio: float, length: int) -> bool:
    """Ratios that quotations of that many characters do not reach by chance."""
    return (ratio >= 82 and length >= 40) or (ratio >= 90 and length >= 15)


def _near(needle: str, likeness: Likeness, text: str, spans: Sequence[Span], index: int) -> Match:
    """A candidate passage scored, with its neighbours, as quotations run over sentence ends."""
    from rapidfuzz import fuzz

    window = Span(spans[max(0, index - 1)].start, spans[min(len(spans) - 1, index + 1)].end)
    folded = Folded(window.of(text))
    found = fuzz.partial_ratio_alignment(needle, folded.text)
    ratio = found.score if found else 0.0
    aligned = folded.text[found.dest_start : found.dest_end] if found else ""
    likely = likeness.of(spans[index].of(text)) + likeness.of(aligned)
    score = 50 * likely + _LENGTH_BONUS * log(max(len(needle), 1) / 60)
    score = max(0.0, min(98.0, score))
    if found and ratio >= _NEAR and score >= _ALIGNED:
        near = folded.span(*_to_words(folded.text, found.dest_start, found.dest_end))
        if near.start < near.end:
            return _match(text, Span(window.start + near.start, window.start + near.end), score, How.FUZZY)
    return _match(text, spans[index], score, How.PASSAGE)


def _apart(matches: Sequence[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in matches:
        if not any(match.span.overlaps(other.span) for other in kept):
            kept.append(match)
    return kept
