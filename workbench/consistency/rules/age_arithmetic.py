"""An age that does not follow from a birth and another date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from workbench.consistency.ages import Age, Tie, Told
from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern, words
from workbench.consistency.lives import by_last_name, clause_of, is_birth, life_of, lives, named_in
from workbench.consistency.rule import Rule, question
from workbench.consistency.values import begun
from workbench.model import BlockRole, Flag, Interval, Severity, Span, Time, TimeKind

_REACH = 1000
"""Characters between an age and a date of its sentence."""
_OLDEST = 110
_ANCIENT = 5000
"""Years; a thing may be as old."""
_APART = 80
"""Characters between an age and a birth told behind it; one farther off is of somebody else."""
_YEAR = 367
_FEW = 6
"""Words before a birth that opens its sentence: "Born in Oslo on 3 May 1950, Nora Feld"."""
_BESIDE = 3
"""Characters between neighbouring sentences."""
_HER = 10
"""Characters beside an age that say whether it is a man's."""
_LEAD = 16
"""Characters before a name that say that it is a place."""
_NEAR = 45
"""Characters between the age of a thing and the year in which it was built."""


def find(context: Context) -> Iterator[Flag]:
    """Births and deaths by bearer; then every age of that bearer with a date."""
    births, deaths = lives(context)
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
    here = [time for time in _around(context, age) if is_birth(context, time, age.sentence)]
    if age.tie is Tie.OTHER and here:
        between = context.folded(here[0].span.end, max(age.phrase.start, here[0].span.end))
        return here[0] if between.strip(" ,") in words(context.lang, "and") else None
    if age.tie in (Tie.OTHER, Tie.UNKNOWN) or _is_of_kin(context, age):
        return None
    if here and (age.tie is not Tie.NAME or births.get(age.whose, here[0]) in here):
        first, last = sorted((here[0].span, age.span))
        gap = Span(first.end, last.start)
        behind = here[0].span > age.span
        far = first.end + _APART < last.start or len(context.bearers.people(gap) - {age.whose}) > 1
        opens = age.tie is Tie.PRONOUN and len(context.tokens(Span(age.sentence.start, gap.start))) < _FEW
        of_kin = (
            not behind
            and not opens  # "Born in 1930, she fled with her mother ... when she was eleven"
            and age.tie is not Tie.NAME
            and context.speaks_of_another(Span(gap.start, age.span.start))
        )
        owners = {key for key, time in births.items() if time is here[0]}
        of_kin = of_kin or (
            not behind
            and age.tie is not Tie.PRONOUN
            and any(" " in key for key in named_in(context, gap) - {*owners, age.whose})
        )
        of_kin = of_kin or _of_other_sex(context, here[0], age)
        another = not behind and age.tie is Tie.NAME and owners and age.whose not in owners
        of_kin = of_kin or (not behind and age.tie is Tie.NOUN and not age.definite)
        return None if (behind and far) or of_kin or another else here[0]
    if age.tie is Tie.NAME:
        return births.get(age.whose) or by_last_name(births, age.whose)
    bearers = context.bearers
    keys = bearers.of(clause_of(context, age.span)) or bearers.of(age.sentence)
    found = (births.get(key) or by_last_name(births, key) for key in keys)
    return next((birth for birth in found if birth is not None), None)


def _only_birth(context: Context, births: dict[str, Time], age: Age) -> Time | None:
    """The only birth that is told, where the age's sentence names nobody."""
    if age.tie in (Tie.OTHER, Tie.UNKNOWN, Tie.NOUN) or len(set(births.values())) != 1:
        return None
    if age.tie is Tie.NAME:  # "Born in 1993, she is the oldest", where only one person is named
        alone = set(births) == {""} and len(context.bearers.people(Span(0, len(context.text)))) == 1
        return births[""] if alone and not age.sentence.contains(births[""].span) else None
    if context.speaks_of_another(age.sentence) or context.bearers.people(age.sentence):
        return None
    birth = next(iter(births.values()))
    another = age.sentence.contains(birth.span) or _of_other_sex(context, birth, age)
    return None if another or _is_of_kin(context, age) else birth


def _is_of_kin(context: Context, age: Age) -> bool:
    """ "Accompanied by his grandson, 22"."""
    return age.tie is Tie.NOUN and pattern(context.lang, "age_of_other").fullmatch(age.noun) is not None


def _of_other_sex(context: Context, birth: Time, age: Age) -> bool:
    """Whether a man's birth and a woman's age are told, or the other way round."""
    born = context.folded(
        max(birth.span.start - _APART, context.sentence_span(birth.span.start).start), birth.span.start
    )
    aged = context.folded(max(age.phrase.start - _HER, age.sentence.start), age.span.end + _HER)
    him, her = pattern(context.lang, "told_of_him"), pattern(context.lang, "told_of_her")
    men, women = (him.search(born), him.search(aged)), (her.search(born), her.search(aged))
    return bool(
        (men[0] and not women[0] and women[1] and not men[1])
        or (women[0] and not men[0] and men[1] and not women[1])
    )


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


def _life_beside(context: Context, age: Age) -> tuple[Time, Time] | None:
    """The life that stands in brackets or commas in the sentence of an age at death."""
    if age.told is not Told.DEATH or age.tie is Tie.OTHER:
        return None
    for time in _around(context, age):
        before = context.text[: time.span.start].rstrip()[-1:]
        after = context.text[time.span.end :][:1]
        if before in ("(", ",", "،") and after in (")", ",", "،") and time.span.end <= age.phrase.start:
            return life_of(time)
    return None


def _implied(context: Context) -> Iterator[Flag]:
    """Two ages of one person with their dates, from which two births follow: "12 in 1954", "75 in 2010"."""
    for one, other in pairwise(context.ages):
        if not _is_same_person(context, one, other):
            continue
        if one.told is other.told is Told.TODAY:
            continue
        at, then = _held_at(context, one), _held_at(context, other)
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


def _held_at(context: Context, age: Age) -> Time | None:
    """When an age held: "57" today, "when she was 26" at the date beside it."""
    day = context.told_at(age.span)
    if age.told is Told.TODAY and age.tie is Tie.NAME and day is not None:
        return Time(age.span, context.say(day), TimeKind.DATE, (Interval(day, day),))
    return _date_of(context, age)


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
        its_own = date_of is not None and _tells_death(context, age, date_of)
        yield from filter(None, found[:1] if at_death and dead is not None and not its_own else found[-1:])


def _tells_death(context: Context, age: Age, at: Time) -> bool:
    """Whether the date beside an age is that of the death: "when she died in July 2022"."""
    died = context.marks("cues", age.sentence, "died")
    return any(-1 < at.span.start - mark.span.end < _LEAD for mark in died)


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
    if most < 0:  # nobody is told of as old at a date before his birth: that is of something else
        return None
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
        for time in (begun(time) for time in _around(context, age) if time.readings)
        if time.kind is TimeKind.DATE
        and time.earliest
        and time.latest
        and (time.latest - time.earliest).days < _YEAR
        and not time.span.overlaps(age.span)
        and not is_birth(context, time, sentence)
    ]
    return min(times, key=lambda time: abs(time.span.start - age.span.start), default=None)


RULE = Rule("age-arithmetic", Severity.CONFLICT, "An age that birth and date do not give.", find)
