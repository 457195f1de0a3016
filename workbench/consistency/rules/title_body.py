"""A headline that says what its article does not carry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from workbench.consistency.classes import OPPOSITES
from workbench.consistency.context import Context
from workbench.consistency.factors import base
from workbench.consistency.ledes import figure_there, lede, length_there, lengths, time_there
from workbench.consistency.lexicon import pattern, words
from workbench.consistency.rule import Rule, question
from workbench.consistency.values import (
    bounds,
    ranges_disjoint,
    same_value,
    show_quantity,
    show_time,
    times_disjoint,
)
from workbench.consistency.words import shorten
from workbench.model import BlockRole, Flag, Quantity, QuantityKind, Severity, Span, Time, TimeKind

_FEW = 10
"""Smaller counts are not always told again."""
_TWICE = 2
"""How many times a figure of the first paragraph may be the title's, to be told for it."""
_ROUGHLY = Decimal("0.12")
"""How far what a title calls "a third" may be from it, as a share."""
_CLOCKED = re.compile(r"\b\d:[0-5]\d:[0-5]\d\b")
"""The time that a race was run in."""
_LEADS = 12
"""Characters; a single name farther on ("the Asia Cup qualifiers") is seldom who the title is about."""


def find(context: Context) -> Iterator[Flag]:
    """The title's figures, dates and names, and what its figures are figures of."""
    blocks = context.analysis.blocks
    title = next((block.span for block in blocks if block.role is BlockRole.TITLE), None)
    body = [block.span for block in blocks if block.role is BlockRole.PARAGRAPH]
    if title is None or not body:
        return
    told = lede(context, title, body)
    figures = [quantity for span in body for quantity in context.quantities(span)]
    for quantity in context.quantities(title):
        there = figure_there(context, title, quantity, told) if told else None
        yield from _figure(context, title, quantity, figures, body[0], there)
    times = [time for span in body for time in context.times(span) if time.readings]
    for time in context.times(title):
        # "1 May" is counted from the day of publication, as "tomorrow" is, but says its day itself.
        counted = time.relative and not any(map(str.isdigit, context.of(time.span)))
        instead = time_there(context, title, time, told) if told else None
        if time.kind is TimeKind.DATE and times and (instead or not counted):
            yield from _time(context, title, time, [instead] if instead else times)
    yield from _names(context, title, body)
    yield from _score(context, title, body)
    yield from _length(context, title, body, told)
    yield from _clocked(context, title, body)


def _figure(
    context: Context,
    title: Span,
    figure: Quantity,
    figures: list[Quantity],
    lede: Span,
    there: Quantity | None,
) -> Iterator[Flag]:
    """`there` is what the sentence that retells the title has in its place."""
    same_kind = [other for other in figures if other.kind is figure.kind and _unit(other) == _unit(figure)]
    # A title may round the body's figure, not the other way round.
    carried = [
        other
        for other in same_kind
        if not ranges_disjoint((other.low, other.high), bounds(figure)) and same_value(other, figure)
    ]
    if there is not None and _is_retold(context, title, figure, there, carried):
        rivals = [there]
    elif figure.kind is QuantityKind.ORDINAL:
        rivals = []
    else:
        rivals = _rivals(context, figure, carried, same_kind, lede) if carried else same_kind
        if not carried and (_is_share_of(figure, figures) or _is_difference_of(figure, figures)):
            rivals = []
        elif not carried and _is_own_count(figure):
            rivals = [other for other in rivals if _same_noun(context, figure, other)]
    if rivals:
        known = {item.quantity.span: item.subjects for item in context.measured}
        ours = known.get(figure.span, frozenset())
        near = min(
            rivals,
            key=lambda other: (
                not _same_head(context, figure, other),
                not ours & known.get(other.span, frozenset()),
                not lede.contains(other.span),
                0 if _same_head(context, figure, other) else _far(figure, other),
                other.span,
            ),
        )
        yield _flag(
            context, title, figure.span, near.span, (show_quantity(figure), show_quantity(near)),
            (context.told("title-body.figure", va=context.say(figure)),),
        )  # fmt: skip
        return
    yield from _opposite(context, title, figure, carried)


def _is_retold(
    context: Context, title: Span, figure: Quantity, there: Quantity, carried: list[Quantity]
) -> bool:
    """Whether both figures are of one thing, though the body may have the title's for something else."""
    if figure.kind is QuantityKind.ORDINAL:
        return True
    if figure.kind is QuantityKind.PERCENT and carried:
        sentence = context.sentence_span(there.span.start)
        return any(
            context.cued(title, way) and context.cued(sentence, way) for way in ("increase", "decrease")
        )
    alike = _same_noun(context, figure, there)
    if carried:
        return alike and not any(_same_noun(context, figure, other) for other in carried)
    alone = figure.kind is QuantityKind.COUNT and figure.head is None
    return alike or alone or not _is_own_count(figure)


def _unit(figure: Quantity) -> str:
    """A title need not say of which scale its degrees are."""
    return "°C" if figure.unit == "degree" else figure.unit


def _is_own_count(figure: Quantity) -> bool:
    """ "Four generations", "turns 120": what the body lists or leaves to be counted."""
    few = figure.high is not None and figure.high <= _FEW
    alone = figure.head is None or figure.head.end <= figure.span.start
    return figure.kind is QuantityKind.COUNT and (few or alone)


def _same_noun(context: Context, one: Quantity, other: Quantity) -> bool:
    """Whether both count the same, in the same noun or in one that stands for it ("ships", "vessels")."""
    if one.head is None or other.head is None:
        return False
    ours, theirs = (
        {mark.name for topic in ("things", "counted") for mark in context.marks(topic, head)}
        for head in (one.head, other.head)
    )
    return bool(ours & theirs) or _same_head(context, one, other)


def _is_share_of(figure: Quantity, figures: list[Quantity]) -> bool:
    """ "A third" in the title of a body that says "almost a third", "34%" or "16 of the 48"."""
    share = figure.low
    if figure.kind is not QuantityKind.COUNT or share is None or not 0 < share < 1:
        return False
    told = [
        end / 100 if other.unit == "%" else end for other in figures for end in (other.low, other.high) if end
    ]
    told += [
        one.low / other.low
        for one, other in pairwise(figures)
        if one.low and other.low and (one.kind, one.unit) == (other.kind, other.unit)
    ]
    return any(abs(end - share) <= share * _ROUGHLY for end in told)


def _is_difference_of(figure: Quantity, figures: list[Quantity]) -> bool:
    """ "To rise by 30p" above "from £2.40 to £2.70"."""
    ours = base(figure.unit)
    if ours is None or figure.low is None:
        return False
    for one, other in pairwise(figures):
        theirs = base(one.unit)
        if theirs is None or theirs[0] != ours[0] or one.unit != other.unit or not (one.low and other.low):
            continue
        if abs(one.low - other.low) * theirs[1] == figure.low * ours[1]:
            return True
    return False


def _rivals(
    context: Context, figure: Quantity, carried: list[Quantity], same_kind: list[Quantity], lede: Span
) -> list[Quantity]:
    """What the body says of the title's figure, where the body has its value for something else only."""
    counted = [
        other for other in same_kind if lede.contains(other.span) and _same_noun(context, figure, other)
    ]
    if (
        len(counted) == 1
        and _far(figure, counted[0]) <= _TWICE
        and not any(_same_noun(context, figure, other) for other in carried)
    ):
        return counted
    if figure.kind is QuantityKind.COUNT and any(lede.contains(other.span) for other in carried):
        return []
    known = {item.quantity.span: item for item in context.measured}
    ours = known.get(figure.span)
    theirs = [known[other.span] for other in same_kind if other.span in known]
    if ours is None or not ours.subjects:
        return []
    moving = figure.unit == "%" and context.cued(ours.mention.passage, "increase", "decrease")
    alike = [
        item
        for item in theirs
        if item.subjects & ours.subjects
        and not item.part
        and item.scopes == ours.scopes
        and (figure.unit != "%" or (moving and context.cued(item.mention.passage, "increase", "decrease")))
    ]
    values = {other.span for other in carried}
    elsewhere = [known[span] for span in values if span in known]
    if len(elsewhere) < len(values) or any(not i.subjects or i.subjects & ours.subjects for i in elsewhere):
        return []
    return [item.quantity for item in alike]


def _opposite(context: Context, title: Span, figure: Quantity, carried: list[Quantity]) -> Iterator[Flag]:
    """The title's figure as the opposite in the body: put in and collected, bought and sold."""
    ours = {mark.name for mark in context.marks("events", title)}
    for other in carried:
        theirs = {mark.name for mark in context.marks("events", _clause(context, other.span))}
        for first, second in OPPOSITES:
            for said, told in ((first, second), (second, first)):
                if said in ours and told in theirs and told not in ours and said not in theirs:
                    names = context.class_name(said), context.class_name(told)
                    yield _flag(
                        context, title, figure.span, other.span, (said, told),
                        (context.told("title-body.opposite", va=names[0], vb=names[1]),),
                    )  # fmt: skip
                    return


def _score(context: Context, title: Span, body: list[Span]) -> Iterator[Flag]:
    """A match's score that the body tells otherwise."""
    ours = _scores(context, title)
    theirs = [
        score
        for span in body
        for sentence in context.analysis.sentences
        if span.contains(sentence.span) and context.cued(sentence.span, "win", "draw")
        for score in _scores(context, sentence.span)
    ]
    if len(ours) == 1 and theirs and all(goals != ours[0][0] for goals, _ in theirs):
        yield _flag(
            context, title, ours[0][1], theirs[0][1], (),
            (context.told("title-body.figure", va=context.of(ours[0][1])),),
        )  # fmt: skip


def _length(context: Context, title: Span, body: list[Span], retelling: Span | None) -> Iterator[Flag]:
    """ "Twenty years on" above a body that opens with thirty, and whose dates do not make twenty."""
    told = [length for span in body for length in lengths(context, span)]
    years = {time.earliest.year for span in body for time in context.times(span) if time.earliest}
    day = context.told_at(title)
    for length in lengths(context, title):
        there = length_there(context, length, retelling) if retelling else None
        theirs = [other for other in told if other.unit == length.unit]
        opening = [other for other in theirs if body[0].contains(other.span)]
        made = length.unit == "year" and day and any(day.year - year in _about(length) for year in years)
        if there is None and len(opening) == 1 and not made:
            there = opening[0] if not any(same_value(length, other) for other in theirs) else None
        if there is not None:
            yield _flag(
                context, title, length.span, there.span, (show_quantity(length), show_quantity(there)),
                (context.told("title-body.figure", va=context.say(length)),),
            )  # fmt: skip


def _about(length: Quantity) -> range:
    """So many years, and one more or less: dates are counted in whole years."""
    years = int(length.low or 0)
    return range(years - 1, years + 2)


def _clocked(context: Context, title: Span, body: list[Span]) -> Iterator[Flag]:
    """A race told in another time: 2:21:08, 2:21:38."""
    ours, theirs = ([*_clocks(context, span)] for span in (title, Span(body[0].start, body[-1].end)))
    if len(ours) == 1 and theirs and context.of(ours[0]) not in map(context.of, theirs):
        yield _flag(
            context, title, ours[0], theirs[0], (context.of(ours[0]), context.of(theirs[0])),
            (context.told("title-body.figure", va=context.of(ours[0])),),
        )  # fmt: skip


def _clocks(context: Context, span: Span) -> Iterator[Span]:
    for found in _CLOCKED.finditer(context.text, span.start, span.end):
        yield Span(*found.span())


def _scores(context: Context, span: Span) -> list[tuple[frozenset[int], Span]]:
    folded = context.part(span)
    written = [
        (score, frozenset({int(score[1]), int(score[2])}))
        for score in pattern(context.lang, "score").finditer(folded.text)
    ]
    goals = {
        form: at for at, forms in enumerate(words(context.lang, "score_words")) for form in forms.split("/")
    }
    written += [
        (score, frozenset(goals[side] for side in score.groups() if side in goals))
        for score in pattern(context.lang, "told_score").finditer(folded.text)
    ]
    found = []
    for score, sides in written:
        at = folded.span(score.start(), score.end())
        if sides and not any(at.overlaps(time.span) for time in context.times(span)):
            found.append((sides, at))
    return found


def _far(one: Quantity, other: Quantity) -> Decimal:
    """How many times the one is the other."""
    sizes = sorted(abs(figure.low or figure.high or Decimal(1)) for figure in (one, other))
    return sizes[1] / sizes[0] if sizes[0] else sizes[1]


def _same_head(context: Context, one: Quantity, other: Quantity) -> bool:
    """Whether both count the same noun."""
    if one.head is None or other.head is None:
        return False
    ours = {token.stem for token in context.tokens(one.head)}
    return any(token.stem in ours for token in context.tokens(other.head))


def _clause(context: Context, span: Span) -> Span:
    sentence = context.sentence_span(span.start)
    return next((c.span for c in context.clauses(sentence) if c.span.contains(span)), sentence)


def _time(context: Context, title: Span, time: Time, times: list[Time]) -> Iterator[Flag]:
    if all(times_disjoint(time, other) for other in times):
        near = times[0]
        yield _flag(
            context, title, time.span, near.span, (show_time(time), show_time(near)),
            (context.told("title-body.date", va=context.say(time)),),
        )  # fmt: skip


def _names(context: Context, title: Span, body: list[Span]) -> Iterator[Flag]:
    keys = {name.key for span in body for name in context.names(span)}
    words = {token.stem for span in body for token in context.tokens(span)}
    written = [name.span for name in context.names(body[0])]
    for name in context.names(title):
        stems = [token.stem for token in context.tokens(name.span)]
        namesake = next((span for span in written if _shares_surname(context, stems, span)), None)
        if namesake and stems[0] not in words:  # "Layla Barakat", "Salma Barakat"
            yield _flag(
                context, title, name.span, namesake, (context.of(name.span), context.of(namesake)),
                (context.told("title-body.name"),),
            )  # fmt: skip
            continue
        lead = context.folded(title.start, name.span.start)
        place = pattern(context.lang, "placed").search(lead) or pattern(context.lang, "of_name").search(
            lead
        )  # "in Ostleigh": the body speaks of the town, and need not say its name again
        leads = name.span.start - title.start < _LEADS or len(stems) > 1
        if keys and leads and not place and name.key not in keys and not any(stem in words for stem in stems):
            yield _flag(context, title, name.span, None, (), (context.told("title-body.name"),))


def _shares_surname(context: Context, stems: list[str], other: Span) -> bool:
    """Whether two full names end alike and begin otherwise."""
    theirs = [token.stem for token in context.tokens(other)]
    return len(stems) == len(theirs) > 1 and stems[1:] == theirs[1:] and stems[0] != theirs[0]


def _flag(
    context: Context,
    title: Span,
    span: Span,
    other: Span | None,
    values: tuple[str, ...],
    why: tuple[str, ...],
) -> Flag:
    said = context.of(span)
    passage = shorten(context.of(context.sentence_span(other.start))) if other else ""
    against = question(context.lang, "title-figure", text=passage) if other else ""
    return Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, a=said, why=why[0]),
        question=question(context.lang, RULE.name, a=context.of(title), b=against),
        spans=(span, other) if other else (span,),
        values=values if other else (),
        why=why,
    )


RULE = Rule(
    "title-body", Severity.WARNING, "A figure, date or name in the title that the body does not carry.", find
)
