"""Which language a text is in."""

from __future__ import annotations

from workbench.language.patterns import compiled

_ARABIC = compiled("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]+")
_LATIN = compiled("[A-Za-z]+")
_SAMPLE = 20_000


def detect(text: str) -> str:
    """`ar` or `en`: the script of most letters at the beginning of the text.

    Arabic news quotes Latin names, so that half as many Arabic letters are enough.
    """
    sample = text[:_SAMPLE]
    arabic = sum(map(len, _ARABIC.findall(sample)))
    latin = sum(map(len, _LATIN.findall(sample)))
    return "ar" if arabic * 2 > latin else "en"
