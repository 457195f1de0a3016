"""A line as it is seen, left to right, turned into the order in which it is read.

The way back of the Unicode bidirectional algorithm (UAX #9), as far as it can be gone: of digits
beside Latin words the eye cannot tell which came first, and then the word does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_MIRRORED = dict(zip("()[]{}<>«»‹›⟨⟩≤≥", ")(][}{><»«›‹⟩⟨≥≤", strict=True))
# Digits that no Arabic letter stands before keep their sign on the right.
_LEADING_PERCENT = re.compile(r"\A(%)(\d+(?:[.,]\d+)*)")
_BRACKET = re.compile(
    r"(?<!\S)[()\[\]«»](?=[^\s()\[\]«».,،؛:])|(?<=[^\s()\[\]«»])[()\[\]«»](?=[\s.,،؛:!؟?]|\Z)"
)
_SEPARATORS = ".,/:٫٬\u00a0"
"""They stand inside numbers and keep them together."""


def logical(cells: Sequence[str], *, rtl: bool) -> str:
    """The text of a line. `cells` are what stands side by side, each in reading order, left to right;
    `rtl` is the direction of its paragraph. Brackets are taken as the shapes that are seen."""
    if not rtl:
        return "".join(_ltr(cells))
    return _BRACKET.sub(_faced, _LEADING_PERCENT.sub(r"\2\1", "".join(_rtl(cells))))


def _faced(found: re.Match[str]) -> str:
    """A bracket by the spaces around it: readers of PDF mirror some brackets and not others."""
    opens = found.start() == 0 or found.string[found.start() - 1].isspace()
    sign = found[0]
    return sign if (sign in "([«") == opens else _MIRRORED[sign]


def has_rtl(text: str) -> bool:
    """Whether a text holds letters that are written from the right."""
    return any("\u0590" <= char <= "\u08ff" or "\ufb1d" <= char <= "\ufefc" for char in text)


@lru_cache(4096)
def _kind(cell: str) -> str:
    """`R` and `L` for letters, `N` for digits, `O` for the rest."""
    for char in cell:
        match unicodedata.bidirectional(char):
            case "R" | "AL":
                return "R"
            case "L":
                return "L"
            case "EN" | "AN":
                return "N"
    return "O"


def _rtl(cells: Sequence[str]) -> list[str]:
    """From the right; runs of Latin words and numbers stay as they are seen."""
    out: list[str] = []
    kinds = [_kind(cell) for cell in cells]
    at = len(cells) - 1
    while at >= 0:
        start = _run_from(cells, kinds, at)
        if start <= at:
            out += cells[start : at + 1]
            at = start - 1
        else:
            out.append(_MIRRORED.get(cells[at], cells[at]))
            at -= 1
    return out


def _run_from(cells: Sequence[str], kinds: Sequence[str], last: int) -> int:
    """Where the run of Latin words or digits that ends at `last` begins; `last + 1` if none does."""
    if kinds[last] not in "LN":
        return last + 1
    start = at = last
    while at > 0:
        at -= 1
        if kinds[at] == "R":
            break
        if kinds[at] == "N":
            between = cells[at + 1 : start]
            joined = not between or (len(between) == 1 and between[0] in _SEPARATORS)
            # Digits before a Latin word are of its run only if they touch it.
            if joined or (kinds[start] == "N" and "L" in kinds[_first(kinds, at) : at]):
                start = at
            else:
                break
        elif kinds[at] == "L":
            start = at
    return start


def _first(kinds: Sequence[str], at: int) -> int:
    """The first cell after the last right-to-left letter before `at`."""
    while at > 0 and kinds[at - 1] != "R":
        at -= 1
    return at


def _ltr(cells: Sequence[str]) -> list[str]:
    """From the left; what stands from a right-to-left letter to the last one of its run is turned."""
    out: list[str] = []
    kinds = [_kind(cell) for cell in cells]
    at = 0
    while at < len(cells):
        if kinds[at] != "R":
            out.append(cells[at])
            at += 1
            continue
        end = last = at
        while end < len(cells) and kinds[end] != "L":
            if kinds[end] == "R":
                last = end
            end += 1
        out += _rtl(cells[at : last + 1])
        at = last + 1
    return out
