"""What a clause says of itself: denied, planned, possible, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.language.clauses.cutter import Piece
from workbench.language.clauses.line import Line
from workbench.language.clauses.pieces import offsets
from workbench.language.clauses.voice import Voice, subject_voice, undone
from workbench.language.clauses.words import (
    AUX,
    COMMA,
    DENY,
    DETERMINER,
    FINITE,
    FORECAST,
    LOOSE,
    NEGATION,
    PARTICLE,
    PAST,
    PHRASE,
    PLANNED,
    POSSIBLE,
    RELATIVE,
    SAY,
    SUBORDINATOR,
    THAT,
    VERB,
)
from workbench.model import Clause, Modality, SpeakerKind

_REACH = 12
"""So many words after its beginning a clause's own negation or modality is looked for."""


def clause_of(line: Line, piece: Piece, sentence: int, before: Clause | None) -> Clause:
    """`before`: the clause whose auxiliary this one shares, if it may share one."""
    span = line.folded.span(*offsets(line, piece))
    own = tuple(_own(line, piece))
    voice = piece.voice
    speaker = SpeakerKind.NARRATOR
    speaker_span = None
    if voice is None and not piece.frame:
        voice = _reporting_subject(line, piece, own)
    if voice is not None:
        speaker = voice.kind
        if voice.end > voice.start:
            speaker_span = line.folded.span(line.starts[voice.start], line.ends[voice.end - 1])
    elif line.hears(piece.start, piece.end):
        speaker = SpeakerKind.ANONYMOUS
    denied = (voice is not None and voice.denies) or _denies(line, piece, own)
    mode = _modality(line, piece, own)
    if denied:
        mode = Modality.DENIED
    elif mode is Modality.ASSERTED and voice is not None and voice.forecasts:
        mode = Modality.POSSIBLE
    denial = _negated(line, piece, own)
    if piece.shares and before is not None and mode is Modality.ASSERTED and not before.frame:
        if before.modality in (Modality.PLANNED, Modality.POSSIBLE):
            mode = before.modality
        denial = denial or (before.negated and not line.words.verb_first)
    return Clause(
        span=span,
        sentence=sentence,
        negated=denial,
        modality=mode,
        speaker=speaker,
        speaker_span=speaker_span,
        frame=piece.frame,
        past=_past(line, piece, own),
    )


def _past(line: Line, piece: Piece, own: Sequence[int]) -> bool:
    """Whether the clause's own verb tells of something done: not "is based", "would have"."""
    helped = False
    for at in own:
        mark = line.marks[at]
        if line.forms[at] in line.words.present_auxiliaries:
            return False
        if mark & VERB or (helped and mark & PAST):
            return bool(mark & PAST) and not _of_her_now(line, at, piece.end)
        helped = helped or bool(mark & AUX)
    return False


def _of_her_now(line: Line, at: int, end: int) -> bool:
    """Arabic "taqaddam" is "he advanced" and, of her or of things, "she offers"."""
    words, form = line.words, line.forms[at]
    if not words.she or not form.startswith(words.she) or form.endswith(words.she):
        return False
    subject = line.forms[at + 1] if at + 1 < end else ""
    return bool(at and line.marks[at - 1] & AUX) or subject.endswith(words.her_endings)


def _reporting_subject(line: Line, piece: Piece, own: Sequence[int]) -> Voice | None:
    """The unnamed subject of a verb of saying that a noun follows: "sources reported the loss of"."""
    verb = line.first_finite(piece.start, piece.end)
    if verb == piece.end or not line.marks[verb] & SAY or _negated(line, piece, own):
        return None
    voice = subject_voice(line, piece.start, piece.end)
    return voice if voice is not None and voice.kind is SpeakerKind.ANONYMOUS else None


def _denies(line: Line, piece: Piece, own: Sequence[int]) -> bool:
    """Whether the predicate is a denial of what it names: "Moscow denied interfering"."""
    if piece.frame:
        return False
    verb = -1
    for at in own:
        if line.marks[at] & PHRASE and line.phrase(at, "denying"):
            return not undone(line, piece.start, at)
        if line.marks[at] & VERB:
            verb = at
            break
    if verb < 0 or undone(line, piece.start, verb):
        return False
    if verb > piece.start and line.forms[verb - 1] in line.words.passives:
        return False  # "was denied entry"
    return bool(line.marks[verb] & DENY) or line.refuses(verb)


def _negated(line: Line, piece: Piece, own: Sequence[int]) -> bool:
    """Whether the clause's own verb is negated: not one inside a relative or "that" clause."""
    for at in own:
        mark = line.marks[at]
        if mark & PHRASE and line.phrase(at, "negating"):
            return True
        if mark & NEGATION:
            # "la yazal", literally "does not cease": still
            return line.forms[min(at + 1, piece.end - 1)] not in line.words.still
        if mark & FINITE and not mark & PARTICLE:
            # In English the negation follows the auxiliary, or is written with it.
            following = line.marks[min(at + 1, piece.end - 1)]
            if mark & AUX and following & AUX:
                continue
            return bool(following & NEGATION)
    return False


def _modality(line: Line, piece: Piece, own: Sequence[int]) -> Modality:
    possible = False
    for at in own:
        mark = line.marks[at]
        if piece.voice is not None and line.forms[at] in line.words.reported_plans:
            return Modality.PLANNED
        if mark & PHRASE:
            if line.phrase(at, "planning"):
                return Modality.PLANNED
            possible = possible or bool(line.phrase(at, "guessing"))
        if mark & PLANNED and not (at > piece.start and line.marks[at - 1] & DETERMINER):
            return Modality.PLANNED
        possible = possible or bool(mark & FORECAST and mark & (VERB | LOOSE) and not piece.frame)
        if mark & POSSIBLE and _leaves_open(line, at, piece):
            possible = True
        if mark & VERB:
            break
    return Modality.POSSIBLE if possible else Modality.ASSERTED


def _leaves_open(line: Line, at: int, piece: Piece) -> bool:
    """Whether a "may" is one: not "could not", nor the Arabic "qad" of what is done."""
    mark = line.marks[at]
    if at > piece.start and line.marks[at - 1] & NEGATION:
        return False
    if line.forms[at] in line.words.abilities and line.marks[min(at + 1, piece.end - 1)] & NEGATION:
        return False
    return not mark & PARTICLE or _present_follows(line, at, piece.end)


def _own(line: Line, piece: Piece) -> Iterator[int]:
    """The words up to the clause's predicate, without a relative clause between commas."""
    at, count = piece.start, 0
    stop = line.stop[at]
    if line.marks[at] & SUBORDINATOR and stop < piece.end - 1 and line.marks[stop] & COMMA:
        at = stop + 1  # "if approved, the merger would ..."
    while at < piece.end and count < _REACH:
        if line.marks[at] & COMMA and not line.words.verb_first:
            stop = line.stop[at + 1]
            aside = stop < piece.end and not line.has_finite(piece.start, at)
            if aside and not any(mark & AUX for mark in line.marks[at:stop]):
                at = stop + 1  # "the summit, first scheduled for June, was moved"
                continue
        if line.marks[at] & (RELATIVE | THAT) and at > piece.start:
            stop = line.stop[at]
            if not (line.marks[at] & RELATIVE and line.marks[at - 1] & COMMA and stop < piece.end):
                return
            at = stop + 1
            continue
        yield at
        at, count = at + 1, count + 1


def _present_follows(line: Line, at: int, end: int) -> bool:
    """Arabic "qad" is "may" before a present form and "has" before a past one."""
    if at + 1 >= end or (line.forms[at] in line.words.perfect and line.forms[at + 1] in line.words.done):
        return False
    return bool(line.marks[at + 1] & FINITE) and not line.marks[at + 1] & PAST
