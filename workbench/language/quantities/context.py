"""What stands around a figure: what forbids it, what qualifies it, and what it is a figure of."""

from __future__ import annotations

from collections.abc import Callable

from workbench.language.clauses.words import AMBIGUOUS, PAST
from workbench.language.clauses.words import lexicon as clause_words
from workbench.language.patterns import compiled
from workbench.language.quantities.lexicon import Lexicon
from workbench.model import Qualifier

# Addresses and hashtags.
_ADDRESS = compiled(r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]+\.\S+|[#@]\w+")
# IP addresses, versions, ISBNs, telephone numbers, times of day, numeric dates.
_CODE = compiled(
    r"(?<![\w.])v?\d{1,3}(?:\.\d{1,3}){3,}(?![\d])"
    r"|(?<![\w.,])v?(?!\d{1,3}(?:\.\d{3}){2,}(?![\d.]))\d+(?:\.\d+){2,}"
    r"|(?<![\w-])97[89][ -]?\d{1,5}[ -]\d{1,7}[ -]\d{1,7}[ -][\dx](?!\w)"
    r"|(?<![\w-])\d{1,5}-\d{1,7}-\d{1,7}-[\dx](?!\w)"
    r"|(?<!\w)\+\d[\d ()-]{6,18}\d|(?<![\w.,])0\d{6,}(?!\d)|(?<![\w.,])\(\d{2,5}\) ?\d[\d -]{4,12}\d"
    r"|(?<![\w.,-])\d{2,5}-\d{3,4}-\d{3,4}(?!\w)|(?<![\w.,])0\d{1,4}[ -]\d{2,4}[ -]\d{2,5}(?: \d{2,4})?(?!\w)"
    r"|(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?!\d)(?: ?[ap]\.?m\b)?|(?<!\w)\d{1,2}(?:\.\d\d)? ?[ap]\.?m\b\.?"
    r"|(?<![\w.,])(?:\d{1,2}[.:]?\d\d|\d{1,2}) ?(?:gmt|utc|bst|c?est|[ecmp][ds]t|[ce]et|[ij]st|aest)\b"
    r"|(?<![\d/.-])\d{1,4}([/-])\d{1,2}\1\d{1,4}(?![\d/-])|\d+/\d+/\d+(?:/\d+)*|(?<!\d)(?:24/7|9/11)(?!\d)"
    r"|(?<![\w.,])(?:480|720|1080|1440|2160)[pi](?!\w)"
)
# Where one of those could begin and end: the slow expression runs only there.
_PERHAPS_CODE = compiled(r"[+(v]?\d[\d.:/() -]{0,40}[\dapxi]")
_ZONE = 6
"""So far behind its digits a time of day may have its zone."""
_TRIGGER = compiled(r"\d")
_LETTERS = compiled(r"[^\W\d_]+\Z")
_WORDS_BEFORE = compiled(r"[^\W\d_]+")
_AFTER = compiled(r" ([^\W\d_]+(?: [^\W\d_]+)?)|\+(?!\d)")
_HEAD_WORD = compiled(r"[ -]([^\W\d_](?:[^\W_]|['’-](?=[^\W_]))*)")
_NEGATED = {Qualifier.MORE_THAN: Qualifier.AT_MOST, Qualifier.LESS_THAN: Qualifier.AT_LEAST}
_LABEL = compiled(r"(?<![^\W\d_])([^\W\d_]++)[.:]? ?[#(\"]?\Z")
_GROUP = compiled(r"\bgroup of \Z")
_COUNTED = compiled(r"(?<![\d.,])([1-9][\d.,]*\d) \Z")
_FARTHEST = 90
"""No word farther before a figure than this tells of it."""
_CLAUSE_START = compiled(r"[.,;:!?()\[\]\"\n]")


def forbidden(text: str) -> list[tuple[int, int]]:
    """Stretches of a folded text whose digits are no quantities, in order."""
    if not _TRIGGER.search(text):
        return []
    found: list[tuple[int, int]] = []
    if "#" in text or "@" in text or "http" in text or "www" in text:
        found = [match.span() for match in _ADDRESS.finditer(text)]
    for chunk in _PERHAPS_CODE.finditer(text):
        found += [match.span() for match in _CODE.finditer(text, chunk.start(), chunk.end() + _ZONE)]
    return sorted(found)


def glued(text: str, start: int, clitics: frozenset[str]) -> bool:
    """Whether digits are part of a longer name: "A380", "COVID-19", "x86" (clitics are not)."""
    previous = text[start - 1 : start]
    if previous == " ":
        return False
    before = _LETTERS.search(text, max(0, start - 12), start)
    if before:
        return before[0] not in clitics
    if previous in ("-", "/", "_", "&"):
        left = text[start - 2 : start - 1]
        if previous == "-" and left and not left.isascii():
            word = _LETTERS.search(text, max(0, start - 13), start - 1)
            return bool(word) and word[0] not in clitics if word else False
        return left.isalpha() or (left == "_")
    return previous == "_"


class Context:
    """Reads what stands before and behind figures of one folded text."""

    def __init__(self, text: str, raw: Callable[[int, int], str], lexicon: Lexicon) -> None:
        self.text = text
        self.raw = raw
        self.lexicon = lexicon
        self.verbs = clause_words(lexicon.lang)
        self._before: dict[int, list[tuple[str, int]]] = {}
        self.of = compiled(rf" (?:{lexicon.of})(?= )")
        self.out_of = compiled(rf" (?:{lexicon.out_of}) (?=\w)")

    def capital(self, at: int) -> bool:
        return self.raw(at, at + 1).isupper()

    def words_before(self, start: int, limit: int = 4, reach: int = 60) -> list[tuple[str, int]]:
        """The last words before an offset with their starts, the nearest first; not over stops."""
        found = self._before.get(start)
        if found is None:  # a figure's surroundings are asked for again and again, and so are the next one's
            if len(self._before) > 8:
                self._before.clear()
            found = self._before[start] = self._all_before(start)
        low = start - reach
        return [(word, at) for word, at in found[:limit] if at >= low]

    def _all_before(self, start: int) -> list[tuple[str, int]]:
        low = max(0, start - _FARTHEST)
        piece = self.text[low:start]
        stop = max((m.end() for m in _CLAUSE_START.finditer(piece)), default=0)
        found = [(m[0], low + m.start()) for m in _WORDS_BEFORE.finditer(piece, stop)]
        if low and found and found[0][1] == low and self.text[low - 1].isalnum():
            found = found[1:]  # cut in half
        return found[::-1]

    def qualifier_before(self, start: int) -> tuple[Qualifier, int] | None:
        """The qualifier that ends right before an offset, and where it begins."""
        words = self.words_before(start)
        if words and words[0][0] in self.lexicon.glued and words[0][1] + len(words[0][0]) == start:
            words = words[1:]
        best = None
        for skip in (0, 1, 2):  # "exceeded its 5 million", "تجاوزت قيمتها 5 ملايين"
            phrase = ""
            for count, (word, at) in enumerate(words[skip : skip + 3]):
                phrase = f"{word} {phrase}" if count else word
                found = self.qualifier(phrase)
                if found and not (skip and phrase.lstrip("و") not in self.lexicon.reaching):
                    denial = words[skip + count + 1 : skip + count + 2]
                    if denial and denial[0][0] in self.lexicon.negations and found in _NEGATED:
                        best = (_NEGATED[found], denial[0][1])
                    else:
                        best = (found, at)
            if best:
                return best
        return None

    def qualifier(self, phrase: str) -> Qualifier | None:
        return self.lexicon.before.get(phrase)

    def qualifier_after(self, end: int) -> tuple[Qualifier, int] | None:
        found = _AFTER.match(self.text, end)
        if not found:
            return None
        if not found[1]:
            return (Qualifier.AT_LEAST, found.end()) if found[0].endswith("+") and found[0] == "+" else None
        for phrase in (found[1], found[1].partition(" ")[0]):
            if phrase in self.lexicon.after:
                return self.lexicon.after[phrase], found.start(1) + len(phrase)
        return None

    def is_label(self, start: int) -> bool:
        """Whether a number at an offset is a label: "Article 5", "البند 12", "No. 10"."""
        low = max(0, start - 24)
        found = _LABEL.search(self.text, low, start)
        if self.text[max(0, start - 1) : start] == "#":
            return True
        if not found or "\n" in found[0]:
            return False
        word = found[1]
        group = _GROUP.search(self.text, low, start)
        if group and self.capital(group.start()):
            return True  # "the Group of 20"
        if found[0].endswith(":"):
            return False
        return word in self.lexicon.labels and not self._is_no_label(found.start(), word)

    def _is_no_label(self, start: int, word: str) -> bool:
        """ "The opening day 12 trains ran", "نقلت 12 رحلة 540 راكبا": a time, or itself counted."""
        if word in self.lexicon.periods:
            before = self.words_before(start, limit=1, reach=16)
            if before and before[0][0] in self.lexicon.period_leads:
                return True
        counted = _COUNTED.search(self.text, max(0, start - 12), start)
        return counted is not None and not self.is_label(counted.start(1))

    # ------------------------------------------------------------------ heads

    def head_behind(self, end: int, most: int = 3) -> tuple[int, int] | None:
        """The noun phrase right behind a figure."""
        of = self.of.match(self.text, end)
        at = of.end() if of else end
        first = None
        last = at
        for count in range(most):
            found = _HEAD_WORD.match(self.text, last)
            word = found[1] if found else ""
            if not found or word in self.lexicon.function_words or word in self.lexicon.words:
                break
            if word[1:2].isdigit() and word[0] in self.lexicon.glued:
                break  # "و7"
            if (count or not self.lexicon.article) and self._is_verb(word):
                break
            if (
                count
                and self.lexicon.article
                and not self._agrees(found[1], self.text[first:last] if first else "")
            ):
                break
            if count and self.capital(found.start(1)) != self.capital(first or 0):
                break
            first = found.start(1) if first is None else first
            last = found.end(1)
        return (first, last) if first is not None else None

    def head_of(self, end: int) -> tuple[int, int] | None:
        """The noun phrase behind "of" ("40% of voters")."""
        return self.head_behind(end) if self.of.match(self.text, end) else None

    def _agrees(self, word: str, before: str) -> bool:
        """Whether an Arabic word goes on with the noun phrase: an adjective, or a genitive."""
        noun = before.split(maxsplit=1)[0] if before else ""
        article = self.lexicon.article
        if noun.startswith(article) != word.startswith(article):
            return False
        if noun.endswith(("ات", "ه")):
            return word.endswith("ه") and word[0] not in "لبو"
        return not word.endswith("وا") and any(
            word.endswith(ending) and noun.endswith(ending) for ending in ("ا", "ين", "ون")
        )

    def head_before(self, start: int) -> tuple[int, int] | None:
        """The nearest noun phrase before a figure, over prepositions, verbs and qualifiers."""
        words = self.words_before(start, limit=7, reach=80)
        functions = self.lexicon.function_words
        words = words[: self._up_to_digits(words, start)]
        last_start = start
        for count, (word, at) in enumerate(words):
            if word in self.lexicon.words or word in self.lexicon.units:
                return None  # another figure's
            if word in functions or word in self.lexicon.glued or self._is_function(word):
                last_start = at
                continue
            begin, end = at, at + len(word)
            if count + 1 < len(words):
                other, other_at = words[count + 1]
                near = other_at + len(other) + 1 == at
                if (
                    near
                    and other not in self.lexicon.words
                    and other not in self.lexicon.units
                    and not self._is_function(other)
                    and other not in functions
                    and self._construct(other, word, other_at, at)
                ):
                    begin = other_at
            return begin, min(end, last_start) if last_start > begin else end
        return None

    def _up_to_digits(self, words: list[tuple[str, int]], start: int) -> int:
        """How many of the words stand between the last digits and an offset."""
        digits = max((m.end() for m in _TRIGGER.finditer(self.text, max(0, start - 80), start)), default=0)
        return sum(at >= digits for _, at in words)

    def _construct(self, left: str, right: str, left_at: int, at: int) -> bool:
        article = self.lexicon.article
        if article:
            return (not left.startswith(article) and left.endswith(("ات", "ه", "ي"))) or left.startswith(
                article
            ) == right.startswith(article)
        return self.capital(left_at) == self.capital(at)

    def _is_verb(self, word: str) -> bool:
        """Whether a word is a past form and no noun, as far as the clauses' words tell."""
        return self.verbs[word] & (PAST | AMBIGUOUS) == PAST

    def _is_function(self, word: str) -> bool:
        if word in self.lexicon.function_words or self.qualifier(word):
            return True
        if self._is_verb(word):
            return True
        return bool(self.lexicon.article) and word[:1] in "وف" and word[1:] in self.lexicon.function_words
