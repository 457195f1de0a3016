"""Who says so: the speaker of a frame ("X said", "according to X")."""

from __future__ import annotations

from typing import NamedTuple

from workbench.language.clauses.line import Line
from workbench.language.clauses.words import (
    AND,
    ANONYMOUS,
    AUX,
    BUT,
    COMMA,
    CONTENT,
    DENY,
    DETERMINER,
    FINITE,
    FORECAST,
    HEARSAY,
    NEGATION,
    PARTICIPLE,
    PARTICLE,
    PAST,
    PHRASE,
    PREPOSITION,
    RELATIVE,
    SAY,
    SIGN,
    SUBORDINATOR,
)
from workbench.model import SpeakerKind


class Voice(NamedTuple):
    """A speaker: words `[start, end)` of the line (empty where only the verb tells that there is one)."""

    kind: SpeakerKind
    start: int
    end: int
    denies: bool = False
    forecasts: bool = False


def voice_of(line: Line, start: int, end: int, before: Voice | None) -> Voice:
    """The speaker of "X said" at words `[start, end)`; without a subject, whoever spoke `before`."""
    marks = line.marks
    said = line.last_say(start, end)
    denies = said >= 0 and bool(marks[said] & DENY or line.refuses(said)) and not undone(line, start, said)
    forecasts = said >= 0 and bool(marks[said] & FORECAST)
    quoted = next((at for at in range(said + 1, end) if marks[at] & PHRASE and line.phrase(at, "frames")), -1)
    if quoted >= 0:  # "Reuters reported, citing two officials, that"
        voice = voice_after(line, quoted, line.phrase(quoted, "frames"), end)
        return voice._replace(denies=denies, forecasts=forecasts)
    after = (said + 1, _phrase_end(line, said + 1, end))
    before_verb = said
    while before_verb > start and marks[before_verb - 1] & (PARTICLE | AUX | NEGATION):
        before_verb -= 1
    ahead = (_phrase_start(line, start, before_verb), before_verb)
    relative = line.first_relative(start, before_verb)
    if relative > start and not line.words.verb_first:  # "an official who asked not to be named said"
        stop = relative - bool(marks[relative - 1] & COMMA)
        ahead = (_phrase_start(line, start, stop), stop)
    if marks[said] & PARTICIPLE:  # "quoted the minister as saying", in Arabic "from the minister his saying"
        source = next((at for at in range(ahead[0], before_verb) if line.forms[at] in line.words.quoted), -1)
        verb = line.first_finite(start, said)
        if source >= 0:
            ahead = (source + 1, before_verb)
        elif line.words.verb_first and verb < said:  # "the envoy warned, saying"
            ahead = (verb + 1, _phrase_end(line, verb + 1, said))
    if ahead[0] == ahead[1] and before_verb - 1 > start and marks[before_verb - 1] & COMMA:
        ahead = _before_apposition(line, start, before_verb - 1)
    for first, last in (after, ahead) if line.words.verb_first else (ahead, after):
        if last > first:
            return Voice(_kind(line, first, last), first, last, denies, forecasts)
    if marks[said] & HEARSAY:
        return Voice(SpeakerKind.ANONYMOUS, said, said, denies, forecasts)
    if before is not None:
        return Voice(before.kind, before.start, before.end, denies, forecasts)
    return Voice(SpeakerKind.NAMED, said, said, denies, forecasts)


def undone(line: Line, start: int, verb: int) -> bool:
    """Whether a denial is itself negated: "did not deny"."""
    return any(mark & NEGATION for mark in line.marks[max(start, verb - 2) : verb])


def _before_apposition(line: Line, start: int, comma: int) -> tuple[int, int]:
    """The subject of "Anna Berg, a spokeswoman for the ministry, said"; `comma` is the last one."""
    first = comma - 1
    while first > start and not line.marks[first] & COMMA:
        first -= 1
    return (_phrase_start(line, start, first), first) if line.marks[first] & COMMA else (comma, comma)


def subject_voice(line: Line, start: int, end: int) -> Voice | None:
    """Whoever a clause is about, as the speaker of an "adding that" which follows it."""
    verb = line.first_finite(start, end)
    after = (verb + 1, _subject_end(line, verb + 1, end))
    ahead = (_phrase_start(line, start, verb), verb)
    for first, last in (after, ahead) if line.words.verb_first else (ahead,):
        if last > first:
            return Voice(_kind(line, first, last), first, last)
    return None


def _subject_end(line: Line, start: int, end: int) -> int:
    """Where the subject after a verb ends: with its first definite noun and those joined to it."""
    last = _phrase_end(line, start, end)
    if start in line.name_ends:
        return min(line.name_ends[start], last)
    for at in range(start, last - 1):
        if line.definite(line.forms[at]) and not line.definite(line.forms[at + 1]):
            return at + 1
    return last


def voice_after(line: Line, at: int, size: int, end: int) -> Voice:
    """The speaker of "according to X": what follows the phrase, up to `end`."""
    first = min(at + size, end)
    while first < end and line.marks[first] & (SIGN | SAY):  # "as the ministry said"
        first += 1
    dated = next((i for i in range(first, end) if line.time_at[i]), end)
    end = dated if dated > first else end
    return Voice(_kind(line, first, end), first, end)


def _kind(line: Line, start: int, end: int) -> SpeakerKind:
    marks = line.marks
    unnamed = next((at for at in range(start, end) if _nobody(line, at, end)), end)
    if unnamed == end:
        return SpeakerKind.NAMED
    # "officials at the Ministry" have a name in them and yet are nobody; a title before a name is not.
    within = next((at for at in range(unnamed + 1, end) if marks[at] & PREPOSITION), end)
    return SpeakerKind.NAMED if line.named(start, within) else SpeakerKind.ANONYMOUS


def _nobody(line: Line, at: int, end: int) -> bool:
    """Whether an unnamed person or source stands here: not the adjective of "official data"."""
    if not line.marks[at] & (ANONYMOUS | HEARSAY):
        return False
    if line.words.verb_first or at + 1 >= end or line.marks[at + 1] or line.named(at + 1, at + 2):
        return True
    return line.forms[at + 1] in line.words.knowing


def _phrase_end(line: Line, start: int, end: int) -> int:
    at = start
    unnamed = False
    while (
        at < end and not line.marks[at] & (SIGN | SUBORDINATOR | FINITE | PARTICLE) and not line.time_at[at]
    ):
        mark = line.marks[at]
        if mark & PREPOSITION and not mark & DETERMINER:
            break
        if mark & CONTENT and at > start and not line.named(at, at + 1):
            break
        if unnamed and line.words[line.forms[at]] & PAST:
            break  # "an official [who] asked not to be named"
        unnamed = unnamed or bool(mark & ANONYMOUS)
        at += 1
    return at


def _phrase_start(line: Line, start: int, end: int) -> int:
    """Where the subject before a verb begins: after the last comma or conjunction."""
    at = max(end, start)
    while at > start and not line.marks[at - 1] & (COMMA | BUT | RELATIVE):
        reduced = at < end and line.marks[at] & (PREPOSITION | DETERMINER) == PREPOSITION
        if line.marks[at - 1] & FINITE and not reduced:  # "officials briefed on the talks"
            break
        if line.marks[at - 1] & PARTICIPLE and at - 1 > start:
            break
        at -= 1
    while at < end and line.marks[at] & (AND | SIGN):
        at += 1
    return at
