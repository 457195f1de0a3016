"""The sheet as CSV: UTF-8 with a byte order mark, so that Excel reads Arabic; RFC 4180."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from workbench.report.model import Report
from workbench.report.sheet import COLUMNS, EDITED, headings, rows

# What a spreadsheet would take for a formula, full-width forms included; and the guard itself.
_ACTS = re.compile("[=+\\-@\t\r'＝＋－＠]")


# ... and for a number, a date or a truth value, and write back in another way: 0012, 1/2, 1e5.
_CONVERTED = re.compile(r"[\d.,:/%eE\s+-]*\d[\d.,:/%eE\s+-]*|true|false", re.IGNORECASE)


def guarded(cell: str) -> str:
    """A cell that a spreadsheet leaves as it is: an apostrophe before what it would act on or convert."""
    return f"'{cell}" if _ACTS.match(cell) or _CONVERTED.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """`guarded` taken back."""
    rest = cell[1:]
    return rest if cell[:1] == "'" and (_ACTS.match(rest) or _CONVERTED.fullmatch(rest)) else cell


def pieces(report: Report) -> Iterator[str]:
    """The sheet as CSV, line by line."""
    line = io.StringIO(newline="")
    writer = csv.writer(line)

    def written(cells: Iterable[str]) -> str:
        line.seek(0)
        line.truncate()
        writer.writerow(cells)
        return line.getvalue()

    yield "\ufeff" + written(headings(report.lang))
    for row in rows(report):
        yield written(
            guarded(cell) if column in EDITED or _ACTS.match(cell) else cell
            for column, cell in zip(COLUMNS, row.cells, strict=True)
        )


def render(report: Report) -> bytes:
    """The sheet as CSV."""
    return "".join(pieces(report)).encode()
