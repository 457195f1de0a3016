"""The words of a passage that tell of an event: which date or figure they belong to, and how they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.consistency.lexicon import Mark, pattern
from workbench.consistency.text import Text
from workbench.model import Span

ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)...")
_BOUNDARY = 40
"""How many characters farther a word counts across a comma or a conjunction."""
SUBJECT = 25
"""How many characters after an Arabic verb its subject is looked for."""


def told(text: Text, topic: str, passage: Span) -> list[Mark]:
    """What the words of a topic (`events`, `hints`) tell of in a passage."""
    return [
        mark
        for mark in _without_ended(text, text.marks(topic, passage))
        # A word of a name ("Birth and Fortune", in capitals) tells no event.
        if not (text.lang != "ar" and text.names(mark.span))
        and not text.times(mark.span)
        and not _is_house(text, mark)
    ]


def without_parts(marks: list[Mark]) -> list[Mark]:
    """A phrase ("barriers went up") counts, not the words in it."""
    return [
        mark
        for mark in marks
        if not any(other.span.contains(mark.span) and other.span != mark.span for other in marks)
    ]


def nearest(text: Text, anchor: Span, marks: list[Mark]) -> frozenset[str]:
    """The classes of the word that stands nearest to the anchor."""
    far = [(distance(text, mark.span, anchor), mark.name) for mark in marks]
    least = min(far, default=(0, ""))[0]
    return frozenset(name for space, name in far if space == least)


def _is_house(text: Text, mark: Mark) -> bool:
    """ "The building": a house, not its being built."""
    if mark.name != "building" or text.lang == "ar":
        return False
    word = text.folded(mark.span.start, mark.span.end)
    return word.startswith("building") and (is_definite(text, mark) or is_indefinite(text, mark))


def is_indefinite(text: Text, mark: Mark) -> bool:
    if text.lang == "ar":  # the accusative's ending: "حادثا"; not "افتتاحها", "انضموا"
        word = text.folded(mark.span.start, mark.span.end)
        ending = word.endswith("ا") and not word.endswith(("ها", "هما", "وا"))
        return ending and not word.startswith("ال") and " " not in word and len(word) > 4
    lead = text.folded(max(mark.span.start - 24, 0), mark.span.start)
    return pattern(text.lang, "indefinite").search(lead) is not None


def is_definite(text: Text, mark: Mark) -> bool:
    if text.lang == "ar":
        return ARTICLE.match(text.folded(mark.span.start, mark.span.end)) is not None
    lead = text.folded(max(mark.span.start - 16, 0), mark.span.start)
    return pattern(text.lang, "definite").search(lead) is not None


def belongs(text: Text, span: Span, anchor: Span, rivals: Iterable[Span]) -> bool:
    """Whether a word stands nearer to its anchor than to every other one."""
    others = [rival for rival in rivals if not rival.overlaps(anchor)]
    if not others:
        return True
    own = distance(text, span, anchor)
    return all(own <= distance(text, span, rival) for rival in others)


def distance(text: Text, one: Span, other: Span) -> int:
    """Characters between two spans, with a surcharge for each comma or conjunction between them."""
    start, end = min(one.end, other.end), max(one.start, other.start)
    if end <= start:
        return 0
    between = text.folded(start, end)
    breaks = sum(between.count(sign) for sign in ",;:()") + between.count(" and ") + between.count(" و")
    return end - start + _BOUNDARY * breaks


def _without_ended(text: Text, marks: list[Mark]) -> list[Mark]:
    """ "No longer supports" is an end, not support: what directly follows a cessation is its object."""
    kept: list[Mark] = []
    for mark in marks:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.name == "cessation"
            and before.name != mark.name
            and 0 <= mark.span.start - before.span.end <= _reach(text, before)
        ):
            continue
        kept.append(mark)
    return kept


def _reach(text: Text, cessation: Mark) -> int:
    """Arabic puts the subject between "no longer" and its verb: "لم يعد فلان يدعم"."""
    negative = text.lang == "ar" and len(text.tokens(cessation.span)) == 2
    return SUBJECT if negative else 2
