"""Whether a number is a quantity where it stands, or part of a name, a label or a year."""

from __future__ import annotations

from collections.abc import Callable

from workbench.language.fold import fold
from workbench.language.patterns import compiled
from workbench.language.quantities.context import Context, glued
from workbench.language.quantities.figure import Figure
from workbench.language.quantities.lexicon import Lexicon, Role
from workbench.language.quantities.number import Number
from workbench.model import QuantityKind

_LISTED = compiled(
    r"(?<![\w.,])\d[\d.,]* [a-z]+s\b[^.;!?\n]*(?:, and|,| and) the [A-Z][\w'’-]*(?: [A-Z][\w'’-]*)? \Z"
    r"|[A-Z][\w'’-]*(?: (?!is|was)[a-z]+){1,3} \d+(?:[.,]\d+)*(?: [a-z]+){0,2}"  # "A spilled 8 times, B 4"
    r"(?:,? (?:and )?(?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)? \d+(?:[.,]\d+)*)*"
    r",? (?:and )?(?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)? \Z"
)
_LIST_GOES_ON = compiled(r"[.,;\n]| and |\Z")
_TWO_WORDS = compiled(r" ([^\W\d_]+) ([^\W\d_]+)")
_NAMED = compiled(r"(?: [A-Z][\w'’.]*){2,4}")
_NEXT_WORD = compiled(r"[ -]([^\W\d_]+)")


class Standing:
    """Judges figures of one folded text."""

    def __init__(self, text: str, raw: Callable[[int, int], str], words: Lexicon, context: Context) -> None:
        self.text = text
        self.raw = raw
        self.words = words
        self.context = context

    def ordinal(self, figure: Figure) -> bool:
        number = figure.number
        if number.digits:
            rank = _NEXT_WORD.match(self.text, figure.end)
            ranked = rank is not None and rank[1] in self.words.ranks
            return not ranked and not glued(self.text, figure.start, self.words.glued)
        words = self.context.words_before(figure.start, limit=1, reach=16)
        if words and words[0][0] in self.words.no_ordinals_before and self._adjacent(words[0], figure.start):
            return False
        following = _NEXT_WORD.match(self.text, figure.end)
        if following and following[1] in self.words.no_ordinals_after:
            return False
        hour = _TWO_WORDS.match(self.text, figure.end)
        if hour and hour[2] in self.words.clock and self.text[figure.end - 1] == "ه":
            return False  # "الثانية بعد الظهر"
        raw = self.raw(figure.start, figure.end)
        if self.text[figure.start : figure.end].endswith("اولي") and raw.endswith("ي"):
            return False  # "initial", which folds like "first"
        return not self._is_title(figure, raw)

    def number(self, figure: Figure) -> bool:
        """Whether a number is a quantity where it stands."""
        number = figure.number
        if number.digits:
            return self._digits_stand(figure)
        text = self.text[number.start : number.end]
        following = _NEXT_WORD.match(self.text, number.end)
        after = following[1] if following else ""
        if number.only_one or (number.roles == [Role.SUFFIX]):
            told = figure.unit is not None and figure.unit.kind is QuantityKind.MONEY and not figure.unit.coin
            noun = self.text[number.end : figure.end].strip()
            return told and noun[-1:].isalpha() and noun not in self.words.close_units
        if number.fraction and figure.unit is None:
            return self._fraction_stands(number, after)
        if number.definite and self._is_label_of_group(number.start):
            return False
        if text in self.words.needs_one or text in self.words.vague_before_scale:
            return False
        if self._is_title(figure, self.raw(number.start, number.end)):
            return False
        if text in self.words.singles and figure.unit is None:
            return self._single_stands(figure, after)
        return True

    def _is_label_of_group(self, start: int) -> bool:
        """ "مجموعة العشرين" """
        words = self.context.words_before(start, limit=1, reach=16)
        return (
            bool(words) and words[0][0] in self.words.no_ordinals_before and self._adjacent(words[0], start)
        )

    def _is_title(self, figure: Figure, raw: str) -> bool:
        """Whether a number word is part of a name: "Second Cup", "Formula One"."""
        if not raw[:1].isupper() or raw.isupper():
            return False
        before = self.text[max(0, figure.start - 4) : figure.start].rstrip(" ")[-1:]
        following = _NEXT_WORD.match(self.text, figure.end)
        named = bool(following) and self.raw(figure.end + 1, figure.end + 2).isupper()
        if not before or before in '.!?:"\n':
            return named and not (following and following[1].endswith("s"))
        return figure.unit is None and not figure.number.last

    def _adjacent(self, word: tuple[str, int], start: int) -> bool:
        return not self.text[word[1] + len(word[0]) : start].strip()

    def _fraction_stands(self, number: Number, after: str) -> bool:
        if self.text[number.start : number.end] in self.words.own_fractions:
            return True
        if after in self.words.no_fractions or self.text[number.end : number.end + 1] == "-":
            return False
        if self.text[number.end - 1] == "s" and len(number.roles) == 1:
            return False  # "certain quarters"
        if len(number.roles) > 1 and number.roles[0] is not Role.ONE:
            return True
        if self.words.article and after.startswith(self.words.article):
            return True
        words = self.context.words_before(number.start, limit=1, reach=12)
        behind = bool(words) and words[0][0] in self.words.fractions_after
        if self.words.article:  # "ارتفعت بمقدار الثلث."
            return behind and number.definite and not after
        return after in self.words.fractions_before or behind

    def _single_stands(self, figure: Figure, after: str) -> bool:
        if any(self.text.startswith(f" {ratio} ", figure.end) for ratio in self.words.ratios):
            return True  # "one in every four"
        words = self.context.words_before(figure.start, limit=1, reach=16)
        before = words[0][0] if words and self._adjacent(words[0], figure.start) else ""
        if self.words.article and before and before not in self.words.function_words:
            return False  # "one" behind its noun is an adjective
        return not (
            before in self.words.singles_before
            or after in self.words.singles_after
            or self.text[figure.end : figure.end + 1] in ("-", "'")
        )

    def _digits_stand(self, figure: Figure) -> bool:
        number, text = figure.number, self.text
        if number.start == figure.start and glued(text, number.start, self.words.glued):
            return False
        if (
            text[number.start - 1 : number.start] in (".", ",", ":", "/", "+")
            and text[max(0, number.start - 2) : number.start - 1].isalnum()
        ):
            return False
        tail = text[figure.end : figure.end + 1]
        if figure.end == number.end and ((tail.isalpha() and tail.isascii()) or tail == "_"):
            return False  # "4G", "1990s"
        if (
            figure.end == number.end
            and tail in ("/", ":")
            and text[figure.end + 1 : figure.end + 2].isalpha()
        ):
            return False
        if self._is_of_an_era(figure):
            return False
        if text.startswith("00", number.start) and text[max(0, number.start - 1) : number.start].strip("\n"):
            return False  # "Agent 007"
        if figure.unit or number.last:
            return True
        return not (
            (self.context.is_label(figure.start) and not self._is_counted(figure))
            or self._is_year(figure)
            or self._is_model(figure)
            or self._is_house(figure.end)
        )

    def _is_of_an_era(self, figure: Figure) -> bool:
        """ "700 BC" """
        following = _NEXT_WORD.match(self.text, figure.end)
        return following is not None and figure.unit is None and following[1] in self.words.eras

    def _is_year(self, figure: Figure) -> bool:
        number = figure.number
        if number.end - number.start != 4 or not 1800 <= figure.low <= 2100:
            return False
        article = self.words.article  # "العمليات الـ1800"
        if article and self.text.endswith(article, 0, figure.start):
            return False
        return self.context.qualifier_before(figure.start) is None and not self._counts(figure)

    def _is_counted(self, figure: Figure) -> bool:
        following = _NEXT_WORD.match(self.text, figure.end) if self.words.article else None
        return following is not None and following[1] in self.words.counted

    def _is_house(self, end: int) -> bool:
        """ "10 Downing Street" """
        found = _NAMED.match(self.raw(end, min(end + 60, len(self.text)))) if self.words.streets else None
        return found is not None and fold(found[0].split()[-1]) in self.words.streets

    def _counts(self, figure: Figure) -> bool:
        """Whether a noun that can be counted follows."""
        following = _NEXT_WORD.match(self.text, figure.end)
        if not following or following[1] in self.words.function_words:
            return False
        if self.words.article:
            return not following[1].startswith(self.words.article) and not following[1].isascii()
        return (following[1].endswith("s") and not following[1].endswith("ss")) or following[
            1
        ] in self.words.persons

    def _is_listed(self, figure: Figure) -> bool:
        """ "17 seats, the Progressives 9 and the Greens 7": a list that goes on from what was counted."""
        if not _LIST_GOES_ON.match(self.text, figure.end):
            return False
        start = self.text.rfind("\n", max(0, figure.start - 160), figure.start) + 1
        before = self.raw(max(start, figure.start - 160), figure.start)
        return _LISTED.search(before) is not None

    def _is_model(self, figure: Figure) -> bool:
        """A figure behind a name: "Boeing 737", "iPhone 15"."""
        words = self.context.words_before(figure.start, limit=2, reach=40)
        if not words or self.text[words[0][1] + len(words[0][0]) : figure.start] != " ":
            return False
        word, at = words[0]
        if not word.isascii() or self._counts(figure):
            return False
        if not self.words.article:
            inner = self.text[max(0, at - 2) : at].strip()[-1:]
            if not inner or inner in ".!?:":
                return False
            if not self.context.capital(at) and not self.context.capital(at + 1):
                return False
        if figure.low < 1000 and self._is_listed(figure):
            return False
        return self.context.qualifier_before(figure.start) is None
