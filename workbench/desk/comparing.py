"""A claim's times and figures held against a passage's: agree, differ, or not mentioned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from workbench.consistency.values import bounds, ranges_disjoint, times_disjoint
from workbench.consistency.words import say_quantity, say_time, told
from workbench.language.analyse import analyse
from workbench.language.detect import detect
from workbench.model import (
    Agreement,
    Analysis,
    FactComparison,
    Quantity,
    QuantityKind,
    Span,
    Time,
    TimeKind,
)

_TELLING = 20
"""Counts from here on that two languages tell are hardly the same by chance."""
_Fact = TypeVar("_Fact", Time, Quantity)


def compare(
    article: Analysis, claim: Span, passage: str, *, published: date | None = None
) -> tuple[FactComparison, ...]:
    """The facts of `claim` (a span of `article`) beside those of a source's `passage`.

    `published` is the source's day of publication, against which its relative times are resolved.
    A date agrees if some reading of both, taken with goodwill, has a day in common; a figure if the
    ranges that both stand for (rounding, "about", bounds) overlap. Notes are in the article's language.
    """
    said = analyse(passage, lang=detect(passage), reference=published)
    dates = [time for time in said.times if _is_dated(time)]
    times = [
        _compare_time(article.lang, time, dates)
        for time in article.times
        if claim.contains(time.span) and _is_dated(time)
    ]
    figures = [
        _compare_quantity(
            article.lang,
            figure,
            [other for other in said.quantities if _comparable(figure, other, article, said)],
        )
        for figure in article.quantities
        if claim.contains(figure.span) and figure.kind is not QuantityKind.ORDINAL
    ]
    return (*times, *figures)


def _compare_time(lang: str, time: Time, others: Sequence[Time]) -> FactComparison:
    agreeing = [other for other in others if not times_disjoint(time, other)]
    return _verdict(lang, "time", time, agreeing, others, say_time)


def _compare_quantity(lang: str, quantity: Quantity, others: Sequence[Quantity]) -> FactComparison:
    agreeing = [other for other in others if not ranges_disjoint(bounds(quantity), bounds(other))]
    return _verdict(lang, "quantity", quantity, agreeing, others, say_quantity)


def _verdict(
    lang: str,
    what: str,
    claimed: _Fact,
    agreeing: Sequence[_Fact],
    others: Sequence[_Fact],
    say: Callable[[str, _Fact], str],
) -> FactComparison:
    if agreeing:
        best = agreeing[0]
        note = told(lang, "evidence.agree", va=say(lang, claimed), vb=say(lang, best))
        return FactComparison(what, claimed.text, best.text, Agreement.AGREE, note)
    if others:
        best = others[0]
        note = told(lang, "evidence.differ", va=say(lang, claimed), vb=say(lang, best))
        return FactComparison(what, claimed.text, best.text, Agreement.DIFFER, note)
    note = told(lang, "evidence.none", va=say(lang, claimed))
    return FactComparison(what, claimed.text, "", Agreement.NOT_MENTIONED, note)


def _is_dated(time: Time) -> bool:
    return time.kind is TimeKind.DATE and bool(time.readings)


def _comparable(one: Quantity, other: Quantity, article: Analysis, said: Analysis) -> bool:
    """Figures of one kind and unit; plain counts only of things that share a word's stem.

    What is counted cannot be compared across languages: there a count is only held against the same one.
    """
    if one.kind is not other.kind or one.unit != other.unit:
        return False
    if one.kind is not QuantityKind.COUNT:
        return True
    if article.lang != said.lang:
        return (one.low, one.high) == (other.low, other.high) and (one.low or 0) >= _TELLING
    return bool(_heads(one, article) & _heads(other, said))


def _heads(quantity: Quantity, analysis: Analysis) -> set[str]:
    if quantity.head is None:
        return set()
    return {token.stem for token in analysis.tokens if quantity.head.contains(token.span)}
