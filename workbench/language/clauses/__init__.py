"""Clauses: the smallest pieces of a sentence that assert something by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.language.clauses.attributes import clause_of
from workbench.language.clauses.line import Line
from workbench.language.clauses.pieces import trimmed
from workbench.language.clauses.split import split
from workbench.language.clauses.words import lexicon
from workbench.language.fold import Folded
from workbench.model import Clause, Name, Quantity, Sentence, Span, Time, Token


def clauses(
    folded: Folded,
    lang: str,
    sentences: Sequence[Sentence],
    tokens: Sequence[Token],
    times: Sequence[Time],
    quantities: Sequence[Quantity],
    names: Sequence[Name],
    quotations: Sequence[Span],
) -> tuple[Clause, ...]:
    """The clauses of every sentence, in order of their start; every sentence has at least one.

    Two clauses are apart, or one lies inside the other (a relative clause in its sentence). A
    clause's span begins with a word and does not end with punctuation.
    """
    line = Line(folded, lexicon(lang), times, quantities, names)
    found: list[Clause] = []
    for number, sentence in enumerate(sentences):
        start = line.position(folded.offset(sentence.span.start))
        end = line.position(folded.offset(sentence.span.end))
        inside: list[Clause] = []
        for piece in trimmed(line, split(line, start, end), start, end):
            inside.append(clause_of(line, piece, number, inside[-1] if inside else None))
        found += _apart_or_nested(inside) or [Clause(sentence.span, number)]
    return tuple(found)


def _apart_or_nested(clauses: Sequence[Clause]) -> list[Clause]:
    """Without those that cross another: one code point may be several words (U+FDFA)."""
    kept: list[Clause] = []
    ends: list[int] = []
    for clause in clauses:
        while ends and ends[-1] <= clause.span.start:
            ends.pop()
        if (ends and clause.span.end > ends[-1]) or (kept and kept[-1].span == clause.span):
            continue
        kept.append(clause)
        ends.append(clause.span.end)
    return kept
