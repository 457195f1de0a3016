"""A score that does not fit its result: "a 2-1 draw", "beat them 1-2"."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern
from workbench.consistency.rule import Rule, question
from workbench.model import Flag, Severity, Span


def find(context: Context) -> Iterator[Flag]:
    """Scores beside a word of winning or drawing, sentence by sentence.

    Where the language writes the winner's goals first (`winner_first`), a win told the other way is
    flagged, too; a score that was decided otherwise (penalties, aggregate) is not.
    """
    for sentence in context.analysis.sentences:
        if not context.listed(sentence.span) or not context.cued(sentence.span, "win", "draw"):
            continue
        folded = context.part(sentence.span)
        if pattern(context.lang, "decided_otherwise").search(folded.text):
            continue
        scores = list(pattern(context.lang, "score").finditer(folded.text))
        if len(scores) != 1:
            continue
        score = scores[0]
        span = folded.span(score.start(), score.end())
        if any(span.overlaps(time.span) for time in context.times(sentence.span)):
            continue
        ours, theirs = int(score[1]), int(score[2])
        drawn = context.marks("cues", sentence.span, "draw")
        won = context.marks("cues", sentence.span, "win")
        turned = ours < theirs and pattern(context.lang, "winner_first").search(folded.text) is not None
        if drawn and not won and ours != theirs:
            yield _flag(context, sentence.span, drawn[0].span, span)
        elif won and not drawn and (ours == theirs or turned):
            yield _flag(context, sentence.span, won[0].span, span)


def _flag(context: Context, sentence: Span, result: Span, score: Span) -> Flag:
    said, shown = context.of(result), context.of(score)
    return Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, va=said, vb=shown),
        question=question(context.lang, RULE.name, a=context.of(sentence), va=said, vb=shown),
        spans=tuple(sorted((result, score))),
        why=(context.told("score-result.fits"),),
    )


RULE = Rule("score-result", Severity.CONFLICT, "A score that does not fit its result.", find)
