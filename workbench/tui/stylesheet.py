"""The style sheet of the application: each source is parsed once."""

from __future__ import annotations

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

SOURCES = 1024
"""Far more than there are kinds of widgets and screens."""


class OnceParsed(Stylesheet):
    """Textual's own (8.2) keeps 64 parsed sources, and parses all anew with each new kind of screen."""

    def __init__(self, *, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(SOURCES)

    def reparse(self) -> None:
        """What was parsed with the same variables still holds; `set_variables` forgets it."""
        self.parse()
