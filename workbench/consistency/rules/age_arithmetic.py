"""An age that does not follow from a birth and another date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from workbench.consistency.ages import Age, ages
from workbench.consistency.context import Context
from workbench.consistency.coreference import Bearers
from workbench.consistency.rule import Rule, question
from workbench.model import BlockRole, Flag, Interval, Severity, Span, Time, TimeKind

_YOUNGEST, _OLDEST = 15, 110
"""Years in brackets that are no shorter or longer than this are taken for a life."""


def find(context: Context) -> Iterator[Flag]:
    """Births and deaths by bearer; then every age of that bearer with a date in its sentence."""
    bearers = Bearers(context)
    sentences = [sentence.span for sentence in context.analysis.sentences if context.listed(sentence.span)]
    births, deaths = _lives(context)
    born: dict[Span, Time] = {time.span: time for time in births.values()}
    for sentence in sentences:
        for time in context.times(sentence):
            if _is_birth(context, time, sentence):
                born[time.span] = time
                for key in bearers.of(_clause(context, time.span)):
                    births.setdefault(key, time)
    sole = next(iter(born.values())) if len(born) == 1 else None
    for sentence in sentences:
        for age in ages(context, sentence):
            yield from _compare(context, bearers, births, deaths, sole, sentence, age)


def _lives(context: Context) -> tuple[dict[str, Time], dict[str, Time]]:
    """By bearer, the years of birth and death that stand in brackets behind a name: "X (1943-2022)"."""
    births: dict[str, Time] = {}
    deaths: dict[str, Time] = {}
    for time in context.analysis.times:
        start, end = time.span.start, time.span.end
        before, after = context.text[max(start - 1, 0) : start], context.text[end : end + 1]
        if (before, after) != ("(", ")") or not (time.earliest and time.latest):
            continue
        named = context.names(Span(max(time.span.start - 3, 0), time.span.start))
        if not named or not _YOUNGEST < time.latest.year - time.earliest.year < _OLDEST:
            continue
        first, last = date(time.earliest.year, 12, 31), date(time.latest.year, 1, 1)
        born, died = str(first.year), str(last.year)
        births[named[-1].key] = replace(time, text=born, readings=(Interval(time.earliest, first),))
        deaths[named[-1].key] = replace(time, text=died, readings=(Interval(last, time.latest),))
    return births, deaths


def _clause(context: Context, span: Span) -> Span:
    sentence = context.sentence_span(span.start)
    return next((c.span for c in context.clauses(sentence) if c.span.contains(span)), sentence)


def _is_birth(context: Context, time: Time, sentence: Span) -> bool:
    """A word of birth stands before the date, with no other date between."""
    if time.kind is not TimeKind.DATE or time.earliest is None or time.latest is None:
        return False
    lead = Span(max(sentence.start, time.span.start - 60), time.span.start)
    marks = context.marks("cues", lead, "born")
    return bool(marks) and not any(
        other.kind is TimeKind.DATE and other.span.start > marks[-1].span.start
        for other in context.times(lead)
    )


def _compare(
    context: Context,
    bearers: Bearers,
    births: dict[str, Time],
    deaths: dict[str, Time],
    sole: Time | None,
    sentence: Span,
    age: Age,
) -> Iterator[Flag]:
    keys = bearers.of(_clause(context, age.span)) or bearers.of(sentence)
    birth = next((time for time in context.times(sentence) if _is_birth(context, time, sentence)), None)
    if birth is None:
        birth = next((births[key] for key in keys if key in births), None)
    if birth is None and sole is not None and _may_be_of(context, bearers, births, sentence, age):
        birth = sole
    if birth is None or birth.earliest is None or birth.latest is None:
        return
    dead = next((deaths[key] for key in keys if key in deaths), None)
    if dead is not None and context.cued(sentence, "died"):
        ways = [dead]
    else:
        ways = [at for at in (_date_of(context, sentence, age), _today(context, sentence, age)) if at]
    found = [_off(context, sentence, birth, at, age) for at in ways if at.span != birth.span or at is dead]
    if found and all(found):
        yield from filter(None, found[-1:])


def _may_be_of(context: Context, bearers: Bearers, births: dict[str, Time], sentence: Span, age: Age) -> bool:
    """Whether an age can be of the only one whose birth the text tells: nobody else is named with it."""
    known = {name.key for name in context.names(sentence)}  # no titles of books
    before = bearers.written(Span(sentence.start, age.span.end))
    named = {key for key, place in before if key in known and not bearers.is_place(place)}
    return named <= set(births) and not context.speaks_of_another(sentence)


def _off(context: Context, sentence: Span, birth: Time, at: Time, age: Age) -> Flag | None:
    """The flag, if the age does not follow from the birth at that date."""
    if not (birth.earliest and birth.latest and at.earliest and at.latest):
        return None
    # The age by the calendar, before and after the birthday of that year.
    least = at.earliest.year - birth.latest.year - 1
    most = at.latest.year - birth.earliest.year
    margin = 2 if age.rough or birth.approximate or at.approximate else 0
    if least - margin <= age.years <= most + margin:
        return None
    right = f"{least}..{most}" if least != most else str(most)
    return Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, a=birth.text, b=at.text, va=age.years, vb=right),
        question=question(
            context.lang,
            RULE.name,
            a=context.of(context.sentence_span(birth.span.start)),
            b=context.of(sentence),
            va=str(age.years),
            vb=right,
        ),
        spans=tuple(sorted({birth.span, at.span, age.span})),
        why=(
            context.told("age-arithmetic.born", a=context.say(birth)),
            context.told("age-arithmetic.at", a=context.say(at)),
            context.told("age-arithmetic.birthday"),
        ),
    )


def _today(context: Context, sentence: Span, age: Age) -> Time | None:
    """The day of publication, where the sentence says "now" or the age stands beside a name."""
    now = context.marks("cues", sentence, "now")
    if context.role(sentence.start) is BlockRole.TITLE:  # "Explorer dies at 91"
        now = now or context.marks("cues", sentence, "died")
    day = context.told_at(sentence)
    if day is None or not (now or age.of_today):
        return None
    span = age.span if age.of_today else now[0].span
    return Time(span, context.say(day), TimeKind.DATE, (Interval(day, day),))


def _date_of(context: Context, sentence: Span, age: Age) -> Time | None:
    """The date at which the age held: the nearest one of the sentence that is no birth."""
    times = [
        time
        for time in context.times(sentence)
        if time.kind is TimeKind.DATE
        and time.earliest
        and time.latest
        and (time.latest - time.earliest).days < 367
        and not time.span.overlaps(age.span)
        and not _is_birth(context, time, sentence)
    ]
    return min(times, key=lambda time: abs(time.span.start - age.span.start), default=None)


RULE = Rule("age-arithmetic", Severity.CONFLICT, "An age that birth and date do not give.", find)
