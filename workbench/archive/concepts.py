"""What words of any language's pack mean alike: months, numbers, magnitudes, units, currencies.

So "ثلاثة آلاف دولار في مارس" and "3,000 dollars in March" have features in common.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from workbench.language.fold import fold
from workbench.language.pack import languages, pack


@cache
def concepts() -> dict[str, str]:
    """Folded word, or two, -> the meaning: `month 3`, `unit USD`, `unit km`."""
    found: dict[str, str] = {}
    for lang in languages():
        times, quantities = pack(lang).get("times", {}), pack(lang).get("quantities", {})
        for word, meaning in (*_months(times), *_units(quantities)):
            found.setdefault(fold(word.replace("_", " ")), meaning)
    return found


@cache
def weak() -> frozenset[str]:
    """Folded words that have another everyday meaning ("may"): only beside a number they are dates."""
    return frozenset(
        fold(word) for lang in languages() for word in pack(lang).get("times", {}).get("weak", ())
    )


def _months(times: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for number, words in enumerate(times.get("months", ()), 1):
        yield from ((word, f"month {number}") for word in words)


def _units(quantities: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for table in ("percent", "measures", "duals"):
        for unit, words in quantities.get(table, {}).items():
            yield from ((word, f"unit {unit}") for word in words.split())
    for currency in quantities.get("currencies", ()):
        yield from ((word, f"unit {currency['code']}") for word in currency["words"].split())


@cache
def numbers() -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """Folded word -> number; and the words that multiply the one before them (thousand, million)."""
    values: dict[str, Decimal] = {}
    scales: dict[str, Decimal] = {}
    for lang in languages():
        quantities = pack(lang).get("quantities", {})
        for table, known, times in (
            ("cardinals", values, 1), ("twice", values, 2), ("scales", scales, 1), ("several", scales, 1),
        ):  # fmt: skip
            for value, words in quantities.get(table, {}).items():
                for word in words.split():
                    known.setdefault(fold(word), times * Decimal(value))
    return values, scales
