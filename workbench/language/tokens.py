"""Words and their stems."""

from __future__ import annotations

from workbench.language.fold import Folded
from workbench.model import Token


def tokens(folded: Folded, lang: str) -> tuple[Token, ...]:
    """The words of the text, in order."""
    return ()
