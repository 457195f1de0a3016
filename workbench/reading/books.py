"""OpenDocument texts (ISO/IEC 26300) and EPUB books."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from workbench.i18n import mark, tr
from workbench.model import Document, Mark
from workbench.reading.page import page
from workbench.reading.structure import blocks
from workbench.reading.unreadable import UnreadableError
from workbench.reading.zipped import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

ODT = "application/vnd.oasis.opendocument.text"
EPUB = "application/epub+zip"
LOCKED = mark("it is locked; attach an open copy")
_ENCRYPTION = "META-INF/encryption.xml"
"""Also there where only fonts are locked (EPUB 3.3, 4.2.6.3.2)."""
CHAPTERS = 2000
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_APART = (f"{_TEXT}note", f"{_OFFICE}annotation")
_SKIPPED = (f"{_TEXT}tracked-changes", f"{_TEXT}note-citation")


def odt(parts: Parts) -> Document:
    """An OpenDocument text: a paragraph a line, then its notes and comments, each with a mark."""
    if b"encryption-data" in parts.get("META-INF/manifest.xml"):
        raise UnreadableError(parts.shown, tr(LOCKED), ODT)
    tree = parts.xml("content.xml")
    if tree is None:
        raise UnreadableError(parts.shown, tr("its text is damaged"), ODT)
    text = "\n".join(_odt_lines(tree, inside=None))
    marks = []
    for number, note in enumerate((note for kind in _APART for note in tree.iter(kind)), start=1):
        words = " ".join(_odt_lines(note, inside=note))
        if words:
            text += "\n"
            marks.append(Mark(len(text), "note", f"note {number}"))
            text += words
    title, author, lang = _dublin_core(parts.xml("meta.xml"))
    return _document(text, title, author, lang, ODT, tuple(marks))


def _odt_lines(tree: _Element, inside: _Element | None) -> Iterator[str]:
    """The paragraphs of the body, or of one note."""
    for paragraph in tree.iter(*_PARAGRAPHS):
        around = [parent for parent in paragraph.iterancestors() if parent.tag in (*_APART, *_SKIPPED)]
        if (around[0] if around else None) is inside:
            words = " ".join("".join(_odt_words(paragraph)).split())
            if words:
                yield words


def _odt_words(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in (*_APART, *_SKIPPED):
            if child.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
                yield " "
            yield from _odt_words(child)
        yield child.tail or ""


def epub(parts: Parts) -> Document:
    """A book's chapters in reading order, a mark at the start of each."""
    package = _package(parts)
    tree = parts.xml(package)
    if tree is None:
        raise UnreadableError(
            parts.shown, tr(LOCKED) if _ENCRYPTION in parts.names else tr("its text is damaged"), EPUB
        )
    title, author, lang = _dublin_core(tree)
    text, marks = "", []
    for number, name in enumerate(_spine(tree, package), start=1):
        html = parts.get(name).decode("utf-8", "replace")
        words, known, _ = page(html) if html.strip() else ("", None, ())
        if words.strip():
            marks.append(Mark(len(text), "chapter", (known.title if known else "") or f"chapter {number}"))
            text += words.strip() + "\n\n"
    if not text and _ENCRYPTION in parts.names:
        raise UnreadableError(parts.shown, tr(LOCKED), EPUB)
    return _document(text.rstrip("\n"), title, author, lang, EPUB, tuple(marks))


def _package(parts: Parts) -> str:
    """The name of the package file (EPUB 3.3, 4.2.6.3.1)."""
    container = parts.xml("META-INF/container.xml")
    for file in () if container is None else container.iter("{*}rootfile"):
        return file.get("full-path") or ""
    return ""


def _spine(tree: _Element, package: str) -> list[str]:
    files = {item.get("id"): item.get("href") or "" for item in tree.iter("{*}item")}
    folder = posixpath.dirname(package)
    named = (files.get(item.get("idref"), "") for item in tree.iter("{*}itemref"))
    return [posixpath.normpath(posixpath.join(folder, unquote(name))) for name in named if name][:CHAPTERS]


def _dublin_core(tree: _Element | None) -> tuple[str, str, str]:
    """Title, author, language."""
    if tree is None:
        return "", "", ""
    said = (
        next((element.text or "" for element in tree.iter(f"{_DC}{name}")), "")
        for name in ("title", "creator", "language")
    )
    title, author, lang = (" ".join(value.split()) for value in said)
    return title, author, lang


def _document(
    text: str, title: str, author: str, lang: str, media_type: str, marks: tuple[Mark, ...]
) -> Document:
    found = blocks(text, title=title)
    return Document(
        text=text,
        blocks=found,
        title=title or next((b.span.of(text) for b in found if b.role == "title"), ""),
        author=author,
        lang=lang,
        media_type=media_type,
        marks=marks,
    )
