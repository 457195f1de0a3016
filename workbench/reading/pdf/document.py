"""A PDF's bytes to a Document whose marks are its pages.

Of the readings at hand (letters laid out by place, pdfium's own order, pypdf) the most plausible
one is taken, for the whole document.
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.i18n import tr
from workbench.model import Document, Mark
from workbench.reading.charset import plausibility
from workbench.reading.pdf.pages import LOCK, Page, pages
from workbench.reading.structure import blocks
from workbench.reading.unreadable import UnreadableError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MEDIA_TYPE = "application/pdf"
LIMIT = 3000
"""Pages; what comes after is not read, and a notice says so."""
_SAMPLE = 20_000
"""Characters that are looked at to choose a reading."""
_DOUBTFUL = 0.8
"""Plausibility a word from which on no other reader is asked."""
_TRUST = 0.3
"""By how much another reading must be more plausible than the one by place."""
# Letters that only end words: inside one they show that it stands backwards.
_BACKWARDS = re.compile("[ةى](?=[\u0621-\u064a])|(?<![\u0621-\u0652])[ةى][\u0621-\u064a]")
_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")  # ISO 32000-1, 7.9.4
# Arabic presentation forms and Latin ligatures; NFKC of the rest would turn 10² into 102.
_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]")


def pdf(data: bytes, shown: str) -> Document:
    """Text (pages parted by an empty line), title, author, and a mark at each page's start.

    Presentation forms are normalised (NFKC) and lines stand in reading order. Scanned pages are
    named in a notice. Raises UnreadableError for a damaged or locked file, and for one without text.
    """
    found, known, count = _read(data, shown)
    scans = [number for number, page in enumerate(found, start=1) if page.scanned]
    texts = [_normal(text) for text in _best(found, data)]
    if not any(text.strip() for text in texts):
        why = tr("its {count} pages are scanned pictures", count=count) if scans else tr("it holds no text")
        raise UnreadableError(
            shown,
            tr("{why}; attach what a text recognition makes of it", why=why),
            MEDIA_TYPE,
        )
    text, marks = _joined(texts)
    notices = []
    if scans:
        notices.append(f"not read, since scanned: page {', '.join(map(str, scans[:20]))}")
    if count > LIMIT:
        notices.append(f"only the first {LIMIT} of {count} pages were read")
    made = _DAY.match(known.get("CreationDate", ""))
    if made:
        notices.append(f"the PDF says that it was made on {made[1]}-{made[2]}-{made[3]}")
    if _score(text) < 0.3:
        notices.append("the text came out doubtful (the PDF's fonts do not say their letters): compare it")
    title = _title(known.get("Title", ""), text)
    return Document(
        text=text,
        blocks=blocks(text, title=title),
        title=title or next((b.span.of(text) for b in blocks(text) if b.role == "title"), ""),
        author=" ".join(known.get("Author", "").split()),
        media_type=MEDIA_TYPE,
        notices=tuple(notices),
        marks=marks,
    )


def _read(data: bytes, shown: str) -> tuple[list[Page], dict[str, str], int]:
    """Pages, what the PDF says of itself, and how many pages it has."""
    from pypdfium2 import PdfDocument, PdfiumError

    with LOCK:
        try:
            document: PdfDocument = PdfDocument(data)
        except PdfiumError as error:
            locked = "password" in str(error).lower()
            why = (
                tr("it is locked with a password: attach an open copy")
                if locked
                else tr("the PDF is damaged")
            )
            raise UnreadableError(shown, why, MEDIA_TYPE) from error
        try:
            return list(pages(document, LIMIT)), dict(document.get_metadata_dict()), len(document)
        except PdfiumError as error:
            raise UnreadableError(shown, tr("the PDF is damaged"), MEDIA_TYPE) from error
        finally:
            document.close()


def _best(found: Sequence[Page], data: bytes) -> list[str]:
    """The pages' texts in the most plausible reading; pypdf is asked only where pdfium's is doubtful."""
    readings = [[page.text for page in found]]
    plain = [page.plain for page in found]
    if plain != readings[0]:
        readings.append(plain)
    scores = [_score("\n".join(reading)) for reading in readings]
    if max(scores) < _DOUBTFUL and any(text.strip() for text in plain):
        other = _pypdf(data, len(found))
        if other:
            readings.append(other)
            scores.append(_score("\n".join(other)))
    scores[0] += _TRUST
    return readings[scores.index(max(scores))]


def _score(text: str) -> float:
    """How much a reading looks like language; Arabic that stands backwards scores low."""
    sample = _normal(text[:_SAMPLE])
    words = max(1, len(sample.split()))
    odd = sum(unicodedata.category(char) in ("Co", "Cn", "Cc") for char in sample) - sample.count("\n")
    return plausibility(sample) - 4 * len(_BACKWARDS.findall(sample)) / words - 2 * odd / words


def _pypdf(data: bytes, count: int) -> list[str]:
    """What pypdf reads of as many pages; empty where it stumbles."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        return [reader.pages[number].extract_text() for number in range(min(count, len(reader.pages)))]
    except Exception:  # a damaged PDF makes it raise nearly anything, and another reading is at hand
        return []


def _normal(text: str) -> str:
    """Letters for presentation forms and ligatures; lines without spaces at their ends."""
    plain = _FORMS.sub(lambda form: unicodedata.normalize("NFKC", form[0]).strip(), text)
    return "\n".join(" ".join(line.split()) for line in plain.split("\n"))


def _joined(texts: Sequence[str]) -> tuple[str, tuple[Mark, ...]]:
    out: list[str] = []
    marks = []
    length = 0
    for number, text in enumerate(texts, start=1):
        words = text.strip("\n")
        marks.append(Mark(length, "page", str(number)))
        if words:
            out.append(words + "\n\n")
            length += len(out[-1])
    return "".join(out).rstrip("\n"), tuple(marks)


def _title(said: str, text: str) -> str:
    """The title that the PDF gives itself, if its first words bear it out: most are file names."""
    title = " ".join(said.split())
    return title if title and title.casefold() in " ".join(text[:2000].split()).casefold() else ""
