"""One person with two ages, both of today or both at death."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from workbench.consistency.ages import Age, ages
from workbench.consistency.context import Context
from workbench.consistency.coreference import Bearers
from workbench.consistency.lexicon import pattern
from workbench.consistency.rule import Rule, question
from workbench.model import Flag, Severity, Span, TimeKind

_BESIDE = 24
"""Characters between a name and the age behind it ("Whitcombe, who is now 61")."""
_BEHIND = 3
"""Characters between an age and the name behind it ("at 49, Lena ...")."""
_THEN = 60
"""Characters before an age in which "was" or "when" makes it one of another day."""
_ROUGH = 4
"""Years by which "nearly eighty" may be off."""
_ALIKE = 12
"""Years; one who is farther from the age of the only person whose age is told is another person."""
_LONG_AGO = timedelta(days=400)
_DEAD = "†"


@dataclass(frozen=True, slots=True)
class _Told:
    age: Age
    sentence: Span
    at_death: bool
    whose: str
    """Key of a name, or the dead of the text; empty where nobody is named beside it."""


def find(context: Context) -> Iterator[Flag]:
    """The first pair of ages of each person that cannot both hold."""
    bearers = Bearers(context)
    known: dict[str, _Told] = {}
    last: _Told | None = None
    for told in _told(context, bearers):
        if told.whose:
            first = known.setdefault(told.whose, told)
            apart = told.at_death and _named_apart(bearers, first, told)
            if not apart and _differ(first, told):
                yield _flag(context, first, told, Severity.CONFLICT)
                known[told.whose] = told
        elif told.age.known and last is not None and not _is_another(context, told):
            others = [*known.values(), last]
            if all(1 < abs(other.age.years - told.age.years) <= _ALIKE for other in others):
                yield _flag(context, last, told, Severity.WARNING)
        if not told.at_death:
            last = told


def _is_another(context: Context, told: _Told) -> bool:
    return context.speaks_of_another(Span(told.sentence.start, told.age.span.start))


def _differ(one: _Told, other: _Told) -> bool:
    return abs(one.age.years - other.age.years) > (_ROUGH if one.age.rough or other.age.rough else 1)


def _told(context: Context, bearers: Bearers) -> Iterator[_Told]:
    for listed in context.analysis.sentences:
        if context.listed(listed.span):
            for age in ages(context, listed.span):
                if (told := _tell(context, bearers, listed.span, age)) is not None:
                    yield told


def _tell(context: Context, bearers: Bearers, sentence: Span, age: Age) -> _Told | None:
    """An age of today or at death; nothing for that of another day ("was 25 when ...")."""
    span = age.span
    lead = Span(sentence.start, span.start)
    at_death = context.cued(lead, "died") and not context.cued(lead, "partial")
    if pattern(context.lang, "was_aged").search(
        context.folded(max(span.start - 12, sentence.start), span.end)
    ):
        before = context.sentence_span(max(sentence.start - 2, 0))  # "... died on Saturday. She was 89."
        at_death = at_death or context.cued(before, "died")
    if not (at_death or age.of_today or age.known) and _is_of_then(context, sentence, span):
        return None
    if not at_death and _is_long_ago(context, sentence, span):
        return None
    return _Told(age, sentence, at_death, _DEAD if at_death else _whose(context, bearers, sentence, span))


def _is_of_then(context: Context, sentence: Span, span: Span) -> bool:
    dated = any(
        time.kind is TimeKind.DATE and not time.span.overlaps(span) for time in context.times(sentence)
    )
    return dated or context.cued(Span(max(span.start - _THEN, sentence.start), span.end), "then")


def _is_long_ago(context: Context, sentence: Span, span: Span) -> bool:
    """Whether a date beside the age is of another year than the text, as far as that is known."""
    today = context.told_at(span)
    return any(
        time.kind is TimeKind.DATE
        and not time.span.overlaps(span)
        and (today is None or time.latest is None or today - time.latest > _LONG_AGO)
        for time in context.times(sentence)
    )


def _whose(context: Context, bearers: Bearers, sentence: Span, span: Span) -> str:
    """The name beside the age: the nearest before it, or the one right behind it."""
    names = bearers.written(sentence)
    before = [key for key, place in names if 0 <= span.start - place.end <= _BESIDE]
    behind = [key for key, place in names if 0 <= place.start - span.end <= _BEHIND]
    return next(iter([*behind, *reversed(before)]), "")


def _named_apart(bearers: Bearers, one: _Told, other: _Told) -> bool:
    """Whether the sentences of two ages name different people."""
    ours, theirs = ({key for key, _ in bearers.written(age.sentence)} for age in (one, other))
    return bool(ours and theirs and not ours & theirs)


def _flag(context: Context, one: _Told, other: _Told, severity: Severity) -> Flag:
    if severity is Severity.WARNING:
        whose = context.told("age-conflict.only")
    elif one.at_death:
        whose = context.told("age-conflict.dead")
    else:
        whose = context.told("alike.names", a=context.label(one.whose))
    passages = context.of(one.sentence), context.of(other.sentence)
    return Flag(
        rule=RULE.name,
        severity=severity,
        message=context.told(RULE.name, va=one.age.years, vb=other.age.years),
        question=question(
            context.lang, RULE.name, a=passages[0], b=passages[1], va=one.age.years, vb=other.age.years
        ),
        spans=(one.age.span, other.age.span),
        why=(whose,),
    )


RULE = Rule("age-conflict", Severity.CONFLICT, "One person with two ages at one time.", find)
