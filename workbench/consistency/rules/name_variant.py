"""One name in two spellings, or in the same spelling from different code points."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from workbench.consistency.context import Context
from workbench.consistency.lexicon import forms
from workbench.consistency.rule import Rule, question
from workbench.language.fold import fold
from workbench.model import Flag, Name, Severity, Span, Token

_UNSEEN = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad\ufeff]")
_SAME_SOUND = ({"s", "z"}, {"i", "y"}, {"c", "k"}, {"س", "ز"}, {"ت", "ه"})
"""Last letters that spell one sound."""
_ENDING = re.compile("(?<=...)(?:يا|يه|يين|يون|يات|ين|ون|ان|ات|ي|ا|ه)$")
_WORD = re.compile(r"[\w']+")
_COMMON = ("things", "events", "figures", "roles", "cues")
_MIN_FUZZY = 5
"""A shorter word has too many neighbours that are other names."""


def find(context: Context) -> Iterator[Flag]:
    """Code points first (the eye cannot see them), then spellings that are one letter apart."""
    words = _name_words(context)
    yield from _same_fold(context, words)
    yield from _one_letter(context, words)
    yield from _spacing(context)
    if context.lang == "ar":
        yield from _long_vowels(context, words)


def _name_words(context: Context) -> dict[str, list[Token]]:
    """Folded form to the tokens with it, for every word that stands in a name somewhere."""
    inside = {word for name in context.analysis.names for word in _words(name.text)}
    found: defaultdict[str, list[Token]] = defaultdict(list)
    for token in context.analysis.tokens:
        if len(token.folded) > 2 and token.folded.isalpha():
            for form in forms(token.folded):
                if form in inside and token.folded.endswith(form):  # clitics only: endings inflect
                    found[form].append(token)
                    break
    return found


def _words(name: str) -> list[str]:
    """The folded words of a name, without the clitic that stands before it in the text."""
    return [word.removesuffix("'s") for word in _WORD.findall(fold(name))]


def _written(context: Context, token: Token, form: str) -> str:
    """The word as written, without marks and case, and without what the form leaves out before it."""
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", context.of(token.span))).lower()
    text = text.replace("’", "'").removesuffix("'s")
    at = token.folded.rfind(form)
    return text[at : at + len(form)] if len(text) >= at + len(form) else text


def _same_fold(context: Context, words: dict[str, list[Token]]) -> Iterator[Flag]:
    for form, tokens in words.items():
        ways: defaultdict[str, list[Token]] = defaultdict(list)
        for token in tokens:
            ways[_written(context, token, form)].append(token)
        if len(ways) < 2:
            continue
        (usual, many), *rest = sorted(ways.items(), key=lambda way: -len(way[1]))
        for rare, few in rest:
            traps = [
                f"{a} {_code(a)} / {b} {_code(b)}" for a, b in zip(usual, rare, strict=False) if a != b
            ] or [f"{usual} / {rare}"]
            spans = _trimmed(many[0], form), _trimmed(few[0], form)
            yield _flag(
                context, *spans, (*traps, context.told("name-variant.times", n=len(many), m=len(few)))
            )


def _is_capital(context: Context, token: Token) -> bool:
    """Not a common word: it has a capital, or its script has none."""
    letter = context.text[token.span.start]
    return letter.isupper() or letter.lower() == letter.upper()


def _trimmed(token: Token, form: str) -> Span:
    """The token without the clitics before the form, where its letters map one to one."""
    at = token.folded.rfind(form)
    if at < 1 or len(token.folded) != token.span.end - token.span.start:
        return token.span
    return Span(token.span.start + at, token.span.end)


def _code(char: str) -> str:
    return f"(U+{ord(char):04X})"


def _one_letter(context: Context, words: dict[str, list[Token]]) -> Iterator[Flag]:
    """Spellings one edit apart, where the rest of the name is the same or one of them is a surname."""
    partners = _partners(context)
    long = sorted(word for word in words if len(word) >= _MIN_FUZZY)
    shapes: defaultdict[str, set[str]] = defaultdict(set)
    for word in long:  # words one edit apart share the word without some one letter
        for at in range(len(word)):
            shapes[word[:at] + word[at + 1 :]].add(word)
        shapes[word].add(word)
    close = {pair for group in shapes.values() if len(group) < 12 for pair in combinations(sorted(group), 2)}
    for one, other in sorted(close):
        if not all(_is_capital(context, token) for token in (*words[one], *words[other])):
            continue
        with_one, with_other = partners.get(one, frozenset()), partners.get(other, frozenset())
        common = with_one & with_other
        silent = common and {one + "h", one + "e", other + "h", other + "e"} & {one, other}  # Sara, Sarah
        if _inflected(one, other) and not silent:
            continue
        alone = not with_one or not with_other
        if not common and not (alone and len(one) > _MIN_FUZZY and len(other) > _MIN_FUZZY):
            continue
        from rapidfuzz.distance import DamerauLevenshtein

        if DamerauLevenshtein.distance(one, other) > 1:
            continue
        usual, rare = sorted((one, other), key=lambda word: -len(words[word]))
        beside = (
            context.told("name-variant.beside", a=sorted(common)[0])
            if common
            else context.told("name-variant.alone")
        )
        yield _flag(
            context, words[usual][0].span, words[rare][0].span, (context.told("name-variant.letter"), beside)
        )


def _spacing(context: Context) -> Iterator[Flag]:
    """ "عبد الله" and "عبدالله": one name written with and without a space."""
    seen: dict[str, Name] = {}
    for name in context.analysis.names:
        written = fold(name.text)
        first = seen.setdefault(written.replace(" ", ""), name)
        if fold(first.text) != written and len(written) > _MIN_FUZZY:
            yield _flag(context, first.span, name.span, (context.told("name-variant.spacing"),))
            seen[written.replace(" ", "")] = name


def _long_vowels(context: Context, words: dict[str, list[Token]]) -> Iterator[Flag]:
    """Foreign names differ in the vowels that are written out: the word need not be seen as a name."""
    skeletons = {key: word for word in words if len(word) >= _MIN_FUZZY and len(key := _skeleton(word)) > 3}
    flagged: set[tuple[str, str]] = set()
    for token in context.analysis.tokens:
        ways = [
            form for form in forms(token.folded) if token.folded.endswith(form) and len(form) >= _MIN_FUZZY
        ]
        if any(form in words for form in ways):
            continue
        for form in ways:
            word = skeletons.get(_skeleton(form))
            if word is None or (word, form) in flagged or not _one_vowel_apart(word, form):
                continue
            if any(context.marks(topic, token.span) for topic in _COMMON):
                continue  # "محكمة", "محاكمة"
            flagged.add((word, form))
            yield _flag(
                context, words[word][0].span, _trimmed(token, form), (context.told("name-variant.vowel"),)
            )
            break


def _one_vowel_apart(one: str, other: str) -> bool:
    """Whether the difference is one letter inside: article off, the same ending on both."""
    one, other = one.removeprefix("ال"), other.removeprefix("ال")
    endings = {found[0] if (found := _ENDING.search(word)) else "" for word in (one, other)}
    return len(endings) == 1 and abs(len(one) - len(other)) == 1 and min(len(one), len(other)) > 3


def _skeleton(word: str) -> str:
    """The consonants of an Arabic word, and its first letter; article and endings are off."""
    word = _ENDING.sub("", word.removeprefix("ال"))
    return word[:1] + re.sub("[اوي]", "", word[1:])


def _partners(context: Context) -> dict[str, frozenset[str]]:
    """The other words of the names that a word stands in."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in context.analysis.names:
        parts = _words(name.text)
        for part in parts:
            found[part].update(other for other in parts if other != part and len(other) > 2)
    return {part: frozenset(others) for part, others in found.items()}


def _inflected(one: str, other: str) -> bool:
    """Forms of one word, or words that only end otherwise ("German", "Germany"), are no variants."""
    if one[:-1] == other[:-1]:
        return {one[-1], other[-1]} not in _SAME_SOUND
    short, long = sorted((one, other), key=len)
    heads = ("و", "ب", "ل", "ف", "ك", "س", "ا", "ت")
    doubled = long == short + short[-1]  # Zelensky, Zelenskyy
    return (long[:-1] == short and not doubled) or any(long == head + short for head in heads)


def _flag(context: Context, first: Span, second: Span, why: tuple[str, ...]) -> Flag:
    a, b = context.of(first), context.of(second)
    return Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, a=a, b=b, why=why[0]),
        question=question(context.lang, RULE.name, a=a, b=b),
        spans=(first, second),
        values=(a, b),
        why=why,
    )


RULE = Rule("name-variant", Severity.WARNING, "One name in two spellings or code points.", find)
