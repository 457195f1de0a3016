"""Ranking thousands of passages for many claims: a rough choice first, then `rank` over the chosen.

Few passages are ranked whole. Of many, those that share the rarest stems with the claim are ranked
beside a sample of the others, so that what is rare among them is what is rare in the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest
from math import log

from workbench.archive.rank import Ranker, Ranking, words_of
from workbench.language.tokens import stem

_FEW = 600
"""Passages that are all ranked closely."""
_CHOSEN = 150
_SAMPLE = 250


class ManyRanker:
    """Passages made ready for many claims, as `rank.Ranker` but for texts of megabytes."""

    def __init__(
        self, texts: Sequence[str], through: Callable[[Sequence[str]], Iterable[str]] = iter
    ) -> None:
        """`through` goes over the texts and may tell how far it is, or stop."""
        self._texts = texts
        self._whole = Ranker(texts) if len(texts) <= _FEW else None
        self._having: dict[str, list[int]] = defaultdict(list)
        if self._whole is None:
            for index, text in enumerate(through(texts)):
                for root in {stem(word, "en") for word in words_of(text)}:
                    self._having[root].append(index)

    def rank(self, claim: str) -> Ranking:
        """The passages that share something with the claim."""
        if self._whole is not None:
            return self._whole.rank(claim)
        chosen = self._chosen(claim)
        if not chosen:
            return Ranking((), {})
        step = max(1, len(self._texts) // _SAMPLE)
        indices = sorted({*chosen, *range(0, len(self._texts), step)})
        found = Ranker([self._texts[index] for index in indices]).rank(claim)
        return Ranking(tuple((indices[at], score) for at, score in found.order), found.weights)

    def _chosen(self, claim: str) -> list[int]:
        """The passages that share the rarest stems with the claim."""
        weights: dict[int, float] = defaultdict(float)
        for root in {stem(word, "en") for word in words_of(claim)}:
            having = self._having.get(root, ())
            worth = log(1 + len(self._texts) / (1 + len(having)))
            for index in having:
                weights[index] += worth
        return nlargest(_CHOSEN, weights, key=weights.__getitem__)
