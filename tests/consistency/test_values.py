"""How far a figure reaches, and what the figures of a sentence make together."""

from decimal import Decimal

import pytest

from tests.consistency.helpers import analysed
from workbench.consistency.context import Context
from workbench.consistency.values import bounds


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("It cost exactly 100 to 200 pounds.", "99.5", "200.5"),
        ("It cost about 100 pounds.", "85", "115"),
        ("It cost about 100 to 200 pounds.", "85", "230"),  # each end by its own size
        ("It cost more than 100 pounds.", "99.5", None),
    ],
)
def test_about_reaches_farther_by_the_size_of_the_figure(text: str, least: str, most: str | None) -> None:
    (figure,) = analysed(text).quantities
    assert bounds(figure) == (Decimal(least), None if most is None else Decimal(most))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They hired 9 men and 12 women. In all 21 began in May.", True),
        ("They hired 9 men and 13 women. In all 21 began in May.", False),
        ("They hired 15 people, of whom 6 are women. In all 21 began in May.", False),  # no sum
        ("They hired 21 men and 13 women. In all 21 began in May.", True),
    ],
)
def test_a_sentence_tells_its_figures_and_what_they_make(text: str, told: bool) -> None:
    context = Context(analysed(text))
    assert context.tallies.tells(0, context.analysis.quantities[-1]) == told
