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


def progress(case: Case, listed: int | None = None) -> Progress:
    """What is done and what is open; claims that are no longer in the article do not count.

    `listed`: how many claims there are with those, if that is known.
    """
    store = case.store
    with store.reading():
        version = queries.version_id(store)
        rated = queries.rated_count(store, version)
        claims = queries.listed_count(store, version) if listed is None else listed
        claims -= queries.absent_count(store, version)
        again = queries.again_count(store, version)
        open_flags = queries.open_flags(store)
        sources = queries.source_count(store)
    return Progress(
        claims=claims,
        rated=rated,
        look_again=again,
        open_flags=len(open_flags),
        conflicts=sum(row["severity"] == Severity.CONFLICT for row in open_flags),
        sources=sources,
    )
