"""Published fact-checks (schema.org `ClaimReview`) read from JSON-LD pages' data and from feeds.

Feeds are as Data Commons publishes them: a `DataFeed` whose `dataFeedElement`s hold `item` lists.
See https://schema.org/ClaimReview and https://www.datacommons.org/factcheck/download.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workbench.i18n import tr
from workbench.model import InputError

_DEPTH = 12
_LONGEST = 2000
"""Code points of a claim; a longer one is an article."""
_INSIDE = ("@graph", "dataFeedElement", "item", "mainEntity", "hasPart", "review", "claimReview")


@dataclass(frozen=True, slots=True)
class Review:
    """A claim that somebody checked and published."""

    claim: str
    rating: str
    """In the publisher's words, or as `3 of 1..5`."""
    publisher: str
    published: str
    """As written, mostly ISO 8601."""
    url: str


def reviews(data: bytes) -> list[Review]:
    """The reviews in a JSON document, or in JSON Lines, each once. Raises InputError for other bytes."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(tr("the feed is not UTF-8; save it as UTF-8 JSON")) from error
    try:
        whole = [json.loads(text)]
    except (ValueError, RecursionError):
        try:
            whole = [json.loads(line) for line in text.split("\n") if line.strip()]
        except (ValueError, RecursionError) as error:
            raise InputError(
                tr("the feed is no JSON; give a ClaimReview document or a Data Commons feed")
            ) from error
    found = (_review(node) for node in _nodes(whole, _DEPTH))
    return list(dict.fromkeys(review for review in found if review is not None))


def _nodes(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth - 1)
    elif depth and isinstance(value, dict):
        yield value
        for name in _INSIDE:
            yield from _nodes(value.get(name), depth - 1)


def _review(node: dict[str, Any]) -> Review | None:
    kinds = node.get("@type")
    claim = _line(node.get("claimReviewed"))
    if "ClaimReview" not in (kinds if isinstance(kinds, list) else [kinds]) or not claim:
        return None
    if len(claim) > _LONGEST:
        return None
    return Review(
        claim=claim,
        rating=_rating(node.get("reviewRating")),
        publisher=_name(node.get("author")) or _name(node.get("publisher")),
        published=_line(node.get("datePublished")),
        url=_line(node.get("url")),
    )


def _rating(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, dict):
        return ""
    said = _line(value.get("alternateName")) or _line(value.get("name"))
    number, worst, best = (str(value.get(name, "")) for name in ("ratingValue", "worstRating", "bestRating"))
    return said or (f"{number} of {worst or '1'}..{best or '5'}" if number else "")


def _name(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value)))
    return _line(value.get("name")) or _line(value.get("url")) if isinstance(value, dict) else _line(value)


def _line(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
