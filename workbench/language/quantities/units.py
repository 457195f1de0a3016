"""What a number is told in: currencies, percent, measures, coins; before it or behind it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from workbench.language.patterns import compiled
from workbench.language.quantities.lexicon import SIGN, Lexicon, Unit, iso_4217, symbols
from workbench.model import QuantityKind

_PART = rf"(?:(?:{SIGN.pattern})(?!\d)|°[cf]?|[^\W\d_]+(?:[./'][^\W\d_]+)*[²2³3]?(?![\w]))"
_BEHIND = compiled(rf"(?: |-(?=[^\W\d_]))?(?P<a>{_PART})(?P<b>[ -]{_PART})?(?P<c> {_PART})?")
_FRONT = compiled(
    rf"(?P<a>(?<![^\W\d_])[^\W\d_]+ )?(?P<b>{SIGN.pattern}|(?<![^\W_])[^\W\d_]+)(?P<dot>\.?) ?-?\Z"
)


class Units:
    """Finds units around a stretch of folded text."""

    def __init__(self, text: str, raw: Callable[[int, int], str], lexicon: Lexicon) -> None:
        self.text = text
        self.raw = raw
        """The stored text of a stretch, which decides about capitals."""
        self.lexicon = lexicon
        self.known = lexicon.units
        self._of = compiled(rf" (?:{lexicon.of})(?:(?<=')| )(?=\S)")

    def behind(self, end: int) -> tuple[Unit, int] | None:
        """The unit that follows an offset, and where it ends."""
        found = _BEHIND.match(self.text, end)
        if not found:
            return None
        for last in ("c", "b", "a"):
            if found[last] is None:
                continue
            stop = found.end(last)
            phrase = self.text[found.start("a") : stop].replace("-", " ")
            unit = self.known.get(phrase)
            if phrase in ("c", "f") and found.start("a") == end and self.raw(end, stop).isupper():
                unit = self.known.get(f"°{phrase}")  # "40C"
            if unit and self._fits(phrase, found.start("a"), end):
                if self.text[stop : stop + 1] == "." and "." in phrase:
                    stop += 1  # "ج.م.", "l.e."
                return unit, stop
        first = found["a"]
        return self._sign_or_code(first, found.start("a"), found.end("a"))

    def _fits(self, phrase: str, start: int, end: int) -> bool:
        """ "le", "rs", "won", "real" are words as well: they must stand close to the number."""
        return (
            phrase not in self.lexicon.close_units
            or self.raw(start, start + len(phrase)).isupper()
            or start <= end + 1
        )

    def _sign_or_code(self, word: str, start: int, end: int) -> tuple[Unit, int] | None:
        if word in symbols():
            return Unit(QuantityKind.MONEY, symbols()[word]), end
        if word in "%‰":
            return Unit(QuantityKind.PERCENT, "%", Decimal("0.1") if word == "‰" else Decimal(1)), end
        if word == "¢":
            return Unit(QuantityKind.MONEY, "cent", coin=True), end
        code = self.raw(start, end)
        if code in iso_4217():
            return Unit(QuantityKind.MONEY, code), end
        return None

    def front(self, start: int) -> tuple[Unit, int] | None:
        """The currency or percent sign that stands before an offset, and where it begins."""
        low = max(0, start - 26)
        nearest = self.text[low:start].rstrip(" -.")[-1:]
        if not nearest or (self.lexicon.article and nearest.isalpha() and not nearest.isascii()):
            return None  # "سجل الجنيه 30.9": the unit is the subject
        found = _FRONT.search(self.text, low, start)
        if not found or "\n" in found[0]:
            return None
        word, at = found["b"], found.start("b")
        if word == "%" or word in symbols():
            if word == "%" and (self.text[at + 1 : start] or self.text[at - 1 : at].isalnum()):
                return None
            read = self._sign_or_code(word, at, found.end("b"))
            return (read[0], at) if read else None
        code = self.raw(at, found.end("b"))
        if self.text[found.end("b") : start] == "-" and self.text[start : start + 1].isdigit():
            return None  # "CVE-2021"
        if code in iso_4217():
            return Unit(QuantityKind.MONEY, code), at
        if self.lexicon.article:
            return None
        two = self.known.get(found["a"] + word) if found["a"] else None
        if two and two.kind is QuantityKind.MONEY and not two.coin:
            return two, found.start("a")
        unit = self.known.get(word)
        if not unit or unit.kind is not QuantityKind.MONEY or unit.coin:
            return None
        fits = word not in self.lexicon.close_units or word in self.lexicon.front_units
        return (unit, at) if fits else None

    def of(self, end: int) -> int:
        """Behind "of the" between a vague number and its unit ("billions of dollars")."""
        found = self._of.match(self.text, end)
        return found.end() if found else end
