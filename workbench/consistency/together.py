"""Several texts held against one another: an article and its sources, two versions, two articles.

The texts are laid end to end, each with its own publication date, and the rules that match mentions
look for pairs whose sides stand in different texts. Texts of different languages are held against one
another by their names, classes and values alone (`across.py`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, combinations
from types import MappingProxyType

from workbench.consistency.context import Context
from workbench.consistency.engine import chosen, in_order
from workbench.language.fold import Folded
from workbench.language.names import names
from workbench.model import Analysis, Flag, Severity, Span

ACROSS = ("date-conflict", "figure-conflict", "quote-conflict")
"""The rules that can hold one text against another."""
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Across:
    """A flag whose sides stand in several texts."""

    flag: Flag
    """Its spans are offsets in the texts that `texts` names."""
    texts: tuple[int, ...]
    """For each span, the index of its text."""


class Joined(Context):
    """Several texts as one."""

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        ends = accumulate(len(analysis.text) + len(_BETWEEN) for analysis in analyses)
        self.starts = [0, *ends][: len(analyses)]
        self._references = [analysis.reference for analysis in analyses]
        super().__init__(_joined(analyses, self.starts))

    def text_of(self, span: Span) -> int:
        """Index of the text that a span stands in."""
        return bisect_right(self.starts, span.start) - 1

    def may_meet(self, one: Span, other: Span) -> bool:
        return self.text_of(one) != self.text_of(other)

    def told_at(self, span: Span) -> date | None:
        return self._references[self.text_of(span)]


def check_together(
    analyses: Sequence[Analysis],
    *,
    off: Collection[str] = (),
    severities: Mapping[str, Severity] = MappingProxyType({}),
) -> tuple[Across, ...]:
    """What the texts say against one another, conflicts first; what one says against itself is left out.

    `off` and `severities` are those of `engine.check`.
    """
    by_language: defaultdict[str, list[int]] = defaultdict(list)
    for at, analysis in enumerate(analyses):
        by_language[analysis.lang].append(at)
    rules = [rule for rule in chosen(off, severities) if rule.name in ACROSS]
    found: list[Across] = []
    for members in by_language.values():
        if len(members) < 2:
            continue
        context = Joined([analyses[at] for at in members])
        for flag in in_order(flag for rule in rules for flag in rule.find(context)):
            places = [context.text_of(span) for span in flag.spans]
            spans = tuple(
                Span(span.start - context.starts[at], span.end - context.starts[at])
                for span, at in zip(flag.spans, places, strict=True)
            )
            found.append(Across(replace(flag, spans=spans), tuple(members[at] for at in places)))
    if len(by_language) > 1:
        found += _between_languages(analyses, [rule.name for rule in rules])
    return tuple(
        Across(replace(item.flag, severity=severities.get(item.flag.rule, item.flag.severity)), item.texts)
        for item in found
    )


def _between_languages(analyses: Sequence[Analysis], rules: Sequence[str]) -> Iterator[Across]:
    from workbench.consistency.across import between

    contexts = [Context(analysis) for analysis in analyses]
    for first, second in combinations(range(len(contexts)), 2):
        if contexts[first].lang != contexts[second].lang:
            for flag in in_order(between(contexts[first], contexts[second], rules)):
                yield Across(flag, (first, second))


def _joined(analyses: Sequence[Analysis], starts: Sequence[int]) -> Analysis:
    """One analysis; names are found anew, so that one bearer has one key in all the texts."""
    text = _BETWEEN.join(analysis.text for analysis in analyses)
    parts = list(zip(analyses, starts, strict=True))
    blocks = [
        replace(
            block, span=_moved(block.span, by), repeats=_moved(block.repeats, by) if block.repeats else None
        )
        for analysis, by in parts
        for block in analysis.blocks
    ]
    first_block = [0, *accumulate(len(analysis.blocks) for analysis in analyses)]
    first_sentence = [0, *accumulate(len(analysis.sentences) for analysis in analyses)]
    sentences = tuple(
        replace(sentence, span=_moved(sentence.span, by), block=sentence.block + first_block[at])
        for at, (analysis, by) in enumerate(parts)
        for sentence in analysis.sentences
    )
    tokens = tuple(replace(t, span=_moved(t.span, by)) for a, by in parts for t in a.tokens)
    lang = analyses[0].lang
    return Analysis(
        text=text,
        lang=lang,
        reference=None,
        blocks=tuple(blocks),
        sentences=sentences,
        tokens=tokens,
        times=tuple(replace(time, span=_moved(time.span, by)) for a, by in parts for time in a.times),
        quantities=tuple(
            replace(q, span=_moved(q.span, by), head=_moved(q.head, by) if q.head else None)
            for a, by in parts
            for q in a.quantities
        ),
        names=names(Folded(text), lang, tokens, sentences),
        quotations=tuple(_moved(quote, by) for a, by in parts for quote in a.quotations),
        clauses=tuple(
            replace(
                clause,
                span=_moved(clause.span, by),
                sentence=clause.sentence + first_sentence[at],
                speaker_span=_moved(clause.speaker_span, by) if clause.speaker_span else None,
            )
            for at, (a, by) in enumerate(parts)
            for clause in a.clauses
        ),
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
