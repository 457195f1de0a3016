"""Full names of a text, a given name and what follows it, whether or not they were read as names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from workbench.consistency.context import Context
from workbench.consistency.lexicon import stop_words, words
from workbench.language.names.lexicon import Cue, Lexicon, lexicon
from workbench.language.names.likeness import skeleton
from workbench.model import Span, Token

_LEAST = 3
"""Letters of a given name."""
_CUED = frozenset({Cue.SAYING, Cue.TITLE, Cue.PERSON, Cue.POST})


class Called(NamedTuple):
    """A given name with the rest of the name behind it."""

    first: str
    rest: str
    """Joined, without the article: names are written with and without it, and with and without spaces."""
    span: Span
    """Of the first name."""
    whole: Span
    sentence: Span
    sure: bool
    """Whether it was read as a name, or stands where one does."""


Names = dict[tuple[str, str], list[Called]]
"""Full names by their given name and their rest."""


def called(context: Context) -> Names:
    """Every full name of a text."""
    found: defaultdict[tuple[str, str], list[Called]] = defaultdict(list)
    every = _Arabic(context).all() if context.lang == "ar" else _read(context)
    for each in every:
        found[each.first, each.rest].append(each)
    return found


@lru_cache(8192)
def keys(first: str, rest: str) -> tuple[tuple[str, ...], ...]:
    """What two spellings of one name have in common: either word, or the first sounds of both."""
    heard = skeleton(rest)
    return ("first", first), ("rest", rest), ("sounds", skeleton(first)[:2], heard[:1], heard[-1:])


def _read(context: Context) -> Iterator[Called]:
    """Names of several words, which capitals tell."""
    for name in context.analysis.names:
        inside = context.tokens(name.span)
        while len(inside) > 1 and context.marks("roles", inside[0].span):
            del inside[0]
        if len(inside) < 2 or not context.listed(name.span):
            continue
        parts = [token.folded.removesuffix("'s") for token in inside[1:]]
        initials = len(inside[0].folded) > 1 and len(parts[-1]) > 1  # "Robert J. Hensley"
        rest = "".join(part for part in parts if len(part) > 1 or not initials)
        if rest.replace("'", "").isalpha() and inside[0].folded.isalpha():
            yield Called(
                inside[0].folded, rest, inside[0].span, Span(inside[0].span.start, name.span.end),
                context.sentence_span(name.span.start), True,
            )  # fmt: skip


class _Place(NamedTuple):
    """Where a full name may stand in an Arabic text."""

    at: int
    """Index of the first token."""
    cut: int
    """How many letters of it stand before the name."""
    last: int
    first: str
    rest: str


class _Arabic:
    """Full names of an Arabic text, which nothing but their places and spellings tell from other words."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._tokens = context.analysis.tokens
        self._words: Lexicon = lexicon(context.lang)
        self._stop = stop_words(context.lang)
        self._called = frozenset(words(context.lang, "called_so"))
        self._given_names = self._words.first.union(
            *(group.split("/") for group in words(context.lang, "by_ear"))
        )
        self._godly = frozenset(words(context.lang, "godly"))
        self._all = {token.folded for token in self._tokens}
        read = [context.tokens(name.span) for name in context.analysis.names]
        self._read = {tokens[0].span.start for tokens in read}
        self._inside = {token.span.start for tokens in read for token in tokens}
        self._given: dict[str, int] = {}
        self._family: dict[str, bool] = {}

    def all(self) -> Iterator[Called]:
        """Those that stand as names do, and others that are spelt nearly like one of these."""
        every = [(place, self._is_sure(place)) for place in self._places()]
        known = {key for place, sure in every if sure for key in keys(place.first, place.rest)}
        for place, sure in every:
            if sure or any(key in known for key in keys(place.first, place.rest)):
                yield self._called_at(place, sure)

    def _called_at(self, place: _Place, sure: bool) -> Called:
        start, last = self._tokens[place.at].span.start + place.cut, self._tokens[place.last].span
        given = Span(start, self._tokens[place.last - 1].span.end)
        sentence = self._context.sentence_span(start)
        return Called(place.first, place.rest, given, Span(start, last.end), sentence, sure)

    def _places(self) -> Iterator[_Place]:
        """Every two words that may be a given name and a family name, by their shape."""
        context, tokens = self._context, self._tokens
        for at, token in enumerate(tokens[:-1]):
            cut = self._given.get(token.folded)
            if cut is None:
                cut = self._given[token.folded] = self._clitics(token.folded)
            if cut < 0:
                continue
            first, end = token.folded[cut:], at + 1
            if self._near(end) and (first in self._words.servants or tokens[end].folded in self._godly):
                first, end = first + tokens[end].folded, end + 1
            rest = ""
            while self._near(end) and tokens[end].folded in self._words.particles:
                rest, end = rest + tokens[end].folded, end + 1
            if not self._near(end) or not self._may_be_family(tokens[end]):
                continue
            rest += tokens[end].folded.removeprefix(self._words.article)
            if len(rest) >= _LEAST and context.listed(token.span):
                yield _Place(at, cut, end, first, rest)

    def _clitics(self, word: str) -> int:
        """How many letters stand before a given name, which the text has without them or the pack knows; -1
        before what can be none."""
        names, cut = self._given_names, 0
        if word not in names and word[0] in self._words.clitics:
            cut = int(word[1:] in self._all or word[1:] in names)
        word = word[cut:]
        strange = self._is_strange(word) and not word.startswith(self._words.article)
        return cut if word in names or strange else -1

    def _near(self, at: int) -> bool:
        if at >= len(self._tokens):
            return False
        return self._context.text[self._tokens[at - 1].span.end : self._tokens[at].span.start] == " "

    def _is_sure(self, place: _Place) -> bool:
        at = place.at
        if place.first in self._words.first or self._tokens[at].span.start in self._read:
            return True
        before = self._tokens[at - 1].folded if at and self._near(at) else ""
        cue = self._words.cue(before) if before else None
        return before in self._called or (cue is not None and cue[0] in _CUED)

    def _may_be_family(self, token: Token) -> bool:
        word = token.folded
        known = self._family.get(word)
        if known is None:
            known = self._family[word] = word in self._words.family or self._is_strange(word)
        return known or token.span.start in self._inside

    def _is_strange(self, word: str) -> bool:
        """Whether a word is of letters and has no other task that the pack knows of."""
        if len(word) < _LEAST or not "\u0621" <= word[0] <= "\u064a" or word in self._stop:
            return False
        cue = self._words.cue(word)
        return word not in self._words.no_names and (cue is None or cue[0] in (Cue.FIRST, Cue.SON))
