"""A filter's text as terms; what they mean is `meaning`'s. Nothing here knows a case."""

from __future__ import annotations

import re
from dataclasses import dataclass

QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“"}
_KEY = re.compile(r"([^\W\d_]{2,}):(?!//)")
"""Not the beginning of an address."""


@dataclass(frozen=True, slots=True)
class Term:
    """`-key:value,value`, or words without a key."""

    key: str
    """Empty for words."""
    values: tuple[str, ...]
    """As written, without their quotation marks; words are one value."""
    negated: bool
    start: int
    """`[start, end)` in the filter's text."""
    end: int


def terms(text: str) -> tuple[Term, ...]:
    """The terms of a filter, in order; a quotation that is not closed goes on to the end."""
    found = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        term, at = _term(text, at)
        found.append(term)
    return tuple(found)


def _term(text: str, start: int) -> tuple[Term, int]:
    at = start
    negated = text[at] == "-" and at + 1 < len(text) and not text[at + 1].isspace()
    at += negated
    key = ""
    named = _KEY.match(text, at)
    if named:
        key, at = named[1].casefold(), named.end()
    values, at = _values(text, at, split=bool(key))
    return Term(key, tuple(values), negated, start, at), at


def _values(text: str, at: int, *, split: bool) -> tuple[list[str], int]:
    """Values up to the next blank outside quotation marks, and where that is."""
    values, value, closing = [], "", ""
    while at < len(text) and (closing or not text[at].isspace()):
        char = text[at]
        if closing:
            value, closing = (value, "") if char == closing else (value + char, closing)
        elif char in QUOTES:
            closing = QUOTES[char]
        elif split and char in ",،":
            values.append(value)
            value = ""
        else:
            value += char
        at += 1
    values.append(value)
    return values, at


def quoted(value: str) -> str:
    """A value as it is written in a filter."""
    plain = value and not any(char.isspace() or char in ",،" or char in QUOTES for char in value)
    return value if plain and not value.startswith("-") else f'"{value.replace(chr(34), "")}"'
