"""What a rule is, and how it words its findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workbench.consistency.context import Context
from workbench.consistency.words import filled
from workbench.model import Flag, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a pure function from a text to flags."""

    name: str
    severity: Severity
    meaning: str
    """What it flags, in a sentence."""
    find: Callable[[Context], Iterable[Flag]]


def question(lang: str, rule: str, **parts: object) -> str:
    """The rule's question to the author from the language's pack, filled in; passages are shortened."""
    return filled(lang, "questions", rule, parts)
