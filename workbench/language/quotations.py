"""What stands inside quotation marks."""

from __future__ import annotations

from workbench.language.patterns import compiled
from workbench.model import Span

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’", "»": "«", "”": "“”"}
# A quotation does not run over more than a paragraph; a mark without a partner is passed over.
_MARK = compiled("[“”„«»‹›‘’\"']|\n")
_LONGEST = 2000


def quotations(text: str) -> tuple[Span, ...]:
    """Spans inside the marks, without them, in order of their start; nested ones are listed too.

    Apostrophes are no quotes. A mark without a partner in its line is passed over.
    """
    found: list[Span] = []
    waiting: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if mark == "\n":
            waiting.clear()
            continue
        if mark in "'’‘" and _apostrophe(text, at, waiting):
            continue
        opened = next((n for n in range(len(waiting) - 1, -1, -1) if _closes(waiting[n][0], mark)), None)
        if opened is not None and _can_close(text, at, mark):
            start = waiting[opened][1] + 1
            del waiting[opened:]
            if start < at <= start + _LONGEST and text[start:at].strip():
                found.append(Span(start, at))
        elif mark not in "”’›" and len(waiting) < 8 and not _inches(text, at, mark):
            waiting.append((mark, at))
    return tuple(sorted(found))


def _closes(opening: str, mark: str) -> bool:
    return mark == opening if opening in "\"'" else mark in _PAIRS.get(opening, "")


def _can_close(text: str, at: int, mark: str) -> bool:
    """A straight mark after a space and before a word opens."""
    return not (mark == '"' and text[at - 1].isspace() and text[at + 1 : at + 2].isalnum())


def _inches(text: str, at: int, mark: str) -> bool:
    return mark in "\"'" and at > 0 and text[at - 1].isdigit()


def _apostrophe(text: str, at: int, waiting: list[tuple[str, int]]) -> bool:
    """Whether a single mark is an apostrophe: between letters, or closing what nothing opened."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if before.isalnum() and after.isalnum():
        return True
    if text[at] == "‘":
        return not after or after.isspace()
    is_open = any(_closes(mark, text[at]) for mark, _ in waiting)
    if text[at] == "’":
        return not is_open
    if before.isalnum() or before in ".,!?؟،":  # after a word it can only close
        return not is_open
    return not after.isalnum() or after.isdigit()
