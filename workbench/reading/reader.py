"""Bytes to a Document, by what kind of file they are; what is not read is kept as bytes by the desk."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from workbench.i18n import tr
from workbench.model import Document, InputError
from workbench.reading.charset import BinaryError, Decoded, decode
from workbench.reading.letters import is_arabic
from workbench.reading.metadata import Metadata
from workbench.reading.page import declared_charset, looks_like_html, page
from workbench.reading.structure import blocks
from workbench.reading.unreadable import UnreadableError

__all__ = ["LIMIT", "LINES", "UnreadableError", "read"]

LIMIT = 50_000_000
"""Bytes; a larger file is not taken."""

LINES = 1_000_000
"""Lines; a text of more is no article and would take gigabytes of memory."""

_HTML = ("text/html", "application/xhtml+xml")
_HTML_NAMES = (".html", ".htm", ".xhtml")
_OLE = b"\xd0\xcf\x11\xe0"
_OPAQUE = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*", b"\x1f\x8b", b"7z\xbc\xaf",
    b"Rar!", b"SQLite format 3\x00", b"\x7fELF", b"ID3", b"OggS", b"BZh", b"\xfd7zXZ", b"\x00\x00\x01\x00",
    b"{\\rtf",
)  # fmt: skip
_OPAQUE_NAMES = (
    ".doc", ".rtf", ".xlsx", ".xls", ".pptx", ".ppt", ".png", ".jpg",
    ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".heic", ".mp3", ".mp4", ".m4a", ".mov", ".avi",
    ".mkv", ".wav", ".ogg", ".webm", ".zip", ".gz", ".7z", ".rar",
)  # fmt: skip
_MEDIA_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,5000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def read(data: bytes, *, name: str, media_type: str = "", lang: str = "") -> Document:
    """Read a file's bytes into the text that will be stored, with its structure and metadata.

    Of plain text and Markdown the stored text is the decoded text as it is: only a byte order mark
    is taken off, and CRLF (or a lone CR in a file without LF) becomes LF. Of HTML it is the
    article's text, the title first, then one paragraph a line. Of PDF, Word, OpenDocument, EPUB,
    e-mail and subtitles it is what `pdf`, `docx`, `books`, `mail` and `subtitles` say; their pages,
    notes and time codes are the document's `marks`. `name` and `media_type` help to tell
    the kind, the content decides. `lang` (`ar`, `en`) overrides what the page or the script says.

    Raises InputError for an empty file and one over LIMIT bytes, UnreadableError for other kinds of
    files, for bytes that are no text and for a text of over LINES lines.
    """
    shown = PurePath(name).name or "the file"
    if len(data) > LIMIT:
        raise InputError(
            tr(
                "{shown} has {count:,} bytes; at most {limit:,} are taken: give the part in question",
                shown=shown,
                count=len(data),
                limit=LIMIT,
            )
        )
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise InputError(tr("{shown} is empty; give a file with text", shown=shown))
    suffix = PurePath(name).suffix.lower()
    kind = media_type.partition(";")[0].strip().lower()
    if data.startswith(_OLE):
        raise UnreadableError(
            shown, tr("it is an old Office file or a locked one; attach an open copy as DOCX or PDF")
        )
    if data.startswith(_OPAQUE) or suffix in _OPAQUE_NAMES or _is_opaque_type(kind):
        raise UnreadableError(shown, tr("it is no text; attach what it says as well"))
    document = _packed(data, shown) or _text(data, shown, suffix=suffix, media_type=media_type)
    if not document.text.strip():
        raise UnreadableError(shown, tr("it has no text"), document.media_type)
    _few_lines(document.text, shown)
    return replace(document, lang=_lang(lang, document))


def _packed(data: bytes, shown: str) -> Document | None:
    """The document, if the bytes are a PDF or an archive of XML; None for any other kind."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        from workbench.reading.pdf.document import pdf

        return pdf(data, shown)
    if not data.startswith(b"PK\x03\x04"):
        return None
    from workbench.reading import books, docx
    from workbench.reading.zipped import Parts

    parts = Parts(data, shown)
    if docx.MAIN in parts.names:
        return docx.docx(parts)
    if "META-INF/container.xml" in parts.names:
        return books.epub(parts)
    if "content.xml" in parts.names:
        return books.odt(parts)
    raise UnreadableError(shown, tr("unpack it, attach the file in question"))


def _text(data: bytes, shown: str, *, suffix: str, media_type: str) -> Document:
    """The document, if the bytes are text of some kind."""
    from workbench.reading import subtitles

    kind = media_type.partition(";")[0].strip().lower()
    if suffix == ".eml" or kind == "message/rfc822" or _looks_like_mail(data):
        from workbench.reading.mail import mail

        return mail(data)
    told = _MEDIA_CHARSET.search(media_type)
    plain_name = suffix in (".txt", ".md", ".markdown")  # Markdown may begin with an element
    is_html = (
        looks_like_html(data, whole=plain_name) or (kind in _HTML and b"<" in data) or suffix in _HTML_NAMES
    )
    try:
        decoded = decode(data, declared=told[1] if told else declared_charset(data) if is_html else "")
    except BinaryError as error:
        raise UnreadableError(shown, tr("it is no text in any known charset")) from error
    if not is_html and looks_like_html(decoded.text[:4096].encode(), whole=plain_name):
        is_html = True  # UTF-16
    if is_html:
        return _html(decoded)
    text = decoded.text.replace("\r\n", "\n")
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
    _few_lines(text, shown)
    if subtitles.looks_like_subtitles(text):
        return replace(subtitles.subtitles(text), charset=decoded.charset, notices=decoded.notices)
    return _plain(text, decoded, suffix in (".md", ".markdown"))


def _looks_like_mail(data: bytes) -> bool:
    """Whether it begins with header lines, a sender and a date among them."""
    head = data[:20_000].replace(b"\r\n", b"\n").partition(b"\n\n")[0].lower()
    lines = head.split(b"\n")
    names = {line.partition(b":")[0] for line in lines if b":" in line and not line.startswith((b" ", b"\t"))}
    return {b"from", b"date"} <= names and bool(names & {b"message-id", b"mime-version", b"received"})


def _is_opaque_type(kind: str) -> bool:
    return kind.startswith(("image/", "audio/", "video/"))


def _few_lines(text: str, shown: str) -> None:
    if text.count("\n") > LINES:
        raise UnreadableError(shown, tr("it has over {n:,} lines", n=LINES))


def _plain(text: str, decoded: Decoded, markdown: bool) -> Document:
    known = _front_matter(text) if markdown else Metadata()
    found = blocks(text, title=known.title)
    title = known.title or next((b.span.of(text) for b in found if b.role == "title"), "")
    return Document(
        text=text,
        blocks=found,
        title=title,
        author=known.author,
        publisher=known.publisher,
        published=known.published,
        published_time=known.published_time,
        url=known.url,
        lang=known.lang,
        charset=decoded.charset,
        media_type="text/markdown" if markdown else "text/plain",
        notices=decoded.notices,
    )


def _front_matter(text: str) -> Metadata:
    """`title`, `author`, `date`, ... of the lines between `---` that may open a Markdown file."""
    from workbench.reading.metadata import clock, day

    known = Metadata()
    found = _FRONT_MATTER.match(text)
    for line in found[1].split("\n") if found else ():
        field, _, value = line.partition(":")
        value = value.strip().strip("\"'")
        match field.strip().lower():
            case "title" | "author" | "publisher" | "url" | "lang" as plain:
                setattr(known, plain, value)
            case "date" | "published":
                known.published, known.published_time = day(value), clock(value)
    return known


def _html(decoded: Decoded) -> Document:
    text, known, notices = page(decoded.text)
    changed = f"{known.modified} {known.modified_time}".strip()
    modified = (f"the page was last modified on {changed}",) if known.modified else ()
    return Document(
        text=text,
        blocks=blocks(text, title=known.title),
        title=known.title,
        author=known.author,
        publisher=known.publisher,
        published=known.published,
        published_time=known.published_time,
        modified=known.modified,
        url=known.url,
        lang=known.lang,
        charset=decoded.charset,
        media_type="text/html",
        notices=(*decoded.notices, *notices, *modified),
    )


def _lang(asked: str, document: Document) -> str:
    """The language asked for, or by script: pages often say `en` of every text that they show."""
    if asked:
        return asked
    return "ar" if is_arabic(document.text) else "en"
