"""What a comma parts: asides, relative clauses, participles, the members of a list of figures."""

from __future__ import annotations

from workbench.language.clauses.cutter import Piece
from workbench.language.clauses.reported import FRAME_REACH, ReportedSpeech
from workbench.language.clauses.words import (
    AND,
    APPOSITION,
    ATTACHED,
    BUT,
    COLON,
    COMMA,
    DENY,
    FINITE,
    JOINED,
    OTHER_SIGN,
    PARTICIPLE,
    PAST,
    PHRASE,
    PREPOSITION,
    REFUSE,
    RELATIVE,
    SAY,
    SUBORDINATOR,
    THAT,
)

_LIST_REACH = 5
"""In a list of figures, the figure stands at most so many words after the conjunction ..."""
_COMMA_REACH = 9
"""... or after the comma, which separates more."""


class Commas(ReportedSpeech):
    """The rules for what begins behind a comma. Each returns where to read on, 0 for no cut."""

    def _comma(self, at: int) -> int:
        begin = at + 1
        while begin < self.end and self.marks[begin] & OTHER_SIGN:
            begin += 1
        if begin >= self.end:
            return 0
        stop = min(self.line.stop[begin], self.end)
        left = self._left(at)
        after = self._speech_behind(at, begin, stop, left=left) or self._aside(at, begin, stop, left=left)
        least = 2 if self.marks[begin] & PARTICIPLE and self.line.has_figure(begin, stop) else 3
        if not after and left and stop - begin >= least:
            after = self._clause_behind(at, begin, stop)
        if after:
            return after
        self._nest_relative(at)
        return self._figures(at, begin)

    def _speech_behind(self, at: int, begin: int, stop: int, *, left: bool) -> int:
        """He said, "..." / ..., according to X / ..., and that ..."""
        line, mark = self.line, self.marks[begin]
        said = line.last_say(self.start, at)
        near = said >= 0 and at - self.start <= FRAME_REACH
        opens = begin > at + 1 and (line.quotes[at] - line.quotes[self.first]) % 2 == 0
        if opens and near and not line.has_full(said + 1, at):
            return self._frame_at(at, begin)
        quoted = begin > at + 1 or (at > self.start and line.forms[at - 1] == '"')
        nominal = mark & PHRASE and at - self.start >= 3 and line.phrase(begin, "frames")
        after = self._trailing_frame(at, begin, stop) if left or quoted or nominal else 0
        if after or not self.framed:
            return after
        if mark & THAT and mark & JOINED:
            return self._cut_at(at, begin + 1)
        if mark & AND and begin + 1 < self.end and self.marks[begin + 1] & THAT:
            return self._cut_at(at, begin + 2)
        return 0

    def _aside(self, at: int, begin: int, stop: int, *, left: bool) -> int:
        """What stands between two commas is a claim inside its claim, behind the last one a claim apart."""
        line, mark = self.line, self.marks[begin]
        relative = mark & RELATIVE and line.has_finite(begin, stop)
        apposed = line.words.verb_first and mark & APPOSITION and mark & JOINED
        if relative and stop < self.end and self.marks[stop] & COLON and line.last_say(self.start, at) >= 0:
            self._nest(begin, stop)
            return stop  # "said Maria, who lost her house: ..."
        if (relative or apposed) and self._main_goes_on(stop, left=left):
            return self._nest(begin, stop)
        if not left and self._participle_goes_on(at, begin, stop):
            return self._nest(begin, stop)
        if left and (relative or self._partitive(begin, stop)):
            return self._cut_at(at, begin)
        return 0

    def _nest(self, begin: int, stop: int) -> int:
        self.pieces.append(Piece(begin, stop, nested=True, voice=self.voice))
        self.inserted = (begin, stop)
        return stop + 1

    def _clause_behind(self, at: int, begin: int, stop: int) -> int:
        line, mark = self.line, self.marks[begin]
        finite = line.has_finite(begin, stop)
        if mark & PARTICIPLE:
            return self._cut_at(at, begin)
        trails = mark & PHRASE and line.phrase(begin, "trailing") and not mark & ATTACHED
        if trails and (finite or not (line.words.verb_first and mark & SUBORDINATOR)):
            return self._turn_at(at, begin, stop)
        if line.words.verb_first and mark & FINITE and not mark & JOINED and self._main(at):
            conditional = not line.words.conditionals.isdisjoint(line.forms[self.start : at])
            return 0 if conditional else self._cut_at(at, begin)
        dated = mark & JOINED and mark & PREPOSITION and not finite and line.has_time(begin, stop)
        if dated and self.marks[stop] & COMMA and self.marks[stop + 1] & FINITE:
            return self._cut_at(at, begin)  # "and in 1990, fire destroyed ..."
        if finite and mark & BUT and not mark & APPOSITION:
            return self._turn_at(at, begin, stop)
        if finite and mark & (AND | JOINED) and not mark & APPOSITION:
            return self._cut_at(at, begin)
        return 0

    def _participle_goes_on(self, at: int, begin: int, stop: int) -> bool:
        """Whether "the fund, set up in 2007, invests" stands here."""
        line = self.line
        if line.words.verb_first or at == self.start or stop >= self.end - 1:
            return False
        told = line.words[line.forms[begin]] & PAST and line.has_fact(begin, stop)
        goes_on = line.has_finite(stop + 1, self.end) or line.words[line.forms[stop + 1]] & FINITE
        return bool(told and self.marks[stop] & COMMA and goes_on)

    def _partitive(self, begin: int, stop: int) -> bool:
        """Whether "most of whom", "two of which" stand at a position, with a verb behind."""
        relative = self.line.first_relative(begin + 1, min(begin + 4, stop))
        return relative > 0 and bool(self.marks[relative - 1] & PREPOSITION) and relative + 1 < stop

    def _main_goes_on(self, stop: int, *, left: bool) -> bool:
        """Whether the clause around a relative one goes on behind the comma at `stop`."""
        if stop + 1 >= self.end or not self.marks[stop] & COMMA:
            return False
        if not self.line.words.verb_first:
            prepositional = self.marks[stop + 1] & PREPOSITION and not self.line.has_finite(stop, self.end)
            return not left or bool(prepositional)
        others = AND | JOINED | BUT | RELATIVE | APPOSITION | PARTICIPLE | SUBORDINATOR | FINITE
        following = self.marks[stop + 1]
        if following & THAT and self.line.last_say(self.start, stop) >= 0:
            return True  # "the study, which ..., showed that" has its verb first
        if not left:
            return bool(following & FINITE) and not following & JOINED
        if following & PHRASE and self.line.phrase(stop + 1, "trailing"):
            return False
        if following & PHRASE and self.line.phrase(stop + 1, "frames"):
            return False
        return left and not following & others

    def _nest_relative(self, at: int) -> None:
        """A relative clause in a phrase before the comma: "unlike the firms that failed, it ..."."""
        line = self.line
        relative = line.first_relative(self.start, at)
        if not line.words.verb_first or relative < self.start + 3 or relative == self.nested:
            return
        if at - relative >= 4 and self._left(at) and not self._main(at):
            self.nested = relative
            self.pieces.append(Piece(relative, at, nested=True, voice=self.voice))

    def _turn_at(self, at: int, begin: int, stop: int) -> int:
        """Cut before a "but"; if somebody speaks behind it, it is somebody else."""
        after = self._cut_at(at, begin)
        speaks = SAY | DENY | REFUSE
        if any(mark & speaks for mark in self.marks[begin : min(stop, begin + FRAME_REACH)]):
            self.voice = None
        return after

    def _figures(self, at: int, begin: int) -> int:
        """A list whose members each have a figure: each is a claim."""
        line = self.line
        if not line.has_figure(self.start, at) or at - self.start < 3:
            return 0
        if begin >= self.end or self.marks[begin] & ATTACHED:
            return 0
        stop = min(line.stop[begin], self.end)
        words = stop - begin
        reach = _COMMA_REACH if self.marks[at] & COMMA else _LIST_REACH
        least = 4 - bool(words > 1 and line.has_figure(begin + 1, begin + 2))
        if not line.has_noun(begin, min(begin + reach, stop)):
            return 0  # "and 1.6% in 2026" says nothing by itself
        if words >= least and line.has_figure(begin, min(begin + reach, stop)):
            return self._cut_at(at, begin)
        return 0
