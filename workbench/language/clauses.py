"""Clauses: the smallest pieces of a sentence that assert something by themselves."""

from __future__ import annotations

from collections.abc import Sequence

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
    """The clauses of every sentence, in order of their start; every sentence has at least one."""
    return ()
