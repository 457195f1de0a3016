"""A text as the rules see it: lookups, and what several rules ask for worked out once."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import date
from functools import cached_property

from workbench.consistency.ages import Age, ages
from workbench.consistency.clock import Hour, hours
from workbench.consistency.coreference import Bearers
from workbench.consistency.dated import Dated, dated
from workbench.consistency.matching import Rarity
from workbench.consistency.measured import Measured, measured
from workbench.consistency.mentions import Mentions
from workbench.consistency.tallies import Tallies
from workbench.consistency.text import Text
from workbench.model import Span

_LEDE = 2
"""Blocks that say what a text is about: its title and its first paragraph."""


class Context(Text):
    """One text with its dated and measured mentions."""

    def may_meet(self, one: Span, other: Span) -> bool:
        """Whether two places are to be held against each other (see `together.py`)."""
        return True

    def told_at(self, span: Span) -> date | None:
        """The publication date of the text that the span stands in."""
        return self.analysis.reference

    @cached_property
    def mentions(self) -> Mentions:
        """Builds the mention around any expression."""
        return Mentions(self, self.bearers)

    @cached_property
    def bearers(self) -> Bearers:
        return Bearers(self)

    @cached_property
    def ages(self) -> tuple[Age, ...]:
        """Every age that is told."""
        return ages(self, self.bearers)

    def is_age(self, span: Span) -> bool:
        """Whether the figure or duration there is somebody's age."""
        at = bisect_left(self.ages, span.start, key=lambda age: age.span.end - 1)
        return at < len(self.ages) and self.ages[at].span.overlaps(span)

    @cached_property
    def hours(self) -> tuple[tuple[Span, list[Hour]], ...]:
        """The sentences of the listed blocks, each with its hours of the day."""
        listed = (sentence.span for sentence in self.analysis.sentences if self.listed(sentence.span))
        return tuple((span, list(hours(self, span))) for span in listed)

    @cached_property
    def dated(self) -> tuple[Dated, ...]:
        """Every date with what happened then."""
        return dated(self, self.mentions)

    @cached_property
    def dated_events(self) -> Counter[str]:
        """How many dates there are for each class of events."""
        return Counter(event for item in self.dated for event in item.mention.events)

    @cached_property
    def measured(self) -> tuple[Measured, ...]:
        """Every figure with what it is a figure of."""
        return measured(self, self.mentions)

    @cached_property
    def tallies(self) -> Tallies:
        """What the figures of each sentence say together."""
        return Tallies(self)

    @cached_property
    def topics(self) -> frozenset[str]:
        """Keys of the names that the text is about: of its first blocks, or the most often told."""
        names = [name for name in self.analysis.names if self.listed(name.span)]
        counts = Counter(name.key for name in names)
        ranked = [*counts.most_common(2), ("", 0), ("", 0)]
        often = ranked[0][1] if ranked[0][1] > ranked[1][1] else 0
        return frozenset(
            key
            for key, count in counts.items()
            if count == often or any(self._opens(key, span) for span in self._lede)
        )

    @cached_property
    def _lede(self) -> list[Span]:
        return [block.span for block in self.analysis.blocks if block.listed][:_LEDE]

    @cached_property
    def has_body(self) -> bool:
        """Whether more follows the lede than a few lines."""
        return sum(block.listed for block in self.analysis.blocks) > 2 * _LEDE

    def is_lede(self, span: Span) -> bool:
        """Whether it stands in the title or the first paragraph."""
        return any(block.overlaps(span) for block in self._lede)

    def _opens(self, key: str, span: Span) -> bool:
        return any(name.key == key for name in self.names(span))

    @cached_property
    def rarity(self) -> Rarity:
        """Weights of words over all mentions."""
        return Rarity([*(item.mention for item in self.dated), *(item.mention for item in self.measured)])
