"""One name in two spellings, or in the same spelling from different code points."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from workbench.consistency.called import called
from workbench.consistency.context import Context
from workbench.consistency.lexicon import forms, stop_words
from workbench.consistency.lexicon import words as listed_words
from workbench.consistency.namesakes import namesakes
from workbench.consistency.rule import Rule, question
from workbench.consistency.surnames import strange_surnames
from workbench.language.fold import fold
from workbench.language.names.lexicon import lexicon
from workbench.model import Flag, Name, Severity, Span, Token

_UNSEEN = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad\ufeff]")
_WORD = re.compile(r"[\w']+")
_COMMON = ("things", "events", "figures", "roles", "cues")
_VOWELS = frozenset("aeiouy")
_ENDINGS = frozenset("aeinosy")
"""What makes another word of one: plural, adjective, country."""
_MANY = 12
_MIN_BESIDE = 3
"""So short may a word be that stands beside the same other name."""
_MIN_FUZZY = 5
"""A shorter word has too many neighbours that are other names."""


def find(context: Context) -> Iterator[Flag]:
    """Code points first (the eye cannot see them), then spellings that are one letter apart."""
    words = _name_words(context)
    seen: set[str] = set()
    for flag in _spelt(context, words):
        seen.update(_words(" ".join(flag.values)))
        yield flag
    names = called(context)
    pairs = [*namesakes(context, names), *strange_surnames(context, names)]
    for one, other, why in pairs:
        if not {*_words(context.of(one))} ^ {*_words(context.of(other))} <= seen:
            yield _flag(context, one, other, (why,))


def _spelt(context: Context, words: dict[str, list[Token]]) -> Iterator[Flag]:
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
        if len(token.folded) > 2 and token.folded.replace("'", "").isalpha():
            for form in forms(token.folded):
                if form in inside and token.folded.endswith(form):  # clitics only: endings inflect
                    found[form].append(token)
                    break
    return found


def _unread(context: Context, words: dict[str, list[Token]]) -> Iterator[tuple[str, Token, frozenset[str]]]:
    """Words that were not read as names but stand as one does: beside a part of a name, or, where
    names have capitals, with a capital. With the parts of names that they stand beside."""
    heads, lasts = _parts(context, 0), _parts(context, -1)
    tokens = context.analysis.tokens
    stop = stop_words(context.lang)
    said = context.marks("cues", Span(0, len(context.text)), "saying")
    saying = {token.span.start for mark in said for token in context.tokens(mark.span)}
    foreign = _listed(context.lang, "foreign_letters") if context.lang == "ar" else frozenset()
    known: dict[str, str] = {}
    for at, token in enumerate(tokens):
        word = known.get(token.folded)
        if word is None:
            word = known[token.folded] = _unread_word(token.folded, words, stop)
        if not word:
            continue
        before = tokens[at - 1].folded if at else ""
        after = tokens[at + 1].folded.removesuffix("'s") if at + 1 < len(tokens) else ""
        if context.lang == "ar":
            speaks = at > 0 and tokens[at - 1].span.start in saying  # "قال الحدادي"
            stands_out = before in heads or after in lasts or speaks or not foreign.isdisjoint(word)
        else:
            stands_out = context.text[token.span.start].isupper()
        if not stands_out:
            continue
        if before in heads or not any(context.marks(topic, token.span) for topic in _COMMON):
            beside = ((before, heads), (after, lasts))
            yield word, token, frozenset(part for part, parts in beside if part in parts)


def _unread_word(folded: str, words: dict[str, list[Token]], stop: frozenset[str]) -> str:
    """The word of a token; empty where it was read as a name, or can be none."""
    word = folded.removesuffix("'s")
    common = len(word) < _MIN_BESIDE or not word.replace("'", "").isalpha() or word in stop
    return "" if common or any(form in words for form in forms(folded)) else word


def _parts(context: Context, at: int) -> set[str]:
    """The first or the last words of the names that have several."""
    return {parts[at] for name in context.analysis.names if len(parts := _words(name.text)) > 1}


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


def _one_letter(context: Context, read: dict[str, list[Token]]) -> Iterator[Flag]:
    """Spellings one edit apart, where the rest of the name is the same or one of them is a surname;
    two edits apart in a long word, where the rest is the same."""
    partners = _partners(context)
    words = {word: list(tokens) for word, tokens in read.items()}
    for word, token, beside in _unread(context, read):
        words.setdefault(word, []).append(token)
        partners[word] = partners.get(word, frozenset()) | beside
    for one, other in sorted(_near(context.lang, words, partners)):
        if one not in read and other not in read:
            continue
        if not all(_is_capital(context, token) for token in (*words[one], *words[other])):
            continue
        with_one, with_other = partners.get(one, frozenset()), partners.get(other, frozenset())
        common = with_one & with_other
        silent = common and {one + "h", one + "e", other + "h", other + "e"} & {one, other}  # Sara, Sarah
        both_alone = not (common or with_one or with_other) and _may_be_one(context, words[one], words[other])
        if not (common or both_alone) or _are_two_names(context, one, other):
            continue
        if _inflected(context.lang, one, other) and not silent:
            continue
        usual, rare = sorted((one, other), key=lambda word: -len(words[word]))
        if all(_is_of_kin(context, token) for token in words[rare]):
            continue
        yield _flag(
            context,
            words[usual][0].span,
            words[rare][0].span,
            (
                context.told("name-variant.letter"),
                *(context.told("name-variant.beside", a=name) for name in sorted(common)[:1]),
            ),
        )


def _may_be_one(context: Context, ones: list[Token], others: list[Token]) -> bool:
    """Whether two names of one word ("Kirkbrough", "Kirkborough") can be one: long, begun and ended alike."""
    one, other = (tokens[0].folded.removesuffix("'s") for tokens in (ones, others))
    known = lexicon(context.lang)
    ours, theirs = ({context.sentence(token.span.start) for token in tokens} for tokens in (ones, others))
    return (
        context.lang != "ar"  # whose names nothing tells from words
        and min(len(one), len(other)) > _MIN_FUZZY
        and (one[0], one[-1]) == (other[0], other[-1])
        and not {one, other} & (known.single | known.demonyms)
        and ours.isdisjoint(theirs)
    )


def _is_of_kin(context: Context, token: Token) -> bool:
    return context.speaks_of_another(context.sentence_span(token.span.start))


def _near(
    lang: str, words: dict[str, list[Token]], partners: dict[str, frozenset[str]]
) -> set[tuple[str, str]]:
    """Words one edit apart; two, where they are long, begin alike and stand beside one name or alone."""
    shapes: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:  # words one edit apart share the word without some one letter
        if len(word) >= _MIN_FUZZY or (len(word) >= _MIN_BESIDE and partners.get(word)):
            for at in range(len(word)):
                shapes[word[:at] + word[at + 1 :]].add(word)
            shapes[word].add(word)
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        if len(word) > _MIN_FUZZY:
            for partner in partners.get(word, ()):
                beside[f"{partner} {word[:2]}"].add(word)
    pairs = [
        (one, other, most)
        for groups, most in ((shapes, 1), (beside, 2))
        for group in groups.values()
        if 1 < len(group) < _MANY
        for one, other in combinations(sorted(group), 2)
    ]
    if not pairs:
        return set()
    from rapidfuzz.distance import DamerauLevenshtein

    return {
        (one, other)
        for one, other, most in pairs
        if DamerauLevenshtein.distance(one, other) <= most
        and (
            min(len(one), len(other)) >= _MIN_FUZZY or len(one) != len(other) or _look_alike(lang, one, other)
        )
    }


def _look_alike(lang: str, one: str, other: str) -> bool:
    """Whether two letters differ by their dots only ("شرخ", "شرح")."""
    pairs = {frozenset(pair) for pair in zip(one, other, strict=True) if pair[0] != pair[1]}
    return all(any(pair <= set(group.split("/")) for group in _listed(lang, "look_alike")) for pair in pairs)


def _are_two_names(context: Context, one: str, other: str) -> bool:
    """Whether each is a name of its own, as brothers have them ("حسن", "حسين")."""
    return any({one, other} <= set(group.split("/")) for group in listed_words(context.lang, "names_apart"))


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
    lang = context.lang
    skeletons = {
        key: word for word in words if len(word) >= _MIN_FUZZY and len(key := _skeleton(lang, word)) > 3
    }
    flagged: set[tuple[str, str]] = set()
    variants: dict[str, list[tuple[str, str]]] = {}
    """Folded token to the words of names that its forms are spelt like, with the form."""
    for token in context.analysis.tokens:
        spelt = variants.get(token.folded)
        if spelt is None:
            ways = [w for w in forms(token.folded) if token.folded.endswith(w) and len(w) >= _MIN_FUZZY]
            known = any(form in words for form in ways)
            alike = [] if known else [(skeletons.get(_skeleton(lang, form)), form) for form in ways]
            spelt = [(word, form) for word, form in alike if word and _one_vowel_apart(lang, word, form)]
            variants[token.folded] = spelt
        for word, form in spelt:
            if (word, form) in flagged:
                continue
            if any(context.marks(topic, token.span) for topic in _COMMON):
                continue  # "محكمة", "محاكمة"
            flagged.add((word, form))
            yield _flag(
                context, words[word][0].span, _trimmed(token, form), (context.told("name-variant.vowel"),)
            )
            break


def _one_vowel_apart(lang: str, one: str, other: str) -> bool:
    """Whether the difference is one letter inside: article off, the same ending on both."""
    one, other = _bare(lang, one), _bare(lang, other)
    short, long = sorted((len(one), len(other)))
    return _ending(lang, one) == _ending(lang, other) and long == short + 1 and short > 3


def _bare(lang: str, word: str) -> str:
    """The word without its article."""
    return next((word[len(cut) :] for cut in _listed(lang, "article") if word.startswith(cut)), word)


def _skeleton(lang: str, word: str) -> str:
    """The consonants of an Arabic word, and its first letter; article and endings are off."""
    word = _bare(lang, word)
    word = word.removesuffix(_ending(lang, word))
    return word[:1] + word[1:].translate(_no_vowels(lang))


def _ending(lang: str, word: str) -> str:
    """The ending that a word inflects with, where enough is left of it."""
    endings = (end for end in _endings(lang) if word.endswith(end) and len(word) - len(end) > 2)
    return next(endings, "")


@cache
def _endings(lang: str) -> tuple[str, ...]:
    """What words inflect with, the longest first."""
    return tuple(sorted(_listed(lang, "inflections"), key=len, reverse=True))


@cache
def _no_vowels(lang: str) -> dict[int, None]:
    return dict.fromkeys(map(ord, _listed(lang, "long_vowels")))


@cache
def _listed(lang: str, name: str) -> frozenset[str]:
    """Letters and endings of the pack that tell spellings of a name from other words."""
    return frozenset(word for word in listed_words(lang, name) if word)


def _partners(context: Context) -> dict[str, frozenset[str]]:
    """The other words of the names that a word stands in."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in context.analysis.names:
        parts = _words(name.text)
        for part in parts:
            found[part].update(other for other in parts if other != part and len(other) > 2)
    return {part: frozenset(others) for part, others in found.items()}


def _inflected(lang: str, one: str, other: str) -> bool:
    """Forms of one word, or words that only end otherwise ("German", "Germany"), are no variants."""
    latin = one.isascii() and other.isascii()
    if one[:-1] == other[:-1]:
        ends = {one[-1], other[-1]}
        if not latin and not ends & _listed(lang, "last_letters"):
            return False
        alike = any(ends == set(pair.split("/")) for pair in _listed(lang, "same_sound"))
        return not alike and not (latin and ends <= _VOWELS) and not _look_alike(lang, one, other)
    short, long = sorted((one, other), key=len)
    doubled = long == short + short[-1]  # Zelensky, Zelenskyy
    ended = long[:-1] == short and not doubled and not (latin and long[-1] not in _ENDINGS)
    return ended or any(long == head + short for head in _listed(lang, "first_letters"))


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
