"""How a date is told: what happened then, as news or as history, as a plan, in passing."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property

from workbench.consistency.classes import BEGINS, COMMON, KIN, SAME
from workbench.consistency.context import Context
from workbench.consistency.dated import Dated
from workbench.consistency.lexicon import pattern
from workbench.consistency.one_event import RECENT, told_of
from workbench.consistency.values import begun, ended, single
from workbench.model import Granularity, Modality, Span, Time, TimeKind

_LEAD = 8
"""Characters before a date in which "since" stands."""
_FIGURE = 10
"""Smaller numbers are shared by chance."""
_OPENS = 12
"""Characters from a sentence's start in which its date leads it."""


class Telling:
    """One date of a text, with what is seen of its telling."""

    def __init__(self, context: Context, item: Dated) -> None:
        self._context = context
        self.item = item
        self.mention = item.mention
        self.events = _events_of(item)
        words = context.folded(max(item.time.span.start - _LEAD, 0), item.time.span.end)
        self._since = pattern(context.lang, "since").search(words) is not None
        # "Shut since 2016" is when it was shut; "he has won twice since 2016" tells of no one time.
        self.time = begun(item.time) if self._since and not item.mention.lead & COMMON else ended(item.time)

    @cached_property
    def families(self) -> frozenset[int]:
        """Places in `KIN` of the families that what happened can be of."""
        return frozenset(at for at, group in enumerate(KIN) if self.events & group)

    @cached_property
    def begins(self) -> bool:
        """Whether what happened can be told of as lasting since."""
        return bool(self.mention.lead & BEGINS)

    @cached_property
    def lasts(self) -> bool:
        """ "Has not flown since": what lasts tells of its beginning."""
        lead = self._context.folded(self._segment.start, self.item.time.span.end)
        return pattern(self._context.lang, "lasting").search(lead) is not None

    @cached_property
    def presupposed(self) -> bool:
        """ "Since the deal was signed in May": the reader is taken to know of it."""
        lead = self._context.folded(self._segment.start, self.item.time.span.start)
        return pattern(self._context.lang, "presupposes").search(lead) is not None

    @cached_property
    def of_noun(self) -> bool:
        """ "Wednesday's vote", "the August blaze": a noun for an event right beside its date."""
        context, time = self._context, self.item.time.span
        if context.lang == "ar":
            beside = Span(max(time.start - 2, 0), time.start)
        else:
            beside = Span(time.end, min(time.end + 4, len(context.text)))
            lead = context.folded(max(time.start - 5, 0), time.start)
            if not (context.folded(beside.start, beside.end).startswith("'s ") or lead.endswith(" the ")):
                return False
        return bool(context.marks("events", beside) or context.marks("hints", beside))

    @cached_property
    def opens(self) -> bool:
        """ "In 2012, ...": a story that goes on from date to date."""
        span = self.item.time.span
        return span.start - self._context.sentence_span(span.start).start < _OPENS

    @cached_property
    def said(self) -> bool:
        """Whether somebody says so, rather than the text itself."""
        sentence = self._context.sentence_span(self.mention.anchor.start)
        return bool(self.mention.speaker) or self._context.cued(sentence, "saying")

    @cached_property
    def vague(self) -> bool:
        """ "Mid-February", "the autumn of 2018": as one remembers it."""
        first, last = self.time.earliest, self.time.latest
        days = self.time.granularity is Granularity.DAY and first is not None and last is not None
        return self.time.granularity is Granularity.SEASON or (days and first != last)

    @property
    def of_another(self) -> bool:
        """ "His partner retired": somebody else than the text is about, who does not only say so."""
        return self.mention.of_another and not self.said

    @cached_property
    def remembered(self) -> bool:
        """ "She still remembers", "he kept the letter": an old story comes up again."""
        return self._context.cued(self._context.sentence_span(self.item.time.span.start), "remembered")

    @cached_property
    def in_lede(self) -> bool:
        """Whether it stands where a text that has a body says what it is about."""
        return self._context.has_body and self._context.is_lede(self.item.time.span)

    @cached_property
    def joined(self) -> list[Time]:
        """The dates that it is told together with: "in 2017 and 2018"."""
        context, span = self._context, self.item.time.span
        link = pattern(context.lang, "period_links")
        return [
            time
            for time in context.times(context.sentence_span(span.start))
            if time.kind is TimeKind.DATE
            and not time.span.overlaps(span)
            and link.search(context.folded(min(span.end, time.span.end), max(span.start, time.span.start)))
        ]

    @cached_property
    def counted(self) -> frozenset[str]:
        """How long after another date it is told to be: "six years later, in 2017"."""
        times = self._context.times(self.mention.passage)
        return frozenset(time.duration or "" for time in times if time.kind is TimeKind.UNRESOLVED)

    @cached_property
    def speaks_of_he(self) -> bool:
        return self._context.cued(self._segment, "pronoun")

    @cached_property
    def figures(self) -> frozenset[object]:
        """The numbers of the sentence that are too large to be shared by chance, with their units."""
        sentence = self._context.sentence_span(self.item.time.span.start)
        return frozenset(
            (value, quantity.unit)
            for quantity in self._context.quantities(sentence)
            if (value := single(quantity)) is not None
            and value >= _FIGURE
            and not any(quantity.span.overlaps(time.span) for time in self._context.times(sentence))
        )

    @cached_property
    def _segment(self) -> Span:
        return self._context.segment(self.item.time.span)

    @cached_property
    def _until(self) -> list[timedelta]:
        """From the publication date to each reading."""
        today = self._context.told_at(self.item.time.span)
        starts = [reading.earliest for reading in self.time.readings]
        return [start - today for start in starts if today is not None and start is not None]

    @cached_property
    def planned(self) -> bool:
        """Whether it is told as a plan, as what is still to come always is; what lasts since then is none."""
        to_come = bool(self._until) and all(until > timedelta() for until in self._until)
        return not self._since and (to_come or self.mention.modality is Modality.PLANNED)

    @cached_property
    def _is_past(self) -> bool:
        return bool(self._until) and all(until < timedelta() for until in self._until)

    @cached_property
    def plainly_planned(self) -> bool:
        """Whether a word beside the date says so: "was due to open in May", "will start on 19 July"."""
        context, segment = self._context, self._segment
        future = pattern(context.lang, "future").search(context.folded(segment.start, segment.end))
        # "Will hang in the museum that opened in 1942": the plan is not of the date.
        to_come = future is not None and not self._is_past
        return self.planned and (to_come or context.cued(segment, "planned"))

    @cached_property
    def may_be_to_come(self) -> bool:
        """Whether the date, of which no year is told, is nearer ahead than behind."""
        return min(self._until, key=abs, default=timedelta()) > timedelta()

    @cached_property
    def news(self) -> bool:
        return any(abs(until.days) <= RECENT for until in self._until)

    def days_from(self, other: Telling) -> int:
        """Between the two beginnings; where a year is not written, of the years in which they are nearest."""
        ours, theirs = (
            [reading.earliest for reading in telling.time.readings if reading.earliest]
            for telling in (self, other)
        )
        return min((abs((day - of_other).days) for day in ours for of_other in theirs), default=0)

    def is_kin(self, other: Telling) -> bool:
        """Classes in which one event may be told, or a beginning and what has lasted since."""
        ours, theirs = self.mention.lead, other.mention.lead
        if any(ours & KIN[family] and theirs & KIN[family] for family in self.families & other.families):
            return True
        return (self.begins and other.lasts) or (other.begins and self.lasts)


def _events_of(item: Dated) -> frozenset[str]:
    """The classes of what stands between the commas around the date, or else of the whole passage."""
    mention = item.mention
    told = mention.hints & mention.near.events or mention.hints
    return frozenset({SAME.get(event, event) for event in told} | told_of(mention) - mention.events)
