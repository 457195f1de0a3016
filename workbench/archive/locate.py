"""Where a quotation stands in a source's text: exactly, folded, in fragments, or nearly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.archive.folded import WORD, folded_text, same_words, whole_words_first
from workbench.archive.fragments import by_ends, in_order
from workbench.archive.nearly import FOUND, nearly
from workbench.language.fold import fold
from workbench.model import How, Match, Span

__all__ = ["FOUND", "is_found", "locate", "merged"]

_LONG = 1_500
"""Code points; a longer quotation that was changed is found by its beginning and end."""
_LONGEST = 50_000
"""Code points; a longer quotation is sought exactly only."""

_ELLIPSIS = re.compile(r"\[\s?(?:\.{2,}|…)\s?\]|\(\s?(?:\.{2,}|…)\s?\)|\.{3,}|…")
# Numbers of notes and verses, which are no part of what was said.
_NOTE_MARK = re.compile(r"[(\[{﴿]\s*\d{1,3}\s*[)\]}﴾]|\*")
_OUTER = "\"'“”„«»‹›‘’` \t\r\n"


def is_found(matches: Sequence[Match]) -> bool:
    """Whether the first match is a find; otherwise all are proposals."""
    return bool(matches) and matches[0].score >= FOUND


def merged(found: Sequence[Sequence[Match]]) -> list[Match]:
    """The matches of several texts in one order; each text's own stay in theirs."""
    ranked = [
        (max(later.score for later in matches[at:]), match)
        for matches in found
        for at, match in enumerate(matches)
    ]
    return [match for _, match in sorted(ranked, key=lambda pair: -pair[0])]


def locate(quote: str, text: str, *, limit: int = 5) -> list[Match]:
    """Matches of a quotation, best first; several if it occurs several times.

    An ellipsis in the quotation stands for left-out text: its fragments are found in order and
    the match reaches from the first to the last. Scores are 0..100: 100 exactly, 99 folded, from
    FOUND on a find; below it, proposals (`How.PASSAGE`). A passage, even one that counts as found,
    has other words than the quotation.
    """
    asked = quote.strip(_OUTER)
    if not asked or not text:
        return []
    found = _exact(asked, text, limit)
    if found or len(asked) > _LONGEST or not WORD.search(fold(asked)):
        return found
    found = _folded(asked, text, limit)
    if found:
        return found
    asked = _NOTE_MARK.sub(" ", asked)
    fragments = [piece for piece in _ELLIPSIS.split(asked) if WORD.search(fold(piece))]
    whole = in_order(fragments, text) if len(fragments) > 1 else None
    asked = " ".join(fragments)
    if whole is None and len(asked) > _LONG:
        whole = by_ends(asked, text)
        return [whole] if whole else []
    return [whole] if whole else nearly(asked, text, limit) if asked else []


def _finds(asked: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(asked)
    while at >= 0:
        yield at, at + len(asked)
        at = text.find(asked, at + len(asked))


def _exact(asked: str, text: str, limit: int) -> list[Match]:
    spans = whole_words_first(_finds(asked, text), text, limit)
    return [Match(Span(*span), text[slice(*span)], 100.0, How.EXACT) for span in spans]


def _folded(asked: str, text: str, limit: int) -> list[Match]:
    folded = folded_text(text)
    spans = [folded.span(*span) for span in same_words(asked, folded, limit)]
    return [Match(span, span.of(text), 99.0, How.FOLDED) for span in spans]
