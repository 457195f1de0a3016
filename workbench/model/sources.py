"""What an article is held against: sources, captures, evidence, verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.claims import FactComparison
from workbench.model.text import Mark, Span


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
    archive_url: str = ""
    """Where a public archive keeps it (Wayback, Perma)."""


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
    """`None` where no quotation was given, or it was not found."""
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
    quote: str = ""
    """The quotation as the reviewer gave it; `selector.exact` has the source's words."""

    @property
    def quotation(self) -> str:
        """The source's words where the quotation was found, else the words as they were given."""
        return self.selector.exact if self.selector else self.quote


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage of a source that may speak to a claim: a proposal, for a reviewer to judge."""

    claim_id: int
    source_id: int
    capture_id: int
    source_title: str
    is_note: bool
    """The source is a reviewer's own record: it proves nothing by itself."""
    span: Span
    """Of the capture's text."""
    text: str
    """The passage; as a quotation of evidence it is found exactly."""
    locator: str
    score: float
    """0..1; 1 is what the claim itself would have."""
    why: str
    """What the two share: "shares: 40, bridge, council"."""
    facts: tuple[FactComparison, ...]
    """The claim's times and figures beside the passage's."""


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


@dataclass(frozen=True, slots=True)
class SignOff:
    """A second reviewer's word on a verdict."""

    id: int
    verdict_id: int
    claim_id: int
    agrees: bool
    note: str
    reviewer: str
    """Never the verdict's own author."""
    at: str


@dataclass(frozen=True, slots=True)
class Search:
    """What was looked for, where, and what came of it: "nothing found" makes a verdict defensible."""

    id: int
    claim_id: int | None
    """`None` where it was for the whole article."""
    place: str
    """An archive, a register, a search engine."""
    query: str
    found: bool
    result: str
    reviewer: str
    at: str
