"""The sheet: every cell comes back as it went, in CSV and XLSX, and nothing in it acts."""

from __future__ import annotations

import csv as csv_module
import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.report.hostile import HOSTILE
from tests.report.samples import hostile, materials
from workbench.model import InputError, Verdict
from workbench.report import csv, sheet, xlsx
from workbench.report.build import build
from workbench.report.labels import labels
from workbench.report.model import Report
from workbench.report.sheet_reading import read

FORMATS = pytest.mark.parametrize("form", [csv, xlsx], ids=["csv", "xlsx"])


def _with_rationale(text: str) -> Report:
    made = materials()
    verdict = Verdict(1, 1, "false", text, "Noura", "2026-01-02T10:00:00Z")
    return build(replace(made, verdicts={1: [verdict]}))


@FORMATS
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_row_comes_back(form: Any, lang: str) -> None:
    report = build(materials("ar"), lang)
    made = read(form.render(report))
    assert made == list(sheet.rows(report))
    assert [row.item for row in made][:4] == ["claim:1", "evidence:1", "evidence:2", "claim:2"]
    assert made[-1].item == "flag:1"


@FORMATS
@pytest.mark.parametrize("text", HOSTILE)
def test_the_corpus_comes_back(form: Any, text: str) -> None:
    report = build(hostile(text))
    assert read(form.render(report)) == list(sheet.rows(report))


@FORMATS
@given(text=st.text(min_size=1))
@settings(deadline=None, max_examples=60)
def test_any_text_comes_back(form: Any, text: str) -> None:
    report = _with_rationale(text)
    assert read(form.render(report))[0].rationale == sheet.shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "＝1",
        "'=1",
        "0012",
        "1/2",
        "1e5",
        "TRUE",
        "'12",
        "''",
        "_x0041_",
        "_x005F_",
    ],
)
def test_what_looks_like_a_formula_stays_text(text: str) -> None:
    report = _with_rationale(text)
    assert read(csv.render(report))[0].rationale == text
    assert read(xlsx.render(report))[0].rationale == text
    written = list(csv_module.reader(io.StringIO(csv.render(report).decode("utf-8-sig"), newline="")))
    assert not any(cell.startswith(tuple("=+-@\t＝")) for line in written for cell in line)
    cells = [
        cell for line in load_workbook(io.BytesIO(xlsx.render(report))).worksheets[0].rows for cell in line
    ]
    assert not any(cell.data_type == "f" for cell in cells)


@pytest.mark.parametrize("change", [("\n", "\r\n"), ("\n", "\r")])
def test_line_breaks_of_any_kind(change: tuple[str, str]) -> None:
    report = _with_rationale("one\ntwo, three\n\nfour")
    text = csv.render(report).decode("utf-8-sig").replace("\r\n", "\0").replace(*change).replace("\0", "\r\n")
    assert read(text.encode("utf-8-sig")) == list(sheet.rows(report))


@pytest.mark.parametrize(("separator", "coding"), [(";", "utf-8-sig"), ("\t", "utf-16"), ("\t", "utf-8")])
def test_what_excel_makes_of_a_csv(separator: str, coding: str) -> None:
    report = build(materials())
    lines = csv_module.reader(io.StringIO(csv.render(report).decode("utf-8-sig"), newline=""))
    out = io.StringIO(newline="")
    csv_module.writer(out, delimiter=separator).writerows(lines)
    assert read(out.getvalue().encode(coding)) == list(sheet.rows(report))


def test_columns_may_move_and_rows_may_go() -> None:
    report = build(materials())
    lines = list(csv_module.reader(io.StringIO(csv.render(report).decode("utf-8-sig"), newline="")))
    out = io.StringIO(newline="")
    csv_module.writer(out).writerows([line[::-1] for line in [lines[0], *lines[:0:-1], [""] * 9]])
    assert read(out.getvalue().encode()) == list(sheet.rows(report))[::-1]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a,b\n1,2\n",
        b"PK\x03\x04 not a zip",
        "تقييم\n".encode("cp1256"),
        b'item,"rating\n',
        b"\x00" * 50,
    ],
)
def test_what_is_no_sheet(data: bytes) -> None:
    with pytest.raises(InputError):
        read(data)


def test_a_formula_in_an_edited_cell_is_refused() -> None:
    book = load_workbook(io.BytesIO(xlsx.render(build(materials()))))
    book.worksheets[0]["F2"] = "=A1"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(InputError, match="F2"):
        read(out.getvalue())


def test_cells_that_a_spreadsheet_took_for_numbers_and_dates() -> None:
    from datetime import datetime

    book = load_workbook(io.BytesIO(xlsx.render(build(materials()))))
    page = book.worksheets[0]
    page["F2"], page["F5"] = 2016.0, datetime(2016, 11, 12)  # noqa: DTZ001  # as openpyxl gives them
    out = io.BytesIO()
    book.save(out)
    made = read(out.getvalue())
    assert (made[0].rationale, made[3].rationale) == ("2016", "2016-11-12")


def test_the_workbook_reads_right_to_left_and_offers_the_ratings() -> None:
    book = load_workbook(io.BytesIO(xlsx.render(build(materials("ar")))))
    page, choices = book.worksheets
    assert page.sheet_view.rightToLeft
    assert page.freeze_panes == "C2"
    assert {str(rule.sqref)[0] for rule in page.data_validations.dataValidation} == {"E", "G"}
    assert [choices["A1"].value, choices["B1"].value] == ["صحيح", labels("ar")["follow_up_states"]["open"]]
    assert (
        not load_workbook(io.BytesIO(xlsx.render(build(materials("en")))))
        .worksheets[0]
        .sheet_view.rightToLeft
    )


def test_another_workbook() -> None:
    book = Workbook()
    book.active.append(["some", "thing"])
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(InputError, match="lacks the columns"):
        read(out.getvalue())


def test_long_cells_are_cut_and_untouched() -> None:
    report = _with_rationale("x" * 100_000)
    (row, *_) = read(xlsx.render(report))
    assert len(row.rationale) == sheet.LONGEST + 1
    assert sheet.cells_mark(*sheet.edited(row)) == row.seen.rpartition(".")[2]
