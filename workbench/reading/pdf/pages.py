"""Pages of a PDF as pdfium sees them: text, letters with their places, and whether it is a scan.

pdfium is not safe to use from several threads; one lock guards every use of it.
"""

from __future__ import annotations

import ctypes
import math
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.reading.pdf.layout import Glyph, text_of
from workbench.reading.pdf.visual import has_rtl

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

LOCK = threading.Lock()
_LETTERS = 20_000
"""Letters of a page that are laid out by place; a page of more is no page of an article."""
_SHARE = 0.5
"""A picture that covers this much of a page with hardly a word on it is a scan."""
_WORDLESS = 25
"""Fewer letters than this are a page number or a stamp."""
_SOFT_HYPHEN = re.compile("[\x02\u00ad\ufffe]\\s*\n\\s*")


@dataclass(frozen=True, slots=True)
class Page:
    text: str
    """In reading order."""
    plain: str
    """As pdfium itself orders it."""
    scanned: bool


def pages(document: PdfDocument, limit: int) -> Iterator[Page]:
    """The first `limit` pages. Hold LOCK."""
    for number in range(min(len(document), limit)):
        page = document[number]
        words = page.get_textpage()
        plain = _tidy(words.get_text_range())
        text = plain
        if has_rtl(plain) and words.count_chars() <= _LETTERS:
            text = _tidy(text_of(_glyphs(words), rtl=_mostly_rtl(plain)))
        yield Page(text, plain, len("".join(plain.split())) < _WORDLESS and _has_picture(page))
        words.close()
        page.close()


def _tidy(text: str) -> str:
    """LF for newlines, and words whole that were parted at a line's end."""
    return _SOFT_HYPHEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).replace("\x00", "")


def _mostly_rtl(text: str) -> bool:
    rtl = sum("\u0590" <= char <= "\u08ff" or "\ufb1d" <= char <= "\ufefc" for char in text)
    return rtl >= sum(char.isascii() and char.isalpha() for char in text)


def _has_picture(page: PdfPage) -> bool:
    from pypdfium2 import raw

    width, height = page.get_size()
    covered = 0.0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return bool(covered >= _SHARE * width * height)


def _glyphs(words: PdfTextPage) -> list[Glyph]:
    """The page's signs in its own order; letters that share a place are one sign."""
    from pypdfium2 import raw

    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    out: list[Glyph] = []
    for index in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(words, index)
        if raw.FPDFText_IsGenerated(words, index) == 1 or code < 32 or 0xD800 <= code < 0xE000:
            continue
        raw.FPDFText_GetCharOrigin(words, index, x, y)
        left, _, right, _ = words.get_charbox(index, loose=True)
        char = chr(code)
        if char.isspace() and right - left < 0.01:  # pdfium's own, put anywhere
            continue
        raw.FPDFText_GetMatrix(words, index, matrix)
        size = raw.FPDFText_GetFontSize(words, index) * math.hypot(matrix.b, matrix.d)
        left, right = min(left, x.value), max(right, x.value)
        last = out[-1] if out else None
        if last and char != " " and last.text != " " and (last.x, last.y) == (x.value, y.value):
            last.text += char
            last.left, last.right = min(last.left, left), max(last.right, right)
        else:
            out.append(Glyph(char, x.value, y.value, left, right, size))
    _turn_ligatures(out)
    return out


def _turn_ligatures(glyphs: list[Glyph]) -> None:
    """Where the page's order runs against the reading, so do the letters of its ligatures."""
    for at, glyph in enumerate(glyphs):
        if len(glyph.text) < 2 or not has_rtl(glyph.text):
            continue
        beside = [
            other.x
            for other in (glyphs[at - 1] if at else glyph, glyph, *glyphs[at + 1 : at + 2])
            if abs(other.y - glyph.y) < glyph.size
        ]
        if len(beside) > 1 and beside[-1] > beside[0]:
            glyph.text = glyph.text[::-1]
