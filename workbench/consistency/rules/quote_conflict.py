"""One speaker's same statement, quoted in two wordings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern
from workbench.consistency.matching import pairs
from workbench.consistency.rule import Rule, question
from workbench.language.fold import fold
from workbench.model import Flag, Severity, Span

_MIN_WORDS = 5
_SURE = 85.0
"""From here on it is one statement, whoever seems to say it."""
_FRAME = 0.6
"""Share of the words that two wordings of one statement have in common, in order."""
_ALIKE = 72.0
"""Token-sort ratio (0..100) from which two quotations are wordings of one."""


def find(context: Context) -> Iterator[Flag]:
    """Quotations with common rare words, of one speaker or of nobody else."""
    quotes = [quote for quote in context.analysis.quotations if context.listed(quote)]
    words = {quote: [token.folded for token in context.tokens(quote)] for quote in quotes}
    # An address has many words, and says nothing.
    quotes = [q for q in quotes if len(words[q]) >= _MIN_WORDS <= len(context.of(q).split())]
    counts: defaultdict[str, int] = defaultdict(int)
    for quote in quotes:
        for word in set(words[quote]):
            counts[word] += 1
    keyed = [(at, [w for w in words[q] if counts[w] <= 4 and len(w) > 3]) for at, q in enumerate(quotes)]
    for first, second in pairs(keyed):
        one, other = quotes[first], quotes[second]
        if not context.may_meet(one, other):
            continue
        a, b = " ".join(words[one]), " ".join(words[other])
        if a in b or b in a:
            continue
        from rapidfuzz import fuzz

        score = fuzz.ratio(a, b)
        speakers = _speaker(context, one), _speaker(context, other)
        differ = all(speakers) and speakers[0] != speakers[1]
        again = _told_again(context, one, other, speakers) and _one_frame(words[one], words[other])
        if score < (_SURE if differ else _ALIKE) and not again:
            continue
        speaker = speakers[0] or speakers[1]
        only = context.listed_words(set(words[one]) ^ set(words[other]))
        yield Flag(
            rule=RULE.name,
            severity=RULE.severity,
            message=context.told(RULE.name, a=context.of(one), b=context.of(other)),
            question=question(context.lang, RULE.name, a=context.of(one), b=context.of(other)),
            spans=(one, other),
            values=(a, b),
            why=(
                context.told("quote-conflict.alike", n=round(score)),
                context.told("quote-conflict.speaker", a=context.label(speaker))
                if speaker
                else context.told("quote-conflict.unnamed"),
                context.told("quote-conflict.only", a=only),
            ),
            score=score / 100,
        )


def _speaker(context: Context, quote: Span) -> str:
    """Key of the nearest name outside the quotation in its sentence, or who a clause says speaks."""
    sentence = context.sentence_span(quote.start)
    for clause in context.clauses(sentence):
        if clause.span.overlaps(quote) and clause.speaker_span is not None:
            names = context.names(clause.speaker_span)
            return names[0].key if names else fold(context.of(clause.speaker_span))
    around = Span(min(sentence.start, quote.start), max(sentence.end, min(quote.end + 80, len(context.text))))
    names = [name for name in context.names(around) if not name.span.overlaps(quote)]
    near = min(names, key=lambda name: _gap(name.span, quote), default=None)
    return near.key if near else ""


def _told_again(context: Context, one: Span, other: Span, speakers: tuple[str, str]) -> bool:
    """Whether the later quotation takes one up that was told before: "she had told him", of no other day."""
    sentence = context.sentence_span(other.start)
    around = context.text[sentence.start : other.start] + " " + context.text[other.end : sentence.end]
    retold = pattern(context.lang, "had_said").search(fold(around))
    said = context.marks("cues", sentence, "he", "she")
    pronouns = {context.folded(mark.span.start, mark.span.end) for mark in said}
    same = speakers[0] == speakers[1] or not all(speakers) or speakers[1] in pronouns
    return retold is not None and same and not context.times(sentence)


def _one_frame(one: list[str], other: list[str]) -> bool:
    """Whether most words of the shorter stand in the other, too, in the same order."""
    from rapidfuzz.distance import LCSseq

    common = LCSseq.similarity(one, other)
    return common >= _MIN_WORDS and common >= _FRAME * min(len(one), len(other))


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


RULE = Rule("quote-conflict", Severity.WARNING, "One statement of one speaker in two wordings.", find)
