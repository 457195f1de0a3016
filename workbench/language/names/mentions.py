"""Where names stand: runs of Latin capitals, and Arabic names by cues, known words and repetition."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.language.fold import Folded
from workbench.language.names.keys import keyed
from workbench.language.names.latin import latin
from workbench.language.names.lexicon import Cue, Lexicon, lexicon
from workbench.language.names.persons import COMMON, Found, Persons, arabic
from workbench.language.patterns import compiled
from workbench.model import Name, Sentence, Span, Token

_COUNTRY = "يا"
"""How many countries and cities end."""
_DOTTED = compiled(r"\.[A-Z]\Z")


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
        owner = last.folded.endswith("'s") and last.folded not in words.owned
        stop = last.span.end - (2 if owner else 0)
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


class _Scan(Persons):
    """Arabic names of one text."""

    def run(self, taken: set[int]) -> list[Found]:
        found: list[Found] = []
        used = set(taken)
        cue_of, endings = self.words.cue, (*self.words.endings, _COUNTRY)
        for at, token in enumerate(self.tokens):
            cue = cue_of(token.folded)
            if at in used:
                continue
            if cue is None:
                if token.folded.endswith(endings) and len(token.folded) > 5:
                    strange = self._foreign(at)
                    if strange:
                        found.append(strange)
                        used.add(at)
                continue
            mention = self._mention(at, *cue, used)
            if mention and not any(part in used for part in range(mention[0], mention[1])):
                found.append(mention)
                used.update(range(mention[0], mention[1]))
        return found + self._repeated(found, used)

    def _mention(self, at: int, cue: Cue, cut: int, used: set[int]) -> Found | None:
        if cue is Cue.SON:
            return self._son(at, used) if self._near(at) and self._near(at + 1) else None
        if cue is Cue.KNOWN:
            known = self._known(at, cut)
            is_office = self.tokens[at].folded[cut:] in self.words.offices
            return known or (self._office(at, cut) if is_office else None)
        if cue is Cue.FIRST:
            given = self.tokens[at].folded[cut:]
            begin = at + 1
            if given in self.words.servants:  # "عبد الفتاح" is one given name
                if not (self._near(begin) and self._definite(begin)):
                    return None
                given, begin = given + self.tokens[begin].folded, begin + 1
            end = self._extended(begin, used, first=given)
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

    def _is_country(self, at: int) -> bool:
        """ "في أنطاكيا": behind a preposition, what ends in "-ia" and is no common noun is a place."""
        if self.tokens[at].folded in self.words.not_places or self._definite(at):
            return False
        return self._near(at) and self.tokens[at - 1].folded in self.words.before_places

    def _foreign(self, at: int) -> Found | None:
        """A word that ends like a foreign family name; a clitic comes off if the text has it bare."""
        word = self.tokens[at].folded
        if word.endswith(_COUNTRY):
            return (at, at + 1, 0) if self._is_country(at) else None
        return at, at + 1, int(word[0] in self.words.clitics and word[1:] in self.counts)

    def _is_inflected(self, at: int) -> bool:
        """Whether a word is a verb, an adjective, an adverb or has an ending, by its shape."""
        word = self.tokens[at].folded
        if word[0] in "يسن" or word.endswith(("ي", "ه", "ت", "ات", "ين", "ون", "ان", "ها", "هم", "نا", "وا")):
            return True
        return "\u064b" in self.tokens[at].span.of(self.text)  # fathatan

    def _of_kind(self, at: int, following: int) -> Found | None:
        """What a "city of", "company", "river" is called: "نهر الفرات", "بلدة عرسال", "شركة فيليبس"."""
        words, word = self.words, self.tokens[following].folded
        if self._repeats(following):
            return following, following + 1, 0
        kind = self.tokens[at].folded
        kind = kind if kind in words.kinds else kind[1:]
        if word in words.compounds:  # "خان يونس", "شرم الشيخ"
            return (following, following + 2, 0) if self._near(following + 1) else None
        if word.startswith(words.article):
            return (following, following + 1, 0) if kind in words.called else None
        strange = kind in words.called_strange and words.cue(word) is None
        if strange and kind in words.called and self._near(following + 1) and self._definite(following + 1):
            return following, following + 2, 0  # "مارون الراس"
        if not strange or word in words.common or self._is_inflected(following):
            return None
        return (following, following + 1, 0) if not COMMON.fullmatch(word) else None

    def _cued(self, at: int, cue: Cue, used: set[int]) -> Found | None:
        """What follows a title, a kind of organisation or a verb of saying."""
        words = self.words
        following = at + 1
        if following in used or not self._near(following):
            return None
        word = self.tokens[following].folded
        if word in words.no_names or not arabic(word) or len(word) < 3:
            return None
        if word.startswith(words.article) and (cue is not Cue.KIND or self._definite(at)):
            return None
        if word.endswith(("ه", "ين", "ون", "ات", "وا")):  # an adjective or a common noun, by its ending
            return None
        if cue is Cue.KIND:
            return self._of_kind(at, following)
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
            if end > at + 1 and not (word.endswith(("ي", "يه")) or word in self.words.adjectives):
                break  # what it did, whom it met, accused ...
            end += 1
        if end > at + 1 and self.tokens[at + 1].folded not in self.words.honours:
            return at, end, cut
        return self._named_after(at, cut) or ((at, end, cut) if end > at + 1 else None)

    def _named_after(self, at: int, cut: int) -> Found | None:
        """ "بنك إنجلترا", "جامعة محمد الخامس": an office named after a place or a person."""
        following = at + 1
        if not self._near(following):
            return None
        word = self.tokens[following].folded
        if word in self.words.phrases:
            place = self._known(following, 0)
            return (at, place[1], cut) if place else None
        if word in self.words.honours and self._near(following + 1):
            following += 1
            word = self.tokens[following].folded
        if word in self.words.first | self.words.servants:
            end = following + 1 + (word in self.words.servants)
            return at, min(self._extended(end, set(), first=word), len(self.tokens)), cut
        return None

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
