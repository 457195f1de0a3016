"""What speaks for checking a claim and what against it: plain counts, from the pack's `[claims]`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Any

from workbench.language.clauses.words import AMBIGUOUS, PAST
from workbench.language.clauses.words import lexicon as verbs
from workbench.language.fold import fold
from workbench.language.pack import pack
from workbench.language.tokens import stem
from workbench.model import Analysis, BlockRole, Clause, Quantity, QuantityKind, Span

CUES = (
    "opinion",
    "stance",
    "first",
    "second",
    "sweeping",
    "turns",
    "record",
    "speech",
    "comparison",
    "cause",
    "led",
    "prediction",
    "guess",
    "generic",
    "norm",
    "intention",
    "question_words",
)
_BY_STEM = frozenset({"opinion", "comparison"})
"""Cues whose words are found in all their forms."""
_SHAPED = ("judging", "first", "stance", "comparison")
"""Cues that a word may be by its shape alone."""
_ASKING = frozenset("?؟")
_KEEP = 50_000
_QUALIFIER = 2
"""So many words after it, a figure makes a comparing word its qualifier."""
_FEW = 10
"""So many known things are told of, not counted."""
_DETAILS = 3.5
"""More details of mere length count no further."""
_USUAL_DETAILS = 2.0
"""A sentence of usual length gains and loses nothing by it."""


class Cues(dict[tuple[str, str], tuple[str, ...]]):
    """(folded word, its stem) -> what the word is a cue for, filled as words are met."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        table: dict[str, Any] = pack(lang).get("claims", {})
        self._words: dict[str, set[str]] = {}
        self._stems: dict[str, set[str]] = {}
        self._prefixes = tuple(fold(p) for p in pack(lang).get("clauses", {}).get("prefixes", ()))
        self._shapes = [
            (cue, re.compile(table[f"{cue}_shapes"])) for cue in _SHAPED if f"{cue}_shapes" in table
        ]
        self._verbs = verbs(lang)
        self.definite = frozenset(fold(table.get("definite", "")).split())
        self._adverb: str = fold(table.get("adverb_ending", "\0"))  # "قطعا" is no form of "قطعة"
        self.led_to = frozenset(fold(table.get("led_to", "")).split())
        self.pleas = re.compile(table.get("pleas", r"(?!)"))
        self.detail: int = table.get("detail", 0)
        for cue in CUES:
            for word in fold(table.get(cue, "")).split():
                self._words.setdefault(word, set()).add(cue)
                if cue in _BY_STEM and len(word) > 3 and not word.endswith(self._adverb):
                    self._stems.setdefault(stem(word, lang), set()).add(cue)

    def __missing__(self, word: tuple[str, str]) -> tuple[str, ...]:
        if len(self) > _KEEP:
            self.clear()
        form, stemmed = word
        cues = self._words.get(form)
        if cues is None and form.startswith(self._prefixes or ("\0",)):
            cues = self._words.get(form[1:])
        found = set(cues or self._stems.get(stemmed) or ())
        found.update(cue for cue, shape in self._shapes if shape.fullmatch(form))
        if self._verbs[form] & (PAST | AMBIGUOUS) == PAST:
            found.add("past")
        told = self[word] = tuple(sorted(found))
        return told


@cache
def cues(lang: str) -> Cues:
    return Cues(lang)


class Reader:
    """Gives the features of any stretch of one analysed text."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        table = cues(analysis.lang)
        self.detail = table.detail
        self.pleas = table.pleas
        self._led_to = table.led_to
        self._starts = [token.span.start for token in analysis.tokens]
        self._ends = [token.span.end for token in analysis.tokens]
        self._cues = [
            (i, found)
            for i, token in enumerate(analysis.tokens)
            if (found := table[token.folded, token.stem])
        ]
        self._cue_at = [i for i, _ in self._cues]
        self._times = [time.span.start for time in analysis.times]
        self._time_ends = [time.span.end for time in analysis.times]
        figures = [q.span for q in analysis.quantities if self._counts(q, table.definite)]
        self._figures = [figure.start for figure in figures]
        self._figure_ends = [figure.end for figure in figures]
        self._names = [name.span.start for name in analysis.names]
        self._quotes = list(analysis.quotations)
        self._quote_starts = [quote.start for quote in self._quotes]

    def _counts(self, quantity: Quantity, definite: frozenset[str]) -> bool:
        """Whether a quantity is a figure of its claim: "the two sides" are no figure."""
        if quantity.kind is QuantityKind.ORDINAL:
            return False
        at = bisect_left(self._starts, quantity.span.start) - 1
        few = quantity.low is not None and quantity.low <= _FEW and quantity.text.isalpha()
        return not (few and at >= 0 and self.analysis.tokens[at].folded in definite)

    def words(self, span: Span) -> tuple[int, int]:
        """The words that a span has a part of, as indexes of the analysis' tokens: a claim begins
        behind a conjunction that is written with its verb."""
        return bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)

    def cue_counts(self, span: Span, *, outside_quotes: bool = False) -> dict[str, float]:
        counts: dict[str, float] = {}
        first, last = self.words(span)
        quotes = self.quotes(span) if outside_quotes else []
        for i in range(bisect_left(self._cue_at, first), bisect_left(self._cue_at, last)):
            at, found = self._cues[i]
            if quotes and any(quote.start <= self._starts[at] < quote.end for quote in quotes):
                continue
            for cue in found:
                counts[cue] = counts.get(cue, 0) + 1
        return counts

    def leads_on(self, span: Span) -> bool:
        """Whether a verb like "led" has its "to": "led to a rise", not "led the team"."""
        first, last = self.words(span)
        return any(token.folded in self._led_to for token in self.analysis.tokens[first:last])

    def quotes(self, span: Span) -> list[Span]:
        """Quotations that begin in a span, or that it begins in."""
        first = bisect_left(self._quote_starts, span.start)
        if first and self._quotes[first - 1].end > span.start:
            first -= 1
        return self._quotes[first : bisect_left(self._quote_starts, span.end)]

    def comparisons(self, span: Span) -> int:
        """Words that compare, without those that only qualify a figure ("more than 300") or belong to
        a time ("an hour and a half")."""
        first, last = self.words(span)
        count = 0
        for i in range(bisect_left(self._cue_at, first), bisect_left(self._cue_at, last)):
            at, found = self._cues[i]
            if "comparison" not in found:
                continue
            ahead = self._starts[min(at + _QUALIFIER, len(self._starts) - 1)]
            figure = bisect_left(self._figure_ends, self._starts[at] + 1)
            if figure < len(self._figures) and self._figures[figure] <= ahead:
                continue
            time = bisect_left(self._time_ends, self._starts[at] + 1)
            if time < len(self._times) and self._times[time] <= self._starts[at]:
                continue
            count += 1
        return count

    def times(self, span: Span) -> int:
        return _count(self._times, span)

    def figures(self, span: Span) -> int:
        return _count(self._figures, span)

    def names(self, span: Span) -> int:
        return _count(self._names, span)


def _count(starts: Sequence[int], span: Span) -> int:
    return bisect_left(starts, span.end) - bisect_left(starts, span.start)


def sentence_features(reader: Reader, number: int) -> dict[str, float]:
    """What a sentence says of all its claims."""
    analysis = reader.analysis
    sentence = analysis.sentences[number]
    text = sentence.span.of(analysis.text)
    found = reader.cue_counts(sentence.span, outside_quotes=True)
    found["question"] = float(any(sign in text for sign in "?؟"))
    found["plea"] = float(bool(reader.pleas.search(fold(text))))
    found["exclamation"] = float("!" in text)
    found["ellipsis"] = float("…" in text or "..." in text)
    quotes = reader.quotes(sentence.span)
    found["scare_quotes"] = float(sum(len(q.of(analysis.text).split()) <= 2 for q in quotes))
    found["long_quote"] = float(any(len(q.of(analysis.text).split()) > 3 for q in quotes))
    first, last = reader.words(sentence.span)
    if reader.detail:
        found["detail"] = min((last - first) / reader.detail, _DETAILS) - _USUAL_DETAILS
    found["title"] = float(analysis.blocks[sentence.block].role is BlockRole.TITLE)
    return found


def claim_features(reader: Reader, clause: Clause) -> dict[str, float]:
    """What a clause says of itself."""
    span = clause.span
    found = reader.cue_counts(span)
    if found.get("led") and reader.leads_on(span):
        found["cause"] = found.get("cause", 0.0) + 1
    found["figure"] = float(reader.figures(span))
    found["time"] = float(reader.times(span))
    found["name"] = float(reader.names(span))
    found["comparison"] = float(reader.comparisons(span))
    found["asks"] = float(reader.analysis.text[span.end : span.end + 2].strip("\"”»’' ")[:1] in _ASKING)
    found["quoted"] = float(any(quote.contains(span) for quote in reader.quotes(span)))
    return found
