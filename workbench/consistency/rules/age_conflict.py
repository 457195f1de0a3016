"""One person with two ages, both of today or both at death."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from workbench.consistency.ages import Age, Tie, Told
from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern
from workbench.consistency.rule import Rule, question
from workbench.model import Flag, Severity, Span, TimeKind

_ROUGH = 4
"""Years by which "nearly eighty" may be off."""
_ALIKE = 12
"""Years; one who is farther from the age of the only person whose age is told is another person."""
_NEAR = 2
"""Years between the ages of one person."""
_RECENT = timedelta(days=370)
_DEAD = "†"
_BESIDE = 30
"""Characters beside an age that tell whose it is."""
_DEATHS = 2
"""More ages at death than this are of several people."""


def find(context: Context) -> Iterator[Flag]:
    """Ages of each person that cannot both hold; every one is held against the first."""
    known: dict[str, Age] = {}
    loose: list[Age] = []
    for age in context.ages:
        if not _holds_now(context, age):
            continue
        keys = [key for key in (age.whose, _DEAD if _is_of_dead(age) else "") if key]
        if not keys:
            loose.append(age)
        for whose in keys:
            first = known.setdefault(whose, age)
            if first.sentence == age.sentence:  # nobody's age is told twice there: two of one family
                continue
            if not (whose == _DEAD and _named_apart(context, first, age)) and _differ(first, age):
                known_name = whose != _DEAD or _share_name(context, first, age)
                severity = Severity.CONFLICT if known_name else Severity.WARNING
                yield _flag(context, first, age, whose, severity)
                break
    told: set[Span] = set()
    for first, age in _of_nouns(context):
        told |= {first.span, age.span}
        yield _flag(context, first, age, "", Severity.WARNING)
    loose = [age for age in loose if age.span not in told]
    if not known and len(loose) == 2 and loose[1].tie is Tie.EPITHET:
        known[""] = loose.pop(0)
    for age in (age for age in loose if age.tie is not Tie.NOUN):
        meant = _meant(context, known, age)
        if meant is not None and _differ(known[meant], age) and not _is_another(context, known[meant], age):
            yield _flag(context, known[meant], age, meant, Severity.WARNING)


def _is_of_dead(age: Age) -> bool:
    return age.told is Told.DEATH and age.tie is not Tie.OTHER


def _holds_now(context: Context, age: Age) -> bool:
    """Whether it is an age of today or at death; not that of another day ("was 25 when ...")."""
    if age.told is not Told.TODAY or age.tie is Tie.EPITHET:
        return age.told is not Told.THEN
    today = context.told_at(age.span)
    return not any(
        time.kind is TimeKind.DATE
        and time.latest is not None
        and time.earliest is not None
        and (today is None or time.latest < today - _RECENT)
        and (age.tie not in (Tie.NAME, Tie.NOUN) or time.span < age.span)
        and not time.span.overlaps(age.span)
        for time in context.times(age.sentence)
    )


def _differ(one: Age, other: Age) -> bool:
    apart = max(one.low - other.high, other.low - one.high)
    return apart > (_ROUGH if one.rough or other.rough else 1)


def _meant(context: Context, known: dict[str, Age], age: Age) -> str | None:
    """The person that "she" or "the 48-year-old" is: the only one whose age is told, or the last named."""
    if age.tie not in (Tie.PRONOUN, Tie.EPITHET):
        return None
    if len(known) == 1:
        ((whose, first),) = known.items()
        if not context.bearers.people(age.sentence) - {whose}:
            return whose if first.span < age.span else None
    meant = _last_named(context, known, age) if age.tie is Tie.EPITHET else None
    return meant if meant in known and known[meant].span < age.span else None


def _last_named(context: Context, known: dict[str, Age], age: Age) -> str | None:
    """Who is named last before an age, in its sentence or the one before; where somebody says it, the last
    one whose age is told."""
    if context.speaks_of_another(age.sentence) and not age.noun:
        return None
    block = context.block_span(age.span.start)
    before = context.sentence_span(max(age.sentence.start - 2, 0))
    here = _named(context, Span(age.sentence.start, age.phrase.start))
    said = context.marks("cues", Span(age.sentence.start, age.phrase.start), "attribution")
    if here and said:
        told = [
            key for key in _named(context, Span(0, age.sentence.start)) if key in known and key not in here
        ]
        return told[-1] if told and not any(abs(known[key].low - age.low) < _NEAR for key in known) else None
    named = _named(context, Span(max(before.start, block.start), age.phrase.start))
    return named[-1] if named else None


def _named(context: Context, span: Span) -> list[str]:
    return [key for key, place in context.bearers.written(span) if not context.bearers.is_place(place)]


def _of_nouns(context: Context) -> Iterator[tuple[Age, Age]]:
    """Two ages of one who is only called by a noun: "the driver, 44", "the driver, who is 47"."""
    by_noun: defaultdict[str, list[Age]] = defaultdict(list)
    for age in context.ages:
        if age.noun and not age.whose and age.told is not Told.DEATH:
            by_noun[age.noun].append(age)
    for told in by_noun.values():
        first, *others = told
        indefinite = [age for age in others if not age.definite]
        if indefinite or any(_is_one_of_several(context, age) for age in told):
            continue
        for age in others:
            if age.sentence != first.sentence and _differ(first, age) and _is_of_now(context, age):
                yield first, age
                break


def _is_one_of_several(context: Context, age: Age) -> bool:
    """ "The second driver, 44"."""
    lead = context.folded(max(age.phrase.start - _BESIDE, age.sentence.start), age.phrase.start)
    return pattern(context.lang, "one_of_several").search(lead) is not None


def _is_of_now(context: Context, age: Age) -> bool:
    """Whether no earlier day is told of in its sentence."""
    today = context.told_at(age.span)
    return not any(
        time.kind is TimeKind.DATE and time.latest and (today is None or time.latest < today - _RECENT)
        for time in context.times(age.sentence)
        if not time.span.overlaps(age.span)
    )


def _is_another(context: Context, known: Age, age: Age) -> bool:
    """Whether it is too far off, or told elsewhere too: it may be the age of somebody without a name."""
    if abs(known.low - age.low) > _ALIKE:
        return True
    return any(
        figure.low is not None
        and figure.unit in ("", "year")
        and age.low - 1 <= figure.low <= age.high + 1
        and not figure.span.overlaps(age.span)
        for figure in context.analysis.quantities
    ) or any(other.span != age.span and not _differ(other, age) for other in context.ages)


def _share_name(context: Context, one: Age, other: Age) -> bool:
    ours, theirs = (context.bearers.people(age.sentence) for age in (one, other))
    return bool(ours & theirs)


def _named_apart(context: Context, one: Age, other: Age) -> bool:
    """Whether the sentences of two ages name different people, or the text tells of many deaths."""
    if _share_name(context, one, other):
        return False
    ours, theirs = (context.bearers.people(age.sentence) for age in (one, other))
    dead = [age for age in context.ages if age.told is Told.DEATH]
    return bool(ours and theirs) or len(dead) > _DEATHS


def _flag(context: Context, one: Age, other: Age, whose: str, severity: Severity = Severity.CONFLICT) -> Flag:
    if whose == _DEAD:
        why = context.told("age-conflict.dead")
    elif severity is Severity.WARNING:
        why = context.told("age-conflict.only")
    else:
        why = context.told("alike.names", a=context.label(whose))
    passages = context.of(one.sentence), context.of(other.sentence)
    values = {"va": one.written, "vb": other.written}
    return Flag(
        rule=RULE.name,
        severity=severity,
        message=context.told(RULE.name, **values),
        question=question(context.lang, RULE.name, a=passages[0], b=passages[1], **values),
        spans=tuple(sorted((one.span, other.span))),
        why=(why,),
    )


RULE = Rule("age-conflict", Severity.CONFLICT, "One person with two ages at one time.", find)
