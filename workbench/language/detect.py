"""Which language a text is in."""

from __future__ import annotations


def detect(text: str) -> str:
    """`ar` or `en`: the script that most letters are in."""
    arabic = sum("\u0600" <= char <= "\u06ff" for char in text)
    latin = sum("a" <= char.lower() <= "z" for char in text)
    return "ar" if arabic * 2 > latin else "en"
