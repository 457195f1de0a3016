"""A folded text as tokens with roles; everything that the grammar has no use for is one blank."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from workbench.language.times.lexicon import Lexicon, Values, number, time_words
from workbench.language.times.numeric import numeric


@dataclass(slots=True)
class Token:
    start: int
    """Folded offsets."""
    end: int
    values: Values

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(self.values)


# Numbers with separators in one piece; words; line ends; single signs. Apostrophes join ("year's").
_PIECES = re.compile(r"(?P<word>[^\W\d_]+)|(?P<number>\d+(?:[.,:/-]\d+)*)|(?P<line>\n)|(?P<sign>[^\s\w'_])")
_SIGNS = {
    ",": "COMMA",
    "-": "DASH",
    "/": "SLASH",
    "(": "OPEN",
    ")": "CLOSE",
    ".": "DOT",
    ":": "COLON",
    "%": "COUNTED",
}
_MONEY = "$€£¥₹+#№@"
BLANK = Token(0, 0, {})


def tokens(text: str, lang: str) -> list[Token]:
    """The tokens of a folded text, in order; runs of other words are one token without roles."""
    known = time_words(lang)
    out: list[Token] = [Token(0, 0, {"END": True})]
    pieces = [(m.lastgroup, m.group(), m.start(), m.end()) for m in _PIECES.finditer(text)]
    index, count = 0, len(pieces)
    while index < count:
        kind, piece, start, end = pieces[index]
        index += 1
        if kind == "word":
            found = _word(piece, lang)
            if found is None:
                _blank(out, start, end)
                continue
            if found[-1][3]:  # may begin a phrase
                taken = _phrase(known, pieces, index, found[-1][0])
                if taken is not None:
                    more, values = taken
                    out.extend(Token(start + a, start + b, v) for _, a, b, _, v in found[:-1])
                    last = pieces[index + more - 1]
                    out.append(Token(start + found[-1][1], last[3], values))
                    index += more
                    continue
            for _, a, b, _, values in found:
                if values:
                    out.append(Token(start + a, start + b, values))
                else:
                    _blank(out, start + a, start + b)
        elif kind == "number":
            before = text[start - 1] if start else " "
            after = text[end] if end < len(text) else " "
            if before in _MONEY:
                out.append(Token(start, end, {"MONEY": True}))
            elif before in "._":
                _blank(out, start, end)
            elif before == "'" and len(piece) == 2 and piece.isdigit():  # the summer of '69
                out.append(
                    Token(start, end, {"NUM": int(piece), "YEAR": 1900 + int(piece), "Y2": int(piece)})
                )
            elif piece.isdigit():
                values = number(piece)
                if after == "%" or (before.isalpha() and "YEAR" not in values and "DAY" not in values):
                    values = {}
                out.append(Token(start, end, values))
            else:
                out.extend(Token(start + a, start + b, v) for a, b, v in numeric(piece, before, after))
        elif kind == "line":
            out.append(Token(start, end, {"END": True}))
        else:
            role = _SIGNS.get(piece)
            if role is None:
                _blank(out, start, end)
            else:
                out.append(Token(start, end, {role: True}))
    out.append(Token(len(text), len(text), {"END": True}))
    return out


def _blank(out: list[Token], start: int, end: int) -> None:
    if out and not out[-1].values:
        out[-1].end = end
    else:
        out.append(Token(start, end, {}))


Part = tuple[str, int, int, bool, Values]
"""(word, start, end, may begin a phrase, values) of a piece of a written word."""


@lru_cache(32768)
def _word(word: str, lang: str) -> tuple[Part, ...] | None:
    """A written word, its clitics split off, or None if it has nothing to do with time."""
    known = time_words(lang)
    if len(word) > 40:
        return None
    values = known.words.get(word)
    if values is not None or word in known.phrases:
        return ((word, 0, len(word), word in known.phrases, values or {}),)
    return _split(known, word, 0, 2)


def _split(known: Lexicon, word: str, offset: int, depth: int) -> tuple[Part, ...] | None:
    for prefix, role in known.clitics:
        if word.startswith(prefix) and len(word) > len(prefix):
            rest = word[len(prefix) :]
            at = offset + len(prefix)
            head: Part = (prefix, offset, at, False, dict.fromkeys(role.split(), True))
            for form, shift in _forms(known, rest, prefix):
                values = known.words.get(form)
                if values is not None or form in known.phrases:
                    body: Part = (form, at + shift, offset + len(word), form in known.phrases, values or {})
                    return head, body
            if depth > 1 and (more := _split(known, rest, at, depth - 1)):
                return head, *more
    return None


def _forms(known: Lexicon, rest: str, prefix: str) -> list[tuple[str, int]]:
    """The rest of a word after a clitic; Arabic writes ل + ال as لل."""
    forms = [(rest, 0)]
    forms.extend(
        (article[0] + rest, 0) for article in known.articles if prefix == article[-1:] and rest[0] == prefix
    )
    return forms


def _phrase(
    known: Lexicon, pieces: list[tuple[str | None, str, int, int]], index: int, head: str
) -> tuple[int, Values] | None:
    """How many more pieces the longest phrase takes that begins with `head`, and what it is."""
    for rest, values in known.phrases[head]:
        if all(index + n < len(pieces) and pieces[index + n][1] == word for n, word in enumerate(rest)):
            return len(rest), values
    return None
