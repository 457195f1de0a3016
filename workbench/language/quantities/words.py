"""What number words other than cardinals do to a number: scales, fractions, vague words, articles."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from workbench.language.patterns import compiled
from workbench.language.quantities.lexemes import Lexeme
from workbench.language.quantities.lexicon import Entry, Lexicon, Role
from workbench.language.quantities.number import Number

_NEXT_WORD = compiled(r" ([^\W\d_]+)")


class WordReader:
    """Takes words of one text into numbers; each `_take_` says whether the word belongs to the number."""

    def __init__(self, text: str, found: Sequence[Lexeme], lexicon: Lexicon) -> None:
        self.text = text
        self.lexemes = found
        self.lexicon = lexicon
        self.stop = len(found)

    def link(self, left: int, right: Lexeme) -> str:
        """How a lexeme follows an offset: glued, space, hyphen, and, of, or "" for not at all."""
        between = self.text[left : right.start]
        if len(between) > 6 or "\n" in between:
            return ""
        bare = between.strip()
        if not bare:
            return "and" if right.joined else "space" if between else "glued"
        if bare == "-":
            return "hyphen"
        if bare in self.lexicon.joiners:
            return "and"
        return "of" if bare == "of" else ""

    def _take_scale(self, number: Number, entry: Entry, link: str, _at: int) -> bool:
        scale = entry.low
        if link == "of" and not number.vague:
            return False
        if link == "and":
            if number.group is not None or not number.last or scale >= number.last:
                return False
            number.total += scale
            number.last = number.step = scale
            return True
        if number.group is None:
            if link == "start":
                number.group = Decimal(1)
            elif number.last == scale and number.roles[-1] is Role.FRACTION and entry.definite:
                return True  # "a million and half of the million"
            elif number.total and link in ("space", "hyphen") and number.last < scale:
                number.total *= scale  # "three thousand millions"
                number.last = number.step = scale
                return True
            else:
                return False
        elif number.last and scale >= number.last:
            return False
        self._multiply(number, scale)
        return True

    def _multiply(self, number: Number, scale: Decimal) -> None:
        group = number.group or Decimal(0)
        if number.vague:
            number.group, number.group_high = group * scale, number.group_high * scale
        else:
            number.total += group * scale
            number.group = None
        number.step = scale / 10 if number.fraction else number.step * scale
        number.fraction = number.only_one = False
        number.last = scale

    def _take_twice(self, number: Number, entry: Entry, link: str, at: int) -> bool:
        scale = entry.low
        if link not in ("start", "and") or number.group is not None or not self._counts_two(at):
            return False
        if link == "and" and not (number.last and scale < number.last):
            return False
        number.total += 2 * scale
        number.last = number.step = scale
        return True

    def _counts_two(self, at: int) -> bool:
        """ "ألفا" is two thousand before what it counts ("ألفا عامل"), else one in the accusative."""
        lexeme = self.lexemes[at]
        if lexeme.entry(Role.SCALE) is None:
            return True
        following = _NEXT_WORD.match(self.text, lexeme.end)
        if following is None or following[1] in self.lexicon.function_words:
            return False
        joined = at + 1 < len(self.lexemes) and self.link(lexeme.end, self.lexemes[at + 1]) == "and"
        return not joined

    def _take_several(self, number: Number, entry: Entry, link: str, at: int) -> bool:
        if link == "start":
            number.vague = True
            number.group, number.group_high = 2 * entry.low, 999 * entry.low
            number.last = number.step = entry.low
            return True
        return self._take_scale(number, entry, link, at)

    def _take_suffix(self, number: Number, entry: Entry, link: str, _at: int) -> bool:
        """ "10k": only behind digits and written together with them."""
        if link != "glued" or number.roles != [Role.DIGITS]:
            return False
        if entry.low >= 10**9 and entry.cut == 0 and self.text[number.end] in "gt" and number.step >= 1:
            return False  # "5G" is a telephone network
        self._multiply(number, entry.low)
        return True

    def _take_multiple(self, number: Number, entry: Entry, link: str, _at: int) -> bool:
        if number.vague:
            return self._raise_vague(number, entry.low, link)
        if link not in ("start", "space", "hyphen") or (number.last and number.group is None):
            return False
        group = Decimal(1) if number.group is None else number.group
        number.group = group * entry.low
        number.only_one = number.fraction = False
        return True

    def _take_fraction(self, number: Number, entry: Entry, link: str, at: int) -> bool:
        value = entry.low
        if link == "start" or (number.only_one and link == "space"):
            number.group, number.only_one, number.fraction = value, False, True
            number.step = Decimal("0.01")
            return True
        if number.vague or number.fraction or number.only_one:
            return False
        if number.parts and number.group is not None:
            number.group += number.parts * value
            number.parts, number.step = Decimal(0), Decimal("0.01")
            return True
        if link == "and" or number.roles[-1] is Role.ONE:
            if number.group is not None:
                number.group += value
                number.step = min(number.step, Decimal("0.1"))
            elif number.last:
                number.total += value * number.last
                number.step = number.last / 10
            else:
                return False
            return True
        whole = number.group
        if (
            link in ("space", "hyphen")
            and whole is not None
            and not number.last
            and 1 <= whole < 10
            and 1 / value > whole
        ):
            number.group = whole * value
            number.fraction = True
            number.step = Decimal("0.01")
            return True
        return False

    def _raise_vague(self, number: Number, by: Decimal, link: str) -> bool:
        """ "a few hundred", "بضع مئات" """
        if link != "space" or number.group is None or number.group_high >= 10:
            return False
        number.group *= by
        number.group_high *= by
        return True

    def _take_vague(self, number: Number, entry: Entry, link: str, _at: int) -> bool:
        if number.vague:
            return self._raise_vague(number, entry.low // 2, link) if entry.low >= 20 else False
        if link != "start" and not (number.only_one and link == "space"):
            return False
        number.only_one = False
        number.vague = True
        number.group, number.group_high = entry.low, entry.high
        return True

    def _take_dual_unit(self, number: Number, entry: Entry, link: str, _at: int) -> bool:
        if link != "start":
            return False
        number.group, number.unit = entry.low, entry.unit
        return True

    def _take_one(self, number: Number, _entry: Entry, link: str, at: int) -> bool:
        """ "a" before a scale or a fraction; "a dollar" is for the caller to see."""
        if link == "start":
            number.group, number.only_one = Decimal(1), True
            return True
        # "and a half", "half a million"
        if at + 1 >= self.stop or self.link(self.lexemes[at].end, self.lexemes[at + 1]) != "space":
            return False
        following = self.lexemes[at + 1]
        if link == "and":
            return following.entry(Role.FRACTION) is not None
        return (
            link in ("space", "of")
            and number.fraction
            and following.entry(Role.SCALE, Role.MULTIPLE) is not None
        )

    def _take_point(self, number: Number, _entry: Entry, link: str, at: int) -> bool:
        if at + 1 >= self.stop or Role.POINT in number.roles or number.last or number.vague:
            return False
        following = self.lexemes[at + 1]
        spoken = following.entry(Role.CARDINAL)
        fits = following.value is not None or (spoken is not None and spoken.low < 10)
        if not fits or self.link(self.lexemes[at].end, following) != "space":
            return False
        return (link == "start" and following.value is not None) or (
            link == "space" and number.group is not None
        )
