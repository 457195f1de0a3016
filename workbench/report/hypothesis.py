"""Claims as annotations that the Hypothesis client imports ("Share > Import", from a JSON file).

The shape is the client's own export: https://github.com/hypothesis/client, `AnnotationsExporter`.
It anchors by quotation with surroundings, and by position in the page where that is the same text.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from workbench.language.visible import visible, visible_line
from workbench.report.json import array, written
from workbench.report.labels import labels
from workbench.report.links import web_address
from workbench.report.markdown import escape
from workbench.report.model import ClaimEntry, Report
from workbench.report.wording import Words, rating_name

_AROUND = 32
_USER = "acct:workbench@localhost"


def pieces(report: Report) -> Iterator[str]:
    """The file to import; Hypothesis takes it on the page of the article's address."""
    words = labels(report.lang)
    head = {"export_date": report.as_of, "export_userid": _USER, "client_version": "workbench"}
    yield f'{written(head)[:-1]}, "annotations": '
    yield from array(_annotation(e, report, words) for e in report.each_claim() if e.claim.present)
    yield "}\n"


def render(report: Report) -> str:
    """The same as text."""
    return "".join(pieces(report))


def _annotation(entry: ClaimEntry, report: Report, words: Words) -> dict[str, Any]:
    article, claim = report.article, entry.claim
    address = web_address(article.url)
    space = uuid.uuid5(uuid.NAMESPACE_URL, f"ni:///sha-256;{report.versions[0].text_sha256}")
    newest = entry.verdicts[0] if entry.verdicts else None
    at = newest.at if newest else article.taken_at
    rating = visible_line(rating_name(entry.rating, words))
    start, end = claim.span.start, claim.span.end
    selectors: list[dict[str, Any]] = [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": claim.span.of(article.text),
            "prefix": article.text[max(0, start - _AROUND) : start],
            "suffix": article.text[end : end + _AROUND],
        },
    ]
    return {
        "id": str(uuid.uuid5(space, f"claim {claim.id}")),
        "created": at,
        "updated": at,
        "user": _USER,
        "user_info": {"display_name": visible_line(newest.reviewer) if newest else "workbench"},
        "uri": address,
        "text": _text(entry, rating, words),
        "tags": [rating, words["kinds"][claim.kind.value]],
        "group": "__world__",
        "permissions": {"read": ["group:__world__"], "update": [_USER], "delete": [_USER], "admin": [_USER]},
        "target": [{"source": address, "selector": selectors}],
        "document": {"title": [visible_line(article.title)]},
        "links": {},
        "flagged": False,
        "hidden": False,
    }


def _text(entry: ClaimEntry, rating: str, words: Words) -> str:
    """Markdown, as the client shows it."""
    lines = [f"**{escape(rating)}**"]
    if entry.verdicts:
        lines.append(escape(visible(entry.verdicts[0].rationale)))
    for piece in entry.evidence:
        stance = words["stances"][piece.evidence.stance.value]
        lines.append(f"{stance}: {escape(piece.evidence.source_title)}")
    return "\n\n".join(lines)
