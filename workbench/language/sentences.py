"""Sentences, paragraph by paragraph.

Every full stop, question mark, exclamation mark or ellipsis is a candidate; the words around it
decide (abbreviations, initials, dotted acronyms, list numbers, closing quotation marks, what kind of
letter comes next). The words are in the packs' `[sentences]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from workbench.language.fold import fold
from workbench.language.pack import languages, pack
from workbench.language.patterns import compiled
from workbench.model import Block, BlockRole, Sentence, Span

_STOP = compiled(r"(?P<mark>\.(?:[ \u00a0]\.)+|[.!?؟…۔。‼⁇]+)(?P<close>[\"'”’»›)\]}]*)")
_LATE_CLOSE = compiled(r"[ \u00a0]*[”’»›)\]}]+(?=\s|\Z)")
_BEFORE = compiled(r"[^\s\"'“”‘’«»()\[\]{}]{1,40}\Z")
_NEXT = compiled(r"[\"'“‘«(\[{]*(?P<word>[^\s\"'“”‘’«»()\[\]{}.,;:!?،؛؟]*)")
_DOTTED = compiled(r"(?:[^\W\d]\.)+[^\W\d]\Z")
_GLUED = compiled(r"[A-Z][a-z]+(?=[\s.,;:!?])|[\u0621-\u064a]{3}")
_ADDRESS = compiled(r"[@/\\]|www\.|\.(?:com|org|net|gov|edu)\b", re.IGNORECASE)
_ITEM = compiled(
    r"(?<!\S)(?:(?P<bullet>[•⁃▪◦●])[ \t]*)?(?P<label>\d{1,2}|[a-z]|[٠-٩]{1,2})(?P<end>\.\)|[.)])(?=\s)"
)
_BULLET = compiled(r"(?<=\s)[•⁃▪◦●](?=\s*\S)")


class _Words:
    """The abbreviations and sentence openers of a language, with those of English for Latin words."""

    def __init__(self, lang: str) -> None:
        tables = [pack(code).get("sentences", {}) for code in {lang, "en"} if code in languages()]

        def gather(key: str) -> frozenset[str]:
            return frozenset(fold(word) for table in tables for word in table.get(key, "").split())

        self.titles = gather("titles")
        self.before_number = gather("before_number")
        self.may_end = gather("may_end")
        self.openers = gather("openers")
        self.speech = gather("speech")
        self.continues = gather("continues")


@cache
def _words(lang: str) -> _Words:
    return _Words(lang)


def sentences(text: str, blocks: Sequence[Block], lang: str) -> tuple[Sentence, ...]:
    """The sentences of every block, in order, without the spaces around them.

    A title or heading is one sentence. A block without a letter or digit has none.
    """
    words = _words(lang)
    found = []
    for index, block in enumerate(blocks):
        start, end = block.span.start, block.span.end
        piece = text[start:end]
        if block.role in (BlockRole.TITLE, BlockRole.HEADING):
            cuts = [0, len(piece)]
        else:
            cuts = [0, *_cuts(piece, words), len(piece)]
        for first, last in _joined(piece, cuts):
            found.append(Sentence(Span(start + first, start + last), index))
    return tuple(found)


def _joined(piece: str, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Trimmed stretches between the cuts; one without a letter or digit belongs to the one before."""
    held: tuple[int, int] | None = None
    for first, last in pairwise(cuts):
        inner = piece[first:last]
        bare = inner.strip()
        if not bare:
            continue
        begin = first + len(inner) - len(inner.lstrip())
        if held and not any(char.isalnum() for char in bare):
            held = (held[0], begin + len(bare))
            continue
        if held:
            yield held
        held = (begin, begin + len(bare))
    if held and any(char.isalnum() for char in piece[held[0] : held[1]]):
        yield held


def _cuts(piece: str, words: _Words) -> list[int]:
    listed = list(_ITEM.finditer(piece))
    items = _items(piece, listed)
    cuts = set(items)
    labels = {found.end("end") for found in listed if found.start() in items or not found.start()}
    begin = 0
    for stop in _STOP.finditer(piece):
        if stop.end("mark") in labels or stop.end() in labels:
            continue
        end = stop.end()
        late = _LATE_CLOSE.match(piece, end)
        if late:
            end = late.end()
        if _ends(piece, begin, stop, end, words):
            cuts.add(end)
            begin = end
    return sorted(cuts)


def _items(piece: str, listed: Sequence[re.Match[str]]) -> set[int]:
    """Where the items of a list written in one line begin: 1. 2. 3., a) b), or bullets."""
    starts: list[int] = []
    previous = ""
    shape: tuple[object, str] = ("", "")
    for found in listed:
        label = found["label"]
        if not previous:
            if piece[: found.start()].strip():
                break  # a list that begins in the middle is no list
            previous, shape = label, (found["bullet"], found["end"])
        elif shape == (found["bullet"], found["end"]) and _follows(previous, label):
            starts.append(found.start())
            previous = label
    if not starts and piece.lstrip()[:1] in tuple("•⁃▪◦●"):
        starts = [found.start() for found in _BULLET.finditer(piece)]
    return set(starts)


def _follows(label: str, following: str) -> bool:
    if label.isdecimal():
        return following.isdecimal() and int(following) == int(label) + 1
    return not following.isdecimal() and ord(following) == ord(label) + 1


def _ends(piece: str, begin: int, stop: re.Match[str], end: int, words: _Words) -> bool:
    """Whether a sentence that began at `begin` ends at this stop."""
    mark, close = stop["mark"], stop["close"]
    if end >= len(piece):
        return False
    following = _NEXT.match(piece, end)
    if not piece[end].isspace():
        return mark == "." and not close and _glued(piece, stop)
    at = end + len(piece[end : end + 8]) - len(piece[end : end + 8].lstrip())
    following = _NEXT.match(piece, at)
    word = following["word"] if following else ""
    if _starts_low(word):
        return False
    if piece[at : at + 1] in tuple(",;:،؛-–—"):
        return False
    low = fold(word)
    if close and low in words.speech:
        return False
    asked = "!" in mark or "?" in mark or "؟" in mark
    if close and asked and low in words.continues:
        return False  # «أين هو؟» ثم صمت
    if asked:
        return True
    if "…" in mark or ".." in mark or ". ." in mark:
        if piece[at] in "([":  # a quotation that breaks off, and where it stands
            return False
        return _after_ellipsis(mark, word, low, words)
    return close != "" or _full_stop(piece, begin, stop.start(), word, low, words)


def _starts_low(word: str) -> bool:
    """A small letter goes on with the sentence; "iPhone" and "eBay" are names."""
    return word[:1].islower() and not any(char.isupper() for char in word[1:3])


def _after_ellipsis(mark: str, word: str, low: str, words: _Words) -> bool:
    if word[:1].isupper():
        return word != "I"
    dots = mark.count(".") + 3 * mark.count("…")
    return dots > 3 or not (low in words.continues or low[:1] in "وف")


def _full_stop(piece: str, begin: int, at: int, word: str, low: str, words: _Words) -> bool:
    """Whether the single full stop at `at` ends the sentence, `word` being what comes next."""
    before = _BEFORE.search(piece, max(begin, at - 41), at)
    if not before:
        return True
    last = before[0].lstrip(".")
    plain = fold(last)
    opens = low in words.openers
    if plain in words.titles:
        return False
    if plain in words.before_number:
        return not (word[:1].isdigit() or (word.isupper() and not opens))
    if last.isdecimal() and not piece[begin : min(begin + 8, before.start())].strip():
        return False  # "1. First item"
    if plain in words.may_end or _DOTTED.match(last):
        if low in words.titles:  # "At 5 a.m. Mr Smith went": too short to be a sentence
            return len(piece[begin : min(begin + 200, at)].split()) > 4
        return opens or (not word and plain in words.may_end) or low[:1] == "و"
    if len(plain) == 1 and plain.isalpha():
        former = piece[max(begin, before.start() - 42) : before.start()].rstrip().rpartition(" ")[2]
        if last.isupper():  # an initial, unless it is "I", "Plan B" and a new sentence
            return opens and (former[:1].islower() or last == "I")
        return former[-1:].isdigit() or (last in "ai" and opens)
    return True


def _glued(piece: str, stop: re.Match[str]) -> bool:
    """A full stop whose space is missing: "the end.Then", but no address, number or abbreviation."""
    at = stop.start()
    before = _BEFORE.search(piece, max(0, at - 41), at)
    if not before or not _GLUED.match(piece, stop.end()):
        return False
    last = before[0]
    if len(last) < 3 or not (last[-3:].isalpha() or last[-3:].isdigit() or last[-1].isdigit()):
        return False
    if "." in last and not last[-1].isdigit():
        return False
    around = piece[before.start() : stop.end() + 20].split(maxsplit=1)[0]
    return not _ADDRESS.search(around) and (last[-1].islower() or not last[-1].isupper())
