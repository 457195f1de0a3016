"""A quotation attached as evidence that is not in the stored copy of its source.

Not a rule of one text: the desk hands in what it looked for and did not find.
"""

from __future__ import annotations

from workbench.consistency.rule import question
from workbench.consistency.words import told
from workbench.model import Flag, Severity, Span

NAME = "quote-unanchored"


def quote_unanchored(claim: Span, lang: str, *, quote: str, source: str) -> Flag:
    """The flag at a claim for its quotation; `source` is the title of the source, empty where it has none."""
    return Flag(
        rule=NAME,
        severity=Severity.CONFLICT,
        message=told(lang, NAME, a=source or told(lang, f"{NAME}.source")),
        question=question(lang, NAME, a=quote),
        spans=(claim,),
        why=(told(lang, f"{NAME}.quotation", a=quote), told(lang, f"{NAME}.tried")),
    )
