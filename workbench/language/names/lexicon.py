"""The words around and in names, read once from the packs' `[names]`."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from functools import cache
from typing import Any

from workbench.language.fold import fold
from workbench.language.pack import pack

_KEEP = 50_000
_OF_A_WOMAN = "ت"


class Cue(Enum):
    """What a word says of a name at it or behind it."""

    KNOWN = auto()
    PERSON = auto()
    FIRST = auto()
    TITLE = auto()
    KIND = auto()
    OFFICE = auto()
    POST = auto()
    SAYING = auto()
    SON = auto()


class Lexicon:
    """What the pack of one language knows of names; all words are folded."""

    def __init__(self, lang: str) -> None:
        table: dict[str, Any] = pack(lang).get("names", {})
        self.article: str = table.get("article", "")
        self.clitics: tuple[str, ...] = ("", *table.get("clitics", "").split())
        self.first = _words(table, "first")
        self.titles = _words(table, "titles")
        self.kinds = _words(table, "kinds")
        self.courtesy = _words(table, "courtesy")
        self.particles = _words(table, "particles")
        self.doubtful = _words(table, "doubtful")
        """Given names that are everyday words as well."""
        self.not_after = _words(table, "not_after")
        """Words behind which a doubtful given name is the everyday word."""
        self.of = _words(table, "of")
        """Particles that go on with a name only behind `of_heads`: "University of", "Bank of"."""
        self.of_heads = _words(table, "of_heads")
        self.demonyms = _words(table, "demonyms")
        self.portfolios = _words(table, "portfolios")
        """What stands before a title, and no title itself: "Foreign" Minister."""
        self.numbered = _words(table, "numbered")
        """No names before a number: "Article" 5."""
        self.also_given = _words(table, "also_given")
        """Months that are given names before a family name."""
        self.with_article = _words(table, "with_article")
        self.owned = _words(table, "owned")
        """Names that end in 's."""
        self.attribution = _words(table, "attribution")
        verbs = _words(pack(lang).get("clauses", {}), "verbs") if self.article else frozenset()
        self.no_names = (_words(table, "no_names") | verbs) - self.first
        self._verbs = verbs
        self.phrases: dict[str, list[tuple[str, ...]]] = {}
        """Known names by their first word, the longest first."""
        for key in ("places", "organisations", "family"):
            for phrase in _words(table, key):
                parts = tuple(phrase.split("_"))
                self.phrases.setdefault(parts[0], []).append(parts)
        for known in self.phrases.values():
            known.sort(key=len, reverse=True)
        self.single = frozenset(phrase for phrase in self.phrases if (phrase,) in self.phrases[phrase])
        """Places and organisations of one word."""
        self.family = frozenset(name.partition("_")[0] for name in _words(table, "family"))
        """Family names, or their first words."""
        self.servants = _words(table, "servants")
        """Given names that go on with a name of God: "عبد"."""
        self.honours = _words(table, "honours")
        """Whom institutions are named after: "جامعة الملك سعود"."""
        self.before_places = _words(table, "before_places")
        self.not_places = _words(table, "not_places")
        self.adjectives = _words(table, "adjectives")
        """Adjectives that are part of an office's name."""
        self.called = _words(table, "called")
        """Kinds behind which a definite word is a name."""
        self.called_strange = _words(table, "called_strange")
        """Kinds behind which an unknown word is a name, unless it is one of `common`."""
        self.common = _words(table, "common")
        self.compounds = _words(table, "compounds")
        """First words of places of two words."""
        self.endings = tuple(_words(table, "endings"))
        own = table.get("own", "").split()
        self.owned_posts = frozenset(form + ending for form in _words(table, "posts") for ending in own)
        """ "Its governor", "رئيسها" """
        self.offices = _words(table, "offices")
        forms = [
            *((form, Cue.KNOWN) for form in self.phrases),
            *((form, Cue.FIRST) for form in self.first | self.servants),
            *((form, Cue.PERSON) for form in _words(table, "persons")),
            *((form, Cue.POST) for form in _words(table, "posts")),
            *((form, Cue.POST) for form in self.owned_posts),
            *((form, Cue.SON) for form in _words(table, "between_names")),
            *((form, Cue.OFFICE) for form in self.offices),
            *((form, Cue.KIND) for form in self.kinds),
            *((form, Cue.TITLE) for form in self.titles),
            *((form, Cue.SAYING) for form in _words(table, "attribution")),
        ]
        self._cues: dict[str, Cue] = {}
        for form, cue in forms:
            self._cues.setdefault(form, cue)
        self._read: dict[str, tuple[Cue, int] | None] = {}

    def cue(self, word: str) -> tuple[Cue, int] | None:
        """What a word says, and how many letters of it are clitics."""
        if word not in self._read:
            if len(self._read) > _KEEP:
                self._read.clear()
            # A word by itself comes before the same letters with a clitic, the longer before the shorter.
            known = [(not cut, len(form), cut, self._cues[form]) for form, cut in self._bare(word)]
            best = max(known, key=lambda found: found[:2], default=None)
            self._read[word] = (best[3], best[2]) if best else None
        return self._read[word]

    def _bare(self, word: str) -> Iterator[tuple[str, int]]:
        """The known words that it may be with a clitic (the other way of `written`)."""
        for clitic in self.clitics:
            if word.startswith(clitic):
                form, cut = word[len(clitic) :], len(clitic)
                to = clitic.endswith("ل") and bool(self.article)
                if form in self._cues and not (to and form.startswith(self.article)):
                    yield form, cut
                if to and (definite := self.article[0] + form) in self._cues and form[:1] == clitic[-1]:
                    yield definite, cut

    def is_verb(self, word: str) -> bool:
        """Whether it is one of the verbs that tell, perhaps of a woman ("وقالت"); in Arabic only."""
        return any(
            form in self._verbs or form.removesuffix(_OF_A_WOMAN) in self._verbs
            for form in (word, word[1:] if word[:1] in self.clitics else word)
        )

    def written(self, name: str) -> list[tuple[str, int]]:
        """A word with each clitic in front of it, and how long that is; itself first."""
        found = []
        for clitic in self.clitics:
            if clitic.endswith("ل") and self.article and name.startswith(self.article):
                found.append((clitic + name[1:], len(clitic)))  # "to the" is written "لل"
            else:
                found.append((clitic + name, len(clitic)))
        return found


def _words(table: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(fold(table.get(key, "")).split())


@cache
def lexicon(lang: str) -> Lexicon:
    """The lexicon of a language. Raises InputError for a language without a pack."""
    return Lexicon(lang)
