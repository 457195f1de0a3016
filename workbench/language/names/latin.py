"""Names in Latin script: capitalised runs, in English text and inside Arabic."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.language.names.lexicon import Lexicon
from workbench.language.patterns import compiled
from workbench.model import Sentence, Token

_BETWEEN = compiled(r"[ \u00a0]|[ \u00a0]?&[ \u00a0]?|-|\.[ \u00a0]?|['’]")
_TITLE_CASE = 0.6
"""Share of capitalised words from which a sentence is a headline in title case."""


def latin(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], words: Lexicon
) -> list[tuple[int, int, int]]:
    """Runs of capitalised words, as (first token, one past the last token, 0).

    In a text of Latin script a sentence's first word and headlines in title case count only where
    the same words are capitalised elsewhere too.
    """
    if text == text.lower():
        return []
    capital = [_is_capital(text, token) for token in tokens]
    if words.article:  # Arabic: whatever is written in Latin capitals
        return list(_runs(text, tokens, capital, words))
    weak = _weak(text, tokens, sentences, capital)
    lower = {token.folded for token, is_capital in zip(tokens, capital, strict=True) if not is_capital}
    sure: set[str] = set()
    found, doubtful = [], []
    for start, end, cut in _runs(text, tokens, capital, words):
        if start in weak:
            doubtful.append((start, end, cut))
        else:
            found.append((start, end, cut))
            sure.update(token.folded.removesuffix("'s") for token in tokens[start:end])
    for start, end, _ in doubtful:  # a given name makes its surname sure
        if tokens[start].folded in words.first:
            sure.update(token.folded.removesuffix("'s") for token in tokens[start + 1 : end])
    for start, end, cut in doubtful:
        run = _trimmed(text, tokens, (start, end), weak, sure, lower, words)
        if run:
            found.append((*run, cut))
    return found


def _is_capital(text: str, token: Token) -> bool:
    start, end = token.span.start, token.span.end
    first = text[start]
    if "a" <= first <= "z":
        return end - start > 2 and text[start + 1].isupper()  # "iPhone", "eBay"
    return first.isupper()


def _runs(
    text: str, tokens: Sequence[Token], capital: Sequence[bool], words: Lexicon
) -> list[tuple[int, int, int]]:
    out = []
    at = 0
    while at < len(tokens):
        if not capital[at]:
            at += 1
            continue
        end = at + 1
        while end < len(tokens):
            more = _goes_on(text, tokens, capital, end, words)
            if not more:
                break
            end += more
        start = _begin(text, tokens, at, end, words)
        polite = start > at and tokens[start - 1].folded in words.courtesy  # "Mrs May"
        stop = end
        while stop > start + polite and _is_no_name(tokens[stop - 1], words):
            stop -= 1
        if _is_label(tokens, start, stop, words):
            start = stop
        if start < stop and not (stop == start + 1 and tokens[start].span.end - tokens[start].span.start < 2):
            out.append((start, stop, 0))
        at = end
    return out


def _begin(text: str, tokens: Sequence[Token], at: int, end: int, words: Lexicon) -> int:
    """Where a run begins without what stands before a name: titles, and whose they are."""
    titles = [index for index in range(at, end - 1) if tokens[index].folded in words.titles]
    if titles and all(_precedes(tokens[index], words) for index in range(at, titles[-1])):
        at = titles[-1]
    while at < end and _is_no_name(tokens[at], words):
        given = (
            tokens[at].folded in words.also_given and at + 1 < end and not _is_no_name(tokens[at + 1], words)
        )
        if given and text[tokens[at].span.end : tokens[at + 1].span.start] == " ":
            break  # "Jan Novak" is no month
        at += 1
        if at < end and (tokens[at - 1].folded in words.courtesy or tokens[at].folded in words.with_article):
            at -= tokens[at].folded in words.with_article and tokens[at - 1].folded == "the"
            break
    while at < end and tokens[at].folded in words.of:
        at += 1  # "Secretary of the Treasury" is a post, "Of course" nobody
    if all(tokens[index].folded in words.demonyms for index in range(at, end)):
        return end
    return at


def _precedes(token: Token, words: Lexicon) -> bool:
    """Whether a capitalised word may stand before a title: "Turkish Foreign Minister"."""
    return _is_no_name(token, words) or token.folded in words.demonyms or token.folded in words.portfolios


def _is_label(tokens: Sequence[Token], start: int, stop: int, words: Lexicon) -> bool:
    """ "Article 5" """
    if stop != start + 1 or stop >= len(tokens) or tokens[start].folded not in words.numbered:
        return False
    return tokens[stop].folded[:1].isdigit()


def _goes_on(text: str, tokens: Sequence[Token], capital: Sequence[bool], at: int, words: Lexicon) -> int:
    """How many tokens from `at` on belong to the run before it."""
    left, here = tokens[at - 1], tokens[at]
    between = text[left.span.end : here.span.start]
    if not _BETWEEN.fullmatch(between):
        return 0
    if capital[at]:
        owner = left.folded.removesuffix("'s")
        if owner != left.folded and owner in words.single:
            return 0  # "Spain's Pedro Sanchez"
        return 0 if between[0] == "." and left.span.end - left.span.start > 2 else 1
    if here.folded.isdigit() and between == "-":
        return 1
    if here.folded in words.of and left.folded not in words.of_heads:
        return 0  # "Nadia Haddad of Cairo University" is two
    end = at
    while end < at + 3 and end + 1 < len(tokens) and tokens[end].folded in words.particles:
        end += 1
        if not _BETWEEN.fullmatch(text[tokens[end - 1].span.end : tokens[end].span.start]):
            return 0
        if capital[end]:
            return end - at + 1
    return 0


def _is_no_name(token: Token, words: Lexicon) -> bool:
    return token.folded in words.no_names or token.folded in words.titles


def _weak(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], capital: Sequence[bool]
) -> set[int]:
    """Tokens whose capital says little: first in a sentence, or in a headline."""
    weak: set[int] = set()
    at = 0
    for sentence in sentences:
        first = at
        while at < len(tokens) and tokens[at].span.start < sentence.span.end:
            at += 1
        inside = range(first, at)
        long = [index for index in inside if len(tokens[index].folded) > 3 and tokens[index].folded.isalpha()]
        share = sum(capital[index] for index in long) / len(long) if long else 0
        if (
            len(long) > 1
            and at - first > 2
            and share > _TITLE_CASE
            and text[sentence.span.end - 1] not in ".!?"
        ):
            weak.update(inside)
        elif first < at:
            weak.add(first)
    # A word behind an opening quotation mark, a colon or a dash begins a sentence as well.
    for index, token in enumerate(tokens):
        before = text[max(0, token.span.start - 2) : token.span.start]
        if capital[index] and index and (before[-1:] in "\"“'‘:(" or before in ("- ", "– ", "— ")):
            weak.add(index)
    return weak


def _trimmed(
    text: str,
    tokens: Sequence[Token],
    run: tuple[int, int],
    weak: set[int],
    sure: set[str],
    lower: set[str],
    words: Lexicon,
) -> tuple[int, int] | None:
    """A run at a weak place, without the words that are only capitalised there."""
    start, end = run
    if tokens[start].folded in words.first and end > start + 1:
        return run
    strong = [index for index in range(start, end) if index not in weak]
    if strong and start in weak and len(strong) == end - start - 1:  # first in a sentence
        first = tokens[start].folded
        raw = tokens[start].span.of(text)
        if first in lower and first not in sure and not raw[1:].isupper():
            return start + 1, end
        return start, end
    if end == start + 1 and tokens[start].folded not in lower and _speaks(text, tokens, start, words):
        return run
    known = [index for index in range(start, end) if _is_known(text, tokens[index], sure, lower, words)]
    if not known:
        return None
    last = known[0]
    while last + 1 in known:
        last += 1
    return known[0], last + 1


def _speaks(text: str, tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """Whether a capitalised word that is no plural says something, or is a "..., who": "Hale said"."""
    if at + 1 >= len(tokens) or tokens[at].folded.endswith("s"):
        return False
    following = tokens[at + 1]
    between = text[tokens[at].span.end : following.span.start]
    return (between == " " and following.folded in words.attribution) or (
        between == ", " and following.folded == "who"
    )


def _is_known(text: str, token: Token, sure: set[str], lower: set[str], words: Lexicon) -> bool:
    raw = token.span.of(text)
    word = token.folded.removesuffix("'s")
    return (
        word in sure
        or word in words.single
        or (any(char.isupper() for char in raw[1:]) and word not in lower and len(raw) < 12)
    )
