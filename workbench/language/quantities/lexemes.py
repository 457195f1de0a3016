"""The words and digits of a text that can be part of a number."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from workbench.language.patterns import compiled
from workbench.language.quantities.lexicon import Entry, Lexicon, Role

_WORD = compiled(r"\d+\u2044\d+|\d+(?:[.,]\d+)*|[^\W\d_]+")
_THOUSANDS = compiled(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?\Z")
_DOTTED = compiled(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?\Z")
_PLAIN = compiled(r"\d+(?:\.\d+)?\Z")
_COMMA = compiled(r"\d+,\d+\Z")
_LONGEST_NUMBER = 24  # digits; a longer run is no figure, and decimals of 28 places reckon with it


class Lexeme(NamedTuple):
    """A word that can be part of a number; offsets are of the folded text."""

    start: int
    end: int
    entries: tuple[Entry, ...] = ()
    value: Decimal | None = None
    """Set for digits."""
    step: Decimal = Decimal(1)
    """What the last written digit is worth."""

    def entry(self, *roles: Role) -> Entry | None:
        return next((entry for entry in self.entries if entry.role in roles), None)

    @property
    def joined(self) -> bool:
        return bool(self.entries) and all(entry.joined for entry in self.entries)


def digits(text: str) -> tuple[Decimal, Decimal] | None:
    """Value and worth of the last digit of a folded number; None for versions and the like.

    Zeros in full groups of three count as not written: 500,000 is as precise as 500 thousand.
    """
    if len(text) > _LONGEST_NUMBER:
        return None
    if "\u2044" in text:
        return _vulgar(text)
    if _PLAIN.match(text):
        plain = text
    elif _THOUSANDS.match(text):
        plain = text.replace(",", "")
    elif _DOTTED.match(text):
        plain = text.replace(".", "").replace(",", ".")
    elif _COMMA.match(text):
        plain = text.replace(",", ".")
    else:
        return None
    decimals = len(plain.partition(".")[2])
    step = Decimal(1).scaleb(-decimals)
    while not decimals and plain.endswith("000") and len(plain) > 3:
        plain, step = plain[:-3], step * 1000
    return Decimal(plain) * (step if step > 1 else 1), step


def _vulgar(text: str) -> tuple[Decimal, Decimal] | None:
    """ "2½", which folds to "21⁄2": the last digit before the stroke is the fraction's."""
    left, _, bottom = text.partition("\u2044")
    if not int(bottom):
        return None
    return Decimal(left[:-1] or 0) + Decimal(left[-1]) / int(bottom), Decimal("0.01")


def lexemes(text: str, lexicon: Lexicon) -> list[Lexeme]:
    """Every digit run and number word of a folded text, in order."""
    found = []
    known = lexicon.words
    for match in _WORD.finditer(text):
        word = match[0]
        entries = known.get(word)
        if entries:
            found.append(Lexeme(match.start(), match.end(), entries))
        elif word[0].isdigit():
            start, end = match.span()
            if text[start - 1 : start] == "." and not text[max(0, start - 2) : start - 1].isalnum():
                word, start = "0." + word, start - 1
            read = digits(word)
            if read:
                found.append(Lexeme(start, end, (), *read))
    return found
