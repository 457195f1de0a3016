"""Two texts held against each other: the words that they share, and those that only one of them has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.content import Content

from workbench.language.fold import fold
from workbench.model import Span

WORD = re.compile(r"\w+(?:[.,٫٬/:-]\w+)*")
LONGEST = 400
"""Words of each text that are held against the other's: longer ones are not read word by word."""
SHORTEST = 4
"""Letters of a word that says something by being shared."""


def differing(first: str, second: str) -> tuple[list[Span], list[Span]]:
    """The words of each text that do not stand in the other in the same order, however they are spelled."""
    from rapidfuzz.distance import LCSseq

    ours, theirs = _words(first), _words(second)
    blocks = LCSseq.opcodes([word for word, _ in ours], [word for word, _ in theirs])
    odd = [block for block in blocks if block.tag != "equal"]
    return (
        [span for block in odd for _, span in ours[block.src_start : block.src_end]],
        [span for block in odd for _, span in theirs[block.dest_start : block.dest_end]],
    )


def shared(first: str, second: str) -> tuple[list[Span], list[Span]]:
    """The words of each text that stand in the other too, wherever and however they are spelled."""
    ours, theirs = _words(first), _words(second)
    both = {word for word, _ in ours if len(word) >= SHORTEST} & {word for word, _ in theirs}
    return [span for word, span in ours if word in both], [span for word, span in theirs if word in both]


def _words(text: str) -> list[tuple[str, Span]]:
    """Folded words with their places."""
    spans = [Span(*word.span()) for word in WORD.finditer(text)][:LONGEST]
    return [(fold(span.of(text)), span) for span in spans]


def marked(text: Content | str, words: Sequence[Span], style: str) -> Content:
    """A text with some of its words in a style."""
    content = Content(text) if isinstance(text, str) else text
    for span in words:
        content = content.stylize(style, span.start, span.end)
    return content
