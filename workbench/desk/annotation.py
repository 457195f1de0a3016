"""The one JSON shape of what a text says: `workbench annotate` prints it, cases store facts in it.

Offsets are `[start, end)` in code points; dates are ISO 8601 and inclusive; decimals are strings.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from workbench.model import Analysis, Claim, Name, Quantity, Time


def as_json(analysis: Analysis, claims: Sequence[Claim]) -> dict[str, Any]:
    """Everything that `workbench annotate` says of a text, but the id."""
    return {
        "lang": analysis.lang,
        "sentences": [[sentence.span.start, sentence.span.end] for sentence in analysis.sentences],
        "claims": [claim_json(claim) for claim in claims],
        "times": [time_json(time) for time in analysis.times],
        "quantities": [quantity_json(quantity) for quantity in analysis.quantities],
        "names": [name_json(name) for name in analysis.names],
    }


def claim_json(claim: Claim) -> dict[str, Any]:
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "kind": claim.kind.value,
        "priority": round(claim.priority, 3),
    }


def time_json(time: Time) -> dict[str, Any]:
    return {
        "start": time.span.start,
        "end": time.span.end,
        "text": time.text,
        "kind": time.kind.value,
        "earliest": _day(time.earliest),
        "latest": _day(time.latest),
        "granularity": time.granularity.value if time.granularity else None,
        "edtf": time.edtf,
        "approximate": time.approximate,
        "duration": time.duration,
    }


def quantity_json(quantity: Quantity) -> dict[str, Any]:
    return {
        "start": quantity.span.start,
        "end": quantity.span.end,
        "text": quantity.text,
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "kind": quantity.kind.value,
        "unit": quantity.unit or None,
        "qualifier": quantity.qualifier.value,
    }


def name_json(name: Name) -> dict[str, Any]:
    return {"start": name.span.start, "end": name.span.end, "text": name.text, "key": name.key}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(number: Decimal | None) -> str | None:
    """Plain digits, without exponent or trailing zeros: `1E+10` becomes `10000000000`."""
    if number is None:
        return None
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
