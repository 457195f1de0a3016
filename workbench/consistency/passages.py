"""Passages: what a stretch of a text says, whichever of its dates or figures is looked at.

The figures of one clause share its passage, so each part is worked out once, and when it is asked for.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from workbench.consistency.classes import WEAK
from workbench.consistency.coreference import Bearers
from workbench.consistency.happenings import ARTICLE, is_indefinite, told
from workbench.consistency.lexicon import Mark, stop_words
from workbench.consistency.places import Places
from workbench.consistency.text import Text
from workbench.model import Clause, Span, SpeakerKind, Token


class Passages:
    """The passages of one text."""

    def __init__(self, text: Text, bearers: Bearers) -> None:
        self.text = text
        self.bearers = bearers
        self._known: dict[Span, Passage] = {}

    def at(self, span: Span) -> Passage:
        """The passage of a span."""
        known = self._known.get(span)
        if known is None:
            known = self._known[span] = Passage(self, span)
        return known

    def around(self, anchor: Span) -> Span:
        """The anchor's clause; with its neighbour where it has no event of its own, or a weak one."""
        text = self.text
        sentence = text.sentence_span(anchor.start)
        clauses = text.clauses(sentence)
        at = next((i for i, c in enumerate(clauses) if c.span.start <= anchor.start < c.span.end), None)
        if at is None:
            return sentence
        passage = clauses[at].span
        strong = {mark.name for mark in text.marks("events", passage)} - WEAK
        if not strong and at + 1 < len(clauses):
            passage = join(passage, clauses[at + 1].span)
        elif not strong and at:
            passage = join(clauses[at - 1].span, passage)
        return Span(max(passage.start, sentence.start), min(passage.end, sentence.end))

    @cached_property
    def telling(self) -> Places[Token]:
        """The words that tell something: no stop words, dates, figures, events and things."""
        text = self.text
        whole = Span(0, len(text.text))
        stop = stop_words(text.lang)
        read = [item.span for items in (text.analysis.times, text.analysis.quantities) for item in items]
        marks = [*text.marks("events", whole), *text.marks("things", whole)]
        marks += text.marks("cues", whole, "attribution")
        spans = {*read, *(mark.span for mark in marks)}
        taken = {token.span for span in spans for token in text.tokens(span)}
        found = [
            token
            for token in text.analysis.tokens
            if len(token.folded) > 2
            and not token.folded[0].isdigit()
            and token.folded not in stop
            and token.folded[1:] not in stop
            and token.span not in taken
        ]
        return Places(found, (token.span for token in found))

    @cached_property
    def lower(self) -> frozenset[str]:
        """Words that the text writes with a small letter, too."""
        written = self.text.text
        tokens = self.text.analysis.tokens
        return frozenset(token.folded for token in tokens if written[token.span.start].islower())


class Passage:
    """A stretch of a text: a clause or two, or what stands between commas."""

    def __init__(self, passages: Passages, span: Span) -> None:
        self.span = span
        self._passages = passages
        self._text = passages.text
        self._bearers = passages.bearers

    @cached_property
    def written(self) -> list[tuple[str, Span]]:
        """Key and place of everything that names a bearer."""
        return self._bearers.written(self.span)

    @cached_property
    def names(self) -> dict[str, float]:
        """Keys of the names in it and of those that it only refers to, with certainty."""
        return self._bearers.of(self.span)

    @cached_property
    def clauses(self) -> list[Clause]:
        return self._text.clauses(self.span)

    @cached_property
    def events(self) -> list[Mark]:
        """The words that tell of an event."""
        return told(self._text, "events", self.span)

    @cached_property
    def hints(self) -> list[Mark]:
        """Looser words that tell of one."""
        return told(self._text, "hints", self.span)

    @cached_property
    def things(self) -> frozenset[str]:
        """Classes of the things that it tells of."""
        return frozenset(mark.name for mark in self._text.marks("things", self.span))

    @cached_property
    def fresh_things(self) -> frozenset[str]:
        """Those told with an indefinite noun ("a book")."""
        marks = self._text.marks("things", self.span)
        return frozenset(mark.name for mark in marks if is_indefinite(self._text, mark))

    @cached_property
    def roles(self) -> frozenset[str]:
        """Posts that it names."""
        return frozenset(mark.name for mark in self._text.marks("roles", self.span))

    @cached_property
    def _telling(self) -> list[Token]:
        telling = self._passages.telling.inside(self.span)
        for _, name in self.written:
            telling = _without(telling, name)
        return telling

    def stems(self, anchor: Span) -> frozenset[str]:
        """Stems of the words that tell something, without the names and the anchor."""
        return frozenset([token.stem for token in _without(self._telling, anchor)])

    @cached_property
    def definite(self) -> frozenset[str]:
        """Stems of its definite nouns."""
        text = self._text
        stop = stop_words(text.lang)
        tokens = text.tokens(self.span)
        if text.lang == "ar":
            marked = [token for token in tokens if ARTICLE.match(token.folded)]
        else:
            marked = [token for before, token in pairwise(tokens) if before.folded == "the"]
            marked += [  # "the two banks"
                token
                for (first, before), (_, token) in pairwise(pairwise(tokens))
                if first.folded == "the" and text.quantities(before.span)
            ]
        return frozenset(
            token.stem
            for token in marked
            if token.folded not in stop and len(token.folded) > 3 and not text.times(token.span)
        )

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Stems of words that are written like names, in scripts that have capitals."""
        text = self._text
        if text.lang == "ar":
            return frozenset()
        stop = stop_words(text.lang)
        start = text.sentence_span(self.span.start).start
        return frozenset(
            token.stem
            for token in text.tokens(self.span)
            if text.text[token.span.start].isupper()
            and len(token.folded) > 3
            and token.folded not in stop
            and token.folded not in self._passages.lower
            and not (token.span.start == start and token.folded.endswith("s"))  # "Detectives ..."
            and not any(text.marks(topic, token.span) for topic in ("figures", "things", "events", "roles"))
            and not text.times(token.span)
        )

    @cached_property
    def speaker(self) -> tuple[frozenset[str], Span | None]:
        """Stems of the words for who says so, and where they stand; none for the narrator."""
        text = self._text
        for clause in self.clauses:
            if clause.speaker is SpeakerKind.NARRATOR:
                continue
            span = clause.speaker_span or self._sayer(clause.span)
            if span is not None:
                stop = stop_words(text.lang)
                words = [word for word in text.tokens(span) if len(word.folded) > 2]
                return frozenset(word.stem for word in words if word.folded not in stop), span
        return frozenset(), None

    def _sayer(self, clause: Span) -> Span | None:
        """The words beside the verb of saying: before it in English, after it in Arabic."""
        sentence = self._text.sentence_span(clause.start)
        said = self._text.marks("cues", sentence, "saying")
        if not said:
            return None
        if self._text.lang == "ar":
            return Span(said[0].span.end, max(said[0].span.end, clause.start))
        return Span(sentence.start, said[0].span.start)


def _without(tokens: list[Token], place: Span) -> list[Token]:
    """Those that do not touch a place."""
    start, end = place.start, place.end
    return [token for token in tokens if token.span.end <= start or token.span.start >= end]


def join(first: Span, last: Span) -> Span:
    """From the beginning of the one to the end of the other."""
    return Span(min(first.start, last.start), max(first.end, last.end))
