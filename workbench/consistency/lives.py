"""Births and deaths that a text tells, and whose they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbench.consistency.ages import Told
from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern
from workbench.model import Interval, Span, Time, TimeKind

_REACH = 1000
"""Characters between a word of death and its date."""
_YOUNGEST, _OLDEST = 15, 110
"""Years in brackets that are no shorter or longer than this are taken for a life."""
_OF_OTHERS = 4
"""Characters between somebody's children and their birth."""
_YEAR = 367
_FEW = 6
"""Characters before a birth that opens its sentence: "Born in Oslo on 3 May 1950, Nora Feld"."""
_LEAD = 16
"""Characters before a name that say that it is a place."""


def lives(context: Context) -> tuple[dict[str, Time], dict[str, Time]]:
    """The births and deaths by bearer; "" where nobody is named."""
    sentences = [sentence.span for sentence in context.analysis.sentences if context.listed(sentence.span)]
    births, deaths = _in_brackets(context)
    late = _late(context)
    gaps: dict[str, int] = {}
    for sentence in sentences:
        for time in context.times(sentence):
            if is_birth(context, time, sentence):
                near = context.sentence_span(time.span.start)
                for key in _born_then(context, time, near, late):
                    births.setdefault(key, time)
        died = _death(context, sentence)
        if died is not None:
            apart = min(
                abs(mark.span.end - died.span.start) for mark in context.marks("cues", sentence, "died")
            )
            for key in _whose(context, sentence, late):
                if apart < gaps.get(key, _REACH):
                    deaths[key], gaps[key] = died, apart
    return births, deaths


def _in_brackets(context: Context) -> tuple[dict[str, Time], dict[str, Time]]:
    """By bearer, the years of birth and death that stand in brackets behind a name: "X (1943-2022)"."""
    births: dict[str, Time] = {}
    deaths: dict[str, Time] = {}
    for time in context.analysis.times:
        before, after = context.text[: time.span.start][-1:], context.text[time.span.end :][:1]
        if (before, after) != ("(", ")"):
            continue
        named = context.names(Span(max(time.span.start - 3, 0), time.span.start))
        life = life_of(time)
        if named and life is not None:
            births[named[-1].key], deaths[named[-1].key] = life
    return births, deaths


def life_of(time: Time) -> tuple[Time, Time] | None:
    """Birth and death of "1943-2022"."""
    if not (time.earliest and time.latest) or not _YOUNGEST < time.latest.year - time.earliest.year < _OLDEST:
        return None
    first, last = date(time.earliest.year, 12, 31), date(time.latest.year, 1, 1)
    born, died = Interval(time.earliest, first), Interval(last, time.latest)
    return (
        replace(time, text=str(first.year), readings=(born,)),
        replace(time, text=str(last.year), readings=(died,)),
    )


def _late(context: Context) -> str:
    """Whom an obituary is of: the one whose age at death its first paragraphs tell; "" elsewhere."""
    told = (age for age in context.ages if age.told is Told.DEATH and context.is_lede(age.span))
    for age in told:
        named = named_in(context, age.sentence)
        if age.whose in named or len(named) == 1:
            return age.whose if age.whose in named else named.pop()
    return ""


def named_in(context: Context, passage: Span) -> set[str]:
    """Whom a passage names: not where, and not of what ("in the village of Lough Brae")."""
    where = pattern(context.lang, "where")
    return {
        key
        for key, name in context.bearers.written(passage)
        if not context.bearers.is_place(name)
        and where.search(context.folded(max(name.start - _LEAD, 0), name.start)) is None
    }


def _whose(context: Context, passage: Span, late: str) -> set[str]:
    """Who was born or died there: whom it names, or the one whom the text is of, or whom it refers to."""
    return named_in(context, passage) or ({late} if late else set(context.bearers.of(passage)) or {""})


def _born_then(context: Context, time: Time, sentence: Span, late: str) -> set[str]:
    """Who was born at a date: whom its sentence names before it, or after a birth that opens it."""
    clause = clause_of(context, time.span)
    opening = Span(min(clause.start, time.span.start), time.span.start)
    before = Span(sentence.start, time.span.start)
    born = context.marks("cues", before, "born")
    if not named_in(context, opening) and born and born[0].span.start - sentence.start < _FEW:
        return named_in(context, clause) or _whose(context, sentence, late)
    behind = named_in(context, Span(time.span.end, sentence.end)) - named_in(context, before)
    return named_in(context, opening) or _whose(context, before, late) - behind or {""}


def by_last_name(births: dict[str, Time], whose: str) -> Time | None:
    """The birth of "Ekholm" for Margit Ekholm, where only one is told."""
    found = {time for key, time in births.items() if key and f" {whose}".endswith(f" {key}")}
    return found.pop() if len(found) == 1 else None


def is_birth(context: Context, time: Time, sentence: Span) -> bool:
    """A word of birth stands before the date, with no other date between."""
    if time.kind is not TimeKind.DATE or time.earliest is None or time.latest is None:
        return False
    lead = Span(max(sentence.start, time.span.start - 60), time.span.start)
    marks = context.marks("cues", lead, "born")
    beside = Span(max(marks[-1].span.start - _OF_OTHERS, lead.start), marks[-1].span.start) if marks else lead
    if context.cued(beside, "relative"):  # "two daughters, born in 1965 and 1968"
        return False
    if context.marks("cues", lead, "born_of_thought"):  # "the idea was born in 2020"
        return False
    return bool(marks) and not any(
        other.kind is TimeKind.DATE and other.span.start > marks[-1].span.start
        for other in context.times(lead)
    )


def _death(context: Context, sentence: Span) -> Time | None:
    """The only date of a sentence that tells of a death."""
    dates = (time for time in context.times(sentence) if time.kind is TimeKind.DATE)
    times = [time for time in dates if not is_birth(context, time, sentence)]
    if len(times) != 1 or not context.cued(sentence, "died") or context.speaks_of_another(sentence):
        return None
    time = times[0]
    sure = time.earliest and time.latest and (time.latest - time.earliest).days < _YEAR
    return time if sure else None


def clause_of(context: Context, span: Span) -> Span:
    sentence = context.sentence_span(span.start)
    return next((c.span for c in context.clauses(sentence) if c.span.contains(span)), sentence)
