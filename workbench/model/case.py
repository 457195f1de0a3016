"""A case as it is read: what stands in `claims.db`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from workbench.model.claims import ClaimKind, FollowUpState, Severity
from workbench.model.text import Block, Modality, Sentence, Span


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
    assigned: str = ""
    """The reviewer who is to check it; empty for nobody in particular."""
    rated_by: str = ""
    """Who gave the rating that counts."""
    disputed: bool = False
    """Whether a second reviewer's last word on the rating is a disagreement."""


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
