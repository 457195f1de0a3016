"""What may stand next in a filter that is being typed."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.desk.filters.grammar import QUOTES, terms
from workbench.desk.filters.meaning import ALIASES, KEYS, slug
from workbench.desk.filters.words import Vocabulary
from workbench.language.fold import fold


@dataclass(frozen=True, slots=True)
class Completion:
    """What the word under the cursor may become."""

    start: int
    """Where in the text that word, or its last value, begins."""
    options: tuple[str, ...]
    """What may stand there instead, the likeliest first."""
    about: str
    """What the key asks, if there is one."""


def complete(text: str, words: Vocabulary) -> Completion:
    """For a cursor at the end of `text`."""
    last = next((term for term in reversed(terms(text)) if term.end == len(text)), None)
    if last is None:
        return Completion(len(text), tuple(f"{name}:" for name in KEYS), "")
    name, begun = ALIASES.get(last.key, last.key), last.values[-1]
    quotes = any(mark in text[last.start :] for mark in QUOTES)
    if not name:
        start = len(text) - len(begun)
        if not begun or quotes:
            return Completion(len(text), (), "")
        keys = [f"{key}:" for key in (*KEYS, *ALIASES) if fold(key).startswith(fold(begun))]
        return Completion(start, tuple(keys), "")
    if name not in KEYS:
        return Completion(len(text), (), "")
    key = KEYS[name]
    if quotes:
        return Completion(len(text), (), key.about)
    given = {fold(slug(value)) for value in last.values[:-1]}
    options = [
        option
        for option in key.names(words)
        if fold(option).startswith(fold(slug(begun))) and fold(option) not in {*given, fold(slug(begun))}
    ]
    return Completion(len(text) - len(begun), tuple(options), key.about)
