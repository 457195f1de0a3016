"""The nouns of the workbench: frozen, typed, without behaviour beyond a few lines.

Every span is `[start, end)` in Python code points of a stored text, in logical order.
Dates are `datetime.date`, inclusive at both ends; moments are timezone-aware UTC.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any


class WorkbenchError(Exception):
    """Root of the errors that a reviewer can act on; the message is one line and says what to do."""


class InputError(WorkbenchError):
    """A file, text or argument that cannot be taken as it is."""


class CaseError(WorkbenchError):
    """A case that is missing, foreign, locked, read-only or damaged."""


class ConflictError(WorkbenchError):
    """A deed that no longer fits, because somebody else's deed came first."""


# ---------------------------------------------------------------------------- text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` in code points of the text it belongs to."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


class BlockRole(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    DISCLAIMER = "disclaimer"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph of a document; blocks are in order and do not overlap."""

    span: Span
    role: BlockRole
    repeats: Span | None = None
    """For a repeat: where the same text stands first."""

    @property
    def listed(self) -> bool:
        """Whether its claims are listed (a repeat's and a disclaimer's are not)."""
        return self.role in (BlockRole.PARAGRAPH, BlockRole.TITLE, BlockRole.HEADING)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page, a time code or a chapter of the original begins in the text read from it."""

    start: int
    """Offset of its first character."""
    kind: str
    """`page`, `time`, `chapter` or `note`."""
    label: str
    """`3`, `00:01:02`, the chapter's title."""


@dataclass(frozen=True, slots=True)
class Document:
    """What reading bytes gave: the text that will be stored, its structure and its metadata."""

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: date | None = None
    url: str = ""
    lang: str = ""
    """`ar` or `en`, by script where nothing says otherwise."""
    charset: str = "utf-8"
    media_type: str = "text/plain"
    notices: tuple[str, ...] = ()
    """What a reviewer should know of how it was read ("read as windows-1256")."""
    modified: date | None = None
    """When a web page says that it was last changed."""
    marks: tuple[Mark, ...] = ()
    """In order of `start`."""


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
    """A time expression. A date has `readings`, the likeliest first; a duration has `duration`."""

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


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    block: int
    """Index into the analysis' blocks."""


class Modality(StrEnum):
    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


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


# ---------------------------------------------------------------------------- claims and flags


class ClaimKind(StrEnum):
    EVENT = "event"
    FIGURE = "figure"
    QUOTATION = "quotation"
    CAUSAL = "causal"
    STATE = "state"
    COMPARISON = "comparison"
    OPINION = "opinion"
    PREDICTION = "prediction"


@dataclass(frozen=True, slots=True)
class Claim:
    """An atomic claim as a rule proposes it."""

    span: Span
    sentence: int
    kind: ClaimKind
    priority: float
    """0..1, worth checking first."""
    why: str
    """Why it ranks where it does, in words."""
    clause: int
    """Index into the analysis' clauses."""


class Severity(StrEnum):
    CONFLICT = "conflict"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Flag:
    """An inconsistency as a rule proposes it: worth a human's eye, never "error"."""

    rule: str
    severity: Severity
    message: str
    question: str
    """To the author, in the article's language."""
    spans: tuple[Span, ...]
    values: tuple[str, ...] = ()
    """The normalised value at each span ("2018-01-21..2018-01-31"), parallel to `spans`, or empty."""
    why: tuple[str, ...] = ()
    """The parts of the match and why they cannot both hold, one a line, for a reader to check."""
    score: float = 1.0


class FollowUpState(StrEnum):
    OPEN = "open"
    QUERIED = "queried"
    EXPLAINED = "explained"
    CORRECTED = "corrected"
    DISMISSED = "dismissed"


class Agreement(StrEnum):
    AGREE = "agree"
    DIFFER = "differ"
    NOT_MENTIONED = "not mentioned"


@dataclass(frozen=True, slots=True)
class FactComparison:
    """A claim's time or figure beside the passage's nearest one of the same kind."""

    what: str
    """`time` or `quantity`."""
    claim_text: str
    passage_text: str
    agreement: Agreement
    note: str


# ---------------------------------------------------------------------------- sources and evidence


class Grade(StrEnum):
    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"


class CaptureKind(StrEnum):
    SNAPSHOT = "snapshot"
    """The original's bytes."""
    NOTE = "note"
    """A reviewer's own record of what a source says: it proves nothing by itself."""


class Stance(StrEnum):
    SUPPORTS = "supports"
    PARTLY = "partly supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class How(StrEnum):
    EXACT = "exact"
    FOLDED = "folded"
    FUZZY = "fuzzy"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quotation stands in a source's text."""

    span: Span
    text: str
    score: float
    """0..100."""
    how: How
    source: str = ""
    locator: str = ""
    """Where in the original: `page 3`, `pages 3-4`, `00:01:02`; empty where it has no such marks."""


@dataclass(frozen=True, slots=True)
class Selector:
    """W3C TextQuoteSelector and TextPositionSelector together."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What a reviewer says of an outside source; dates as written (`2018-02`)."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    published: str = ""
    accessed: str = ""
    url: str = ""
    grade: Grade | None = None
    interests: str = ""
    lang: str = ""
    caveat: str = ""


@dataclass(frozen=True, slots=True)
class Capture:
    id: int
    source_id: int
    kind: CaptureKind
    file: str
    """File name inside `sources/`."""
    media_type: str
    sha256: str
    size: int
    """Bytes."""
    captured_at: str
    text: str
    """Extracted text; empty where the bytes could not be read."""
    text_sha256: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    id: int
    info: SourceInfo
    captures: tuple[Capture, ...]
    evidence_count: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    id: int
    claim_id: int
    source_id: int
    source_title: str
    capture_kind: CaptureKind | None
    stance: Stance
    selector: Selector | None
    """`None` where no quotation was given."""
    how: How | None
    score: float | None
    anchored: bool
    """The quotation was found in the capture. What is not anchored cannot carry a verdict alone."""
    note: str
    reviewer: str
    at: str
    facts: tuple[FactComparison, ...] = ()
    locator: str = ""
    """Where in the original the quotation stands: `page 3`, `00:01:02`."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One step of a case's scale."""

    id: str
    value: int | None
    """5 = truest ... 1, as ClaimReview means it; `None` for what has no place on the line."""
    en: str
    ar: str
    averitec: str
    fever: str


@dataclass(frozen=True, slots=True)
class Verdict:
    id: int
    claim_id: int
    rating: str
    rationale: str
    reviewer: str
    at: str


# ---------------------------------------------------------------------------- the case as it is read


class ClaimState(StrEnum):
    ACTIVE = "active"
    DISMISSED = "dismissed"
    REPLACED = "replaced"
    """Split or merged into others."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A time, quantity or name of the article, as stored: a span with a display value."""

    what: str
    """`time`, `quantity`, `name` or `quotation`."""
    span: Span
    text: str
    value: str
    """Normalised, for people: `2018-01-21 .. 2018-01-31`, `10,000,000,000 USD`."""
    data: dict[str, Any] = field(default_factory=dict)
    """The same in the shape of `workbench annotate`."""


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    id: int
    number: int
    """1, 2, ..."""
    text: str
    text_sha256: str
    file: str
    """File name inside `sources/`."""
    title: str
    title_span: Span | None
    author: str
    publisher: str
    published: str
    url: str
    lang: str
    taken_at: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as a list shows it."""

    id: int
    """Never changes and is never used again."""
    number: int
    """Place in the list of active claims, from 1, in the article's order; 0 if not active."""
    span: Span
    text: str
    sentence: int
    kind: ClaimKind
    priority: float
    why: str
    origin: str
    """`rule` or the reviewer's name."""
    state: ClaimState
    state_reason: str
    look_again: bool
    carried_score: float | None
    """0..100 where the claim was carried over from an earlier version of the article."""
    rating: str | None
    evidence_count: int
    flag_ids: tuple[int, ...]
    open_flag_count: int
    present: bool = True
    """False where the current version of the article no longer has it; `span` is then the last one's."""
    modality: Modality = Modality.ASSERTED
    negated: bool = False
    speaker: str = ""
    """Who says so, in the article's words; empty for the narrator."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One step in a flag's history."""

    id: int
    flag_id: int
    state: FollowUpState
    note: str
    reviewer: str
    at: str


@dataclass(frozen=True, slots=True)
class FlagRow:
    id: int
    fingerprint: str
    rule: str
    severity: Severity
    message: str
    question: str
    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    values: tuple[str, ...]
    why: tuple[str, ...]
    state: FollowUpState
    present: bool
    """Whether the latest analysis still raises it; a settled flag stays in the history."""
    claim_ids: tuple[int, ...]
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One deed in the log: who changed what, when, from what to what."""

    id: int
    at: str
    reviewer: str
    deed: str
    """`rate`, `attach`, `undo` ..."""
    summary: str
    """One line for people."""
    subject: str
    """`claim:12`, `flag:3`, `source:4`, `case`."""
    changes: tuple[dict[str, Any], ...]
    """`{"table", "id", "before": {...}|None, "after": {...}|None}`: the columns that changed."""
    undoes: int | None
    undone_by: int | None
    hash: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which of the article's facts belong to no active claim."""

    total: int
    covered: int
    missed: tuple[Fact, ...]

    @property
    def share(self) -> float:
        return self.covered / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class Progress:
    claims: int
    rated: int
    look_again: int
    open_flags: int
    conflicts: int
    """Open flags of severity conflict."""
    sources: int
    by_rating: dict[str, int]
