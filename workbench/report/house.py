"""The house that publishes: its name, addresses, logo, colours and words, in the case's configuration."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field

from workbench.report.colours import COLOUR, readable

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
    colours: dict[str, str] = field(default_factory=dict)
    """Of ratings, by their id, as `#rrggbb`."""

    def accent(self, paper: str = "#ffffff") -> str:
        """The house's colour, made darker or lighter until text in it can be read on a paper (WCAG 2, AA);
        nothing without one."""
        return readable(self.colour, paper) if COLOUR.fullmatch(self.colour) else ""

    def picture(self) -> Logo | None:
        """The logo's bytes and size; `None` without one."""
        return picture(base64.b64decode(self.logo.partition(",")[2])) if self.logo else None


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
