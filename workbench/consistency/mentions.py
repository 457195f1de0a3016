"""Mentions: what one passage says happened, to whom, with which object.

A mention is built around one expression (a date or a figure) and keeps its parts apart, so that a
match can be explained: names (with how sure we are of them), classes of events and of things from the
pack, other content stems, modality, negation and speaker.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from workbench.consistency.coreference import HOLDER, REFERRED, Bearers
from workbench.consistency.happenings import (
    ARTICLE,
    SUBJECT,
    belongs,
    is_definite,
    is_indefinite,
    loosely_told,
    nearest,
    told,
)  # fmt: skip
from workbench.consistency.lexicon import Mark, pattern, stop_words
from workbench.consistency.text import Text
from workbench.model import Modality, Span, SpeakerKind

WEAK = frozenset({"announcement", "approval", "starting", "ending", "meeting"})
"""Events that mostly carry another one: "announced that ...", "began to ..."."""
_BEHIND = 25
"""Characters behind an expression in which a name still belongs to it ("copies of ...")."""
_POST = 45
"""Characters behind "appointed" that the post is looked for in."""
_ADJACENT = 3
"""Characters between a name and the "which" that goes on about it."""


@dataclass(frozen=True, slots=True)
class Near:
    """The parts of a mention between the nearest commas: only these tell it from another one."""

    names: frozenset[str]
    """Those before them, too: the subject leads its clause."""
    placed: frozenset[str]
    """Those that a word of place leads to ("in Leeds")."""
    things: frozenset[str]
    stems: frozenset[str]
    events: frozenset[str]
    """Those of looser words, too."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One expression and what its passage says around it."""

    anchor: Span
    """The date or figure."""
    passage: Span
    """The clause or clauses that it belongs to."""
    sentence: int
    names: dict[str, float]
    """Name key to certainty: 1 where it is written, less where it is inferred."""
    written_names: frozenset[str]
    """Names that stand in the passage."""
    sure_names: frozenset[str]
    """Names that stand near the expression, and holders of a post: sure enough to tell things apart."""
    events: frozenset[str]
    hints: frozenset[str]
    """Events of which looser words tell, with those of `events` that no longer phrase takes in."""
    lead: frozenset[str]
    """The classes of the word for an event that stands nearest."""
    things: frozenset[str]
    stems: frozenset[str]
    fresh_things: frozenset[str]
    """Those told with an indefinite noun ("a book"): another one than the reader has heard of."""
    definite: frozenset[str]
    """Stems of definite nouns ("the warehouse"): known to the reader, as a name is."""
    actors: frozenset[str]
    """Keys of the names that can be who did it: not what a preposition or the verb leads to."""
    near: Near
    """What stands between the commas around the expression."""
    negated: bool
    modality: Modality
    of_another: bool
    """A word such as "predecessor" or "rival" says that it is about somebody else."""
    speaker: frozenset[str]
    """Stems of the words for who says so; empty for the narrator and for "he"."""
    capitals: frozenset[str]
    """Stems of words that are written like names, in scripts that have capitals."""
    roles: frozenset[str]
    """Posts that the passage names."""
    post: frozenset[str]
    """Stems of what somebody was appointed to, behind the verb."""
    fresh: frozenset[str]
    """Events told with an indefinite noun ("a crash"): the reader has not heard of them."""
    recalled: frozenset[str]
    """Events told with a definite noun ("the crash"): the reader has heard of them."""

    @property
    def strong_events(self) -> frozenset[str]:
        return self.events - WEAK


class Mentions:
    """Builds the mentions of one text."""

    def __init__(self, context: Text) -> None:
        self._context = context
        self._bearers = Bearers(context)

    def around(self, anchor: Span, rivals: Iterable[Span] = ()) -> Mention:
        """The mention around an anchor; events that stand nearer to a rival anchor are the rival's."""
        context = self._context
        passage = self._passage(anchor)
        others = [rival for rival in rivals if not rival.overlaps(anchor)]
        events = told(context, "events", passage, anchor, others)
        segment = context.segment(anchor)
        hints = loosely_told(context, _join(passage, segment), anchor, others, events)
        names = self._of_antecedent(self._own_names(passage, anchor, others), passage, anchor)
        clauses = [clause for clause in context.clauses(passage) if clause.span.contains(anchor)]
        clauses = clauses or context.clauses(passage)
        speaker, speaker_span = self._speaker(passage)
        if speaker_span is not None:
            self._without_speaker(names, passage, speaker_span)
        modality = next(
            (c.modality for c in clauses if c.modality is not Modality.ASSERTED), Modality.ASSERTED
        )
        if any(segment.contains(mark.span) for mark in events) and segment != passage:
            planned = self._is_planned(segment, anchor, others)  # "which opened in 1927, hopes to buy it"
            modality = Modality.PLANNED if planned else Modality.ASSERTED
        elif modality in (Modality.ASSERTED, Modality.PLANNED) and context.cued(passage, "planned"):
            planned = self._is_planned(passage, anchor, others)
            modality = Modality.PLANNED if planned else Modality.ASSERTED
        near = self._near(passage, segment, anchor, speaker_span, hints)
        return Mention(
            written_names=frozenset(key for key, sure in names.items() if sure == 1),
            sure_names=frozenset(
                key for key, sure in names.items() if sure == HOLDER or (sure == 1 and key in near.names)
            ),
            anchor=anchor,
            passage=passage,
            sentence=context.sentence(anchor.start),
            names=names,
            events=frozenset(mark.name for mark in events),
            hints=frozenset(mark.name for mark in hints),
            lead=nearest(context, anchor, hints),
            things=frozenset(mark.name for mark in context.marks("things", passage)),
            fresh_things=frozenset(
                mark.name for mark in context.marks("things", passage) if is_indefinite(context, mark)
            ),
            stems=self._stems(passage, anchor),
            definite=self._definite(passage),
            actors=self._actors(passage, events, names),
            near=near,
            negated=any(clause.negated for clause in clauses) and not (events or hints),
            modality=modality,
            of_another=self._of_another(passage, anchor, events),
            speaker=speaker,
            capitals=self._capitals(passage),
            roles=frozenset(mark.name for mark in context.marks("roles", passage)),
            post=self._post(passage, anchor, events),
            fresh=frozenset(mark.name for mark in events if is_indefinite(context, mark)),
            recalled=frozenset(mark.name for mark in events if is_definite(context, mark)),
        )

    @cached_property
    def _lower(self) -> frozenset[str]:
        text = self._context.text
        return frozenset(
            token.folded for token in self._context.analysis.tokens if text[token.span.start].islower()
        )

    def _capitals(self, passage: Span) -> frozenset[str]:
        context = self._context
        if context.lang == "ar":
            return frozenset()
        stop = stop_words(context.lang)
        start = context.sentence_span(passage.start).start
        return frozenset(
            token.stem
            for token in context.tokens(passage)
            if context.text[token.span.start].isupper()
            and len(token.folded) > 3
            and token.folded not in stop
            and token.folded not in self._lower
            and not (token.span.start == start and token.folded.endswith("s"))  # "Detectives ..."
            and not any(
                context.marks(topic, token.span) for topic in ("figures", "things", "events", "roles")
            )
            and not any(token.span.overlaps(time.span) for time in context.times(token.span))
        )

    def _near(
        self, passage: Span, segment: Span, anchor: Span, speaker: Span | None, events: list[Mark]
    ) -> Near:
        end = min(segment.end, anchor.end + _BEHIND)
        named = Span(min(passage.start, segment.start), max(end, anchor.end))
        written = [
            (key, place)
            for key, place in self._bearers.written(named)
            if speaker is None or not speaker.overlaps(place)
        ]
        return Near(
            frozenset(key for key, _ in written),
            frozenset(key for key, place in written if self._bearers.is_place(place)),
            frozenset(mark.name for mark in self._context.marks("things", segment)),
            self._stems(segment, anchor),
            frozenset(mark.name for mark in events if segment.overlaps(mark.span)),
        )

    def _post(self, passage: Span, anchor: Span, events: list[Mark]) -> frozenset[str]:
        verbs = [mark.span for mark in events if mark.name == "appointment"]
        if not verbs:
            return frozenset()
        verb = next((verb for verb in reversed(verbs) if verb.end <= anchor.start), verbs[0])
        end = anchor.start if anchor.start > verb.end else passage.end
        behind = Span(verb.end, max(min(verb.end + _POST, end), verb.end))
        stop = stop_words(self._context.lang)
        names = [place for _, place in self._bearers.written(behind)]
        return frozenset(
            token.stem
            for token in self._context.tokens(behind)
            if len(token.folded) > 2
            and token.folded not in stop
            and not self._context.marks("cues", token.span, "any_post")
            and not self._context.marks("things", token.span)
            and not any(token.span.overlaps(name) for name in names)
        )

    def _is_planned(self, passage: Span, anchor: Span, others: list[Span]) -> bool:
        """Whether a word of planning stands nearer to the anchor than to another one."""
        marks = self._context.marks("cues", passage, "planned")
        if any(belongs(self._context, mark.span, anchor, others) for mark in marks):
            return True
        return (
            pattern(self._context.lang, "future").search(self._context.folded(passage.start, passage.end))
            is not None
        )

    def _passage(self, anchor: Span) -> Span:
        """The anchor's clause; with its neighbour where it has no event of its own, or a weak one."""
        context = self._context
        sentence = context.sentence_span(anchor.start)
        clauses = context.clauses(sentence)
        at = next((i for i, c in enumerate(clauses) if c.span.start <= anchor.start < c.span.end), None)
        if at is None:
            return sentence
        passage = clauses[at].span
        strong = {mark.name for mark in context.marks("events", passage)} - WEAK
        if not strong and at + 1 < len(clauses):
            passage = _join(passage, clauses[at + 1].span)
        elif not strong and at:
            passage = _join(clauses[at - 1].span, passage)
        return Span(max(passage.start, sentence.start), min(passage.end, sentence.end))

    def _of_another(self, passage: Span, anchor: Span, events: list[Mark]) -> bool:
        """A relative ("his partner") where the subject stands: not one that comes after."""
        verb = events[0].span if events else anchor
        limit = verb.start
        if events and self._context.lang == "ar":  # the subject follows the verb
            limit = anchor.start if anchor.start >= verb.end else verb.end + SUBJECT
        return self._context.speaks_of_another(Span(passage.start, max(limit, passage.start)))

    def _without_speaker(self, names: dict[str, float], passage: Span, speaker: Span) -> None:
        """Who says it is not what it is about, unless nobody else is named ("X said its sales rose")."""
        written = [key for key, _ in self._bearers.written(passage)]
        saying = {key for key, place in self._bearers.written(passage) if speaker.overlaps(place)}
        saying = {key for key in saying if written.count(key) == 1}
        for key in saying & set(names):
            if set(names) - saying:
                del names[key]
            else:
                names[key] = REFERRED

    def _own_names(self, passage: Span, anchor: Span, rivals: list[Span]) -> dict[str, float]:
        """Names of the passage, but not those that belong to a rival; behind a rival, only its own."""
        names = self._bearers.of(passage)
        beside = [rival for rival in rivals if passage.contains(rival)]
        if not beside:
            return names
        places = self._bearers.written(passage)
        own = {key for key, place in places if belongs(self._context, place, anchor, beside)}
        if not own:  # what leads the list leads every item
            lead = min(rival.start for rival in (*beside, anchor))
            own = {key for key, place in places if place.end <= lead}
        return {key: names[key] for key in names if key in own or names[key] < 1}

    def _of_antecedent(self, names: dict[str, float], passage: Span, anchor: Span) -> dict[str, float]:
        """ "From the Regal to the Customs House, which has five screens": of the name right before."""
        context = self._context
        clause = next((c.span for c in context.clauses(passage) if c.span.contains(anchor)), passage)
        opening = context.folded(clause.start, min(clause.start + 10, clause.end))
        if not pattern(context.lang, "relative_opening").match(opening):
            return names
        before = [(key, place) for key, place in self._bearers.written(passage) if place.end <= clause.start]
        if not before or clause.start - before[-1][1].end > _ADJACENT:
            return names
        others = {key for key, _ in before} - {before[-1][0]}
        return {key: sure for key, sure in names.items() if key not in others}

    def _definite(self, passage: Span) -> frozenset[str]:
        context = self._context
        stop = stop_words(context.lang)
        tokens = context.tokens(passage)
        if context.lang == "ar":
            marked = [token for token in tokens if ARTICLE.match(token.folded)]
        else:
            marked = [token for before, token in pairwise(tokens) if before.folded == "the"]
            marked += [  # "the two banks"
                token
                for (first, before), (_, token) in pairwise(pairwise(tokens))
                if first.folded == "the" and context.quantities(before.span)
            ]
        dates = [time.span for time in context.times(passage)]
        return frozenset(
            token.stem
            for token in marked
            if token.folded not in stop
            and len(token.folded) > 3
            and not any(token.span.overlaps(date) for date in dates)
        )

    def _actors(self, passage: Span, events: list[Mark], names: dict[str, float]) -> frozenset[str]:
        """English puts who acts before the verb; Arabic puts a preposition before whom it is not."""
        context = self._context
        inferred = {key for key, certainty in names.items() if certainty < 1}
        object_marks = pattern(context.lang, "object_marker")
        verbs = [mark.span.start for mark in events if mark.name not in WEAK]
        found = set()
        for key, place in self._bearers.written(passage):
            lead = context.folded(max(passage.start, place.start - 40), place.start)
            # "The plan of X": what leads to the plan leads to X.
            for mark in context.marks("things", Span(place.start - 15, place.start)):
                lead = lead[: len(lead) - (place.start - mark.span.start)]
            after_verb = context.lang != "ar" and verbs and place.start > max(verbs)
            if not (after_verb or object_marks.search(lead)):
                found.add(key)
        return frozenset((found & set(names)) | inferred)

    def _speaker(self, passage: Span) -> tuple[frozenset[str], Span | None]:
        context = self._context
        for clause in context.clauses(passage):
            if clause.speaker is SpeakerKind.NARRATOR:
                continue
            span = clause.speaker_span or self._sayer(clause.span)
            if span is not None:
                words = context.tokens(span)
                stop = stop_words(context.lang)
                stems = {word.stem for word in words if word.folded not in stop and len(word.folded) > 2}
                return frozenset(stems), span
        return frozenset(), None

    def _sayer(self, clause: Span) -> Span | None:
        """The words beside the verb of saying: before it in English, after it in Arabic."""
        context = self._context
        sentence = context.sentence_span(clause.start)
        said = context.marks("cues", sentence, "saying")
        if not said:
            return None
        if context.lang == "ar":
            return Span(said[0].span.end, max(said[0].span.end, clause.start))
        return Span(sentence.start, said[0].span.start)

    def _stems(self, passage: Span, anchor: Span) -> frozenset[str]:
        context = self._context
        taken = [anchor, *(span for _, span in self._bearers.written(passage))]
        taken += [time.span for time in context.times(passage)]
        taken += [quantity.span for quantity in context.quantities(passage)]
        taken += [mark.span for topic in ("events", "things") for mark in context.marks(topic, passage)]
        taken += [mark.span for mark in context.marks("cues", passage, "attribution")]
        stop = stop_words(context.lang)
        return frozenset(
            token.stem
            for token in context.tokens(passage)
            if len(token.folded) > 2
            and not token.folded[0].isdigit()
            and token.folded not in stop
            and token.folded[1:] not in stop
            and not any(token.span.overlaps(span) for span in taken)
        )


def _join(first: Span, last: Span) -> Span:
    return Span(min(first.start, last.start), max(first.end, last.end))
