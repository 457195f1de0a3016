"""Lists and records in a column, as JSON."""

from __future__ import annotations

import json
from typing import Any

from workbench.i18n import tr
from workbench.model import CaseError


def dump(value: Any) -> str:
    """Compact and the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load(column: str) -> Any:
    """A column's value. Raises CaseError for a column that is damaged."""
    try:
        return json.loads(column)
    except ValueError as error:
        raise CaseError(tr("the case is damaged; restore it from a copy ({reason})", reason=error)) from error
