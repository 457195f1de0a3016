"""The house that publishes: its name, addresses, logo, colour and words, in the case's configuration."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field

_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_READABLE = 4.5
ACCENT = "#1d4e89"
"""Of formats on paper where a house has no colour."""
_PNG = b"\x89PNG\r\n\x1a\n"
# Markers of JPEG segments (ITU-T T.81, table B.1) that begin a frame, and with it tell the picture's size.
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as formats on paper need it."""

    data: bytes
    ending: str
    """`png` or `jpeg`."""
    width: int
    """Pixels, as `height`."""
    height: int


@dataclass(frozen=True, slots=True)
class House:
    """A newsroom's own style. Everything may be left out."""

    name: str = ""
    url: str = ""
    """The home page of the newsroom."""
    address: str = ""
    """Where this case's HTML report will be published; ClaimReview links there."""
    logo: str = ""
    """A `data:` address of a PNG or JPEG image."""
    colour: str = ""
    """`#rrggbb`: the accent of headings and links."""
    method: dict[str, str] = field(default_factory=dict)
    """By language: the text that says how the house works, in place of the workbench's own."""

    def accent(self, paper: str = "#ffffff") -> str:
        """The house's colour, made darker or lighter until text in it can be read on a paper (WCAG 2, AA);
        nothing without one."""
        if not _COLOUR.fullmatch(self.colour):
            return ""
        goal = 0 if luminance(paper) > 0.18 else 255
        parts = [int(self.colour[at : at + 2], 16) for at in (1, 3, 5)]
        for step in range(21):
            mixed = "#" + "".join(f"{part + (goal - part) * step // 20:02x}" for part in parts)
            if contrast(mixed, paper) >= _READABLE:
                break
        return mixed

    def picture(self) -> Logo | None:
        """The logo's bytes and size; `None` without one."""
        return picture(base64.b64decode(self.logo.partition(",")[2])) if self.logo else None


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def picture(data: bytes) -> Logo | None:
    """A PNG or JPEG image with its size; `None` for what is neither, or is cut off before its size."""
    if data.startswith(_PNG) and len(data) >= 24:
        ending, width, height = "png", data[16:20], data[20:24]
    elif data.startswith(b"\xff\xd8") and (at := _frame(data)):
        ending, width, height = "jpeg", data[at + 7 : at + 9], data[at + 5 : at + 7]
    else:
        return None
    made = Logo(data, ending, int.from_bytes(width), int.from_bytes(height))
    return made if made.width and made.height else None


def _frame(data: bytes) -> int:
    """Where the segment of a JPEG that holds its size begins; 0 if there is none."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        if data[at + 1] in _FRAMES:
            return at
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return 0
