"""Where names stand: runs of Latin capitals, and Arabic names by cues, known words and repetition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from workbench.language.fold import Folded
from workbench.language.names.keys import keyed
from workbench.language.names.latin import latin
from workbench.language.names.lexicon import Cue, Lexicon, lexicon
from workbench.model import Name, Sentence, Span, Token

_DOTTED = re.compile(r"\.[A-Z]\Z")
# Verbal nouns, feminines and plurals, by their shape.
_COMMON = re.compile(r"ت..ي.|ا.{1,5}ا.|\w+(?:ه|ات|ين|ون|يه)|م.{2,4}ا|\w+يا")
Found = tuple[int, int, int]
"""First token, one past the last token, and how many letters of the first are clitics."""


def names(
    folded: Folded, lang: str, tokens: Sequence[Token], sentences: Sequence[Sentence]
) -> tuple[Name, ...]:
    """Mentions in order, none inside another; mentions of one bearer share a key.

    A short form has the key of the only full form in the text that contains it. Spellings that only
    sound alike are never merged (see `likeness`). Raises InputError for a language without a pack.
    """
    if not tokens:
        return ()
    words = lexicon(lang)
    text = folded.original
    found = latin(text, tokens, sentences, words)
    if words.article:
        found += _Scan(text, tokens, words).run({at for start, end, _ in found for at in range(start, end)})
    spans = []
    for start, end, cut in sorted(found):
        first, last = tokens[start], tokens[end - 1]
        stop = last.span.end - (2 if last.folded.endswith("'s") else 0)
        if _DOTTED.search(text, max(0, stop - 3), stop) and text[stop : stop + 1] == ".":
            stop += 1  # "U.S."
        span = Span(first.span.start + _clitic_length(text, first, cut), stop)
        parts = [_part(tokens[at], cut if at == start else 0, words) for at in range(start, end)]
        letters = all(len(part) == 1 for part in parts)
        spans.append((span, ("" if letters else " ").join(parts)))
    return keyed(text, spans)


def _part(token: Token, cut: int, words: Lexicon) -> str:
    word = token.folded.removesuffix("'s")
    if cut and word[cut - 1 : cut + 1] == "لل":  # "to the": the article has lost a letter
        return words.article + word[cut + 1 :]
    return word[cut:]


def _clitic_length(text: str, token: Token, cut: int) -> int:
    """How many code points of the stored word its first `cut` folded letters take."""
    length, letters = 0, 0
    raw = token.span.of(text)
    while length < len(raw) and letters < cut:
        letters += raw[length].isalpha() and raw[length] != "ـ"
        length += 1
    while cut and length < len(raw) and not (raw[length].isalpha() and raw[length] != "ـ"):
        length += 1
    return length


class _Scan:
    """Arabic names of one text."""

    def __init__(self, text: str, tokens: Sequence[Token], words: Lexicon) -> None:
        self.text = text
        self.tokens = tokens
        self.words = words
        counts = Counter(token.folded for token in tokens)
        for word, count in list(counts.items()):
            if word[0] in words.clitics and word[1:] in counts:
                counts[word[1:]] += count
        self.counts = counts
        """How often a word stands in the text, with or without a clitic."""
        self.met: set[str] = set()
        """Given names that stood before; what follows them now need not be a family name."""

    def run(self, taken: set[int]) -> list[Found]:
        found: list[Found] = []
        used = set(taken)
        cues = self.words.cues
        for at, token in enumerate(self.tokens):
            cue = cues.get(token.folded)
            if at in used:
                continue
            if cue is None:
                if token.folded.endswith(self.words.endings) and len(token.folded) > 5:
                    found.append(self._foreign(at))
                    used.add(at)
                continue
            mention = self._mention(at, *cue, used)
            if mention and not any(part in used for part in range(mention[0], mention[1])):
                found.append(mention)
                used.update(range(mention[0], mention[1]))
        return found + self._repeated(found, used)

    def _mention(self, at: int, cue: Cue, cut: int, used: set[int]) -> Found | None:
        if cue is Cue.KNOWN:
            return self._known(at, cut) or self._office(at, cut)
        if cue is Cue.FIRST:
            given = self.tokens[at].folded[cut:]
            end = self._extended(at + 1, used, first=given)
            doubtful = given in self.words.doubtful
            if (doubtful or (cut and len(given) < 4)) and not self._is_given(at, end, cut):
                return None
            self.met.add(given)
            return at, end, cut
        if cue is Cue.POST:
            return self._holder(at, used)
        if cue is Cue.OFFICE:
            return self._office(at, cut)
        if cue is Cue.PERSON:
            return self._titled(at, used)
        return self._cued(at, cue, used)

    def _is_given(self, at: int, end: int, cut: int) -> bool:
        """Whether a name that is an everyday word as well ("عمر", "باسم", "لصالح") is a name here."""
        before = self.tokens[at - 1].folded if at else ""
        given = self.tokens[at].folded[cut:]
        if before in self.words.not_after:
            return False
        if cut and given not in self.met:
            return False
        return end > at + 1 or self.counts[given] > 1

    def _holder(self, at: int, used: set[int]) -> Found | None:
        """Who holds a post: "رئيس الوزراء", perhaps an adjective, and two words that look like a name."""
        start = at + 1
        while start < at + 5 and self._near(start) and self._definite_or_for(start):
            start += 1
        if start == at + 1 and not self._definite(at):
            return None
        end = start + 2
        if end > len(self.tokens) or not all(
            step not in used and self._near(step) and self._can_be_foreign(step) for step in range(start, end)
        ):
            return None
        return start, end, 0

    def _definite_or_for(self, at: int) -> bool:
        word = self.tokens[at].folded
        return word.startswith((self.words.article, "لل"))

    def _can_be_foreign(self, at: int) -> bool:
        """Whether an unknown word may be half of a name: no verb, no noun by its shape."""
        word = self.tokens[at].folded
        return self._can_be_titled(at) and not _COMMON.fullmatch(word) and word not in self.words.cues

    def _foreign(self, at: int) -> Found:
        """A word that ends like a foreign family name; a clitic comes off if the text has it bare."""
        word = self.tokens[at].folded
        return at, at + 1, int(word[0] in self.words.clitics and word[1:] in self.counts)

    def _titled(self, at: int, used: set[int]) -> Found | None:
        """The person behind a title, perhaps over an adjective of where from."""
        start = at + 1
        if self._near(start) and self._definite(start) and self.tokens[start].folded.endswith("ي"):
            start += 1
        end = start
        while end < start + 2 and end not in used and self._near(end) and self._can_be_titled(end):
            end += 1
        return (start, self._extended(end, used), 0) if end > start else None

    def _can_be_titled(self, at: int) -> bool:
        word = self.tokens[at].folded
        if word in self.words.first:
            return True
        words = self.words
        if word in words.no_names or word in words.kinds or word in words.phrases:
            return False
        if len(word) < 3 or not _arabic(word) or self._definite(at):
            return False
        return word[0] not in "ويلب" and not word.startswith(("سي", "ست"))  # clitics and verbs

    def _definite(self, at: int) -> bool:
        return self.tokens[at].folded.startswith(self.words.article)

    def _near(self, at: int) -> bool:
        """Whether a token follows the one before it with nothing but a space between."""
        if not 0 < at < len(self.tokens):
            return False
        between = self.text[self.tokens[at - 1].span.end : self.tokens[at].span.start]
        return between.isspace() and "\n" not in between

    def _known(self, at: int, cut: int) -> Found | None:
        """A place or organisation of the pack."""
        word = self.tokens[at].folded[cut:]
        if word not in self.words.phrases and self.words.article:  # "لل" for "to the"
            word = self.words.article + word[1:]
        for parts in self.words.phrases.get(word, ()):
            end = at + len(parts)
            if all(
                self._near(step) and self.tokens[step].folded == part
                for step, part in zip(range(at + 1, end), parts[1:], strict=True)
            ):
                return at, end, cut
        return None

    def _extended(self, end: int, used: set[int], *, first: str = "") -> int:
        """Where a person's name ends that goes on at a token; `first` is the given name before it."""
        words = self.words
        begin = end
        while end < len(self.tokens) and end < begin + 4 and end not in used and self._near(end):
            word = self.tokens[end].folded
            if word in words.particles and self._near(end + 1):
                end += 2
                continue
            if not self._can_be_name(end, first if end == begin else ""):
                break
            if end > begin and self._definite(end) and self._closes(end - 1, end):
                break
            end += 1
        return end

    def _closes(self, at: int, following: int) -> bool:
        """Whether a name is whole with a definite word, and another definite one is the next phrase's."""
        if not self._definite(at):
            return False
        ends, goes_on = self.tokens[at].folded, self.tokens[following].folded
        return ends.endswith("ي") or not goes_on.endswith("ي")

    def _can_be_name(self, at: int, first: str) -> bool:
        """Whether a word can go on with a person's name."""
        word = self.tokens[at].folded
        words = self.words
        if word in words.no_names or word in words.titles or word in words.kinds or len(word) < 3:
            return False
        if not _arabic(word):
            return False
        if word in words.family:
            return bool(first)
        if word in words.phrases or (self._definite(at) and word.endswith("ه")):
            return False
        if word in words.first or self._repeats(at):
            return True
        if first in self.met:
            return False
        if word[0] in "ويل" or (word[0] == "ب" and (word[1:] in self.counts or word.startswith("بال"))):
            return False  # "and", a verb, "for", "in"
        if word[0] == "ت" and (not first or first.endswith(("ه", "ا"))):
            return False  # a verb said of a woman
        return bool(first) or word.startswith(words.article)

    def _repeats(self, at: int) -> bool:
        """Whether a word stands in the text again without the article, and never with it."""
        word = self.tokens[at].folded
        article = self.words.article
        return self.counts[word] > 1 and not word.startswith(article) and article + word not in self.counts

    def _cued(self, at: int, cue: Cue, used: set[int]) -> Found | None:
        """What follows a title, a kind of organisation or a verb of saying."""
        words = self.words
        following = at + 1
        if following in used or not self._near(following):
            return None
        word = self.tokens[following].folded
        if word in words.no_names or word.startswith(words.article) or not _arabic(word) or len(word) < 3:
            return None
        if word.endswith(("ه", "ين", "ون", "ات", "وا")):  # an adjective or a common noun, by its ending
            return None
        if cue is Cue.KIND:
            return (following, following + 1, 0) if self._repeats(following) else None
        end = self._extended(following + 1, used)
        last = self.tokens[end - 1].folded
        definite = end > following + 1 and last.startswith(words.article)
        if definite and last.endswith("ه"):
            return None  # "the death of hope"
        # "chief of the staff" holds no name, "the chief Salem Al-Ali" does.
        definite = definite and (cue is Cue.SAYING or self._definite(at))
        if (self._repeats(following) or definite) and word[0] not in "وبل":
            return following, end, 0
        return None

    def _office(self, at: int, cut: int) -> Found | None:
        """ "وزارة الصحة", "جامعة القاهرة": the cue and the definite words behind it."""
        end = at + 1
        while end < at + 4 and self._near(end):
            word = self.tokens[end].folded
            if not word.startswith(self.words.article) or word in self.words.no_names:
                break
            if end > at + 1 and word.endswith(("ين", "ون", "ان")):
                break  # whom it met, accused ...
            end += 1
        return (at, end, cut) if end > at + 1 else None

    def _repeated(self, found: Sequence[Found], used: set[int]) -> list[Found]:
        """Every further occurrence of a name of one word, or of a person's last name."""
        seeds: dict[str, int] = {}
        for start, end, cut in found:
            last = self.tokens[end - 1].folded
            alone = last if end > start + 1 else last[cut:]
            person = self.tokens[start].folded[cut:] in self.words.first
            if len(alone) < 3 or alone in self.words.first or not (person or end == start + 1):
                continue
            if end == start + 1 or not alone.startswith(self.words.article):
                for word, length in self.words.written(alone):
                    seeds.setdefault(word, length)
        return [
            (at, at + 1, seeds[token.folded])
            for at, token in enumerate(self.tokens)
            if token.folded in seeds and at not in used
        ]


def _arabic(word: str) -> bool:
    return "\u0621" <= word[0] <= "\u064a"
