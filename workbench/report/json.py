"""The whole case as one JSON document, for programs; and the plain form of any noun."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib import resources
from typing import Any

from workbench.report.model import SCHEMA_VERSION, Report

_SURROGATE = re.compile("[\ud800-\udfff]")


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind) if field.compare)


def plain(value: Any) -> Any:
    """A noun of the model as JSON's own types: spans as `{"start", "end"}`, dates ISO 8601, decimals as
    strings, enums by value. Keys stand in the order of the dataclass' fields."""
    if value is None or type(value) in (str, int, bool, float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(part) for part in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _fields(type(value))}
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return value


def pieces(report: Report) -> Iterator[str]:
    """The report as JSON text; `schema_version` says in which shape.

    A claim, flag, source ... stands in one line, so that `git diff` shows which ones changed.
    """
    yield f'{{\n "schema_version": {report.schema_version}'
    for name in _fields(Report):
        if name == "schema_version":
            continue
        value = getattr(report, name)
        yield f',\n "{name}": '
        if isinstance(value, tuple) and value:
            for number, item in enumerate(report.each_claim() if name == "claims" else value):
                yield f"{',' if number else '['}\n  {_compact(item)}"
            yield "\n ]"
        else:
            yield _compact(value)
    yield "\n}\n"


def render(report: Report) -> str:
    """The report as JSON text."""
    return "".join(pieces(report))


def _compact(value: Any) -> str:
    return written(plain(value))


def written(value: Any, indent: int | None = None) -> str:
    """JSON's own types as JSON text, in their own letters; in one line without `indent`."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # A lone surrogate cannot be written as UTF-8; JSON's own escape can carry it.
    return json.dumps(value, indent=indent) if _SURROGATE.search(text) else text


def array(items: Iterable[Any], indent: int | None = None) -> Iterator[str]:
    """A JSON array, item by item."""
    comma = "["
    for item in items:
        yield f"{comma}\n{written(item, indent)}"
        comma = ","
    yield "\n]" if comma == "," else "[]"


def schema() -> str:
    """The JSON Schema (draft 2020-12) of what `render` writes, as text."""
    name = f"report-{SCHEMA_VERSION}.json"
    return (resources.files("workbench.report") / "schema" / name).read_text(encoding="utf-8")
