"""Where a sentence falls apart into clauses: the grammar, on words' marks alone.

One pass from left to right. At every word or sign that may begin a clause a rule looks a few words
around and decides; what stands so far becomes a piece and a new one begins. Anything undecided
stays together: splitting too little loses less than tearing a claim apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.language.clauses.line import Line
from workbench.language.clauses.voice import Voice, subject_voice, voice_after, voice_of
from workbench.language.clauses.words import (
    AND,
    APPOSITION,
    AUX,
    BUT,
    CAUSE,
    COLON,
    COMMA,
    DETERMINER,
    FINITE,
    HARD,
    JOINED,
    NEGATION,
    OTHER_SIGN,
    PARTICIPLE,
    PARTICLE,
    PAST,
    PHRASE,
    PREPOSITION,
    PURPOSE,
    RELATIVE,
    SAY,
    SIGN,
    SUBORDINATOR,
    THAT,
)

_TRIGGER = (
    COMMA | HARD | COLON | THAT | RELATIVE | AND | JOINED | BUT | APPOSITION | FINITE | PHRASE | PURPOSE | SAY
)
_FRAME_REACH = 14
"""A verb of saying and its "that" stand at most so many words apart."""
_LIST_REACH = 5
"""In a list of figures, the figure stands at most so many words after the conjunction ..."""
_COMMA_REACH = 9
"""... or after the comma, which separates more."""


@dataclass(slots=True)
class Piece:
    """Words `[start, end)` of a line; `frame` is the "X said" of what another piece says."""

    start: int
    end: int
    frame: bool = False
    voice: Voice | None = None
    nested: bool = False


def split(line: Line, start: int, end: int) -> list[Piece]:
    """The pieces of the sentence that stands at words `[start, end)`, untrimmed, in order."""
    return _Splitter(line, start, end).run()


def opener(line: Line, at: int) -> int:
    """How many words of mere connection stand at a position ("however", "for example")."""
    if not line.marks[at] & PHRASE:
        return 0
    size = line.phrase(at, "openers")
    # "instead of X" is no "instead".
    return 0 if size and max(line.phrase(at, "concessives"), line.phrase(at, "frames")) > size else size


class _Splitter:
    def __init__(self, line: Line, start: int, end: int) -> None:
        self.line = line
        self.marks = line.marks
        while end > start and (self.marks[end - 1] & (COMMA | HARD | COLON) or line.forms[end - 1] == "."):
            end -= 1
        self.start = start
        self.end = end
        self.voice: Voice | None = None
        self.framed = False
        self.nested = -1
        self.heard = 0  # pieces before this one have their speaker
        self.pieces: list[Piece] = []

    def run(self) -> list[Piece]:
        at = self._begin(self.start)
        while at < self.end:
            if self.marks[at] & _TRIGGER and at > self.start:
                after = self._cut(at)
                if after > at:
                    at = after
                    continue
            at += 1
        self._close(self.end)
        return self.pieces

    # ------------------------------------------------------------------ pieces

    def _close(self, end: int, *, frame: bool = False) -> None:
        if end > self.start:
            self.pieces.append(Piece(self.start, end, frame, None if frame else self.voice))

    def _cut_at(self, end: int, begin: int) -> int:
        """End the piece at `end`, begin the next at `begin`; where to read on."""
        self._close(end)
        self.start = begin
        return self._begin(begin)

    def _frame_at(self, end: int, begin: int) -> int:
        """What stands so far is "X said"; what it says begins at `begin`."""
        before = self.voice
        if before is None and self.pieces:
            before = subject_voice(self.line, self.pieces[-1].start, self.pieces[-1].end)
        self.voice = voice_of(self.line, self.start, end, before)
        self._close(end, frame=True)
        self.start = begin
        self.framed = True
        return begin

    def _begin(self, at: int) -> int:
        """At a clause's beginning: pass over openers, take "according to X," and "despite X," off."""
        line = self.line
        while at < self.end:
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
        elif line.phrase(at, "concessives"):
            stop = line.stop[at]
            if (
                stop < self.end
                and self.marks[stop] & COMMA
                and self._stands(at, stop)
                and line.has_finite(stop, self.end)
            ):
                self._close(stop)
                self.start = stop + 1
                return self._begin(stop + 1)
        return at

    def _stands(self, start: int, end: int) -> bool:
        """Whether a stretch without much grammar holds enough to be a claim."""
        return end - start >= 3 and (
            self.line.has_fact(start, end) or self.line.has_finite(start, end) or end - start >= 5
        )

    def _left(self, at: int) -> bool:
        """Whether what stands so far has a predicate."""
        return self.line.has_finite(self.start, at)

    def _main(self, at: int) -> bool:
        """Whether what stands so far has a predicate outside relative clauses."""
        relative = self.line.first_relative(self.start, at)
        return self.line.has_finite(self.start, relative if relative > self.start else at)

    # ------------------------------------------------------------------ rules

    def _cut(self, at: int) -> int:
        """Try the rules for what stands at `at`; where to read on, 0 for no cut."""
        mark = self.marks[at]
        if mark & COMMA:
            return self._comma(at)
        if mark & HARD:
            return self._hard(at)
        if mark & COLON:
            return self._colon(at)
        after = 0
        if mark & THAT:
            after = self._that(at)
        if not after and mark & RELATIVE:
            after = self._relative(at)
        if not after and mark & (JOINED | AND | BUT):
            after = self._coordination(at)
        if not after and mark & (PHRASE | PURPOSE):
            after = self._tail(at)
        if not after and mark & SAY and not self.line.words.verb_first:
            after = self._unmarked_that(at)
        if not after and mark & FINITE and not mark & JOINED:
            after = self._bare_verb(at)
        return after

    def _comma(self, at: int) -> int:
        line = self.line
        begin = at + 1
        while begin < self.end and self.marks[begin] & OTHER_SIGN:
            begin += 1
        if begin >= self.end:
            return 0
        mark = self.marks[begin]
        stop = min(line.stop[begin], self.end)
        said = line.last_say(self.start, at)
        if (
            begin > at + 1
            and said >= 0
            and at - self.start <= _FRAME_REACH
            and not line.has_full(said + 1, at)
        ):
            return self._frame_at(at, begin)  # he said, "..."
        left = self._left(at)
        after = self._trailing_frame(at, begin, stop) if left or begin > at + 1 else 0
        if after:
            return after
        if left and mark & RELATIVE and line.has_finite(begin, stop):
            return self._cut_at(at, begin)
        if mark & RELATIVE and not line.words.verb_first and line.has_finite(begin, stop) and stop < self.end:
            self.pieces.append(Piece(begin, stop, nested=True, voice=self.voice))
            return stop + 1
        if left and stop - begin >= 3:
            if mark & PARTICIPLE:
                return self._cut_at(at, begin)
            if mark & PHRASE and line.phrase(begin, "trailing"):
                return self._cut_at(at, begin)
            if line.words.verb_first and mark & FINITE and not mark & JOINED and self._main(at):
                return self._cut_at(at, begin)
            if mark & (AND | JOINED | BUT) and line.has_finite(begin, stop) and not mark & APPOSITION:
                return self._cut_at(at, begin)
        self._nest_relative(at)
        return self._figures(at, begin)

    def _nest_relative(self, at: int) -> None:
        """A relative clause in a phrase before the comma: "unlike the firms that failed, it ..."."""
        line = self.line
        relative = line.first_relative(self.start, at)
        if not line.words.verb_first or relative < self.start + 3 or relative == self.nested:
            return
        if at - relative >= 4 and self._left(at) and not self._main(at):
            self.nested = relative
            self.pieces.append(Piece(relative, at, nested=True, voice=self.voice))

    def _trailing_frame(self, at: int, begin: int, stop: int) -> int:
        """..., according to X. / ..., X said."""
        line = self.line
        size = line.phrase(begin, "frames") if self.marks[begin] & PHRASE else 0
        if size:
            voice = voice_after(line, begin, size, stop)
        else:
            said = line.last_say(begin, stop)
            quoted = begin > at + 1 and said - begin <= 4
            if (
                said < 0
                or (stop - begin > _FRAME_REACH and not quoted)
                or self.marks[begin] & (AND | JOINED | BUT | RELATIVE | PARTICIPLE)
                or self.marks[said] & PARTICIPLE
                or any(mark & THAT for mark in self.marks[begin:stop])
                or (stop < self.end and self.marks[stop] & COLON)
                or (line.has_finite(said + 1, stop) and not quoted)
            ):
                return 0
            voice = voice_of(line, begin, stop, None)
        for piece in self.pieces[self.heard :]:
            if piece.voice is None and not piece.frame:
                piece.voice = voice
        self.heard = len(self.pieces)
        self.voice = self.voice or voice
        self._close(at)
        if not line.has_finite(stop, self.end) and self.end - stop <= _FRAME_REACH:
            stop = self.end  # ", said Anna Berg, the mayor"
        self.pieces.append(Piece(begin, stop, frame=True))
        self.start = stop
        return self._begin(stop)

    def _hard(self, at: int) -> int:
        if self.line.forms[at] in "!?" or (self._left(at) and self.line.has_finite(at + 1, self.end)):
            return self._cut_at(at, at + 1)
        return 0

    def _colon(self, at: int) -> int:
        said = self.line.last_say(self.start, at)
        if said >= 0 and at - said <= _FRAME_REACH:
            return self._frame_at(at, at + 1)
        if not self._left(at) and at - self.start <= 6 and self.line.has_finite(at + 1, self.end):
            return self._cut_at(at, at + 1)  # "Background: ..."
        return 0

    def _that(self, at: int) -> int:
        line = self.line
        if self.framed and (self.marks[at] & JOINED or self.marks[at - 1] & AND):
            return self._cut_at(at, at + 1)
        said = line.last_say(self.start, at)
        if said < 0 or at - said > _FRAME_REACH or line.has_full(said + 1, at):
            return 0
        if said > self.start and self.marks[said - 1] & SUBORDINATOR:
            return 0  # "who said that ...?"
        before = at - 1
        if any(line.phrase(before, kind) == 2 for kind in ("trailing", "concessives")):
            return 0  # "after (that)", "although": no "that" of saying
        return self._frame_at(at, at + 1)

    def _unmarked_that(self, at: int) -> int:
        """The bank said inflation would fall."""
        line = self.line
        begin = at + 1
        if begin >= self.end:
            return 0
        mark = self.marks[begin]
        stop = min(line.stop[begin], self.end)
        if self.marks[at] & PARTICIPLE:
            return 0
        if not mark & ~PHRASE and begin + 1 < self.end and self.marks[begin + 1] & DETERMINER:
            begin += 1  # told reporters (that) the ...
            mark = self.marks[begin]
        plain = mark & DETERMINER or not mark & (PREPOSITION | SUBORDINATOR | AND | SIGN | FINITE | THAT)
        verb = line.first_finite(begin + 1, stop)
        near = plain and verb < min(stop, begin + _FRAME_REACH)
        if near and not any(m & THAT for m in self.marks[begin:verb]):
            return self._frame_at(begin, begin)
        return 0

    def _relative(self, at: int) -> int:
        line = self.line
        if not line.words.verb_first or at - self.start < 4 or self.end - at <= 3:
            return 0
        verb = line.first_finite(at + 1, self.end)
        if verb > at + 6:
            return 0
        if self.marks[line.first_finite(self.start, at)] & CAUSE:
            return 0  # "led X, which was Y, to Z" is one claim
        # Without a predicate so far it is a nominal sentence, if no other verb follows.
        nominal = line.has_fact(at, self.end) and not line.has_finite(verb + 1, self.end)
        return self._cut_at(at, at) if self._main(at) or (nominal and not self._left(at)) else 0

    def _coordination(self, at: int) -> int:
        line, mark = self.line, self.marks[at]
        limit = min(line.stop[at], self.end)
        left = self._left(at)
        size = at - self.start
        if mark & APPOSITION and mark & (JOINED | BUT) and limit - at >= 3 and size >= 3:
            if (left or self.pieces) and not self.marks[at - 1] & PREPOSITION:
                return self._cut_at(at, at)
            return 0
        if left and limit - at >= 3:
            if mark & JOINED:
                even = self.marks[at - 1] & (PREPOSITION | SUBORDINATOR)  # "even if"
                verb = mark & FINITE or (
                    mark & (PARTICLE | NEGATION | SUBORDINATOR)
                    and not even
                    and line.verb_follows(at + 1, min(at + 4, limit))
                )
                if verb and size >= 2:
                    return self._cut_at(at, at)
            elif mark & AND and size >= 2:
                if self.marks[at + 1] & RELATIVE:
                    return 0
                if line.verb_follows(at + 1, limit):
                    return self._cut_at(at, at + 1)
                near = min(at + 8, limit)
                verb_at = line.first_finite(at + 1, near)
                joins = RELATIVE | THAT | SUBORDINATOR | AND
                if (
                    verb_at < near
                    and line.has_full(self.start, at)
                    and not any(m & joins for m in self.marks[at + 1 : verb_at])
                ):
                    return self._cut_at(at, at + 1)
        if mark & BUT and not mark & APPOSITION and (left or line.has_fact(self.start, at)) and size >= 2:
            if not line.has_finite(at, limit) or limit - at < 3:
                return 0
            after = self._cut_at(at, at)
            if line.last_say(at, limit) >= 0:
                self.voice = None  # somebody else is said to say something
            return after
        return self._figures(at, at + 1 if mark & AND else at)

    def _figures(self, at: int, begin: int) -> int:
        """A list whose members each have a figure: each is a claim."""
        line = self.line
        if not line.has_figure(self.start, at) or at - self.start < 3:
            return 0
        stop = min(line.stop[begin], self.end)
        words = stop - begin
        reach = _COMMA_REACH if self.marks[at] & COMMA else _LIST_REACH
        if words >= 4 and line.has_figure(begin, min(begin + reach, stop)):
            return self._cut_at(at, begin)
        return 0

    def _tail(self, at: int) -> int:
        """A purpose or a means, taken off only where the clause already says when or how much."""
        line = self.line
        if self.marks[at] & PHRASE and line.phrase(at, "frames") and self._left(at):
            return self._trailing_frame(at, at, min(line.stop[at], self.end))
        if not self._left(at) or self.end - at < 3 or self.marks[at - 1] & (FINITE | PREPOSITION):
            return 0
        if self.marks[at] & PHRASE and line.phrase(at, "manner"):
            if line.has_time(self.start, at) and line.has_figure(self.start, at):
                return self._cut_at(at, at)
            return 0
        figure_near = line.has_figure(at + 1, min(at + 5, self.end))
        if (
            self.marks[at] & PURPOSE
            and figure_near
            and at - self.start >= 5
            and line.has_fact(self.start, at)
        ):
            return self._cut_at(at, at)
        return 0

    def _bare_verb(self, at: int) -> int:
        """A verb without a conjunction: after a long subject, or of an unmarked relative clause."""
        line, marks = self.line, self.marks
        begin = at
        while begin > self.start and marks[begin - 1] & (PARTICLE | NEGATION):
            begin -= 1
        before = marks[begin - 1]
        if self.end - at < 3 or before & (THAT | RELATIVE | SUBORDINATOR | AUX | PREPOSITION | SIGN | AND):
            return 0
        size = begin - self.start
        relative = line.first_relative(self.start, begin)
        opened = relative if relative > self.start else self.start if marks[self.start] & THAT else -1
        if opened >= 0:
            inside = line.first_finite(opened + 1, begin)
            only = line.finite[begin] - line.finite[opened + 1] == 1
            if not line.has_finite(self.start, opened) and (only or not line.words.verb_first):
                if only and inside < begin - 1 and size >= 5 and line.words.verb_first:
                    return self._cut_at(begin, begin)
                return 0
        if not self._left(begin):
            return self._event_subject(at, begin)
        past = marks[at] & PAST and line.words.verb_first and size >= 4 and line.has_full(self.start, begin)
        noun = line.forms[begin - 1]
        if past and not before & FINITE and not noun.isascii() and not line.definite(noun):
            return self._cut_at(begin, begin)
        return 0

    def _event_subject(self, at: int, begin: int) -> int:
        """A subject that tells of a dated event ("the decision to leave in May | had ...")."""
        line = self.line
        if self.marks[at] & CAUSE or self.marks[self.start] & (PREPOSITION | DETERMINER) == PREPOSITION:
            return 0
        if begin - self.start >= 6 and line.has_time(self.start + 3, begin):
            return self._cut_at(begin, begin)
        return 0
