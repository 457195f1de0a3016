"""A number while it is being read, and once it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from workbench.language.quantities.lexicon import Role, Unit


@dataclass(slots=True)
class Number:
    """A number that is being read, and then one that was read."""

    start: int
    end: int
    next: int
    """Index of the first lexeme behind it."""
    total: Decimal = Decimal(0)
    group: Decimal | None = None
    group_high: Decimal = Decimal(0)
    last: Decimal = Decimal(0)
    """The last scale that was applied, 0 for none."""
    step: Decimal = Decimal(1)
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    vague: bool = False
    digits: bool = False
    only_one: bool = False
    """Nothing but an article, "a"."""
    fraction: bool = False
    """Nothing but a fraction, "half"."""
    ordinal: bool = False
    definite: bool = False
    unit: Unit | None = None
    parts: Decimal = Decimal(0)
    """How many of a fraction were said that is still to come."""
    roles: list[Role] = field(default_factory=list)

    def close(self) -> Number:
        self.low = self.total + (self.group or 0)
        self.high = self.total + (
            self.group_high if self.vague and self.group is not None else (self.group or 0)
        )
        return self
