"""One quantity of one thing with two values that cannot both hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal

from workbench.consistency.context import Context
from workbench.consistency.matching import Likeness, is_fact, pairs, without_series
from workbench.consistency.measured import Measured
from workbench.consistency.rule import Rule, question
from workbench.consistency.values import bounds, ranges_disjoint, show_quantity, single, times_disjoint
from workbench.model import BlockRole, Flag, Granularity, Qualifier, QuantityKind, Severity, Time

_COUNTED = frozenset(
    {"length", "height", "depth", "area", "distance", "magnitude", "capacity", "cost", "fine", "votes",
     "deaths", "injuries", "passengers", "raised", "turnout", "majority", "beds", "grant", "loan", "stake",
     "voters", "visitors", "bribe", "fleet", "sentence", "lasting", "signatures", "surveyed", "participants",
     "protesters", "hostages", "outage", "employees"}
)  # fmt: skip
"""Is one figure of one thing, whatever noun is counted: "14 killed", "17 people killed"."""
_CASUALTIES = frozenset({"deaths", "injuries", "missing", "displaced", "magnitude"})
"""Figures of the event that the text is about, named or not."""
_CHANGING = frozenset(
    {"population", "revenue", "profit", "loss", "employees", "users", "members", "price", "production",
     "unemployment", "inflation", "growth", "debt", "students", "visitors", "exports", "imports", "cases",
     "budget", "temperature", "valuation", "interest", "branches"}
)  # fmt: skip
"""Changes with time: an undated figure says nothing against a dated one."""
_OWN = frozenset(
    {"revenue", "profit", "employees", "population", "voters", "visitors", "bribe", "sentence", "winnings",
     "damages", "ransom", "salary", "loot", "fleet", "bought", "rooms", "floors", "witnesses", "signatures",
     "surveyed", "participants", "protesters", "hostages", "firefighters", "rescuers", "outage",
     "contract", "valuation", "students", "budget", "missing", "arrests", "turnout", "majority", "passengers",
     "capacity", "magnitude", "deaths", "injuries", "raised", "stake"}
)  # fmt: skip
"""Figures of what the text is about, where nobody else is named."""
_BODIES = frozenset({"company", "organisation", "money", "plan", "office", "agreement"})
"""Things that a text calls by several of these words."""
_SHARES = frozenset({"turnout", "unemployment", "inflation", "growth", "interest"})
"""What is itself a percentage; any other may be cut up in many ways."""
_SERIES = 3
"""One thing with more values than this is a table of several."""
_FEW = 3
"""A text that gives more values for a class of figures tells of several things."""
_MANY = 20
"""A figure so many times larger is hardly of the same thing."""
_VAGUE = frozenset(
    {
        "cost",
        "bought",
        "growth",
        "investment",
        "aid",
        "distance",
        "length",
        "height",
        "works",
        "schools",
        "sample",
    }
)
"""Classes that one text has many things of."""
_CLOSE = 6
"""Of one size: a figure so many times the other one is hardly a slip of the pen."""
_MISTAKEN = 1500
"""Million for billion is a slip; figures still farther apart are of two things."""
_LARGE = 20
"""Smaller counts of one noun are often of several things ("five members", "twelve members")."""
_SPANS = frozenset({"year", "half", "quarter", "month", "week", "day"})
_STOCKS = frozenset(
    {
        "employees",
        "population",
        "members",
        "beds",
        "capacity",
        "students",
        "users",
        "fleet",
        "branches",
        "rooms",
    }
)
"""What there is at a time, not in the course of one."""
_PEOPLE = frozenset({"men", "women", "children", "soldiers", "civilians", "adult"})
_PLACES = frozenset({"city", "country", "region", "world"})


def find(context: Context) -> Iterator[Flag]:
    """Pairs of figures of one kind and unit with a common subject."""
    figures = [
        item
        for item in context.measured
        if context.role(item.quantity.span.start) is not BlockRole.TITLE  # the business of `title-body`
    ]
    heads = Counter(stem for item in figures for stem in item.head)
    ranges = [bounds(item.quantity) for item in figures]
    matches = {
        (first, second): match
        for first, second in pairs((at, _keys(item)) for at, item in enumerate(figures))
        if ranges_disjoint(ranges[first], ranges[second])
        and (match := _match(context, figures, figures[first], figures[second], heads)) is not None
    }
    values = {at: show_quantity(figures[at].quantity) for pair in matches for at in pair}
    said: set[tuple[str, ...]] = set()
    for pair in without_series(matches, values, _SERIES):
        one, other = figures[pair[0]], figures[pair[1]]
        likeness, doubt = matches[pair]
        subject = context.listed_words(
            map(context.class_name, one.subjects & other.subjects or one.head & other.head)
        )
        key = (subject, *sorted((values[pair[0]], values[pair[1]])))
        if key not in said:
            said.add(key)
            yield _flag(context, one, other, likeness, subject, doubt)


def _match(
    context: Context, figures: Sequence[Measured], one: Measured, other: Measured, heads: Counter[str]
) -> tuple[Likeness, str] | None:
    """How alike two figures' mentions are, and why they may yet be of two things (empty where sure)."""
    if not context.may_meet(one.quantity.span, other.quantity.span) or not _may_conflict(one, other):
        return None
    if _ratio(one, other) > _MISTAKEN or not _same_scope(context, one, other):
        return None
    if any(_carries(context, *pair) or _adds_up(context, *pair) for pair in ((one, other), (other, one))):
        return None
    likeness = context.rarity.likeness(one.mention, other.mention)
    told = _told(figures, one, other)
    if _is_one_thing(context, one, other, likeness, told) or _is_one_count(one, other, likeness, heads):
        return likeness, ""
    if _is_slip(one, other, likeness):
        return likeness, "figure-conflict.swapped"
    return (likeness, "alike.likely") if _is_likely(figures, one, other, likeness) else None


def _keys(item: Measured) -> Iterator[Hashable]:
    kind = item.quantity.kind, item.quantity.unit
    yield from ((*kind, subject) for subject in item.subjects)
    apart = [*item.mention.names, *(item.mention.stems - item.head)]
    yield from ((*kind, "head", stem, other) for stem in item.head for other in apart)
    yield (*kind, "heads", item.head)
    yield from ((*kind, "kind", thing) for thing in item.kinds)
    if item.lasts:
        yield from ((*kind, "event", event) for event in item.mention.strong_events)
    if digits := _digits(item):
        yield (*kind, "digits", len(digits), "".join(sorted(digits)))
    if not item.subjects:
        yield from ((*kind, name, stem) for name in item.mention.names for stem in item.mention.stems)


def _told(figures: Sequence[Measured], one: Measured, other: Measured) -> int:
    """How many values the text gives for the class that two figures are of."""
    subjects = one.subjects & other.subjects
    kind = one.quantity.kind, one.quantity.unit
    return len(
        {
            (item.quantity.low, item.quantity.high)
            for item in figures
            if item.subjects & subjects
            and (item.quantity.kind, item.quantity.unit) == kind
            and not item.part
            and _ratio(item, one) < _MANY
        }
    )


def _carries(context: Context, one: Measured, other: Measured) -> bool:
    """Whether the one's sentence has the other's figure, too: then it is told of both."""
    sentence = context.sentence_span(one.quantity.span.start)
    return any(
        (figure.kind, figure.unit) == (other.quantity.kind, other.quantity.unit)
        and not ranges_disjoint(bounds(figure), bounds(other.quantity))
        for figure in context.quantities(sentence)
    )


def _adds_up(context: Context, part: Measured, whole: Measured) -> bool:
    """Whether the figures of the one's sentence make the other one: then it is their total."""
    sentence = context.sentence_span(part.quantity.span.start)
    kind = part.quantity.kind, part.quantity.unit
    parts = [single(f) for f in context.quantities(sentence) if (f.kind, f.unit) == kind]
    total = single(whole.quantity)
    return len(parts) > 1 and total is not None and None not in parts and sum(filter(None, parts)) == total


def _may_conflict(one: Measured, other: Measured) -> bool:
    if one.mention.sentence == other.mention.sentence or not all(
        item.given or is_fact(item.mention) for item in (one, other)
    ):
        return False
    if one.mention.negated != other.mention.negated:
        return False
    if (one.changing or other.changing) and not (one.times and other.times):
        return False
    if one.compared or other.compared or (one.part, one.change) != (other.part, other.change):
        return False
    # Two people may disagree; what a record says is set against everything.
    ours, theirs = one.mention.speaker, other.mention.speaker
    if ours and theirs and not ours & theirs and not (one.on_record or other.on_record):
        return False
    vague = {Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.LESS_THAN, Qualifier.AT_MOST}
    return not (one.quantity.qualifier in vague and other.quantity.qualifier in vague)


def _same_scope(context: Context, one: Measured, other: Measured) -> bool:
    """Scope words and dates must not tell the two apart."""
    lasting = not (one.subjects & other.subjects & _CHANGING)
    days = {context.told_at(item.quantity.span) for item in (one, other)}
    if len(days) > 1 and one.subjects & other.subjects & (_CHANGING | _CASUALTIES):
        return False  # told on different days
    apart = one.scopes ^ other.scopes
    if not (one.scopes | other.scopes) & {"initial", "forecast"}:
        apart -= {"final"}
    if one.subjects & other.subjects & _STOCKS:
        apart -= _SPANS
    elif any(time.granularity is Granularity.YEAR for time in (*one.times, *other.times)):
        apart -= {"year"}  # "annual revenue", "revenue last year"
    if one.subjects & other.subjects & _CASUALTIES:
        apart -= {"remaining"}  # "and 23 others injured"
        if one.peers == other.peers == 1 and not (one.scopes & _PEOPLE and other.scopes & _PEOPLE):
            apart -= _PEOPLE
    if not (one.scopes & _PLACES and other.scopes & _PLACES):
        apart -= _PLACES  # a place named on one side only does not tell them apart
    if apart:
        return False
    ours, theirs = one.times, other.times
    ours = _others(context, one, ours)
    theirs = _others(context, other, theirs)
    if not lasting and one.quantity.kind is QuantityKind.MONEY:  # no firm earns by the day
        ours, theirs = _periods(ours), _periods(theirs)
    if one.subjects & other.subjects & _CASUALTIES:
        ours, theirs = one.said_at, other.said_at
    if ours and theirs:
        return not all(times_disjoint(time, against) for time in ours for against in theirs)
    return lasting or bool(ours) == bool(theirs)


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


def _periods(times: Sequence[Time]) -> tuple[Time, ...]:
    """Without the days: those date a statement."""
    return tuple(time for time in times if time.granularity is not Granularity.DAY)


def _is_one_thing(context: Context, one: Measured, other: Measured, likeness: Likeness, told: int) -> bool:
    """`told` says how many values the text gives for figures of this class."""
    if likeness.only_one and likeness.only_other:
        return False
    subjects = one.subjects & other.subjects
    if one.subjects and other.subjects and not subjects:
        return False
    if not subjects and (max(one.peers, other.peers) > 2 or one.quantity.kind is QuantityKind.PERCENT):
        return False
    ours, theirs = one.mention.near.things - _BODIES, other.mention.near.things - _BODIES
    if (
        ours
        and theirs
        and not ours & other.mention.things
        and not theirs & one.mention.things
        and not likeness.names
    ):
        return False
    words = len(likeness.stems - (one.head & other.head)) + len(likeness.things) + bool(likeness.events)
    named_apart = bool(one.mention.sure_names and other.mention.sure_names) and not likeness.names
    if one.lasts:
        ours, theirs = one.mention.written_names, other.mention.written_names
        if likeness.only_one or likeness.only_other or (ours and theirs and not ours & theirs):
            return False
        if not subjects:
            return bool(likeness.events and (likeness.names or likeness.things or likeness.definite))
    if subjects & _CASUALTIES and (words or likeness.names):
        return not named_apart
    if subjects:
        if one.quantity.kind is QuantityKind.COUNT and not (
            not one.head or not other.head or one.head & other.head or subjects & _COUNTED
        ):
            return False
        if likeness.names:
            return likeness.score >= 0.3
        if named_apart:
            return False
        return (words >= 1 and likeness.score >= 0.5) or _is_own(context, one, other, told)
    if one.head & other.head:
        if likeness.names:
            return words >= 1 and likeness.score >= 0.6
        return not named_apart and words >= 2 and likeness.score >= 0.6
    apart = likeness.only_one or likeness.only_other
    return bool(likeness.names) and not apart and words >= 2 and likeness.score >= 0.85


def _is_own(context: Context, one: Measured, other: Measured, told: int) -> bool:
    """Whether, with nobody else named, both are taken for a figure of what the text is about."""
    subjects = one.subjects & other.subjects
    share = one.quantity.kind is QuantityKind.PERCENT and not subjects & _SHARES
    named = one.owners | other.owners
    if one.head and other.head and (one.head < other.head or other.head < one.head):
        return False  # "students" and "new students"
    ours, theirs = one.mention.capitals, other.mention.capitals
    if ours and theirs and not ours & theirs:
        return False
    elsewhere = bool(named) and not named & context.topics
    return bool(subjects & _OWN) and told <= _FEW and not (share or one.part or elsewhere)


def _ratio(one: Measured, other: Measured) -> Decimal:
    sizes = [abs(item.quantity.low or item.quantity.high or Decimal(0)) for item in (one, other)]
    return max(sizes) / min(sizes) if min(sizes) else Decimal(0)


def _is_one_count(one: Measured, other: Measured, likeness: Likeness, heads: Counter[str]) -> bool:
    """A noun that is counted twice in the text and no more: "180 firefighters", "80 firefighters"."""
    rare = {stem for stem in one.head & other.head if heads[stem] == 2}
    large = all((item.quantity.low or 0) >= _LARGE for item in (one, other))
    apart = bool(likeness.only_one and likeness.only_other) or max(one.peers, other.peers) > 1
    same = one.head == other.head and bool(rare)
    things = one.mention.things and other.mention.things and not likeness.things
    exact = one.quantity.kind is QuantityKind.COUNT
    return exact and same and large and not apart and not things and not one.times and not other.times


def _is_likely(figures: Sequence[Measured], one: Measured, other: Measured, likeness: Likeness) -> bool:
    """One class or one noun that the text gives two figures for and no more, of one size, told as whole."""
    if one.part or other.part or one.lasts or _ratio(one, other) > _CLOSE:
        return False
    if one.quantity.kind is QuantityKind.PERCENT:
        return False
    if likeness.only_one and likeness.only_other:
        return False
    ours, theirs = one.mention.capitals, other.mention.capitals
    if ours and theirs and not ours & theirs:
        return False
    subjects = (one.subjects & other.subjects) - _VAGUE
    if subjects:
        apart = one.head and other.head and not one.head & other.head and not subjects & _COUNTED
        return not apart and _told(figures, one, other) <= _FEW
    kind = one.quantity.kind, one.quantity.unit
    alike = [item for item in figures if (item.quantity.kind, item.quantity.unit) == kind]
    if one.kinds & other.kinds and one.quantity.kind is QuantityKind.COUNT:
        return len({item.quantity.low for item in alike if item.kinds & one.kinds & other.kinds}) == 2
    counted = {item.quantity.low for item in alike if item.head & one.head & other.head}
    large = min(one.quantity.low or 0, other.quantity.low or 0) >= _LARGE
    known = large or likeness.names or likeness.things or likeness.definite
    return one.head == other.head and bool(one.head and known) and len(counted) == 2


def _digits(item: Measured) -> str:
    """The digits that are written, without the zeros behind them; empty for a range."""
    value = single(item.quantity)
    return str(int(value * 1000)).rstrip("0") if value else ""


def _is_slip(one: Measured, other: Measured, likeness: Likeness) -> bool:
    """Two neighbouring digits swapped, in figures that may be of one thing: 3.2 million, 2.3 million."""
    ours, theirs = _digits(one), _digits(other)
    if len(ours) != len(theirs) or len(ours) < 2 or not Decimal("0.1") < _ratio(one, other) < 10:
        return False
    differ = [at for at in range(len(ours)) if ours[at] != theirs[at]]
    if len(differ) != 2 or differ[1] - differ[0] != 1 or ours[differ[0]] != theirs[differ[1]]:
        return False
    if one.quantity.kind is QuantityKind.PERCENT or max(one.peers, other.peers) > 2:
        return False
    if one.subjects and other.subjects and not one.subjects & other.subjects:
        return False
    if likeness.only_one and likeness.only_other and not likeness.names:
        return False
    if one.quantity.kind is QuantityKind.COUNT:
        return bool(one.head & other.head)
    return bool(likeness.names or likeness.things or likeness.definite or one.head & other.head)


def _flag(
    context: Context, one: Measured, other: Measured, likeness: Likeness, subject: str, doubt: str
) -> Flag:
    values = show_quantity(one.quantity), show_quantity(other.quantity)
    said = context.say(one.quantity), context.say(other.quantity)
    texts = context.of(one.quantity.span), context.of(other.quantity.span)
    return Flag(
        rule=RULE.name,
        severity=Severity.WARNING if doubt else RULE.severity,
        message=context.told(RULE.name, a=texts[0], va=said[0], b=texts[1], vb=said[1]),
        question=question(
            context.lang,
            RULE.name,
            a=context.of(one.mention.passage),
            va=texts[0],
            b=context.of(other.mention.passage),
            vb=texts[1],
        ),
        spans=(one.quantity.span, other.quantity.span),
        values=values,
        why=(
            *((context.told("figure-conflict.of", a=subject),) if subject else ()),
            *likeness.why(context),
            context.told("figure-conflict.apart"),
            *((context.told(doubt),) if doubt else ()),
        ),
        score=likeness.score,
    )


RULE = Rule("figure-conflict", Severity.CONFLICT, "One thing with two figures that cannot both hold.", find)
