"""The quantities of a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from workbench.language.fold import Folded
from workbench.language.patterns import compiled
from workbench.language.quantities.context import forbidden
from workbench.language.quantities.figure import Figure
from workbench.language.quantities.figures import FigureReader
from workbench.language.quantities.lexemes import Lexeme, lexemes
from workbench.language.quantities.lexicon import Lexicon, Role, lexicon
from workbench.language.quantities.ranges import Pair, Ranges
from workbench.model import Qualifier, Quantity, QuantityKind, Span, Time, TimeKind

_USUAL = (3, 4, 5, 10, 100)
_TIME_UNITS = frozenset(["second", "minute", "hour", "day", "week", "month", "year"])


def quantities(folded: Folded, lang: str, times: Sequence[Time] = ()) -> tuple[Quantity, ...]:
    """The quantities of a text, in order; what a time covers is none.

    Raises InputError for a language without a pack.
    """
    words = lexicon(lang)
    found = lexemes(folded.text, words)
    return tuple(_Scan(folded, words, _free(folded, words, found, times), times).run()) if found else ()


class _Scan:
    """One pass over one text."""

    def __init__(self, folded: Folded, words: Lexicon, free: Sequence[Lexeme], times: Sequence[Time]) -> None:
        self.folded = folded
        self.words = words
        self.lexemes = free
        self.figures = FigureReader(folded, words, free)
        self.ranges = Ranges(self.figures)
        self.context = self.figures.context
        self.last_end = 0
        self.durations = sorted(time.span for time in times if time.kind is TimeKind.DURATION)
        self.starts = [span.start for span in self.durations]

    def run(self) -> list[Quantity]:
        out: list[Quantity] = []
        index, done = 0, 0
        while index < len(self.lexemes):
            figure = self.figures.figure(index, done)
            if figure is None or self._is_rest_of_code(figure, done):
                index += 1
                continue
            made, after = self._quantities_of(index, figure)
            made = [quantity for quantity in made if not self._is_told_as_time(quantity)]
            out.extend(made)
            index = max(after, index + 1)
            done = max(done, self.last_end)
        return out

    def _is_rest_of_code(self, figure: Figure, done: int) -> bool:
        """Whether digits and a hyphen stand before it that are no figure: the 1 of "United 3-1"."""
        text, start = self.folded.text, figure.start
        return done < start - 1 and text[start - 1] == "-" and text[start - 2].isdigit()

    def _is_told_as_time(self, quantity: Quantity) -> bool:
        """Whether a duration says it already; what is wider ("12 to 36 months") is a quantity too."""
        at = bisect_right(self.starts, quantity.span.end - 1) - 1
        told = [span for span in self.durations[max(0, at - 1) : at + 1] if span.overlaps(quantity.span)]
        if not told:
            return False
        if quantity.kind is QuantityKind.COUNT and quantity.high and quantity.high < 1:
            return False  # "half" may be half of anything
        wider = all(quantity.span.contains(span) and quantity.span != span for span in told)
        if quantity.kind is QuantityKind.ORDINAL:  # "forty-second" is both
            return not all(quantity.span.contains(span) for span in told)
        return not (wider and quantity.unit in _TIME_UNITS)

    def _quantities_of(self, index: int, figure: Figure) -> tuple[list[Quantity], int]:
        """The quantities that begin with a figure (two for a change), and the next lexeme."""
        self.last_end = figure.end
        if figure.number.ordinal:
            return [self._quantity(figure, figure.start)], figure.number.next
        ratio = self._ratio(figure)
        if ratio:
            self.last_end = ratio.end
            return [self._quantity(ratio, ratio.start)], ratio.number.next
        other, how = self.ranges.second(index, figure)
        if other is None:
            if how is Pair.SCORE:
                return [], figure.number.next + 1
            return [self._quantity(figure, figure.start)], figure.number.next
        self.ranges.share(figure, other)
        self.last_end = other.end
        if how is Pair.CHANGE:
            first, second = self._quantity(figure, figure.start), self._quantity(other, other.start)
            return [first, replace(second, head=first.head)], other.number.next
        return [self._range(figure, other)], other.number.next

    def _ratio(self, figure: Figure) -> Figure | None:
        """ "one in four children" is a quarter of them."""
        after = figure.number.next
        if (
            figure.unit
            or figure.number.vague
            or figure.low != figure.low.to_integral_value()
            or after >= len(self.lexemes)
        ):
            return None
        link = self.folded.text[figure.end : self.lexemes[after].start].strip()
        single = figure.low == 1 or (not figure.number.digits and self._begins(figure.start))
        if link not in (self.words.single_ratios if single else self.words.ratios):
            return None
        other = self.figures.figure(after, figure.end)
        if (
            other is None
            or other.unit
            or other.number.ordinal
            or other.low <= figure.low
            or other.number.vague
        ):
            return None
        if link == "out of" and other.low not in _USUAL:
            return None  # "nine out of fifteen drones" are nine
        share = figure.low / other.low
        return Figure(other.number, figure.start, other.end, share, share, Decimal("0.01"))

    def _begins(self, start: int) -> bool:
        """Whether a sentence or a line begins at an offset: "Nine in ten users ..."."""
        return self.folded.text[max(0, start - 2) : start].strip()[-1:] in ("", ".", '"')

    def _range(self, figure: Figure, other: Figure) -> Quantity:
        joined = Figure(
            other.number,
            figure.start,
            other.end,
            figure.low,
            other.high,
            max(figure.step, other.step),
            other.unit,
        )
        return self._quantity(joined, figure.start, is_range=True)

    def _quantity(self, figure: Figure, opening: int, *, is_range: bool = False) -> Quantity:
        number, unit = figure.number, figure.unit
        low: Decimal | None = figure.low
        high: Decimal | None = figure.high
        qualifier = Qualifier.ABOUT if number.vague else Qualifier.EXACT
        begin, end = opening, figure.end
        if not number.ordinal:
            said = self._qualifier(opening, figure.end)
            if said:
                qualifier = said[0]
                begin, end = min(begin, said[1]), max(end, said[2])
            if qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST):
                high = high if is_range else None
            elif qualifier in (Qualifier.LESS_THAN, Qualifier.AT_MOST):
                low = low if is_range else None
        kind = self._kind(figure)
        head = self._head(figure, kind, begin, end)
        span = self.folded.span(figure.start, figure.end)
        return Quantity(
            span=span,
            text=span.of(self.folded.original),
            low=low,
            high=high,
            kind=kind,
            unit=unit.code if unit else "",
            qualifier=qualifier,
            precision=Decimal(0) if number.ordinal or number.vague else abs(figure.step) / 2,
            head=self.folded.span(*head) if head else None,
        )

    def _kind(self, figure: Figure) -> QuantityKind:
        if figure.number.ordinal:
            return QuantityKind.ORDINAL
        if figure.unit:
            return figure.unit.kind
        if self._is_definite_ten(figure):
            return QuantityKind.ORDINAL
        return QuantityKind.COUNT

    def _is_definite_ten(self, figure: Figure) -> bool:
        """ "التسعون" with nothing behind it that it could count."""
        number = figure.number
        if not number.definite or number.roles != [Role.CARDINAL] or figure.low < 20:
            return False
        return figure.low < 100 and self.context.head_behind(figure.end) is None

    def _qualifier(self, start: int, end: int) -> tuple[Qualifier, int, int] | None:
        before = self.context.qualifier_before(start)
        after = self.context.qualifier_after(end)
        if after is None and before is None:
            counted = self.context.head_behind(end, most=2)
            after = self.context.qualifier_after(counted[1]) if counted else None
        if after and (before is None or before[0] is Qualifier.ABOUT):
            return after[0], start, after[1]
        return (before[0], before[1], end) if before else None

    def _head(self, figure: Figure, kind: QuantityKind, begin: int, end: int) -> tuple[int, int] | None:
        if kind is QuantityKind.ORDINAL and self.words.article and figure.number.definite:
            return self.context.head_before(begin)  # the adjective follows its noun
        if kind in (QuantityKind.COUNT, QuantityKind.ORDINAL):
            return (
                self._head_of_whole(figure)
                or (None if self._stands_apart(figure) else self.context.head_behind(end))
                or (self.context.head_before(begin) if kind is QuantityKind.COUNT else None)
            )
        if kind is QuantityKind.PERCENT or figure.unit is None:
            behind = self.context.head_of(end)
            return behind or self.context.head_before(begin)
        if kind is QuantityKind.MEASURE:
            return self.context.head_of(end) or self.context.head_before(begin)
        words = self.context.words_before(begin, limit=1, reach=8)
        if words and not self.words.article and words[0][0] in self.words.determiners:
            return self.context.head_behind(end) or self.context.head_before(begin)
        return self.context.head_before(begin)

    def _stands_apart(self, figure: Figure) -> bool:
        """ "95 مليونا لمحطات التحلية", "800 ألف للمقاعد": nothing behind it that it could count."""
        if not self.words.article or self.context.of.match(self.folded.text, figure.end):
            return False
        text = self.folded.text
        last = text[text.rfind(" ", 0, figure.end) + 1 : figure.end]
        case_ending = last.endswith("ا") and self.words.words.get(last[:-1], ()) != ()
        return case_ending or text.startswith(" لل", figure.end)

    def _head_of_whole(self, figure: Figure) -> tuple[int, int] | None:
        """ "12 of 15 drones": both figures are of drones."""
        after = figure.number.next
        link = self.context.out_of.match(self.folded.text, figure.end)
        if not link or after >= len(self.lexemes) or self.lexemes[after].start != link.end():
            return None
        whole = self.figures.reader.number(after)
        return self.context.head_behind(whole.end) if whole and not whole.ordinal else None


def _free(folded: Folded, words: Lexicon, found: Sequence[Lexeme], times: Sequence[Time]) -> list[Lexeme]:
    """The lexemes that neither a time nor an address, a telephone number and the like covers."""
    blocked = forbidden(folded.text)
    starts = [start for start, _ in blocked]
    covered: list[Span] = sorted(time.span for time in times if time.kind is not TimeKind.DURATION)
    firsts = [span.start for span in covered]
    free: list[Lexeme] = []
    for lexeme in found:
        at = bisect_right(starts, lexeme.start) - 1
        if at >= 0 and blocked[at][1] > lexeme.start:
            continue
        if covered:
            span = folded.span(lexeme.start, lexeme.end)
            near = bisect_right(firsts, span.end - 1) - 1
            if (
                near >= 0
                and covered[near].overlaps(span)
                and not _stands_alone(folded, words, lexeme, free, covered[near])
            ):
                continue
        free.append(lexeme)
    return free


_NOTHING_BEFORE = compiled(r"(?:\A|[.,;:!?\n])\s*-?\Z")
_ALONE = compiled(r"\d+(?:st|nd|rd|th)|\d+/\d+|[^\W\d_]+(?:[ -](?P<last>[^\W\d_]+))?")


def _stands_alone(
    folded: Folded, words: Lexicon, lexeme: Lexeme, before: Sequence[Lexeme], time: Span
) -> bool:
    """Whether a bare "25th", "second", "1/5" or "صفر" that is read as a time is a number as well.

    It is where nothing stands before it that says otherwise, or tens ("forty-second").
    """
    alone = _ALONE.fullmatch(folded.text, folded.offset(time.start), folded.offset(time.end))
    if alone is None or (lexeme.value is None and not lexeme.entry(Role.ORDINAL, Role.CARDINAL)):
        return False
    if alone["last"] and not any(entry.role is Role.ORDINAL for entry in words.words.get(alone["last"], ())):
        return False
    if (
        before
        and lexeme.entry(Role.ORDINAL)
        and len(folded.text[before[-1].end : lexeme.start].strip(" -")) == 0
    ):
        return before[-1].entry(Role.CARDINAL) is not None
    return _NOTHING_BEFORE.search(folded.text, max(0, lexeme.start - 4), lexeme.start) is not None
