"""The pack's word lists for the rules, and finding their words in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from workbench.language.fold import fold
from workbench.language.pack import made_of, pack
from workbench.language.patterns import compiled
from workbench.model import Span, Token

# What Arabic writes before a word (conjunction, preposition or future, article; or a verb's person
# prefix is listed as its own form) and after it (object and possessive pronouns, gender, number).
_BEFORE = {letter: (letter,) for letter in "وفبكس"} | {"ل": ("ل", "لل"), "ا": ("ال",)}
"""By their first letter."""
_AFTER = {
    "ا": ("ها", "هما", "نا", "تها", "وا", "ا"),
    "م": ("هم", "تهم"),
    "ن": ("هن", "ون", "ين", "ان"),
    "ه": ("ه", "ته"),
    "ت": ("ات",),
}
"""By their last letter."""


@lru_cache(65536)
def forms(word: str) -> tuple[str, ...]:
    """A folded word and what is left of it when clitics and endings come off."""
    if not "\u0620" <= word[:1] <= "\u06ff":
        word = word.removesuffix("'s")
        found = [word, word.removesuffix("s"), word.removesuffix("es")]
        for ending in ("ing", "ed"):
            if word.endswith(ending) and len(word) > len(ending) + 3:
                bare = word.removesuffix(ending)
                found += [bare, bare + "e", bare[:-1] if bare[-1] == bare[-2] else bare]
        return tuple(dict.fromkeys(found))
    found = _without_clitics(word)
    for head in tuple(found):
        for cut in _AFTER.get(head[-1], ()):
            if head.endswith(cut) and len(head) - len(cut) > 2:
                rest = head[: -len(cut)]
                # "منظمته" comes from "منظمة", whose last letter folds to ه.
                found += [rest, rest[:-1] + "ه"] if cut.startswith("ت") else [rest]
                if cut in ("ها", "هم", "ه", "نا") and rest.endswith("ت"):
                    found.append(rest[:-1] + "ه")
    return tuple(dict.fromkeys(found))


def _without_clitics(word: str) -> list[str]:
    """A word and what is left when up to three of the letters before it come off, the longest first."""
    if word[0] not in _BEFORE:
        return [word]
    heads = new = [word]
    for _ in range(3):
        bare = [
            head[len(cut) :]
            for head in new
            for cut in _BEFORE.get(head[0], ())
            if head.startswith(cut) and len(head) - len(cut) > (1 if cut == "و" else 2)
        ]
        bare += ["ال" + head[2:] for head in (*new, *bare) if head.startswith("لل") and len(head) > 4]
        new = [head for head in dict.fromkeys(bare) if head not in heads]
        heads = heads + new
    return sorted(heads, key=len, reverse=True)


class Mark(NamedTuple):
    """A listed phrase in the text: which list it is of, and where it stands."""

    name: str
    span: Span


_TOPICS = (
    "events",
    "hints",
    "things",
    "figures",
    "counted",
    "roles",
    "scopes",
    "cues",
    "counting",
    "fractions",
    "jubilees",
)


_Entry = tuple[tuple[str, ...], str, str]
"""The words of a phrase after its second, the topic, and the list's name."""


_Single = dict[str, list[tuple[str, str]]]
"""Word -> topic and name of the lists that it is in."""
_Longer = dict[str, dict[str, list[_Entry]]]
"""First word -> second word -> entries, the longest first."""


def _read(topics: dict[str, dict[str, str]]) -> tuple[_Single, _Longer]:
    """The phrases of one word, and those of several."""
    single: _Single = {}
    longer: _Longer = {}
    for topic in _TOPICS:
        for name, listed in topics[topic].items():
            if name == "stop":  # asked for by word: `stop_words`
                continue
            for phrase in fold(listed).replace("-", " ").replace("'s", "").split(","):
                first, *more = phrase.split()
                # A present tense is listed as "he" has it; "she" has ت for ي.
                starts = (first, "ت" + first[1:]) if first[0] == "ي" and len(first) > 3 else (first,)
                for start in starts:
                    if more:
                        seconds = longer.setdefault(start, {})
                        seconds.setdefault(more[0], []).append((tuple(more[1:]), topic, name))
                    else:
                        single.setdefault(start, []).append((topic, name))
    for seconds in longer.values():
        for entries in seconds.values():
            entries.sort(key=lambda entry: -len(entry[0]))
    return single, longer


class Lists:
    """A language's word lists of all topics, looked for in one pass over the tokens."""

    def __init__(self, lang: str) -> None:
        topics: dict[str, dict[str, str]] = pack(lang)["consistency"]
        self._whole = frozenset(fold(topics["lists"]["whole"]).replace(",", " ").split())
        self._single, self._longer = made_of(lang, "lists", lambda: _read(topics))

    def _forms(self, word: str) -> tuple[str, ...]:
        """The forms of a word, but not those behind a letter of its own: وزارة is no و with زارة."""
        found = forms(word)
        whole = next((form for form in found if form in self._whole), None)
        return found if whole is None else tuple(form for form in found if whole in form)

    def marks(self, tokens: Sequence[Token]) -> dict[str, list[Mark]]:
        """By topic, every listed phrase in order; of one list only the longest at a place."""
        found: dict[str, list[Mark]] = {topic: [] for topic in _TOPICS}
        known: dict[str, tuple[list[dict[str, list[_Entry]]], list[tuple[str, str]]]] = {}
        for at, token in enumerate(tokens):
            ways = known.get(token.folded)
            if ways is None:
                words = self._forms(token.folded)
                longer = [self._longer[word] for word in words if word in self._longer]
                single = [entry for word in words for entry in self._single.get(word, ())]
                ways = known[token.folded] = (longer, list(dict.fromkeys(single)))
            here: set[tuple[str, str]] = set()
            if ways[0]:
                for topic, name, end in self._longest(tokens, at, ways[0]):
                    if (topic, name) not in here:
                        here.add((topic, name))
                        found[topic].append(Mark(name, Span(token.span.start, tokens[end].span.end)))
            for topic, name in ways[1]:
                idiom = topic == "events" and any(longer == "events" for longer, _ in here)
                if (topic, name) not in here and not idiom:  # "left school" is no leaving
                    found[topic].append(Mark(name, token.span))
        return found

    def _longest(
        self, tokens: Sequence[Token], at: int, longer: Sequence[dict[str, list[_Entry]]]
    ) -> Iterator[tuple[str, str, int]]:
        """The phrases of two words and more that begin at a token, the longest first: list and last token."""
        if at + 1 == len(tokens):
            return
        entries = [
            entry
            for word in self._forms(tokens[at + 1].folded)
            for seconds in longer
            for entry in seconds.get(word, ())
        ]
        entries.sort(key=lambda entry: -len(entry[0]))
        for more, topic, name in entries:
            end = at + 1 + len(more)
            if end < len(tokens) and all(
                word in self._forms(following.folded)
                for word, following in zip(more, tokens[at + 2 : end + 1], strict=True)
            ):
                yield topic, name, end


@cache
def lists(lang: str) -> Lists:
    """The lists of a language's pack."""
    return Lists(lang)


@cache
def pattern(lang: str, name: str) -> re.Pattern[str]:
    """A regular expression of the pack, over folded text."""
    return compiled(pack(lang)["consistency"]["patterns"][name])


def told_phrases(
    lang: str, table: str, text: str, start: int, end: int
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Events that folded text tells in longer phrases ("took up the top job"): class and place of each.

    The phrases begin with a word: where any of them begins is found in one go.
    """
    ends: dict[str, int] = {}
    for place in _phrase_begins(lang, table).finditer(text, start, end):
        at = place.start()
        for name, phrase in _phrases(lang, table):
            found = phrase.match(text, at, end)
            if found is not None and at >= ends.get(name, 0):
                ends[name] = found.end()
                yield name, found.span()


@cache
def _phrases(lang: str, table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed: dict[str, str] = pack(lang)["consistency"][table]
    return tuple((name, compiled(phrase)) for name, phrase in listed.items())


@cache
def _phrase_begins(lang: str, table: str) -> re.Pattern[str]:
    listed: dict[str, str] = pack(lang)["consistency"][table]
    return compiled(rf"(?<!\w)(?=\w)(?={'|'.join(f'(?:{phrase})' for phrase in listed.values())})")


@cache
def phrases(lang: str, name: str) -> tuple[str, ...]:
    """One list of the pack's questions table as words (`weekdays`)."""
    return tuple(word.strip() for word in pack(lang)["consistency"]["questions"][name].split(","))


@cache
def words(lang: str, name: str) -> tuple[str, ...]:
    """One of the pack's `lists`, folded, in its order."""
    listed: str = pack(lang)["consistency"]["lists"][name]
    return tuple(fold(word.strip()) for word in listed.split(","))


@cache
def stop_words(lang: str) -> frozenset[str]:
    """Folded words that say nothing of what a passage is about."""
    listed: str = pack(lang)["consistency"]["cues"]["stop"]
    return frozenset(fold(word.strip()) for word in listed.split(","))
