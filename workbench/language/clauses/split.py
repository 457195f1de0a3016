"""Where a sentence falls apart into clauses: the grammar, on words' marks alone.

One pass from left to right. At every word or sign that may begin a clause a rule looks a few words
around and decides; what stands so far becomes a piece and a new one begins. Anything undecided
stays together: splitting too little loses less than tearing a claim apart.
"""

from __future__ import annotations

from workbench.language.clauses.commas import Commas
from workbench.language.clauses.cutter import Piece
from workbench.language.clauses.line import Line
from workbench.language.clauses.reported import FRAME_REACH
from workbench.language.clauses.words import (
    ALLEGATION,
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
    LOOSE,
    NEGATION,
    OPEN,
    PARTICIPLE,
    PARTICLE,
    PAST,
    PHRASE,
    PLANNED,
    PREPOSITION,
    PURPOSE,
    RELATIVE,
    SAY,
    SIGN,
    SUBORDINATOR,
    THAT,
    VERB,
)

_TRIGGER = (
    COMMA | HARD | COLON | THAT | RELATIVE | AND | JOINED | BUT | APPOSITION | FINITE | PHRASE | PURPOSE | SAY
)
_DATELINE = 12
"""A dateline has at most so many words and signs."""


def split(line: Line, start: int, end: int) -> list[Piece]:
    """The pieces of the sentence that stands at words `[start, end)`, untrimmed, in order."""
    return _Splitter(line, start, end).run()


class _Splitter(Commas):
    """The rules for conjunctions, relative clauses and bare verbs."""

    def run(self) -> list[Piece]:
        at = self._begin(self.start)
        while at < self.end:
            after = 0
            if at > self.start:
                after = self._cut(at) if self.marks[at] & _TRIGGER else 0
            elif self.marks[at] & SAY and not self.line.words.verb_first:
                after = self._unmarked_that(at)
            if after > at:
                at = after
                continue
            at += 1
        self._close(self.end)
        return self.pieces

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

    def _hard(self, at: int) -> int:
        if self._is_dateline(at):
            self.start = at + 1
            return self._begin(at + 1)
        apart = self._left(at) or (self.line.forms[at] == ";" and at - self.start >= 3)
        if self._is_aside(at):
            return 0
        if self.line.forms[at] in "!?" or (apart and self.line.has_finite(at + 1, self.end)):
            after = self._cut_at(at, at + 1)
            if not self.framed:
                self.voice = None  # who said what stands before it need not say this
            return after
        return 0

    def _is_aside(self, at: int) -> bool:
        """Whether a dash opens or closes "- Richard in particular -", which asserts nothing."""
        line = self.line
        if line.forms[at] != "-":
            return False
        behind = at + 1 + (line.forms[at + 1 : at + 2] == ["-"])
        other = line.stop[behind]
        pairs = other < self.end and line.forms[other] == "-" and not line.has_finite(behind, other)
        if pairs and line.has_finite(other, self.end):
            self.closing = other
            return True
        return at in (self.closing, self.closing + 1)

    def _is_dateline(self, at: int) -> bool:
        """Whether "LONDON (Reuters) -" stands before a dash: where it was written, no part of a claim."""
        forms = self.line.forms[self.start : at]
        return (
            self.line.forms[at] == "-"
            and not self.pieces
            and len(forms) <= _DATELINE
            and forms[-1:] == [")"]
            and not self._left(at)
        )

    def _relative(self, at: int) -> int:
        line = self.line
        if not line.words.verb_first or at - self.start < 4 or self.end - at <= 3:
            return 0
        verb = line.first_finite(at + 1, self.end)
        if verb > at + 6:
            return 0
        if self.marks[line.first_finite(self.start, at)] & CAUSE:
            return 0  # "led X, which was Y, to Z" is one claim
        that = self._last_that(at)
        if that >= 0 and not line.has_finite(that + 1, at):
            return 0  # of the subject of what is said
        # Without a predicate so far it is a nominal sentence, if no other verb follows.
        nominal = line.has_fact(at, self.end) and not line.has_finite(verb + 1, self.end)
        return self._cut_at(at, at) if self._main(at) or (nominal and not self._left(at)) else 0

    def _last_that(self, at: int) -> int:
        return next((i for i in range(at - 1, self.start, -1) if self.marks[i] & THAT), -1)

    def _coordination(self, at: int) -> int:
        line, mark = self.line, self.marks[at]
        limit = min(line.stop[at], self.end)
        left = self._left(at)
        size = at - self.start
        if mark & APPOSITION and self.marks[at - 1] & OPEN:
            return 0  # what stands in brackets stays there
        if mark & APPOSITION and mark & (JOINED | BUT) and limit - at >= 3 and size >= 3:
            if (left or self.pieces) and not self.marks[at - 1] & PREPOSITION:
                return self._cut_at(at, at)
            return 0
        if (
            mark & AND
            and limit - at >= 3
            and size >= 3
            and self.marks[self.start] & self.marks[at + 1] & PARTICIPLE
        ):
            return self._cut_at(at, at + 1)  # "killing 43 people and | leaving ..."
        if left and limit - at >= 3 - bool(mark & JOINED and mark & VERB):
            if mark & JOINED:
                even = self.marks[at - 1] & (PREPOSITION | SUBORDINATOR)  # "even if"
                verb = mark & FINITE or (
                    mark & (PARTICLE | NEGATION | SUBORDINATOR)
                    and not even
                    and line.verb_follows(at + 1, min(at + 4, limit))
                )
                if verb and size >= 2:
                    self.shared = at if mark & FINITE and not mark & (PAST | PLANNED) else -1
                    return self._cut_at(at, at)
            elif mark & AND and size >= 2:
                if self.marks[at + 1] & RELATIVE:
                    return 0
                if line.verb_follows(at + 1, limit):
                    return self._cut_at(at, at + 1)
                if self._shares_auxiliary(at):
                    self.shared = at + 1
                    return self._cut_at(at, at + 1)
                near = min(at + 8, limit)
                verb_at = line.first_finite(at + 1, near)
                joins = RELATIVE | THAT | SUBORDINATOR | AND
                if (
                    verb_at < near
                    and line.has_full(self._listed_from(at), at)
                    and not any(m & joins for m in self.marks[at + 1 : verb_at])
                ):
                    return self._cut_at(at, at + 1)
        if mark & BUT and not mark & APPOSITION and (left or line.has_fact(self.start, at)) and size >= 2:
            if not line.has_finite(at, limit) or limit - at < 3:
                return 0
            return self._turn_at(at, at, limit)
        return self._figures(at, at + 1 if mark & AND else at)

    def _listed_from(self, at: int) -> int:
        """Where what an "and" may join begins: behind the last comma ("Tom, Ann and | Max won")."""
        first = max(self.start, at - FRAME_REACH)
        commas = (i + 1 for i in range(at - 1, first, -1) if self.marks[i] & COMMA)
        return next(commas, self.start)

    def _shares_auxiliary(self, at: int) -> bool:
        """Whether "will close its campus and | sell two buildings" goes on behind an "and"."""
        following = self.line.forms[at + 2]
        if not self.marks[at + 1] & LOOSE or self.marks[at + 1] & FINITE:
            return False
        if not (
            self.marks[at + 2] & DETERMINER or following[0].isdigit() or following in self.line.words.pronouns
        ):
            return False
        first = max(self.start, at - FRAME_REACH)
        infinitive = any(
            self.line.forms[i] == self.line.words.infinitive and self.marks[i + 1] & LOOSE
            for i in range(first, at)
        )
        return infinitive or any(mark & AUX for mark in self.marks[first:at])

    def _tail(self, at: int) -> int:
        """A purpose or a means, taken off only where the clause already says when or how much."""
        line = self.line
        if self.marks[at] & PHRASE and line.phrase(at, "frames") and self._left(at):
            if any(mark & THAT for mark in self.marks[at : min(line.stop[at], self.end)]):
                return 0  # "reported, citing two officials, that"
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
            and not line.figure_at[at + 1]
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
        if before & ALLEGATION:
            return 0  # "reports [that] spoke of"
        stop = line.stop[at]
        if stop < self.end and marks[stop] & COLON and line.last_say(self.start, at) >= 0:
            return 0  # "said in an interview [that] was held in Rome: ..."
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
        if not self.line.words.verb_first and line.stop[self.start] < begin:
            return 0  # "Born in Oslo in 1938, he appeared"
        if begin - self.start >= 6 and any(line.dated[self.start + 3 : begin]):
            return self._cut_at(begin, begin)
        return 0
