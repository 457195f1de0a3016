"""A text as a row of words and signs with marks, and quick answers about stretches of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from workbench.language.clauses.words import (
    ALLEGATION,
    AMBIGUOUS,
    AND,
    APPOSITION,
    AUX,
    BUT,
    COLON,
    COMMA,
    DENY,
    DETERMINER,
    FINITE,
    GOVERNOR,
    HARD,
    HEARSAY,
    JOINED,
    LOOSE,
    NEGATION,
    OTHER_SIGN,
    PARTICIPLE,
    PARTICLE,
    PAST,
    PLANNED,
    POSSIBLE,
    PREPOSITION,
    REFUSE,
    RELATIVE,
    SAY,
    SIGN,
    SUBORDINATOR,
    THAT,
    VERB,
    Words,
)
from workbench.language.fold import Folded
from workbench.language.patterns import compiled
from workbench.model import Name, Quantity, QuantityKind, Span, Time, TimeKind

_UNIT = compiled(r"[^\W_]+(?:['.\-/_@][^\W_]+|,\d+|(?<=\d):\d+)*|[^\w\s]|_")
# What may stand before a word that is noun or verb, when it is a verb (verb-first languages).
_BEGINS = SIGN | THAT | RELATIVE | BUT | APPOSITION | AND
_ALLEGED = 4
"""What is refused stands at most so many words after the verb."""


class Line:
    """The words and signs of a folded text. Positions are indexes into `forms`.

    `finite[i]`, `figures[i]` and `times[i]` count the finite verbs, figures and times that begin
    before position i, so that any stretch is asked about in constant time; `stop[i]` is the first
    sign (comma, colon, dash ...) at or after i.
    """

    def __init__(
        self,
        folded: Folded,
        words: Words,
        times: Sequence[Time],
        quantities: Sequence[Quantity],
        names: Sequence[Name],
    ) -> None:
        self.folded = folded
        self.words = words
        found = [(m.group(), m.start(), m.end()) for m in _UNIT.finditer(folded.text)]
        self.forms = [form for form, _, _ in found]
        self.starts = [start for _, start, _ in found]
        self.ends = [end for _, _, end in found]
        self.marks = [words[form] for form in self.forms]
        self._phrases: dict[int, dict[str, int]] = {}
        size = len(found)
        self.valued = [False] * size  # inside a figure or a time
        self.figure_at = self._flags((q.span for q in quantities if q.kind is not QuantityKind.ORDINAL), size)
        self._spare_values([*(time.span for time in times), *(quantity.span for quantity in quantities)])
        self._spare_counted(quantities)
        self._spare_endings()
        self._settle(words.verb_first)
        self._spare_names(names)
        self.finite = [0, *accumulate([1 if mark & FINITE else 0 for mark in self.marks])]
        self.full = [0, *accumulate([1 if mark & FINITE == 1 else 0 for mark in self.marks])]
        self.says = [
            i
            for i, mark in enumerate(self.marks)
            if mark & (SAY | DENY) or (mark & REFUSE and self.refuses(i))
        ]
        self.relatives = [i for i, mark in enumerate(self.marks) if mark & RELATIVE]
        self.hearsay = [i for i, mark in enumerate(self.marks) if mark & HEARSAY]
        self.time_at = self._flags((time.span for time in times), size)
        self.dated = self._flags((time.span for time in times if time.kind is TimeKind.DATE), size)
        self.name_ends = {inside.start: inside.stop for inside in (self._inside(n.span) for n in names)}
        name_at = self._flags((name.span for name in names), size)
        self.names = [0, *accumulate(name_at)]
        self.times = [0, *accumulate(self.time_at)]
        self.figures = [0, *accumulate(self.figure_at)]
        self.quotes = [0, *accumulate([form == '"' for form in self.forms])]
        self.stop = [size] * (size + 1)
        for i in range(size - 1, -1, -1):
            self.stop[i] = i if self.marks[i] & (COMMA | HARD | COLON) else self.stop[i + 1]

    def _settle(self, verb_first: bool) -> None:
        """Decide, by what stands before, which words that may be verbs are verbs here."""
        marks = self.marks
        before = HARD
        for i in range(len(marks)):
            mark = marks[i]
            if (before & GOVERNOR and not mark & SIGN) or (before & RELATIVE and mark & LOOSE):
                mark = marks[i] = (mark | VERB) & ~AMBIGUOUS  # nothing but a verb can follow
            if mark & FINITE:
                if mark & AMBIGUOUS:
                    verb = self._acts_first(i, before) if verb_first else self._acts(i, before)
                else:
                    governed = before & PREPOSITION and not (before & SUBORDINATOR and verb_first)
                    verb = not governed or bool(mark & AUX and not verb_first)
                if verb and not mark & AUX and self.words.agent and not before & AUX:
                    # "approved by the court" is no verb here, "rose by 3%" is.
                    verb = self.forms[i + 1 : i + 2] != [self.words.agent] or any(
                        self.figure_at[i + 2 : i + 4]
                    )
                if not verb:
                    mark = marks[i] = mark & ~(FINITE | SAY)
            before = mark

    def _acts_first(self, i: int, before: int) -> bool:
        """Whether a word that may be a noun is a verb, in a language whose clauses begin with it."""
        if self.marks[i] & JOINED and not before & (HARD | COLON | OTHER_SIGN):
            after = self.marks[i + 1] if i + 1 < len(self.marks) else 0
            # "and was taken to hospital", "and signed a treaty": a noun would rather have another one
            # behind it, and without the ending of an object.
            object_follows = self._object_follows(i) or after & (PREPOSITION | DETERMINER) == PREPOSITION
            return bool(self.marks[i] & PAST and object_follows)
        if i and not before & PREPOSITION and self._object_follows(i) and self._closed(self.forms[i - 1]):
            return True  # "its office opened 14 inquiries"
        begins = bool(before & (_BEGINS | PARTICLE))
        return begins or bool(before & SUBORDINATOR and not before & PREPOSITION)

    def _object_follows(self, i: int) -> bool:
        """Whether a noun that has the ending of an object stands behind, or a figure."""
        following = self.forms[i + 1] if i + 1 < len(self.forms) else ""
        if not self.marks[i] & PAST or self.definite(following):
            return False
        return following[:1].isdigit() or (
            len(following) > 3 and following.endswith(self.words.object_endings)
        )

    def _closed(self, noun: str) -> bool:
        """Whether a noun is complete, so that what follows is not of it: with the article or an owner."""
        return self.definite(noun) or (len(noun) > 4 and noun.endswith(self.words.owners))

    def _acts(self, i: int, before: int) -> bool:
        """Whether a word that may be a noun is a verb, in a language whose subjects come first."""
        if i > 0 and self.forms[i - 1].endswith("'s"):
            return False
        following = self.forms[i + 1] if i + 1 < len(self.forms) else "."
        after = self.marks[i + 1] if i + 1 < len(self.forms) else SIGN
        if before & AUX and self.marks[i] & PAST:
            return True  # "was diverted"
        if before & (SIGN | BUT | AND | THAT) and after & (FINITE | AMBIGUOUS) == VERB:
            return False  # "but witnesses denied": a subject
        if not before & (PREPOSITION | SIGN | AND | AUX | VERB | PARTICIPLE):
            return True
        if not before & (AND | COMMA):
            return False
        named = before & COMMA and self._stored(i + 1)[:1].isupper() if following != "." else False
        object_follows = following[0].isdigit() or following in self.words.pronouns
        object_follows = object_follows or following == self.words.infinitive
        return bool(named or object_follows or after & (DETERMINER | THAT))

    def refuses(self, at: int) -> bool:
        """Whether a verb stands here that refuses an allegation: "rejected claims"."""
        ahead = self.marks[at + 1 : at + 1 + _ALLEGED] if self.marks[at] & REFUSE else ()
        return any(mark & ALLEGATION for mark in ahead)

    def _spare_values(self, spans: Iterable[Span]) -> None:
        """The "May" of a date is no verb, the "فرنك" of a sum no conjunction with a word."""
        for span in spans:
            inside = self._inside(span)
            for at in inside:
                self.valued[at] = True
                self.marks[at] &= ~(FINITE | SAY | POSSIBLE)
            for at in inside[1:]:
                self.marks[at] &= ~JOINED

    def _spare_counted(self, quantities: Iterable[Quantity]) -> None:
        """What is counted is a noun: in "12 فرعا" no "so" and no verb."""
        ending = self.words.counted
        for quantity in quantities if ending else ():
            at = self._inside(quantity.span).stop
            if at < len(self.forms) and self.forms[at].endswith(ending):
                self.marks[at] &= ~(FINITE | SAY | JOINED)

    def _spare_names(self, names: Sequence[Name]) -> None:
        """A later word of a name is no verb, whatever it looks like, nor the first by looks alone."""
        for name in names:
            inside = self._inside(name.span)
            for at in inside:
                if at > inside.start or not self.words.knows(self.forms[at]):
                    self.marks[at] &= ~(FINITE | SAY | PLANNED)

    def _spare_endings(self) -> None:
        """What the folded text or a single word does not tell: "رحلة" is no "رحله", "No. 10" denies
        nothing, and "Mrs May said" says no more than that she said so."""
        last = len(self.marks) - 1
        for at, mark in enumerate(self.marks):
            if mark & FINITE and self.words.article and self.forms[at].endswith("ه"):
                if "ة" in self._stored(at)[-2:]:
                    self.marks[at] = mark & ~(FINITE | SAY)
            elif mark & JOINED and mark & PAST and self.forms[at][1:] in self.words.final_alefs:
                if self._stored(at).endswith("ي"):
                    self.marks[at] = 0  # "وادي" is no "وأدى"
            elif at == last:
                break
            elif mark & RELATIVE and self.forms[at].isascii() and self._stored(at).isupper():
                self.marks[at] = 0  # the WHO
            elif mark & NEGATION:
                following = self.forms[min(at + 1 + (self.forms[at + 1] == "."), last)]
                if following[0].isdigit() and self.forms[at].isascii():
                    self.marks[at] = mark & ~NEGATION
            elif mark & POSSIBLE and mark & AUX:
                behind = self.marks[at + 1]
                helped = behind & AUX and self.forms[at + 1] in self.words.helped
                if (helped or behind & FINITE == VERB) and self._stored(at)[:1].isupper():
                    self.marks[at] = mark & ~(FINITE | POSSIBLE)

    def _stored(self, at: int) -> str:
        """A word as the text has it."""
        return self.folded.span(self.starts[at], self.ends[at]).of(self.folded.original)

    def _inside(self, span: Span) -> range:
        """The positions of the words that a span of the text holds."""
        first = bisect_left(self.ends, self.folded.offset(span.start) + 1)
        return range(first, bisect_left(self.starts, self.folded.offset(span.end)))

    def _flags(self, spans: Iterable[Span], size: int) -> list[int]:
        flags = [0] * size
        if size:
            for span in spans:
                at = bisect_left(self.ends, self.folded.offset(span.start) + 1)
                if at < size:
                    flags[at] = 1
        return flags

    def position(self, offset: int) -> int:
        """The first word or sign that ends after an offset of the folded text."""
        return bisect_left(self.ends, offset + 1)

    def has_finite(self, start: int, end: int) -> bool:
        return end > start and self.finite[end] > self.finite[start]

    def has_full(self, start: int, end: int) -> bool:
        return end > start and self.full[end] > self.full[start]

    def has_figure(self, start: int, end: int) -> bool:
        return end > start and self.figures[end] > self.figures[start]

    def has_time(self, start: int, end: int) -> bool:
        return end > start and self.times[end] > self.times[start]

    def has_fact(self, start: int, end: int) -> bool:
        return self.has_figure(start, end) or self.has_time(start, end)

    def has_noun(self, start: int, end: int) -> bool:
        """Whether a stretch names anything beside its figures and times."""
        empty = PREPOSITION | SIGN | AND | SUBORDINATOR
        return any(not self.valued[at] and not self.marks[at] & empty for at in range(start, end))

    def named(self, start: int, end: int) -> bool:
        """Whether a name begins in a stretch."""
        return end > start and self.names[end] > self.names[start]

    def definite(self, form: str) -> bool:
        """Whether a noun has the article written with it."""
        return bool(self.words.article) and form.startswith((self.words.article, self.words.contracted))

    def first_finite(self, start: int, end: int) -> int:
        """The first finite verb in a stretch; `end` if there is none."""
        return min(bisect_left(self.finite, self.finite[start] + 1) - 1, end) if start < end else end

    def last_say(self, start: int, end: int) -> int:
        """The last verb of saying in a stretch, -1 if there is none."""
        at = bisect_left(self.says, end) - 1
        return self.says[at] if at >= 0 and self.says[at] >= start else -1

    def first_relative(self, start: int, end: int) -> int:
        """The first relative word in a stretch, -1 if there is none."""
        at = bisect_left(self.relatives, start)
        return self.relatives[at] if at < len(self.relatives) and self.relatives[at] < end else -1

    def hears(self, start: int, end: int) -> bool:
        """Whether a word stands in a stretch that says by itself that somebody unnamed says so."""
        at = bisect_left(self.hearsay, start)
        return at < len(self.hearsay) and self.hearsay[at] < end

    def phrase(self, at: int, kind: str) -> int:
        """How many words the pack's phrase of that kind has which begins at a position; 0 for none."""
        begun = self._phrases.get(at)
        if begun is None:
            begun = self._phrases[at] = self.words.phrases(self.forms, at)
        return begun.get(kind, 0)

    def verb_follows(self, at: int, limit: int) -> bool:
        """Whether a verb stands at a position, particles ("not", "will") passed over."""
        passed = PARTICLE | NEGATION | SUBORDINATOR
        while at < limit and self.marks[at] & passed and not self.marks[at] & FINITE:
            at += 1
        return at < limit and bool(self.marks[at] & FINITE)
