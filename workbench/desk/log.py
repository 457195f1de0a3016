"""The log of deeds: reading it, taking deeds back, and proving that a case is whole."""

from __future__ import annotations

from workbench.desk.case import Case
from workbench.model import Event
from workbench.store import log
from workbench.store import undo as store_undo


def events(case: Case, *, subject: str | None = None, limit: int | None = None) -> tuple[Event, ...]:
    """Newest first; of one subject (`claim:12`), or of all."""
    return log.events(case.store, subject=subject, limit=limit)


def undo(case: Case, event: int | None = None) -> Event:
    """Take back this reviewer's last deed, or that of an event; the event that records it.

    Raises InputError where there is nothing to undo, ConflictError where a later deed stands on it.
    """
    number = store_undo.undo(case.store, reviewer=case.reviewer, at=case.now(), event=event)
    case.refresh()
    return log.event(case.store, number)


def redo(case: Case) -> Event:
    """Do again what this reviewer's undo, their last deed, took back."""
    number = store_undo.redo(case.store, reviewer=case.reviewer, at=case.now())
    case.refresh()
    return log.event(case.store, number)


def verify(case: Case) -> tuple[str, ...]:
    """What has drifted, one line each; empty for a case that is whole."""
    from workbench.desk.verify import verify as drifted

    return drifted(case)
