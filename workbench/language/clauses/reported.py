"""Reported speech: "X said", "according to X", and what it is that X says."""

from __future__ import annotations

from workbench.language.clauses.cutter import Cutter, Piece, opener
from workbench.language.clauses.voice import subject_voice, voice_after, voice_of
from workbench.language.clauses.words import (
    AND,
    ANONYMOUS,
    AUX,
    BUT,
    COLON,
    COMMA,
    DENY,
    DETERMINER,
    FINITE,
    HARD,
    JOINED,
    NEGATION,
    PARTICIPLE,
    PARTICLE,
    PHRASE,
    PREPOSITION,
    RELATIVE,
    SAY,
    SIGN,
    SUBORDINATOR,
    THAT,
    VERB,
)

FRAME_REACH = 14
"""A verb of saying and its "that" stand at most so many words apart."""


class ReportedSpeech(Cutter):
    """The rules that find who speaks. Each returns where to read on, 0 for no cut."""

    def _begin(self, at: int) -> int:
        """At a clause's beginning: pass over openers, take "according to X," and "despite X," off."""
        line = self.line
        while at < self.end:
            after = self._concession(at)
            if after:
                return after
            size = opener(line, at)
            if self.marks[at] & SIGN:
                at += 1
            elif size:
                at += size
            else:
                break
        if at >= self.end or not self.marks[at] & PHRASE:
            return at
        size = line.phrase(at, "frames")
        # "as he said" in front of a sentence is "he also said" in Arabic.
        if size and not any(mark & SAY and mark & FINITE for mark in self.marks[at : at + size]):
            stop = min(line.stop[at], self.end)
            if stop == self.end or (line.has_finite(at + 2, stop) and not line.words.verb_first):
                stop = line.first_finite(at + 2, self.end)
            if stop < self.end:
                self.voice = voice_after(line, at, line.phrase(at, "frames"), stop)
                self.start = at
                self._close(stop, frame=True)
                self.start = stop
                return stop
        return at

    def _concession(self, at: int) -> int:
        """Take "despite X," off a clause's beginning; where to read on, 0 if there is none."""
        line = self.line
        if not self.marks[at] & PHRASE or not line.phrase(at, "concessives"):
            return 0
        stop = line.stop[at]
        apart = stop < self.end and self.marks[stop] & COMMA
        if not apart or not self._stands(at, stop) or not line.has_finite(stop, self.end):
            return 0
        self.start = at
        self._close(stop)
        self.start = stop + 1
        return self._begin(stop + 1)

    def _cut_at(self, end: int, begin: int) -> int:
        """End the piece at `end`, begin the next at `begin`; where to read on."""
        self._close(end)
        self.start = begin
        return self._begin(begin)

    def _joined_verb(self, begin: int, verb: int) -> bool:
        """Whether a verb is the second of two: "reported a loss and cut jobs"."""
        while verb > begin and self.marks[verb - 1] & (PARTICLE | AUX | NEGATION):
            verb -= 1
        return verb > begin and bool(self.marks[verb - 1] & AND)

    def _frame_at(self, end: int, begin: int) -> int:
        """What stands so far is "X said"; what it says begins at `begin`."""
        before = self.voice
        if before is None and self.pieces:
            told = [piece for piece in self.pieces if not self.marks[piece.start] & RELATIVE] or self.pieces
            before = subject_voice(self.line, told[-1].start, told[-1].end)
        self.voice = voice_of(self.line, self.start, end, before)
        self._close(end, frame=True)
        self.start = begin
        self.framed = True
        return begin

    def _trailing_frame(self, at: int, begin: int, stop: int) -> int:
        """..., according to X. / ..., X said."""
        line = self.line
        size = line.phrase(begin, "frames") if self.marks[begin] & PHRASE else 0
        if stop + 2 < self.end and line.stop[stop + 1] == stop + 2 and line.forms[stop + 1].isdigit():
            stop += 2  # "said Maria, 43,"
        if not size and stop - begin <= 4 and self._as_said(begin):
            size = 2
        if size:
            voice = voice_after(line, begin, size, stop)
        else:
            said = line.last_say(begin, stop)
            quoted = (begin > at + 1 or line.forms[at - 1] == '"') and said - begin <= 4
            if (
                said < 0
                or (stop - begin > FRAME_REACH and not quoted)
                or self.marks[begin] & (AND | JOINED | BUT | RELATIVE | PARTICIPLE)
                or self.marks[said] & PARTICIPLE
                or self.marks[said] & (SAY | DENY) == DENY  # "a charge that he denied"
                or any(mark & THAT for mark in self.marks[begin:stop])
                or (stop < self.end and self.marks[stop] & COLON)
                or (line.has_finite(said + 1, stop) and not quoted)
                or self._tells_before(begin, said)
            ):
                return 0
            voice = voice_of(line, begin, stop, None)
        for piece in self.pieces[self.heard :]:
            if piece.voice is None and not piece.frame:
                piece.voice = voice
        self.heard = len(self.pieces)
        self.voice = self.voice or voice
        self._close(at)
        if not line.has_finite(stop, self.end) and self.end - stop <= FRAME_REACH:
            stop = self.end  # ", said Anna Berg, the mayor"
        elif stop + 1 < self.end and (self.marks[stop + 1] & RELATIVE or self.marks[stop] & HARD):
            self.voice = None  # ", said Anna Berg, who ..."
        self.pieces.append(Piece(begin, stop, frame=True))
        self.start = stop
        return self._begin(stop)

    def _tells_before(self, begin: int, said: int) -> bool:
        """Whether anything is told before a verb of saying: not so in "a study published in Rome found"."""
        return any(
            (mark & SUBORDINATOR and not mark & PREPOSITION)
            or (mark & FINITE == VERB and not self.marks[begin + i + 1] & PREPOSITION)
            for i, mark in enumerate(self.marks[begin:said])
        )

    def _as_said(self, begin: int) -> bool:
        """Whether ", as its director said" stands here, in a language whose verbs come first."""
        said = self.marks[begin + 1] if begin + 1 < self.end else 0
        speaks = said & SAY and said & FINITE and self.line.words.verb_first
        return bool(speaks and self.marks[begin] & SUBORDINATOR)

    def _colon(self, at: int) -> int:
        said = self.line.last_say(self.start, at)
        if said >= 0 and at - said <= FRAME_REACH:
            return self._frame_at(at, at + 1)
        if not self._left(at) and at - self.start <= 6 and self.line.has_finite(at + 1, self.end):
            return self._cut_at(at, at + 1)  # "Background: ..."
        return 0

    def _that(self, at: int) -> int:
        line = self.line
        if self.framed and (self.marks[at] & JOINED or self.marks[at - 1] & AND):
            return self._cut_at(at, at + 1)
        said = line.last_say(self.start, at)
        first, last = self.inserted
        if not self.start <= said < first:
            first = last = at
        if said < 0 or at - said - (last - first) > FRAME_REACH or self._confesses(said):
            return 0
        if not self._described(said, at) and (line.has_full(said + 1, first) or line.has_full(last, at)):
            return 0
        if said == at - 1 and line.forms[said] in line.words.impersonal:
            return 0  # "it is expected that": nobody in particular says so
        if said > self.start and self.marks[said - 1] & SUBORDINATOR:
            return 0  # "who said that ...?"
        before = at - 1
        if any(line.phrase(before, kind) == 2 for kind in ("trailing", "concessives")):
            return 0  # "after (that)", "although": no "that" of saying
        end = at - 1 if self.marks[at - 1] & PREPOSITION and said < at - 1 else at  # "تشير بيانات إلى أن"
        return self._frame_at(end, at + 1)

    def _described(self, said: int, at: int) -> bool:
        """Whether the speaker has a clause of his own: "an official [who] asked not to be named"."""
        if any(mark & ANONYMOUS for mark in self.marks[said + 1 : said + 3]):
            return True
        line = self.line  # "documents [that] the paper saw"
        unmarked = line.words.verb_first and said + 2 < at and self.marks[said + 2] & VERB
        return bool(unmarked and not line.definite(line.forms[said + 1]))

    def _confesses(self, said: int) -> bool:
        """Whether the author speaks: in "we believe that" nothing is reported."""
        return said > 0 and self.line.forms[said - 1] in self.line.words.selves

    def _unmarked_that(self, at: int) -> int:
        """The bank said inflation would fall."""
        line = self.line
        begin = at + 1
        dated = begin + bool(begin < self.end and self.marks[begin] & PREPOSITION)
        if dated < self.end and line.time_at[dated]:
            begin = dated + 1  # said on Monday (that) it ...
        if begin >= self.end:
            return 0
        mark = self.marks[begin]
        stop = min(line.stop[begin], self.end)
        if self.marks[at] & PARTICIPLE or self._confesses(at) or line.phrase(at, "denying"):
            return 0
        if not mark & ~PHRASE and begin + 1 < self.end and self.marks[begin + 1] & DETERMINER:
            begin += 1  # told reporters (that) the ...
            mark = self.marks[begin]
        plain = mark & DETERMINER or not mark & (PREPOSITION | SUBORDINATOR | AND | SIGN | FINITE | THAT)
        if mark & NEGATION and begin + 1 < self.end and self.marks[begin + 1] & FINITE:
            return 0  # "neither confirmed nor denied"
        verb = line.first_finite(begin + 1, stop)
        if verb == stop and stop < self.end and self.marks[stop] & COMMA:
            second = line.stop[stop + 1]  # said 1.7 million people, most of the population, were ...
            if second + 1 < self.end and self.marks[second] & COMMA and self.marks[second + 1] & FINITE:
                verb = stop = second + 1
                stop += 1
        near = plain and verb < min(stop, begin + FRAME_REACH) and not self._joined_verb(begin, verb)
        if near and not any(m & (THAT | RELATIVE) for m in self.marks[begin:verb]):
            return self._frame_at(begin, begin)
        return 0
