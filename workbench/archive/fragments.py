"""Quotations found by parts: those with left-out text, and those of many pages."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.archive.folded import FoldedSource, folded_text, needle, same_words, to_ends
from workbench.model import How, Match, Span

_BEGINNINGS = 50
"""Places of a first fragment that are tried."""
_GAP = 3_000
"""Code points; fragments on both sides of an ellipsis stand no farther apart."""
_NEAR = 70.0
"""Partial ratio from which a fragment was found; short ones need more."""
_LONG = 1_500
"""Code points; longer fragments are found only if they have the same words."""
_END = 300
"""Code points of a long quotation's beginning and end that are sought."""


def in_order(fragments: Sequence[str], text: str) -> Match | None:
    """One match over fragments that follow one another, or None."""
    folded = folded_text(text)
    beginnings = [(*span, 99.0) for span in same_words(fragments[0], folded, _BEGINNINGS)]
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


def by_ends(asked: str, text: str) -> Match | None:
    """A long quotation that was changed: by its beginning and end, then compared as a whole."""
    from rapidfuzz import fuzz

    folded = folded_text(text)
    wanted = needle(asked)
    head = _fragment(wanted[:_END], folded, 0, len(folded.text))
    if head is None:
        return None
    tail = _fragment(wanted[-_END:], folded, head[1], head[1] + 3 * len(wanted) // 2)
    if tail is None:
        return None
    score = fuzz.ratio(wanted, folded.text[head[0] : tail[1]], score_cutoff=_NEAR)
    return _match(text, folded.span(head[0], tail[1]), score, How.FUZZY) if score else None


def _match(text: str, span: Span, score: float, how: How) -> Match:
    return Match(span, span.of(text), round(score, 1), how)


def _fragment(fragment: str, folded: FoldedSource, start: int, stop: int) -> tuple[int, int, float] | None:
    """The first place of a fragment in a stretch of the folded text: start, end, score."""
    from rapidfuzz import fuzz

    spans = same_words(fragment, folded, 1, start, stop)
    if spans:
        return (*spans[0], 99.0)
    wanted = needle(fragment)
    if len(wanted) > _LONG:
        return None
    cutoff = _NEAR if len(wanted) > 40 else 85
    near = fuzz.partial_ratio_alignment(wanted, folded.text[start:stop], score_cutoff=cutoff)
    if near is None or near.dest_start == near.dest_end:
        return None
    first, last = to_ends(folded.text, wanted, start + near.dest_start, start + near.dest_end)
    return first, last, near.score
