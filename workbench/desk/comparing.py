"""A claim's times and figures held against a passage's: agree, differ, or not mentioned."""

from __future__ import annotations

from datetime import date

from workbench.consistency.counterparts import Chosen, Held, dates_held, figures_held
from workbench.consistency.words import say_quantity, say_time, told
from workbench.language.analyse import analyse
from workbench.language.detect import detect
from workbench.model import Agreement, Analysis, FactComparison, Quantity, Span, Time


def compare(
    article: Analysis, claim: Span, passage: str, *, published: date | None = None
) -> tuple[FactComparison, ...]:
    """The facts of `claim` (a span of `article`) beside those of a source's `passage`.

    `published` is the source's day of publication, against which its relative times are resolved.
    A fact differs only from one of the passage that speaks of the same. Notes are in the article's language.
    """
    said = Chosen(analyse(passage, lang=detect(passage), reference=published))
    ours = Chosen(article)
    dates = (_compared(article.lang, "time", held) for held in dates_held(ours, claim, said))
    figures = (_compared(article.lang, "quantity", held) for held in figures_held(ours, claim, said))
    return (*dates, *figures)


def _compared(lang: str, what: str, held: Held) -> FactComparison:
    said, text = _say(lang, held.fact), held.fact.text
    if held.agreeing is not None:
        note = told(lang, "evidence.agree", va=said, vb=_say(lang, held.agreeing))
        return FactComparison(what, text, held.agreeing.text, Agreement.AGREE, note)
    if held.differing is not None:
        note = told(lang, "evidence.differ", va=said, vb=_say(lang, held.differing))
        return FactComparison(what, text, held.differing.text, Agreement.DIFFER, note)
    return FactComparison(what, text, "", Agreement.NOT_MENTIONED, told(lang, "evidence.none", va=said))


def _say(lang: str, fact: Time | Quantity) -> str:
    return say_time(lang, fact) if isinstance(fact, Time) else say_quantity(lang, fact)
