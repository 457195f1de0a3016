"""Support that does not support: a passage whose date or figure excludes the claim's.

Not a rule of one text: the desk hands in a claim, the facts that it compared, and the passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.consistency.rule import question
from workbench.consistency.words import told
from workbench.model import Agreement, FactComparison, Flag, Severity, Span

NAME = "evidence-mismatch"


def evidence_mismatch(
    text: str,
    claim: Span,
    lang: str,
    facts: Sequence[FactComparison],
    *,
    number: int,
    source: str,
    passage: str,
) -> Iterator[tuple[FactComparison, Flag]]:
    """A flag for each fact of the claim at `claim` of `text` that the passage excludes.

    `number` is the claim's, `source` the title of what the passage stands in. Spans are offsets in `text`.
    """
    said = claim.of(text)
    for fact in facts:
        if fact.agreement is not Agreement.DIFFER:
            continue
        at = said.find(fact.claim_text)
        span = Span(claim.start + at, claim.start + at + len(fact.claim_text)) if at >= 0 else claim
        yield (
            fact,
            Flag(
                rule=NAME,
                severity=Severity.CONFLICT,
                message=told(lang, NAME, n=number, why=fact.note),
                question=question(lang, NAME, a=said, b=passage, why=fact.note),
                spans=(span,),
                why=(
                    fact.note,
                    told(lang, f"{NAME}.source", a=source),
                    told(lang, f"{NAME}.passage", a=passage),
                ),
            ),
        )
