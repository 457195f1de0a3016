"""A relative time in a text without a publication date."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.consistency.context import Context
from workbench.consistency.lexicon import pattern
from workbench.consistency.rule import Rule, question
from workbench.language.fold import fold
from workbench.model import Flag, Severity, Span


def find(context: Context) -> Iterator[Flag]:
    """One flag an expression, with every place that it stands at."""
    if context.analysis.reference is not None:
        return
    anaphoric = pattern(context.lang, "anaphoric")
    places: dict[str, list[Span]] = {}
    for time in context.analysis.times:
        words = " ".join(fold(time.text).split())
        # "Those years" points back into the text, not to the day of publication.
        if time.relative and context.listed(time.span) and not anaphoric.search(words):
            places.setdefault(words, []).append(time.span)
    for spans in places.values():
        text = context.of(spans[0])
        yield Flag(
            rule=RULE.name,
            severity=RULE.severity,
            message=context.told(RULE.name, a=text),
            question=question(context.lang, RULE.name, a=context.of(context.sentence_span(spans[0].start))
                              if len(text) < 4 else text),
            spans=tuple(spans),
            why=(
                context.told("unanchored-time.undated"),
                context.told("unanchored-time.times", n=len(spans)),
            ),
        )  # fmt: skip


RULE = Rule("unanchored-time", Severity.NOTE, "A relative time in a text without a publication date.", find)
