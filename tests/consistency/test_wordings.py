"""The ways in which news tells what the arithmetic rules check, one a line in `wordings/RULE.txt`.

A line begins with `+` where the rule must fire, with `=` where it must and the first paragraph is the
title, with `-` where it must stay silent, and with `~` where a reader would look twice, too: it may warn, yet
tells of no conflict. `¶` parts paragraphs; all were published on 15 May 2024.
"""

from pathlib import Path

import pytest

from tests.consistency.helpers import PUBLISHED, flags, wordings
from workbench.model import Severity

CASES = [
    (path.stem, *wording)
    for path in sorted((Path(__file__).parent / "wordings").glob("*.txt"))
    for wording in wordings(path.stem)
]


@pytest.mark.parametrize(("rule", "sign", "text"), CASES)
def test_wording(rule: str, sign: str, text: str) -> None:
    found = flags(text, rule, reference=PUBLISHED, title=sign == "=")
    if sign == "~":
        assert all(flag.severity is not Severity.CONFLICT for flag in found)
    else:
        assert bool(found) == (sign != "-")
