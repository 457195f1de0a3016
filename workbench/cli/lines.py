"""JSON Lines in, JSON Lines out: one bad line gives an error object, and the rest go on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

import click

from workbench.cli.ordering import shown
from workbench.desk.trouble import internal
from workbench.i18n import tr
from workbench.model import InputError, WorkbenchError

Answer = Callable[[dict[str, Any]], dict[str, Any]]


def answer_lines(answer: Answer, source: BinaryIO | None = None) -> None:
    """For each object on `source` (stdin) print `{"id": ..., **answer(object)}`, in order, at once.

    `answer` raises WorkbenchError for what it cannot take; then the line is `{"id", "error"}`.
    """
    if source is None:
        source = sys.stdin.buffer
        if source.isatty():
            said = tr("reading JSON Lines from the keyboard; Ctrl-D ends")
            click.echo(shown(f"workbench: {said}"), err=True)
    for raw in source:
        if raw.strip():
            write_line(_answered(answer, raw))


def _answered(answer: Answer, raw: bytes) -> dict[str, Any]:
    request_id: Any = None
    try:
        request = _request(raw)
        request_id = request.get("id")
        return {"id": request_id, **answer(request)}
    except WorkbenchError as error:
        return {"id": request_id, "error": str(error)}
    except Exception as error:  # one text that trips the analysis must not take the others with it
        return {"id": request_id, "error": internal(error)}


def _request(raw: bytes) -> dict[str, Any]:
    try:
        request = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_constant, parse_float=_finite)
    except UnicodeDecodeError as error:
        raise InputError(tr("the line is not UTF-8 (byte {start})", start=error.start + 1)) from error
    except (ValueError, RecursionError) as error:
        raise InputError(tr("the line is not JSON: {reason}", reason=error)) from error
    if not isinstance(request, dict):
        raise InputError(tr("the line is not a JSON object"))
    return request


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise ValueError(f"{digits} is out of range")
    return number


def text_of(request: dict[str, Any], field: str) -> str:
    """A required string of a request. Raises InputError."""
    value = request.get(field)
    if not isinstance(value, str):
        raise InputError(tr('"{field}" must be a string', field=field))
    return value


def write_line(row: dict[str, Any]) -> None:
    """One JSON object as one UTF-8 line on stdout, whatever the terminal's encoding; flushed."""
    try:
        line = json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # lone surrogates, which only escapes can carry
        line = json.dumps(row).encode()
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()
