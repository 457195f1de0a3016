"""Reading a case. Every view is one moment of it, made of a fixed number of queries."""

from workbench.desk.seen.article import article, article_to_look_at, facts, versions
from workbench.desk.seen.claims import all_claims, claim, claim_by_number, claims, made_of
from workbench.desk.seen.flags import UNSETTLED, flag, flags
from workbench.desk.seen.progress import coverage, progress
from workbench.desk.seen.sources import evidence, evidence_by_claim, source, sources

__all__ = [
    "UNSETTLED",
    "all_claims",
    "article",
    "article_to_look_at",
    "claim",
    "claim_by_number",
    "claims",
    "coverage",
    "evidence",
    "evidence_by_claim",
    "facts",
    "flag",
    "flags",
    "made_of",
    "progress",
    "source",
    "sources",
    "versions",
]
