"""What a text is: spans, blocks, documents, sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
    published_time: str = ""
    """`08:30 +02:00` where a web page tells the time, too."""
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


LONGEST_NUMBER = 9
"""Digits; nothing in a case is counted so far."""


def whole_number(text: str) -> int | None:
    """A whole number in any digits; None for anything else, and for one that nothing could have."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None
