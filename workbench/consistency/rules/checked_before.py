"""A claim that was rated before: not a rule of one text, but a question that the desk puts to its store."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.consistency.rule import question
from workbench.consistency.words import told
from workbench.language.fold import fold
from workbench.model import Flag, Severity, Span

NAME = "checked-before"
_ALIKE = 88.0
"""Token-set ratio (0..100) of the folded texts from which two claims are one."""


def checked_before(text: str, span: Span, lang: str, earlier: Sequence[tuple[str, str]]) -> Flag | None:
    """The flag for the claim at `span` of `text`, if one of the earlier ones is like it.

    `earlier` has the text and the rating (in words) of claims that were rated, the latest first.
    """
    from rapidfuzz import fuzz, process

    claim = fold(span.of(text))
    best = process.extractOne(
        claim, [fold(said) for said, _ in earlier], scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE
    )
    if best is None:
        return None
    _, score, at = best
    said, rating = earlier[at]
    return Flag(
        rule=NAME,
        severity=Severity.NOTE,
        message=told(lang, NAME, va=rating),
        question=question(lang, NAME, a=span.of(text), va=rating),
        spans=(span,),
        why=(
            told(lang, "checked-before.earlier", b=said),
            told(lang, "checked-before.alike", n=round(score)),
        ),
        score=score / 100,
    )
