"""What Google's documentation refuses in a ClaimReview, in words that say what to do.

https://developers.google.com/search/docs/appearance/structured-data/factcheck
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from workbench.report.links import web_address

_NUMBER = re.compile(r"-?[0-9]+(\.0+)?")  # ASCII digits, as Google reads them
_CONTEXTS = ("https://schema.org", "http://schema.org", "https://schema.org/", "http://schema.org/")
_RELATIVE = re.compile(r"#\S+")


def problems(review: Any) -> list[str]:
    """Every reason to refuse it, in the order of its fields; none if it is fine.

    An address that is a fragment (`#c12`) is taken for one of the page that the review stands in.
    """
    if not isinstance(review, dict):
        return ["a ClaimReview is an object"]
    return [*_itself(review), *_rating(review.get("reviewRating")), *_item(review.get("itemReviewed"))]


def _itself(review: dict[str, Any]) -> Iterator[str]:
    if review.get("@context", _CONTEXTS[0]) not in _CONTEXTS:
        yield "@context must be https://schema.org"
    if review.get("@type") != "ClaimReview":
        yield "@type must be ClaimReview"
    claim = review.get("claimReviewed")
    if not _worded(claim):
        yield "claimReviewed is missing"
    elif isinstance(review.get("reviewRating"), dict):
        name = review["reviewRating"].get("alternateName")
        if _worded(name) and _says(str(claim), str(name)):
            yield "claimReviewed must not hold the rating"
    url = review.get("url")
    if not _worded(url):
        yield "url is missing"
    elif not (web_address(str(url)) or _RELATIVE.fullmatch(str(url))):
        yield "url must be an http or https address"
    if "author" in review:
        yield from _party(review["author"], "author")
    yield from _dated(review, "datePublished", "datePublished")


def _says(claim: str, rating: str) -> bool:
    """Whether a claim's text begins or ends with its rating, set apart by punctuation."""
    word = re.escape(rating)
    return bool(re.match(rf"\s*{word}\s*[:–—-]", claim, re.I) or re.search(rf"\({word}\)\s*$", claim, re.I))


def _rating(rating: Any) -> Iterator[str]:
    if not isinstance(rating, dict):
        yield "reviewRating is missing"
        return
    if rating.get("@type", "Rating") != "Rating":
        yield "reviewRating must be a Rating"
    if not _worded(rating.get("alternateName")):
        yield "reviewRating.alternateName is missing: the rating in words"
    numbers: dict[str, int] = {}
    for name in ("ratingValue", "bestRating", "worstRating"):
        value = rating.get(name)
        if value is None:
            continue
        if isinstance(value, bool) or not _NUMBER.fullmatch(str(value)):
            yield f"reviewRating.{name} must be a whole number in ASCII digits"
        else:
            numbers[name] = int(float(str(value)))
    if numbers and "ratingValue" not in rating:
        yield "reviewRating.ratingValue is missing beside its bounds"
    if len(numbers) == 1 and "ratingValue" in numbers:
        yield "reviewRating needs bestRating and worstRating beside ratingValue"
    if len(numbers) == 3:
        value, best, worst = numbers["ratingValue"], numbers["bestRating"], numbers["worstRating"]
        if worst < 1:
            yield "reviewRating.worstRating must be 1 or more"
        if best <= worst:
            yield "reviewRating.bestRating must be greater than worstRating"
        if not worst <= value <= best:
            yield "reviewRating.ratingValue must lie from worstRating to bestRating"


def _item(item: Any) -> Iterator[str]:
    if item is None:
        return
    if not isinstance(item, dict) or item.get("@type") not in ("Claim", "CreativeWork"):
        yield "itemReviewed must be a Claim"
        return
    if "author" in item:
        yield from _party(item["author"], "itemReviewed.author")
    for name in ("appearance", "firstAppearance"):
        works = item.get(name)
        for work in works if isinstance(works, list) else [works]:
            url = work.get("url", work.get("@id")) if isinstance(work, dict) else work
            if work is not None and not (isinstance(url, str) and web_address(url)):
                yield f"itemReviewed.{name} must have an http or https address"
    yield from _dated(item, "datePublished", "itemReviewed.datePublished")


def _party(value: Any, where: str) -> Iterator[str]:
    for party in value if isinstance(value, list) else [value]:
        if not isinstance(party, dict) or party.get("@type") not in ("Person", "Organization"):
            yield f"{where} must be a Person or an Organization"
        elif not _worded(party.get("name")):
            yield f"{where}.name is missing"
        elif "url" in party and not (isinstance(party["url"], str) and web_address(party["url"])):
            yield f"{where}.url must be an http or https address"


def _dated(fields: dict[str, Any], name: str, where: str) -> Iterator[str]:
    value = fields.get(name)
    if value is None:
        return
    if not isinstance(value, str) or not _is_date(value):
        yield f"{where} must be a date by ISO 8601, such as 2025-06-01"


def _is_date(value: str) -> bool:
    try:
        if re.fullmatch(r"[0-9]{4}(-[0-9]{2})?", value):
            date.fromisoformat((value + "-01-01")[:10])
        else:
            datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _worded(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
