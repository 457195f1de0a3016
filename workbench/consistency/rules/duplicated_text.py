"""A passage that stands twice."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.consistency.context import Context
from workbench.consistency.rule import Rule, question
from workbench.consistency.words import shorten
from workbench.model import BlockRole, Flag, Severity, Span

_MIN_WORDS = 8
"""A shorter passage may be a refrain, a caption or a sign-off."""


def find(context: Context) -> Iterator[Flag]:
    """One flag for a run of blocks that reading marked as repeats; then paragraphs and sentences."""
    yield from (_flag(context, first, again) for first, again in _repeated_runs(context))
    seen: dict[str, Span] = {}
    flagged: list[Span] = []
    for spans in (
        [block.span for block in context.analysis.blocks if block.role is BlockRole.PARAGRAPH],
        [sentence.span for sentence in context.analysis.sentences],
    ):
        for span in spans:
            if not context.listed(span) or any(span.overlaps(known) for known in flagged[-1:]):
                continue
            words = tuple(token.folded for token in context.tokens(span))
            if len(words) < _MIN_WORDS:
                continue
            key = " ".join(words)
            first = seen.setdefault(key, span)
            if first != span and not first.contains(span):
                flagged.append(span)
                yield _flag(context, first, span)


def _repeated_runs(context: Context) -> Iterator[tuple[Span, Span]]:
    """Neighbouring repeats of neighbouring blocks, joined: where it stood first, where again."""
    run: tuple[Span, Span] | None = None
    for block in context.analysis.blocks:
        if block.role is BlockRole.REPEAT and block.repeats is not None:
            if run and run[0].end <= block.repeats.start:
                run = (Span(run[0].start, block.repeats.end), Span(run[1].start, block.span.end))
            else:
                if run:
                    yield run
                run = (block.repeats, block.span)
        elif run:
            yield run
            run = None
    if run:
        yield run


def _flag(context: Context, first: Span, again: Span) -> Flag:
    start = shorten(context.of(again), 120)
    same = context.of(first) == context.of(again)
    return Flag(
        rule=RULE.name,
        severity=RULE.severity,
        message=context.told(RULE.name, n=again.end - again.start),
        question=question(context.lang, RULE.name, a=start),
        spans=(first, again),
        why=(context.told(f"{RULE.name}.{'same' if same else 'nearly'}"),),
    )


RULE = Rule("duplicated-text", Severity.WARNING, "A passage that stands twice in the text.", find)
