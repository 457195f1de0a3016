"""Word documents (ISO/IEC 29500): paragraphs, tables, footnotes, endnotes, comments.

Notes and comments stand at the end of the text, each a line with a mark; their numbers stand in the
text where they are called. Of tracked changes the text is what it is once they are accepted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.i18n import tr
from workbench.model import Document, Mark
from workbench.reading.metadata import day
from workbench.reading.structure import blocks
from workbench.reading.unreadable import UnreadableError
from workbench.reading.zipped import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_SKIPPED = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr"))
_BREAKS = {
    f"{_W}tab": " ",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "",
}
_CALLS = {f"{_W}footnoteReference": "footnote", f"{_W}endnoteReference": "endnote"}
_NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))


def docx(parts: Parts) -> Document:
    """The document's text, a paragraph a line; title and author as its properties have them."""
    body = parts.xml(MAIN)
    if body is None:
        raise UnreadableError(parts.shown, tr("its text is damaged"), MEDIA_TYPE)
    called: dict[tuple[str, str], int] = {}
    lines = list(_paragraphs(body, called))
    text = "\n".join(lines)
    title, author, modified = _properties(parts)
    title = title or _styled_title(body)
    marks = []
    for label, words in (*_notes(parts, called), *_comments(parts)):
        text += "\n"
        marks.append(Mark(len(text), "note", label))
        text += words
    found = blocks(text, title=title)
    return Document(
        text=text,
        blocks=found,
        title=title or next((b.span.of(text) for b in found if b.role == "title"), ""),
        author=author,
        modified=day(modified),
        media_type=MEDIA_TYPE,
        notices=(f"{len(marks)} notes and comments stand at its end",) if marks else (),
        marks=tuple(marks),
    )


def _paragraphs(tree: _Element, called: dict[tuple[str, str], int]) -> Iterator[str]:
    """Lines, those of table cells too; boxes' paragraphs once, though they are stored twice."""
    for paragraph in tree.iter(f"{_W}p"):
        if any(parent.tag.endswith("}Fallback") for parent in paragraph.iterancestors()):
            continue
        for line in "".join(_words(paragraph, called)).split("\n"):
            words = " ".join(line.split())
            if words:
                yield words


def _words(element: _Element, called: dict[tuple[str, str], int]) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in _SKIPPED or tag == f"{_W}p" or not isinstance(tag, str):
            continue
        if tag == f"{_W}t":
            yield child.text or ""
        elif tag in _BREAKS:
            yield _BREAKS[tag]
        elif tag in _CALLS:
            key = (_CALLS[tag], child.get(f"{_W}id") or "")
            number = called.setdefault(key, 1 + sum(kind == key[0] for kind, _ in called))
            yield f"[{number}]"
        elif tag.endswith("}txbxContent"):
            continue  # its paragraphs come by themselves
        else:
            yield from _words(child, called)


def _notes(parts: Parts, called: dict[tuple[str, str], int]) -> Iterator[tuple[str, str]]:
    """(label, text) of the footnotes and endnotes that the text calls, in its order."""
    for name, kind in _NOTES:
        tree = parts.xml(name)
        if tree is None:
            continue
        texts = {
            note.get(f"{_W}id") or "": " ".join(_paragraphs(note, {})) for note in tree.iter(f"{_W}{kind}")
        }
        for (told, key), number in called.items():
            if told == kind and texts.get(key):
                yield f"{kind} {number}", f"[{number}] {texts[key]}"


def _comments(parts: Parts) -> Iterator[tuple[str, str]]:
    tree = parts.xml("word/comments.xml")
    for number, comment in enumerate(() if tree is None else tree.iter(f"{_W}comment"), start=1):
        words = " ".join(_paragraphs(comment, {}))
        if words:
            author = " ".join((comment.get(f"{_W}author") or "").split())
            yield f"comment {number}", f"{author}: {words}" if author else words


def _properties(parts: Parts) -> tuple[str, str, str]:
    """Title, author, and when it was last changed."""
    tree = parts.xml("docProps/core.xml")
    if tree is None:
        return "", "", ""
    found = (tree.findtext(f"{_DC}title"), tree.findtext(f"{_DC}creator"), tree.findtext(f"{_TERMS}modified"))
    title, author, modified = (" ".join((value or "").split()) for value in found)
    return title, author, modified


def _styled_title(body: _Element) -> str:
    """The paragraph with Word's own style for titles."""
    for style in body.iter(f"{_W}pStyle"):
        if (style.get(f"{_W}val") or "").lower() == "title":
            paragraph = next(style.iterancestors(f"{_W}p"))
            return " ".join("".join(_words(paragraph, {})).split())
    return ""
