"""In which scope a figure is told: the pack's scope words beside it, and those that open its sentence."""

from __future__ import annotations

from workbench.consistency.happenings import distance
from workbench.consistency.lexicon import pattern
from workbench.consistency.subjects import dates
from workbench.consistency.text import Text
from workbench.model import Span

_PERIODS = frozenset({"quarter", "half", "nine-months", "year", "month"})
_RANKS = frozenset({"first", "second", "third"})
_PEAKS = frozenset({"record", "minimum", "maximum"})
_BESIDE = 12
"""Characters: "a record 38,000", not "the highest peak in the range"."""
_EARLIER = frozenset({"initial", "before"})
_STANDING = _PERIODS | {"before", "initial", "forecast", "existing"}
"""Scopes that, where they open a sentence, hold for all its figures."""


def scopes(text: Text, piece: Span, figure: Span) -> frozenset[str]:
    """Scope words, but not those of the source ("its annual report")."""
    marks = text.marks("scopes", piece)
    if not marks:
        return frozenset()
    records = [mark.span for mark in text.marks("cues", piece, "record")]
    names = [name.span for name in text.names(piece)] if text.lang != "ar" else []  # "National Bank"

    def of_source(span: Span) -> bool:
        return any(
            -1 < gap < 3 for record in records for gap in (record.start - span.end, span.start - record.end)
        )

    return frozenset(
        mark.name
        for mark in marks
        if not of_source(mark.span)
        and (mark.name == "existing" or not any(mark.span.overlaps(name) for name in names))
        and not any(mark.span.overlaps(time.span) for time in dates(text, piece))
        and not any(
            mark.span.overlaps(figure.span)
            for figure in text.quantities(piece)
            if figure.unit or (figure.span != mark.span and figure.span.contains(mark.span))
        )
        and not (mark.name in _PEAKS and distance(text, mark.span, figure) > _BESIDE)
        and not (mark.name in _RANKS and not _ranks(text, mark.span))
        and not (mark.name == "existing" and mark.span.start > figure.start)
        and not (mark.name in _EARLIER and _of_holder(text, mark.span))
        and not (mark.name == "initial" and mark.span.start > figure.end and text.lang != "ar")
    )


def _ranks(text: Text, span: Span) -> bool:
    """Whether an ordinal tells a thing or a period from others: "the first probe", not "its third week"."""
    beside = Span(max(span.start - 2, 0), span.end + 2)
    return bool(text.marks("things", beside) or text.marks("counted", beside)) or any(
        mark.name not in _RANKS for mark in text.marks("scopes", beside)
    )


def _of_holder(text: Text, span: Span) -> bool:
    """Whether "former" is said of somebody: "the former minister"."""
    around = Span(max(span.start - 2, 0), span.end + 2)
    wide = Span(max(span.start - 14, 0), span.end + 14)
    return bool(
        text.marks("roles", around) or text.marks("roles", wide) or text.marks("cues", around, "person")
    )


def standing(text: Text, sentence: Span) -> frozenset[str]:
    """The scopes that open a sentence and hold for all its figures; a period only where "in" leads
    to it, or up to its comma."""
    opening = _opening(text, sentence)
    lead = text.segment(Span(sentence.start, sentence.start))
    found = scopes(text, opening, Span(opening.end, opening.end)) & _STANDING
    adverbial = pattern(text.lang, "opening_period").match(text.folded(opening.start, opening.end))
    return found if adverbial or lead.end <= opening.end else found - _PERIODS


def _opening(text: Text, sentence: Span) -> Span:
    """What stands before the first figure of a sentence."""
    first = next((figure.span.start for figure in text.quantities(sentence)), sentence.end)
    return Span(sentence.start, max(first, sentence.start))
