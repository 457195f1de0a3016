"""From a case's materials to the report: numbering, order, what to correct first."""

from __future__ import annotations

from collections import Counter, defaultdict

from workbench.model import CaptureKind, ClaimRow, FlagRow, FollowUpState, Rating, Search, Severity, Span
from workbench.report.labels import label_languages
from workbench.report.model import (
    Change,
    ClaimEntry,
    Correction,
    EvidenceEntry,
    FlagEntry,
    Materials,
    Report,
    SourceEntry,
    Summary,
    severity_rank,
)
from workbench.report.movements import movements


def build(materials: Materials, lang: str = "") -> Report:
    """The report of a case; `lang` chooses the labels' language (the article's own by default)."""
    article = materials.versions[-1]
    flags = _flags(materials)
    entries = _claims(materials, flags)
    active = tuple(entry for entry in entries if entry.claim.number)
    return Report(
        title=materials.title or article.title,
        lang=lang or (article.lang if article.lang in label_languages() else "en"),
        article=article,
        versions=tuple(materials.versions),
        reviewers=_reviewers(materials),
        as_of=materials.events[0].at if materials.events else article.taken_at,
        scale=tuple(materials.scale),
        summary=_summary(materials, active, flags),
        correct_first=_correct_first(active, flags),
        claims=active,
        set_aside=tuple(entry for entry in entries if not entry.claim.number),
        flags=flags,
        changes=_changes(materials, entries, flags),
        movements=movements(materials, flags),
        sources=_sources(materials),
        events=tuple(materials.events),
        searches=tuple(search for search in materials.searches if search.claim_id is None),
        house=materials.house,
    )


def _flags(materials: Materials) -> tuple[FlagEntry, ...]:
    """Unsettled before settled, conflicts first, then by place; numbered in that order."""

    def order(flag: FlagRow) -> tuple[bool, int, int, int]:
        settled = not flag.present or flag.state not in (FollowUpState.OPEN, FollowUpState.QUERIED)
        return settled, severity_rank(flag.severity), min(flag.spans).start if flag.spans else 0, flag.id

    active = {claim.id: claim for claim in materials.claims if claim.number}
    entries = []
    for number, flag in enumerate(sorted(materials.flags, key=order), 1):
        touched = [active[claim_id] for claim_id in flag.claim_ids if claim_id in active]
        around = (_around(span, text, touched) for span, text in zip(flag.spans, flag.texts, strict=True))
        sides = tuple(dict.fromkeys(around))
        entries.append(FlagEntry(number, flag, tuple(sorted(claim.number for claim in touched)), sides))
    return tuple(entries)


def _around(span: Span, text: str, claims: list[ClaimRow]) -> str:
    """The shortest claim that holds a flag's span whole; the span's own text where none does."""
    holding = [claim.text for claim in claims if claim.span.contains(span)]
    return min(holding, key=len, default=text)


def _claims(materials: Materials, flags: tuple[FlagEntry, ...]) -> tuple[ClaimEntry, ...]:
    ratings = {rating.id: rating for rating in materials.scale}
    sources = {source.id: (number, source) for number, source in enumerate(materials.sources, 1)}
    touching: dict[int, list[int]] = defaultdict(list)
    for entry in flags:
        for claim_id in entry.flag.claim_ids:
            touching[claim_id].append(entry.number)
    searched: dict[int | None, list[Search]] = defaultdict(list)
    for search in materials.searches:
        searched[search.claim_id].append(search)
    entries = []
    for claim in sorted(materials.claims, key=lambda claim: (claim.span, claim.id)):
        evidence = tuple(
            EvidenceEntry(
                evidence=piece,
                source=sources[piece.source_id][0],
                url=sources[piece.source_id][1].info.url,
                is_note=piece.capture_kind is CaptureKind.NOTE,
            )
            for piece in materials.evidence.get(claim.id, ())
            if piece.source_id in sources
        )
        verdicts = tuple(materials.verdicts.get(claim.id, ()))
        entries.append(
            ClaimEntry(
                claim=claim,
                facts=tuple(materials.facts.get(claim.id, ())),
                rating=ratings.get(verdicts[0].rating) if verdicts else None,
                verdicts=verdicts,
                evidence=evidence,
                flags=tuple(touching[claim.id]),
                sign_offs=tuple(materials.sign_offs.get(claim.id, ())),
                searches=tuple(searched[claim.id]),
            )
        )
    return tuple(entries)


def _sources(materials: Materials) -> tuple[SourceEntry, ...]:
    citing: dict[int, set[int]] = defaultdict(set)
    for claim in materials.claims:
        for piece in materials.evidence.get(claim.id, ()):
            if claim.number:
                citing[piece.source_id].add(claim.number)
    numbers = {source.id: number for number, source in enumerate(materials.sources, 1)}
    of_origin: dict[int, list[int]] = defaultdict(list)
    for source_id, number in numbers.items():
        of_origin[materials.origins.get(source_id, source_id)].append(number)
    return tuple(
        SourceEntry(
            number,
            source,
            tuple(sorted(citing[source.id])),
            tuple(n for n in of_origin[materials.origins.get(source.id, source.id)] if n != number),
        )
        for number, source in enumerate(materials.sources, 1)
    )


def _reviewers(materials: Materials) -> tuple[str, ...]:
    """Whoever rated, signed, attached evidence or followed up, by name."""
    names = {verdict.reviewer for verdicts in materials.verdicts.values() for verdict in verdicts}
    names |= {piece.reviewer for pieces in materials.evidence.values() for piece in pieces}
    names |= {word.reviewer for words in materials.sign_offs.values() for word in words}
    names |= {step.reviewer for flag in materials.flags for step in flag.follow_ups}
    return tuple(sorted(names - {""}))


def _summary(materials: Materials, claims: tuple[ClaimEntry, ...], flags: tuple[FlagEntry, ...]) -> Summary:
    counts = Counter(entry.rating.id for entry in claims if entry.rating)
    unsettled = [entry for entry in flags if entry.unsettled]
    captures = [{capture.kind for capture in source.captures} for source in materials.sources]
    return Summary(
        claims=len(claims),
        rated=counts.total(),
        by_rating=tuple((rating, counts[rating.id]) for rating in materials.scale),
        conflicts=sum(entry.flag.severity is Severity.CONFLICT for entry in unsettled),
        unsettled=len(unsettled),
        flags=len(flags),
        sources=len(materials.sources),
        origins=len({materials.origins.get(source.id, source.id) for source in materials.sources}),
        snapshots=sum(CaptureKind.SNAPSHOT in kinds for kinds in captures),
        notes=sum(kinds == {CaptureKind.NOTE} for kinds in captures),
        coverage=materials.coverage,
    )


def gravity(rating: Rating | None) -> float | None:
    """How wrong a rating says that a claim is, 1 = worst; `None` where nothing is to be corrected.

    What misleads or is disputed (AVeriTeC's "Conflicting Evidence/Cherrypicking") comes last.
    """
    if rating is None:
        return None
    if rating.value is not None:
        return float(rating.value) if rating.value <= 3 else None
    if rating.averitec == "Refuted":
        return 1.0
    return 4.0 if rating.averitec.startswith("Conflicting") else None


def _correct_first(claims: tuple[ClaimEntry, ...], flags: tuple[FlagEntry, ...]) -> tuple[Correction, ...]:
    """The article's open conflicts with itself, then its claims, the falsest first."""
    conflicts = [
        entry
        for entry in flags
        if entry.unsettled and entry.flag.severity is Severity.CONFLICT and not entry.about_evidence
    ]
    wrong = [(grave, entry) for entry in claims if (grave := gravity(entry.rating)) is not None]
    wrong.sort(key=lambda pair: (pair[0], pair[1].claim.number))
    return tuple(
        [Correction(entry, None) for entry in conflicts] + [Correction(None, entry) for _, entry in wrong]
    )


def _changes(
    materials: Materials, entries: tuple[ClaimEntry, ...], flags: tuple[FlagEntry, ...]
) -> tuple[Change, ...]:
    """New versions of the article, ratings that replaced others, flags that a correction settled."""
    changes = [
        Change(version.taken_at, "", "version", version.number, "", version.title, "")
        for version in materials.versions[1:]
    ]
    for entry in entries:
        for newer, older in zip(entry.verdicts, entry.verdicts[1:], strict=False):
            changes.append(
                Change(
                    newer.at,
                    newer.reviewer,
                    "rating",
                    entry.claim.number,
                    older.rating,
                    newer.rating,
                    newer.rationale,
                )
            )
    for flagged in flags:
        before = FollowUpState.OPEN
        for step in sorted(flagged.flag.follow_ups, key=lambda step: (step.at, step.id)):
            if step.state is FollowUpState.CORRECTED:
                changes.append(
                    Change(
                        step.at,
                        step.reviewer,
                        "flag",
                        flagged.number,
                        before.value,
                        step.state.value,
                        step.note,
                    )
                )
            before = step.state
    return tuple(sorted(changes, key=lambda change: change.at))
