"""The structure of a plain text: title, headings, paragraphs, disclaimers, repeated text.

Works on lines, in linear time. Everything stays in the text; a block's role only says whether its
claims are listed. A line counts as repeated only if its letters and digits are the same as an
earlier line's: a copy in which one word or figure was changed says something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbench import kept
from workbench.model import Block, BlockRole, Span
from workbench.reading import letters

_LINE = re.compile(r"[^\n]+")
# Markdown's marks and bullets are no part of what a line says.
_MARKS = re.compile(r"\s*(?:(#{1,6})\s+|(?:>\s*)+|[-*+•●▪–]\s+)?")
_BULLET = re.compile(r"\s*(?:#{1,6}\s|>|[-*+•●▪–]\s)")
_CLOSED = re.compile(r"""[.!…؛;:،,۔][\s"'”’»)\]]*\Z""")
_ASKED = re.compile(r"""[.!?؟…۔]["'”’»)\]]*\Z""")

TITLE_LENGTH = 250
"""Code points; a longer line is no title."""
HEADING_LENGTH = 120
REPEAT_LETTERS = 60
"""Shorter lines (refrains, captions, headings) are repeats only beside a longer one."""
WRAP_WIDTH = 120
"""Lines of a text that was broken by an editor or mail program are not longer than this."""


@dataclass(slots=True)
class _Line:
    span: Span
    text: str
    words: str
    """As `letters.lines` gives them."""
    key: str
    """Letters and digits alone."""
    mark: str
    """Markdown's heading mark (`##`), or empty."""
    bullet: bool
    gap: bool
    """An empty line stands before it."""
    role: BlockRole = BlockRole.PARAGRAPH
    repeats: int | None = None


def blocks(text: str, *, title: str = "") -> tuple[Block, ...]:
    """Blocks of a text in order: one a line, or one a paragraph where lines were broken at a width.

    Spans leave out white space at both ends and Markdown's marks. `title` is the title if it is
    known from elsewhere; otherwise it is the line before the body, wherever that stands.
    """
    lines = list(_lines(text))
    _mark_repeats(lines)
    _mark_disclaimers(lines)
    _mark_title(lines, letters.key(title) if title else "")
    _mark_headings(lines)
    return tuple(
        Block(line.span, line.role, None if line.repeats is None else lines[line.repeats].span)
        for line in lines
    )


def _lines(text: str) -> Iterator[_Line]:
    words = letters.lines(text)
    number = 0  # of the physical line that is looked at
    previous_end = 0
    for start, end in _join_wrapped(text, [found.span() for found in _LINE.finditer(text)]):
        empty = text.count("\n", previous_end, start)
        number += empty
        height = text.count("\n", start, end) + 1
        said_words = " ".join(words[number : number + height])
        number += height - 1
        previous_end = end
        found = _MARKS.match(text, start, end)
        first = found.end() if found else start
        said = text[first:end].rstrip()
        if said:
            mark = (found and found[1]) or ""
            yield _Line(
                span=Span(first, first + len(said)),
                text=said,
                words=said_words,
                key=said_words.replace(" ", ""),
                mark=mark,
                bullet=not mark and bool(text[start:first].strip()),
                gap=empty != 1,
            )


def _join_wrapped(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines that were broken because the next word did not fit become one."""
    width = max((end - start for start, end in spans), default=0)
    if not 50 <= width <= WRAP_WIDTH:
        return spans
    breaks = [
        number
        for number in range(1, len(spans))
        if _is_wrapped(text, spans[number - 1], spans[number], width)
    ]
    # Where most such lines end as sentences do, they are short paragraphs.
    inside = sum(not _ASKED.search(text, *spans[number - 1]) for number in breaks)
    if inside < 0.6 * len(breaks):
        return spans
    joined = spans[:1]
    wrapped = frozenset(breaks)
    for number, (start, end) in enumerate(spans[1:], 1):
        if number in wrapped:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_wrapped(text: str, line: tuple[int, int], below: tuple[int, int], width: int) -> bool:
    """Whether `below` goes on with `line`: no empty line between, and its first word did not fit."""
    if line[1] + 1 != below[0] or _BULLET.match(text, below[0]):
        return False
    word = text[slice(*below)].split(maxsplit=1)[:1]
    length = line[1] - line[0]
    return bool(word) and length > width // 2 and length + 1 + len(word[0]) > width


def _mark_repeats(lines: list[_Line]) -> None:
    first: dict[str, int] = {}
    for number, line in enumerate(lines):
        if len(line.key) >= REPEAT_LETTERS:
            known = first.setdefault(line.key, number)
            line.repeats = known if known < number else None
    if len(first) == len(lines):
        return
    for numbers, step in ((range(1, len(lines)), 1), (range(len(lines) - 2, -1, -1), -1)):
        for number in numbers:  # a short line beside a repeated one, as it was beside the original
            line, beside = lines[number], lines[number - step].repeats
            if line.repeats is None and line.key and beside is not None:
                original = beside + step
                if 0 <= original < number and lines[original].key == line.key:
                    line.repeats = original
    for line in lines:
        if line.repeats is not None:
            line.role = BlockRole.REPEAT


@cache
def _cues() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    file = Path(__file__).with_name("disclaimers.toml")
    known = kept.table(file)
    opening, subject, purpose = (
        tuple(letters.lines("\n".join(known[kind]))) for kind in ("opening", "subject", "purpose")
    )
    return opening, subject, purpose


def _is_disclaimer(line: _Line) -> bool:
    """Whether a line is a publisher's boilerplate, by the cue words of `disclaimers.toml`."""
    opening, subject, purpose = _cues()
    said = line.words.strip()
    opens = any(said == cue or said.startswith(f"{cue} ") for cue in opening)
    if opens and (":" in line.text[:40] or len(said) < 40):
        return True
    purposes = sum(cue in said for cue in purpose)
    return purposes > 1 or (purposes == 1 and any(cue in said for cue in subject))


def _mark_disclaimers(lines: Sequence[_Line]) -> None:
    opening, _, purpose = _cues()
    whole = "\n".join(line.words for line in lines)
    if any(cue in whole for cue in (*opening, *purpose)):
        for line in lines:
            if line.role is BlockRole.PARAGRAPH and _is_disclaimer(line):
                line.role = BlockRole.DISCLAIMER


def _mark_title(lines: Sequence[_Line], known: str) -> None:
    if known:
        for line in lines:
            if line.key == known:
                line.role = BlockRole.TITLE
                return
    place = _title_before_body(lines)
    if place is None:
        place = _title_before_second_body(lines)
    if place is not None:
        lines[place].role = BlockRole.TITLE


def _title_before_body(lines: Sequence[_Line]) -> int | None:
    """The first line, if it looks like a title and prose follows (or it is marked as a title)."""
    for number, line in enumerate(lines[:3]):
        if line.role is BlockRole.DISCLAIMER:
            continue
        if line.mark == "#":
            return number
        following = [
            other for other in lines[number + 1 : number + 4] if other.role is not BlockRole.DISCLAIMER
        ]
        if _like_title(line) and any(_is_prose(other, line) for other in following):
            return number
        return None
    return None


def _title_before_second_body(lines: Sequence[_Line]) -> int | None:
    """The line before a second copy of the body, as pages that hold an article twice have it."""
    said = 0
    for number, line in enumerate(lines):
        if line.role is BlockRole.REPEAT:
            before = number - 1
            run = 0
            for other in lines[number:]:
                if other.role is not BlockRole.REPEAT:
                    break
                run += len(other.key)
            is_body = line.repeats is not None and line.repeats <= 1 and run >= said // 3
            if is_body and before >= 0 and _like_title(lines[before]):
                return before
            return None
        said += len(line.key)
    return None


def _like_title(line: _Line) -> bool:
    return (
        line.role is BlockRole.PARAGRAPH
        and bool(line.key)
        and not line.bullet
        and len(line.text) <= TITLE_LENGTH
        and not _CLOSED.search(line.text)
    )


def _is_prose(line: _Line, above: _Line) -> bool:
    """Whether a line is running text under `above`: longer than it, or a closed sentence."""
    if line.role in (BlockRole.TITLE, BlockRole.DISCLAIMER) or line.mark:
        return False
    closed = bool(_ASKED.search(line.text)) and len(line.text) >= 40
    return closed or len(line.text) > max(HEADING_LENGTH, 1.3 * len(above.text))


def _mark_headings(lines: Sequence[_Line]) -> None:
    """Short open lines above prose; at most two in a row, so that lists are no headings."""
    run = 0
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        below = lines[number + 1] if number + 1 < len(lines) else None
        if line.role is not BlockRole.PARAGRAPH:
            run = 0
        elif line.mark:
            line.role = BlockRole.HEADING
        elif len(line.text) <= HEADING_LENGTH and _like_title(line) and below is not None:
            if _is_prose(below, line):
                run = 1
            elif run == 1 and below.role is BlockRole.HEADING and not below.mark:
                run = 2
            else:
                run = 0
            if run and (number == 0 or line.gap or not _in_list(lines, number)):
                line.role = BlockRole.HEADING
        else:
            run = 0


def _in_list(lines: Sequence[_Line], number: int) -> bool:
    """Whether three or more short open lines follow one another up to here without a gap."""
    above = lines[max(0, number - 2) : number]
    return (
        len(above) == 2
        and all(_like_title(line) and len(line.text) <= HEADING_LENGTH for line in above)
        and not any(line.gap for line in (*above[1:], lines[number]))
    )
