"""A folded text as tokens with roles; everything that the grammar has no use for is one blank."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from workbench.language.patterns import compiled
from workbench.language.times.lexicon import PUNCTUATION, Lexicon, Values, number, time_words
from workbench.language.times.numeric import numeric


@dataclass(slots=True)
class Token:
    start: int
    """Folded offsets."""
    end: int
    values: Values
    code: str
    """The character of its set of roles."""


# Words; numbers with separators in one piece; line ends; single signs. Apostrophes join ("year's").
_PIECES = compiled(r"([^\W\d_]+)|(\d+(?:[.,:/-]\d+)*)|(\n)|([^\s\w'_])")
_WORD, _NUMBER, _LINE = 1, 2, 3
_SIGNS: dict[str, Values] = {sign: {role: True} for sign, role in PUNCTUATION.items()}
_MONEY = "$€£¥₹+#№@"
_TAGS = ("#", "@")
_TAG = compiled(r"[#@]\w*\Z")
_LONGEST_WORD = 40


def tokens(text: str, lang: str) -> list[Token]:
    """The tokens of a folded text, in order; runs of other words are one token without roles."""
    return _Lexer(text, lang).run()


class _Lexer:
    def __init__(self, text: str, lang: str) -> None:
        self.text = text
        self.lang = lang
        self.known = time_words(lang)
        self.pieces = list(_PIECES.finditer(text))
        self.out: list[Token] = []

    def run(self) -> list[Token]:
        pieces, lang = self.pieces, self.lang
        nothing: Values = {}
        blank = self.known.code(frozenset())
        tags = "#" in self.text or "@" in self.text
        self._add(0, 0, {"END": True})
        gap = -1  # index of the first piece of the open blank
        index, count = 0, len(pieces)
        while index < count:
            piece = pieces[index]
            kind = piece.lastindex
            written = piece[0]
            values: Values | None = None
            parts: tuple[Part, ...] | None = None
            if kind == _WORD:
                if len(written) <= _LONGEST_WORD and not (tags and self._tagged(piece.start())):
                    parts = _word(written, lang)
            elif kind == _LINE:
                values = {"END": True}
            elif kind != _NUMBER:
                values = _SIGNS.get(written)
            if values is None and parts is None and kind != _NUMBER:
                gap = index if gap < 0 else gap
                index += 1
                continue
            if gap >= 0:
                self.out.append(Token(pieces[gap].start(), pieces[index - 1].end(), nothing, blank))
                gap = -1
            if parts is not None:
                index = self._parts(parts, index)
            else:
                if values is not None:
                    self._add(piece.start(), piece.end(), values)
                else:
                    self._number(piece)
                index += 1
        if gap >= 0:
            self._add(pieces[gap].start(), pieces[-1].end(), {})
        self._add(len(self.text), len(self.text), {"END": True})
        return self.out

    def _tagged(self, start: int) -> bool:
        """Whether a word is part of a hashtag or an account: "#25يناير"."""
        before = self.text[start - 1 : start]
        if not (before in _TAGS or before.isdigit() or before == "_"):
            return False
        return _TAG.search(self.text, max(start - _LONGEST_WORD, 0), start) is not None

    def _add(self, start: int, end: int, values: Values) -> None:
        self.out.append(Token(start, end, values, self.known.code(frozenset(values))))

    def _parts(self, parts: tuple[Part, ...], index: int) -> int:
        """Add a known word, or the phrase that it begins; the index of the next piece."""
        start, end = self.pieces[index].span()
        following = index + 1
        last = parts[-1]
        phrase = self._phrase(last.word, following) if last.begins else None
        for part in parts if phrase is None else parts[:-1]:
            self.out.append(Token(start + part.start, start + part.end, part.values, part.code))
        if phrase is not None:
            more, values = phrase
            following += more
            self._add(start + last.start, self.pieces[following - 1].end() if more else end, values)
        return following

    def _phrase(self, head: str, index: int) -> tuple[int, Values] | None:
        """How many more pieces the longest phrase takes that begins with `head`, and what it is."""
        pieces = self.pieces
        if index == len(pieces):
            return None
        for rest, values in self.known.phrases[head].get(pieces[index][0], ()):
            if index + len(rest) < len(pieces) and all(
                pieces[index + n][0] == word for n, word in enumerate(rest, 1)
            ):
                return 1 + len(rest), values
        return None

    def _number(self, piece: re.Match[str]) -> None:
        written, (start, end) = piece[0], piece.span()
        before = self.text[start - 1] if start else " "
        after = self.text[end] if end < len(self.text) else " "
        if before in _MONEY:
            self._add(start, end, {"MONEY": True})
        elif before in "._":
            self._add(start, end, {})
        elif before == "'" and len(written) == 2:  # the summer of '69
            self._add(start, end, {"NUM": int(written), "YEAR": 1900 + int(written), "Y2": int(written)})
        elif written.isdigit():
            values = number(written)
            glued = before.isalpha() and not self._after_clitic(start)
            if after == "%" or (glued and "YEAR" not in values and "DAY" not in values):
                values = {}
            self._add(start, end, values)
        else:
            for first, last, values in numeric(written, before, after):
                self._add(start + first, start + last, values)

    def _after_clitic(self, start: int) -> bool:
        """Whether nothing but a clitic is written together with a number ("و41")."""
        return any(
            self.text.startswith(prefix, start - len(prefix))
            and not self.text[max(start - len(prefix) - 1, 0) : start - len(prefix)].isalpha()
            for prefix, _ in self.known.clitics
        )


class Part(NamedTuple):
    """A piece of a written word: a clitic, or what is left without."""

    word: str
    start: int
    end: int
    begins: bool
    """Whether it may begin a phrase."""
    values: Values
    code: str


def _part(known: Lexicon, word: str, start: int, end: int) -> Part | None:
    values = known.words.get(word)
    begins = word in known.phrases
    if values is None and not begins:
        return None
    return Part(word, start, end, begins, values or {}, known.code(frozenset(values or {})))


@lru_cache(32768)
def _word(word: str, lang: str) -> tuple[Part, ...] | None:
    """A written word, its clitics split off, or None if it has nothing to do with time."""
    known = time_words(lang)
    whole = _part(known, word, 0, len(word))
    return (whole,) if whole else _split(known, word, 0, 2)


def _split(known: Lexicon, word: str, offset: int, depth: int) -> tuple[Part, ...] | None:
    for prefix, role in known.clitics:
        if word.startswith(prefix) and len(word) > len(prefix):
            rest = word[len(prefix) :]
            at = offset + len(prefix)
            values: Values = dict.fromkeys(role.split(), True)
            head = Part(prefix, offset, at, False, values, known.code(frozenset(values)))
            for form in _forms(known, rest, prefix):
                if body := _part(known, form, at, offset + len(word)):
                    return head, body
            if depth > 1 and (more := _split(known, rest, at, depth - 1)):
                return head, *more
    return None


def _forms(known: Lexicon, rest: str, prefix: str) -> list[str]:
    """What the rest of a word after a clitic may be; Arabic writes ل + ال as لل."""
    return [rest, *(a[0] + rest for a in known.articles if prefix == a[-1:] == rest[0])]
