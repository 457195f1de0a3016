"""Joining of Arabic letters: the presentation form of each letter, and lam-alef in one cell.

The forms come from Unicode's own decompositions of U+FB50..U+FDFF and U+FE70..U+FEFF.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import category, decomposition

JOINERS = "\u0640\u200d"
"""Tatweel and zero-width joiner: they join on both sides and have no forms."""
LAM = "\u0644"
LAM_ALEF = {"\u0622": "\ufef5", "\u0623": "\ufef7", "\u0625": "\ufef9", "\u0627": "\ufefb"}
"""Isolated ligature with each alef; the final one is the next code point."""
WORD = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u200c\u200d]+")


class Forms(NamedTuple):
    """A letter's presentation forms; empty where there is none."""

    isolated: str = ""
    final: str = ""
    initial: str = ""
    medial: str = ""


@cache
def forms() -> dict[str, Forms]:
    """Every letter that has presentation forms of its own."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE80, 0xFEFD)):
        kind, _, rest = decomposition(chr(code)).partition(" ")
        if len(rest) == 4:  # one letter, not a ligature
            found.setdefault(chr(int(rest, 16)), {}).setdefault(kind.strip("<>"), chr(code))
    return {letter: Forms(**kinds) for letter, kinds in found.items()}


def shape(text: str) -> list[str]:
    """What to show for each code point of `text`; empty for an alef that its lam has swallowed."""
    glyphs = list(text)
    for match in WORD.finditer(text):
        glyphs[match.start() : match.end()] = _word(match[0])
    return glyphs


@lru_cache(16_384)
def _word(word: str) -> tuple[str, ...]:
    glyphs = list(word)
    letters = [i for i, char in enumerate(word) if not _transparent(char)]
    joins_previous = False
    skip = False
    for place, i in enumerate(letters):
        if skip:
            skip, joins_previous = False, False
            continue
        char = word[i]
        following = letters[place + 1] if place + 1 < len(letters) else None
        if char in JOINERS:
            joins_previous = True
            continue
        form = forms().get(char)
        if form is None:
            joins_previous = False
            continue
        before = joins_previous and bool(form.final)
        if char == LAM and following is not None and word[following] in LAM_ALEF:
            glyphs[i] = chr(ord(LAM_ALEF[word[following]]) + before)
            glyphs[following] = ""
            skip = True
            continue
        after = bool(form.initial) and following is not None and _takes(word[following])
        glyphs[i] = (
            (form.medial if before else form.initial) if after else form.final if before else form.isolated
        )
        glyphs[i] = glyphs[i] or char
        joins_previous = bool(form.initial)
    return tuple(glyphs)


def _takes(char: str) -> bool:
    """Whether a letter joins with the one before it."""
    form = forms().get(char)
    return char in JOINERS or (form is not None and bool(form.final))


def _transparent(char: str) -> bool:
    return char not in "\u200c\u200d" and category(char) in ("Mn", "Me", "Cf")
