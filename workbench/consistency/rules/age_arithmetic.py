"""An age that does not follow from a birth and another date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.consistency.context import Context
from workbench.consistency.coreference import Bearers
from workbench.consistency.lexicon import pattern
from workbench.consistency.rule import Rule, question
from workbench.language.fold import Folded
from workbench.model import Flag, Interval, Severity, Span, Time, TimeKind


@dataclass(frozen=True, slots=True)
class _Age:
    years: int
    span: Span
    rough: bool


def find(context: Context) -> Iterator[Flag]:
    """Births by bearer; then every age of that bearer with a date in its sentence."""
    bearers = Bearers(context)
    births: dict[str, Time] = {}
    sentences = [sentence.span for sentence in context.analysis.sentences if context.listed(sentence.span)]
    for sentence in sentences:
        for time in context.times(sentence):
            if _is_birth(context, time, sentence):
                for key in bearers.of(_clause(context, time.span)):
                    births.setdefault(key, time)
    for sentence in sentences:
        for age in _ages(context, sentence):
            yield from _compare(context, bearers, births, sentence, age)


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
        yield _Age(int(found[group]), place, rough is not None)


def _compare(
    context: Context, bearers: Bearers, births: dict[str, Time], sentence: Span, age: _Age
) -> Iterator[Flag]:
    at = _date_of(context, sentence, age) or _today(context, sentence)
    if at is None or at.earliest is None or at.latest is None:
        return
    birth = next((time for time in context.times(sentence) if _is_birth(context, time, sentence)), None)
    if birth is None:
        keys = bearers.of(_clause(context, age.span)) or bearers.of(sentence)
        birth = next((births[key] for key in keys if key in births), None)
    if birth is None or birth.span == at.span or birth.earliest is None or birth.latest is None:
        return
    # The age by the calendar, before and after the birthday of that year.
    least = at.earliest.year - birth.latest.year - 1
    most = at.latest.year - birth.earliest.year
    margin = 2 if age.rough or birth.approximate or at.approximate else 0
    if least - margin <= age.years <= most + margin:
        return
    right = f"{least}..{most}" if least != most else str(most)
    yield Flag(
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
        spans=tuple(sorted((birth.span, at.span, age.span))),
        why=(
            context.told("age-arithmetic.born", a=context.say(birth)),
            context.told("age-arithmetic.at", a=context.say(at)),
            context.told("age-arithmetic.birthday"),
        ),
    )


def _today(context: Context, sentence: Span) -> Time | None:
    """The day of publication, where the sentence says "now"."""
    now = context.marks("cues", sentence, "now")
    day = context.analysis.reference
    if not now or day is None:
        return None
    return Time(now[0].span, context.of(now[0].span), TimeKind.DATE, (Interval(day, day),))


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
