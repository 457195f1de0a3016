"""Names of people, organisations, places and things."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.language.fold import Folded
from workbench.model import Name, Sentence, Token


def names(
    folded: Folded, lang: str, tokens: Sequence[Token], sentences: Sequence[Sentence]
) -> tuple[Name, ...]:
    """Mentions in order; mentions of one bearer share a key."""
    return ()
