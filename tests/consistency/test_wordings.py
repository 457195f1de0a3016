"""The ways in which news tells what the arithmetic rules check, one a line in `wordings/RULE.txt`.

A line begins with `+` where the rule must fire, with `=` where it must and the first paragraph is the
title, and with `-` where it must stay silent. `¶` parts paragraphs; all were published on 15 May 2024.
"""

from datetime import date
from pathlib import Path

import pytest

from tests.consistency.helpers import flags

CASES = [
    (path.stem, line)
    for path in sorted((Path(__file__).parent / "wordings").glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("rule", "line"), CASES)
def test_wording(rule: str, line: str) -> None:
    sign, _, text = line.partition(" ")
    found = flags(text.replace(" ¶ ", "\n"), rule, reference=date(2024, 5, 15), title=sign == "=")
    assert bool(found) == (sign != "-")
