"""How alike a quotation and a piece of a source are: cosine of weighted character n-grams."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log, sqrt

from workbench.archive.rank import ngrams, words_of


class Likeness:
    """A quotation made ready for comparing; n-grams that it does not have weigh as its mean."""

    def __init__(self, quote: str, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._mean = sum(weights.values()) / len(weights) if weights else 1.0
        self._asked = self._vector(quote)
        self._length = _length(self._asked)

    def of(self, text: str) -> float:
        """0..1: 0 shares nothing, 1 has the same n-grams in the same proportions."""
        vector = self._vector(text)
        shared = sum(value * vector[gram] for gram, value in self._asked.items() if gram in vector)
        return min(1.0, shared / (self._length * _length(vector))) if shared else 0.0

    def _vector(self, text: str) -> dict[str, float]:
        counts = Counter(gram for word in words_of(text) for gram in ngrams(word))
        weights, mean = self._weights, self._mean
        return {gram: (1 + log(count)) * weights.get(gram, mean) for gram, count in counts.items()}


def _length(vector: Mapping[str, float]) -> float:
    return sqrt(sum(value * value for value in vector.values()))
