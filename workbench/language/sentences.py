"""Sentences, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.model import Block, Sentence


def sentences(text: str, blocks: Sequence[Block], lang: str) -> tuple[Sentence, ...]:
    """The sentences of every block, in order, without the spaces around them."""
    return ()
