"""ClaimReview as JSON-LD (https://schema.org/ClaimReview), with the fields that Google documents:
https://developers.google.com/search/docs/appearance/structured-data/factcheck

Google Search no longer shows it; Fact Check Explorer and other collections still read it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.i18n import tr
from workbench.language.detect import detect
from workbench.language.visible import visible, visible_line
from workbench.model import ClaimKind, InputError, Rating
from workbench.report.json import array, written
from workbench.report.labels import labels
from workbench.report.links import web_address
from workbench.report.model import ClaimEntry, Report
from workbench.report.wording import cut, rating_name

LONGEST = 75
"""Characters of `claimReviewed` that Google asks for at most."""
_UNRATED = ("opinion", "out of scope")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Party:
    """Who says or checks something."""

    name: str
    kind: str = "Person"
    """`Person` or `Organization`."""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """One ClaimReview. Empty text and `None` mean that the field is left out."""

    claim: str
    rating: str
    """The rating in words."""
    url: str
    author: Party
    value: int | None = None
    best: int | None = None
    worst: int | None = None
    explanation: str = ""
    published: str = ""
    """When the check was published, ISO 8601."""
    lang: str = ""
    claimant: Party | None = None
    claimed: str = ""
    """When the claim was made, ISO 8601."""
    appearance: str = ""
    """Address of the work that holds the claim."""
    headline: str = ""


def pieces(report: Report) -> Iterator[str]:
    """One JSON array of every review."""
    yield from array((as_json(review) for _, review in reviews(report)), indent=1)
    yield "\n"


def render(report: Report) -> str:
    """The same as text."""
    return "".join(pieces(report))


def files(report: Report) -> dict[str, str]:
    """File name -> text: one file a claim, and `claimreview.json` with them all."""
    made = {f"claim-{entry.claim.number}.json": review for entry, review in reviews(report)}
    single = {name: written(as_json(review), indent=1) + "\n" for name, review in made.items()}
    return {**single, "claimreview.json": render(report)}


def reviews(report: Report) -> Iterator[tuple[ClaimEntry, Review]]:
    """A review for each claim that a person rated; none for opinions, and none that is disputed."""
    values = [rating.value for rating in report.scale if rating.value is not None]
    words = labels(report.lang)
    for entry in report.claims:
        if entry.rating is None or not visible_line(entry.verdicts[0].reviewer).strip():
            continue
        if (
            entry.disputed
            or entry.rating.id in _UNRATED
            or not entry.rating.averitec
            or entry.claim.kind is ClaimKind.OPINION
        ):
            continue
        newest = entry.verdicts[0]
        # Google wants best > worst >= 1; a scale that has no such line is given in words only.
        numbered = entry.rating.value is not None and 1 <= min(values) < max(values)
        yield (
            entry,
            Review(
                claim=short(entry.claim.text),
                rating=visible_line(rating_name(entry.rating, words)),
                url=f"{report.house.address}#c{entry.claim.number}",
                author=_checker(report, newest.reviewer),
                value=entry.rating.value if numbered else None,
                best=max(values) if numbered else None,
                worst=min(values) if numbered else None,
                explanation=visible(newest.rationale),
                published=newest.at[:10] if _DATE.fullmatch(newest.at[:10]) else "",
                lang=report.lang,
                claimant=_claimant(report, entry),
                claimed=_dated(report.article.published),
                appearance=web_address(report.article.url),
                headline=visible_line(report.article.title),
            ),
        )


def _checker(report: Report, reviewer: str) -> Party:
    house = report.house
    return Party(house.name, "Organization", house.url) if house.name else Party(visible_line(reviewer))


def _claimant(report: Report, entry: ClaimEntry) -> Party | None:
    """Who the article says says so; for what it says itself, its author or publisher."""
    article = report.article
    if entry.claim.speaker:
        return Party(visible_line(entry.claim.speaker))
    if article.author:
        return Party(visible_line(article.author))
    return Party(visible_line(article.publisher), "Organization") if article.publisher else None


def short(text: str) -> str:
    """At most `LONGEST` characters in one line, cut between words where there are any."""
    return cut(" ".join(visible_line(text).split()), LONGEST)


def _dated(written: str) -> str:
    return written[:10] if _DATE.fullmatch(written[:10]) else ""


def as_json(review: Review) -> dict[str, Any]:
    """A review as schema.org has it."""
    rating = {
        "@type": "Rating",
        "ratingValue": review.value,
        "bestRating": review.best,
        "worstRating": review.worst,
        "alternateName": review.rating,
        "ratingExplanation": review.explanation,
    }
    work = {
        "@type": "CreativeWork",
        "url": review.appearance,
        "headline": review.headline if review.appearance else "",
    }
    item = {
        "@type": "Claim",
        "author": _party(review.claimant) if review.claimant else None,
        "datePublished": review.claimed,
        "appearance": _filled(work),
    }
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": review.url,
            "claimReviewed": review.claim,
            "author": _party(review.author),
            "datePublished": review.published,
            "inLanguage": review.lang or detect(review.claim),
            "itemReviewed": _filled(item),
            "reviewRating": _filled(rating),
        }
    )


def _party(party: Party) -> dict[str, Any]:
    return _filled({"@type": party.kind, "name": party.name, "url": party.url})


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    """Without what has no value; a thing of which only the type is left counts as none."""
    kept = {key: value for key, value in fields.items() if value is not None and value not in ("", {})}
    return {} if set(kept) == {"@type"} else kept


def read(data: str | bytes) -> list[Review]:
    """The reviews of a JSON-LD file: one, an array, or a `@graph`. Raises InputError.

    What Google would refuse is refused here too; see `claimreview_rules`.
    """
    from workbench.report.claimreview_rules import problems

    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(tr("this is no JSON: {reason}", reason=error)) from error
    if isinstance(found, dict):
        found = found.get("@graph", [found])
    if not isinstance(found, list):
        raise InputError(tr("this holds no ClaimReview: give one, or an array of them"))
    made = []
    for number, each in enumerate(found, 1):
        wrong = problems(each)
        if wrong:
            raise InputError(tr("ClaimReview {number}: {there}", number=number, there="; ".join(wrong)))
        made.append(_review(each))
    return made


def _review(each: dict[str, Any]) -> Review:
    rating, item = each["reviewRating"], each.get("itemReviewed") or {}
    works = item.get("appearance") or item.get("firstAppearance") or {}
    work = works[0] if isinstance(works, list) else works
    work = {"url": work} if isinstance(work, str) else work
    return Review(
        claim=each["claimReviewed"],
        rating=rating["alternateName"],
        url=each["url"],
        author=_read_party(each.get("author")) or Party(""),
        value=_number(rating.get("ratingValue")),
        best=_number(rating.get("bestRating")),
        worst=_number(rating.get("worstRating")),
        explanation=_text(rating, "ratingExplanation"),
        published=_text(each, "datePublished"),
        lang=_text(each, "inLanguage"),
        claimant=_read_party(item.get("author")),
        claimed=_text(item, "datePublished"),
        appearance=_text(work, "url") or _text(work, "@id"),
        headline=_text(work, "headline"),
    )


def on_scale(review: Review, scale: Sequence[Rating]) -> Rating | None:
    """The step of a scale that a review's rating is: by its name, else by its number.

    The number's place between worst and best is taken to the same place on the scale.
    """
    wanted = " ".join(review.rating.split()).casefold()
    for step in scale:
        if wanted in (step.id.casefold(), step.en.casefold(), step.ar.casefold()):
            return step
    numbered = [step for step in scale if step.value is not None]
    if review.value is None or review.best is None or review.worst is None or not numbered:
        return None
    values = [step.value for step in numbered if step.value is not None]
    place = (review.value - review.worst) / (review.best - review.worst)
    value = min(values) + place * (max(values) - min(values))
    return min(numbered, key=lambda step: abs((step.value or 0) - value))


def _text(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _read_party(value: Any) -> Party | None:
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, dict) or not _text(first, "name"):
        return None
    return Party(first["name"], _text(first, "@type") or "Person", _text(first, "url"))


def _number(value: Any) -> int | None:
    return None if value is None else int(float(value))
