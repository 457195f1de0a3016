"""How alike a quotation and a piece of a source are: in words, in parts of words, and in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log, sqrt

from workbench.archive.rank import Feature, ngrams, pairs, words_of
from workbench.language.tokens import stem


def features(text: str) -> Counter[Feature]:
    """Character n-grams of words, stems, and stems that follow one another."""
    words = words_of(text)
    roots = [stem(word, "en") for word in words]
    found: Counter[Feature] = Counter(gram for word in words for gram in ngrams(word))
    found.update((root,) for root in roots)
    found.update(pairs(roots))
    return found


class Likeness:
    """A quotation made ready for comparing: the cosine of weighted features.

    Features that it does not have weigh as its mean.
    """

    def __init__(self, quote: str, weights: Mapping[Feature, float]) -> None:
        self._weights = weights
        self._mean = sum(weights.values()) / len(weights) if weights else 1.0
        self._asked = self._vector(quote)
        self._length = _length(self._asked)

    def of(self, text: str) -> float:
        """0..1: 0 shares nothing, 1 has the same features in the same proportions."""
        vector = self._vector(text)
        shared = sum(value * vector[feature] for feature, value in self._asked.items() if feature in vector)
        return min(1.0, shared / (self._length * _length(vector))) if shared else 0.0

    def _vector(self, text: str) -> dict[Feature, float]:
        weights, mean = self._weights, self._mean
        return {
            feature: (1 + log(count)) * weights.get(feature, mean)
            for feature, count in features(text).items()
        }


def _length(vector: Mapping[Feature, float]) -> float:
    return sqrt(sum(value * value for value in vector.values()))
