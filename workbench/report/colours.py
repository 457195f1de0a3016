"""The colours of ratings, ours or a house's own, so that what is written in or on them can be read.

Contrast is as the Web Content Accessibility Guidelines 2 measure it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.model import Rating

COLOUR = re.compile("#[0-9a-fA-F]{6}")
_READABLE = 4.5
"""The contrast that text has to have (WCAG 2, AA)."""
_EASY = 7.0
"""The same at level AAA, for an article's text on a highlight."""
_DIVIDE = 0.18
"""Luminance of a paper from which on writing is dark."""
TONES = {
    "t5": ("#0b6b3a", "#dcf2e2"), "t4": ("#3d6f12", "#e8f3d6"), "t3": ("#7a5600", "#fbeec6"),
    "t2": ("#9c4100", "#fde3cf"), "t1": ("#ab1528", "#fbdcde"), "mixed": ("#6d3099", "#eee1f8"),
    "unknown": ("#2c5878", "#ddeaf4"), "aside": ("#57534d", "#ebe8e2"), "none": ("#655e55", "#f4f0e8"),
}  # fmt: skip
"""The ink and the highlight of each, as the stylesheet has them on light paper."""


def tone(rating: Rating | None) -> str:
    """What a rating says, as far as colours tell it: `t5` (truest) ... `t1`, `mixed`, `unknown`, `aside`."""
    if rating is None:
        return "none"
    if rating.value is not None:
        return f"t{min(max(rating.value, 1), 5)}"
    if rating.averitec.startswith("Conflicting"):
        return "mixed"
    return "unknown" if rating.averitec == "Not Enough Evidence" else "aside"


def pair(rating: Rating | None, own: Mapping[str, str]) -> tuple[str, str]:
    """The ink in which a rating is written on white paper, and the highlight behind its claims; `own` are
    a house's colours, by the rating's id."""
    colour = chosen(rating, own)
    return inked(colour) if colour else TONES[tone(rating)]


def chosen(rating: Rating | None, own: Mapping[str, str]) -> str:
    """The house's colour of a rating; nothing without one that is one."""
    colour = own.get(rating.id, "") if rating else ""
    return colour if COLOUR.fullmatch(colour) else ""


def inked(colour: str, paper: str = "#ffffff") -> tuple[str, str]:
    """An ink and a highlight of one colour: the article's text stands well on the highlight, and so does
    what is written on it, or on the paper, in the ink."""
    goal = _writing(paper)
    mixes = (_mixed(colour, paper, 0.85 + step / 100) for step in range(16))
    highlight = next((mixed for mixed in mixes if contrast(mixed, goal) >= _EASY), paper)
    return readable(colour, highlight), highlight


def readable(colour: str, paper: str = "#ffffff") -> str:
    """A colour made darker or lighter until text in it can be read on a paper."""
    goal = _writing(paper)
    mixes = (_mixed(colour, goal, step / 20) for step in range(21))
    return next((mixed for mixed in mixes if contrast(mixed, paper) >= _READABLE), goal)


def _writing(paper: str) -> str:
    return "#000000" if luminance(paper) > _DIVIDE else "#ffffff"


def _mixed(colour: str, other: str, share: float) -> str:
    """`share` of it is the other."""
    return "#" + "".join(
        f"{round(a + (b - a) * share):02x}" for a, b in zip(_parts(colour), _parts(other), strict=True)
    )


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1."""
    parts = (part / 255 for part in _parts(colour))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
