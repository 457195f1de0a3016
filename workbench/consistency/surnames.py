"""A surname that stands alone, is nobody's in the text, and is spelt nearly like somebody's: "Ms Rannock"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from workbench.consistency.called import Called, Names
from workbench.consistency.context import Context
from workbench.consistency.lexicon import stop_words, words
from workbench.language.names.lexicon import Cue, lexicon
from workbench.language.names.likeness import skeleton
from workbench.model import Span, Token

_LEAST = 4
_BEGIN = 3
"""So many letters has a surname in common with one that it was changed to."""
_CHANGED = 4
"""So many letters may be others where a title shows that somebody is meant."""
_CROWD = 12
_COMMON = ("things", "events", "figures", "roles", "cues", "counted", "scopes")


def strange_surnames(context: Context, names: Names) -> Iterator[tuple[Span, Span, str]]:
    """Full names, each with a surname alone that is likely the bearer's."""
    bearers: defaultdict[str, list[Called]] = defaultdict(list)
    known: set[str] = set()
    for each in (each for group in names.values() for each in group):
        tokens = context.tokens(each.whole)
        parts = [_bare(context.lang, token.folded) for token in tokens]
        known.update(parts, (each.rest,))
        bearers[parts[-1]].append(each)
    for name in context.analysis.names:
        if len(inside := context.tokens(name.span)) > 1:
            known.update(_bare(context.lang, token.folded) for token in inside)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for surname in bearers:
        if len(surname) >= _LEAST:
            groups[surname[:_BEGIN]].append(surname)
            groups[skeleton(surname)].append(surname)
            groups[_ends(surname)].append(surname)
    flagged: set[str] = set()
    for word, token, addressed in _alone(context, known):
        if word in flagged:
            continue
        keys = word[:_BEGIN], skeleton(word), _ends(word)
        near = [surname for key in keys for surname in groups.get(key, ())[:_CROWD]]
        fitting = [
            surname
            for surname in near
            if _is_near(context.lang, surname, word, addressed)
            and _is_definite(context, token)
            == _is_definite(context, context.tokens(bearers[surname][0].whole)[-1])
        ]
        if fitting:
            flagged.add(word)
            bearer = bearers[min(fitting, key=lambda each: _distance(each, word))][0]
            yield context.tokens(bearer.whole)[-1].span, token.span, context.told("name-variant.alone")


def _alone(context: Context, known: set[str]) -> Iterator[tuple[str, Token, bool]]:
    """Words in the place of a surname that no full name has, with whether a title stands before them."""
    say = _Arabic(context) if context.lang == "ar" else _Latin(context)
    words: dict[str, str] = {}
    for at, token in enumerate(context.analysis.tokens):
        word = words.get(token.folded)
        if word is None:
            word = _bare(context.lang, token.folded.removesuffix("'s"))
            strange = len(word) >= _LEAST and word not in known and word.replace("'", "").isalpha()
            word = words[token.folded] = word if strange and say.may_be(token.folded) else ""
        if word and context.listed(token.span):
            place = say.place(at, token)
            if place:
                yield word, token, place == "addressed"


def _bare(lang: str, word: str) -> str:
    """The word without its article or what owns."""
    return word.removesuffix("'s").removeprefix(lexicon(lang).article)


def _ends(word: str) -> str:
    """The letters that a slip inside leaves alone: "منجوري", "منكوري"."""
    return f"{word[:2]}-{word[-2:]}"


def _is_definite(context: Context, token: Token) -> bool:
    article = lexicon(context.lang).article
    return bool(article) and token.folded.startswith(article)


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import DamerauLevenshtein

    return int(DamerauLevenshtein.distance(one, other))


def _is_near(lang: str, surname: str, word: str, addressed: bool) -> bool:
    """Whether the word may be the surname: a letter or two apart, or behind a title begun alike."""
    far = _distance(surname, word)
    alike = 0
    while alike < min(len(surname), len(word)) and surname[alike] == word[alike]:
        alike += 1
    if alike == 0 or (not addressed and _is_plural(lang, surname, word)):
        return False
    if any(end and word.endswith(end) and not surname.endswith(end) for end in words(lang, "owner_endings")):
        return False
    if addressed and far <= _CHANGED and alike >= _BEGIN:
        return True
    if far == 1 or alike > _BEGIN:
        return far <= 2
    short = min(len(surname), len(word))
    if far > 2 or (short == _LEAST and alike < _BEGIN):
        return False
    return lang == "ar" or skeleton(surname) == skeleton(word)


def _is_plural(lang: str, one: str, other: str) -> bool:
    """ "Krause", "Krauses"; "لبنانيون", "لبنانيين"; but "Dreyfus", "Dreyfuss" """
    ends = ["", *words(lang, "plural_endings")]
    ours, theirs = (
        {word.removesuffix(end) for end in ends if not word.endswith(2 * end)} | {word}
        for word in (one, other)
    )
    return not ours.isdisjoint(theirs)


class _Latin:
    """Surnames have capitals."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lexicon = lexicon(context.lang)
        self._titles = self._lexicon.courtesy | self._lexicon.titles
        tokens = context.analysis.tokens
        self._lower = {token.folded for token in tokens if context.text[token.span.start].islower()}
        self._read = {name.span.start for name in context.analysis.names}
        self._starts = {
            inside[0].span.start
            for sentence in context.analysis.sentences
            if (inside := context.tokens(sentence.span))
        }

    def may_be(self, folded: str) -> bool:
        word, names = folded.removesuffix("'s"), self._lexicon
        return not any(word in known for known in (names.no_names, names.single, names.demonyms, names.first))

    def place(self, at: int, token: Token) -> str:
        context, tokens = self._context, self._context.analysis.tokens
        if not context.text[token.span.start].isupper() or token.folded.removesuffix("'s") in self._lower:
            return ""
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if (
            after
            and context.text[token.span.end : after.span.start] in (" ", "-")
            and self._is_capital(after)
        ):
            return ""
        before = tokens[at - 1] if at else None
        if before and context.text[before.span.end : token.span.start] in (" ", ". ", "-"):
            if before.folded in self._titles:
                return "addressed"
            leads = token.span.start in self._starts or before.folded in self._lexicon.no_names
            if self._is_capital(before) and not leads:
                return ""
        alone = token.span.start in self._starts or token.span.start in self._read
        return "alone" if alone else ""

    def _is_capital(self, token: Token) -> bool:
        return self._context.text[token.span.start].isupper()


class _Arabic:
    """Surnames stand behind a title, a verb or somebody who is theirs."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lexicon = lexicon(context.lang)
        self._stop = stop_words(context.lang)
        self._topic = words(context.lang, "topic_leads")
        self._leads: dict[str, str] = {}
        relatives = context.marks("cues", Span(0, len(context.text)), "relative")
        self._relatives = {token.span.start for mark in relatives for token in context.tokens(mark.span)}

    def may_be(self, folded: str) -> bool:
        if folded in self._lexicon.no_names or folded in self._stop:
            return False
        return self._lexicon.cue(folded) is None and "\u0621" <= folded[0] <= "\u064a"

    def place(self, at: int, token: Token) -> str:
        context = self._context
        if not at:
            return ""
        before = context.analysis.tokens[at - 1]
        if context.text[before.span.end : token.span.start] != " ":
            return ""
        leads = self._leads.get(before.folded)
        if leads is None:
            leads = self._leads[before.folded] = self._lead(before.folded)
        if not leads and before.span.start in self._relatives:  # "محامي الخطيب"
            leads = "alone"
        return "" if leads and any(context.marks(topic, token.span) for topic in _COMMON) else leads

    def _lead(self, before: str) -> str:
        cue = self._lexicon.cue(before)
        if cue is not None and cue[0] in (Cue.TITLE, Cue.PERSON):
            return "addressed"
        return "alone" if before in self._topic or self._lexicon.is_verb(before) else ""
