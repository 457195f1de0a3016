"""Number words told in digits, so that one pattern reads "aged 43" and "aged forty-three"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workbench.language.quantities.lexemes import lexemes
from workbench.language.quantities.lexicon import lexicon
from workbench.language.quantities.numbers import Reader


class Numeral(NamedTuple):
    """A whole number in words; offsets are of the folded text."""

    start: int
    end: int
    value: int


def numerals(text: str, lang: str) -> Iterator[Numeral]:
    """The whole numbers that a folded text tells in words, cardinals and ordinals, in order.

    Raises InputError for a language without a pack.
    """
    words = lexicon(lang)
    found = lexemes(text, words)
    reader = Reader(text, found, words)
    index = 0
    while index < len(found):
        number = reader.number(index)
        if number is None:
            index += 1
            continue
        whole = number.low == number.high == int(number.low)
        if whole and not (number.digits or number.vague or number.fraction or number.only_one):
            yield Numeral(number.start, number.end, int(number.low))
        index = max(number.next, index + 1)
