"""Reading a case: every view is one moment of it, made of a fixed number of queries."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from workbench.desk.case import Case
from workbench.language.fold import fold
from workbench.model import (
    Agreement,
    ArticleVersion,
    Block,
    BlockRole,
    Capture,
    CaptureKind,
    ClaimKind,
    ClaimRow,
    ClaimState,
    Coverage,
    Evidence,
    Fact,
    FactComparison,
    FlagRow,
    FollowUp,
    FollowUpState,
    Grade,
    How,
    InputError,
    Modality,
    Progress,
    Selector,
    Sentence,
    Severity,
    Source,
    SourceInfo,
    Span,
    Stance,
)
from workbench.store import queries
from workbench.store.queries import Row

UNSETTLED = (FollowUpState.OPEN, FollowUpState.QUERIED)
"""A flag in these states is open: somebody still has to do something."""

_SEVERITIES = (Severity.CONFLICT, Severity.WARNING, Severity.NOTE)
_WIDE = 2
"""A flag's span over more sentences than this is about the text, not about the claims in it."""


# ---------------------------------------------------------------------------- the article


def article(case: Case, number: int | None = None) -> ArticleVersion:
    """The current version, or the one of that number. Raises InputError where there is none."""
    row = queries.version(case.store, number)
    if row is None:
        raise InputError(f"there is no version {number} of the article")
    return _version(row)


def versions(case: Case) -> tuple[ArticleVersion, ...]:
    """Every version, oldest first."""
    return tuple(_version(row) for row in queries.versions(case.store))


def _version(row: Row) -> ArticleVersion:
    return ArticleVersion(
        id=row["id"],
        number=row["number"],
        text=row["text"],
        text_sha256=row["text_sha256"],
        file=row["file"],
        title=row["title"],
        title_span=None if row["title_start"] is None else Span(row["title_start"], row["title_stop"]),
        author=row["author"],
        publisher=row["publisher"],
        published=row["published"],
        url=row["url"],
        lang=row["lang"],
        taken_at=row["taken_at"],
        blocks=tuple(
            Block(Span(start, stop), BlockRole(role), Span(*repeats) if repeats else None)
            for start, stop, role, *repeats in json.loads(row["blocks"])
        ),
        sentences=tuple(
            Sentence(Span(start, stop), block) for start, stop, block in json.loads(row["sentences"])
        ),
        notices=tuple(json.loads(row["notices"])),
    )


def facts(case: Case, claim_id: int | None = None) -> tuple[Fact, ...]:
    """The article's facts, or those within a claim, in the order of their start."""
    store = case.store
    with store.reading():
        version = queries.version(store)
        if version is None:
            return ()
        if claim_id is None:
            rows = queries.facts(store, version["analysis_id"])
        else:
            place = queries.claim(store, version["id"], claim_id)
            if place is None:
                raise InputError(f"there is no claim with id {claim_id}")
            if not place["present"]:
                return ()
            rows = queries.facts(store, version["analysis_id"], place["start"], place["stop"])
    return tuple(_fact(row) for row in rows)


def _fact(row: Row) -> Fact:
    span = Span(row["start"], row["stop"])
    return Fact(row["what"], span, row["text"], row["value"], json.loads(row["data"]))


# ---------------------------------------------------------------------------- claims


def claims(
    case: Case,
    *,
    rating: str | None = None,
    kind: ClaimKind | None = None,
    unrated: bool = False,
    unsourced: bool = False,
    flagged: bool = False,
    search: str = "",
    dismissed: bool = False,
) -> tuple[ClaimRow, ...]:
    """The active claims in the article's order, those no longer in the article last.

    Filters are joined by "and". `search` is folded text. `dismissed` lists instead the claims that
    were set aside: dismissed, split or merged.
    """
    wanted = fold(search).strip()
    return tuple(
        row
        for row in all_claims(case)
        if (row.state is not ClaimState.ACTIVE) == dismissed
        and (rating is None or row.rating == rating)
        and (kind is None or row.kind == kind)
        and not (unrated and row.rating is not None)
        and not (unsourced and row.evidence_count)
        and not (flagged and not row.open_flag_count)
        and (not wanted or wanted in fold(row.text))
    )


def all_claims(case: Case) -> tuple[ClaimRow, ...]:
    """Every claim whatever its state, in the article's order, those no longer in it last."""
    with case.store.reading():
        rows = queries.claims(case.store, queries.version_id(case.store))
        flag_rows = queries.flags(case.store)
    touching = _touching(rows, flag_rows)
    is_open = {
        row["id"]: bool(row["present"]) and FollowUpState(row["state"]) in UNSETTLED for row in flag_rows
    }
    found = []
    number = 0
    for row in rows:
        numbered = row["present"] and row["state"] == ClaimState.ACTIVE
        number += bool(numbered)
        found.append(_claim(row, number if numbered else 0, touching.get(row["id"], ()), is_open))
    return tuple(found)


def claim(case: Case, claim_id: int) -> ClaimRow:
    """Raises InputError for an id that no claim has."""
    for row in all_claims(case):
        if row.id == claim_id:
            return row
    raise InputError(f"there is no claim with id {claim_id}")


def claim_by_number(case: Case, number: int) -> ClaimRow:
    """The claim at a place in the list of active claims. Raises InputError where there is none."""
    rows = [row for row in all_claims(case) if row.number]
    if 1 <= number <= len(rows):
        return rows[number - 1]
    raise InputError(f"there is no claim {number}; the article has {len(rows)}")


def _claim(row: Row, number: int, flag_ids: Sequence[int], is_open: dict[int, bool]) -> ClaimRow:
    return ClaimRow(
        id=row["id"],
        number=number,
        span=Span(row["start"], row["stop"]),
        text=row["text"],
        sentence=row["sentence"],
        kind=ClaimKind(row["kind"]),
        priority=row["priority"],
        why=row["why"],
        origin=row["origin"],
        state=ClaimState(row["state"]),
        state_reason=row["state_reason"],
        look_again=bool(row["look_again"]),
        carried_score=row["score"],
        rating=row["rating"],
        evidence_count=row["evidence_count"],
        flag_ids=tuple(flag_ids),
        open_flag_count=sum(is_open[flag_id] for flag_id in flag_ids),
        present=bool(row["present"]),
        modality=Modality(row["modality"]),
        negated=bool(row["negated"]),
        speaker=row["speaker"],
    )


def _touching(claim_rows: Sequence[Row], flag_rows: Sequence[Row]) -> dict[int, list[int]]:
    """Claim id -> ids of the flags that touch it, in their order."""
    live = [row for row in claim_rows if row["present"] and row["state"] == ClaimState.ACTIVE]
    starts = [row["start"] for row in live]
    # The furthest end up to each claim: how far back a claim that reaches into a span can begin.
    reach: list[int] = []
    for row in live:
        reach.append(max(row["stop"], reach[-1] if reach else 0))
    touching: dict[int, list[int]] = defaultdict(list)
    for flag in flag_rows:
        if flag["evidence_claim_id"] is not None:
            touching[flag["evidence_claim_id"]].append(flag["id"])
            continue
        if not flag["present"]:
            continue
        ids: dict[int, None] = {}
        for start, stop in json.loads(flag["spans"]):
            hits = []
            at = bisect_left(starts, stop) - 1
            while at >= 0 and reach[at] > start:
                if live[at]["stop"] > start:
                    hits.append(live[at])
                at -= 1
            if len({row["sentence"] for row in hits}) <= _WIDE:
                ids.update(dict.fromkeys(row["id"] for row in hits))
        for claim_id in ids:
            touching[claim_id].append(flag["id"])
    return touching


# ---------------------------------------------------------------------------- flags


def flags(
    case: Case,
    *,
    open_only: bool = False,
    rule: str | None = None,
    severity: Severity | None = None,
) -> tuple[FlagRow, ...]:
    """Conflicts first, then warnings, then notes, each in the article's order.

    A flag that the latest analysis no longer raises comes last, and only if it was followed up.
    `open_only`: raised, and open or queried.
    """
    found = [
        row
        for row in _all_flags(case)
        if (rule is None or row.rule == rule)
        and (severity is None or row.severity == severity)
        and (row.present or row.follow_ups)
        and not (open_only and not (row.present and row.state in UNSETTLED))
    ]
    return tuple(sorted(found, key=_flag_order))


def flag(case: Case, flag_id: int) -> FlagRow:
    """Raises InputError for an id that no flag has."""
    for row in _all_flags(case):
        if row.id == flag_id:
            return row
    raise InputError(f"there is no flag with id {flag_id}")


def _flag_order(row: FlagRow) -> tuple[bool, int, int, int]:
    start = min((span.start for span in row.spans), default=0)
    return not row.present, _SEVERITIES.index(row.severity), start, row.id


def _all_flags(case: Case) -> list[FlagRow]:
    with case.store.reading():
        claim_rows = queries.claims(case.store, queries.version_id(case.store))
        rows = queries.flags(case.store)
        steps = queries.follow_ups(case.store)
    claim_ids: dict[int, list[int]] = defaultdict(list)
    for claim_id, flag_ids in _touching(claim_rows, rows).items():
        for flag_id in flag_ids:
            claim_ids[flag_id].append(claim_id)
    history: dict[int, list[FollowUp]] = defaultdict(list)
    for step in steps:
        history[step["flag_id"]].append(_follow_up(step))
    return [_flag(row, claim_ids[row["id"]], history[row["id"]]) for row in rows]


def _follow_up(row: Row) -> FollowUp:
    return FollowUp(
        row["id"], row["flag_id"], FollowUpState(row["state"]), row["note"], row["reviewer"], row["at"]
    )


def _flag(row: Row, claim_ids: Sequence[int], history: Sequence[FollowUp]) -> FlagRow:
    return FlagRow(
        id=row["id"],
        fingerprint=row["fingerprint"],
        rule=row["rule"],
        severity=Severity(row["severity"]),
        message=row["message"],
        question=row["own_question"] or row["question"],
        spans=tuple(Span(start, stop) for start, stop in json.loads(row["spans"])),
        texts=tuple(json.loads(row["texts"])),
        values=tuple(json.loads(row["span_values"])),
        why=tuple(json.loads(row["why"])),
        state=FollowUpState(row["state"]),
        present=bool(row["present"]),
        claim_ids=tuple(sorted(claim_ids)),
        follow_ups=tuple(history),
    )


# ---------------------------------------------------------------------------- sources and evidence


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
    raise InputError(f"there is no source with id {source_id}")


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
    return Evidence(
        id=row["id"],
        claim_id=row["claim_id"],
        source_id=row["source_id"],
        source_title=row["source_title"],
        capture_kind=CaptureKind(kind) if kind else None,
        stance=Stance(row["stance"]),
        selector=Selector(**json.loads(row["selector"])) if row["selector"] else None,
        how=How(row["how"]) if row["how"] else None,
        score=row["score"],
        anchored=bool(row["anchored"]),
        note=row["note"],
        reviewer=row["reviewer"],
        at=row["at"],
        facts=tuple(_comparison(item) for item in json.loads(row["facts"])),
    )


def _comparison(item: dict[str, Any]) -> FactComparison:
    return FactComparison(**{**item, "agreement": Agreement(item["agreement"])})


# ---------------------------------------------------------------------------- how far the review is


def coverage(case: Case) -> Coverage:
    """Which of the article's facts belong to no active claim; repeats and disclaimers do not count."""
    from workbench.claims.coverage import coverage as covered

    current = article(case)
    listed = [block.span for block in current.blocks if block.listed]
    found = [fact for fact in facts(case) if any(span.contains(fact.span) for span in listed)]
    return covered(found, [row.span for row in claims(case) if row.present])


def progress(case: Case) -> Progress:
    """What is done and what is open; by_rating counts active claims."""
    rows = [row for row in claims(case) if row.present]
    open_flags = flags(case, open_only=True)
    by_rating: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.rating:
            by_rating[row.rating] += 1
    return Progress(
        claims=len(rows),
        rated=sum(by_rating.values()),
        look_again=sum(row.look_again for row in rows),
        open_flags=len(open_flags),
        conflicts=sum(row.severity is Severity.CONFLICT for row in open_flags),
        sources=queries.source_count(case.store),
        by_rating=dict(by_rating),
    )
