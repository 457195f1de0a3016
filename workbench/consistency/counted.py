"""What a figure counts: its own noun, or the one that it is told of by the way."""

from __future__ import annotations

import re

from workbench.consistency.lexicon import pattern, stop_words
from workbench.consistency.subjects import dates
from workbench.consistency.text import Text
from workbench.model import Quantity, QuantityKind, Span

_FIGURES_ARTICLE = re.compile(r"الـ? ?\Z")
NOUN = 20
"""Characters before a definite figure in which its noun ends."""
_WORDS = 4
"""Words of such a noun with all that belongs to it."""
_REACH = 60
"""Characters that "numbering" and the like take before a figure."""


def counted(text: Text, quantity: Quantity) -> list[Span]:
    """The nouns that a figure counts: its own, and the one that "numbering" or "وعددها" goes back to."""
    found = [noun for noun in (noun_of(text, quantity), _antecedent(text, quantity)) if noun is not None]
    return list(dict.fromkeys(found))


def noun_of(text: Text, quantity: Quantity) -> Span | None:
    """Arabic has the noun before a definite figure ("الشاحنات الـ14"); "all 23 of the books" counts books."""
    if text.lang == "ar" and quantity.kind is QuantityKind.COUNT:
        lead = text.of(Span(max(quantity.span.start - 4, 0), quantity.span.start))
        article = _FIGURES_ARTICLE.search(lead)
        start = quantity.span.start - (len(article[0]) if article else 0)
        told = article is not None or text.of(quantity.span).startswith("ال")
        if told and (noun := _definite(text, start)):
            return noun
    head = quantity.head
    if head is None or text.folded(head.start, head.end) in stop_words(text.lang):
        end = quantity.span.end
        whole = pattern(text.lang, "of_whole").match(text.folded(end, end + NOUN))
        after = text.tokens(Span(end + whole.end(), end + whole.end() + 1)) if whole else []
        return after[0].span if after else head
    return head


def _definite(text: Text, end: int) -> Span | None:
    """The definite noun before a figure, with its adjectives ("العينات الملوثة الـ32") or as a part of
    a longer phrase ("ركاب الرحلة الأولى الـ123")."""
    before = text.tokens(Span(max(end - 2 * NOUN, 0), max(end - 1, 0)))
    found: Span | None = None
    for token in reversed(before[-_WORDS:]):
        if found is not None and found.start - token.span.end > 1:
            break
        definite = pattern(text.lang, "definite_noun").match(token.folded)
        if not definite and (found is None or not text.marks("counted", token.span)):
            break
        found = Span(token.span.start, found.end if found else token.span.end)
        if not token.folded.startswith("ال"):  # "ملفات الترشح للمناصب المباشرة"
            break
    return found


def head_of(text: Text, nouns: list[Span]) -> frozenset[str]:
    """The stems of the first noun that tells anything: "people" does not."""
    return next((frozenset(stems) for noun in nouns if (stems := _stems(text, noun))), frozenset())


def _antecedent(text: Text, quantity: Quantity) -> Span | None:
    """What "numbering" goes back to: "the villages, numbering 40", "العائلات التي شردت، وعددها 40"."""
    start = text.sentence_span(quantity.span.start).start
    lead = text.part(Span(max(start, quantity.span.start - _REACH), quantity.span.start))
    if number_of := pattern(text.lang, "number_of").search(lead.text):
        return lead.span(number_of.start(1), number_of.end(1))
    found = pattern(text.lang, "numbering").search(lead.text)
    if found is None:
        return None
    end = lead.span(0, found.start()).end
    segment = text.segment(Span(max(end - 1, start), end))
    tokens = text.tokens(Span(segment.start, max(end, segment.start)))
    which = pattern(text.lang, "relative_opening")
    relative = next((at for at, token in enumerate(tokens) if which.match(token.folded)), len(tokens))
    nouns = [token for token in tokens[:relative] if pattern(text.lang, "definite_noun").match(token.folded)]
    return nouns[-1].span if nouns else None


def _stems(text: Text, head: Span) -> list[str]:
    stop = stop_words(text.lang)
    dated = [time.span for time in dates(text, head)]
    told = [
        token
        for token in text.tokens(head)
        if len(token.folded) > 2 and not any(token.span.overlaps(date) for date in dated)
    ]
    return [word.stem for word in told if word.folded not in stop and word.stem not in stop]
