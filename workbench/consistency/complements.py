"""What stands behind the word for an event: its object, and who, what for, where and how.

"Joined the board of the bank" and "joined the bank as a clerk" tell of two events in one word. Each part goes
by the preposition that leads to it, and has a head: of "the mill house" it is the house.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from workbench.consistency.happenings import ARTICLE
from workbench.consistency.lexicon import stop_words, words
from workbench.consistency.text import Text
from workbench.model import Span, Token

OBJECT = ""
"""What the event befalls: no preposition leads to it, or only "of" ("the closure of the mill")."""
_OF = "of"
"""What it leads to elsewhere says of a part which one it is: "joined the board of the bank"."""

ANY = frozenset({"company", "organisation", "money", "plan", "agreement", "office", "trouble"})
"""Things that a text calls by several of these words."""
_SHORT = 3
"""Letters; shorter words are articles and the like."""

Heads = frozenset[str]
Complements = dict[str, Heads]
"""Heads by the preposition before them."""


class Apart(NamedTuple):
    """What stands behind the words for what may be one event, where it is not the same."""

    objects: bool
    """Each has another object."""
    further: bool
    """Or one of them has a further one."""
    parts: bool
    """One preposition leads to two things: "closed for repairs", "closed for good"."""
    each: bool
    """Each is told with something that the other does not speak of."""
    object_more: bool
    """One is told with an object, the other with none."""

    @property
    def any(self) -> bool:
        """Whether something is said of each that is not of the other."""
        return self.objects or self.parts or self.each


def complements(text: Text, event: Span, anchor: Span, segment: Span) -> Complements:
    """The parts behind an event's word, up to the next clause, without dates and what is counted."""
    stop, leads, ends = stop_words(text.lang), _leads(text.lang), words(text.lang, "ends_complements")
    behind = text.tokens(Span(event.end, max(segment.end, event.end)))
    found: defaultdict[str, set[str]] = defaultdict(set)
    role, group = OBJECT, list[Token]()
    for token in takewhile(lambda token: token.folded not in ends, behind):
        if group and text.lang != "ar" and text.marks("events", token.span):
            break  # "the strike at the docks began": the verb, not a noun of its own
        word = token.folded
        lead = leads.get(word, _attached(text.lang, word))
        dates = token.span.overlaps(anchor) or bool(text.times(token.span))
        broken = dates or len(word) < _SHORT or word in stop
        if lead or broken:
            found[role] |= _heads(text, group)
            group = []
        if dates or lead:
            role = lead if lead and lead != _OF else _OF if any(found.values()) else OBJECT
        if not broken and word not in leads:
            group.append(token)
    found[role] |= _heads(text, group)
    return {role: frozenset(heads) for role, heads in found.items() if heads and role != _OF}


def apart(ours: Complements, theirs: Complements, told: Heads, told_there: Heads) -> Apart:
    """How the parts of two tellings differ, of which everything that is told may name the other's."""
    both = {role for role in ours.keys() & theirs.keys() if not ours[role] & theirs[role]}
    mine, its = ours.get(OBJECT, Heads()), theirs.get(OBJECT, Heads())
    objects = bool(mine - its and its - mine)
    further = bool(mine and its) and mine != its
    more = {role for role, heads in ours.items() if role not in theirs and not heads & told_there}
    more_there = {role for role, heads in theirs.items() if role not in ours and not heads & told}
    each = bool(more and more_there)
    return Apart(objects, further, bool(both - {OBJECT}), each, OBJECT in more | more_there)


@cache
def _leads(lang: str) -> dict[str, str]:
    """What leads to a part, with the preposition that it goes by: "into" goes by "to"."""
    return {word: role for word, _, role in (each.partition("/") for each in words(lang, "leads_complement"))}


def _attached(lang: str, word: str) -> str:
    """The preposition that Arabic writes as one with a definite noun: "للترميم", "بالمزاد"."""
    if lang != "ar":
        return ""
    return word[0] if word.startswith(("لل", "بال")) and len(word) > 4 else ""


def _heads(text: Text, group: list[Token]) -> set[str]:
    """Of a noun phrase its last word; in Arabic the first one of each chain of construct nouns."""
    if text.lang != "ar":
        heads = group[-1:]
    else:
        heads = [
            token
            for at, token in enumerate(group)
            if not at or ARTICLE.match(group[at - 1].folded) or text.names(group[at - 1].span)
        ]
    return {_head(text, token, len(group) > 1) for token in heads if not text.names(token.span)}


def _head(text: Text, token: Token, qualified: bool) -> str:
    """The class of the noun, or its stem; a "loyalty scheme" is not just any plan."""
    things = [mark.name for mark in text.marks("things", token.span)]
    return things[0] if things and not (qualified and things[0] in ANY) else token.stem
