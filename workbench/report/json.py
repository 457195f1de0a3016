"""The whole case as one JSON document, for programs; and the plain form of any noun."""

from __future__ import annotations

import dataclasses
import json
import re
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
    return tuple(field.name for field in dataclasses.fields(kind))


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


def render(report: Report) -> str:
    """The report as JSON text; `schema_version` says in which shape.

    A claim, flag, source ... stands in one line, so that `git diff` shows which ones changed.
    """
    whole = plain(report)
    ordered = {"schema_version": whole.pop("schema_version"), **whole}
    text = _laid_out(ordered, ensure_ascii=False)
    # A lone surrogate cannot be written as UTF-8; JSON's own escape can carry it.
    return _laid_out(ordered, ensure_ascii=True) if _SURROGATE.search(text) else text


def schema() -> str:
    """The JSON Schema (draft 2020-12) of what `render` writes, as text."""
    name = f"report-{SCHEMA_VERSION}.json"
    return (resources.files("workbench.report") / "schema" / name).read_text(encoding="utf-8")


def _laid_out(whole: dict[str, Any], *, ensure_ascii: bool) -> str:
    def compact(value: Any) -> str:
        return json.dumps(value, ensure_ascii=ensure_ascii)

    parts = []
    for key, value in whole.items():
        if isinstance(value, list) and value:
            items = ",\n  ".join(map(compact, value))
            parts.append(f"{compact(key)}: [\n  {items}\n ]")
        else:
            parts.append(f"{compact(key)}: {compact(value)}")
    return "{\n " + ",\n ".join(parts) + "\n}\n"
