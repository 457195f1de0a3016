"""The sheet as XLSX: what may be edited is open, ratings and states are chosen from lists."""

from __future__ import annotations

import io
import re
from typing import Any

from workbench.report.labels import labels
from workbench.report.model import Report
from workbench.report.sheet import COLUMNS, EDITED, headings, rows, shown
from workbench.report.wording import rating_name

_WIDTHS = {"item": 13, "number": 8, "text": 60, "about": 30, "rating": 20, "rationale": 60, "state": 16,
           "note": 50, "seen": 14}  # fmt: skip
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def escaped(cell: str) -> str:
    """Office takes `_x0041_` for a letter (ECMA-376, ST_Xstring): its underscore is written as one."""
    return _ESCAPE.sub("_x005F_", cell)


def unescaped(cell: str) -> str:
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), cell)


def render(report: Report) -> bytes:
    """The workbook: one sheet, and one with the words to choose from."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    words = labels(report.lang)
    sheet = book.create_sheet(words["sheet"]["claims"])
    sheet.sheet_view.rightToLeft = words["direction"] == "rtl"
    sheet.freeze_panes = "C2"
    for number, column in enumerate(COLUMNS):
        sheet.column_dimensions[_letter(number)].width = _WIDTHS[column]
    sheet.column_dimensions[_letter(COLUMNS.index("seen"))].hidden = True
    made = _Cells(sheet, rtl=words["direction"] == "rtl")
    sheet.append([made.heading(heading) for heading in headings(report.lang)])
    for row in rows(report):
        sheet.append([made.cell(column, text) for column, text in zip(COLUMNS, row.cells, strict=True)])
    steps = [shown(rating_name(rating, words)) for rating in report.scale]
    _choices(book, sheet, words["sheet"]["choices"], {
        "rating": steps, "state": list(words["follow_up_states"].values())
    })  # fmt: skip
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class _Cells:
    """Cells whose text stays text, in one of three looks."""

    def __init__(self, sheet: Any, *, rtl: bool) -> None:
        from openpyxl.styles import Alignment, Font, PatternFill

        self._sheet = sheet
        self._bold = Font(bold=True)
        self._grey = Font(color="00555555")
        self._open = PatternFill("solid", fgColor="00FFF8E1")
        self._wrap = Alignment(wrap_text=True, vertical="top", readingOrder=2 if rtl else 1)

    def heading(self, text: str) -> Any:
        made = self._text(text)
        made.font = self._bold
        return made

    def cell(self, column: str, text: str) -> Any:
        if not text and column not in EDITED:
            return None
        made = self._text(text)
        made.alignment = self._wrap
        if column in EDITED:
            made.fill = self._open
        elif column != "text":
            made.font = self._grey
        return made

    def _text(self, text: str) -> Any:
        from openpyxl.cell import WriteOnlyCell

        made = WriteOnlyCell(self._sheet, escaped(text) or None)
        if text:
            # Else `=...` would be a formula; the prefix keeps it text when it is edited, too.
            made.data_type = "s"
            made.quotePrefix = True
        return made


def _choices(book: Any, sheet: Any, title: str, lists: dict[str, list[str]]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    other = book.create_sheet(title)
    cells = _Cells(other, rtl=False)
    columns = list(lists.values())
    for at in range(max(map(len, columns), default=0)):
        other.append([cells.cell("text", column[at]) if at < len(column) else None for column in columns])
    for number, (column, texts) in enumerate(lists.items()):
        if not texts:
            continue
        area = f"'{title}'!${_letter(number)}$1:${_letter(number)}${len(texts)}"
        rule = DataValidation("list", formula1=area, allow_blank=True, showErrorMessage=False)
        letter = _letter(COLUMNS.index(column))
        rule.add(f"{letter}2:{letter}1048576")
        sheet.data_validations.append(rule)


def _letter(number: int) -> str:
    return "ABCDEFGHIJ"[number]
