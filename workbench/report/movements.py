"""Claims and flags that came, went or were reworded since the article was taken in, as the log tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.model import ClaimState, Event
from workbench.report.model import FlagEntry, Materials, Movement

_TAKING_IN = ("revise", "reanalyse")
"""Deeds in which the rules, and nobody else, bring and remove."""
_NOT_DEEDS = ("undo", "redo")
Row = dict[str, Any]


def movements(materials: Materials, flags: tuple[FlagEntry, ...]) -> tuple[Movement, ...]:
    """Oldest first; of the deeds that still stand, without the first that made the case."""
    told = _Told(materials, flags)
    standing = [e for e in reversed(materials.events) if e.undone_by is None and e.deed not in _NOT_DEEDS]
    return tuple(move for event in standing for move in told.moves(event) if event.deed != "new")


class _Told:
    """Goes through the log with what it has said so far."""

    def __init__(self, materials: Materials, flags: tuple[FlagEntry, ...]) -> None:
        self._texts = {version.id: version.text for version in materials.versions}
        self._versions = {version.id: version.number for version in materials.versions}
        self._claims = {claim.id: claim for claim in materials.claims}
        self._flags = {entry.flag.id: entry for entry in flags}
        self._rows: dict[tuple[str, int], Row] = {}
        self._words: dict[int, str] = {}
        """What a claim said when it was last placed; nothing where it had gone."""
        self._version = 0

    def moves(self, event: Event) -> Iterator[Movement]:
        before: dict[tuple[str, int], Row] = {}
        for change in event.changes:
            key = (change["table"], change["id"])
            if change["table"] in _READERS or change["table"] == "article_versions":
                before.setdefault(key, dict(self._rows.get(key, {})))
                self._rows.setdefault(key, {}).update(change["after"])
        for table, number in before:
            if table == "article_versions":
                self._version = self._versions.get(number, 0)
        for (table, number), old in before.items():
            if table in _READERS:
                yield from _READERS[table](self, event, number, old, self._rows[table, number])

    def _made(self, event: Event, what: str, turn: str, text: str, **more: Any) -> Movement:
        version = self._version if event.deed in _TAKING_IN else 0
        by = "" if version or what == "flag" else event.reviewer
        return Movement(event.at, by, what, turn, text=text, version=version, **more)

    def placed(self, event: Event, number: int, old: Mapping[str, Any], new: Row) -> Iterator[Movement]:
        """A claim in a version of the article; set anew for every version."""
        claim_id = new["claim_id"]
        claim = self._claims.get(claim_id)
        before = self._words.get(claim_id, "")
        text = self._texts.get(new["version_id"], "")[new["start"] : new["stop"]]
        after = text if new["present"] else ""
        self._words[claim_id] = after
        if claim is None or before == after:
            return
        turn = "new" if not before else "gone" if not after else "reworded"
        more = {"before": before} if turn == "reworded" else {}
        yield self._made(event, "claim", turn, after or before, number=claim.number, **more)

    def decided(self, event: Event, number: int, old: Mapping[str, Any], new: Row) -> Iterator[Movement]:
        """A claim that a reviewer set aside, split or merged, or took back."""
        claim = self._claims.get(number)
        if claim is None or not old or old["state"] == new["state"]:
            return
        turn = "back" if new["state"] == ClaimState.ACTIVE.value else "set_aside"
        yield self._made(
            event, "claim", turn, claim.text, number=claim.number, note=new.get("state_reason", "")
        )

    def raised(self, event: Event, number: int, old: Mapping[str, Any], new: Row) -> Iterator[Movement]:
        """A flag that a rule raises, or no longer does."""
        was, stands = _stands(old), _stands(new)
        if was != stands:
            entry = self._flags.get(number)
            text = entry.flag.message if entry else new["message"]
            turn = "new" if stands else "gone"
            yield self._made(event, "flag", turn, text, number=entry.number if entry else 0)


def _stands(row: Mapping[str, Any]) -> bool:
    return bool(row.get("present")) and not row.get("gone")


_READERS = {"placements": _Told.placed, "claims": _Told.decided, "flags": _Told.raised}
