"""A misquotation beside what the source says, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from workbench.language.fold import fold

_WORD = re.compile(r"\S+\s*")
SAME, GIVEN, SOURCE = "same", "given", "source"
_LONGEST = 2_000
"""Words; longer texts are shown whole, one after the other."""


def differences(given: str, source: str) -> tuple[tuple[str, str], ...]:
    """(kind, words) in reading order: `same` as the source has them, `given` only in the quotation,
    `source` only in the source. Spelling and punctuation that fold alike are the same.

    The `same` and `source` pieces together are the source's words; white space may differ.
    """
    left, right = _WORD.findall(given), _WORD.findall(source)
    if len(left) > _LONGEST or len(right) > _LONGEST:
        return ((GIVEN, given), (SOURCE, source))
    matcher = SequenceMatcher(None, [_key(word) for word in left], [_key(word) for word in right], False)
    out: list[tuple[str, str]] = []
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            out.append((SAME, "".join(right[c:d])))
            continue
        if a < b:
            out.append((GIVEN, "".join(left[a:b])))
        if c < d:
            out.append((SOURCE, "".join(right[c:d])))
    return tuple(out)


def in_one_line(given: str, source: str) -> str:
    """`It [-closed-] {+opened+} in March`: what was given is struck, what the source says is added."""
    marks = {SAME: "{}", GIVEN: "[-{}-]", SOURCE: "{{+{}+}}"}
    return " ".join(marks[kind].format(words.strip()) for kind, words in differences(given, source))


def _key(word: str) -> str:
    folded = fold(word).strip()
    letters = "".join(char for char in folded if char.isalnum())
    return letters or folded
