"""What a web page says of itself: title, author, publisher, dates, from JSON-LD and meta elements.

JSON-LD is read first (schema.org `Article` and its kinds), then Open Graph, `citation_`, Dublin
Core and plain meta names. Days and times are as the page's own offset has them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DAY = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_SLASHED = re.compile(r"\s*(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
_CLOCK = re.compile(
    r"\s*\d{4}-?\d{2}-?\d{2}[T ](\d{2}):?(\d{2})(?::?\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?\s*$"
)
_COMMENT = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|\]\]>|/\*\]\]>\*/)\s*$"
)
_ARTICLE = re.compile("Article|NewsArticle|Posting|Report|Review|WebPage", re.IGNORECASE)
_DEPTH = 20
_TITLE_LENGTH = 500
"""Code points."""

_TITLE = ("og:title", "twitter:title", "citation_title", "dc.title")
_AUTHOR = ("author", "article:author", "citation_author", "dc.creator", "parsely-author")
_PUBLISHER = ("og:site_name", "citation_publisher", "dc.publisher", "publisher", "application-name")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "citation_publication_date",
    "citation_date", "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date", "pubdate",
    "publishdate", "publish-date", "date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")


@dataclass(slots=True)
class Metadata:
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: date | None = None
    published_time: str = ""
    """`08:30 +02:00`, `06:30 UTC` or, without an offset, `08:30`; empty where only the day is told."""
    modified: date | None = None
    modified_time: str = ""
    url: str = ""
    lang: str = ""


def day(value: object) -> date | None:
    """The day of an ISO 8601 date or moment, also `20180203` and `2018/2/3`; None for anything else."""
    found = isinstance(value, str) and (_DAY.match(value) or _SLASHED.match(value))
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def clock(value: object) -> str:
    """The time of an ISO 8601 moment, with its offset if it has one; empty where there is none."""
    found = isinstance(value, str) and _CLOCK.match(value)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return ""
    offset = found[3] or ""
    if offset not in ("", "Z"):
        offset = f"{offset[:3]}:{offset[-2:]}"
    return f"{found[1]}:{found[2]} {'UTC' if offset == 'Z' else offset}".strip()


def _dated(values: Iterable[object]) -> tuple[date | None, str]:
    """Day and time of the first value that has a day."""
    return next(((found, clock(value)) for value in values if (found := day(value))), (None, ""))


def metadata(tree: HtmlElement) -> Metadata:
    """Read the metadata of a parsed page; what is not there stays empty."""
    known = Metadata()
    _from_json_ld(tree, known)
    _from_meta(tree, known)
    known.lang = _line(
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or known.lang
    )
    if not known.title:
        known.title = next((_line(e.text_content()) for e in tree.iter("title")), "")
    if not known.title:
        known.title = next((_line(e.text_content()) for e in tree.iter("h1")), "")
    if len(known.title) > _TITLE_LENGTH:  # an element that was never closed
        known.title = ""
    if known.published is None:
        known.published, known.published_time = _dated(e.get("datetime") for e in tree.iter("time"))
    return known


def _line(text: object) -> str:
    return " ".join(text.split()) if isinstance(text, str) else ""


def _from_json_ld(tree: HtmlElement, known: Metadata) -> None:
    nodes: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            text = _COMMENT.sub("", (script.text or "").strip())
            try:
                nodes += _nodes(json.loads(text, strict=False), _DEPTH)
            except (ValueError, RecursionError):
                continue
    articles = [n for n in nodes if any(_ARTICLE.search(kind) for kind in _texts(n.get("@type")))]
    # A page may describe its site and its lists too: what has a headline is the article.
    articles.sort(key=lambda node: "headline" not in node)
    for node in articles:
        known.title = known.title or _line(node.get("headline"))
        known.author = known.author or _names(node.get("author"))
        known.publisher = known.publisher or _names(node.get("publisher"))
        _date(known, [node.get("datePublished")], [node.get("dateModified")])
        known.url = known.url or _line(node.get("url"))
        known.lang = known.lang or _line(node.get("inLanguage"))


def _date(known: Metadata, published: Iterable[object], modified: Iterable[object]) -> None:
    """Fill in what is not known yet."""
    if known.published is None:
        known.published, known.published_time = _dated(published)
    if known.modified is None:
        known.modified, known.modified_time = _dated(modified)


def _nodes(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth - 1)
    elif depth and isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(name), list | dict):
                yield from _nodes(value[name], depth - 1)


def _texts(value: object) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]


def _names(value: object) -> str:
    """Names of one or several persons or organisations, however they are written."""
    items = value if isinstance(value, list) else [value]
    names = [_line(item.get("name") if isinstance(item, dict) else item) for item in items]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _from_meta(tree: HtmlElement, known: Metadata) -> None:
    said: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _line(element.get("content"))
        if name and content:
            said.setdefault(name.strip().lower(), content)

    def first(names: tuple[str, ...]) -> str:
        return next((said[name] for name in names if name in said), "")

    known.title = known.title or first(_TITLE)
    author = first(_AUTHOR)
    known.author = known.author or ("" if author.startswith("http") else author)
    known.publisher = known.publisher or first(_PUBLISHER)
    _date(known, map(said.get, _PUBLISHED), map(said.get, _MODIFIED))
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            known.url = _line(link.get("href"))
            break
    known.url = known.url or said.get("og:url", "")
