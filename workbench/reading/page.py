"""A web page to plain text: trafilatura for the article's body, one paragraph a line."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from workbench.reading.letters import key
from workbench.reading.metadata import Metadata, metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(
    rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_PART = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|p|div|h1|meta)\b", re.IGNORECASE)
# lxml takes no control characters; they have no place in HTML either.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_UNSEEN = re.compile(r"<(script|style)\b[^<>]{0,10000}>|<!--", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,10000}>")
_SKIPPED = frozenset(("script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form",
                      "iframe", "svg", "button", "select", "head"))  # fmt: skip
_BLOCK = frozenset(("p", "div", "section", "article", "main", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5",
                    "h6", "blockquote", "pre", "table", "tr", "td", "th", "br", "hr", "figure", "figcaption",
                    "dl", "dt", "dd", "body", "html", "center"))  # fmt: skip
# libxml2 drops what lies deeper than 256 levels, or 2048 where it is asked for huge trees.
_DEEP, _DEEPEST = 250, 2000
EXTRACTED = 5_000_000
"""Code points; a longer page is read whole, since finding its article would take minutes."""
SHORT = 200
"""Code points; a shorter body may have lost half of a short page, so the whole page is read."""


def looks_like_html(data: bytes, *, whole: bool = False) -> bool:
    """Whether HTML's own elements stand right at the beginning; `whole`: a whole page's, not a part's."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"<"):
        return False
    wanted = _PAGE if whole else _PART
    return bool(wanted.match(start) or (start.startswith((b"<!--", b"<?xml")) and _PAGE.search(start)))


def declared_charset(data: bytes) -> str:
    """What the page says of its charset, or nothing."""
    found = _XML_CHARSET.search(data[:1024]) or _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def page(html: str) -> tuple[str, Metadata, tuple[str, ...]]:
    """Text (the title first, then a paragraph a line), metadata and notices of a page.

    Repeated text is kept. Where no article's body is found the whole page's text is given, and a
    notice says so.
    """
    tree = _parsed(html)
    known = metadata(tree) if tree is not None else Metadata()
    notices: tuple[str, ...] = ()
    depth = _depth(tree) if tree is not None else _DEEPEST
    body = _article(html) if len(html) <= EXTRACTED and depth < _DEEP else ""
    if len(body) < SHORT:
        whole = _whole(tree) if tree is not None and depth < _DEEPEST else ""
        whole = whole if whole.strip() else _stripped(html)
        if len("".join(whole.split())) > len("".join(body.split())):
            body = whole
            notices = ("no article's body was found: the whole page's text is given",)
    lines = [line for raw in body.split("\n") if (line := " ".join(raw.split()))]
    if tree is not None:
        known.title = _shortest_title(known.title, tree, known.publisher)
    if known.title and key(known.title) not in {key(line) for line in lines[:3]}:
        lines.insert(0, known.title)
    return "\n".join(lines), known, notices


def _parsed(html: str) -> HtmlElement | None:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        parser = HTMLParser(encoding="utf-8", huge_tree=True, recover=True)
        plain = _DECLARATION.sub("", _CONTROL.sub(" ", html))
        return document_fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _depth(tree: HtmlElement) -> int:
    """The levels of the tree, counted up to where text is lost."""
    from lxml import etree

    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        if deepest >= _DEEPEST:
            break
    return deepest


def _article(html: str) -> str:
    """The article's body by trafilatura; empty if it finds none or stumbles."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.extract(
            _CONTROL.sub(" ", html),
            include_comments=False,
            include_tables=True,
            deduplicate=False,
            favor_recall=True,
            with_metadata=False,
        )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        return ""
    return found or ""


def _whole(tree: HtmlElement) -> str:
    """All text of a page, a line for each block; without recursion, since pages nest deeply."""
    from lxml import etree

    out: list[str] = []
    skipping: HtmlElement | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        named = isinstance(element.tag, str)
        if skipping is not None:
            if event != "end" or element is not skipping:
                continue
            skipping = None
        elif event == "start" and named:
            if element.tag in _SKIPPED:
                skipping = element
                continue
            if element.tag in _BLOCK:
                out.append("\n")
            out.append((element.text or "").replace("\n", " "))
            continue
        if event in ("end", "comment", "pi"):
            if named and element.tag in _BLOCK:
                out.append("\n")
            out.append((element.tail or "").replace("\n", " "))
    return "".join(out)


def _stripped(html: str) -> str:
    """What stands between the tags, for what no parser takes (thousands of levels)."""
    from html import unescape

    lower = html.lower() if html.isascii() else html
    seen = []
    at = 0
    for opening in _UNSEEN.finditer(html):
        if opening.start() < at:
            continue
        closing = lower.find(f"</{opening[1].lower()}" if opening[1] else "-->", opening.end())
        if closing < 0:
            break
        seen.append(html[at : opening.start()])
        at = closing if opening[1] else closing + 3  # a closing tag goes with the other tags
    seen.append(html[at:])
    return unescape(_TAG.sub("\n", "\n".join(seen)))


def _shortest_title(title: str, tree: HtmlElement, publisher: str) -> str:
    """`Headline - Publisher` without the publisher, where a heading or the publisher's name shows it."""
    for heading in islice(tree.iter("h1"), 20):
        text = " ".join(heading.text_content().split())
        if text and title.startswith(text):
            return text
    for sign in (" - ", " | ", " – ", " — ", " :: "):
        head, cut, tail = title.rpartition(sign)
        if cut and publisher and key(tail) == key(publisher):
            return head
    return title
