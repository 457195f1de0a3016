"""What a total and a number make for each, whatever words join the three; and rates told for two periods."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise

from workbench.consistency.changes import closed, same_measure
from workbench.consistency.factors import base
from workbench.consistency.gaps import is_bare
from workbench.consistency.lengths import duration
from workbench.consistency.lexicon import pattern, words
from workbench.consistency.text import Text
from workbench.consistency.values import single
from workbench.model import Qualifier, Quantity, QuantityKind, Span, Time, TimeKind

DAYS = {
    "minute": Decimal(1) / 1440, "hour": Decimal(1) / 24, "day": Decimal(1), "week": Decimal(7),
    "month": Decimal("30.44"), "year": Decimal("365.25"),
}  # fmt: skip
_MARGIN = Decimal("0.05")
_ABOUT = Decimal("0.06")
"""How far "about" reaches, where total and number are told: not as far as elsewhere."""
_OPEN = {"day": Decimal("0.68"), "week": Decimal("0.9"), "month": Decimal("0.9")}
"""What is done on working days, or in the weeks and months of a season, makes less in a longer period."""
_LIKELY = Decimal("2.6")
"""A rate so many times what it should be is one of other figures."""
_NOUN = 30
"""Characters behind a number in which its noun stands."""
_LEAD = 40
_LONGEST = 370
_TWO = 2
_FAR = 20
"""A total that is so many times less than another is of something else."""
_TOTALS = 4
"""Totals that are added up at the most."""


@dataclass(frozen=True, slots=True)
class Made:
    """What two figures make, and how a text tells it."""

    figures: tuple[Quantity, Quantity]
    told: Quantity
    rate: Decimal
    sign: str = "÷"
    """How the two make it."""


def period_of(text: Text, rate: Quantity) -> str:
    """ "A day", "شهريا" behind a rate as the unit of time."""
    after = text.folded(rate.span.end, rate.span.end + _NOUN)
    found = pattern(text.lang, "each_period").match(after)
    return (found.lastgroup or "").rstrip("2") if found else ""


def is_of(text: Text, count: Quantity, rate: Quantity, per: str) -> bool:
    """Whether "a school", "لكل مدرسة" is one of what is counted."""
    end = count.span.end + _NOUN
    noun = text.folded(count.span.start, min(end, rate.span.start) if rate.span > count.span else end)
    noun += " " + text.folded(count.head.start, count.head.end) if count.head is not None else ""
    stem = per.removeprefix("لل").removeprefix("ال")
    long = pattern(text.lang, "long_vowels")  # "مدرسة" and "مدارس"
    bare = " ".join(long.sub("", word.removeprefix("ال")) for word in noun.split())
    root = long.sub("", stem)
    loosely = root != stem and any(word.startswith(root[:2]) for word in bare.split())
    return stem[:3] in noun or root[:3] in bare or loosely


def made(text: Text, sentence: Span, before: Span) -> Iterator[Made]:
    """Rates of a sentence that no total and number in it or in the one before make."""
    own = text.once(_figures, sentence)
    if not own or pattern(text.lang, "open_days").search(text.folded(sentence.start, sentence.end)):
        return
    figures = [*text.once(_figures, before), *own]
    yield from _two_periods(text, own)
    for rate in own:
        if not sentence.contains(rate.span) or single(rate) in (None, Decimal(1)):
            continue
        lead = _lead(text, sentence, rate)
        each = pattern(text.lang, "each_before").search(lead)
        if (many := _per_many(text, figures, rate)) is not None:
            found = many
        elif pattern(text.lang, "one_for").search(text.folded(sentence.start, rate.span.start)):
            found = _one_for(text, figures, rate)
        elif each is not None and period_of(text, rate) == "":
            found = _each(text, figures, rate, next((group for group in each.groups() if group), ""))
        elif pattern(text.lang, "made_before").search(lead):
            found = _told_for_each(text, figures, rate)
        else:
            continue
        right = [way for way in found if _agrees(way)] or _of_sums(found)
        likely = [way for way in found if max(way.rate, _said(way)) <= _LIKELY * min(way.rate, _said(way))]
        if not right and len(likely) == 1:
            yield likely[0]


def _figures(text: Text, place: Span) -> list[Quantity]:
    """The figures of a place, with lengths of time, and the days that a date covers."""
    found = [figure for figure in text.quantities(place) if figure.kind is not QuantityKind.ORDINAL]
    taken = [figure.span for figure in found]
    for time in text.times(place):
        length = duration(time)
        if length is None and _is_past(text, time) and time.earliest and time.latest:
            days = (time.latest - time.earliest).days + 1
            if _TWO < days < _LONGEST:
                length = Quantity(
                    time.span, time.text, Decimal(days), Decimal(days), QuantityKind.MEASURE, "day"
                )
        if length is not None and not any(time.span.overlaps(span) for span in taken):
            found.append(length)
    return sorted(found, key=lambda figure: figure.span)


def _is_past(text: Text, time: Time) -> bool:
    """ "Last year", "in June": a time that is over, in which something was done."""
    if time.kind is not TimeKind.DATE:
        return False
    lead = text.folded(max(time.span.start - _NOUN, 0), time.span.start)
    written = text.folded(time.span.start, time.span.end)
    whole = pattern(text.lang, "whole_year").match(written)  # told when it is nearly over
    if not whole and text.analysis.reference and (time.latest or date.max) > text.analysis.reference:
        return False
    return bool(
        pattern(text.lang, "within_before").search(lead) or pattern(text.lang, "within").search(written)
    )


def _lead(text: Text, sentence: Span, figure: Quantity) -> str:
    return text.folded(max(figure.span.start - _LEAD, sentence.start), figure.span.start)


def _said(way: Made) -> Decimal:
    return single(way.told) or Decimal(1)


def _agrees(way: Made) -> bool:
    total, number = closed(way.figures[0]), closed(way.figures[1])
    told = single(way.told)
    about = told is not None and way.told.qualifier is Qualifier.ABOUT
    said = (told * (1 - _ABOUT), told * (1 + _ABOUT)) if about and told else closed(way.told)
    if said is None or total is None or number is None or not (total[0] and number[0]):
        return True
    loose = 1 + _MARGIN
    least, most = way.rate / loose, way.rate * loose
    least *= total[0] / (single(way.figures[0]) or total[0])
    most *= total[1] / (single(way.figures[0]) or total[1])
    return not (said[1] < least or said[0] > most)


def _told_for_each(text: Text, figures: list[Quantity], rate: Quantity) -> list[Made]:
    """ "£400,000 for the 80 beds, or £6,000 a bed"; "an average price of £45"."""
    after = text.folded(rate.span.end, rate.span.end + _NOUN + 6)
    found = pattern(text.lang, "for_each").match(after)
    if found is not None:
        return _each(text, figures, rate, next((group for group in found.groups() if group), ""))
    lead = text.folded(max(rate.span.start - _LEAD, 0), rate.span.start)
    return _each(text, figures, rate, "") if pattern(text.lang, "average_told").search(lead) else []


def _of_sums(ways: list[Made]) -> list[Made]:
    """Those that several totals make together for one number: "$1.2m for tickets and $400,000 for drinks"."""
    for size in range(2, min(len(ways), _TOTALS) + 1):
        for some in combinations(ways, size):
            most = max(way.rate for way in some)
            alike = all(way.figures[1] is some[0].figures[1] and way.rate * _FAR > most for way in some)
            if alike and _agrees(replace(some[0], rate=sum((way.rate for way in some), Decimal(0)))):
                return list(some)
    return []


def _each(text: Text, figures: list[Quantity], rate: Quantity, per: str) -> list[Made]:
    """Every total and number before a rate, or told as such behind it, that can make it."""
    if rate.unit in ("%", "pp"):
        return []
    period = period_of(text, rate)
    ways = []
    for total in figures:
        if not single(total) or not _are_alike(total, rate) or period_of(text, total) or total is rate:
            continue
        if total.span > rate.span and not _is_told_total(text, rate, total):
            continue
        for number in figures:
            if number is total or number is rate or not single(number):
                continue
            size = _size(text, number, rate, per, period)
            if size is None or size * (single(number) or 0) <= 1:
                continue
            made_of = (single(total) or Decimal(0)) * _factor(total, rate) / (single(number) or 1) / size
            way = Made((total, number), rate, made_of)
            gap = text.folded(rate.span.end, max(number.span.start, rate.span.end))
            if number.span < rate.span or pattern(text.lang, "for_each_of").match(gap):
                ways.append(way)
            elif _agrees(way):  # "at 6 francs a kilo the missing 3,000 tonnes are worth 18 million"
                return []
    return ways


def _is_told_total(text: Text, rate: Quantity, total: Quantity) -> bool:
    """Whether a figure behind a rate is told as all of it: "£250,000 each from the deal, worth £5.4m"."""
    gap = text.folded(rate.span.end, total.span.start)
    whole = pattern(text.lang, "all_of_it").search(gap)
    return whole is not None and pattern(text.lang, "more_besides").search(gap) is None


def _are_alike(total: Quantity, rate: Quantity) -> bool:
    """Whether both are of one measure, which a bare rate may leave out."""
    ours, theirs = base(total.unit), base(rate.unit)
    of_one = ours is not None and theirs is not None and ours[0] == theirs[0]
    return of_one or same_measure(total, rate) or (rate.kind is QuantityKind.COUNT and is_bare(rate))


def _factor(total: Quantity, rate: Quantity) -> Decimal:
    """What the total's unit is in the rate's ("£9m for 300 million shares, or three pence a share")."""
    ours, theirs = base(total.unit), base(rate.unit)
    return ours[1] / theirs[1] if ours and theirs else Decimal(1)


def _size(text: Text, number: Quantity, rate: Quantity, per: str, period: str) -> Decimal | None:
    """What one of the number is of what the rate is for; nothing, where it is of something else."""
    if period:
        return DAYS[number.unit] / DAYS[period] if number.unit in DAYS else None
    if number.kind is QuantityKind.MONEY or number.unit in ("%", "pp", *DAYS):
        return None
    unit = words_of_unit(text.lang, per)
    if unit is not None:
        ours, theirs = base(number.unit), base(unit)
        return ours[1] / theirs[1] if ours and theirs and ours[0] == theirs[0] else None
    if per in ("", *words(text.lang, "each_one")):
        return Decimal(1) if number.kind is QuantityKind.COUNT and number.head is not None else None
    times = number.head is not None and text.folded(number.head.start, number.head.end) in words(
        text.lang, "times"
    )
    return Decimal(1) if times or is_of(text, number, rate, per) else None


def words_of_unit(lang: str, per: str) -> str | None:
    """The unit that a rate is for: "square kilometre", "للكيلومتر"."""
    listed = (entry.split("/") for entry in words(lang, "units_each"))
    return next((unit for unit, *ways in listed if per in ways), None)


def _one_for(text: Text, figures: list[Quantity], rate: Quantity) -> list[Made]:
    """ "One doctor for every 3,000", where the doctors and the people are told."""
    counts = [f for f in figures if f is not rate and f.kind is QuantityKind.COUNT and (single(f) or 0) > 1]
    if len(counts) != _TWO:
        return []
    number, total = sorted(counts, key=lambda figure: figure.low or Decimal(0))
    return [Made((total, number), rate, (single(total) or Decimal(0)) / (single(number) or 1))]


def _per_many(text: Text, figures: list[Quantity], rate: Quantity) -> list[Made] | None:
    """ "52 murders among 1.3 million people, six per 100,000"; nothing, where it is no such rate."""
    many = next((figure for figure in figures if 0 < figure.span.start - rate.span.end < _NOUN), None)
    if many is None or not pattern(text.lang, "per_many").match(text.folded(rate.span.end, many.span.start)):
        return None
    counts = [f for f in figures if f not in (rate, many) and f.kind is QuantityKind.COUNT and single(f)]
    if len(counts) != _TWO:
        return []
    number, total = sorted(counts, key=lambda figure: figure.low or Decimal(0))
    return [Made((number, total), rate, (number.low or Decimal(0)) / (total.low or 1) * (many.low or 1))]


def _two_periods(text: Text, figures: list[Quantity]) -> Iterator[Made]:
    """ "£45,000 a day, or £415,000 a week"."""
    rates = [(figure, period) for figure in figures if (period := period_of(text, figure)) and single(figure)]
    for (one, first), (other, second) in pairwise(rates):
        gap = text.folded(one.span.end, other.span.start)
        if (
            first == second
            or not same_measure(one, other)
            or not pattern(text.lang, "or_for_another").search(gap)
        ):
            continue
        rate = (single(one) or Decimal(0)) * DAYS[second] / DAYS[first]
        longer = DAYS[second] > DAYS[first]
        times = round(DAYS[second] / DAYS[first] if longer else DAYS[first] / DAYS[second], 1)
        often = replace(other, kind=QuantityKind.COUNT, unit="", low=times, high=times)
        way = Made((one, often), other, rate, "×" if longer else "÷")
        said = _said(way)
        short = min(first, second, key=DAYS.__getitem__)
        worked = _OPEN.get(short, Decimal(1))  # on working days only
        least, most = (rate * worked, rate) if short == first else (rate, rate / worked)
        slack = 1 + _MARGIN
        likely = max(said, rate) <= _LIKELY * min(said, rate)
        if likely and not least / slack <= said <= most * slack:
            yield way
