"""How far the review is."""

from __future__ import annotations

from bisect import bisect_right

from workbench.desk.case import Case
from workbench.desk.seen.article import article, facts
from workbench.desk.seen.claims import claims
from workbench.model import Coverage, Progress, Severity
from workbench.store import queries


def coverage(case: Case) -> Coverage:
    """Which of the article's facts belong to no active claim; repeats and disclaimers do not count."""
    from workbench.claims.coverage import coverage as covered

    listed = [block.span for block in article(case).blocks if block.listed]
    starts = [span.start for span in listed]
    counted = []
    for fact in facts(case):
        at = bisect_right(starts, fact.span.start) - 1
        if at >= 0 and listed[at].contains(fact.span):
            counted.append(fact)
    return covered(counted, [row.span for row in claims(case) if row.present])


def progress(case: Case) -> Progress:
    """What is done and what is open; claims that are no longer in the article do not count."""
    with case.store.reading():
        rows = queries.ratings(case.store, queries.version_id(case.store))
        open_flags = queries.open_flags(case.store)
        sources = queries.source_count(case.store)
    by_rating = {row["rating"]: row["claims"] for row in rows if row["rating"]}
    return Progress(
        claims=sum(row["claims"] for row in rows),
        rated=sum(by_rating.values()),
        look_again=sum(row["again"] for row in rows),
        open_flags=len(open_flags),
        conflicts=sum(row["severity"] == Severity.CONFLICT for row in open_flags),
        sources=sources,
        by_rating=by_rating,
    )
