"""What can be done with a text alone, without a case: annotate it."""

from __future__ import annotations

from datetime import date

from workbench.language.analyse import analyse
from workbench.language.detect import detect
from workbench.model import Analysis, Claim


def annotate(
    text: str, *, lang: str = "", reference: date | None = None
) -> tuple[Analysis, tuple[Claim, ...]]:
    """What `text` says and claims; without `lang` the language is told by the script.

    `reference` is the publication date. Raises InputError for a language without a pack.
    """
    analysis = analyse(text, lang=lang or detect(text), reference=reference)
    return analysis, ()
