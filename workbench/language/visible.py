"""Characters that act, made visible: each becomes one symbol, so that offsets stay as they are."""

from __future__ import annotations

_KEPT = "\n\t"
# Embeddings, overrides and isolates reorder what follows them, also beyond their own line.
_BIDI = {
    "\u202a": "↦",  # left-to-right embedding
    "\u202b": "↤",  # right-to-left embedding
    "\u202c": "↥",  # pop directional formatting
    "\u202d": "⇉",  # left-to-right override
    "\u202e": "⇇",  # right-to-left override
    "\u2066": "⇥",  # left-to-right isolate
    "\u2067": "⇤",  # right-to-left isolate
    "\u2068": "⇹",  # first strong isolate
    "\u2069": "⇧",  # pop directional isolate
}
_TABLE: dict[int, str] = (
    {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in _KEPT}
    | {0x7F: "␡"}
    | dict.fromkeys(range(0x80, 0xA0), "␦")
    | dict.fromkeys((0x2028, 0x2029), "␤")
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    | {ord(char): symbol for char, symbol in _BIDI.items()}
)
_LINE_TABLE = _TABLE | {ord("\n"): "␤", ord("\t"): " "}


def visible(text: str) -> str:
    """`text` with control characters, bidi controls and lone surrogates shown as one symbol each.

    Line feeds and tabs stay. Harmless marks (joiners, LRM, RLM, ALM) stay: Arabic and Persian need them.
    """
    return text.translate(_TABLE)


def visible_line(text: str) -> str:
    """As `visible`, for a place that has one line: a line feed is shown, a tab becomes a space."""
    return text.translate(_LINE_TABLE)
