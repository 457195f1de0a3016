"""Places in the current version of the article: bounds, sentences, and what rules say of a piece."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from workbench.i18n import tr
from workbench.model import Analysis, BlockRole, ClaimKind, InputError, Sentence, Span
from workbench.store import queries
from workbench.store.columns import load
from workbench.store.database import Store


def current(store: Store) -> queries.Row:
    """The current version's row."""
    row = queries.version(store)
    if row is None:
        raise InputError(tr("the case has no article"))
    return row


def trimmed(version: queries.Row, span: Span) -> Span:
    """The span without white space at its ends. Raises InputError where nothing is left of it."""
    text = version["text"]
    if not 0 <= span.start < span.end <= len(text):
        raise InputError(
            tr(
                "{start}..{end} is not in the article, which has {count} characters",
                start=span.start,
                end=span.end,
                count=len(text),
            )
        )
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    stop = span.end - (len(words) - len(words.rstrip()))
    if start >= stop:
        raise InputError(tr("{start}..{end} holds no words", start=span.start, end=span.end))
    return Span(start, stop)


def sentence_at(version: queries.Row, span: Span) -> int:
    """Index of the sentence that the span begins in; 0 where the article has none."""
    starts = [start for start, _, _ in load(version["sentences"])]
    return max(0, bisect_right(starts, span.start) - 1)


def sentence_of(sentences: Sequence[Sentence], span: Span) -> int:
    """The same for sentences in hand."""
    return max(0, bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1)


def listed_sentences(version: queries.Row) -> list[Span]:
    """The sentences of the blocks whose claims are listed: no repeats, no disclaimers."""
    blocks = [BlockRole(role) for _, _, role, *_ in load(version["blocks"])]
    return [
        Span(start, stop)
        for start, stop, block in load(version["sentences"])
        if blocks[block] not in (BlockRole.REPEAT, BlockRole.DISCLAIMER)
    ]


def reference(version: queries.Row) -> date | None:
    """The article's day of publication."""
    return date.fromisoformat(version["published"]) if version["published"] else None


def surroundings(version: queries.Row, span: Span) -> tuple[Analysis, Span]:
    """The sentences that the span stands in, analysed, and the span's place among them."""
    from workbench.language.analyse import analyse

    start, stop = span.start, span.end
    for first, last, _ in load(version["sentences"]):
        if first < span.end and span.start < last:
            start, stop = min(start, first), max(stop, last)
    analysis = analyse(version["text"][start:stop], lang=version["lang"], reference=reference(version))
    return analysis, Span(span.start - start, span.end - start)


def classified(version: queries.Row, span: Span) -> tuple[ClaimKind, float, str]:
    """Kind, priority and why, as the rules would have it for the words of the span by themselves."""
    from workbench.desk.reading import propose
    from workbench.language.analyse import analyse

    analysis = analyse(span.of(version["text"]), lang=version["lang"], reference=reference(version))
    proposed = propose(analysis)
    if not proposed:
        return ClaimKind.STATE, 0.5, "chosen by a reviewer"
    best = max(proposed, key=lambda claim: (claim.span.end - claim.span.start, claim.priority))
    return best.kind, best.priority, best.why
