"""The sheet as CSV: UTF-8 with a byte order mark, so that Excel reads Arabic; RFC 4180."""

from __future__ import annotations

import csv
import io
import re

from workbench.report.model import Report
from workbench.report.sheet import headings, rows

# What a spreadsheet would take for a formula, full-width forms included; and the guard itself.
_ACTS = re.compile("[=+\\-@\t\r'＝＋－＠]")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before what would act."""
    return f"'{cell}" if _ACTS.match(cell) else cell


def unguarded(cell: str) -> str:
    """`guarded` taken back."""
    return cell[1:] if cell[:1] == "'" and _ACTS.match(cell, 1) else cell


def render(report: Report) -> bytes:
    """The sheet as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headings(report.lang))
    writer.writerows([guarded(cell) for cell in row.cells] for row in rows(report))
    return out.getvalue().encode("utf-8-sig")
