"""The nouns of the workbench: frozen, typed, without behaviour beyond a few lines.

Every span is `[start, end)` in Python code points of a stored text, in logical order.
Dates are `datetime.date`, inclusive at both ends; moments are UTC, as ISO 8601 text.

All nouns are had from here (`from workbench.model import Span`). They live in modules that are
loaded when one of theirs is first asked for, since a command that only reads a text needs few.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.model.analysis import *
    from workbench.model.case import *
    from workbench.model.claims import *
    from workbench.model.errors import *
    from workbench.model.sources import *
    from workbench.model.text import *

_MODULES = ("errors", "text", "claims", "analysis", "sources", "case")  # what most ask for first


def __getattr__(name: str) -> Any:
    if not name.startswith("_"):
        for module in _MODULES:
            noun = getattr(import_module(f"workbench.model.{module}"), name, None)
            if noun is not None:
                globals()[name] = noun
                return noun
    raise AttributeError(f"workbench.model has no {name!r}")
