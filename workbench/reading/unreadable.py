"""The error for files that are kept, but not read."""

from __future__ import annotations

from workbench.i18n import tr
from workbench.model import InputError


class UnreadableError(InputError):
    """A file that is not read: it can be kept as bytes, but has no text."""

    def __init__(self, shown: str, reason: str, media_type: str = "application/octet-stream") -> None:
        super().__init__(tr("{shown} is kept as bytes, no text read: {reason}", shown=shown, reason=reason))
        self.reason = reason
        self.media_type = media_type
        """What kind of file it is, as far as its bytes tell."""
