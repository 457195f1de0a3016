"""Slips of the pen: how far two written figures are apart, and whether their digits are swapped."""

from __future__ import annotations

from decimal import Decimal

from workbench.consistency.measured import Measured
from workbench.consistency.values import Range, single
from workbench.model import Quantity


def digits(item: Measured) -> str:
    """The digits that are written, without the zeros behind them; empty for a range."""
    return _digits(item.quantity)


def _digits(figure: Quantity) -> str:
    value = single(figure)
    return str(int(value * 1000)).rstrip("0") if value else ""


def ratio(one: Measured, other: Measured) -> Decimal:
    """How many times the larger figure is the smaller; 0 where one is nothing."""
    return times((one.quantity.low, one.quantity.high), (other.quantity.low, other.quantity.high))


def times(one: Range, other: Range) -> Decimal:
    """How many times the larger is the smaller; 0 where one is nothing."""
    ours, theirs = abs(one[0] or one[1] or Decimal(0)), abs(other[0] or other[1] or Decimal(0))
    if not (ours and theirs):
        return Decimal(0)
    return ours / theirs if ours > theirs else theirs / ours


def swapped(one: Measured, other: Measured) -> bool:
    """Whether two neighbouring digits are swapped in figures of one size: 3.2 and 2.3, 380 and 308."""
    return figures_swapped(one.quantity, other.quantity)


def figures_swapped(one: Quantity, other: Quantity) -> bool:
    """The same of two figures, whatever they are of."""
    if not _of_one_size(one, other):
        return False
    written = _digits(one), _digits(other)
    ours, theirs = (number.ljust(max(map(len, written)), "0") for number in written)
    differ = [at for at in range(len(ours)) if ours[at] != theirs[at]]
    if len(differ) != 2 or differ[1] - differ[0] != 1:
        return False
    return ours[differ[0]] == theirs[differ[1]] and ours[differ[1]] == theirs[differ[0]]


def one_other(ours: str, theirs: str) -> bool:
    """Whether of two and more digits one is another: 112, 132."""
    return len(ours) == len(theirs) > 1 and sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1


def one_more(ours: str, theirs: str) -> bool:
    """Whether one has the other's digits and one more: 7, 17."""
    short, long = sorted((ours, theirs), key=len)
    return len(long) == len(short) + 1 > 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )


def _of_one_size(one: Quantity, other: Quantity) -> bool:
    """Whether both have as many places before the point."""
    return _places(one) == _places(other)


def _places(figure: Quantity) -> int:
    return max((figure.low or Decimal(0)).adjusted(), 0)
