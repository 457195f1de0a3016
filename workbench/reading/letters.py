"""Light normalisation for comparing lines: only letters and digits, one spelling each.

For finding repeated lines and cue words; what is displayed or stored is never normalised.
"""

from __future__ import annotations

import re
import unicodedata

_DROPPED = (
    *range(0x0610, 0x061B),  # signs above letters
    0x0640,  # tatweel
    *range(0x064B, 0x0660),  # harakat
    0x0670,
    *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E9),
    *range(0x06EA, 0x06EE),
    0x00AD,
    0x061C,
    *range(0x200B, 0x2010),  # zero width and direction marks
    *range(0x202A, 0x202F),
    *range(0x2060, 0x206A),
    0xFEFF,
)
_TABLE: dict[int, str | None] = dict.fromkeys(_DROPPED)
_TABLE.update({ord(spelling): "ا" for spelling in "آأإٱ"})
_TABLE.update({ord(spelling): "ي" for spelling in "ىیئ"})
_TABLE.update({ord(spelling): "ه" for spelling in "ةہھە"})
_TABLE.update({ord(spelling): "ك" for spelling in "کگ"})
_TABLE.update({ord("ؤ"): "و"})
_TABLE.update({ord(digit): str(unicodedata.digit(digit)) for digit in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"})
_BETWEEN = re.compile(r"[^\w\n]+|_+")
_COMPATIBILITY = re.compile("[\uf900-\uffef\u2100-\u214f\u3000-\u30ff]")


def lines(text: str) -> list[str]:
    """The lines of a text, each as lower-case words of one spelling with single spaces between."""
    if _COMPATIBILITY.search(text):
        text = unicodedata.normalize("NFKC", text)
    return _BETWEEN.sub(" ", text.translate(_TABLE).lower()).split("\n")


def key(text: str) -> str:
    """Letters and digits alone: equal for texts that differ only in spaces, marks and punctuation."""
    return "".join(lines(text)).replace(" ", "")


def is_arabic(text: str) -> bool:
    """Whether the text's first 20,000 characters hold more Arabic letters than Latin ones."""
    sample = text[:20_000]
    arabic = len(re.findall("[\u0620-\u06d3\ufb50-\ufdff\ufe70-\ufeff]", sample))
    return arabic > len(re.findall("[A-Za-z]", sample))
