"""Sources and evidence as they are shown."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from workbench.desk.case import Case
from workbench.desk.locators import marks_of, place_in
from workbench.i18n import tr
from workbench.model import (
    Agreement,
    Capture,
    CaptureKind,
    Evidence,
    FactComparison,
    Grade,
    How,
    InputError,
    Selector,
    Source,
    SourceInfo,
    Span,
    Stance,
)
from workbench.store import queries
from workbench.store.columns import load
from workbench.store.queries import Row


def sources(case: Case) -> tuple[Source, ...]:
    """In the order in which they were attached."""
    with case.store.reading():
        rows = queries.sources(case.store)
        captured: dict[int, list[Capture]] = defaultdict(list)
        for row in queries.captures(case.store):
            captured[row["source_id"]].append(_capture(row))
    return tuple(
        Source(row["id"], _info(row), tuple(captured[row["id"]]), row["evidence_count"]) for row in rows
    )


def source(case: Case, source_id: int) -> Source:
    """Raises InputError for an id that no source has."""
    for found in sources(case):
        if found.id == source_id:
            return found
    raise InputError(tr("there is no source with id {source_id}", source_id=source_id))


def _info(row: Row) -> SourceInfo:
    return SourceInfo(
        title=row["title"],
        publisher=row["publisher"],
        author=row["author"],
        published=row["published"],
        accessed=row["accessed"],
        url=row["url"],
        grade=Grade(row["grade"]) if row["grade"] else None,
        interests=row["interests"],
        lang=row["lang"],
        caveat=row["caveat"],
        archive_url=row["archive_url"],
    )


def _capture(row: Row) -> Capture:
    return Capture(
        id=row["id"],
        source_id=row["source_id"],
        kind=CaptureKind(row["kind"]),
        file=row["file"],
        media_type=row["media_type"],
        sha256=row["sha256"],
        size=row["size"],
        captured_at=row["captured_at"],
        text=row["text"],
        text_sha256=row["text_sha256"],
        marks=marks_of(row["marks"]),
    )


def evidence(case: Case, claim_id: int) -> tuple[Evidence, ...]:
    """A claim's evidence, in the order in which it was added."""
    return tuple(_evidence(row) for row in queries.evidence(case.store, claim_id))


def evidence_by_claim(case: Case) -> dict[int, list[Evidence]]:
    """All evidence of the case, by claim id."""
    found: dict[int, list[Evidence]] = defaultdict(list)
    for row in queries.evidence(case.store):
        found[row["claim_id"]].append(_evidence(row))
    return dict(found)


def _evidence(row: Row) -> Evidence:
    kind = row["capture_kind"] or row["any_kind"]
    selector = Selector(**load(row["selector"])) if row["selector"] else None
    return Evidence(
        id=row["id"],
        claim_id=row["claim_id"],
        source_id=row["source_id"],
        source_title=row["source_title"],
        capture_kind=CaptureKind(kind) if kind else None,
        stance=Stance(row["stance"]),
        selector=selector,
        how=How(row["how"]) if row["how"] else None,
        score=row["score"],
        anchored=bool(row["anchored"]),
        note=row["note"],
        quote=row["quote"],
        reviewer=row["reviewer"],
        at=row["at"],
        facts=tuple(_comparison(item) for item in load(row["facts"])),
        locator=place_in(row["capture_marks"], Span(selector.start, selector.end)) if selector else "",
    )


def _comparison(item: dict[str, Any]) -> FactComparison:
    return FactComparison(**{**item, "agreement": Agreement(item["agreement"])})
