"""Who is meant where no name stands: as far as rules carry, and never as sure as a name.

Besides the names of the language room, a word that follows a construct noun ("سد الكسرة") and a short
title in quotation marks tell one bearer from another, and count as names.

"The company", "رجل الأعمال" and "he" take the name that the paragraph has spoken of most and last,
if it can be of that kind; a passage without any name keeps the subject of the sentence before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from itertools import pairwise

from workbench.consistency.lexicon import forms, pattern, stop_words
from workbench.consistency.places import Places
from workbench.consistency.text import Text
from workbench.language.fold import fold
from workbench.model import Name, Span

REFERRED = 0.7
"""Certainty of a name that a description ("the company") refers to."""
CARRIED = 0.6
"""Certainty of a name carried over from the sentence before."""

HOLDER = 0.8
"""Certainty of the only name that the text gives a post ("the chief executive")."""

_BESIDE = 16
"""Characters between a post and its holder's name ("رئيس اللجنة ...", "chief executive, ...")."""
_TITLE_WORDS = 4
"""A quotation of so few words is a title rather than speech."""
_NO_BEARER = frozenset({"plan", "money", "agreement", "law"})
"""Things whose next word says of what kind they are, not which one."""
_BODY_THINGS = ("company", "organisation", "school", "hospital", "factory", "court", "office")


def _gap(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end)


class Bearers:
    """The bearers of names in one text."""

    def __init__(self, context: Text) -> None:
        self._context = context
        self._written: dict[Span, list[tuple[str, Span]]] = {}

    @cached_property
    def _bodies(self) -> frozenset[str]:
        """Keys of names that a word such as "company" or "bank" stands in or beside."""
        context = self._context
        found = set()
        for name in context.analysis.names:
            start = max(name.span.start - 12, context.sentence_span(name.span.start).start)
            beside = Span(start, name.span.end)
            if context.marks("things", beside, *_BODY_THINGS):
                found.add(name.key)
        return frozenset(found)

    @cached_property
    def _designations(self) -> list[tuple[str, Span]]:
        """Key and place of the words that tell a thing from others of its kind ("سد الكسرة", "سد لومة")."""
        context = self._context
        if context.lang != "ar":  # written in capitals elsewhere: the language room's names have them
            return []
        tokens = context.analysis.tokens
        stop = stop_words(context.lang)
        whole = Span(0, len(context.text))
        things = [mark for mark in context.marks("things", whole) if mark.name not in _NO_BEARER]
        things += context.marks("events", whole, "quake", "flood", "fire")
        kinds = {mark.span.start: mark.name for mark in things if len(context.tokens(mark.span)) == 1}
        named: dict[str, str] = {}
        for token, following in pairwise(tokens):
            head, word = token.folded, following.folded
            definite = word.startswith("ال")
            if (
                token.span.start in kinds
                and not head.removeprefix("و").startswith(("ال", "بال", "لل"))
                and not head.endswith(("ها", "هم", "نا"))
                and len(word) > 3
                and word not in stop
                and (definite or not head.endswith("ه") or not word.endswith(("ه", "يه")))
                and following.span.start - token.span.end == 1
                and not word.startswith("لل")
                and (definite or not word.endswith(("ي", "يه")))  # "فيلم مغربي": an adjective
                and not any(following.span.overlaps(name.span) for name in context.names(following.span))
                and not any(following.span.overlaps(time.span) for time in context.times(following.span))
                and not any(context.marks(topic, following.span) for topic in ("things", "scopes", "figures"))
            ):
                named[following.stem] = kinds[token.span.start]
        several = {kind for kind, count in Counter(named.values()).items() if count > 1}
        told = {stem for stem, kind in named.items() if kind in several}
        return [(f"«{token.stem}»", token.span) for token in tokens if token.stem in told]

    @cached_property
    def _titles(self) -> list[tuple[str, Span]]:
        context = self._context
        return [
            ("“" + " ".join(token.stem for token in words) + "”", quotation)
            for quotation in context.analysis.quotations
            if 0 < len(words := context.tokens(quotation)) <= _TITLE_WORDS
        ]

    @cached_property
    def _surnames(self) -> list[tuple[str, Span]]:
        """Key and place of the last words of persons' names, where they stand alone."""
        context = self._context
        keys: dict[str, set[str]] = {}
        for name in context.analysis.names:
            *first, last = fold(name.text).split()
            if first and len(last) > 2 and name.key not in self._bodies:
                keys.setdefault(last.removesuffix("'s"), set()).add(name.key)
        sure = {last: next(iter(found)) for last, found in keys.items() if len(found) == 1}
        return [
            (sure[form], token.span)
            for token in context.analysis.tokens
            for form in forms(token.folded)
            if form in sure
            and token.folded.endswith(form)
            and (context.lang == "ar" or context.text[token.span.start].isupper())
        ]

    @cached_property
    def _extra(self) -> Places[tuple[str, Span]]:
        found = sorted([*self._designations, *self._titles, *self._surnames], key=lambda item: item[1])
        return Places(found, (span for _, span in found))

    def written(self, passage: Span) -> list[tuple[str, Span]]:
        """Key and place of everything in a passage that names a bearer."""
        known = self._written.get(passage)
        if known is None:
            known = self._written[passage] = self._read(passage)
        return known

    def _read(self, passage: Span) -> list[tuple[str, Span]]:
        context = self._context
        names, others = context.names(passage), self._extra.inside(passage)
        if not (names or others):
            return []
        ages = [mark.span for mark in context.marks("cues", passage, "age")]
        dates = [time.span for time in context.times(passage) if time.readings]  # "Wednesday's vote"
        records = [mark.span for mark in context.marks("cues", passage, "record")]
        found = [
            (name.key, name.span)
            for name in names
            # عمر is an age before it is a name; "دليل الرابطة" is a source.
            if not any(name.span.overlaps(age) for age in (*ages, *dates))
            and not any(record.start <= name.span.start < record.end for record in records)
        ]
        found += [extra for extra in others if not any(extra[1].overlaps(place) for _, place in found)]
        return sorted(found, key=lambda item: item[1])

    @cached_property
    def _spoken_of(self) -> Counter[str]:
        return Counter(name.key for name in self._context.analysis.names if self._context.listed(name.span))

    def of(self, passage: Span) -> dict[str, float]:
        """Keys of the names in a passage, and of those that it only refers to, with certainty."""
        context = self._context
        written = {key: 1.0 for key, _ in self.written(passage)}
        sentence = context.sentence_span(passage.start)
        if context.speaks_of_another(sentence):
            return written
        for key in self._holders(passage):
            written.setdefault(key, HOLDER)
        said = [mark.span for mark in context.marks("cues", passage, "attribution")]
        kinds = {
            mark.name
            for mark in context.marks("cues", passage, "person", "pronoun", "body")
            # "The club says": that is the speaker, not the one spoken of.
            if not any(_gap(mark.span, verb) < 3 for verb in said)
        }
        for kind in sorted(kinds - {"pronoun"} if written else kinds):
            referred = self._referred(kind, passage)
            if referred is not None:
                written.setdefault(referred, REFERRED)
        if not written or all(self.is_place(place) for _, place in self.written(passage)):
            written = dict.fromkeys(self._subject(passage, sentence), CARRIED) | written
        return written

    @cached_property
    def _posts(self) -> dict[str, set[str]]:
        """The names that stand beside each post, in apposition."""
        context = self._context
        found: defaultdict[str, set[str]] = defaultdict(set)
        for mark in context.marks("roles", Span(0, len(context.text))):
            near = Span(max(mark.span.start - _BESIDE, 0), mark.span.end + _BESIDE)
            for name in context.names(near):
                if name.key not in self._bodies and self._is_apposition(mark.span, name.span):
                    found[mark.name].add(name.key)
        return found

    def _is_apposition(self, post: Span, name: Span) -> bool:
        context = self._context
        if name.start >= post.end:
            between = context.folded(post.end, name.start)
            one_word = context.lang == "ar" and len(between.split()) < 2
            return between.strip(" ,") == "" or (one_word and between.replace(" ", "").isalpha())
        between = context.folded(name.end, post.start)
        return between.startswith(", ") and len(between) < _BESIDE and between.count(",") == 1

    def _holders(self, passage: Span) -> list[str]:
        """Who holds the posts that a passage names, where the text gives a post to one bearer only."""
        context = self._context
        found: list[str] = []
        for mark in context.marks("roles", passage):
            around = Span(max(mark.span.start - 10, passage.start), min(mark.span.end + 9, passage.end))
            holders = self._posts.get(mark.name, set())
            if len(holders) == 1 and not context.cued(around, "former"):
                found.extend(holders)
        return found

    def is_place(self, name: Span) -> bool:
        """Whether a word of place leads to the name ("in Leeds")."""
        lead = self._context.folded(max(name.start - 16, 0), name.start)
        return pattern(self._context.lang, "placed").search(lead) is not None

    def people(self, passage: Span) -> set[str]:
        """Keys of what a passage names, without places and titles of works."""
        return {
            key
            for key, place in self.written(passage)
            if not self.is_place(place) and place not in self._works
        }

    @cached_property
    def _works(self) -> frozenset[Span]:
        return frozenset(self._context.analysis.quotations)

    @cached_property
    def dead(self) -> frozenset[str]:
        """Keys of those whom a sentence names that tells of a death, and of nobody else's."""
        context = self._context
        return frozenset(
            key
            for sentence in context.analysis.sentences
            if context.cued(sentence.span, "died") and not context.speaks_of_another(sentence.span)
            for key, _ in self.written(sentence.span)
        )

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of all names, sorted."""
        return tuple(sorted({name.key for name in self._context.analysis.names}))

    def _referred(self, kind: str, passage: Span) -> str | None:
        """The name before the passage that a description of this kind can mean."""
        before = self._names_before(passage, sentences=4)
        wanted = [
            name
            for name in before
            if (name.key in self._bodies) == (kind == "body") or self._spoken_of[name.key] > 2
        ]
        if kind == "body":
            wanted = [name for name in wanted if name.key in self._bodies] or wanted
        if not wanted:
            return None
        near = Counter(name.key for name in wanted)
        # Most spoken of, the nearest first among equals.
        return max(reversed(wanted), key=lambda name: (near[name.key], self._spoken_of[name.key])).key

    def _names_before(self, passage: Span, sentences: int) -> list[Name]:
        context = self._context
        at = max(context.sentence(passage.start) - sentences, 0)
        if not context.analysis.sentences:
            return []
        start = context.analysis.sentences[at].span.start
        return [name for name in context.names(Span(start, passage.start)) if context.listed(name.span)]

    def _subject(self, passage: Span, sentence: Span) -> list[str]:
        """The first name of this sentence, or of the one before in the same paragraph."""
        context = self._context
        speakers = [clause.speaker_span for clause in context.clauses(sentence) if clause.speaker_span]
        names = [
            name
            for name in context.names(sentence)
            if not any(speaker.overlaps(name.span) for speaker in speakers)
        ]
        if names:
            return [names[0].key]
        at = context.sentence(passage.start) - 1
        if at < 0:
            return []
        before = context.analysis.sentences[at].span
        if not context.block_span(passage.start).contains(before):
            return []
        names = context.names(before)
        return [names[0].key] if names else []
