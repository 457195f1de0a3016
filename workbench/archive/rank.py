"""Passages of a source in the order of how much they may say about a claim.

BM25 over stems and over character n-grams of folded words, figures weighted, and a share of the
neighbouring passages' scores, since what a sentence is about is often named in the one before.
Weights were set on development data of Wikipedia claims against web pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from workbench.language.fold import fold
from workbench.language.tokens import stem
from workbench.model import Span

Feature = str | tuple[str] | tuple[str, str]
"""Of a text: a character n-gram of a word, a stem, or two stems that follow one another."""

# Longer runs of letters are no words; they are taken in pieces.
_WORD = re.compile(r"\d{1,40}(?:[.,]\d{1,40}){0,5}|[^\W\d_]{1,40}")
_SATURATION = 0.8
_LENGTH = 0.4
_NGRAM_SHARE = 0.6
_NEIGHBOUR_SHARE = 0.2
_FIGURE_BONUS = 0.15
_SENTENCE_END = re.compile(r"[.!?؟…۔][\"'”’»)\]]*\s+")
_LINE = re.compile(r"[^\n]+")


def passages(text: str) -> tuple[Span, ...]:
    """Lines, cut into sentences where sentences end; spans without white space at the ends."""
    out = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in (*(m.end() for m in _SENTENCE_END.finditer(text, *line.span())), line.end()):
            piece = text[start:end]
            if piece.strip():
                first = start + len(piece) - len(piece.lstrip())
                out.append(Span(first, start + len(piece.rstrip())))
            start = end
    return tuple(out)


def words_of(text: str) -> list[str]:
    """Folded words and figures."""
    return _WORD.findall(fold(text))


@lru_cache(100_000)
def ngrams(word: str) -> frozenset[str]:
    """Runs of 3 to 5 characters of a word with its edges marked."""
    padded = f" {word} "
    return frozenset(padded[i : i + n] for n in (3, 4, 5) for i in range(len(padded) - n + 1)) or frozenset(
        (padded,)
    )


def pairs(roots: Sequence[str]) -> list[tuple[str, str]]:
    """Stems that follow one another at a distance of up to three words; neighbours stand twice."""
    return [
        pair
        for reach in (1, 3)
        for at, root in enumerate(roots)
        for pair in ((root, other) for other in roots[at + 1 : at + 1 + reach])
    ]


def _bm25(
    asked: Sequence[str],
    all_words: Sequence[Sequence[str]],
    features: Mapping[str, frozenset[str]],
    lengths: Mapping[str, int],
) -> tuple[list[float], Counter[str]]:
    """BM25 of every passage, as a share of what `asked` has against itself; and, of each feature,
    how many passages hold it.

    `features` are the features that a word shares with `asked`, `lengths` how many it has in all.
    """
    counts = [Counter(f for word in words if word in features for f in features[word]) for words in all_words]
    held: Counter[str] = Counter()
    for count in counts:
        held.update(count.keys())
    sizes = [sum(map(lengths.__getitem__, words)) for words in all_words]
    average = sum(sizes) / len(sizes) or 1.0
    own = Counter(f for word in asked for f in features[word])
    worth = {f: log(1 + (len(sizes) - held[f] + 0.5) / (held[f] + 0.5)) for f in own}

    def score(count: Mapping[str, int], size: int) -> float:
        damping = _SATURATION * (1 - _LENGTH + _LENGTH * size / average)
        return sum(worth[f] * n * (_SATURATION + 1) / (n + damping) for f, n in count.items())

    full = score(own, sum(map(lengths.__getitem__, asked))) or 1.0
    return [score(count, size) / full for count, size in zip(counts, sizes, strict=True)], held


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a ranker says of a claim."""

    order: tuple[tuple[int, float], ...]
    """(index of passage, score), best first. A score is 0..1: 1 is what the claim itself would have."""
    weights: dict[Feature, float]
    """How rare each of the claim's features is (inverse document frequency, smoothed)."""


class Ranker:
    """Passages made ready for many claims. Words of Latin script are stemmed as English."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._words = [words_of(text) for text in texts]
        self._roots = {word: stem(word, "en") for words in self._words for word in words}

    def rank(self, claim: str) -> Ranking:
        """The passages that share something with the claim."""
        asked = words_of(claim)
        if not asked or not self._words:
            return Ranking((), {})
        vocabulary = {**self._roots, **{word: stem(word, "en") for word in asked}}
        wanted = frozenset(vocabulary[word] for word in asked)
        by_stem, roots_held = _bm25(
            asked,
            self._words,
            {word: frozenset((root,)) for word, root in vocabulary.items() if root in wanted},
            dict.fromkeys(vocabulary, 1),
        )
        grams: frozenset[str] = frozenset().union(*map(ngrams, asked))
        by_ngram, held = _bm25(
            asked,
            self._words,
            {word: shared for word in vocabulary if (shared := grams & ngrams(word))},
            {word: max(1, 3 * len(word) - 3) for word in vocabulary},
        )
        figures = frozenset(word for word in asked if word[0].isdigit())
        scores = [
            _NGRAM_SHARE * ngram
            + (1 - _NGRAM_SHARE) * root
            + _FIGURE_BONUS * len(figures.intersection(words))
            for ngram, root, words in zip(by_ngram, by_stem, self._words, strict=True)
        ]
        near = [
            max(scores[at - 1] if at else 0.0, scores[at + 1] if at + 1 < len(scores) else 0.0)
            for at in range(len(scores))
        ]
        full = 1 + _NEIGHBOUR_SHARE
        total = [(own + _NEIGHBOUR_SHARE * beside) / full for own, beside in zip(scores, near, strict=True)]
        order = sorted((at for at in range(len(total)) if scores[at] > 0), key=lambda at: (-total[at], at))
        count = 1 + len(scores)
        weights: dict[Feature, float] = {gram: log(count / (1 + held[gram])) + 1 for gram in grams}
        weights |= {(root,): log(count / (1 + roots_held[root])) + 1 for root in wanted}
        follow = frozenset(pairs([vocabulary[word] for word in asked]))
        follow_held = Counter(pair for words in self._words for pair in self._following(words, follow))
        weights |= {pair: log(count / (1 + follow_held[pair])) + 1 for pair in follow}
        return Ranking(tuple((at, min(1.0, total[at])) for at in order), weights)

    def _following(
        self, words: Sequence[str], wanted: frozenset[tuple[str, str]]
    ) -> frozenset[tuple[str, str]]:
        """Which of the wanted pairs a passage has."""
        roots = [self._roots[word] for word in words]
        return wanted.intersection(pairs(roots))


def rank(claim: str, texts: Sequence[str]) -> list[tuple[int, float]]:
    """(index of text, score 0..1), best first; only texts that share something are given."""
    return list(Ranker(texts).rank(claim).order)
