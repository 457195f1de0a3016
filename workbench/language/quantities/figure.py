"""A number with what it is told in, before it is a quantity."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from workbench.language.quantities.lexicon import Unit
from workbench.language.quantities.number import Number


@dataclass(slots=True)
class Figure:
    """One number with what it is told in."""

    number: Number
    start: int
    end: int
    low: Decimal
    high: Decimal
    step: Decimal
    unit: Unit | None = None

    def tell(self, unit: Unit) -> None:
        """Tell the figure in a unit (basis points become percentage points)."""
        self.unit = unit
        if unit.factor != 1:
            self.low, self.high, self.step = (
                value * unit.factor for value in (self.low, self.high, self.step)
            )

    @property
    def scale(self) -> Decimal:
        return self.number.last or Decimal(1)
