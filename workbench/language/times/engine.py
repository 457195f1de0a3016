"""A cascade of rules over rows of tokens.

Each rule is a regular expression over roles (see lexicon) and an action. Where the expression
matches and the action gives values, the tokens become one token with these values; then the next
rule has its turn. No pattern is unbounded, so the whole is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from workbench.language.clauses.words import AMBIGUOUS, PAST
from workbench.language.fold import Folded
from workbench.language.patterns import compiled
from workbench.language.times.lexer import Token
from workbench.language.times.lexicon import Lexicon, Values
from workbench.language.times.needs import needed

_WORD = compiled(r"[^\W\d_]+")
_WINDOW = 160
"""How far around an expression words are sought that tell of plans or of the past."""


class Context(NamedTuple):
    """What an action may ask besides its tokens."""

    folded: Folded
    reference: date | None
    known: Lexicon

    @property
    def text(self) -> str:
        """The folded text, which offsets of tokens are of."""
        return self.folded.text

    def stored(self, start: int, end: int) -> str:
        """A stretch as the article has it, with its capitals."""
        return self.folded.span(start, end).of(self.folded.original)

    def future(self, at: int) -> bool | None:
        """Whether the words beside an offset tell of plans (or of the past: False; None: neither).

        The last cue before it in its sentence counts, else the first one after it.
        """
        cues = self.known.cues
        if cues is None:
            return None
        start = max(at - _WINDOW, 0)
        start = max(self.text.rfind("\n", start, at), self.text.rfind(". ", start, at), start - 1) + 1
        before = [cue.lastgroup for cue in cues.finditer(self.text, start, at)]
        if before:
            return before[-1] == "future"
        if self._has_past(start, at):
            return False
        ends = (self.text.find(mark, at, at + _WINDOW) for mark in (". ", "\n"))
        end = min((end for end in ends if end >= 0), default=at + _WINDOW)
        after = cues.search(self.text, at, end)
        if after is not None:
            return after.lastgroup == "future"
        return False if self._has_past(at, end) else None

    def _has_past(self, start: int, end: int) -> bool:
        """Whether a stretch holds a verb that can only tell of the past."""
        verbs = self.known.verbs
        return any(
            verbs[word] & (PAST | AMBIGUOUS) == PAST
            and not word.endswith("s")  # "takes" is listed with "took"
            for word in _WORD.findall(self.text, start, end)
        )

    def alone(self, start: int, end: int, *, room: int = 8) -> bool:
        """Whether the line holds nothing else, or at most `room` characters without letters.

        With more room: whether the line is a short question, not a sentence of a story.
        """
        before = self.text[max(start - room - 1, 0) : start]
        after = self.text[end : end + room + 1]
        _, line, left = before.rpartition("\n")
        if not line and start > len(left):
            return False
        right, line, _ = after.partition("\n")
        if not line and end + len(right) < len(self.text):
            return False
        if room > 8:
            return not right.rstrip().endswith(".")
        return not any(map(str.isalnum, left + right))


class Found:
    """A match: its tokens by group name."""

    __slots__ = ("_match", "_row", "context")

    def __init__(self, match: re.Match[str], row: list[Token], context: Context) -> None:
        self._match = match
        self._row = row
        self.context = context

    def __contains__(self, name: str) -> bool:
        return name in self._match.re.groupindex and self._match.start(name) >= 0

    def get(self, name: str, role: str) -> Any:
        """The value of a group's token in a role; None without the group or the role."""
        return self._row[self._match.start(name)].values.get(role) if name in self else None

    def token(self, name: str) -> Token:
        return self._row[self._match.start(name)]

    @property
    def first(self) -> Token:
        return self._row[self._match.start()]

    @property
    def last(self) -> Token:
        return self._row[self._match.end() - 1]

    def after(self) -> Token:
        at = self._match.end()
        return self._row[min(at, len(self._row) - 1)]


Action = Callable[[Found], Values | None]


class Rule:
    """An expression over roles, and what becomes of the tokens that it matches."""

    __slots__ = ("action", "needs", "template")

    def __init__(self, template: str, action: Action) -> None:
        self.template = template
        self.action = action
        self.needs = needed(template)


def reduce(row: list[Token], context: Context, rules: Iterable[Rule]) -> list[Token]:
    """Run the cascade over a row of tokens."""
    code = context.known.code
    chars = "".join([token.code for token in row])
    roles = _roles(row)
    for rule in rules:
        if not rule.needs <= roles:
            continue
        action = rule.action
        pattern = context.known.pattern(rule.template)
        match = pattern.search(chars)
        if match is None:
            continue
        pieces: list[Token] = []
        letters: list[str] = []
        done = 0
        while match is not None:
            start, end = match.span()
            try:
                values = action(Found(match, row, context))
            except (ValueError, OverflowError):  # no calendar has it
                values = None
            if values is None:
                match = pattern.search(chars, start + 1)
                continue
            pieces.extend(row[done:start])
            letters.append(chars[done:start])
            letters.append(code(frozenset(values)))
            pieces.append(Token(row[start].start, row[end - 1].end, values, letters[-1]))
            done = end
            match = pattern.search(chars, end)
        if done:
            row = pieces + row[done:]
            chars = "".join(letters) + chars[done:]
            roles = _roles(row)
    return row


def _roles(row: list[Token]) -> frozenset[str]:
    return frozenset().union(*[token.values for token in row])
