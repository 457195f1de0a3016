"""The house that publishes: its name, addresses, logo, colour and words, in the case's configuration."""

from __future__ import annotations

from dataclasses import dataclass, field


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
