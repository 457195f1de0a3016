"""An absolute ("the first", "undisputed") that nobody is named for."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.consistency.context import Context
from workbench.consistency.rule import Rule, question
from workbench.model import Flag, Severity, Span, SpeakerKind


def find(context: Context) -> Iterator[Flag]:
    """One flag a sentence; hedged ("one of the largest") and attributed ones stay silent."""
    for sentence in context.analysis.sentences:
        if not context.listed(sentence.span):
            continue
        marks = context.marks("cues", sentence.span, "superlative")
        hedges = context.marks("cues", sentence.span, "superlative_but")
        marks = [mark for mark in marks if not any(_near(hedge.span, mark.span) for hedge in hedges)]
        if not marks or _attributed(context, sentence.span):
            continue
        phrase = _with_context(context, marks[0].span, sentence.span)
        yield Flag(
            rule=RULE.name,
            severity=RULE.severity,
            message=context.told(RULE.name, a=context.of(marks[0].span)),
            question=question(context.lang, RULE.name, a=context.of(phrase)),
            spans=(phrase,),
            why=(context.told("unsupported-superlative.absolute", a=context.of(marks[0].span)),),
        )


def _near(hedge: Span, mark: Span) -> bool:
    """A hedge counts when it overlaps the absolute or stands just before it."""
    return hedge.overlaps(mark) or 0 <= mark.start - hedge.end <= 3


def _attributed(context: Context, sentence: Span) -> bool:
    if context.cued(sentence, "attribution"):
        return True
    said = any(clause.speaker is not SpeakerKind.NARRATOR for clause in context.clauses(sentence))
    return said or context.quotes(sentence)


def _with_context(context: Context, mark: Span, sentence: Span) -> Span:
    """The absolute with three words on either side, in its sentence."""
    before = context.tokens(Span(sentence.start, mark.start))[-3:]
    after = context.tokens(Span(mark.end, sentence.end))[:3]
    return Span(
        before[0].span.start if before else mark.start,
        after[-1].span.end if after else mark.end,
    )


RULE = Rule(
    "unsupported-superlative", Severity.NOTE, "An absolute in a sentence that names no source for it.", find
)
