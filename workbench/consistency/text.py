"""Lookups by place over one analysed text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from workbench.consistency.lexicon import Mark, lists, pattern, told_phrases
from workbench.consistency.places import Places
from workbench.consistency.words import (
    as_read,
    class_name,
    listed,
    say_day,
    say_quantity,
    say_time,
    told,
    unit_name,
)
from workbench.language.fold import Part, folded
from workbench.model import Analysis, BlockRole, Clause, Name, Quantity, Span, Time, Token

_RATHER = 3
"""A text that says "he" so many times as often as "she" speaks of a man."""
_SHORT = 3
"""Words that tell something, where a full stop ends them."""
_TELLING = 5
"""Words; a shorter line is a caption, a label or a menu."""


_ENDLESS = 500
"""Characters to each side that can belong to one thing: a table without full stops is no sentence."""
_SIGNS = re.compile('[,،;؛:()\\[\\]«»“”"]|\\s[-–—]\\s')


_Told = TypeVar("_Told")


class Text:
    """Lookups by span over one analysis. Repeats and disclaimers are not `listed`."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.lang = analysis.lang
        self._block_starts = [block.span.start for block in analysis.blocks]
        self._block_listed = [block.listed for block in analysis.blocks] or [True]
        self._sentence_starts = [sentence.span.start for sentence in analysis.sentences]
        self._folded = folded(analysis.text)
        self._listed: dict[tuple[str, ...], Places[Mark]] = {}
        self._known: dict[tuple[Callable[..., Any], Span], Any] = {}

    def once(self, tell: Callable[[Text, Span], _Told], span: Span) -> _Told:
        """What a function tells of a span, worked out when it is first asked for."""
        found = self._known.get((tell, span))
        if found is None:
            found = self._known[tell, span] = tell(self, span)
        return cast("_Told", found)

    # ---- what stands inside a span

    @cached_property
    def _tokens(self) -> Places[Token]:
        return Places(self.analysis.tokens, (token.span for token in self.analysis.tokens))

    @cached_property
    def _times(self) -> Places[Time]:
        return Places(self.analysis.times, (time.span for time in self.analysis.times))

    @cached_property
    def _quantities(self) -> Places[Quantity]:
        return Places(self.analysis.quantities, (quantity.span for quantity in self.analysis.quantities))

    @cached_property
    def _names(self) -> Places[Name]:
        return Places(self.analysis.names, (name.span for name in self.analysis.names))

    @cached_property
    def _clauses(self) -> Places[Clause]:
        return Places(self.analysis.clauses, (clause.span for clause in self.analysis.clauses))

    @cached_property
    def _marks(self) -> dict[str, list[Mark]]:
        found = lists(self.lang).marks(self.analysis.tokens)
        found["events"] += self._phrases("phrases", 0, len(self._folded.text))
        # Asked for beside dates only, and looked for in their sentences.
        for sentence in dict.fromkeys(self.sentence_span(time.span.start) for time in self.analysis.times):
            start, end = self._folded.offset(sentence.start), self._folded.offset(sentence.end)
            found["hints"] += self._phrases("hint_phrases", start, end)
        for topic in ("events", "hints"):
            found[topic].sort(key=lambda mark: mark.span)
        return found

    def _phrases(self, table: str, start: int, end: int) -> Iterator[Mark]:
        """The phrases of one of the pack's tables between two folded offsets."""
        folded = self._folded
        for name, (first, last) in told_phrases(self.lang, table, folded.text, start, end):
            yield Mark(name, folded.span(first, last))

    @cached_property
    def _outer_quotations(self) -> Places[Span]:
        outer: list[Span] = []
        for quotation in self.analysis.quotations:
            if not outer or quotation.start >= outer[-1].end:
                outer.append(quotation)
        return Places(outer, outer)

    def tokens(self, span: Span) -> list[Token]:
        return self._tokens.inside(span)

    def times(self, span: Span) -> list[Time]:
        return self._times.inside(span)

    def quantities(self, span: Span) -> list[Quantity]:
        return self._quantities.inside(span)

    def names(self, span: Span) -> list[Name]:
        return self._names.inside(span)

    def quotes(self, span: Span) -> bool:
        """Whether a part of it stands in quotation marks."""
        return bool(self._outer_quotations.inside(span))

    def clauses(self, span: Span) -> list[Clause]:
        return self._clauses.starting(span)

    def marks(self, topic: str, span: Span, *names: str) -> list[Mark]:
        """The listed phrases of a topic inside a span; only those lists, where any are named."""
        places = self._listed.get((topic, *names))
        if places is None:
            marks = [mark for mark in self._marks[topic] if not names or mark.name in names]
            places = self._listed[topic, *names] = Places(marks, (mark.span for mark in marks))
        return places.inside(span)

    def cued(self, span: Span, *cues: str) -> bool:
        """Whether any phrase of these lists of cues stands inside the span."""
        return bool(self.marks("cues", span, *cues))

    def speaks_of_another(self, span: Span) -> bool:
        """Whether it leads to somebody else: "her predecessor", "a rival", "شريكه"."""
        if self.cued(span, "contrast"):
            return True
        for mark in self.marks("cues", span, "relative"):
            if self.lang == "ar":
                word = self.folded(mark.span.start, mark.span.end)
                possessed = word.endswith(("ه", "ها", "هم")) and not word.startswith("ال")
            else:
                lead = self.folded(max(mark.span.start - 24, 0), mark.span.start)
                possessed = pattern(self.lang, "possessive").search(lead) is not None
            if possessed:
                return True
        return False

    @cached_property
    def _pronouns(self) -> Counter[str]:
        whole = Span(0, len(self.text))
        return Counter(mark.name for mark in self.marks("cues", whole, "he", "she"))

    def is_of_other_sex(self, span: Span) -> bool:
        """Whether only "she" is said there, in a text that speaks of a man; or the other way round."""
        said = {mark.name for mark in self.marks("cues", span, "he", "she")}
        if len(said) != 1:
            return False
        (here,) = said
        other = "she" if here == "he" else "he"
        return self._pronouns[other] >= _RATHER * self._pronouns[here]

    # ---- where an offset is

    def sentence(self, offset: int) -> int:
        """Index of the sentence at an offset; -1 before the first."""
        return bisect_right(self._sentence_starts, offset) - 1

    def sentence_span(self, offset: int) -> Span:
        """The sentence at an offset, or the block where none was found; of an endless one, a part."""
        at = self.sentence(offset)
        whole = self.analysis.sentences[at].span if at >= 0 else self.block_span(offset)
        if whole.end - whole.start <= 2 * _ENDLESS:
            return whole
        return Span(max(whole.start, offset - _ENDLESS), min(whole.end, offset + _ENDLESS))

    def segment(self, span: Span) -> Span:
        """The span up to the nearest comma, bracket or semicolon at each side, within its sentence."""
        sentence = self.sentence_span(span.start)
        start, end = sentence.start, sentence.end
        for sign in self.once(_signs, sentence):
            if sign.end <= span.start:
                start = sign.end
            elif sign.start >= span.end:
                end = sign.start
                break
        return Span(min(start, span.start), max(end, span.end))

    def tells(self, span: Span) -> bool:
        """Whether the sentence there has words enough to tell something."""
        sentence = self.sentence_span(span.start)
        words = len(self.tokens(sentence))
        return words >= _TELLING or (words >= _SHORT and self.of(sentence).rstrip().endswith("."))

    def _block(self, offset: int) -> int:
        return max(bisect_right(self._block_starts, offset) - 1, 0)

    def block_span(self, offset: int) -> Span:
        """The block (paragraph) at an offset."""
        blocks = self.analysis.blocks
        return blocks[self._block(offset)].span if blocks else Span(0, len(self.text))

    def role(self, offset: int) -> BlockRole:
        """The role of the block at an offset."""
        blocks = self.analysis.blocks
        return blocks[self._block(offset)].role if blocks else BlockRole.PARAGRAPH

    def listed(self, span: Span) -> bool:
        """Whether it stands in a block whose claims are listed."""
        return self._block_listed[self._block(span.start)]

    # ---- words

    @cached_property
    def _labels(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in self.analysis.names:
            found.setdefault(name.key, name.text)
        return found

    def label(self, key: str) -> str:
        """How the bearer of a name key is written where it stands first."""
        return self._labels.get(key, key)

    def told(self, name: str, **parts: object) -> str:
        """A message or a reason in the text's language (`words.py`)."""
        return told(self.lang, name, **parts)

    def say(self, value: Time | Quantity | date) -> str:
        """A value in the text's language."""
        if isinstance(value, Time):
            return say_time(self.lang, value)
        if isinstance(value, Quantity):
            return say_quantity(self.lang, value)
        return say_day(self.lang, value)

    def ends(self, figure: Quantity) -> tuple[Quantity, ...]:
        """The two figures of "(rose) $8 to $96", which may be read as one range; nothing of any other."""
        if figure.low is None or figure.high is None or figure.low >= figure.high:
            return ()
        folded = self.part(figure.span)
        link = pattern(self.lang, "range_word").search(folded.text)
        if link is None:
            return ()
        first, last = folded.span(0, link.start()), folded.span(link.end(), len(folded.text))
        return (
            replace(figure, span=first, high=figure.low, text=self.of(first)),
            replace(figure, span=last, low=figure.high, text=self.of(last)),
        )

    def as_read(self, value: Time | Quantity) -> str:
        """An expression in quotation marks, and how it was read where its own words do not show it."""
        return as_read(self.lang, value)

    def class_name(self, name: str) -> str:
        """A class of events, objects or figures in the text's language."""
        return class_name(self.lang, name)

    def unit_name(self, unit: str) -> str:
        """A unit in the text's language."""
        return unit_name(self.lang, unit)

    def listed_words(self, items: Iterable[str]) -> str:
        """Several words, sorted, in one line."""
        return listed(self.lang, sorted(items))

    def of(self, span: Span) -> str:
        """The text of a span, as written."""
        return span.of(self.text)

    def folded(self, start: int, end: int) -> str:
        """The folded text between two offsets."""
        return self._folded.stretch(start, end)

    def part(self, span: Span) -> Part:
        """The folded text of a span, with the way back."""
        return self._folded.part(span)


def _signs(text: Text, sentence: Span) -> list[Span]:
    """The commas, brackets and semicolons of a sentence, but those inside a time or a figure."""
    fixed = [time.span for time in text.times(sentence)] + [q.span for q in text.quantities(sentence)]
    return [
        Span(*sign.span())
        for sign in _SIGNS.finditer(text.text, sentence.start, sentence.end)
        if not any(place.start <= sign.start() < place.end for place in fixed)
    ]
