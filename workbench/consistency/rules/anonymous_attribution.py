"""Something said by somebody who has no name."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.consistency.context import Context
from workbench.consistency.rule import Rule, question
from workbench.model import Flag, Severity, SpeakerKind


def find(context: Context) -> Iterator[Flag]:
    """One flag a sentence, at the words that name nobody."""
    for at, sentence in enumerate(context.analysis.sentences):
        if not context.listed(sentence.span):
            continue
        places = [mark.span for mark in context.marks("cues", sentence.span, "anonymous")]
        places += [
            clause.speaker_span
            for clause in context.clauses(sentence.span)
            if clause.speaker is SpeakerKind.ANONYMOUS and clause.speaker_span and clause.sentence == at
        ]
        if not places:
            continue
        words = context.of(places[0])
        yield Flag(
            rule=RULE.name,
            severity=RULE.severity,
            message=context.told(RULE.name, a=words),
            question=question(context.lang, RULE.name, a=context.of(sentence.span)),
            spans=(places[0],),
            why=(context.told("anonymous-attribution.unweighed", a=words),),
        )


RULE = Rule("anonymous-attribution", Severity.NOTE, "A source that has no name (“sources say”).", find)
