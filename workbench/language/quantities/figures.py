"""Numbers with what they are told in: unit, sign, coins."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from workbench.language.fold import Folded
from workbench.language.patterns import compiled
from workbench.language.quantities.context import Context
from workbench.language.quantities.figure import Figure
from workbench.language.quantities.lexemes import Lexeme
from workbench.language.quantities.lexicon import Lexicon, Role, Unit
from workbench.language.quantities.number import Number
from workbench.language.quantities.numbers import Reader
from workbench.language.quantities.standing import Standing
from workbench.language.quantities.units import Units
from workbench.model import QuantityKind

_NEXT_WORD = compiled(r"[ -]([^\W\d_]+)")
_CLAUSE_END = compiled(r" *(?:[.,;!?)\"\n]|\Z)")
_LINE_END = compiled(r" *(?:\n|\Z)")
_COIN = Decimal("0.01")


class FigureReader:
    """Reads figures off the lexemes of one text."""

    def __init__(self, folded: Folded, words: Lexicon, lexemes: Sequence[Lexeme]) -> None:
        self.folded = folded
        self.text = folded.text
        self.words = words
        self.lexemes = lexemes
        self.units = Units(self.text, self.raw, words)
        self.context = Context(self.text, self.raw, words)
        self.standing = Standing(self.text, self.raw, words, self.context)
        self.reader = Reader(self.text, lexemes, words)
        self._ahead: tuple[int, int, Figure | None] = (-1, -1, None)

    def raw(self, start: int, end: int) -> str:
        return self.folded.span(start, end).of(self.folded.original) if start < end <= len(self.text) else ""

    def figure(self, index: int, done: int) -> Figure | None:
        """The figure that begins at a lexeme; `done` is where the last one ended."""
        if self._ahead[:2] != (index, done):  # the second of a pair that is none is asked for again
            self._ahead = index, done, self._read(index, done)
        return self._ahead[2]

    def _read(self, index: int, done: int) -> Figure | None:
        number = self.reader.number(index)
        if number is None or number.start < done:
            return None
        if number.roles[-1:] == [Role.SUFFIX] and self._is_house(number):
            return None
        if number.roles[-1:] == [Role.SUFFIX] and not self._is_million(number):
            number = self.reader.number(index, stop=index + 1) or number
        figure = Figure(number, number.start, number.end, number.low, number.high, number.step, number.unit)
        if number.ordinal:
            return figure if self.standing.ordinal(figure) else None
        if (
            number.fraction
            and self.lexemes[index].joined
            and self._of_unit_before(figure, self.lexemes[index].start, done)
        ):
            return figure
        self._sign(figure)
        self._find_unit(figure, done)
        if not self.standing.number(figure):
            return None
        if figure.unit and figure.unit.kind is QuantityKind.MONEY and not figure.unit.coin:
            self._add_coins(figure)
        return figure

    def _is_house(self, number: Number) -> bool:
        """ "221B Baker Street" """
        letter = self.raw(number.end - 1, number.end)
        if not (letter.isupper() and self.text[number.end - 2].isdigit()) or self.units.front(number.start):
            return False
        return self.raw(number.end, min(number.end + 2, len(self.text)))[1:].isupper()

    def _is_million(self, number: Number) -> bool:
        """ "$2m" and "2m people" are millions, "2m" is two metres, or minutes."""
        if self.raw(number.end - 1, number.end) != "m" or self.text[number.end - 2].isalpha():
            return True
        if "." in self.text[number.start : number.end]:
            return True
        if self.units.front(number.start):
            return True
        following = _NEXT_WORD.match(self.text, number.end)
        return following is not None and (following[1].endswith("s") or following[1] in self.words.persons)

    def _sign(self, figure: Figure) -> None:
        start, text = figure.start, self.text
        if not figure.number.digits or text[start - 1 : start] not in ("-", " ") or start == 0:
            return
        at = start - 1
        if text[at] == " ":  # a dash and a space are a minus only where the line holds nothing else
            at -= 1
            if text[at : at + 1] != "-" or not _LINE_END.match(text, figure.end):
                return
            if at and text[at - 1] != "\n":
                return
        if at and (text[at - 1].isalnum() or text[at - 1] in ".,-/)%$€£"):
            return
        figure.start, figure.low, figure.high = at, -figure.high, -figure.low

    def _find_unit(self, figure: Figure, done: int) -> None:
        number = figure.number
        front = self.units.front(figure.start)
        if front and front[1] < done:
            front = None
        behind = self._dual(figure) if number.unit else self.units.behind(figure.end)
        if behind is None and (
            number.vague or number.definite or number.last or Role.FRACTION in number.roles
        ):
            behind = self.units.behind(self.units.of(figure.end))
        if front and (behind is None or behind[0].kind is not QuantityKind.PERCENT):
            unit, figure.start = front
            if behind and behind[0].kind is QuantityKind.MONEY and not behind[0].coin:
                figure.end = behind[1]
                unit = behind[0] if unit.code in ("USD", "pound") else unit  # "$10 Canadian dollars"
            figure.tell(unit)
            self._sign_in_front(figure)
        elif behind:
            figure.end = behind[1]
            figure.tell(behind[0])
            self._add_part(figure)

    def _of_unit_before(self, figure: Figure, behind: int, done: int) -> bool:
        """ "نقطة مئوية ونصف": a unit alone, and a fraction of it."""
        words = self.context.words_before(behind, limit=3, reach=40)
        for count in (2, 1):
            phrase = " ".join(word for word, _ in reversed(words[:count]))
            unit = self.words.units.get(phrase)
            if unit is None or len(words) < count or phrase in self.words.close_units:
                continue
            start = words[count - 1][1]
            if start < done or self.text[start:behind].strip() != phrase:
                return False
            if words[count:] and words[count][0] in self.words.words:
                return False  # "خمسة أطنان ونصف" was read already
            figure.start = start
            figure.low, figure.high = figure.low + 1, figure.high + 1
            figure.tell(unit)
            following = self.units.behind(figure.end)
            figure.end = following[1] if following and following[0].code == unit.code else figure.end
            return True
        return False

    def _add_part(self, figure: Figure) -> None:
        """ "four tonnes and a half", "أربعة أطنان ونصف الطن": a fraction of the unit behind it."""
        index, number = figure.number.next, figure.number
        if index >= len(self.lexemes) or number.vague or figure.low != figure.low.to_integral_value():
            return
        part = self.lexemes[index]
        if self.reader.link(figure.end, part) != "and":
            return
        if part.entry(Role.ONE) and index + 1 < len(self.lexemes):  # "and a half"
            index += 1
            part = self.lexemes[index]
        fraction = part.entry(Role.FRACTION)
        unit = figure.unit
        if fraction is None or unit is None or fraction.low >= 1:
            return
        following = self.units.behind(part.end)
        if following and following[0].code != unit.code:
            return  # "five metres and half a litre"
        share = fraction.low * unit.factor
        figure.low, figure.high, figure.step = figure.low + share, figure.high + share, figure.step / 10
        figure.end = following[1] if following else part.end
        number.next = index + 1

    def _dual(self, figure: Figure) -> tuple[Unit, int] | None:
        """The unit that a dual says itself; "درجتين مئويتين" takes one more word."""
        following = _NEXT_WORD.match(self.text, figure.end)
        if following:
            longer = self.words.duals.get(f"{self.text[figure.start : figure.end]} {following[1]}")
            if longer:
                return longer, following.end()
        return (figure.number.unit, figure.end) if figure.number.unit else None

    def _sign_in_front(self, figure: Figure) -> None:
        """ "-$5" """
        sign = figure.start - 1
        if sign >= 0 and self.text[sign] == "-" and not self.text[max(0, sign - 1) : sign].strip():
            figure.start, figure.low, figure.high = sign, -figure.high, -figure.low

    def _add_coins(self, figure: Figure) -> None:
        """ "20 dollars and 43 cents", "$20 43"."""
        index = figure.number.next
        if index >= len(self.lexemes) or figure.number.last or figure.low != figure.low.to_integral_value():
            return
        lexeme = self.lexemes[index]
        link = self.reader.link(figure.end, lexeme)
        if link not in ("space", "and") and self.text[figure.end : lexeme.start] != ", ":
            return
        coins = self.reader.number(index)
        if (
            not coins
            or coins.ordinal
            or coins.vague
            or not 0 < coins.low < 100
            or coins.low != coins.low.to_integral_value()
        ):
            return
        unit = self.units.behind(coins.end)
        if unit and unit[0].coin:
            end = unit[1]
        elif link and not unit and _CLAUSE_END.match(self.text, coins.end):
            end = coins.end
        else:
            return
        figure.low += coins.low * _COIN
        figure.high += coins.low * _COIN
        figure.step = _COIN
        figure.end, figure.number.next = end, coins.next
