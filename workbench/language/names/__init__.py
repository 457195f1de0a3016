"""Names of people, organisations, places and things."""

from __future__ import annotations

from workbench.language.names.likeness import likeness, skeleton
from workbench.language.names.mentions import names

__all__ = ["likeness", "names", "skeleton"]
