"""Words and their stems.

A stem is for matching only: light stemming for Arabic (clitics, article, number and gender endings,
the broken plurals of the pack), Snowball for what is written in other scripts.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from workbench.language.fold import Folded, fold
from workbench.language.pack import pack
from workbench.language.patterns import compiled
from workbench.model import Span, Token

# Letters, and the marks and format characters that stand inside words.
_ARABIC = (
    "\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
)
_INSIDE = "\u0300-\u036f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069"
# A run of one script is a word: "الـICOs" is two. A number keeps its separators.
_WORD = compiled(
    rf"[{_ARABIC}][{_ARABIC}{_INSIDE}]*"
    rf"|\d+(?:[.,٫٬]\d+)*"
    rf"|[^\W\d_{_ARABIC}](?:[^\W_{_ARABIC}]|[{_INSIDE}]|['’](?=[^\W\d_]))*"
)
_ARABIC_WORD = compiled("[\u0621-\u064a]{3,}")


class _Stemmer:
    """The stemming of one language, with the pack's irregular forms."""

    def __init__(self, lang: str) -> None:
        import Stemmer

        table: dict[str, Any] = pack(lang).get("tokens", {})
        snowball = table.get("snowball", "english")
        # PyStemmer caches badly at its default of 10,000 words; ours is in front of it.
        self._snowball = Stemmer.Stemmer(snowball, 0) if snowball in Stemmer.algorithms() else None
        self._irregular = _irregular(table)
        arabic: dict[str, Any] = pack("ar").get("tokens", {})
        self._arabic_irregular = self._irregular if lang == "ar" else _irregular(arabic)
        self._prefix = compiled(arabic["prefix"])
        self._conjunction = compiled(arabic["conjunction"])
        self._suffix = compiled(arabic["suffix"])

    def stem(self, word: str) -> str:
        if _ARABIC_WORD.match(word):
            return self._arabic(word)
        word = self._irregular.get(word, word)
        return str(self._snowball.stemWord(word)) if self._snowball and word[:1].isalpha() else word

    def _arabic(self, word: str) -> str:
        known = self._arabic_irregular
        for _ in range(2):
            if word in known:
                word = known[word]
                break
            shorter = self._prefix.sub("", self._conjunction.sub("", word, count=1), count=1)
            if shorter == word:
                break
            word = shorter
        word = known.get(word, word)
        return self._suffix.sub("", word, count=1)


def _irregular(table: dict[str, Any]) -> dict[str, str]:
    """Folded form -> folded base."""
    return {
        form: folded
        for base, forms in table.get("irregular", {}).items()
        for folded in (fold(base),)
        for form in fold(forms).split()
    }


@cache
def _stemmer(lang: str) -> _Stemmer:
    return _Stemmer(lang)


@lru_cache(65536)
def stem(word: str, lang: str) -> str:
    """The stem of a folded word. Words in Arabic script are stemmed as Arabic in any language."""
    return _stemmer(lang).stem(word)


@lru_cache(65536)
def _folded_stem(word: str, lang: str) -> tuple[str, str]:
    folded = fold(word)
    return folded, stem(folded, lang)


# One-letter words that Arabic writes together with the next one: and, so, with, for, like.
_CLITICS = frozenset("وفبلك")


def tokens(folded: Folded, lang: str) -> tuple[Token, ...]:
    """The words of the text, in order.

    A word that is a one-letter clitic and another word of this text ("وسعيد" where "سعيد" stands
    elsewhere) has the other word's stem.
    """
    text = folded.original
    found = [(at.start(), at.end(), *_folded_stem(at[0], lang)) for at in _WORD.finditer(text)]
    found = [word for word in found if word[2]]  # marks alone are no word
    words = {word: root for _, _, word, root in found if word not in _CLITICS}
    roots = set(words.values())
    for word, root in words.items():
        if word[:1] in _CLITICS and len(word) > 3:
            bare = words.get(word[1:]) or stem(word[1:], lang)
            if len(bare) > 2 and bare != root and bare in roots:
                words[word] = bare
    return tuple(Token(Span(start, end), word, words.get(word, root)) for start, end, word, root in found)
