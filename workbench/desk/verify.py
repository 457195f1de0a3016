"""Proving that a case is whole: bytes, texts, quotations, log and database; the folder is enough."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.archive.captures import problem
from workbench.desk.case import Case
from workbench.desk.record import sha256
from workbench.desk.timestamps import problems as timestamp_problems
from workbench.i18n import tr
from workbench.store import integrity, queries
from workbench.store.columns import dump, load


def verify(case: Case) -> tuple[str, ...]:
    """What has drifted, one line each; empty for a case that is whole."""
    found = integrity.problems(case.store)
    if found:
        return tuple(found)
    with case.store.reading():
        return (
            *_article_problems(case),
            *_claim_problems(case),
            *_source_problems(case),
            *timestamp_problems(case),
        )


def _article_problems(case: Case) -> Iterator[str]:
    for version in queries.versions(case.store):
        yield from filter(None, [problem(case.sources_folder, version["file"], version["file_sha256"])])
        facts = [list(row)[2:] for row in queries.facts(case.store, version["analysis_id"])]
        if sha256(dump(facts)) != version["facts_sha256"]:
            yield tr("the facts of version {number} of the article were changed", number=version["number"])


def _claim_problems(case: Case) -> Iterator[str]:
    for version in queries.versions(case.store):
        for row in queries.claims(case.store, version["id"]):
            if row["present"] and version["text"][row["start"] : row["stop"]] != row["text"]:
                yield tr(
                    "claim {claim} does not stand where version {number} has it",
                    claim=row["id"],
                    number=version["number"],
                )


def _source_problems(case: Case) -> Iterator[str]:
    captures = {row["id"]: row for row in queries.captures(case.store)}
    for capture in captures.values():
        yield from filter(None, [problem(case.sources_folder, capture["file"], capture["sha256"])])
    for piece in queries.evidence(case.store):
        if not piece["anchored"]:
            continue
        selector = load(piece["selector"])
        text = captures[piece["capture_id"]]["text"] if piece["capture_id"] in captures else ""
        if text[selector["start"] : selector["end"]] != selector["exact"]:
            yield tr("the quotation of evidence {number} is no longer where it was found", number=piece["id"])
