"""Numbers of any kind: cardinals, negative ones, ordinals."""

from __future__ import annotations

from decimal import Decimal

from workbench.language.patterns import compiled
from workbench.language.quantities.cardinals import CardinalReader
from workbench.language.quantities.lexicon import Entry, Role
from workbench.language.quantities.number import Number

_ORDINAL_SUFFIX = compiled(r"(?:st|nd|rd|th)(?!\w)")


class Reader(CardinalReader):
    """Reads numbers off the lexemes of one text."""

    def number(self, index: int, stop: int | None = None) -> Number | None:
        """The longest number that begins at a lexeme (and ends before the lexeme `stop`), or None."""
        if stop is not None:
            self.stop = stop
            read = self.number(index)
            self.stop = len(self.lexemes)
            return read
        first = self.lexemes[index]
        negative = first.entry(Role.MINUS)
        if negative:
            if index + 1 >= self.stop or self.link(first.end, self.lexemes[index + 1]) != "space":
                return None
            number = self._cardinal(index + 1)
            if number and not number.vague:
                number.start = first.start
                number.low = number.high = -number.high
                return number
            return None
        return self._ordinal(index) or self._cardinal(index)

    def _ordinal(self, index: int) -> Number | None:
        """ "third", "twenty-fifth", "25th", "الثالث عشر", "الخامس والعشرون"."""
        first = self.lexemes[index]
        if first.value is not None:
            suffix = _ORDINAL_SUFFIX.match(self.text, first.end)
            if not suffix or first.step != 1:
                return None
            return self._ordinal_of(index, index + 1, first.value, suffix.end())
        following = self.lexemes[index + 1] if index + 1 < self.stop else None
        link = self.link(first.end, following) if following else ""
        word = first.entry(Role.ORDINAL)
        if word is None:
            return self._ordinal_in_words(index)
        unit = first.entry(Role.INNER) or word
        other = following.entry(Role.CARDINAL) if following else None
        if self.lexicon.units_first and following and other and word.low < 10:
            if other.low == 10 and link == "space" and not other.definite:
                return self._ordinal_of(index, index + 2, unit.low + 10, following.end)
            if 20 <= other.low <= 90 and link == "and":
                return self._ordinal_of(index, index + 2, unit.low + other.low, following.end)
        return self._ordinal_of(index, index + 1, word.low, first.end)

    def _ordinal_in_words(self, index: int) -> Number | None:
        """A cardinal whose last word is an ordinal ("one hundred and twenty-fifth")."""
        if self.lexicon.units_first:
            return self._definite_ordinal(index)
        first = self.lexemes[index]
        if not first.entry(Role.CARDINAL, Role.SCALE):
            return None
        for at in range(index + 1, min(index + 8, self.stop)):
            lexeme = self.lexemes[at]
            if not self.link(self.lexemes[at - 1].end, lexeme):
                return None
            last = lexeme.entry(Role.ORDINAL)
            if last:
                return self._with_ordinal(index, at, last)
        return None

    def _with_ordinal(self, index: int, at: int, last: Entry) -> Number | None:
        stop, self.stop = self.stop, at
        cardinal = self._cardinal(index)
        self.stop = stop
        if cardinal is None or cardinal.next != at or cardinal.vague:
            return None
        tens = cardinal.low % 100
        fits = tens == 0 or (tens >= 20 and tens % 10 == 0 and last.low < 10)
        if not fits or last.low >= 100:
            return None
        return self._ordinal_of(index, at + 1, cardinal.low + last.low, self.lexemes[at].end)

    def _definite_ordinal(self, index: int) -> Number | None:
        """ "الحادي والعشرون", "الأحد عشر": an inner unit with the article, and a ten."""
        first = self.lexemes[index]
        unit = first.entry(Role.INNER) or first.entry(Role.CARDINAL)
        if not unit or not unit.definite or unit.low >= 10 or index + 1 >= self.stop:
            return None
        following = self.lexemes[index + 1]
        ten = following.entry(Role.CARDINAL)
        link = self.link(first.end, following)
        if not ten or not ((ten.low == 10 and link == "space") or (20 <= ten.low <= 90 and link == "and")):
            return None
        if unit.role is Role.CARDINAL and not (unit.low == 1 or ten.definite):
            return None
        return self._ordinal_of(index, index + 2, unit.low + ten.low, following.end)

    def _ordinal_of(self, index: int, after: int, value: Decimal, end: int) -> Number:
        first = self.lexemes[index]
        taken = first.entry(Role.ORDINAL) or first.entry(Role.INNER, Role.CARDINAL, Role.SCALE)
        cut = taken.cut if taken else 0
        number = Number(first.start + cut, end, after, ordinal=True, low=value, high=value)
        number.definite = any(entry.definite for entry in first.entries)
        number.digits = first.value is not None
        return number
