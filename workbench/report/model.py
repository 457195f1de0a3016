"""The one report that every format renders. `desk.reporting` gathers the nouns, `report` arranges them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.model import (
    ArticleVersion,
    CaptureKind,
    ClaimRow,
    Coverage,
    Event,
    Evidence,
    Fact,
    FlagRow,
    FollowUpState,
    Rating,
    Search,
    Severity,
    SignOff,
    Source,
    Verdict,
)
from workbench.report.house import House

SCHEMA_VERSION = 1
_ABOUT_EVIDENCE = ("evidence-mismatch", "quote-unanchored")
UNSETTLED = (FollowUpState.OPEN, FollowUpState.QUERIED)

Progress = Callable[[int, int], None]
"""Told how many of how many claims are written. What it raises ends the writing: so one cancels."""


@dataclass(frozen=True, slots=True)
class Materials:
    """What a case holds, as read from it in one moment; nothing derived."""

    versions: Sequence[ArticleVersion]
    """Oldest first; the last one is reported on."""
    scale: Sequence[Rating]
    claims: Sequence[ClaimRow]
    """Active and not, in the article's order."""
    facts: Mapping[int, Sequence[Fact]]
    """By claim id."""
    evidence: Mapping[int, Sequence[Evidence]]
    verdicts: Mapping[int, Sequence[Verdict]]
    """By claim id, newest first."""
    flags: Sequence[FlagRow]
    sources: Sequence[Source]
    coverage: Coverage
    events: Sequence[Event] = ()
    """Newest first."""
    title: str = ""
    sign_offs: Mapping[int, Sequence[SignOff]] = field(default_factory=dict)
    """By claim id, newest first: the words on the newest verdict."""
    searches: Sequence[Search] = ()
    """Oldest first."""
    origins: Mapping[int, int] = field(default_factory=dict)
    """Source id -> the first source with the same text; a source that is not here is its own origin."""
    house: House = field(default_factory=House)


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    evidence: Evidence
    source: int
    """The source's number in this report."""
    url: str
    is_note: bool
    """The source was kept as the reviewer's own record only: it proves nothing by itself."""


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    claim: ClaimRow
    facts: tuple[Fact, ...]
    rating: Rating | None
    verdicts: tuple[Verdict, ...]
    """Newest first; the first one counts."""
    evidence: tuple[EvidenceEntry, ...]
    flags: tuple[int, ...]
    """Numbers of the flags that touch it."""
    sign_offs: tuple[SignOff, ...] = ()
    """Second reviewers' words on the newest verdict, newest first."""
    searches: tuple[Search, ...] = ()
    """What was looked for to check it, oldest first."""

    @property
    def disputed(self) -> bool:
        """Whether a second reviewer's last word is a disagreement."""
        last = {word.reviewer: word.agrees for word in reversed(self.sign_offs)}
        return not all(last.values())

    @property
    def anchored(self) -> bool:
        """Whether a quotation found in a snapshot stands behind it."""
        return any(entry.evidence.anchored and not entry.is_note for entry in self.evidence)

    @property
    def leans_on_notes(self) -> bool:
        """A verdict on the line from true to false, without an anchored quotation behind it."""
        return self.rating is not None and self.rating.value is not None and not self.anchored


@dataclass(frozen=True, slots=True)
class FlagEntry:
    number: int
    flag: FlagRow
    claims: tuple[int, ...]
    """Numbers of the claims that it touches."""
    sides: tuple[str, ...]
    """The claims around its spans, each once; a span's own words where there is none."""

    @property
    def about_evidence(self) -> bool:
        """Whether it is for the reviewers to mend, not for the author."""
        return self.flag.rule in _ABOUT_EVIDENCE

    @property
    def unsettled(self) -> bool:
        return self.flag.present and self.flag.state in UNSETTLED


@dataclass(frozen=True, slots=True)
class SourceEntry:
    number: int
    source: Source
    claims: tuple[int, ...]
    """Numbers of the claims that cite it."""
    one_text: tuple[int, ...] = ()
    """Numbers of the other sources that have the same text: together they are one origin."""

    @property
    def is_note(self) -> bool:
        kinds = {capture.kind for capture in self.source.captures}
        return kinds == {CaptureKind.NOTE}


@dataclass(frozen=True, slots=True)
class Correction:
    """Something that should be put right before the article is published or relied on."""

    flag: FlagEntry | None
    claim: ClaimEntry | None


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the corrections log."""

    at: str
    reviewer: str
    what: str
    """`version`, `rating` or `flag`."""
    number: int
    """Of the version, claim or flag."""
    before: str
    after: str
    note: str


@dataclass(frozen=True, slots=True)
class Movement:
    """A claim or flag that came, went or was reworded after the article was first taken in."""

    at: str
    reviewer: str
    """Who did it; empty where the rules did."""
    what: str
    """`claim` or `flag`."""
    turn: str
    """`new`, `gone`; of a claim also `reworded`, `set_aside` and `back`."""
    number: int
    """That it has in this report; 0 if it has none now."""
    text: str
    """The claim's words then, or the flag's message."""
    before: str = ""
    """The words of a reworded claim before."""
    note: str = ""
    """Why a claim was set aside."""
    version: int = 0
    """Number of the article's version in which the rules found it; 0 where a reviewer did it."""


@dataclass(frozen=True, slots=True)
class Summary:
    claims: int
    rated: int
    by_rating: tuple[tuple[Rating, int], ...]
    """Every step of the scale, in its order."""
    conflicts: int
    """Unsettled flags of severity conflict."""
    unsettled: int
    flags: int
    sources: int
    origins: int
    """Sources that have one text count once."""
    snapshots: int
    notes: int
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Report:
    title: str
    lang: str
    """Language of the labels."""
    article: ArticleVersion
    versions: tuple[ArticleVersion, ...]
    reviewers: tuple[str, ...]
    as_of: str
    """Time of the last deed: the same case gives the same report, byte for byte."""
    scale: tuple[Rating, ...]
    summary: Summary
    correct_first: tuple[Correction, ...]
    claims: tuple[ClaimEntry, ...]
    set_aside: tuple[ClaimEntry, ...]
    """Dismissed, replaced, or no longer in the article."""
    flags: tuple[FlagEntry, ...]
    changes: tuple[Change, ...]
    movements: tuple[Movement, ...]
    """Oldest first."""
    sources: tuple[SourceEntry, ...]
    events: tuple[Event, ...]
    searches: tuple[Search, ...] = ()
    """Those for the article as a whole, oldest first; a claim's stand with it."""
    house: House = field(default_factory=House)
    schema_version: int = field(default=SCHEMA_VERSION)
    progress: Progress | None = field(default=None, compare=False, repr=False)
    """No part of what the report says."""

    def each_claim(self) -> Iterator[ClaimEntry]:
        """The claims, once over, telling `progress`: for the longest loop of a format."""
        for done, entry in enumerate(self.claims):
            if self.progress:
                self.progress(done, len(self.claims))
            yield entry
        if self.progress:
            self.progress(len(self.claims), len(self.claims))


_SEVERITIES = (Severity.CONFLICT, Severity.WARNING, Severity.NOTE)


def severity_rank(severity: Severity) -> int:
    return _SEVERITIES.index(severity)
