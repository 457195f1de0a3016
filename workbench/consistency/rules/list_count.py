"""A number announced and another number listed: "three reasons" followed by two, "the fourth of three"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern, words
from workbench.consistency.rule import Rule, question
from workbench.consistency.values import single
from workbench.language.fold import fold
from workbench.model import Flag, Quantity, QuantityKind, Severity, Span

_FEW = 10
"""Longer lists are seldom written out."""
_SHORT = 5
"""Words; longer items may hold commas and conjunctions of their own."""
_LONG = 14
"""Words of an item, where reasons, conditions and the like are announced."""
_OPENS = 45
"""Characters between the number and the colon that opens its list."""


class _List(NamedTuple):
    span: Span
    least: int
    most: int


def find(context: Context) -> Iterator[Flag]:
    """Lists after a colon, numbered sentences, and ordinals past their count."""
    for quantity in context.analysis.quantities:
        number = single(quantity)
        if quantity.kind is not QuantityKind.COUNT or number is None or not context.listed(quantity.span):
            continue
        yield from _ordinal(context, quantity, int(number))
        if quantity.head is None or not 2 <= number <= _FEW:
            continue
        listed = _after_colon(context, quantity) or _numbered(context, quantity)
        if listed is not None and not listed.least <= number <= listed.most:
            shown = str(listed.least) if listed.least == listed.most else f"{listed.least}-{listed.most}"
            whole = Span(quantity.span.start, listed.span.end)
            yield _flag(context, whole, (quantity.span, listed.span), context.of(quantity.span), shown)


def _after_colon(context: Context, quantity: Quantity) -> _List | None:
    """The items between a colon ("namely") and the end of its sentence, told by commas and "and"."""
    sentence = context.sentence_span(quantity.span.start)
    rest = context.text[quantity.span.end : sentence.end]
    namely = pattern(context.lang, "namely").pattern
    colon = re.match(rf"[^:.;,،؛()\n]{{0,{_OPENS}}}?(?::|{namely})", rest)
    if colon is None:
        return None
    start = quantity.span.end + colon.end()
    counted = [figure for figure in context.quantities(Span(quantity.span.end, start)) if _counts(figure)]
    if counted or (single(quantity) != 2 and pattern(context.lang, "namely_two").search(fold(colon[0]))):
        return None  # "four were convicted and two cleared, namely ..."
    text = rest[colon.end() :].rstrip(" .!?؟\n")
    if (told := _told_clauses(context, start, text)) is not None:
        return told
    if clause := pattern(context.lang, "clause_behind").search(text):
        text = text[: clause.start()]
    span = Span(start, start + len(text))
    if context.quantities(span) or context.quotes(span):
        return None
    if any(mark in text for mark in ";؛"):
        count = len([item for item in re.split("[;؛]", text) if item.strip()])
        return _List(span, count, count)
    items = [item for item in re.split("[,،]", text) if item.strip()]
    if len(items) < 2 and not pattern(context.lang, "conjunction").search(text):
        return None
    parts = [part for item in items for part in pattern(context.lang, "conjunction").split(item)]
    announced = context.marks("cues", Span(quantity.span.end, start), "enumerated")
    if announced and not context.cued(span, "partial"):  # no more, however they are cut
        most = len(parts) - text.startswith(",")
        if most < (single(quantity) or 0) and most > 1:
            return _List(span, most, most)
    longest = _LONG if announced and len(items) > 1 else _SHORT
    if any(len(part.split()) > longest for part in parts) or pattern(context.lang, "goes_on").search(text):
        return None
    ands = len(pattern(context.lang, "conjunction").findall(text))
    if len(items) == 1 and len(text.split()) == ands + 1:  # one word each: no "and" is inside an item
        return _List(span, ands + 1, ands + 1)
    bare = sum(bool(pattern(context.lang, "conjunction").match(item.strip())) for item in items)
    inside = pattern(context.lang, "conjunction").search(items[-1].strip()) is not None
    most = len(items) + ands - bare
    if len(items) == 1 and all(len(part.split()) < 2 for part in parts):
        least = most  # single words, an "and" before each
    else:
        least = len(items) + (1 if inside and not bare else 0)
    return _List(span, least, most)


def _counts(figure: Quantity) -> bool:
    return figure.kind is QuantityKind.COUNT


def _told_clauses(context: Context, start: int, text: str) -> _List | None:
    """Questions and reported clauses, however long: "how larvae reach it, and how long it lasts"."""
    opened = pattern(context.lang, "clause_opens")
    folded = fold(text)
    if not opened.match(folded.lstrip()):
        return None
    most = 1 + len(pattern(context.lang, "clause_follows").findall(folded))
    least = 1 + len(pattern(context.lang, "clause_listed").findall(folded))
    after = context.folded(start + len(text) + 1, start + len(text) + _OPENS).lstrip(" .?")
    if most < 2 or pattern(context.lang, "list_resumed").match(after):
        return None
    return _List(Span(start, start + len(text)), least, most)


def _numbered(context: Context, quantity: Quantity) -> _List | None:
    """ "First, ... Second, ...": how far the sentences of the paragraph count after the number."""
    if not context.marks("cues", Span(quantity.span.start, quantity.span.end + 25), "enumerated"):
        return None
    block = context.block_span(quantity.span.start)
    sentence = context.sentence_span(quantity.span.start)
    reached, end = 0, sentence.end
    for mark in context.marks("counting", Span(quantity.span.end, block.end)):
        of_two = pattern(context.lang, "of_two").search(context.folded(mark.span.start, mark.span.end))
        if of_two and single(quantity) != 2:  # "the first of both"
            continue
        if int(mark.name) == reached + 1:
            reached += 1
            end = context.sentence_span(mark.span.start).end
    # Those within one sentence count something else: "in two parts, the first in 2001 and the second ...".
    return _List(Span(sentence.end, end), reached, reached) if reached > 1 and end > sentence.end else None


def _ordinal(context: Context, quantity: Quantity, number: int) -> Iterator[Flag]:
    """ "The fourth of three children"."""
    folded = context.part(Span(max(quantity.span.start - 40, 0), quantity.span.start))
    found = pattern(context.lang, "ordinal_of").search(folded.text)
    ordinals = words(context.lang, "ordinals")
    hyphen = context.text[quantity.span.end : quantity.span.end + 1] == "-"  # "the third of two-part ..."
    if found is None or hyphen or found[1] not in ordinals or ordinals.index(found[1]) + 1 <= number:
        return
    span = folded.span(found.start(1), found.end(1))
    whole = Span(span.start, quantity.head.end if quantity.head else quantity.span.end)
    if whole.end > whole.start:
        yield _flag(context, whole, (span, quantity.span), context.of(quantity.span), context.of(span))


def _flag(context: Context, whole: Span, spans: tuple[Span, Span], said: str, counted: str) -> Flag:
    return Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, va=said, vb=counted),
        question=question(context.lang, RULE.name, a=context.of(whole), va=said, vb=counted),
        spans=spans,
        why=(context.told("list-count.counted", vb=counted),),
    )


RULE = Rule("list-count", Severity.WARNING, "A number announced and another number listed.", find)
