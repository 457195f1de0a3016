"""Whether two figures are of one thing: what must not differ, and what must be shared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

from workbench.consistency.context import Context
from workbench.consistency.figure_classes import (
    BODIES,
    CASUALTIES,
    CHANGING,
    CLOSE,
    COUNTED,
    ENDS,
    EVENTFUL,
    FEW,
    LARGE,
    MANY,
    MISTAKEN,
    OWN,
    PEOPLE,
    PLACES,
    SHARES,
    SPANS,
    STOCKS,
    VAGUE,
)
from workbench.consistency.matching import Likeness, asserted, is_fact
from workbench.consistency.measured import Measured
from workbench.consistency.slips import digits, ratio, times
from workbench.consistency.values import Range, points, times_disjoint
from workbench.model import Granularity, Qualifier, QuantityKind, Time

_LONG_AGO = 500
"""Days."""
_OPEN = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.LESS_THAN, Qualifier.AT_MOST})


class Figures:
    """The figures of one text, with how many values it gives for each class and each noun."""

    def __init__(self, context: Context, items: Sequence[Measured]) -> None:
        self._context = context
        self.items = items
        self._values: defaultdict[Hashable, set[Range]] = defaultdict(set)
        self._counted: defaultdict[Hashable, int] = defaultdict(int)
        self._beside = Counter(
            (item.mention.sentence, item.quantity.kind, subject)
            for item in items
            for subject in item.subjects
        )
        for item in items:
            kind = item.quantity.kind, item.quantity.unit
            value = item.quantity.low, item.quantity.high
            for subject in () if item.part else item.subjects:
                self._values[(*kind, subject)].add(value)
            for stem in item.head:
                self._counted[stem] += 1

    def match(self, first: int, second: int) -> Likeness | None:
        """How alike two figures' mentions are, where both are surely of one thing."""
        context, one, other = self._context, self.items[first], self.items[second]
        if one.mention.sentence == other.mention.sentence or ratio(one, other) > MISTAKEN:
            return None
        if not _may_share(one, other) or not context.may_meet(one.quantity.span, other.quantity.span):
            return None
        if not (same_scope(context, one, other) and may_conflict(one, other)):
            return None
        likeness = context.rarity.likeness(one.mention, other.mention)
        sure = self._is_one_thing(one, other, likeness) or self._is_one_count(one, other, likeness)
        return likeness if sure and not told_together(context, one, other) else None

    def _told(self, one: Measured, other: Measured) -> int:
        """How many values the text gives for the class that two figures are of, of about their size."""
        kind = one.quantity.kind, one.quantity.unit
        found: set[Range] = set()
        for subject in one.subjects & other.subjects:
            values = self._values[(*kind, subject)]
            if len(values) > MANY:
                return len(values)
            found |= {value for value in values if times(value, (one.quantity.low, one.quantity.high)) < MANY}
        return len(found)

    def _is_one_thing(self, one: Measured, other: Measured, likeness: Likeness) -> bool:
        if likeness.only_one and likeness.only_other:
            return False
        subjects = one.subjects & other.subjects
        if one.subjects and other.subjects and not subjects:
            return False
        if likeness.things & other.mention.fresh_things:
            return False  # "a larger trial"
        if any(self._is_among_others(item, subjects) for item in (one, other)):
            return False
        if not subjects and (max(one.peers, other.peers) > 2 or one.quantity.kind is QuantityKind.PERCENT):
            return False
        if _things_apart(one, other) and not likeness.names:
            return False
        named_apart = _apart(one.mention.sure_names, other.mention.sure_names)
        if one.lasts and not _may_last(one, other, likeness):
            return False
        if one.lasts and not subjects:
            return bool(likeness.events and (likeness.names or likeness.things or likeness.definite))
        words = len(likeness.stems - (one.head & other.head)) + len(likeness.things) + bool(likeness.events)
        if subjects:
            return self._is_one_of_class(one, other, likeness, words, named_apart)
        if one.head & other.head:
            if likeness.names:
                return words >= 1 and likeness.score >= 0.6
            return not named_apart and words >= 2 and likeness.score >= 0.6
        alone = likeness.only_one or likeness.only_other
        return bool(likeness.names) and not alone and words >= 2 and likeness.score >= 0.85

    def _is_among_others(self, item: Measured, subjects: frozenset[str]) -> bool:
        """Whether its sentence has more such figures: a whole that is cut up, or a toll day by day."""
        sentence, kind = item.mention.sentence, item.quantity.kind
        return any(self._beside[sentence, kind, subject] > 1 for subject in subjects & CASUALTIES)

    def _is_one_of_class(
        self, one: Measured, other: Measured, likeness: Likeness, words: int, named_apart: bool
    ) -> bool:
        """Of one class of figures, as the pack has them; `words` counts what else the two share."""
        subjects = one.subjects & other.subjects
        told = self._told(one, other)
        if subjects <= VAGUE and not likeness.names:
            return False
        if "sentence" in subjects and told > 2:
            return False
        if ratio(one, other) > CLOSE and not _is_scale(one, other):
            return False
        if subjects & CASUALTIES and (words or likeness.names):
            return not named_apart and not _nouns_apart(one, other)
        if one.quantity.kind is QuantityKind.COUNT and _nouns_apart(one, other):
            return False
        if likeness.names:
            return likeness.score >= 0.3
        if named_apart:
            return False
        return (words >= 1 and likeness.score >= 0.5) or self._is_own(one, other, told)

    def _is_own(self, one: Measured, other: Measured, told: int) -> bool:
        """Whether, with nobody else named, both are taken for a figure of what the text is about."""
        subjects = one.subjects & other.subjects
        if one.quantity.kind is QuantityKind.PERCENT and not subjects & SHARES:
            return False
        if one.head and other.head and (one.head < other.head or other.head < one.head):
            return False  # "students" and "new students"
        return bool(subjects & OWN) and told <= FEW and not one.part and self._is_of_topic(one, other)

    def _is_of_topic(self, one: Measured, other: Measured) -> bool:
        """Whether nobody is named near the two figures but whom the text is about."""
        named = (one.mention.sure_names - one.mention.near.placed) | (
            other.mention.sure_names - other.mention.near.placed
        )
        elsewhere = bool(named) and not named & self._context.topics
        return not elsewhere and not _apart(one.mention.capitals, other.mention.capitals)

    def _is_one_count(self, one: Measured, other: Measured, likeness: Likeness) -> bool:
        """A noun that is counted twice in the text and no more: "180 firefighters", "80 firefighters"."""
        if one.quantity.kind is not QuantityKind.COUNT or one.head != other.head:
            return False
        twice = {stem for stem in one.head & other.head if self._counted[stem] == 2}
        large = all((item.quantity.low or 0) >= LARGE for item in (one, other))
        apart = bool(likeness.only_one and likeness.only_other) or max(one.peers, other.peers) > 1
        things = one.mention.things and other.mention.things and not likeness.things
        undated = not one.times and not other.times
        return (
            not one.subjects & other.subjects & VAGUE
            and bool(twice)
            and large
            and not apart
            and not things
            and undated
        )


def _apart(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both have something, and nothing in common."""
    return bool(ours and theirs and not ours & theirs)


def _may_share(one: Measured, other: Measured) -> bool:
    """Whether two figures have a class or a noun in common, or else what may stand for one: cheaply told."""
    if one.subjects & other.subjects or one.lasts:
        return True
    if one.head & other.head:
        return not (one.subjects and other.subjects) or one.head == other.head
    ours, theirs = one.mention, other.mention
    return (
        not (one.subjects and other.subjects)
        and not ours.names.keys().isdisjoint(theirs.names)
        and ours.sure_names <= theirs.names.keys()
        and theirs.sure_names <= ours.names.keys()
    )


def _things_apart(one: Measured, other: Measured) -> bool:
    ours, theirs = one.mention.near.things - BODIES, other.mention.near.things - BODIES
    return bool(ours and theirs and not ours & other.mention.things and not theirs & one.mention.things)


def _nouns_apart(one: Measured, other: Measured) -> bool:
    """Whether two nouns are counted, neither the same nor of one class ("cars", "vehicles")."""
    subjects = one.subjects & other.subjects
    if subjects & CASUALTIES and _apart(one.nouns, other.nouns):
        return True  # "nine deaths", "seven passengers"
    return _apart(one.head, other.head) and not subjects & (COUNTED | one.nouns & other.nouns)


def _may_last(one: Measured, other: Measured, likeness: Likeness) -> bool:
    """A length of time is somebody's: any other name tells two apart."""
    names = _apart(one.mention.written_names, other.mention.written_names)
    if "sentence" in one.subjects & other.subjects:
        return not (likeness.only_one and likeness.only_other) and not names
    return not (likeness.only_one or likeness.only_other or names)


def _is_scale(one: Measured, other: Measured) -> bool:
    """A thousand for a million and the like: only the scale differs."""
    return digits(one) == digits(other)


def told_together(context: Context, one: Measured, other: Measured) -> bool:
    """Whether one's sentence tells of both figures, or its figures make the other one."""
    tells = context.tallies.tells
    return tells(one.mention.sentence, other.quantity) or tells(other.mention.sentence, one.quantity)


def may_conflict(one: Measured, other: Measured) -> bool:
    """Whether both are told as fact, of whole things that stay as they are."""
    if one.compared or other.compared or (one.part, one.change) != (other.part, other.change):
        return False
    if (one.changing or other.changing) and one.subjects & other.subjects & CASUALTIES:
        return False
    if (one.changing or other.changing) and not (one.times and other.times):
        return False
    if one.quantity.qualifier in _OPEN and other.quantity.qualifier in _OPEN:
        return False
    # Two people may disagree; what a record says is set against everything.
    ours, theirs = one.mention.speaker, other.mention.speaker
    if ours and theirs and not ours & theirs and not (one.on_record or other.on_record):
        return False
    if one.mention.negated != other.mention.negated:
        return False
    if (one.given or is_fact(one.mention)) and (other.given or is_fact(other.mention)):
        return True
    return asserted(one.mention, other.mention)


def same_scope(context: Context, one: Measured, other: Measured) -> bool:
    """Scope words and dates must not tell the two apart."""
    subjects = one.subjects & other.subjects
    lasting, casualties = not subjects & CHANGING, bool(subjects & CASUALTIES)
    if (casualties or not lasting) and context.told_at(one.quantity.span) != context.told_at(
        other.quantity.span
    ):
        return False  # told on different days
    if _are_scoped_apart(one, other, subjects):
        return False
    ours, theirs = one.times, other.times
    if subjects & STOCKS:
        ours, theirs = _periods(ours), _periods(theirs)
    ours = _others(context, one, ours)
    theirs = _others(context, other, theirs)
    if not lasting and one.quantity.kind is QuantityKind.MONEY:  # no firm earns by the day
        ours, theirs = _periods(ours), _periods(theirs)
    if subjects & EVENTFUL and is_long_ago(context, one) != is_long_ago(context, other):
        return False  # an undated toll is of what the text tells as news
    if casualties:
        ours, theirs = points(one.said_at), points(other.said_at)
    if ours and theirs:
        if casualties and _is_sum(one.times) != _is_sum(other.times):
            return False
        return not all(times_disjoint(time, against) for time in ours for against in theirs)
    return lasting or bool(ours) == bool(theirs)


def _are_scoped_apart(one: Measured, other: Measured, subjects: frozenset[str]) -> bool:
    """Whether a scope word tells two figures of these classes apart."""
    apart = one.scopes ^ other.scopes
    if not apart:
        return False
    if not (one.scopes | other.scopes) & {"initial", "forecast"}:
        apart -= {"final"}
    if not (one.scopes & ENDS and other.scopes & ENDS):
        apart -= ENDS  # "the lowest since": said of something else
    if subjects & STOCKS:
        apart -= SPANS
    elif any(time.granularity is Granularity.YEAR for time in (*one.times, *other.times)):
        apart -= {"year"}  # "annual revenue", "revenue last year"
    if subjects & CASUALTIES:
        apart -= {"remaining"}  # "and 23 others injured"
        if one.peers == other.peers == 1 and not (one.scopes & PEOPLE and other.scopes & PEOPLE):
            apart -= PEOPLE
    if not (one.scopes & PLACES and other.scopes & PLACES):
        apart -= PLACES  # a place named on one side only does not tell them apart
    if not (one.mention.near.placed or other.mention.near.placed):
        apart -= {"altogether"}  # "420 in Hull", "1,300 in all"
    return bool(apart)


def _others(context: Context, item: Measured, times: tuple[Time, ...]) -> tuple[Time, ...]:
    """Without "today" and "this year": an undated figure is of the day of publication, too."""
    day = context.told_at(item.quantity.span)
    return tuple(
        time
        for time in times
        if not (
            time.relative and day and time.earliest and time.latest and time.earliest <= day <= time.latest
        )
    )


def _is_sum(times: Sequence[Time]) -> bool:
    """ "Since 2000": of many events."""
    return any(time.latest is None for time in times)


def is_long_ago(context: Context, item: Measured) -> bool:
    """Whether it is told of so long before the day of publication that it is of another event."""
    day = context.told_at(item.quantity.span)
    times = points(item.said_at)
    if day is None or not times:
        return False
    return all(time.latest is not None and (day - time.latest).days > _LONG_AGO for time in times)


def _periods(times: Sequence[Time]) -> tuple[Time, ...]:
    """Without the days: those date a statement."""
    return tuple(time for time in times if time.granularity is not Granularity.DAY)
