"""Mentions: what one passage says happened, to whom, with which object.

A mention is built around one expression (a date or a figure) and keeps its parts apart, so that a
match can be explained: names (with how sure we are of them), classes of events and of things from the
pack, other content stems, modality, negation and speaker. Most are never held against another one in
every part, so a part is worked out when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from workbench.consistency.classes import SAME, WEAK
from workbench.consistency.complements import Complements, complements
from workbench.consistency.coreference import HOLDER, REFERRED, Bearers
from workbench.consistency.happenings import (
    SUBJECT,
    belongs,
    is_definite,
    is_indefinite,
    nearest,
    without_parts,
)  # fmt: skip
from workbench.consistency.lexicon import Mark, pattern, stop_words
from workbench.consistency.passages import Passage, Passages, join
from workbench.consistency.text import Text
from workbench.model import Clause, Modality, Span, Token

_BEHIND = 25
"""Characters behind an expression in which a name still belongs to it ("copies of ...")."""
_POST = 45
"""Characters behind "appointed" that the post is looked for in."""
_ADJACENT = 3
"""Characters between a name and the "which" that goes on about it."""


class Mentions:
    """Builds the mentions of one text."""

    def __init__(self, context: Text, bearers: Bearers) -> None:
        self._passages = Passages(context, bearers)

    def around(self, anchor: Span, rivals: Iterable[Span] = ()) -> Mention:
        """The mention around an anchor; events that stand nearer to a rival anchor are the rival's."""
        return Mention(self._passages, anchor, [rival for rival in rivals if not rival.overlaps(anchor)])


class Mention:
    """One expression and what its passage says around it."""

    def __init__(self, passages: Passages, anchor: Span, rivals: list[Span]) -> None:
        self._text = passages.text
        self._passages = passages
        self._passage = passages.at(passages.around(anchor))
        self._rivals = rivals
        self.anchor = anchor
        """The date or figure."""
        self.passage = self._passage.span
        """The clause or clauses that it belongs to."""
        self.sentence = passages.text.sentence(anchor.start)
        self._words: dict[frozenset[str], Token | None] = {}
        self._behind: dict[int, Complements] = {}

    # ---- what happened

    @cached_property
    def _events(self) -> list[Mark]:
        return self._own(self._passage.events)

    @cached_property
    def _hints(self) -> list[Mark]:
        wide = self._passages.at(join(self.passage, self._segment.span))
        return without_parts([*self._events, *self._own(wide.hints)])

    def _own(self, marks: list[Mark]) -> list[Mark]:
        return [mark for mark in marks if belongs(self._text, mark.span, self.anchor, self._rivals)]

    @cached_property
    def events(self) -> frozenset[str]:
        return frozenset(mark.name for mark in self._events)

    @property
    def strong_events(self) -> frozenset[str]:
        return self.events - WEAK

    @cached_property
    def hints(self) -> frozenset[str]:
        """Events of which looser words tell, with those of `events` that no longer phrase takes in."""
        return frozenset(mark.name for mark in self._hints)

    @cached_property
    def lead(self) -> frozenset[str]:
        """The classes of the word for an event that stands nearest."""
        return nearest(self._text, self.anchor, self._hints)

    @cached_property
    def fresh(self) -> frozenset[str]:
        """Events told with an indefinite noun ("a crash"): the reader has not heard of them."""
        return frozenset(mark.name for mark in self._events if is_indefinite(self._text, mark))

    @cached_property
    def recalled(self) -> frozenset[str]:
        """Events told with a definite noun ("the crash"): the reader has heard of them."""
        return frozenset(mark.name for mark in self._events if is_definite(self._text, mark))

    # ---- to whom

    @cached_property
    def names(self) -> dict[str, float]:
        """Name key to certainty: 1 where it is written, less where it is inferred."""
        return self._without_speaker(self._of_antecedent(self._own_names()))

    @cached_property
    def written_names(self) -> frozenset[str]:
        """Names that stand in the passage."""
        return frozenset(key for key, sure in self.names.items() if sure == 1)

    @cached_property
    def sure_names(self) -> frozenset[str]:
        """Names that stand near the expression, and holders of a post: sure enough to tell things apart."""
        return frozenset(
            key
            for key, sure in self.names.items()
            if sure == HOLDER or (sure == 1 and key in self.near.names)
        )

    @cached_property
    def actors(self) -> frozenset[str]:
        """Keys of the names that can be who did it: not what a preposition or the verb leads to.

        English puts who acts before the verb; Arabic puts a preposition before whom it is not.
        """
        text, passage = self._text, self.passage
        inferred = {key for key, certainty in self.names.items() if certainty < 1}
        object_marks = pattern(text.lang, "object_marker")
        verbs = [mark.span.start for mark in self._events if mark.name not in WEAK]
        found = set()
        for key, place in self._passage.written:
            lead = text.folded(max(passage.start, place.start - 40), place.start)
            # "The plan of X": what leads to the plan leads to X.
            for mark in text.marks("things", Span(place.start - 15, place.start)):
                lead = lead[: len(lead) - (place.start - mark.span.start)]
            after_verb = text.lang != "ar" and verbs and place.start > max(verbs)
            if not (after_verb or object_marks.search(lead)):
                found.add(key)
        return frozenset((found & set(self.names)) | inferred)

    @cached_property
    def of_another(self) -> bool:
        """A word such as "predecessor" or "rival" says that it is about somebody else.

        A relative ("his partner") where the subject stands: not one that comes after.
        """
        verb = self._events[0].span if self._events else self.anchor
        limit = verb.start
        if self._events and self._text.lang == "ar":  # the subject follows the verb
            limit = self.anchor.start if self.anchor.start >= verb.end else verb.end + SUBJECT
        start = self.passage.start
        return self._text.speaks_of_another(Span(start, max(limit, start)))

    @property
    def roles(self) -> frozenset[str]:
        """Posts that the passage names."""
        return self._passage.roles

    @cached_property
    def post(self) -> frozenset[str]:
        """Stems of what somebody was appointed to, behind the verb."""
        text, anchor = self._text, self.anchor
        verbs = [mark.span for mark in self._events if mark.name == "appointment"]
        if not verbs:
            return frozenset()
        verb = next((verb for verb in reversed(verbs) if verb.end <= anchor.start), verbs[0])
        end = anchor.start if anchor.start > verb.end else self.passage.end
        behind = Span(verb.end, max(min(verb.end + _POST, end), verb.end))
        stop = stop_words(text.lang)
        names = [place for _, place in self._passages.at(behind).written]
        return frozenset(
            token.stem
            for token in text.tokens(behind)
            if len(token.folded) > 2
            and token.folded not in stop
            and not text.marks("cues", token.span, "any_post")
            and not text.marks("things", token.span)
            and not any(token.span.overlaps(name) for name in names)
        )

    # ---- with which object, in which words

    @property
    def things(self) -> frozenset[str]:
        return self._passage.things

    @property
    def fresh_things(self) -> frozenset[str]:
        """Those told with an indefinite noun ("a book"): another one than the reader has heard of."""
        return self._passage.fresh_things

    @cached_property
    def stems(self) -> frozenset[str]:
        return self._passage.stems(self.anchor)

    @property
    def definite(self) -> frozenset[str]:
        """Stems of definite nouns ("the warehouse"): known to the reader, as a name is."""
        return self._passage.definite

    @property
    def capitals(self) -> frozenset[str]:
        """Stems of words that are written like names, in scripts that have capitals."""
        return self._passage.capitals

    def complements(self, events: frozenset[str]) -> Complements:
        """What stands behind the first word for one of these classes of events."""
        word = self.word(events)
        if word is None:
            return {}
        known = self._behind.get(word.span.start)
        if known is None:
            found = complements(self._text, word.span, self.anchor, self._segment.span)
            known = self._behind[word.span.start] = found
        return known

    def word(self, events: frozenset[str]) -> Token | None:
        """That word; of a phrase ("left the board") its first one."""
        if events not in self._words:
            self._words[events] = self._word(events)
        return self._words[events]

    def _word(self, events: frozenset[str]) -> Token | None:
        segment = self._segment.span
        marks = [
            m.span for m in self._hints if SAME.get(m.name, m.name) in events and segment.overlaps(m.span)
        ]
        return self._text.tokens(min(marks))[0] if marks else None

    @cached_property
    def near(self) -> Near:
        """What stands between the commas around the expression."""
        return Near(self._passages, self.passage, self._segment, self.anchor, self._speaker, self._hints)

    @cached_property
    def _segment(self) -> Passage:
        return self._passages.at(self._text.segment(self.anchor))

    # ---- how it is told

    @property
    def speaker(self) -> frozenset[str]:
        """Stems of the words for who says so; empty for the narrator and for "he"."""
        return self._passage.speaker[0]

    @property
    def _speaker(self) -> Span | None:
        return self._passage.speaker[1]

    @cached_property
    def _clauses(self) -> list[Clause]:
        clauses = self._passage.clauses
        return [clause for clause in clauses if clause.span.contains(self.anchor)] or clauses

    @cached_property
    def negated(self) -> bool:
        return any(clause.negated for clause in self._clauses) and not (self._events or self._hints)

    @cached_property
    def modality(self) -> Modality:
        segment = self._segment.span
        told = (clause.modality for clause in self._clauses)
        modality = next((each for each in told if each is not Modality.ASSERTED), Modality.ASSERTED)
        if segment != self.passage and any(segment.contains(mark.span) for mark in self._events):
            place = segment  # "which opened in 1927, hopes to buy it"
        elif modality in (Modality.ASSERTED, Modality.PLANNED) and self._text.cued(self.passage, "planned"):
            place = self.passage
        else:
            return modality
        return Modality.PLANNED if self._is_planned(place) else Modality.ASSERTED

    def _is_planned(self, place: Span) -> bool:
        """Whether a word of planning stands nearer to the anchor than to another one."""
        if self._own(self._text.marks("cues", place, "planned")):
            return True
        future = pattern(self._text.lang, "future")
        return future.search(self._text.folded(place.start, place.end)) is not None

    # ---- whose names they are

    def _own_names(self) -> dict[str, float]:
        """Names of the passage, but not those that belong to a rival; behind a rival, only its own."""
        names = self._passage.names
        beside = [rival for rival in self._rivals if self.passage.contains(rival)]
        if not beside:
            return names
        places = self._passage.written
        own = {key for key, place in places if belongs(self._text, place, self.anchor, beside)}
        if not own:  # what leads the list leads every item
            lead = min(rival.start for rival in (*beside, self.anchor))
            own = {key for key, place in places if place.end <= lead}
        return {key: names[key] for key in names if key in own or names[key] < 1}

    def _of_antecedent(self, names: dict[str, float]) -> dict[str, float]:
        """ "From the Regal to the Customs House, which has five screens": not of the other names before."""
        others = {key for key, _ in self._before} - self.antecedent
        return {key: sure for key, sure in names.items() if key not in others} if self.antecedent else names

    @cached_property
    def antecedent(self) -> frozenset[str]:
        """The name right before the relative clause that the expression stands in."""
        start = self._clause.start
        opening = self._text.folded(start, min(start + 10, self._clause.end))
        if not self._before or not pattern(self._text.lang, "relative_opening").match(opening):
            return frozenset()
        key, place = self._before[-1]
        return frozenset([key] if start - place.end <= _ADJACENT else [])

    @property
    def _before(self) -> list[tuple[str, Span]]:
        """The names that are written before the clause."""
        return [(key, place) for key, place in self._passage.written if place.end <= self._clause.start]

    @property
    def _clause(self) -> Span:
        clauses = (clause.span for clause in self._passage.clauses)
        return next((span for span in clauses if span.contains(self.anchor)), self.passage)

    def _without_speaker(self, names: dict[str, float]) -> dict[str, float]:
        """Who says it is not what it is about, unless nobody else is named ("X said its sales rose")."""
        speaker = self._speaker
        if speaker is None:
            return names
        written = [key for key, _ in self._passage.written]
        saying = {key for key, place in self._passage.written if speaker.overlaps(place)}
        saying = {key for key in saying & set(names) if written.count(key) == 1}
        if set(names) - saying:
            return {key: sure for key, sure in names.items() if key not in saying}
        return dict.fromkeys(names, REFERRED)


class Near:
    """The parts of a mention between the nearest commas: only these tell it from another one."""

    def __init__(
        self,
        passages: Passages,
        passage: Span,
        segment: Passage,
        anchor: Span,
        speaker: Span | None,
        events: list[Mark],
    ) -> None:
        self._bearers = passages.bearers
        self._segment = segment
        self._anchor = anchor
        end = max(min(segment.span.end, anchor.end + _BEHIND), anchor.end)
        named = passages.at(Span(min(passage.start, segment.span.start), end))
        self._written = [
            (key, place) for key, place in named.written if speaker is None or not speaker.overlaps(place)
        ]
        self.events = frozenset(mark.name for mark in events if segment.span.overlaps(mark.span))
        """Those of looser words, too."""

    @cached_property
    def names(self) -> frozenset[str]:
        """Those before them, too: the subject leads its clause."""
        return frozenset(key for key, _ in self._written)

    @cached_property
    def placed(self) -> frozenset[str]:
        """Those that a word of place leads to ("in Leeds")."""
        return frozenset(key for key, place in self._written if self._bearers.is_place(place))

    @property
    def things(self) -> frozenset[str]:
        return self._segment.things

    @cached_property
    def stems(self) -> frozenset[str]:
        return self._segment.stems(self._anchor)
