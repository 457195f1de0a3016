"""Times: dates, periods, durations and what cannot be resolved."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from workbench.language.fold import Folded
from workbench.language.patterns import compiled
from workbench.language.times import anchored, dates, durations, members, numbers, ranges, relative, weekdays
from workbench.language.times.engine import Context, Rule, reduce
from workbench.language.times.lexer import Token, tokens
from workbench.language.times.lexicon import time_words
from workbench.language.times.plausibility import plausible
from workbench.language.times.resolve import resolve
from workbench.language.times.values import Partial, Period, Range
from workbench.language.times.weekdays import day_of_story
from workbench.model import Granularity, Span, Time, TimeKind

_CASCADE: tuple[Rule, ...] = (
    *numbers.RULES,
    *durations.SETS,
    *dates.RULES,
    *members.OF_WRITTEN,
    *relative.UNITS,
    *weekdays.RELATED,
    *members.RULES,
    *relative.DAYS,
    *weekdays.BARE,
    *anchored.ENDED,
    *durations.RULES,
    *anchored.RULES,
    *ranges.RULES,
)
_DATED = (Granularity.DAY, Granularity.MONTH, Granularity.SEASON, Granularity.YEAR)
_NEAR = 160
"""Code points behind a full date in which "on the 12th" is said of its month."""
_TOLD = frozenset(("PERIOD", "DURATION", "RESULT", "VAGUE"))
"""What a token stands for in the end, if it is a time."""
# What a stretch of tokens must hold for the grammar to look at it.
_CORE = (
    "MONTH|HMONTH|WEEKDAY|UNIT|DUAL|UNITWORD|DEICTIC|YEAR|NUMDATE|SLASHED|PERIOD|SEASON|HOLIDAY|DECADE|SETWORD|"
    "VAGUE|PARTUNIT|(?:COMMA NUM COMMA)|DECADESUF|QUARTERSIGN|HALFSIGN|AGED|ORDSUF|ERA|AH|(?:ON|THE) ORD|"
    "THEREOF|ATWEEKEND"
)


def times(folded: Folded, lang: str, reference: date | None = None) -> tuple[Time, ...]:
    """Every time expression, in order; `reference` is the publication date.

    Spans are of the original text. Without a reference, what needs one is unresolved.
    Raises InputError for a language without a pack.
    """
    context = Context(folded, reference, time_words(lang))
    row = _stretches(tokens(folded.text, lang), lang)
    row = reduce(row, context, _CASCADE)
    out = []
    story: Time | None = None
    for index, token in enumerate(row):
        _lend(row, index, story, context)
        found = _time(row, index, token, context)
        if found is not None:
            out.append(found)
            if found.earliest and found.granularity in _DATED:
                story = found
    return tuple(out)


def _lend(row: list[Token], index: int, story: Time | None, context: Context) -> None:
    """What the story's last full date lends to "March of that year" and to "the 12th of that month"."""
    values = row[index].values
    value = values.get("PERIOD")
    if story is None or story.earliest is None or value is None:
        return
    if "STORYDAY" in values:
        near = context.folded.span(row[index].start, row[index].end).start - story.span.end < _NEAR
        day = day_of_story(story.earliest, values["STORYDAY"])
        if day is not None and near and not (story.relative and value.readings):
            values["PERIOD"] = day
    elif (
        isinstance(value, Partial) and value.needs_year and not value.hijri and _is_that_year(row, index + 1)
    ):
        values["PERIOD"] = replace(value, year=story.earliest.year)


def _is_that_year(row: list[Token], index: int) -> bool:
    for token in row[index : index + 3]:
        if "THATYEAR" in token.values:
            return True
        if token.values.keys().isdisjoint(("OF", "IN", "FROM", "COMMA", "THE")):
            return False
    return False


@cache
def _stretch(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = time_words(lang)
    blank = known.codes[frozenset()]
    return compiled(f"[^{re.escape(blank)}]+"), known.pattern(_CORE)


def _stretches(row: list[Token], lang: str) -> list[Token]:
    """Leave out what lies between blanks and holds nothing of time."""
    pieces, core = _stretch(lang)
    chars = "".join([token.code for token in row])
    kept: list[Token] = []
    for piece in pieces.finditer(chars):
        start, end = piece.span()
        if core.search(chars, start, end):
            if start:
                kept.append(row[start - 1])
            kept.extend(row[start:end])
            if end < len(row):
                kept.append(row[end])
    return kept


def _time(row: list[Token], index: int, token: Token, context: Context) -> Time | None:
    """The noun that a token of the reduced row stands for, if any."""
    values = token.values
    if _TOLD.isdisjoint(values):
        return None
    span = context.folded.span(token.start, token.end)
    text = span.of(context.folded.original)
    if "PERIOD" in values:
        if not plausible(row, index, context):
            return None
        value: Partial | Range | Period = values["PERIOD"]
        if "STORYDAY" in values and isinstance(value, Period) and not value.readings:
            return None  # of no month that is told
        try:
            read = resolve(value, context.reference, future=context.future(token.start))
        except (ValueError, OverflowError):  # a range that ends before it begins, or beyond the calendar
            return None
        if context.alone(token.start, token.end):
            read = _asked_for(read, value, context.reference)
        return _date(span, text, read, value, values.get("LENGTH"))
    if "DURATION" in values:
        return Time(span, text, TimeKind.DURATION, duration=durations.iso(values["DURATION"]))
    if "RESULT" in values:
        kind, length = values["RESULT"]
        return Time(span, text, TimeKind.SET if kind == "set" else TimeKind.DURATION, duration=length)
    return Time(span, text, TimeKind.UNRESOLVED, relative=True)


def _asked_for(read: Period, value: Partial | Range | Period, reference: date | None) -> Period:
    """A feast, or a member such as "first Monday of May", that stands alone: the next one is asked for,
    unless this year's is over."""
    if reference is None or not isinstance(value, Partial) or not (value.nth or value.kind == "holiday"):
        return read
    first = read.readings[0].earliest if len(read.readings) > 1 else None
    if first is None or first.year == reference.year or first > reference:
        return read
    return resolve(value, reference, future=True)


def _date(
    span: Span,
    text: str,
    read: Period,
    value: Partial | Range | Period,
    length: durations.Length | None,
) -> Time:
    written = value if isinstance(value, Partial) else None
    return Time(
        span,
        text,
        TimeKind.DATE if read.readings or read.problem else TimeKind.UNRESOLVED,
        readings=read.readings,
        tolerance=read.tolerance,
        granularity=read.granularity or Granularity.DAY if read.readings else read.granularity,
        edtf=read.edtf,
        approximate=read.approximate,
        relative=read.relative,
        duration=durations.iso(length) if length else None,
        weekday=written.weekday if written and read.weekday is None else read.weekday,
        problem=read.problem,
    )
