"""Write the JSON Schema of the JSON report anew from the report model: `python -m tools.report_schema`."""

from __future__ import annotations

import dataclasses
import json
import sys
import types
import typing
from enum import Enum
from pathlib import Path
from typing import Any

from workbench.report import json as json_format
from workbench.report.model import SCHEMA_VERSION, Report

FILE = Path(json_format.__file__).parent / "schema" / f"report-{SCHEMA_VERSION}.json"
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def schema() -> dict[str, Any]:
    """JSON Schema, draft 2020-12; one definition a noun, nothing but the model's fields allowed."""
    nouns: dict[str, Any] = {}
    root = _noun(Report, nouns)
    del nouns["Report"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:claim-workbench:report:{SCHEMA_VERSION}",
        "title": "The verdict report of a case",
        "description": "Offsets are [start, end) in code points of article.text, in logical order; "
        "moments are UTC, ISO 8601; fields may be added within a schema version, never changed.",
        **root,
        "$defs": dict(sorted(nouns.items())),
    }


def _noun(kind: type, nouns: dict[str, Any]) -> dict[str, Any]:
    nouns[kind.__name__] = {}
    hints = typing.get_type_hints(kind)
    fields = {
        field.name: _shape(hints[field.name], nouns) for field in dataclasses.fields(kind) if field.compare
    }
    if kind is Report:
        fields["schema_version"] = {"const": SCHEMA_VERSION}
    made = {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }
    nouns[kind.__name__] = made
    return made


def _shape(hint: Any, nouns: dict[str, Any]) -> dict[str, Any]:
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if hint is type(None):
        return {"type": "null"}
    if hint is Any:
        return {}
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is dict:
        return {"type": "object", "additionalProperties": _shape(parts[1], nouns)}
    if origin is tuple and parts[-1] is Ellipsis:
        return {"type": "array", "items": _shape(parts[0], nouns)}
    if origin is tuple:
        shapes = [_shape(part, nouns) for part in parts]
        return {"type": "array", "prefixItems": shapes, "minItems": len(parts), "maxItems": len(parts)}
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_shape(part, nouns) for part in parts]}
    if issubclass(hint, Enum):
        return {"type": "string", "enum": [member.value for member in hint]}
    if hint.__name__ not in nouns:
        _noun(hint, nouns)
    return {"$ref": f"#/$defs/{hint.__name__}"}


def text() -> str:
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
    sys.stdout.write(f"{FILE}\n")
