"""Which addresses of a case may become links."""

from __future__ import annotations

import re

# Letters of any script, since Arabic addresses are often written as they read; nothing that could
# end an attribute or an autolink, and no scheme that runs anything.
_WEB = re.compile(r"https?://[\w.-]+(?::\d+)?(?:[/?#][\w.~:/?#@!$&()*+,;=%'-]*)?", re.IGNORECASE)


def web_address(address: str) -> str:
    """The address if it is plain http or https, otherwise nothing."""
    return address if _WEB.fullmatch(address) else ""
