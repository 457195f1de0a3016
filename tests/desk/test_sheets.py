"""Edited sheets come back: what changes, what conflicts, all or nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from workbench.desk import log, verdicts, views
from workbench.desk.case import Case
from workbench.desk.evidence import add_evidence, attach_text
from workbench.desk.followup import follow_up
from workbench.desk.ingest import new_case
from workbench.desk.reporting import report
from workbench.desk.sheets import import_sheet, preview_sheet
from workbench.language.visible import visible
from workbench.model import ConflictError, FollowUpState, InputError, Stance
from workbench.report.csv import guarded

Edit = Callable[[Case, str, str, str], bytes]


def as_csv(case: Case, item: str, column: str, text: str, data: bytes = b"") -> bytes:
    """The sheet with one cell changed."""
    lines = list(csv.reader(io.StringIO((data or report(case, "csv")).decode("utf-8-sig"), newline="")))
    at = lines[0].index(column)
    next(line for line in lines if line[0] == item)[at] = guarded(text)
    out = io.StringIO(newline="")
    csv.writer(out).writerows(lines)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(case: Case, item: str, column: str, text: str, data: bytes = b"") -> bytes:
    book = load_workbook(io.BytesIO(data or report(case, "xlsx")))
    page = book.worksheets[0]
    at = next(cell.column for cell in page[1] if cell.value == column)
    row = next(line[0].row for line in page.rows if line[0].value == item)
    cell = page.cell(row, at, text)
    cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


EDITS = pytest.mark.parametrize("edit", [as_csv, as_xlsx], ids=["csv", "xlsx"])


@pytest.fixture
def worked(case: Case) -> Case:
    """A case with a rated claim, a piece of evidence, and a flag."""
    first = views.claims(case)[0].id
    verdicts.rate(case, first, "half true", "Because,\nit says so.")
    source = attach_text(case, "The bridge opened on 5 March 2019.").source_id
    add_evidence(case, first, source, Stance.REFUTES, quote="opened on 5 March 2019", note="Old note")
    assert views.flags(case)
    return case


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_untouched_sheet_changes_nothing(worked: Case, form: str) -> None:
    before = len(log.events(worked))
    assert import_sheet(worked, report(worked, form)) == ()
    assert len(log.events(worked)) == before


@EDITS
def test_ratings_rationales_answers_and_notes_come_back(worked: Case, edit: Edit) -> None:
    claim, flag = views.claims(worked)[0].id, views.flags(worked)[0].id
    (piece,) = views.evidence(worked, claim)
    new = views.claims(worked)[1].id
    sheet = edit(worked, f"claim:{claim}", "rating", "False")
    for item, column, text in (
        (f"claim:{claim}", "rationale", "=لا، بل\nفي سنة 2020"),
        (f"claim:{new}", "rating", "صحيح"),
        (f"claim:{new}", "rationale", "It is so."),
        (f"flag:{flag}", "state", "explained"),
        (f"flag:{flag}", "note or answer", "-5, he says"),
        (f"evidence:{piece.id}", "note or answer", "New note"),
    ):
        sheet = edit(worked, item, column, text, sheet)
    assert len(preview_sheet(worked, sheet).changes) == 4
    assert views.claims(worked)[0].rating == "half true"
    before = len(log.events(worked))
    assert {change.item for change in import_sheet(worked, sheet)} == {
        f"claim:{claim}", f"claim:{new}", f"flag:{flag}", f"evidence:{piece.id}"
    }  # fmt: skip
    assert len(log.events(worked)) == before + 1
    newest = verdicts.verdicts(worked, claim)[0]
    assert (newest.rating, newest.rationale) == ("false", "=لا، بل\nفي سنة 2020")
    assert verdicts.verdicts(worked, new)[0].rating == "true"
    row = views.flag(worked, flag)
    assert (row.state, row.follow_ups[-1].note) == (FollowUpState.EXPLAINED, "-5, he says")
    assert views.evidence(worked, claim)[0].note == "New note"
    # The same sheet again asks for what already is.
    assert import_sheet(worked, sheet) == ()
    log.undo(worked)
    assert views.claims(worked)[0].rating == "half true"
    assert views.evidence(worked, claim)[0].note == "Old note"
    assert log.verify(worked) == ()


@EDITS
def test_a_newer_deed_is_named_and_nothing_is_imported(worked: Case, edit: Edit) -> None:
    first, second = (claim.id for claim in views.claims(worked)[:2])
    sheet = edit(worked, f"claim:{first}", "rating", "true")
    sheet = edit(worked, f"claim:{second}", "rating", "true", sheet)
    sheet = edit(worked, f"claim:{second}", "rationale", "Why.", sheet)
    verdicts.rate(worked, first, "false", "Seen since.")
    (conflict,) = preview_sheet(worked, sheet).conflicts
    assert f"claim:{first} was rated false by Ada at 2026" in conflict
    with pytest.raises(ConflictError, match="nothing was imported"):
        import_sheet(worked, sheet)
    assert views.claim(worked, second).rating is None


def test_newer_deeds_on_rows_that_were_not_touched_are_no_conflict(worked: Case) -> None:
    first, second = (claim.id for claim in views.claims(worked)[:2])
    sheet = as_csv(worked, f"claim:{first}", "rating", "true")
    verdicts.rate(worked, second, "false", "Seen since.")
    assert len(import_sheet(worked, sheet)) == 1
    assert views.claim(worked, second).rating == "false"


def test_newer_follow_ups_and_notes_are_conflicts(worked: Case) -> None:
    flag = views.flags(worked)[0].id
    (piece,) = views.evidence(worked, views.claims(worked)[0].id)
    sheet = as_csv(worked, f"flag:{flag}", "state", "queried")
    sheet = as_csv(worked, f"evidence:{piece.id}", "note or answer", "Mine", sheet)
    follow_up(worked, flag, FollowUpState.DISMISSED, "No.")
    import_sheet(worked, as_csv(worked, f"evidence:{piece.id}", "note or answer", "Theirs"))
    conflicts = preview_sheet(worked, sheet).conflicts
    assert "was set dismissed by Ada" in conflicts[1]
    assert "now says: Theirs" in conflicts[0]


@pytest.mark.parametrize(
    ("item", "column", "text", "told"),
    [
        ("claim", "rating", "so so", "the scale has no 'so so'"),
        ("claim", "rating", "", "cannot be taken away"),
        ("claim", "rationale", " ", "needs a rationale"),
        ("claim", "note or answer", "x", "has no note"),
        ("flag", "state", "sleeping", "no state 'sleeping'"),
        ("flag", "state", "corrected", "say in a note"),
        ("evidence", "rating", "true", "has no rating"),
    ],
)
def test_rows_that_cannot_be_taken(worked: Case, item: str, column: str, text: str, told: str) -> None:
    claim = views.claims(worked)[0].id
    ids = {"claim": claim, "flag": views.flags(worked)[0].id, "evidence": views.evidence(worked, claim)[0].id}
    sheet = as_csv(worked, f"{item}:{ids[item]}", column, text)
    (problem,) = preview_sheet(worked, sheet).problems
    assert told in problem
    with pytest.raises(InputError, match="nothing was imported"):
        import_sheet(worked, sheet)


def test_rows_twice_rows_without_a_mark_and_foreign_sheets(worked: Case, tmp_path: Path) -> None:
    data = report(worked, "csv")
    first = views.claims(worked)[0].id
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    out = io.StringIO(newline="")
    csv.writer(out).writerows([lines[0], lines[1], lines[1]])
    told = preview_sheet(worked, out.getvalue().encode()).problems
    assert told == (f"claim:{first} stands in the sheet 2 times",) * 2
    assert "only rows that" in preview_sheet(worked, as_csv(worked, f"claim:{first}", "seen", "")).problems[0]
    other = tmp_path / "other.txt"
    other.write_text("In 2020 the town of Harrow opened a school. It cost 2 million euros.", encoding="utf-8")
    with (
        new_case(tmp_path / "other", other, reviewer="Ada") as elsewhere,
        pytest.raises(InputError, match="another case"),
    ):
        import_sheet(elsewhere, data)


@given(text=st.text(min_size=1, max_size=50).filter(lambda text: visible(text).strip() != ""))
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_rationale_survives_the_round_trip(worked: Case, text: str) -> None:
    """Written in the case, sent out, edited in a spreadsheet, taken back, sent out again."""
    claim = views.claims(worked)[0].id
    wanted = text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n").strip()
    if wanted in ("", verdicts.verdicts(worked, claim)[0].rationale):
        return
    sheet = as_csv(worked, f"claim:{claim}", "rationale", wanted)
    import_sheet(worked, sheet)
    assert verdicts.verdicts(worked, claim)[0].rationale == wanted
    assert import_sheet(worked, report(worked, "csv")) == ()
    assert import_sheet(worked, report(worked, "xlsx")) == ()
