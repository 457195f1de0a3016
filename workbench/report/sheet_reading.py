"""An edited sheet, read back: CSV or XLSX as Excel and LibreOffice save them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from workbench.i18n import tr
from workbench.model import InputError
from workbench.report.csv import unguarded
from workbench.report.sheet import COLUMNS, EDITED, Row, columns_by_heading
from workbench.report.xlsx import unescaped

_NEEDED = ("item", *EDITED, "seen")
_MOST_BYTES = 400_000_000
"""Of a workbook when unpacked: more is a bomb, not a sheet."""


def read(data: bytes) -> list[Row]:
    """The rows of a sheet, in its order; empty lines are passed over.

    Raises InputError for what is no sheet of ours, or holds a formula where text is edited.
    """
    lines = _workbook(data) if data[:2] == b"PK" else _csv(data)
    head = next(lines, [])
    known = columns_by_heading()
    places = {known[name]: at for at, cell in enumerate(head) if (name := cell.strip().casefold()) in known}
    missing = [column for column in _NEEDED if column not in places]
    if missing:
        raise InputError(
            tr("this is no sheet of a case: it lacks the columns {there}", there=", ".join(missing))
        )
    made = []
    for line in lines:
        cells = {
            column: line[places[column]] if column in places and places[column] < len(line) else ""
            for column in COLUMNS
        }
        cells["item"] = cells["item"].strip()
        if any(cell.strip() for cell in cells.values()):
            made.append(Row(**cells))
    return made


def _csv(data: bytes) -> Iterator[list[str]]:
    try:
        # Excel's "Unicode text" is UTF-16 with tabs; its CSV takes the separator of the country.
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(tr("the sheet is not UTF-8; save it as “CSV UTF-8” or as XLSX")) from error
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    # The longest cell of ours has four bytes a character; quotation marks double.
    csv.field_size_limit(1_000_000)
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            yield [_unified(unguarded(cell)) for cell in line]
    except csv.Error as error:
        raise InputError(tr("the sheet cannot be read as CSV: {reason}", reason=error)) from error


def _workbook(data: bytes) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_BYTES:
                raise InputError(tr("the workbook is far too large to be a sheet of a case"))
        book = load_workbook(io.BytesIO(data), read_only=True)
        sheet = book.worksheets[0]
        lines = list(_cells(sheet.iter_rows()))
    except InputError:
        raise
    except Exception as error:  # a damaged workbook fails anywhere inside openpyxl
        raise InputError(tr("the workbook cannot be read; save it anew as XLSX")) from error
    yield from lines


def _cells(lines: Iterable[Iterable[Any]]) -> Iterator[list[str]]:
    for line in lines:
        made = []
        for cell in line:
            if cell.data_type == "f":
                raise InputError(
                    tr(
                        "cell {coordinate} holds a formula; write its text instead",
                        coordinate=cell.coordinate,
                    )
                )
            made.append(_text(cell.value))
        yield made


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _unified(unescaped(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)


def _unified(cell: str) -> str:
    """Line breaks as line feeds; spreadsheets write all three kinds."""
    return cell.replace("\r\n", "\n").replace("\r", "\n")
