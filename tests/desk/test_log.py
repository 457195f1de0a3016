"""Undo, redo, the chain of events, and `verify`."""

import json
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.conftest import ARTICLE, Clock
from workbench.desk import claims, evidence, followup, views
from workbench.desk.case import Case, open_case
from workbench.desk.ingest import new_case, reanalyse, revise
from workbench.desk.log import events, redo, undo, verify
from workbench.desk.verdicts import rate, verdicts
from workbench.model import (
    ClaimKind,
    ClaimState,
    ConflictError,
    FollowUpState,
    InputError,
    SourceInfo,
    Span,
    Stance,
    WorkbenchError,
)


def state(case: Case) -> tuple[object, ...]:
    """Everything that a reviewer sees, but the log."""
    rows = views.all_claims(case)
    return (
        views.article(case),
        rows,
        views.flags(case),
        views.sources(case),
        [views.evidence(case, row.id) for row in rows],
        [verdicts(case, row.id) for row in rows],
        views.progress(case),
    )


def test_an_event_says_who_changed_what_from_what_to_what(case: Case) -> None:
    claim = views.claims(case)[0]
    claims.set_kind(case, claim.id, ClaimKind.OPINION)
    event = events(case)[0]
    assert (event.reviewer, event.deed, event.subject) == ("Ada", "kind", f"claim:{claim.id}")
    assert event.at == "2026-01-02T09:02:00Z"
    assert event.changes == (
        {
            "table": "claims",
            "id": claim.id,
            "before": {"kind": claim.kind.value},
            "after": {"kind": "opinion"},
        },
    )
    assert [e.deed for e in events(case)] == ["kind", "new"]
    assert events(case, limit=1) == (event,)
    assert events(case, subject=f"claim:{claim.id}") == (event,)


def test_undo_and_redo(case: Case) -> None:
    before = state(case)
    claim = views.claims(case)[0].id
    rate(case, claim, "true", "seen")
    after = state(case)
    taken_back = undo(case)
    assert (taken_back.deed, taken_back.undoes) == ("undo", 2)
    assert events(case)[1].undone_by == taken_back.id
    assert state(case) == before
    assert redo(case).summary == f"did again: rated claim {claim} true"
    assert state(case) == after
    assert events(case)[2].undone_by is None
    assert undo(case).undoes == 2
    assert state(case) == before
    assert verify(case) == ()


def test_nothing_to_undo_or_redo(case: Case) -> None:
    with pytest.raises(InputError, match="nothing to undo"):
        undo(case)
    with pytest.raises(InputError, match="nothing to redo"):
        redo(case)
    claim = views.claims(case)[0].id
    rate(case, claim, "true", "seen")
    undo(case)
    rate(case, claim, "false", "seen")
    with pytest.raises(InputError, match="nothing to redo"):
        redo(case)


def test_undo_takes_back_ones_own_last_deed(case: Case) -> None:
    first, second = (row.id for row in views.claims(case)[:2])
    rate(case, first, "true", "seen")
    with open_case(case.folder, reviewer="Ben") as other:
        rate(other, second, "false", "seen")
        undo(case)
        assert views.claim(other, first).rating is None
        assert views.claim(other, second).rating == "false"
        with pytest.raises(InputError, match="Ada has nothing to undo"):
            undo(case)


def test_undo_gives_way_to_a_later_deed_on_the_same_rows(case: Case) -> None:
    claim = views.claims(case)[0].id
    claims.set_kind(case, claim, ClaimKind.OPINION)
    with open_case(case.folder, reviewer="Ben") as other:
        claims.set_kind(other, claim, ClaimKind.CAUSAL)
        with pytest.raises(ConflictError, match=r"Ben did 'claim \d+ is causal"):
            undo(case)
        assert views.claim(case, claim).kind is ClaimKind.CAUSAL
        undo(other)
    undo(case)
    assert verify(case) == ()


def test_undo_leaves_nothing_hanging(case: Case) -> None:
    span = views.claims(case)[0].span
    added = claims.add_claim(case, Span(span.start, span.start + 12))
    source = evidence.attach_text(case, "The bridge opened.").source_id
    with open_case(case.folder, reviewer="Ben") as other:
        rate(other, added, "true", "seen")
        evidence.add_evidence(other, views.claims(other)[1].id, source, Stance.CONTEXT)
        with pytest.raises(ConflictError, match="Ben"):
            undo(case)  # the source
        undo(other)
        undo(case)
        with pytest.raises(ConflictError, match="Ben"):
            undo(case)  # the claim
        with pytest.raises(ConflictError):
            redo(other)  # evidence of a source that is gone
    assert verify(case) == ()


def test_undoing_a_revision(case: Case, tmp_path: Path) -> None:
    before = state(case)
    path = tmp_path / "revised.txt"
    path.write_text(ARTICLE.replace("14 weeks", "15 weeks") + "\nThe toll was 2 euros.\n")
    revise(case, path)
    after = state(case)
    undo(case)
    assert state(case) == before
    redo(case)
    assert state(case) == after
    undo(case)
    revise(case, path)
    assert views.article(case).number == 2
    assert [row.text for row in views.claims(case)] == [row.text for row in after[1]]  # type: ignore[index]  # state is a tuple
    assert verify(case) == ()


# ---------------------------------------------------------------------------- verify


def drift(case: Case, sql: str) -> tuple[str, ...]:
    """What `verify` says after somebody wrote past the log."""
    with sqlite3.connect(case.folder / "claims.db") as connection:
        connection.execute(sql)
    connection.close()
    return verify(case)


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE verdicts SET rating = 'true'", "verdicts 1 was changed past the log: rating"),
        ("DELETE FROM verdicts", "verdicts 1 is missing"),
        ("UPDATE events SET reviewer = 'Eve' WHERE id = 2", "log is broken at event 2"),
        ("DELETE FROM events WHERE id = 2", "log is broken at event 3"),
        (
            "INSERT INTO verdicts VALUES (9, 1, 'true', 'so', 'Eve', '2026', 0)",
            "verdicts 9 stands in no event",
        ),
        ("INSERT INTO verdicts VALUES (9, 999, 'true', '', 'Eve', '', 0)", "points at a row of claims"),
        ("UPDATE captures SET text = 'nothing'", "captures 1 was changed past the log: text"),
        ("UPDATE article_versions SET text = 'nothing'", "article_versions 1 was changed past the log: text"),
        ("UPDATE facts SET value = '0' WHERE id = 1", "the facts of version 1 of the article were changed"),
    ],
)
def test_what_was_written_past_the_log_is_found(case: Case, sql: str, found: str) -> None:
    rate(case, views.claims(case)[0].id, "false", "seen")
    source = evidence.attach_text(case, "The bridge opened on 4 March 2019.").source_id
    evidence.add_evidence(case, views.claims(case)[0].id, source, Stance.CONTEXT, quote="bridge opened")
    assert verify(case) == ()
    assert any(found in problem for problem in drift(case, sql))


def test_drifted_files_are_found(case: Case) -> None:
    evidence.attach_text(case, "The bridge opened on 4 March 2019.", SourceInfo(title="note"))
    (capture,) = views.sources(case)[0].captures
    path = case.sources_folder / capture.file
    path.write_text("The bridge opened on 5 March 2019.")
    assert len(verify(case)) == 1
    assert capture.file in verify(case)[0]
    path.unlink()
    (case.sources_folder / views.article(case).file).unlink()
    assert len(verify(case)) == 2


# ---------------------------------------------------------------------------- any deeds, in any order


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 30), st.integers(0, 30), st.booleans()), max_size=12)
)
def test_any_deeds_can_be_taken_back_one_by_one(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[int, int, int, bool]]
) -> None:
    place = tmp_path_factory.mktemp("deeds")
    (place / "article.txt").write_text(ARTICLE)
    with new_case(place / "case", place / "article.txt", reviewer="Ada", clock=Clock()) as case:
        for number in range(1, 4):
            evidence.attach_text(case, f"We read that the bridge opened on {number} March 2019.")
        states = [state(case)]
        for kind, one, other, both in deeds:
            count = len(events(case))
            try:
                _do(case, kind, one, other, both)
            except WorkbenchError:
                assert len(events(case)) == count
                assert state(case) == states[-1]
            if len(events(case)) > count:
                states.append(state(case))
        assert verify(case) == ()
        after = states[-1]
        steps = len(states) - 1
        for before in reversed(states[:-1]):
            undo(case)
            assert state(case) == before
        for _ in range(steps):
            redo(case)
        assert state(case) == after
        assert verify(case) == ()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.booleans(), st.integers(0, 15), st.integers(0, 6), st.integers(0, 30), st.booleans()),
        max_size=25,
    )
)
def test_two_who_undo_and_redo_as_they_like_leave_a_whole_case(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[bool, int, int, int, bool]]
) -> None:
    place = tmp_path_factory.mktemp("deeds")
    (place / "article.txt").write_text(ARTICLE)
    with new_case(place / "case", place / "article.txt", reviewer="Ada", clock=Clock()) as ada:
        for number in range(1, 4):
            evidence.attach_text(ada, f"We read that the bridge opened on {number} March 2019.")
        with open_case(ada.folder, reviewer="Ben") as ben:
            for is_ada, kind, one, other, both in deeds:
                case = ada if is_ada else ben
                count = len(events(case))
                with suppress(ConflictError, InputError):
                    if kind < 10:
                        _do(case, kind, one, other, both)
                    else:
                        (undo if kind < 14 else redo)(case)
                    assert len(events(case)) <= count + 1
            assert state(ada)[1:] == state(ben)[1:]
            _nothing_hangs(ada)
            assert verify(ada) == ()


def _nothing_hangs(case: Case) -> None:
    """What is shown of the case points at what is shown."""
    rows = {row.id for row in views.all_claims(case)}
    sources = {source.id for source in views.sources(case)}
    for row in case.store.rows("SELECT claim_id FROM verdicts WHERE gone = 0"):
        assert row[0] in rows
    for row in case.store.rows("SELECT claim_id, source_id FROM evidence WHERE gone = 0"):
        assert row[0] in rows
        assert row[1] in sources


def _do(case: Case, kind: int, one: int, other: int, both: bool) -> None:
    rows = [row for row in views.all_claims(case) if row.state is not ClaimState.DISMISSED or kind == 3]
    row, second = rows[one % len(rows)], rows[other % len(rows)]
    if kind == 0:
        rate(case, row.id, "true" if both else "false", f"because {other}")
    elif kind == 1:
        middle = (row.span.start + row.span.end) // 2
        claims.split_claim(case, row.id, [Span(row.span.start, middle), Span(middle, row.span.end)])
    elif kind == 2:
        claims.merge_claims(case, [row.id, second.id])
    elif kind == 3:
        (claims.restore_claim(case, row.id) if both else claims.dismiss_claim(case, row.id, "so"))
    elif kind == 4:
        claims.rebound_claim(case, row.id, Span(row.span.start, row.span.end - other % 7))
    elif kind == 5:
        quote = f"the bridge opened on {1 + other % 5} March 2019" if both else ""
        evidence.add_evidence(case, row.id, 1 + other % 3, Stance.SUPPORTS, quote=quote)
    elif kind == 6:
        flags = views.flags(case)
        if flags:
            followup.follow_up(case, flags[one % len(flags)].id, FollowUpState.EXPLAINED, "by phone")
    elif kind == 7:
        for piece in views.evidence(case, row.id):
            evidence.remove_evidence(case, piece.id)
            return
    elif kind == 8:
        path = case.folder / "revised.txt"
        path.write_text(
            ARTICLE.replace("14 weeks", f"{other} weeks").replace("2019", "2018" if both else "2019")
        )
        revise(case, path)
    else:
        reanalyse(case)


def test_changes_are_json(case: Case) -> None:
    stored = case.store.value("SELECT changes FROM events")
    assert len(json.loads(stored)) >= len(views.claims(case))
    assert "sha256:" in stored or len(ARTICLE) < 2000
