"""One speaker's same statement, quoted in two wordings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern, stop_words, words
from workbench.consistency.matching import pairs
from workbench.consistency.rule import Rule, question
from workbench.language.fold import fold
from workbench.model import Flag, Severity, Span

_MIN_WORDS = 5
_SURE = 85.0
"""From this ratio (0..100) on it is one statement, whoever seems to say it."""
_IN_FRAME, _FRAME = 4, 0.55
"""Number and share of the words that two wordings of one statement have in common, in order."""
_COMMON, _HALF = 3, 0.5
"""So many stems, and such a share of them, do two wordings of one statement have in common."""
_APPOSITION = 24
"""Characters behind a speaker in which a name is the speaker's: "her editor, Paul Lindner"."""
_TELLING = 3
"""Letters of a word that tells something."""
_RARE = 4
"""In more quotations than this a stem brings none together."""


def find(context: Context) -> Iterator[Flag]:
    """Quotations with common rare words, of one speaker or of nobody else."""
    quotes = [quote for quote in context.analysis.quotations if context.listed(quote)]
    written = {quote: [token.folded for token in context.tokens(quote)] for quote in quotes}
    # An address has many words, and says nothing.
    quotes = [q for q in quotes if len(written[q]) >= _MIN_WORDS <= len(context.of(q).split())]
    says = {quote: _says(context, quote) for quote in quotes}
    stems = {quote: {token.stem for token in context.tokens(quote)} for quote in quotes}
    counts = Counter(stem for quote in quotes for stem in stems[quote])
    keyed = [(at, [stem for stem in stems[q] if counts[stem] <= _RARE]) for at, q in enumerate(quotes)]
    for first, second in pairs(keyed):
        one, other = quotes[first], quotes[second]
        if not context.may_meet(one, other):
            continue
        a, b = " ".join(written[one]), " ".join(written[other])
        if a in b or b in a:
            continue
        from rapidfuzz import fuzz

        score = fuzz.ratio(a, b)
        speakers = _speaker(context, one), _speaker(context, other)
        differ = all(speakers) and speakers[0] != speakers[1]
        again = _told_again(context, one, other, speakers) and _one_frame(written[one], written[other])
        alike = not differ and _say_one_thing(says[one], says[other])
        if score < _SURE and not again and not alike:
            continue
        speaker = speakers[0] or speakers[1]
        only = context.listed_words(set(written[one]) ^ set(written[other]))
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


def _says(context: Context, quote: Span) -> frozenset[str]:
    """The stems of the words that tell something."""
    stop = stop_words(context.lang)
    return frozenset(
        token.stem
        for token in context.tokens(quote)
        if len(token.folded) >= _TELLING and token.folded not in stop
    )


def _say_one_thing(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a half of what the shorter tells stands in the other, too."""
    common = len(one & other)
    return common >= _COMMON and common >= _HALF * min(len(one), len(other))


def _speaker(context: Context, quote: Span) -> str:
    """Key of who a clause says speaks, or of the nearest name beside the quotation; empty for "she"."""
    sentence = context.sentence_span(quote.start)
    for clause in context.clauses(sentence):
        said = clause.speaker_span
        if not clause.span.overlaps(quote) or said is None or _is_told(context, said):
            continue
        names = context.names(said) or context.names(Span(said.end, said.end + _APPOSITION))
        if names:
            return names[0].key
        return "" if context.cued(said, "he", "she") else fold(context.of(said))
    after = Span(min(sentence.start, quote.start), max(sentence.end, min(quote.end + 80, len(context.text))))
    for around in (sentence, after):
        names = [
            name
            for name in context.names(around)
            if not name.span.overlaps(quote) and not _is_told(context, name.span)
        ]
        if names:
            return min(names, key=lambda name: _gap(name.span, quote)).key
    return ""


def _is_told(context: Context, span: Span) -> bool:
    """ "Told reporters", "on Thursday": no speakers."""
    lead = context.folded(max(span.start - _APPOSITION, 0), span.start).split()
    return bool(context.times(span)) or (bool(lead) and lead[-1] in words(context.lang, "tells"))


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
    return common >= _IN_FRAME and common >= _FRAME * min(len(one), len(other))


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


RULE = Rule("quote-conflict", Severity.WARNING, "One statement of one speaker in two wordings.", find)
