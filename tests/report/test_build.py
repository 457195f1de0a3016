"""What the report derives: numbers, order, counts, what to correct first, the corrections log."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report.samples import SCALE, materials
from workbench.language.visible import visible_line
from workbench.model import FollowUp, FollowUpState, InputError, Severity, Span
from workbench.report import json as json_format
from workbench.report import markdown
from workbench.report.build import build, gravity
from workbench.report.labels import label_languages, labels
from workbench.report.model import Materials


def test_counts() -> None:
    summary = build(materials()).summary
    assert (summary.claims, summary.rated, summary.conflicts, summary.unsettled) == (6, 5, 1, 1)
    assert (summary.sources, summary.snapshots, summary.notes) == (2, 1, 1)
    assert sum(count for _, count in summary.by_rating) == summary.rated
    assert [rating.id for rating, _ in summary.by_rating] == [rating.id for rating in SCALE]


def test_the_conflict_is_to_be_corrected_first_then_the_falsest_claims() -> None:
    first, *rest = build(materials()).correct_first
    assert first.flag is not None
    assert [item.claim.rating.id for item in rest if item.claim and item.claim.rating] == [
        "false",
        "half true",
        "misleading context",
    ]


def test_a_settled_conflict_is_no_longer_to_be_corrected() -> None:
    made = materials()
    for flag in (
        replace(made.flags[0], state=FollowUpState.EXPLAINED),
        replace(made.flags[0], present=False),
        replace(made.flags[0], severity=Severity.WARNING),
    ):
        assert build(replace(made, flags=[flag])).correct_first[0].claim is not None


def test_what_needs_no_correction() -> None:
    assert [gravity(rating) is None for rating in SCALE] == [
        True,
        True,
        False,
        False,
        False,
        False,
        True,
        True,
    ]
    assert gravity(None) is None


def test_a_verdict_that_leans_on_notes_says_so() -> None:
    entries = {entry.claim.number: entry for entry in build(materials()).claims}
    assert not entries[1].leans_on_notes
    assert entries[2].leans_on_notes
    assert not entries[4].leans_on_notes  # "misleading context" has no place on the line


def test_set_aside_claims_are_listed_apart() -> None:
    report = build(materials())
    assert [entry.claim.number for entry in report.claims] == [1, 2, 3, 4, 5, 6]
    assert [entry.claim.id for entry in report.set_aside] == [7]


def test_corrections_log() -> None:
    made = materials()
    steps = (
        FollowUp(1, 1, FollowUpState.QUERIED, "asked", "Sami", "2026-01-04T10:00:00Z"),
        FollowUp(2, 1, FollowUpState.CORRECTED, "set right", "Sami", "2026-01-05T10:00:00Z"),
    )
    flag = replace(made.flags[0], state=FollowUpState.CORRECTED, follow_ups=steps[::-1])
    second = replace(made.versions[0], number=2, taken_at="2026-01-04T12:00:00Z")
    changes = build(replace(made, flags=[flag], versions=[*made.versions, second])).changes
    assert [(each.what, each.number, each.before, each.after) for each in changes] == [
        ("rating", 2, "half true", "mostly true"),
        ("version", 2, "", second.title),
        ("flag", 1, "queried", "corrected"),
    ]


@pytest.mark.parametrize("render", [markdown.render, json_format.render])
def test_the_same_case_gives_the_same_report(render: object) -> None:
    assert callable(render)
    assert render(build(materials())) == render(build(materials()))


def _rationale(made: Materials, text: str) -> tuple[str, Materials]:
    newest, *older = made.verdicts[2]
    verdicts = {**made.verdicts, 2: [replace(newest, rationale=text), *older]}
    return newest.rationale, replace(made, verdicts=verdicts)


def _note(made: Materials, text: str) -> tuple[str, Materials]:
    first, *others = made.evidence[1]
    return first.note, replace(made, evidence={**made.evidence, 1: [replace(first, note=text), *others]})


def _publisher(made: Materials, text: str) -> tuple[str, Materials]:
    first, *others = made.sources
    info = replace(first.info, publisher=text)
    return first.info.publisher, replace(made, sources=[replace(first, info=info), *others])


def _message(made: Materials, text: str) -> tuple[str, Materials]:
    first, *others = made.flags
    return first.message, replace(made, flags=[replace(first, message=text), *others])


def _query(made: Materials, text: str) -> tuple[str, Materials]:
    first, *others = made.searches
    return first.query, replace(made, searches=[replace(first, query=text), *others])


CHANGES = {
    "a rationale": _rationale,
    "a note on evidence": _note,
    "a publisher": _publisher,
    "a flag's message": _message,
    "a search": _query,
}


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.parametrize("lang", ["ar", "en"])
@given(text=st.text(min_size=1, max_size=60).filter(lambda text: visible_line(text).strip() != ""))
@settings(deadline=None, max_examples=15)
def test_the_markdown_of_two_states_differs_only_where_the_case_does(lang: str, what: str, text: str) -> None:
    """Line by line: every other line stays, in its place."""
    before = materials(lang)
    old, after = CHANGES[what](before, text)
    was = markdown.render(build(before)).split("\n")
    now = markdown.render(build(after)).split("\n")
    assert len(was) == len(now)
    changed = [(one, other) for one, other in zip(was, now, strict=True) if one != other]
    assert changed or markdown.escape(old) == markdown.escape(text)
    assert all(markdown.escape(old) in one for one, _ in changed)
    ways = markdown.escape(text), markdown.inline(text).strip()  # at the start of a line, or within one
    assert all(any(way in other for way in ways) for _, other in changed)


def test_json_holds_the_whole_case() -> None:
    whole = json.loads(json_format.render(build(materials())))
    assert next(iter(whole)) == "schema_version"
    assert len(whole["claims"]) == 6
    claim = whole["claims"][0]
    assert claim["claim"]["span"] == {"start": 32, "end": 72}
    assert claim["evidence"][1]["is_note"] is True
    assert whole["sources"][0]["source"]["captures"][0]["kind"] == "snapshot"


def test_languages_have_the_same_labels() -> None:
    def keys(words: dict[str, object]) -> set[str]:
        inner = {f"{k}.{i}" for k, part in words.items() if isinstance(part, dict) for i in part}
        return set(words) | inner

    first, *others = [keys(labels(lang)) for lang in label_languages()]
    assert others
    assert all(other == first for other in others)


def test_the_labels_language() -> None:
    assert build(materials("ar")).lang == "ar"
    assert build(materials("ar"), "en").lang == "en"
    made = materials("en")
    french = [replace(made.versions[0], lang="fr")]
    assert build(replace(made, versions=french)).lang == "en"
    with pytest.raises(InputError, match="xx"):
        labels("xx")


def test_a_flags_sides_are_the_claims_around_its_spans() -> None:
    made = materials("en")
    text = made.versions[0].text
    start = text.index("March 2015")
    spans = (Span(start, start + 10), Span(0, 10))
    flag = replace(made.flags[0], spans=spans, texts=tuple(span.of(text) for span in spans))
    (entry,) = build(replace(made, flags=[flag])).flags
    assert entry.sides == (made.claims[0].text, text[:10])
    twice = replace(made.flags[0], spans=(made.flags[0].spans[0],) * 3, texts=(made.flags[0].texts[0],) * 3)
    assert build(replace(made, flags=[twice])).flags[0].sides == (made.claims[0].text,)


def test_a_repeated_block_is_shown_by_its_ends() -> None:
    assert markdown.shortened("short") == "short"
    long = "beginning " + "x" * 5000 + " end"
    assert len(markdown.shortened(long)) < 300
    assert markdown.shortened(long).startswith("beginning")
    assert markdown.shortened(long).endswith("end")


def test_sign_offs_and_searches_stand_with_their_claim() -> None:
    report = build(materials("en"))
    assert [word.reviewer for word in report.claims[0].sign_offs] == ["Sami"]
    assert [search.id for search in report.claims[0].searches] == [1]
    assert [search.id for search in report.searches] == [2]
    text = markdown.render(report)
    assert "**Signed by a second reviewer:** The record is open to the public. · Sami" in text
    assert "nothing found (Noura" in text
    assert "## Search log" in text
