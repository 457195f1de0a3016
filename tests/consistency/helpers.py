"""Checking short texts in tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from workbench.consistency.engine import RULES, check
from workbench.language.analyse import analyse
from workbench.language.detect import detect
from workbench.model import Analysis, Block, BlockRole, Flag, Span

PUBLISHED = date(2024, 5, 15)
"""When the wordings were published."""


def flags(text: str, rule: str, *, reference: date | None = None, title: bool = False) -> tuple[Flag, ...]:
    """The flags of one rule; with `title` the first line is the title."""
    analysis = analysed(text, reference=reference, title=title)
    return check(analysis, off=[name for name in RULES if name != rule])


def analysed(text: str, *, reference: date | None = None, title: bool = False) -> Analysis:
    """A text of one paragraph a line; with `title` the first one is the title."""
    blocks = tuple(
        Block(Span(*line.span()), BlockRole.TITLE if title and at == 0 else BlockRole.PARAGRAPH)
        for at, line in enumerate(re.finditer(r"[^\n]+", text))
    )
    return analyse(text, lang=detect(text), reference=reference, blocks=blocks)


def wordings(rule: str) -> Iterator[tuple[str, str]]:
    """The sign and the text of each line of `wordings/RULE.txt` (see `test_wordings.py`)."""
    path = Path(__file__).parent / "wordings" / f"{rule}.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        sign, _, text = line.partition(" ")
        yield sign, text.replace(" ¶ ", "\n")


def texts(text: str, flag: Flag) -> list[str]:
    """What stands at the flag's spans."""
    return [span.of(text) for span in flag.spans]
