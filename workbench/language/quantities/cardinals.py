"""Cardinal numbers: digits, number words and what both make together ("5 and a half million")."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from workbench.language.patterns import compiled
from workbench.language.quantities.lexemes import Lexeme
from workbench.language.quantities.lexicon import Entry, Role
from workbench.language.quantities.number import Number
from workbench.language.quantities.words import WordReader

_SLASHED = compiled(r"/(\d+)(?![\d/]|[.,]\d)")


class CardinalReader(WordReader):
    """Reads cardinal numbers off the lexemes of one text."""

    def _cardinal(self, index: int) -> Number | None:
        first = self.lexemes[index]
        number = Number(first.start, first.end, index)
        number.definite = any(entry.definite for entry in first.entries)
        for at in range(index, min(index + 16, self.stop)):
            lexeme = self.lexemes[at]
            if lexeme.start < number.end and at > index:
                continue  # the lower part of a fraction
            link = self.link(number.end, lexeme) if at > index else "start"
            if not link or not self._take(number, lexeme, link, at):
                break
            number.end, number.next = max(number.end, lexeme.end), max(number.next, at + 1)
        if (
            self._is_spoken_year(number)
            or number.next == index
            or number.roles in ([Role.INNER], [Role.POINT])
        ):
            return None
        if number.digits and len(number.roles) == 1:
            self._slash(number)
        return number.close()

    def _is_spoken_year(self, number: Number) -> bool:
        """ "nineteen eighty-four": a number from 11 to 20, and tens behind it, or before it."""
        if number.next - 2 >= 0 and number.roles == [Role.CARDINAL] * len(number.roles) and number.roles:
            before = self.lexemes[number.next - len(number.roles) - 1]
            teen = before.entry(Role.CARDINAL)
            first = self.lexemes[number.next - len(number.roles)]
            tens = first.entry(Role.CARDINAL)
            if teen and tens and 11 <= teen.low <= 20 <= tens.low <= 90 and not self.lexicon.units_first:
                return self.link(before.end, first) == "space"
        if self.lexicon.units_first or number.roles != [Role.CARDINAL] or number.next >= self.stop:
            return False
        tens = self.lexemes[number.next].entry(Role.CARDINAL)
        linked = self.link(number.end, self.lexemes[number.next]) == "space"
        return linked and tens is not None and 11 <= (number.group or 0) <= 20 and 10 <= tens.low <= 90

    def _slash(self, number: Number) -> None:
        """ "3/4" """
        found = _SLASHED.match(self.text, number.end)
        # "152.30/50" is a price to buy and to sell.
        whole = number.group is not None and number.group == number.group.to_integral_value()
        if found and whole and number.group is not None and int(found[1]) and len(found[1]) < 6:
            number.group = number.group / int(found[1])
            number.step = Decimal("0.01")
            number.end = found.end()
            while number.next < self.stop and self.lexemes[number.next].start < number.end:
                number.next += 1

    def _take(self, number: Number, lexeme: Lexeme, link: str, at: int) -> bool:
        """Take one more lexeme into the number, if it belongs to it."""
        if lexeme.value is not None:
            return self._take_digits(number, lexeme, link)
        entries: Sequence[Entry] = lexeme.entries
        if number.group is None and len(entries) > 1:  # "ألفا" is two thousand unless it is counted
            entries = sorted(entries, key=lambda entry: entry.role not in (Role.TWICE, Role.VAGUE))
        for entry in entries:
            take = _TAKERS.get(entry.role)
            if take and take(self, number, entry, link, at):
                if link == "start":
                    number.start = lexeme.start + entry.cut
                number.roles.append(entry.role)
                return True
        return False

    def _take_digits(self, number: Number, lexeme: Lexeme, link: str) -> bool:
        value = lexeme.value or Decimal(0)
        if link == "start":
            number.group, number.step, number.digits = value, lexeme.step, True
        elif number.roles and number.roles[-1] is Role.POINT and link == "space" and lexeme.step == 1:
            written = lexeme.end - lexeme.start
            number.group = (number.group or Decimal(0)) + value.scaleb(-written)
            number.step = Decimal(1).scaleb(-written)
        elif link == "space" and number.roles == [Role.DIGITS] and number.step == 1 and lexeme.step == 1:
            return self._take_written_fraction(number, lexeme, value)
        elif (
            link == "and"
            and self.lexicon.units_first
            and number.last
            and number.group is None
            and value < number.last
        ):
            number.group, number.step = value, lexeme.step
        else:
            return False
        number.roles.append(Role.DIGITS)
        return True

    def _take_written_fraction(self, number: Number, lexeme: Lexeme, top: Decimal) -> bool:
        """ "2 1/2 million" """
        found = _SLASHED.match(self.text, lexeme.end)
        if not found or not top < int(found[1]) <= 10:
            return False
        number.group = (number.group or Decimal(0)) + top / int(found[1])
        number.step = Decimal("0.1")
        number.end = found.end()
        number.roles.append(Role.FRACTION)
        return True

    def _take_cardinal(self, number: Number, entry: Entry, link: str, at: int) -> bool:
        value, group = entry.low, number.group
        if number.roles and number.roles[-1] is Role.POINT and value < 10:
            number.group = (group or Decimal(0)) + value.scaleb(-1)
            number.step = Decimal("0.1")
            return True
        if number.only_one:
            if value != 100:
                return False
            number.group, number.only_one = value, False
            return True
        if group is None:
            if link == "start" or (number.last > value and link in ("and", "space")):
                number.group = value
                number.step = Decimal(1)
                return True
            return False
        if number.vague and value == 100:
            return self._raise_vague(number, value, link)
        if number.vague or number.fraction or number.step < 1:
            return False
        if link == "and" and self._parts_follow(at, value):
            number.parts = value  # "one and three quarters"
            return True
        if number.digits:
            return False
        combined = self._combine(group, value, link, entry)
        if combined is None:
            return False
        number.group = combined
        return True

    def _parts_follow(self, at: int, count: Decimal) -> bool:
        if at + 1 >= self.stop or self.link(self.lexemes[at].end, self.lexemes[at + 1]) not in (
            "space",
            "hyphen",
        ):
            return False
        part = self.lexemes[at + 1].entry(Role.FRACTION)
        return part is not None and count * part.low <= 1

    def _combine(self, group: Decimal, value: Decimal, link: str, entry: Entry) -> Decimal | None:
        """Two numbers under a thousand that make one, or None."""
        units_first = self.lexicon.units_first
        rest = group % 100
        if value == 100:
            return group * 100 if link in ("space", "hyphen") and 1 <= group < 100 else None
        if value > 100 or link in ("of", "glued"):
            return None
        if rest == 0 and group >= 100:
            return group + value
        if units_first:
            if 1 <= rest < 10 and value >= 20 and link == "and":
                return group + value
            if 1 <= rest < 10 and value == 10 and link == "space" and not entry.definite:
                return group + value
            return None
        if rest >= 20 and rest % 10 == 0 and 1 <= value < 10 and link in ("space", "hyphen"):
            return group + value
        if 1 <= group < 10 and value >= 20 and link == "space":
            return group * 100 + value  # "one twenty two"
        return None

    def _take_inner(self, number: Number, entry: Entry, link: str, at: int) -> bool:
        """ "أحد" counts only where "عشر" or tens follow."""
        if at + 1 >= self.stop:
            return False
        here, following = self.lexemes[at], self.lexemes[at + 1]
        ten = following.entry(Role.CARDINAL)
        how = self.link(here.end, following)
        fits = ten and ((ten.low == 10 and how == "space") or (20 <= ten.low <= 90 and how == "and"))
        return bool(fits) and self._take_cardinal(number, entry, link, at)


_TAKERS = {
    Role.CARDINAL: CardinalReader._take_cardinal,
    Role.INNER: CardinalReader._take_inner,
    Role.SCALE: CardinalReader._take_scale,
    Role.TWICE: CardinalReader._take_twice,
    Role.SEVERAL: CardinalReader._take_several,
    Role.SUFFIX: CardinalReader._take_suffix,
    Role.MULTIPLE: CardinalReader._take_multiple,
    Role.FRACTION: CardinalReader._take_fraction,
    Role.VAGUE: CardinalReader._take_vague,
    Role.DUAL_UNIT: CardinalReader._take_dual_unit,
    Role.ONE: CardinalReader._take_one,
    Role.POINT: CardinalReader._take_point,
}
