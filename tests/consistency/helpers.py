"""Checking short texts in tests."""

from __future__ import annotations

import re
from datetime import date

from workbench.consistency.engine import RULES, check
from workbench.language.analyse import analyse
from workbench.language.detect import detect
from workbench.model import Block, BlockRole, Flag, Span


def flags(text: str, rule: str, *, reference: date | None = None, title: bool = False) -> tuple[Flag, ...]:
    """The flags of one rule; with `title` the first line is the title."""
    blocks = tuple(
        Block(Span(*line.span()), BlockRole.TITLE if title and at == 0 else BlockRole.PARAGRAPH)
        for at, line in enumerate(re.finditer(r"[^\n]+", text))
    )
    analysis = analyse(text, lang=detect(text), reference=reference, blocks=blocks)
    return check(analysis, off=[name for name in RULES if name != rule])


def texts(text: str, flag: Flag) -> list[str]:
    """What stands at the flag's spans."""
    return [span.of(text) for span in flag.spans]
