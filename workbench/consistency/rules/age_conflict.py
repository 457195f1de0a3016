"""One person with two ages, both of today or both at death."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.consistency.context import Context
from workbench.consistency.coreference import Bearers
from workbench.consistency.lexicon import pattern
from workbench.consistency.rule import Rule, question
from workbench.language.fold import Folded
from workbench.model import Flag, QuantityKind, Severity, Span, TimeKind

_BESIDE = 24
"""Characters between a name and the age behind it ("Whitcombe, who is now 61")."""
_THEN = 60
"""Characters before an age in which "was" or "when" makes it one of another day."""
_ROUGH = 4
"""Years by which "nearly eighty" may be off."""
_DEAD = "†"


@dataclass(frozen=True, slots=True)
class _Age:
    years: int
    span: Span
    sentence: Span
    rough: bool
    at_death: bool
    whose: str
    """Key of a name, or the dead of the text; empty where nobody is named beside it."""


def find(context: Context) -> Iterator[Flag]:
    """The first pair of ages of each person that cannot both hold."""
    bearers = Bearers(context)
    known: dict[str, _Age] = {}
    for age in _ages(context, bearers):
        first = known.setdefault(age.whose, age)
        if not age.whose or (age.at_death and _named_apart(bearers, first, age)):
            continue
        if abs(first.years - age.years) > (_ROUGH if first.rough or age.rough else 1):
            yield _flag(context, first, age)
            known[age.whose] = age


def _ages(context: Context, bearers: Bearers) -> Iterator[_Age]:
    for listed in context.analysis.sentences:
        sentence = listed.span
        if not context.listed(sentence):
            continue
        folded = Folded(context.of(sentence))
        for found in pattern(context.lang, "age").finditer(folded.text):
            group = next(at for at, text in enumerate(found.groups(), 1) if text)
            place = folded.span(found.start(group), found.end(group))
            span = Span(sentence.start + place.start, sentence.start + place.end)
            start = max(found.start() - 12, 0)
            rough = pattern(context.lang, "rough_age").search(folded.text, start, found.end())
            if (
                age := _age(context, bearers, sentence, span, int(found[group]), rough is not None)
            ) is not None:
                yield age
        for quantity in context.quantities(sentence):  # "في الخامسة والعشرين من عمره"
            after = context.folded(quantity.span.end, min(quantity.span.end + 12, sentence.end))
            if quantity.kind is not QuantityKind.ORDINAL or quantity.low is None:
                continue
            if pattern(context.lang, "ordinal_age").match(after):
                age = _age(context, bearers, sentence, quantity.span, int(quantity.low), False)
                if age is not None:
                    yield age


def _age(
    context: Context, bearers: Bearers, sentence: Span, span: Span, years: int, rough: bool
) -> _Age | None:
    """An age of today or at death; nothing for that of another day ("was 25 when ...")."""
    lead = Span(sentence.start, span.start)
    at_death = context.cued(lead, "died") and not context.cued(lead, "partial")
    if pattern(context.lang, "was_aged").search(
        context.folded(max(span.start - 12, sentence.start), span.end)
    ):
        before = context.sentence_span(max(sentence.start - 2, 0))  # "... died on Saturday. She was 89."
        at_death = at_death or context.cued(before, "died")
    dated = any(
        time.kind is TimeKind.DATE and not time.span.overlaps(span) for time in context.times(sentence)
    )
    then = context.cued(Span(max(span.start - _THEN, sentence.start), span.end), "then")
    if not at_death and (dated or then):
        return None
    near = [key for key, place in bearers.written(lead) if 0 <= span.start - place.end <= _BESIDE]
    return _Age(years, span, sentence, rough, at_death, _DEAD if at_death else (near or [""])[-1])


def _named_apart(bearers: Bearers, one: _Age, other: _Age) -> bool:
    """Whether the sentences of two ages name different people."""
    ours, theirs = ({key for key, _ in bearers.written(age.sentence)} for age in (one, other))
    return bool(ours and theirs and not ours & theirs)


def _flag(context: Context, one: _Age, other: _Age) -> Flag:
    whose = (
        context.told("age-conflict.dead")
        if one.at_death
        else context.told("alike.names", a=context.label(one.whose))
    )
    passages = context.of(one.sentence), context.of(other.sentence)
    return Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, va=one.years, vb=other.years),
        question=question(
            context.lang, RULE.name, a=passages[0], b=passages[1], va=one.years, vb=other.years
        ),
        spans=(one.span, other.span),
        why=(whose,),
    )


RULE = Rule("age-conflict", Severity.CONFLICT, "One person with two ages at one time.", find)
