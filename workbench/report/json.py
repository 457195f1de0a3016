"""The whole case as one JSON document, for programs; and the plain form of any noun."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from workbench.model import Span
from workbench.report.model import Report


def plain(value: Any) -> Any:
    """A noun of the model as JSON's own types: spans as `{"start", "end"}`, dates ISO 8601, decimals as
    strings, enums by value. Keys stand in the order of the dataclass' fields."""
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return value


def render(report: Report) -> str:
    """The report as JSON text, ending in a newline; `schema_version` says in which shape."""
    whole = plain(report)
    ordered = {"schema_version": whole.pop("schema_version"), **whole}
    text = json.dumps(ordered, ensure_ascii=False, indent=1)
    # A lone surrogate cannot be written as UTF-8; JSON's own escape can carry it.
    if any("\ud800" <= char <= "\udfff" for char in text):
        text = json.dumps(ordered, indent=1)
    return text + "\n"
