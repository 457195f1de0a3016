"""Quantities: counts, money, percentages, ordinals and measures."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.language.fold import Folded
from workbench.model import Quantity, Time


def quantities(folded: Folded, lang: str, times: Sequence[Time] = ()) -> tuple[Quantity, ...]:
    """Every quantity, in order; what a date covers is none."""
    return ()
