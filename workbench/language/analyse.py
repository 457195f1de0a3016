"""One call that reads everything that a text says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from workbench.language.clauses import clauses
from workbench.language.fold import folded
from workbench.language.names import names
from workbench.language.quantities import quantities
from workbench.language.quotations import quotations
from workbench.language.sentences import sentences
from workbench.language.times import times
from workbench.language.tokens import tokens
from workbench.model import Analysis, Block, BlockRole, Span


def analyse(text: str, *, lang: str, reference: date | None = None, blocks: Sequence[Block] = ()) -> Analysis:
    """Read `text`; without `blocks` every line that is not empty is a paragraph.

    Raises InputError for a language without a pack.
    """
    blocks = tuple(blocks) or tuple(
        Block(Span(*found.span()), BlockRole.PARAGRAPH) for found in re.finditer(r"\S(?:[^\n]*\S)?", text)
    )
    whole = folded(text)
    words = tokens(whole, lang)
    found_sentences = sentences(text, blocks, lang)
    found_times = times(whole, lang, reference)
    found_quantities = quantities(whole, lang, found_times)
    found_names = names(whole, lang, words, found_sentences)
    found_quotations = quotations(text)
    found_clauses = clauses(
        whole, lang, found_sentences, words, found_times, found_quantities, found_names, found_quotations
    )
    return Analysis(
        text=text,
        lang=lang,
        reference=reference,
        blocks=blocks,
        sentences=found_sentences,
        tokens=words,
        times=found_times,
        quantities=found_quantities,
        names=found_names,
        quotations=found_quotations,
        clauses=found_clauses,
    )
