"""Percentages that do not follow from the figures beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from workbench.consistency.changes import NEAR, Change, Changes, same_measure, whole
from workbench.consistency.context import Context
from workbench.consistency.lexicon import Mark, pattern
from workbench.consistency.places import Places
from workbench.consistency.rule import Rule, question
from workbench.consistency.shares import Share, triples
from workbench.consistency.values import bounds, show_number, show_quantity, single
from workbench.model import Flag, Qualifier, Quantity, QuantityKind, Severity, Span

_FACTORS = {"double": Decimal(2), "triple": Decimal(3), "quadruple": Decimal(4), "halve": Decimal("0.5")}
_OVER = 40
"""Characters behind "multiplied" in which it is said how many times."""
_LED = 20
"""Characters before a share in which it is said to be by how much something changed."""
_RATIO_MARGIN = Decimal("0.12")
_UNLIKELY = Decimal("0.3")
"""How far a change may be from what the figures as written give, as a share of the larger."""
_POINTS = 5
_DIGITS = 3
_FAR, _FAR_AS_SHARE = Decimal("0.015"), Decimal("0.03")
"""How far a part's share may be from what the figures as written give, of the whole and of itself."""
_COMPARED = 5
"""Nobody tells the change between figures of which the one is so many times the other."""
_ROUNDED = Decimal("0.06")
"""How far a relative change may be told from what it is."""


def find(context: Context) -> Iterator[Flag]:
    """Sentence by sentence: changes, ratios, parts of a whole, shares of one whole."""
    for sentence in context.analysis.sentences:
        if not context.listed(sentence.span):
            continue
        figures = context.quantities(sentence.span)
        found = Changes(context, figures)
        told = list(_change(context, sentence.span, figures, found))
        yield from told or (() if found.all else _loose(context, sentence.span, figures))
        yield from _against(context, sentence.span, figures, found)
        yield from _points(context, sentence.span, figures)
        yield from _part(context, sentence.span, [f for f in figures if f.span not in found.ends])
        yield from _shares(context, sentence.span, figures)


def _change(context: Context, sentence: Span, figures: list[Quantity], found: Changes) -> Iterator[Flag]:
    """Every percentage or ratio against the change that stands nearest to it."""
    if not found.all:
        return
    changed = context.cued(sentence, "increase", "decrease")
    rates = [_as_rate(context, sentence, figure) for figure in figures] if changed else []
    for rate in rates:
        if rate.unit != "%" or rate.span in found.ends or single(rate) is None:
            continue
        change = _told(found, rate.span)
        if change is None or (rate.span < change[0].span and _is_share_of(change[1], rate, change[0])):
            continue
        if not _turned(context, change, rate):
            yield from _rate(context, sentence, *change, rate)
    read = Places(figures, (figure.span for figure in figures))
    for mark in context.marks("cues", sentence, *_FACTORS):
        change = None if read.inside(mark.span) else _told(found, mark.span)
        over = pattern(context.lang, "times_over").match(context.folded(mark.span.end, mark.span.end + _OVER))
        if change is None or over or _turned_back(context, change, mark):
            continue
        if not _is_of_another(context, change, mark):
            yield from _multiple(context, sentence, *change, mark)


def _loose(context: Context, sentence: Span, figures: list[Quantity]) -> Iterator[Flag]:
    """ "12,000 last year and 9,000 this year, down 35%": the only three figures, whatever joins them."""
    rates = [figure for figure in figures if figure.unit == "%"]
    ends = [
        f for f in figures if f.unit not in ("%", "pp") and f.kind is not QuantityKind.ORDINAL and single(f)
    ]
    if len(rates) != 1 or len(ends) != 2 or not same_measure(*ends) or single(rates[0]) is None:
        return
    lead = context.folded(ends[1].span.end, max(rates[0].span.start, ends[1].span.end))
    if pattern(context.lang, "another_base").search(context.folded(ends[0].span.end, ends[1].span.start)):
        return
    if not pattern(context.lang, "percent_change").search(lead):
        return
    if _COMPARED * min(figure.low or 0 for figure in ends) < max(figure.low or 0 for figure in ends):
        return
    small, large = sorted(ends, key=lambda figure: figure.low or Decimal(0))
    falls = context.cued(Span(ends[1].span.end, rates[0].span.start), "decrease")
    before, after = (large, small) if falls else (small, large)
    for flag in _rate(context, sentence, before, after, rates[0]):
        yield replace(flag, severity=Severity.WARNING)


def _as_rate(context: Context, sentence: Span, figure: Quantity) -> Quantity:
    """ "By a quarter" as by 25%."""
    share = single(figure)
    if figure.unit or share is None or not 0 < share < 1:
        return figure
    if not (
        _led(context, sentence, figure, "before_difference") or _led(context, sentence, figure, "share_lost")
    ):
        return figure
    value = share * 100
    return replace(figure, low=value, high=value, unit="%", precision=value * _RATIO_MARGIN)


def _told(found: Changes, span: Span) -> Change | None:
    """The nearest change, where both of its ends are told exactly and neither is nothing."""
    change = found.nearest(span)
    return change if change is not None and all(map(single, change)) else None


def _turned(context: Context, change: Change, rate: Quantity) -> bool:
    """Whether what follows a rise falls, or the other way: "to 9 from 7 billion, but fell 44% in May"."""
    told = context.marks("cues", Span(whole(change).end, rate.span.start), "increase", "decrease")
    rises = (single(change[1]) or 0) > (single(change[0]) or 0)
    return bool(told) and (told[-1].name == "increase") != rises


def _turned_back(context: Context, change: Change, mark: Mark) -> bool:
    """ "Doubled in 2021 and then fell from 40 to 30"."""
    rises = (single(change[1]) or 0) > (single(change[0]) or 0)
    told = context.marks("cues", Span(mark.span.end, whole(change).start), "increase", "decrease")
    return bool(told) and rises != (_FACTORS[mark.name] > 1) and (told[-1].name == "increase") == rises


def _is_of_another(context: Context, change: Change, mark: Mark) -> bool:
    """ "Rose from 80,000 to 92,000, which doubled the pressure on the grid"."""
    after = context.folded(mark.span.end, mark.span.end + _OVER)
    return mark.span > whole(change) and pattern(context.lang, "doubles_another").match(after) is not None


def _rate(
    context: Context, sentence: Span, before: Quantity, after: Quantity, rate: Quantity
) -> Iterator[Flag]:
    finer = min(before.precision, after.precision)  # "from 8 to 9.2 million": from 8.0
    low, high = _ratio(_narrow(after, finer), _narrow(before, finer))
    least, most = (low - 1) * 100, (high - 1) * 100
    if most < 0:
        least, most = -most, -least
    said = single(rate) or Decimal(0)
    margin = rate.precision + Decimal("0.5")
    if said + margin < least or said - margin > most:
        yield _flag(context, sentence, (before, after, rate), _percent((least + most) / 2))
        return
    written = abs((single(after) or Decimal(0)) / (single(before) or Decimal(1)) - 1) * 100
    in_full = all(sum(map(str.isdigit, figure.text)) > _DIGITS for figure in (before, after))
    by = 10 if in_full else 5  # "3,000" is rounded less than "3 million"
    least, most = (
        abs(end - 1) * 100 for end in _ratio(_narrow(after, finer, by), _narrow(before, finer, by))
    )
    margin = min(margin, Decimal(1))
    seldom = said + margin < min(least, most) or said - margin > max(least, most)
    if seldom or (abs(written - said) > _UNLIKELY * max(written, said) and abs(written - said) > _POINTS):
        # Only if both figures were rounded as far as can be.
        flag = _flag(context, sentence, (before, after, rate), _percent(written))
        yield replace(flag, severity=Severity.WARNING)


def _narrow(figure: Quantity, finer: Decimal, by: int = 2) -> tuple[Decimal | None, Decimal | None]:
    """Half of what rounding allows: that "12 thousand" and "15" both lean their farthest is no habit."""
    low, high = bounds(replace(figure, precision=finer) if figure.precision < 20 * finer else figure)
    value = single(figure)
    if value is None or low is None or high is None:
        return low, high
    return value - (value - low) / by, value + (high - value) / by


def _multiple(
    context: Context, sentence: Span, before: Quantity, after: Quantity, mark: Mark
) -> Iterator[Flag]:
    factor = _FACTORS[mark.name]
    old, new = single(before), single(after)
    # "Doubled" is said of 1.8 times, too, so that no more room is left for rounding.
    if old and new and abs(new / old / factor - 1) > _RATIO_MARGIN:
        ratio = f"× {show_number(round(new / old, 2))}"
        yield _flag(context, sentence, (before, after), ratio, mark.span)


def _ratio(
    new: tuple[Decimal | None, Decimal | None], old: tuple[Decimal | None, Decimal | None]
) -> tuple[Decimal, Decimal]:
    """The least and the most that new / old can be; only for bounds that are known."""
    known = [end or Decimal(0) for end in (*new, *old)]
    least = max(known[2], Decimal("0.0001"))
    return known[0] / max(known[3], least), known[1] / least


def _against(context: Context, sentence: Span, figures: list[Quantity], found: Changes) -> Iterator[Flag]:
    """ "800 million, 20% more than the 640 million of last year": a change told with its base behind it."""
    for after, rate, before in zip(figures, figures[1:], figures[2:], strict=False):
        if rate.unit != "%" or single(rate) is None or found.ends & {after.span, before.span}:
            continue
        if after.unit in ("%", "pp") or not same_measure(after, before):
            continue
        if _led(context, sentence, after, "before_figure_from"):
            continue  # a base itself: "exports rose 30% from 7 billion, imports fell 10% from 8"
        if not (single(after) and single(before)):
            continue
        between = Span(after.span.end, before.span.start)
        if pattern(context.lang, "another_clause").search(context.folded(between.start, between.end)):
            continue  # "33 million, 5% more than in 2023 but still short of the 34 million of 2019"
        gap = context.folded(rate.span.end, before.span.start)
        changed = context.cued(between, "increase", "decrease")
        if pattern(context.lang, "more_than_base").match(gap) or (
            changed
            and pattern(context.lang, "changed_from").match(gap)
            and not _led(context, sentence, before, "before_figure_to")
        ):
            yield from _rate(context, sentence, before, after, rate)
    for before, rate, after in zip(figures, figures[1:], figures[2:], strict=False):
        since = context.folded(before.span.end, rate.span.start)
        if (
            rate.unit == "%"
            and not found.ends & {after.span, before.span}
            and same_measure(before, after)
            and single(before)
            and single(after)
            and single(rate) is not None
            and pattern(context.lang, "since_then").search(since)
            and context.cued(Span(before.span.end, after.span.start), "increase", "decrease")
            and _led(context, sentence, after, "before_figure_to")
        ):
            yield from _rate(context, sentence, before, after, rate)


def _is_share_of(part: Quantity, rate: Quantity, entire: Quantity) -> bool:
    """ "Fell to 416 million, 52% of its capacity of 800 million"."""
    share = (single(part) or Decimal(0)) / (single(entire) or Decimal(1)) * 100
    return abs(share - (single(rate) or Decimal(0))) <= rate.precision


def _points(context: Context, sentence: Span, figures: list[Quantity]) -> Iterator[Flag]:
    """ "From 14% to 7%, a decline of 7%": per cent said of percentage points; and points that are wrong."""
    rates = [figure for figure in figures if figure.unit in ("%", "pp")]
    for before, after, said in zip(rates, rates[1:], rates[2:], strict=False):
        if said.span.start - after.span.end > NEAR or not _led(context, sentence, said, "before_difference"):
            continue
        goes = [_led(context, sentence, end, "before_figure_from") for end in (before, after)]
        against = said.unit == "pp" and goes == [False, True]  # "31%, against 58%, a drop of 27 points"
        if not against and not (goes[0] and _led(context, sentence, after, "before_figure_to")):
            continue
        old, new, change = single(before), single(after), single(said)
        if not old or new is None or change is None:
            continue
        points, relative = abs(new - old), abs(new / old - 1) * 100
        margin = said.precision + before.precision + after.precision
        if said.unit == "pp":
            if abs(points - change) > margin:
                yield _flag(context, sentence, (before, after, said), show_number(points))
            continue
        if abs(relative - change) <= margin or (points and abs(relative - change) / relative < _ROUNDED):
            continue
        right = context.told("percent-arithmetic.points", n=show_number(points), vb=_percent(relative))
        severity = Severity.WARNING if abs(points - change) <= margin else Severity.CONFLICT
        yield replace(_flag(context, sentence, (before, after, said), right), severity=severity)


def _led(context: Context, sentence: Span, figure: Quantity, name: str) -> bool:
    """Whether one of the pack's patterns stands right before a figure."""
    lead = context.folded(max(figure.span.start - 40, sentence.start), figure.span.start)
    return pattern(context.lang, name).search(lead) is not None


def _led_on(context: Context, figure: Quantity, name: str) -> bool:
    """Whether one of the pack's patterns stands right behind a figure."""
    after = context.folded(figure.span.end, figure.span.end + _LED)
    return pattern(context.lang, name).match(after) is not None


def _part(context: Context, sentence: Span, figures: list[Quantity]) -> Iterator[Flag]:
    """ "30 of the 120 members (40%)": a part, its whole and its share."""
    for part, entire, share in triples(context, sentence, figures):
        low, high = bounds(part), bounds(entire)
        if None in (*low, *high):
            continue
        least, most = _ratio(low, high)
        if most <= 1 and (share.high < least or share.low > most):
            written = (single(part) or Decimal(0)) / (single(entire) or Decimal(1)) * 100
            yield _flag(context, sentence, (part, entire), _percent(written), share.span)
        elif _is_unlikely(part, entire, share):  # only if both figures were rounded as far as can be
            written = (single(part) or Decimal(0)) / (single(entire) or Decimal(1)) * 100
            flag = _flag(context, sentence, (part, entire), _percent(written), share.span)
            yield replace(flag, severity=Severity.WARNING)


def _is_unlikely(part: Quantity, entire: Quantity, share: Share) -> bool:
    """Whether a share is far from what the figures as written give."""
    if Qualifier.EXACT is not part.qualifier or Qualifier.EXACT is not entire.qualifier:
        return False
    written = (single(part) or Decimal(0)) / (single(entire) or Decimal(1))
    apart = max(share.low - written, written - share.high)
    return 0 < written < 1 and apart > _FAR and apart > _FAR_AS_SHARE * written


def _shares(context: Context, sentence: Span, figures: list[Quantity]) -> Iterator[Flag]:
    """A share, or shares of one whole, that come to more than all of it."""
    shares = [f for f in figures if f.unit == "%" and single(f) is not None]
    for share in shares:
        of_what = context.marks("cues", Span(share.span.end, share.span.end + 30), "whole")
        directly = of_what and of_what[0].span.start - share.span.end <= 2
        if directly and (single(share) or 0) > 100 and not context.cued(sentence, "increase", "compare"):
            yield _flag(context, sentence, (share,), context.told("at_most", n="100%"))
    if len(shares) < 2 or len(shares) != len([f for f in figures if f.unit == "%"]):
        return
    elsewhere = [_led_on(context, share, "share_elsewhere") for share in shares]
    if any(elsewhere) and not all(elsewhere):  # "48% of the vote and 61% in the capital"
        return
    wholes = [_whole_of(context, share, sentence) for share in shares]
    # "48% of sales ... 37% and 25%": the others go on with the first one's whole.
    one_whole = bool(wholes[0] or wholes[-1]) and len({*wholes} - {""}) == 1
    said = context.folded(sentence.start, sentence.end)
    if len(shares) == 2 and wholes[0] and not wholes[1] and pattern(context.lang, "complements").search(said):
        total = (single(shares[0]) or Decimal(0)) + (single(shares[1]) or Decimal(0))
        if total > 100 + 2 and not context.cued(sentence, "increase", "decrease", "update", "compare"):
            flag = _flag(context, sentence, tuple(shares), _percent(total), said="100%")
            yield replace(flag, severity=Severity.WARNING)
        return
    divided = len(shares) > 2 and (one_whole or context.cued(sentence, "division"))
    if not (context.cued(sentence, "whole") or one_whole or divided):
        return
    # "Dust for 35% and rain falling as snow for 27%" moves nothing; "fell to 42% from 46%" does.
    told = [Span(max(share.span.start - _LED, sentence.start), share.span.end) for share in shares]
    places = [Span(sentence.start, shares[0].span.end), *told] if divided else [sentence]
    if any(context.cued(place, "increase", "decrease", "update", "compare") for place in places):
        return
    total = sum((single(share) or Decimal(0) for share in shares), Decimal(0))
    slack = sum((min(share.precision, Decimal(1)) for share in shares), Decimal(1))
    if total > 100 + slack and (len(shares) > 2 or context.cued(sentence, "division")):
        yield _flag(context, sentence, tuple(shares), _percent(total), said="100%")


def _whole_of(context: Context, share: Quantity, sentence: Span) -> str:
    """The words for what it is a share of ("of sales"), or nothing."""
    after = context.folded(share.span.end, min(share.span.end + 30, sentence.end))
    found = pattern(context.lang, "whole_of").match(after)
    return found[0].strip() if found else ""


def _percent(value: Decimal) -> str:
    return f"{show_number(round(value, 1))}%"


def _flag(
    context: Context,
    sentence: Span,
    figures: tuple[Quantity, ...],
    right: str,
    extra: Span | None = None,
    said: str = "",
) -> Flag:
    said = said or context.of(extra or figures[-1].span)
    spans = tuple(sorted([figure.span for figure in figures] + ([extra] if extra else [])))
    return Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, va=said, vb=right),
        question=question(context.lang, RULE.name, a=context.of(sentence), va=said, vb=right),
        spans=spans,
        values=tuple(show_quantity(figure) for figure in figures) if extra is None else (),
        why=(
            context.told("percent-arithmetic.figures", a=context.listed_words(map(context.say, figures))),
            context.told("percent-arithmetic.reckoned", va=said, vb=right),
        ),
    )


RULE = Rule(
    "percent-arithmetic",
    Severity.CONFLICT,
    "A percentage or ratio that the figures beside it do not give.",
    find,
)
