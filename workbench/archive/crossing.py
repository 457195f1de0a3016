"""A claim of one script against passages of the other: names, by how they sound, figures, dates, units.

Words are not translated. A name's consonants are alike in both scripts; numbers, months, units and
currencies are what the languages' packs say that they are; what few passages share counts more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from math import log
from typing import TypeVar

from workbench.archive.concepts import concepts, numbers, weak
from workbench.language.fold import fold
from workbench.language.names.likeness import skeleton

_Known = TypeVar("_Known", str, Decimal)
_SIGNS = {"%": "unit %", "$": "unit USD", "€": "unit EUR", "£": "unit GBP"}
_HALF = 2.0
"""Features that one passage alone has: sharing so many makes the score one half."""
_SHORTEST = 3
"""Consonants (a first vowel counts) from which on words are alike by more than chance."""
_ARABIC = re.compile("[\u0621-\u064a\u067e\u0686\u0698\u06a4\u06a9\u06af\u06cc]{3,30}")
_LATIN = re.compile(r"\b[A-Z][A-Za-z'’-]{2,30}")
_PART = re.compile(r"\d[\d.,]{0,30}|[^\W\d_]{1,40}|[%$€£]")
_LONGEST = Decimal(10) ** 18
_CLITICS = re.compile("^(?:[وف]?(?:بال|كال|لل|ال)|[وفبلك](?=....))")


def is_arabic(text: str) -> bool:
    """Whether most letters of a short text are Arabic."""
    arabic = sum("\u0621" <= char <= "\u06d3" for char in text)
    return arabic * 2 > sum(char.isalpha() for char in text)


def features(text: str) -> frozenset[str]:
    """Figures, months and units; and words by their consonants: every Arabic one, Latin ones with a
    capital."""
    found = set(_meanings(fold(text)))
    for match in _ARABIC.finditer(text):
        found.add(_bones(match[0]))
        found.add(_bones(_CLITICS.sub("", match[0])))
    found.update(_bones(match[0]) for match in _LATIN.finditer(text))
    found.discard("")
    return frozenset(found)


def _meanings(folded: str) -> Iterator[str]:
    """Numbers by their value, also with the magnitude behind them; magnitudes, months and units."""
    values, scales = numbers()
    before: Decimal | None = None
    waiting = last = ""
    for match in _PART.finditer(folded):
        word = match[0]
        number = _number(word) if word[0].isdigit() else _known(word, values)
        if before is not None and _known(word, scales) is not None:
            number = None  # "thirty thousand", not "two thousand", where one word is both
        meaning = "" if number is not None else _meaning(last, word)
        scale = None if number is not None or meaning else _known(word, scales)
        if scale is not None:
            meaning = f"times {scale:f}"
            number = before * scale if before is not None and before * scale < _LONGEST else None
        if number is not None:
            yield f"{number.normalize():f}"
            yield waiting
        unsure = before is None and bool(meaning) and (word in weak() or _CLITICS.sub("", word) in weak())
        waiting = meaning if unsure else ""
        if not unsure:
            yield meaning
        before, last = number, word


def _meaning(last: str, word: str) -> str:
    """A month or unit, of one word or two."""
    return _SIGNS.get(word) or concepts().get(f"{last} {word}") or _known(word, concepts()) or ""


def _number(digits: str) -> Decimal | None:
    plain = _figure(digits)
    return Decimal(plain) if len(plain) < 18 and plain.count(".") < 2 else None


def _known(word: str, table: Mapping[str, _Known]) -> _Known | None:
    """What the table says of a word, or of the word without what Arabic writes together with it."""
    found = table.get(word)
    return table.get(_CLITICS.sub("", word)) if found is None else found


def _figure(digits: str) -> str:
    """`12,000` and `12000` alike; a point or comma before one or two digits parts the decimals."""
    whole, sign, rest = digits.rstrip(".,").rpartition(".") if "." in digits else (digits, "", "")
    plain = (whole or rest).replace(",", "").replace(".", "")
    return f"{plain}.{rest}" if sign and len(rest) < 3 else plain + (rest if sign else "")


def _bones(word: str) -> str:
    found = skeleton(word)
    return f"~{found}" if len(found) >= _SHORTEST and " " not in found else ""


class Crossing:
    """Passages made ready for claims of the other script."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._features = [features(text) for text in texts]
        self._held = Counter(feature for found in self._features for feature in found)

    def rank(self, claim: str) -> list[tuple[int, float]]:
        """(index of passage, score 0..1), best first; only those that share something."""
        asked = {feature for feature in features(claim) if feature in self._held}
        count = len(self._features)
        half = _HALF * log(1 + count)
        worth = {feature: log(1 + count / self._held[feature]) for feature in asked}
        scored = []
        for index, found in enumerate(self._features):
            weight = sum(worth[feature] for feature in asked & found)
            if weight:
                scored.append((index, weight / (weight + half)))
        return sorted(scored, key=lambda pair: (-pair[1], pair[0]))
