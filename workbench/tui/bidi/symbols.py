"""Characters that would act on a terminal or on the order of text, shown as signs instead.

One character becomes one character, so that every offset stays as it is.
"""

from __future__ import annotations

import re
from unicodedata import category

KEPT = frozenset("\u00ad\u061c\u200c\u200d\u200e\u200f\u06dd\u070f\u08e2\ufeff") | {
    chr(code) for code in range(0x0600, 0x0606)
}
"""Format characters that spelling needs (joiners, marks, number signs): without width, harmless."""
DIRECTIONS = {
    "\u202a": "⇉",
    "\u202d": "⇉",
    "\u2066": "⇉",
    "\u202b": "⇇",
    "\u202e": "⇇",
    "\u2067": "⇇",
    "\u2068": "⇄",
    "\u202c": "⇤",
    "\u2069": "⇤",
}
BLANKS = {"\t": " ", "\u2028": "␤", "\u2029": "␤", "\x7f": "␡", "\x85": "␤"}
SUSPECT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u2000-\u206f\ufff0-\uffff\U000e0000-\U000e0fff\ud800-\udfff\ufeff]"
)


def symbols(text: str) -> str:
    """`text` with control, override and surrogate characters as signs; line feeds stay."""
    return SUSPECT.sub(_sign, text) if SUSPECT.search(text) else text


def _sign(match: re.Match[str]) -> str:
    char = match[0]
    if sign := DIRECTIONS.get(char) or BLANKS.get(char):
        return sign
    if char < "\x20":
        return chr(0x2400 + ord(char))
    if char in KEPT or category(char) not in ("Cc", "Cf", "Cs"):
        return char
    return "�"
