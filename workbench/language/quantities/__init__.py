"""Quantities: figures with their unit, qualifier, precision and what they are figures of."""

from __future__ import annotations

from workbench.language.quantities.numerals import Numeral, numerals
from workbench.language.quantities.scan import quantities

__all__ = ["Numeral", "numerals", "quantities"]
