"""An age that does not follow from a birth and another date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from workbench.consistency.context import Context
from workbench.consistency.coreference import Bearers
from workbench.consistency.lexicon import pattern
from workbench.consistency.rule import Rule, question
from workbench.language.fold import Folded
from workbench.model import BlockRole, Flag, Interval, Severity, Span, Time, TimeKind

_YOUNGEST, _OLDEST = 15, 110
"""Years in brackets that are no shorter or longer than this are taken for a life."""
_BESIDE = 24
"""Characters before an age in which its title stands."""


@dataclass(frozen=True, slots=True)
class _Age:
    years: int
    span: Span
    rough: bool
    of_today: bool
    """It is told as a newspaper tells it beside a name: "Delgado, 61," is 61 on the day of publication."""


def find(context: Context) -> Iterator[Flag]:
    """Births and deaths by bearer; then every age of that bearer with a date in its sentence."""
    bearers = Bearers(context)
    sentences = [sentence.span for sentence in context.analysis.sentences if context.listed(sentence.span)]
    births, deaths = _lives(context)
    for sentence in sentences:
        for time in context.times(sentence):
            if _is_birth(context, time, sentence):
                for key in bearers.of(_clause(context, time.span)):
                    births.setdefault(key, time)
    for sentence in sentences:
        for age in _ages(context, sentence):
            yield from _compare(context, bearers, births, deaths, sentence, age)


def _lives(context: Context) -> tuple[dict[str, Time], dict[str, Time]]:
    """By bearer, the years of birth and death that stand in brackets behind a name: "X (1943-2022)"."""
    births: dict[str, Time] = {}
    deaths: dict[str, Time] = {}
    for time in context.analysis.times:
        before, after = context.text[: time.span.start][-1:], context.text[time.span.end :][:1]
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


def _ages(context: Context, sentence: Span) -> Iterator[_Age]:
    folded = Folded(context.of(sentence))
    for found in pattern(context.lang, "age").finditer(folded.text):
        group = next(at for at, text in enumerate(found.groups(), 1) if text)
        span = folded.span(found.start(group), found.end(group))
        rough = pattern(context.lang, "rough_age").search(
            folded.text, max(found.start() - 12, 0), found.end()
        )
        place = Span(sentence.start + span.start, sentence.start + span.end)
        lead = max(found.start() - _BESIDE, 0)
        of_today = pattern(context.lang, "age_of_today").search(folded.text, lead, found.end() + 1)
        yield _Age(int(found[group]), place, rough is not None, of_today is not None)


def _compare(
    context: Context,
    bearers: Bearers,
    births: dict[str, Time],
    deaths: dict[str, Time],
    sentence: Span,
    age: _Age,
) -> Iterator[Flag]:
    keys = bearers.of(_clause(context, age.span)) or bearers.of(sentence)
    birth = next((time for time in context.times(sentence) if _is_birth(context, time, sentence)), None)
    if birth is None:
        birth = next((births[key] for key in keys if key in births), None)
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


def _off(context: Context, sentence: Span, birth: Time, at: Time, age: _Age) -> Flag | None:
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


def _today(context: Context, sentence: Span, age: _Age) -> Time | None:
    """The day of publication, where the sentence says "now" or the age stands beside a name."""
    now = context.marks("cues", sentence, "now")
    if context.role(sentence.start) is BlockRole.TITLE:  # "Explorer dies at 91"
        now = now or context.marks("cues", sentence, "died")
    day = context.told_at(sentence)
    if day is None or not (now or age.of_today):
        return None
    span = age.span if age.of_today else now[0].span
    return Time(span, context.say(day), TimeKind.DATE, (Interval(day, day),))


def _date_of(context: Context, sentence: Span, age: _Age) -> Time | None:
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
