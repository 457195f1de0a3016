"""What a text says: times, quantities, names, clauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from workbench.model.text import Block, Modality, Sentence, Span


class TimeKind(StrEnum):
    DATE = "date"
    DURATION = "duration"
    SET = "set"
    UNRESOLVED = "unresolved"


class Granularity(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Interval:
    """Days, inclusive; `None` is an open end."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. A date has `readings`, the likeliest first; a duration has `duration`.

    What is told from something else ("four hours later") is unresolved and has the distance as `duration`.
    """

    span: Span
    text: str
    kind: TimeKind
    readings: tuple[Interval, ...] = ()
    tolerance: Interval | None = None
    """The first reading with goodwill: part-of-period words read widely, approximations widened."""
    granularity: Granularity | None = None
    edtf: str | None = None
    approximate: bool = False
    duration: str | None = None
    """ISO 8601, e.g. `P2W`."""
    relative: bool = False
    """Resolved against (or, if unresolved, in want of) the publication date."""
    weekday: int | None = None
    """0 = Monday ... 6, where a weekday is written beside an explicit date."""
    problem: str = ""
    """Why no calendar has this date ("April has 30 days"), if so."""

    @property
    def earliest(self) -> date | None:
        return self.readings[0].earliest if self.readings else None

    @property
    def latest(self) -> date | None:
        return self.readings[0].latest if self.readings else None


class QuantityKind(StrEnum):
    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    ORDINAL = "ordinal"
    MEASURE = "measure"


class Qualifier(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure `[low, high]` (a bound may be open) of something (`head`)."""

    span: Span
    text: str
    low: Decimal | None
    high: Decimal | None
    kind: QuantityKind
    unit: str = ""
    """ISO 4217 code for money (or `dinar`, `riyal`, `pound` ... where it is not said whose), `%`
    for percent, `pp` for percentage points, an English singular for measures (`km`, `hour`)."""
    qualifier: Qualifier = Qualifier.EXACT
    precision: Decimal = Decimal(0)
    """Half the last written digit's worth: 10 billion stands for 9.5 to 10.5 billion."""
    head: Span | None = None
    """The noun phrase that it is a figure of, if one was found."""


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a person, organisation, place or thing; mentions of one bearer share `key`."""

    span: Span
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text, without clitic splitting."""

    span: Span
    folded: str
    stem: str


class SpeakerKind(StrEnum):
    NARRATOR = "narrator"
    NAMED = "named"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest piece of a sentence that asserts something by itself."""

    span: Span
    sentence: int
    negated: bool = False
    modality: Modality = Modality.ASSERTED
    speaker: SpeakerKind = SpeakerKind.NARRATOR
    speaker_span: Span | None = None
    frame: bool = False
    """It only says that somebody says what a neighbouring clause says."""
    past: bool = False
    """Its verb tells of something done."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a text says. All lists are in order of `span.start`."""

    text: str
    lang: str
    reference: date | None
    """The publication date, against which relative times were resolved."""
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[Name, ...]
    quotations: tuple[Span, ...]
    """What stands inside quotation marks, without the marks."""
    clauses: tuple[Clause, ...]
