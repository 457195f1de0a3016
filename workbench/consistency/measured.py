"""Measured mentions: figures with what they are figures of, and in which scope."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from workbench.consistency.counted import NOUN, counted, head_of, noun_of
from workbench.consistency.happenings import distance
from workbench.consistency.lengths import duration
from workbench.consistency.lexicon import pattern, stop_words, words
from workbench.consistency.mentions import Mention, Mentions
from workbench.consistency.scopes import scopes, standing
from workbench.consistency.subjects import FAR, UNITS, dates, nearest_class, subjects
from workbench.consistency.text import Text
from workbench.consistency.values import begun
from workbench.model import Quantity, QuantityKind, Span, Time, TimeKind

_OPENING = 8
"""A date that begins so early ("In May 2020, ...") dates the whole sentence."""
_ADJACENT = 2
_BY_THE_WAY = 30
"""Characters before a figure that say of what it is told."""
_TENS = 20
_AMOUNT = 100
"""So many hours are no time at which something happens."""
_LABEL = 24
"""Characters before a number in which the word stands that makes it a label ("minutes 12 and 57")."""
_LONG_VOWELS = re.compile("[اوي]")
_RADICALS = 3
_SEMICOLON = re.compile("[;؛]")


class Measured(NamedTuple):
    """A figure with the mention around it."""

    quantity: Quantity
    mention: Mention
    subjects: frozenset[str]
    """What it is a figure of: the pack's class of figures that stands nearest, if one does."""
    nouns: frozenset[str]
    """The pack's classes of figures that its own noun is of ("cars", "vehicles")."""
    kinds: frozenset[str]
    """The pack's class of things that it counts, whatever they are called ("vessels", "ships")."""
    head: frozenset[str]
    """Stems of the noun phrase that it counts."""
    roots: frozenset[str]
    """These and, in Arabic, their consonants, which a broken plural keeps ("تابوت", "توابيت")."""
    scopes: frozenset[str]
    """The pack's scope words in its clause: quarter, city, men ..."""
    times: tuple[Time, ...]
    """The dates of its clause, or else of its sentence."""
    said_at: tuple[Time, ...]
    """Every date of its sentence, also of the saying: a toll is as old as its report."""
    on_record: bool
    """A report, a register or the like says so, rather than a person."""
    peers: int
    """How many figures of its kind are in the sentence, itself included."""
    compared: bool
    """It is set against another figure of its kind in the same sentence."""
    changing: bool
    """A word says that the figure changed."""
    part: bool
    """It is said to be a part of another figure ("17 of the 24", "of whom 9")."""
    change: bool
    """It is by how much something changed ("gained 11 seats")."""
    given: bool
    """The figure is taken for granted ("its 9,200 employees"), whatever is planned with it."""

    described: bool
    """It is told of something by the way ("the loss of £460,000", "the villages, numbering 40")."""

    @property
    def is_known(self) -> bool:
        """Whether the reader is taken to know it, or it is told by the way."""
        return self.given or self.described

    @property
    def lasts(self) -> bool:
        """Whether it is a length of time."""
        return self.quantity.unit in UNITS


def measured(text: Text, mentions: Mentions) -> tuple[Measured, ...]:
    """The figures of the listed blocks, in order, without ordinals."""
    figures = [
        quantity
        for quantity in sorted(
            [*(as_count(text, quantity) for quantity in text.analysis.quantities), *_durations(text)],
            key=lambda quantity: quantity.span,
        )
        if quantity.kind is not QuantityKind.ORDINAL
        and text.listed(quantity.span)
        and text.tells(quantity.span)
        and not _is_label(text, quantity)
    ]
    found = (_measured(text, mentions, quantity) for quantity in figures)
    return tuple(
        item
        for item in found
        if not item.lasts
        or (item.given and item.quantity.unit != "year")
        or item.subjects
        or item.mention.strong_events
        or _is_amount(text, item.quantity)
        or (item.quantity.low or 0) >= _AMOUNT
    )


def _is_amount(text: Text, quantity: Quantity) -> bool:
    """ "11,000 hours of tape": how much there is of something, measured by its length."""
    after = text.folded(quantity.span.end, quantity.span.end + 24)
    return pattern(text.lang, "of_something").match(after) is not None


def as_count(text: Text, quantity: Quantity) -> Quantity:
    """ "الفروع الثلاثة والثمانين": a definite number behind its noun counts; "الثالث والثمانون" orders."""
    if text.lang != "ar" or quantity.kind is not QuantityKind.ORDINAL:
        return quantity
    units = {
        form: at + 1 for at, forms in enumerate(words("ar", "definite_units")) for form in forms.split("/")
    }
    tokens = text.tokens(Span(max(quantity.span.start - NOUN, 0), quantity.span.end))
    at = next((at for at, token in enumerate(tokens) if token.span.overlaps(quantity.span)), 0)
    if tokens and tokens[at].folded in units and at:
        number, start, noun = quantity.low or Decimal(0), quantity.span.start, tokens[at - 1]
    elif at > 1 and tokens[at - 1].folded in units and (quantity.low or 0) >= _TENS:
        number = (quantity.low or Decimal(0)) + units[tokens[at - 1].folded]
        start, noun = tokens[at - 1].span.start, tokens[at - 2]
    else:
        return quantity
    if not pattern("ar", "definite_noun").match(noun.folded):
        return quantity
    span = Span(start, quantity.span.end)
    return replace(
        quantity, span=span, text=text.of(span), low=number, high=number, kind=QuantityKind.COUNT,
        precision=Decimal("0.5"),
    )  # fmt: skip


def _durations(text: Text) -> Iterator[Quantity]:
    """How long something took or will take, as a figure: "six years in prison"."""
    return (figure for time in text.analysis.times if (figure := duration(time)) is not None)


def _is_label(text: Text, quantity: Quantity) -> bool:
    """ "Part 6", "Footnote 2", "6: a headline", "aged 57": a number that counts nothing."""
    lead = Span(max(quantity.span.start - 12, 0), quantity.span.start)
    if text.cued(lead, "age"):
        return True
    if pattern(text.lang, "numbering").search(text.folded(lead.start, lead.end)):
        return False
    if quantity.kind is not QuantityKind.COUNT:
        return False
    before = text.folded(max(quantity.span.start - _LABEL, 0), quantity.span.start)
    if pattern(text.lang, "label_before").search(before):
        return True
    if text.lang == "ar":
        return False
    head = quantity.head
    return text.text[quantity.span.end : quantity.span.end + 1] == ":" or (
        head is not None
        and -1 < quantity.span.start - head.end < 2
        and not text.marks("figures", head)  # "magnitude 6.4"
        and text.folded(head.start, head.end) not in stop_words(text.lang)  # "all 23"
    )


class _Sentence(NamedTuple):
    """What a sentence says of all its figures."""

    figures: list[Quantity]
    scopes: frozenset[str]
    said_at: tuple[Time, ...]
    on_record: bool
    changing: bool


def _sentence(text: Text, span: Span) -> _Sentence:
    return _Sentence(
        figures=text.quantities(span),
        scopes=standing(text, span),
        said_at=tuple(_then(text, time) for time in dates(text, span)),
        on_record=text.cued(span, "record"),
        changing=text.cued(span, "update"),
    )


def _measured(text: Text, mentions: Mentions, quantity: Quantity) -> Measured:
    sentence = text.sentence_span(quantity.span.start)
    around = text.once(_sentence, sentence)
    rivals = [other.span for other in around.figures if other.span != quantity.span]
    mention = mentions.around(quantity.span, rivals)
    piece = _piece(text, quantity, mention.passage)
    nouns = counted(text, quantity)
    head = head_of(text, nouns)
    peers = sum(_same_kind(other, quantity) for other in around.figures)
    return Measured(
        quantity=quantity,
        mention=mention,
        subjects=subjects(text, quantity, mention.passage),
        nouns=frozenset(mark.name for noun in nouns for mark in text.marks("figures", noun)),
        kinds=frozenset(
            mark.name for noun in nouns for topic in ("things", "counted") for mark in text.marks(topic, noun)
        ),
        head=head,
        roots=head | {root for stem in head if len(root := _LONG_VOWELS.sub("", stem)) >= _RADICALS},
        scopes=scopes(text, piece, quantity.span) | around.scopes,
        times=tuple(_times(text, quantity, sentence)),
        peers=peers,
        compared=peers > 1 and _is_compared(text, quantity, sentence),
        said_at=around.said_at,
        on_record=around.on_record,
        changing=around.changing,
        given=_is_given(text, quantity),
        described=_is_described(text, quantity),
        part=_is_part(text, quantity, sentence),
        change=_is_change(text, quantity, sentence),
    )


def _is_change(text: Text, quantity: Quantity, sentence: Span) -> bool:
    lead = text.folded(max(quantity.span.start - 30, sentence.start), quantity.span.start)
    after = text.folded(quantity.span.end, min(quantity.span.end + 24, sentence.end))
    return bool(
        pattern(text.lang, "change_before").search(lead) or pattern(text.lang, "change_after").match(after)
    )


def _has_whole(text: Text, quantity: Quantity, sentence: Span) -> bool:
    """Whether the sentence has another figure that it can be a part of."""
    others = [q for q in text.quantities(sentence) if _same_kind(q, quantity) and q.span != quantity.span]
    ours = nearest_class(text, quantity, sentence)
    theirs = [nearest_class(text, other, sentence) for other in others]
    return any(not ours or not classes or ours & classes for classes in theirs)


def _is_part(text: Text, quantity: Quantity, sentence: Span) -> bool:
    """ "17 of the 24", "of whom 9"; "of the dead, 19", "a third of them, or 8" need no whole beside."""
    lead = text.folded(max(quantity.span.start - 45, sentence.start), quantity.span.start)
    end = quantity.head.end if quantity.head and quantity.head.start >= quantity.span.end else 0
    after = text.folded(quantity.span.end, min(max(end, quantity.span.end) + 30, sentence.end))
    if pattern(text.lang, "part_after").match(after):
        return not pattern(text.lang, "every").search(lead)  # "all 23 of the books"
    if pattern(text.lang, "part_of_class").search(lead):
        return True
    return bool(pattern(text.lang, "part_before").search(lead)) and _has_whole(text, quantity, sentence)


def _is_given(text: Text, quantity: Quantity) -> bool:
    lead = text.folded(max(quantity.span.start - 24, 0), quantity.span.start)
    counted = text.lang == "ar" and text.of(quantity.span).startswith("ال")  # "المهندسين الستة"
    if counted and quantity.unit in UNITS:  # "الساعات السبع"
        return True
    if counted and not any(map(str.isdigit, text.of(quantity.span))):  # not "في السبعين من عمره"
        counted = noun_of(text, quantity) is not quantity.head
    return counted or pattern(text.lang, "given").search(lead) is not None


def _is_described(text: Text, quantity: Quantity) -> bool:
    lead = text.folded(max(quantity.span.start - _BY_THE_WAY, 0), quantity.span.start)
    return pattern(text.lang, "described").search(lead) is not None


def _piece(text: Text, quantity: Quantity, passage: Span) -> Span:
    """The clause of the figure, up to the neighbouring figures of other things."""
    inside = passage
    start, end = inside.start, inside.end
    for sign in _SEMICOLON.finditer(text.text, start, end):
        if sign.start() < quantity.span.start:
            start = sign.end()
        elif sign.start() < end:
            end = sign.start()
    for other in text.quantities(inside):
        if other.span.end <= quantity.span.start:
            start = max(start, other.head.end if other.head else other.span.end)
        elif other.span.start >= quantity.span.end:
            end = min(end, other.span.start)
    return Span(min(start, quantity.span.start), max(end, quantity.span.end))


def _is_compared(text: Text, quantity: Quantity, sentence: Span) -> bool:
    """Whether a word such as "against" stands between the figure and its neighbour of the same kind."""
    peers = [other.span for other in text.quantities(sentence) if _same_kind(other, quantity)]
    at = peers.index(quantity.span) if quantity.span in peers else 0
    return any(
        text.cued(Span(first.end, last.start), "compare")
        for first, last in pairwise(peers[max(at - 1, 0) : at + 2])
    )


def _same_kind(one: Quantity, other: Quantity) -> bool:
    return one.kind is other.kind and one.unit == other.unit


def _then(text: Text, time: Time) -> Time:
    """ "Since 2008, when 31 died": what follows is of 2008."""
    follows = pattern(text.lang, "when_then").match(text.folded(time.span.end, time.span.end + 12))
    return begun(time) if follows else time


def _times(text: Text, quantity: Quantity, sentence: Span) -> list[Time]:
    """The dates that open the sentence, or stand near this figure and nearer than to any other."""
    rivals = [other.span for other in text.quantities(sentence) if other.span != quantity.span]
    return [
        time
        for time in text.times(sentence)
        if time.kind is TimeKind.DATE
        and time.readings
        and not _is_aside(text, quantity, time)
        and (
            time.span.start - sentence.start < _OPENING
            or (
                distance(text, time.span, quantity.span) <= FAR
                and all(
                    distance(text, time.span, quantity.span) <= distance(text, time.span, rival)
                    for rival in rivals
                )
            )
        )
    ]


def _is_aside(text: Text, quantity: Quantity, time: Time) -> bool:
    """ "The festival, which was founded in 1979, drew 52,000": the date of something else."""
    segment = text.segment(time.span)
    lead = Span(max(time.span.start - _ADJACENT - 4, 0), time.span.start)
    if text.marks("events", lead, "founding", "birth"):  # "a town of 38,000 founded in 1886"
        return True
    return not segment.contains(quantity.span) and bool(text.marks("events", segment))
