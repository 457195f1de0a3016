"""An age that does not follow from a birth and another date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from workbench.consistency.ages import Age, Tie, Told
from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern
from workbench.consistency.rule import Rule, question
from workbench.model import BlockRole, Flag, Interval, Severity, Span, Time, TimeKind

_REACH = 1000
"""Characters between an age and a date of its sentence."""
_YOUNGEST, _OLDEST = 15, 110
"""Years in brackets that are no shorter or longer than this are taken for a life."""
_OF_OTHERS = 4
"""Characters between somebody's children and their birth."""
_ANCIENT = 5000
"""Years; a thing may be as old."""
_APART = 80
"""Characters between an age and a birth told behind it; one farther off is of somebody else."""
_YEAR = 367
_BESIDE = 3
"""Characters between neighbouring sentences."""
_NEAR = 45
"""Characters between the age of a thing and the year in which it was built."""


def find(context: Context) -> Iterator[Flag]:
    """Births and deaths by bearer; then every age of that bearer with a date."""
    sentences = [sentence.span for sentence in context.analysis.sentences if context.listed(sentence.span)]
    births, deaths = _lives(context)
    for sentence in sentences:
        for time in context.times(sentence):
            if _is_birth(context, time, sentence):
                clause = _clause(context, time.span)
                for key in context.bearers.of(clause) or context.bearers.of(sentence) or {"": 1.0}:
                    births.setdefault(key, time)
        died = _death(context, sentence)
        if died is not None:
            for key in context.bearers.of(sentence):
                deaths.setdefault(key, died)
    yield from _implied(context)
    for age in context.ages:
        life = _life_beside(context, age)
        if life is not None:
            yield from filter(None, [_off(context, *life, age)])
            continue
        birth = _birth_of(context, births, age)
        if birth is not None:
            yield from _compare(context, birth, deaths, age)
        elif (birth := _only_birth(context, births, age)) is not None:
            far = abs(birth.span.start - age.span.start) > _REACH  # somebody else may be spoken of by then
            for flag in _compare(context, birth, deaths, age):
                yield replace(flag, severity=Severity.WARNING) if far else flag
        elif (built := _built(context, age)) is not None:
            yield from _compare(context, built, {}, age, oldest=_ANCIENT)


def _birth_of(context: Context, births: dict[str, Time], age: Age) -> Time | None:
    """The birth of the one whose age it is: of the age's sentence, or of its bearer elsewhere."""
    if age.tie in (Tie.OTHER, Tie.UNKNOWN):
        return None
    here = [time for time in _around(context, age) if _is_birth(context, time, age.sentence)]
    if here and (age.tie is not Tie.NAME or births.get(age.whose, here[0]) in here):
        first, last = sorted((here[0].span, age.span))
        gap = Span(first.end, last.start)
        behind = here[0].span > age.span
        far = first.end + _APART < last.start or len(context.bearers.people(gap) - {age.whose}) > 1
        of_kin = (
            not behind
            and age.tie is not Tie.NAME
            and context.speaks_of_another(Span(gap.start, age.span.start))
        )
        owners = {key for key, time in births.items() if time is here[0]}
        another = not behind and age.tie is Tie.NAME and owners and age.whose not in owners
        of_kin = of_kin or (not behind and age.tie is Tie.NOUN and not age.definite)
        return None if (behind and far) or of_kin or another else here[0]
    if age.tie is Tie.NAME:
        return births.get(age.whose)
    bearers = context.bearers
    keys = bearers.of(_clause(context, age.span)) or bearers.of(age.sentence)
    return next((births[key] for key in keys if key in births), None)


def _only_birth(context: Context, births: dict[str, Time], age: Age) -> Time | None:
    """The only birth that is told, where the age's sentence names nobody."""
    if age.tie in (Tie.OTHER, Tie.UNKNOWN, Tie.NOUN) or len(set(births.values())) != 1:
        return None
    if age.tie is Tie.NAME:  # "Born in 1993, she is the oldest", where only one person is named
        alone = set(births) == {""} and len(context.bearers.people(Span(0, len(context.text)))) == 1
        return births[""] if alone else None
    if context.speaks_of_another(age.sentence) or context.bearers.people(age.sentence):
        return None
    birth = next(iter(births.values()))
    return None if age.sentence.contains(birth.span) else birth


def _built(context: Context, age: Age) -> Time | None:
    """The year in which a thing was built whose age stands in the same sentence."""
    said = context.folded(age.sentence.start, age.sentence.end)
    if age.tie is Tie.NAME or not pattern(context.lang, "thing_aged").search(said):
        return None
    for time in _around(context, age):
        apart = max(time.span.start - age.phrase.end, age.phrase.start - time.span.end)
        if time.kind is TimeKind.DATE and time.latest and 0 <= apart <= _NEAR:
            between = Span(min(time.span.end, age.phrase.end), max(time.span.start, age.phrase.start))
            lead = context.folded(max(time.span.start - _NEAR, age.sentence.start), time.span.start)
            if pattern(context.lang, "built_before").search(lead) and not context.names(between):
                return time
    return None


def _lives(context: Context) -> tuple[dict[str, Time], dict[str, Time]]:
    """By bearer, the years of birth and death that stand in brackets behind a name: "X (1943-2022)"."""
    births: dict[str, Time] = {}
    deaths: dict[str, Time] = {}
    for time in context.analysis.times:
        before, after = context.text[: time.span.start][-1:], context.text[time.span.end :][:1]
        if (before, after) != ("(", ")"):
            continue
        named = context.names(Span(max(time.span.start - 3, 0), time.span.start))
        life = _life(time)
        if named and life is not None:
            births[named[-1].key], deaths[named[-1].key] = life
    return births, deaths


def _life(time: Time) -> tuple[Time, Time] | None:
    """Birth and death of "1943-2022"."""
    if not (time.earliest and time.latest) or not _YOUNGEST < time.latest.year - time.earliest.year < _OLDEST:
        return None
    first, last = date(time.earliest.year, 12, 31), date(time.latest.year, 1, 1)
    born, died = Interval(time.earliest, first), Interval(last, time.latest)
    return (
        replace(time, text=str(first.year), readings=(born,)),
        replace(time, text=str(last.year), readings=(died,)),
    )


def _life_beside(context: Context, age: Age) -> tuple[Time, Time] | None:
    """The life that stands in brackets or commas in the sentence of an age at death."""
    if age.told is not Told.DEATH or age.tie is Tie.OTHER:
        return None
    for time in _around(context, age):
        before = context.text[: time.span.start].rstrip()[-1:]
        after = context.text[time.span.end :][:1]
        if before in ("(", ",", "،") and after in (")", ",", "،") and time.span.end <= age.phrase.start:
            return _life(time)
    return None


def _implied(context: Context) -> Iterator[Flag]:
    """Two ages of one person with their dates, from which two births follow: "12 in 1954", "75 in 2010"."""
    for one, other in pairwise(context.ages):
        if not _is_same_person(context, one, other):
            continue
        at, then = _date_of(context, one), _date_of(context, other)
        if at is None or then is None or at is then:
            continue
        ours, theirs = _born(one, at), _born(other, then)
        if ours and theirs and (ours[1] < theirs[0] or theirs[1] < ours[0]):
            yield _implied_flag(context, (one, other), (at, then), (ours[1], theirs[1]))


def _is_same_person(context: Context, one: Age, other: Age) -> bool:
    """Whether nobody else is named between two ages of one sentence or of neighbours."""
    if (
        one.rough
        or other.rough
        or any(age.tie in (Tie.OTHER, Tie.UNKNOWN, Tie.NOUN, Tie.EPITHET) for age in (one, other))
    ):
        return False
    if one.tie is Tie.NAME and other.tie is Tie.NAME:
        return one.whose == other.whose
    between = Span(one.span.end, other.span.start)
    near = one.sentence == other.sentence or -1 < other.sentence.start - one.sentence.end < _BESIDE
    others = context.bearers.people(Span(one.sentence.start, other.span.end))
    return near and len(others) < 2 and not context.speaks_of_another(Span(one.sentence.start, between.end))


def _born(age: Age, at: Time) -> tuple[int, int] | None:
    """The years in which one was born who was so old then."""
    if not (at.earliest and at.latest):
        return None
    return at.earliest.year - age.high - 1, at.latest.year - age.low


def _implied_flag(
    context: Context, ages: tuple[Age, Age], ats: tuple[Time, Time], births: tuple[int, int]
) -> Flag:
    told = [f"{age.written} ({context.say(at)})" for age, at in zip(ages, ats, strict=True)]
    return Flag(
        rule=RULE.name,
        severity=Severity.WARNING,
        message=context.told("age-arithmetic.two", va=told[0], vb=told[1]),
        question=question(
            context.lang, "age-arithmetic.two", va=told[0], vb=told[1], a=births[0], b=births[1]
        ),
        spans=tuple(sorted({*(age.span for age in ages), *(at.span for at in ats)})),
        why=(
            context.told("age-arithmetic.births", a=births[0], b=births[1]),
            context.told("age-arithmetic.birthday"),
        ),
    )


def _clause(context: Context, span: Span) -> Span:
    sentence = context.sentence_span(span.start)
    return next((c.span for c in context.clauses(sentence) if c.span.contains(span)), sentence)


def _is_birth(context: Context, time: Time, sentence: Span) -> bool:
    """A word of birth stands before the date, with no other date between."""
    if time.kind is not TimeKind.DATE or time.earliest is None or time.latest is None:
        return False
    lead = Span(max(sentence.start, time.span.start - 60), time.span.start)
    marks = context.marks("cues", lead, "born")
    beside = Span(max(marks[-1].span.start - _OF_OTHERS, lead.start), marks[-1].span.start) if marks else lead
    if context.cued(beside, "relative"):  # "two daughters, born in 1965 and 1968"
        return False
    return bool(marks) and not any(
        other.kind is TimeKind.DATE and other.span.start > marks[-1].span.start
        for other in context.times(lead)
    )


def _compare(
    context: Context, birth: Time, deaths: dict[str, Time], age: Age, oldest: int = _OLDEST
) -> Iterator[Flag]:
    dead = (
        deaths.get(age.whose)
        if age.whose
        else next((deaths[key] for key in context.bearers.of(age.sentence) if key in deaths), None)
    )
    at_death = age.told is Told.DEATH
    date_of = _date_of(context, age)
    if dead is not None and at_death and (date_of is None or _is_life(context, dead)):
        ways = [dead]
    else:
        ways = [at for at in (dead if at_death else None, date_of, _today(context, birth, age, oldest)) if at]
    if not ways and at_death and (today := _published(context, birth, age.span, oldest)) is not None:
        yield from _by_then(context, birth, today, age)
        return
    found = [_off(context, birth, at, age) for at in ways if at.span != birth.span or at is dead]
    if found and all(found):
        yield from filter(None, found[-1:])


def _by_then(context: Context, birth: Time, today: Time, age: Age) -> Iterator[Flag]:
    """A death without a date: nobody dies older than one would be today, and news tells of it at once."""
    flag = _off(context, birth, today, age)
    if flag is None or not (birth.earliest and today.latest):
        return
    if age.low > today.latest.year - birth.earliest.year:
        yield flag
    elif context.is_lede(age.span):
        yield replace(flag, severity=Severity.WARNING)


def _is_life(context: Context, died: Time) -> bool:
    """Whether a death stands in brackets behind a name: "(1943-2022)"."""
    return context.text[died.span.end :][:1] == ")"


def _death(context: Context, sentence: Span) -> Time | None:
    """The only date of a sentence that tells of a death."""
    dates = (time for time in context.times(sentence) if time.kind is TimeKind.DATE)
    times = [time for time in dates if not _is_birth(context, time, sentence)]
    if len(times) != 1 or not context.cued(sentence, "died") or context.speaks_of_another(sentence):
        return None
    time = times[0]
    sure = time.earliest and time.latest and (time.latest - time.earliest).days < _YEAR
    return time if sure else None


def _around(context: Context, age: Age) -> list[Time]:
    """The times of the sentence; of an endless one those that are not too far."""
    start, end = (
        max(age.sentence.start, age.span.start - _REACH),
        min(age.sentence.end, age.span.end + _REACH),
    )
    return context.times(Span(start, end))


def _off(context: Context, birth: Time, at: Time, age: Age) -> Flag | None:
    """The flag, if the age does not follow from the birth at that date."""
    if not (birth.earliest and birth.latest and at.earliest and at.latest):
        return None
    # The age by the calendar, before and after the birthday of that year.
    least = at.earliest.year - birth.latest.year - 1
    most = at.latest.year - birth.earliest.year + at.relative  # "in November" may be the next one
    margin = (2 if age.low % 5 == 0 else 1) if age.rough else 0
    margin = 2 if birth.approximate or at.approximate else margin
    off = not (least - margin <= age.high and age.low <= most + margin)
    severity = RULE.severity
    days = birth.earliest == birth.latest and at.earliest == at.latest
    if not off and days and margin == 0 and at.span != age.span:
        least = most = _full_years(birth.earliest, at.earliest)
        off = not (least <= age.high and age.low <= most)
        severity = RULE.severity if age.told is Told.DEATH else Severity.WARNING
    if not off:
        return None
    right = f"{least}..{most}" if least != most else str(most)
    return Flag(
        rule=RULE.name,
        severity=severity,
        message=context.told(RULE.name, a=birth.text, b=at.text, va=age.written, vb=right),
        question=question(
            context.lang,
            RULE.name,
            a=context.of(context.sentence_span(birth.span.start)),
            b=context.of(age.sentence),
            va=age.written,
            vb=right,
        ),
        spans=tuple(sorted({birth.span, at.span, age.span})),
        why=(
            context.told("age-arithmetic.born", a=context.say(birth)),
            context.told("age-arithmetic.at", a=context.say(at)),
            context.told("age-arithmetic.birthday"),
        ),
    )


def _today(context: Context, birth: Time, age: Age, oldest: int) -> Time | None:
    """The day of publication, where the passage says "now" or the age is one of today."""
    beside = Span(
        max(age.phrase.start - _APART, age.sentence.start), min(age.phrase.end + _APART, age.sentence.end)
    )
    now = context.marks("cues", beside, "now")
    if context.role(age.span.start) is BlockRole.TITLE and age.told is Told.DEATH:  # "Explorer dies at 91"
        now = now or context.marks("cues", age.sentence, "died")
    if not (now or age.told is Told.TODAY):
        return None
    return _published(context, birth, age.span if age.told is Told.TODAY else now[0].span, oldest)


def _published(context: Context, birth: Time, span: Span, oldest: int) -> Time | None:
    """The day of publication, for one who may live then."""
    day = context.told_at(span)
    if day is None or birth.latest is None or day.year - birth.latest.year > oldest:  # nobody of today
        return None
    return Time(span, context.say(day), TimeKind.DATE, (Interval(day, day),))


def _full_years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _date_of(context: Context, age: Age) -> Time | None:
    """The date at which the age held: the nearest one of the sentence that is no birth."""
    sentence = age.sentence
    times = [
        time
        for time in _around(context, age)
        if time.kind is TimeKind.DATE
        and time.earliest
        and time.latest
        and (time.latest - time.earliest).days < _YEAR
        and not time.span.overlaps(age.span)
        and not _is_birth(context, time, sentence)
    ]
    return min(times, key=lambda time: abs(time.span.start - age.span.start), default=None)


RULE = Rule("age-arithmetic", Severity.CONFLICT, "An age that birth and date do not give.", find)
