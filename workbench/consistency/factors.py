"""What a unit is in the first unit of its dimension."""

from __future__ import annotations

from decimal import Decimal

# Factors to the first unit of each dimension: the international yard and pound (1959), NIST SP 811.
FACTORS: dict[str, tuple[str, Decimal]] = {
    unit: (dimension, Decimal(factor))
    for dimension, units in {
        "length": {
            "m": "1", "metre": "1", "meter": "1", "km": "1000", "kilometre": "1000", "kilometer": "1000",
            "cm": "0.01", "centimetre": "0.01", "centimeter": "0.01", "mm": "0.001", "millimetre": "0.001",
            "millimeter": "0.001", "mile": "1609.344", "mi": "1609.344", "foot": "0.3048", "ft": "0.3048",
            "inch": "0.0254", "in": "0.0254", "yard": "0.9144", "yd": "0.9144", "nautical mile": "1852",
        },
        "mass": {
            "kg": "1", "kilogram": "1", "kilogramme": "1", "g": "0.001", "gram": "0.001", "tonne": "1000",
            "metric ton": "1000", "pound-mass": "0.45359237", "lb": "0.45359237", "ounce": "0.0283495",
            "oz": "0.0283495", "mg": "0.000001",
        },
        "area": {
            "m2": "1", "square metre": "1", "square meter": "1", "km2": "1000000",
            "square kilometre": "1000000", "square kilometer": "1000000",
            "hectare": "10000", "ha": "10000", "acre": "4046.8564", "square mile": "2589988.11",
            "mi2": "2589988.11", "ft2": "0.09290304",
            "square foot": "0.09290304", "sq ft": "0.09290304", "dunam": "1000", "feddan": "4200.83",
        },
        "volume": {
            "litre": "1", "liter": "1", "l": "1", "ml": "0.001", "m3": "1000", "cubic metre": "1000",
            "cubic meter": "1000", "ft3": "28.316847",
        },
        "speed": {"km/h": "1", "kph": "1", "mph": "1.609344", "m/s": "3.6", "knot": "1.852"},
    }.items()
    for unit, factor in units.items()
}  # fmt: skip
_OTHERS = {
    "second": ("time", Decimal(1)), "minute": ("time", Decimal(60)), "hour": ("time", Decimal(3600)),
    "day": ("time", Decimal(86400)), "week": ("time", Decimal(604800)),
    "penny": ("pound", Decimal("0.01")), "pound": ("pound", Decimal(1)), "GBP": ("pound", Decimal(1)),
    "piastre": ("pound", Decimal("0.01")),
    "cent": ("dollar", Decimal("0.01")), "USD": ("dollar", Decimal(1)), "EUR": ("euro", Decimal(1)),
    "degree": ("temperature", Decimal(1)), "°C": ("temperature", Decimal(1)),
    "celsius": ("temperature", Decimal(1)),
}  # fmt: skip
"""What news adds up and compares, though nobody converts it in brackets."""


def base(unit: str) -> tuple[str, Decimal] | None:
    """The dimension of a unit, and how many of the first unit of its dimension it is."""
    return FACTORS.get(unit) or _OTHERS.get(unit)
