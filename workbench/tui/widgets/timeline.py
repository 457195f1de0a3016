"""The article's dates in order, each drawn where it lies between the first and the last."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from workbench.desk import names
from workbench.i18n import trn
from workbench.report.timeline import Moment
from workbench.tui.widgets.rows import Drawn, RowsList

BAR = 24
"""Cells between the first day and the last."""


@dataclass(frozen=True)
class DatedRow:
    """A period of the article in a list."""

    id: int
    moment: Moment

    @cached_property
    def bar(self) -> str:
        """Where the period lies: a line with a thick part, at least one cell of it."""
        wide = max(1, round(self.moment.width * BAR / 100))
        start = min(BAR - wide, round(self.moment.left * BAR / 100))
        return "─" * start + "█" * wide + "─" * (BAR - wide - start)


class TimelineList(RowsList[DatedRow]):
    """The words of a date; below them its days, its place among all, and its claims."""

    MARGIN = 3

    def margin(self, row: DatedRow) -> Drawn:
        return ((" ‼ " if row.moment.conflicts else "   ", "error"),)

    def title(self, row: DatedRow) -> str:
        return " | ".join(row.moment.texts)

    def facts(self, row: DatedRow) -> Drawn:
        moment = row.moment
        days = str(moment.earliest)
        if moment.latest != moment.earliest:
            days += f"..{moment.latest}"
        tone = "error" if moment.conflicts else "accent"
        drawn = [(names.value(days), tone), (row.bar, tone), (names.claims_numbered(moment.claims), "muted")]
        if moment.conflicts:
            flags = names.listed(str(flag) for flag in moment.conflicts)
            said = trn(
                "in conflict: flag {flags}", "in conflict: flags {flags}", len(moment.conflicts), flags=flags
            )
            drawn.append((said, "error"))
        return drawn
