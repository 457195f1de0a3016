"""Folding for matching only, with a map back to the stored text.

`fold` removes harakat, tatweel, zero-width and bidi characters; unifies alef, hamza seats, yeh,
kaf, teh marbuta, digits, presentation forms (NFKC), quotation marks, dashes and spaces; and
lower-cases. What is displayed or stored is never folded.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

from workbench.language.patterns import compiled
from workbench.model import Span

_TO = {
    "آ": "ا", "أ": "ا", "إ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ٵ": "ا",
    "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ۍ": "ي", "ێ": "ي",
    "ؤ": "و", "ۆ": "و", "ۇ": "و",
    "ک": "ك", "ڪ": "ك", "گ": "ك",
    "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۃ": "ه",
    "،": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ".", "٬": ",", "۔": ".",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "‹": "'", "›": "'",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "`": "'",
    "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-",
}  # fmt: skip
# Marks that Arabic writes above and below letters, Qur'anic signs, tatweel, and format characters.
_DROPPED = compiled(
    "[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f]"
)
_TATWEEL = "\u0640"
_PLAIN = compiled(r"[\x00-\x7f\u0621\u0627\u0628\u062a-\u063a\u0641-\u0648\u064a]*\Z")


@lru_cache(8192)
def _fold_char(char: str) -> str:
    """One code point's folded form: zero, one or (ligatures) several characters."""
    if _DROPPED.match(char):
        return ""
    if char.isspace():
        return "\n" if char in "\n\u2028\u2029" else " "
    out = []
    for part in unicodedata.normalize("NFKC", char):
        if unicodedata.category(part) == "Nd":
            out.append(str(unicodedata.digit(part)))
        elif not _DROPPED.match(part):
            # NFD splits accented Latin letters, so that "é" meets "e"; Arabic hamza forms are in _TO.
            base = _TO.get(part) or unicodedata.normalize("NFD", part)[0]
            out.append(_TO.get(base, base).lower())
    return "".join(out)


def belongs_to_letter(char: str) -> bool:
    """Whether a code point is written on or after a letter as a part of it: harakat, tatweel."""
    return unicodedata.category(char) == "Mn" or char == _TATWEEL


class _Table(dict[int, str]):
    """`str.translate` table that fills itself."""

    def __missing__(self, code: int) -> str:
        value = _fold_char(chr(code))
        self[code] = value
        return value


_TABLE = _Table()


def fold(text: str) -> str:
    """The folded text alone, where no way back is needed."""
    return text.translate(_TABLE)


class Folded:
    """A folded text with the way back to the text that it was made from.

    `text` is the folded text; `span(start, end)` maps folded offsets to `[start, end)` in the
    original, taking in marks (harakat, tatweel) that follow the last letter.
    """

    __slots__ = ("_behind", "_landings", "_shifts", "_starts", "original", "text")

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = original.translate(_TABLE)
        # Runs between code points that do not fold to exactly one character: each run is
        # (folded start, original start); inside a run offsets move together.
        starts, shifts = [0], [0]
        # The same runs for the way there, where a ligature is one code point.
        behind, landings = [0], [0]
        if not _PLAIN.match(original) and any(len(_TABLE[ord(c)]) != 1 for c in set(original)):
            odd = "".join(c for c in set(original) if len(_TABLE[ord(c)]) != 1)
            at = 0
            last = 0
            for found in re.finditer(f"[{re.escape(odd)}]", original):
                here = found.start()
                at += here - last
                width = len(_TABLE[ord(original[here])])
                for step in range(1, width):  # a ligature's later letters all point at it
                    starts.append(at + step)
                    shifts.append(here)
                at += width
                last = here + 1
                starts.append(at)
                shifts.append(last)
                behind.append(last)
                landings.append(at)
        self._starts = starts
        self._shifts = shifts
        self._behind = behind
        self._landings = landings

    def _origin(self, offset: int) -> int:
        run = bisect_right(self._starts, offset) - 1
        return self._shifts[run] + offset - self._starts[run]

    def span(self, start: int, end: int) -> Span:
        """Map `[start, end)` of the folded text back."""
        if len(self._starts) == 1:
            return Span(start, max(start, end))
        first = self._origin(start)
        if end <= start:
            return Span(first, first)
        last = self._origin(end - 1) + 1
        while (
            last < len(self.original)
            and not _TABLE[ord(self.original[last])]
            and belongs_to_letter(self.original[last])
        ):
            last += 1
        return Span(first, last)

    def offset(self, original_offset: int) -> int:
        """Where an offset of the original stands in the folded text (the other way)."""
        run = bisect_right(self._behind, original_offset) - 1
        return self._landings[run] + original_offset - self._behind[run]

    def stretch(self, start: int, end: int) -> str:
        """The folded text between two offsets of the original."""
        if end <= start:
            return ""
        behind, landings = self._behind, self._landings
        run = bisect_right(behind, start) - 1
        first = landings[run] + start - behind[run]
        if run + 1 == len(behind) or behind[run + 1] > end:  # offsets move together all the way
            return self.text[first : first + end - start]
        return self.text[first : self.offset(end)]

    def part(self, place: Span) -> Part:
        """A stretch of it, without folding it anew."""
        return Part(self, self.offset(place.start), self.offset(place.end))


@lru_cache(2)
def folded(text: str) -> Folded:
    """An article, folded: what reads it and what checks it then ask for the same one."""
    return Folded(text)


class Part:
    """A stretch of a folded text: `text`, whose offsets `span` maps back to the whole original."""

    __slots__ = ("_start", "_whole", "text")

    def __init__(self, whole: Folded, start: int, end: int) -> None:
        self._whole = whole
        self._start = start
        self.text = whole.text[start:end]

    def span(self, start: int, end: int) -> Span:
        """Map `[start, end)` of the part back."""
        return self._whole.span(self._start + start, self._start + end)

    def offset(self, original_offset: int) -> int:
        """Where an offset of the original stands in the part."""
        return self._whole.offset(original_offset) - self._start
