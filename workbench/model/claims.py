"""What rules propose of a text: claims and flags."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.text import Span


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
