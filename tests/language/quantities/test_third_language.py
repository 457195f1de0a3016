"""A language is a pack: a small French one reads figures without any code."""

from __future__ import annotations

import pytest

from workbench.language.fold import Folded
from workbench.language.quantities import lexicon as module
from workbench.language.quantities import quantities

FRENCH = {
    "direction": "ltr",
    "quantities": {
        "joiners": "et",
        "to": "a et",
        "between": "entre",
        "from": "de",
        "ones": "un une",
        "function_words": "de des du le la les en a et par",
        "cardinals": {"2": "deux", "3": "trois", "20": "vingt", "100": "cent cents"},
        "scales": {"1000": "mille", "1000000": "million", "1000000000": "milliard"},
        "several": {"1000": "milliers", "1000000": "millions", "1000000000": "milliards"},
        "fractions": {"1/2": "demi"},
        "before": {"about": "environ", "more_than": "plus_de"},
        "percent": {"%": "pour_cent"},
        "currencies": [{"words": "euro euros", "code": "EUR", "whose": {}}],
    },
}


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("plus de trois millions d'habitants", 3_000_000, None, ""),
        ("environ 2,5 milliards d'euros", 2_500_000_000, 2_500_000_000, ""),
        ("deux cents euros", 200, 200, "EUR"),
        ("vingt-deux pour cent", 22, 22, "%"),
        ("un million et demi", 1_500_000, 1_500_000, ""),
        ("entre 5 et 7 millions", 5_000_000, 7_000_000, ""),
    ],
)
def test_french(monkeypatch: pytest.MonkeyPatch, text: str, low: int, high: int | None, unit: str) -> None:
    monkeypatch.setattr(module, "pack", lambda lang: FRENCH)
    french = module.Lexicon("fr")
    monkeypatch.setattr("workbench.language.quantities.scan.lexicon", lambda lang: french)
    monkeypatch.setattr("workbench.language.quantities.context.clause_words", lambda lang: _NoVerbs())
    (found,) = quantities(Folded(text), "fr")
    assert (found.low, found.high, found.unit) == (low, high, unit)


class _NoVerbs(dict[str, int]):
    def __missing__(self, word: str) -> int:
        return 0
