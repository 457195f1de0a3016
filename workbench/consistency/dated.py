"""Dated mentions: what happened when."""

from __future__ import annotations

from typing import NamedTuple

from workbench.consistency.classes import BEGINS_SURELY, WEAK
from workbench.consistency.happenings import belongs, distance
from workbench.consistency.lexicon import pattern
from workbench.consistency.mentions import Mention, Mentions
from workbench.consistency.text import Text
from workbench.consistency.values import begun
from workbench.model import Granularity, Span, Time, TimeKind

_FAR = 70
"""Farther from the date (a comma counts 40), "twice" or "another" is said of something else."""


_BESIDE = 5
"""Characters between a toll and its day ("on")."""
_ALONE = 1
"""Words beside a date that stands alone between commas."""
_LEAD = 40
"""Characters before a date in which "a statement on" stands."""
_EXCEPT = 16
"""Characters before a date in which "except on" stands."""
_REPORTED = 8
"""Characters behind a date in which "that" begins."""


class Dated(NamedTuple):
    """A date with the mention around it."""

    time: Time
    mention: Mention
    again: bool
    """The passage speaks of a second time, or of another one."""
    once_more: bool
    """It says so in so many words: "again", not "another" or "earlier"."""
    of_saying: bool
    """It dates when somebody said so ("he said on Friday") or a toll rose, not what happened."""

    is_sentence: bool
    """The sentence has words enough to tell something: no caption, no menu."""

    @property
    def is_certain(self) -> bool:
        """Closed at both ends, and dating what happened rather than when somebody said so."""
        return self.is_closed and not self.of_saying and self.is_sentence

    @property
    def is_closed(self) -> bool:
        """Neither "since 2016" nor "until May"."""
        return all(reading.earliest and reading.latest for reading in self.time.readings)


def dated(context: Text, mentions: Mentions) -> tuple[Dated, ...]:
    """The dates of the listed blocks, in order; those without a reading or with a problem are left out."""
    times = [
        time
        for time in context.analysis.times
        if time.kind is TimeKind.DATE
        and time.readings
        and not time.problem
        and context.listed(time.span)
        and not _is_attribute(context, time)
    ]
    found = []
    known: set[str] = set()
    for written in times:
        time = begun(written)
        rivals = [other.span for other in context.times(context.sentence_span(time.span.start))
                  if other.kind is TimeKind.DATE]  # fmt: skip
        mention = mentions.around(time.span, rivals)
        marks = [
            mark
            for mark in context.marks("cues", mention.passage, "again", "nth", "once_more")
            if belongs(context, mark.span, time.span, rivals)
            and distance(context, mark.span, time.span) <= _FAR
            and not _counted(context, mark.span)
            and (mark.name != "nth" or _numbers_event(context, mark.span))
        ]
        # "A crash" that is not the first one told of is another one.
        further = bool(mention.fresh & known)
        once_more = further or any(mark.name != "again" for mark in marks)
        again = further or bool(marks)
        known |= mention.events
        told = context.tells(time.span)
        if time is not written and not mention.events & BEGINS_SURELY:
            time = written
        found.append(Dated(time, mention, again, once_more, _dates_the_saying(context, time, mention), told))
    return tuple(found)


def _counted(text: Text, span: Span) -> bool:
    """Whether "other" is of a count ("23 others"), or inside a month's name ("كانون الثاني")."""
    before = text.quantities(Span(max(span.start - 2, 0), span.start))
    return bool(before) or any(span.overlaps(time.span) for time in text.times(span))


def _numbers_event(text: Text, ordinal: Span) -> bool:
    """Whether "second" is said of an event ("the second strike"), not of a day or of a power unit."""
    beside = Span(max(ordinal.start - 2, 0), ordinal.start) if text.lang == "ar" else ordinal
    after = Span(ordinal.end, min(ordinal.end + 2, len(text.text)))
    return any(text.marks(topic, place) for topic in ("events", "things") for place in (beside, after))


def _is_attribute(text: Text, time: Time) -> bool:
    """ "The 1960s group", "his 1980 book": the date of a noun, not of what the clause tells.

    Nor does "every day except Monday" date anything.
    """
    if pattern(text.lang, "excepted").search(text.folded(max(time.span.start - _EXCEPT, 0), time.span.start)):
        return True
    if time.granularity in (Granularity.DECADE, Granularity.CENTURY):
        return True
    if text.lang == "ar":  # attributes follow their noun, as dates of events do
        return False
    if not time.text.isdigit():
        return False
    lead = text.folded(max(time.span.start - 10, 0), time.span.start)
    after = text.text[time.span.end : time.span.end + 2]
    return after[:1] == " " and after[1:].isalpha() and bool(pattern(text.lang, "attributive").search(lead))


def _dates_the_saying(text: Text, time: Time, mention: Mention) -> bool:
    """Whether a verb of saying or of a changing figure ("rose to 22") is nearer than any event."""
    sentence = text.sentence_span(time.span.start)
    counted = any(
        0 <= time.span.start - (figure.head or figure.span).end <= _BESIDE
        for figure in text.quantities(sentence)
    )
    if counted and text.cued(sentence, "update"):  # "after 29 on Friday and 51 dead on Saturday"
        return True

    def of_another_clause(span: Span) -> bool:
        """ "Said that nothing had moved since May", "in May," said ...": the date is not of the saying."""
        between = text.folded(span.end, max(time.span.end, span.end))
        return (
            pattern(text.lang, "presupposes").search(between) is not None
            or '"' in text.folded(min(span.end, time.span.end), max(span.start, time.span.start))
            or (len(text.tokens(own)) > _ALONE + len(text.tokens(time.span)) and not own.overlaps(span))
        )

    own = text.segment(time.span)
    lead = text.folded(max(time.span.start - _LEAD, 0), time.span.start)
    if text.cued(sentence, "saying") and pattern(text.lang, "said_in").search(lead):
        return True  # "in a note on Wednesday, investigators said ..."
    if pattern(text.lang, "in_its_nth").search(text.folded(sentence.start, time.span.start)):
        return True  # "the strike entered its second week on Tuesday"

    def far(span: Span) -> int:
        # "Said on Sunday that the quake ...": what is said is not what the date is of.
        between = text.folded(time.span.end, max(span.start, time.span.end))
        reported = pattern(text.lang, "reports").search(between) is not None
        return distance(text, span, time.span) + _FAR * reported

    # "Announced on Sunday that ..." only says so; "announced the deal on Sunday" is what happened.
    reported = pattern(text.lang, "reports").match(text.folded(time.span.end, time.span.end + _REPORTED))
    events = [*text.marks("events", mention.passage), *text.marks("hints", mention.passage)]
    weak = [mark.span for mark in events if mark.name in WEAK]
    says = [mark for mark in events if reported and mark.span in weak]
    said = min(
        (
            far(mark.span)
            for mark in (*text.marks("cues", sentence, "saying", "update"), *says)
            if not of_another_clause(mark.span)
        ),
        default=None,
    )
    happened = min((far(mark.span) for mark in events if mark not in says), default=None)
    return said is not None and said < 80 and (happened is None or said < happened)
