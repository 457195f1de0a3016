"""The queue: the unrated claims by priority, one after another, without looking for the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from workbench.i18n import tr
from workbench.tui.screens.base import workbench
from workbench.tui.screens.bulk import BulkDeeds
from workbench.tui.screens.deeds import key
from workbench.tui.widgets.status import QueueLine


@dataclass
class Queue:
    """Claims in the order in which they are gone through, and how far that is."""

    ids: Sequence[int]
    filter: str
    """What was listed when it began."""
    place: int = 0
    is_on: bool = True
    rated: set[int] = field(default_factory=set)
    """Rated in it; the case is read again only after the next one is up."""


class QueueDeeds(BulkDeeds):
    """While the queue is on, a rating brings up its next claim; it can be left and resumed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "Q",
            "queue",
            "Queue",
            "Go through the unrated claims by priority; again leaves it, again resumes",
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._queue: Queue | None = None

    @property
    def in_queue(self) -> bool:
        return self._queue is not None and self._queue.is_on

    def action_queue(self) -> None:
        view, queue = self._shown, self._queue
        if view is None:
            return
        if queue is not None and queue.is_on:
            queue.is_on = False
            self._show_queue()
            workbench(self).say(tr("The queue is left; Q resumes it."))
        elif (
            queue is not None
            and queue.filter == view.filter
            and self._waiting(queue, queue.place, 1) is not None
        ):
            queue.is_on = True
            self._go_on(0)
        else:
            asked = f"{view.filter} rating:none"
            workbench(self).look_up(
                lambda _: view.claims.find(asked, order="priority").ids,
                partial(self._begin_queue, view.filter),
                group="queue",
                again=self.action_queue,
                keys_wait=True,
            )

    def _begin_queue(self, text: str, ids: Sequence[int]) -> None:
        if not ids:
            workbench(self).say(tr("Every listed claim is rated."))
            return
        self._queue = Queue(ids, text)
        self._go_on(0)

    def _waiting(self, queue: Queue, place: int, step: int) -> int | None:
        """The place of the next claim from there that still waits for a rating."""
        view = self._shown
        while view is not None and 0 <= place < len(queue.ids):
            row = view.claims.get(queue.ids[place])
            if row is not None and row.number and row.rating is None and row.id not in queue.rated:
                return place
            place += step or 1
        return None

    def _go_on(self, step: int) -> None:
        """Bring up the next (or previous) claim of the queue."""
        queue = self._queue
        if queue is None:
            return
        place = self._waiting(queue, queue.place + step, step)
        if place is not None:
            queue.place = place
            self.choose(queue.ids[place])
        elif step < 0:
            workbench(self).say(tr("This is the first of the queue."))
        else:
            queue.is_on = False
            left = self._waiting(queue, 0, 1) is not None
            self._queue = None
            said = tr("The end of the queue; Q begins with what was passed over.") if left else ""
            workbench(self).say(said or tr("The queue is done: every claim in it is rated."))
        self._show_queue()

    def _show_queue(self) -> None:
        queue = self._queue
        line = self.query_one(QueueLine)
        line.display = queue is not None and queue.is_on
        if queue is not None:
            line.show(queue.place + 1, len(queue.ids))

    def _rated(self, ids: list[int]) -> None:
        super()._rated(ids)
        if self._queue is not None and self._queue.is_on:
            self._queue.rated |= set(ids)
            self._go_on(1)
