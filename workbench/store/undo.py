"""Taking a deed back, and doing it again: the inverse row changes, as a new event.

A row that a deed added is marked `gone`; a column that it changed gets its old value back. Nothing
is taken back over somebody else's later deed: neither where the rows are no longer as the deed left
them, nor where other rows point at what would be gone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from workbench.i18n import tr
from workbench.model import ConflictError, Event, InputError
from workbench.store import log
from workbench.store.database import Store
from workbench.store.schema import POINTERS

FINAL = ("new", "prune")
"""Deeds that cannot be taken back."""


@dataclass
class _Net:
    """What a deed did to one row, all in all."""

    table: str
    number: int
    is_new: bool = False
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


def undo(store: Store, *, reviewer: str, at: str, event: int | None = None) -> int:
    """Take back the reviewer's last deed that still stands, or that of an event; the id of the one that
    records it.

    Raises InputError where there is none, ConflictError where a later deed stands on it.
    """
    with log.deed(store, "undo", reviewer=reviewer, at=at) as deed:
        last = _last(store, reviewer, undone=False) if event is None else event
        if last is None:
            raise InputError(
                tr("{reviewer} has nothing to undo; a deed is taken back by who did it", reviewer=reviewer)
            )
        return _invert(deed, log.event(store, last), "undid")


def redo(store: Store, *, reviewer: str, at: str) -> int:
    """Do again what the reviewer's last deed, an undo, took back; the id of the event.

    Raises InputError where the last deed was no undo, ConflictError as `undo` does.
    """
    with log.deed(store, "redo", reviewer=reviewer, at=at) as deed:
        last = _last(store, reviewer, undone=True)
        if last is None:
            raise InputError(tr("{reviewer} has nothing to redo", reviewer=reviewer))
        return _invert(deed, log.event(store, last), "did again")


_STANDS = "NOT EXISTS (SELECT 1 FROM events later WHERE later.undoes = events.id)"
_NOT_SELF = "deed NOT IN ('undo', 'redo')"


def _last(store: Store, reviewer: str, *, undone: bool) -> int | None:
    """The event to take back: a deed, or an undo with no deed after it (`undone`)."""
    if undone:
        found = store.value(
            f"SELECT max(id) FROM events WHERE reviewer = ? AND deed = 'undo' AND {_STANDS}"
            f" AND id > (SELECT coalesce(max(id), 0) FROM events WHERE reviewer = ? AND {_NOT_SELF})",
            (reviewer, reviewer),
        )
    else:
        marks = ", ".join("?" * len(FINAL))
        # A deed stands again once its undo was undone.
        found = store.value(
            f"SELECT max(id) FROM events WHERE reviewer = ? AND {_NOT_SELF} AND deed NOT IN ({marks})"
            " AND NOT EXISTS (SELECT 1 FROM events u WHERE u.undoes = events.id"
            " AND NOT EXISTS (SELECT 1 FROM events r WHERE r.undoes = u.id))",
            (reviewer, *FINAL),
        )
    return None if found is None else int(found)


def _invert(deed: log.Deed, event: Event, verb: str) -> int:
    nets = _net(event.changes)
    leaving = {(net.table, net.number) for net in nets if net.is_new or net.after.get("gone") == 0}
    back = {(net.table, net.number) for net in nets if net.before.get("gone") == 0}
    for net in nets:
        key = (net.table, net.number)
        _check_unchanged(deed.store, net, event)
        if key in leaving:
            _check_unused(deed.store, net, leaving, event)
        if key in back:
            _check_held(deed.store, net, back, event)
    for net in reversed(nets):
        deed.update(net.table, net.number, {"gone": 1} if net.is_new else net.before)
    deed.undoes = event.id
    deed.subject = event.subject
    deed.summary = f"{verb}: {_bare(event.summary)}"
    return log.last_event_id(deed.store) + 1


def _bare(summary: str) -> str:
    """A summary without the verbs of the undos before."""
    for verb in ("undid: ", "did again: "):
        summary = summary.removeprefix(verb)
    return summary


def _net(changes: Iterable[log.Change]) -> list[_Net]:
    rows: dict[tuple[str, int], _Net] = {}
    for change in changes:
        key = (change["table"], change["id"])
        net = rows.setdefault(key, _Net(*key))
        if change["before"] is None:
            net.is_new = True
        else:
            net.before = {**change["before"], **net.before}
        net.after.update(change["after"])
    return list(rows.values())


def _check_unchanged(store: Store, net: _Net, event: Event) -> None:
    columns = ", ".join(net.after)
    row = store.row(f"SELECT {columns} FROM {net.table} WHERE id = ?", (net.number,))
    if row is None or any(log.logged(row[name]) != log.logged(value) for name, value in net.after.items()):
        raise _conflict(store, event, (net.table, net.number))


def _check_unused(store: Store, net: _Net, leaving: set[tuple[str, int]], event: Event) -> None:
    for table, column in POINTERS.get(net.table, ()):
        for row in store.rows(f"SELECT id FROM {table} WHERE {column} = ? AND gone = 0", (net.number,)):
            if (table, row["id"]) not in leaving:
                raise _conflict(store, event, (table, row["id"]))


def _check_held(store: Store, net: _Net, back: set[tuple[str, int]], event: Event) -> None:
    """What comes back must not point at what is gone and stays so."""
    for parent, pointers in POINTERS.items():
        for table, column in pointers:
            if table != net.table:
                continue
            gone = store.value(
                f"SELECT p.id FROM {table} t JOIN {parent} p ON p.id = t.{column}"
                " WHERE t.id = ? AND p.gone > 0",
                (net.number,),
            )
            if gone is not None and (parent, gone) not in back:
                raise _conflict(store, event, (parent, gone))


def _conflict(store: Store, event: Event, row: tuple[str, int]) -> ConflictError:
    """Names the later deed that is in the way."""
    for later in log.events(store):
        if later.id <= event.id:
            break
        if any((change["table"], change["id"]) == row for change in later.changes):
            return ConflictError(
                tr(
                    "cannot take back {bare!r}: {reviewer} did {summary!r} since; undo that first",
                    bare=_bare(event.summary),
                    reviewer=later.reviewer,
                    summary=later.summary,
                )
            )
    return ConflictError(
        tr("cannot take back {bare!r}: it no longer stands as it was left", bare=_bare(event.summary))
    )
