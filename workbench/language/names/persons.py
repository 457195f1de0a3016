"""Where names of persons begin and end in Arabic, by what stands around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from workbench.language.names.lexicon import Lexicon
from workbench.language.patterns import compiled
from workbench.model import Token

# Verbal nouns, feminines and plurals, by their shape.
COMMON = compiled(r"ت..ي.|ا.{1,5}ا.|\w{2,}(?:ه|ات|ين|ون|يه)|م.{2,4}ا|\w+يا")
Found = tuple[int, int, int]
"""First token, one past the last token, and how many letters of the first are clitics."""


class Persons:
    """The persons of one text."""

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

    def _son(self, at: int, used: set[int]) -> Found | None:
        """ "تميم بن حمد": what stands around "son of" are names, whoever knows them."""
        before = self.tokens[at - 1].folded
        if at - 1 in used or not arabic(before) or before in self.words.no_names:
            return None
        cut = int(before[0] in self.words.clitics and before[1:] in self.words.first)
        return at - 1, self._extended(at + 2, used), cut

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
        place = self._known(start, 0) if self._near(start) else None  # "عمدة نابولي ..."
        if place and not self._definite(at):
            start = place[1]
        while start < at + 5 and self._near(start) and self._definite_or_for(start):
            start += 1
        if start == at + 1 and not (self._definite(at) or self.tokens[at].folded in self.words.owned_posts):
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
        return self._can_be_titled(at) and not COMMON.fullmatch(word) and self.words.cue(word) is None

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
        if len(word) < 3 or not arabic(word) or self._definite(at):
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

    def _extended(self, end: int, used: set[int], *, first: str = "") -> int:
        """Where a person's name ends that goes on at a token; `first` is the given name before it."""
        words = self.words
        begin = end
        while end < len(self.tokens) and end < begin + 4 and end not in used and self._near(end):
            word = self.tokens[end].folded
            if word in words.particles:
                last = end
                while self._is_particle(last) and self._near(last + 1):
                    last += 1
                if last == end:
                    break
                end = last + 1
                continue
            if not self._can_be_name(end, first if end == begin else ""):
                break
            if end > begin and self._definite(end) and self._closes(end - 1, end):
                break
            end += 1
        return end

    def _is_particle(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].folded in self.words.particles

    def _closes(self, at: int, following: int) -> bool:
        """Whether a name is whole with a definite word, and another definite one is the next phrase's."""
        ends, goes_on = self.tokens[at].folded, self.tokens[following].folded
        if not self._definite(
            at
        ):  # behind a family name stands the next phrase, behind given names another one
            return ends not in self.words.first and not goes_on.endswith("ي")
        return ends.endswith("ي") or not goes_on.endswith("ي")

    def _can_be_name(self, at: int, first: str) -> bool:
        """Whether a word can go on with a person's name."""
        word = self.tokens[at].folded
        words = self.words
        if word in words.no_names or word in words.titles or word in words.kinds or len(word) < 3:
            return False
        if not arabic(word):
            return False
        if word in words.family:
            return True
        if word in words.phrases or (self._definite(at) and word.endswith("ه")):
            return False
        if word in words.first or self._repeats(at):
            return True
        if first in self.met:
            return False
        if word[0] == "ل" and first and len(word) > 4 and not self._is_for(word):
            return True  # "برونو لومير"
        if word[0] in "ويل" or (word[0] == "ب" and (word[1:] in self.counts or word.startswith("بال"))):
            return False  # "and", a verb, "for", "in"
        if word[0] == "ت" and (not first or first.endswith(("ه", "ا"))):
            return False  # a verb said of a woman
        return bool(first) or word.startswith(words.article)

    def _is_for(self, word: str) -> bool:
        """Whether a word that begins with "ل" is "for" and another word."""
        bare = word[1:]
        known = self.words
        return (
            bare in self.counts or known.cue(bare) is not None or bare in known.no_names or bare[0] in "لاي"
        )

    def _repeats(self, at: int) -> bool:
        """Whether a word stands in the text again without the article, and never with it."""
        word = self.tokens[at].folded
        article = self.words.article
        return self.counts[word] > 1 and not word.startswith(article) and article + word not in self.counts

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
                person = len(parts) == 1 and self._near(end) and self.tokens[end].folded in self.words.family
                return at, end + person, cut  # "جورجيا ميلوني" is no country
        return None


def arabic(word: str) -> bool:
    return "\u0621" <= word[0] <= "\u064a"
