"""The worked example: built again, it has the same content; it says what the article's reader needs."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools import example
from workbench.desk import evidence, log, verdicts, views
from workbench.desk.case import Case, open_case
from workbench.desk.verify import verify
from workbench.model import CaptureKind, Severity


def content(database: Path) -> list[str]:
    """Every row of a database, as SQL."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


@pytest.fixture
def case() -> Iterator[Case]:
    with open_case(example.ROOT, reviewer="reader") as opened:
        yield opened


def test_built_anew_it_is_the_same(tmp_path: Path) -> None:
    built = tmp_path / "case"
    example.build(built)
    kept = {file.name: file.read_bytes() for file in (example.ROOT / "sources").iterdir()}
    assert {file.name: file.read_bytes() for file in (built / "sources").iterdir()} == kept
    assert content(built / "claims.db") == content(example.ROOT / "claims.db"), "run `make example`"


def test_it_verifies(case: Case) -> None:
    assert verify(case) == ()


def test_looking_changes_no_byte(tmp_path: Path) -> None:
    database = example.ROOT / "claims.db"
    before = database.read_bytes()
    with open_case(example.ROOT, reviewer="reader") as opened:
        views.claims(opened)
        views.flags(opened)
    assert database.read_bytes() == before


def test_fifteen_claims_are_rated_as_reviewed(case: Case) -> None:
    review = example.review()
    rated = {(row.span.start, row.span.end): row for row in views.claims(case) if row.rating}
    assert len(rated) == len(review["ratings"]) == 15
    for wanted in review["ratings"]:
        row = rated[wanted["start"], wanted["end"]]
        assert (row.text, row.rating) == (wanted["quote"], wanted["rating"])
        assert verdicts.verdicts(case, row.id)[0].rationale == wanted["rationale"]
        assert row.evidence_count == len(wanted["evidence"])


def test_its_sources_are_notes_and_prove_nothing_alone(case: Case) -> None:
    sources = views.sources(case)
    assert len(sources) == 15
    assert {capture.kind for source in sources for capture in source.captures} == {CaptureKind.NOTE}
    assert not any(item.anchored for row in views.claims(case) for item in views.evidence(case, row.id))


def test_one_conflict_stands_first_and_only_one(case: Case) -> None:
    flags = views.flags(case)
    assert [flag.severity for flag in flags].count(Severity.CONFLICT) == 1
    first = flags[0]
    assert first.rule == "date-conflict"
    assert [value[:4] for value in first.values] == ["2018", "2018"]
    assert {"01", "12"} <= {value[-5:-3] for value in first.values}
    warnings = [flag.rule for flag in flags if flag.severity is Severity.WARNING]
    assert sorted(warnings) == ["duplicated-text", "name-variant", "title-body"]
    notes = {"narrow-window", "unanchored-time", "unsourced-figure", "unsupported-superlative"}
    assert notes <= {flag.rule for flag in flags}


def test_its_log_names_the_reviewer(case: Case) -> None:
    events = log.events(case)
    assert {event.reviewer for event in events} == {example.REVIEWER}
    assert events[0].at > events[-1].at


def test_the_second_copy_is_listed_once(case: Case) -> None:
    article = views.article(case)
    assert article.title_span is not None
    half = article.title_span.start
    assert all(row.span.end <= half or article.title_span.contains(row.span) for row in views.claims(case))
    assert evidence.locate_quotation(case, "Tesla merger")[0].text == "Tesla merger"
