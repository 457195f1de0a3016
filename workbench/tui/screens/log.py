"""The event log: who changed what, when, from what to what."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from workbench.desk import names, telling
from workbench.i18n import tr
from workbench.model import Event
from workbench.tui import words
from workbench.tui.screens.base import ShowsCase, workbench
from workbench.tui.state import CaseView
from workbench.tui.widgets.ground import Panes
from workbench.tui.widgets.keys import KeysLine
from workbench.tui.widgets.lists import EventsList
from workbench.tui.widgets.prose import Prose

SHOWN = 5000


class LogScreen(ShowsCase):
    """The newest deed first; `u` takes the reviewer's last one back."""

    CSS_PATH = "sources.tcss"
    AUTO_FOCUS = "EventsList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "Undo", tooltip="Take your last deed back", id="log.undo"),
        Binding("ctrl+r", "redo", "Redo", tooltip="Do again what was undone", id="log.redo"),
        Binding("escape,q,L", "leave", "Back", key_display="esc", id="log.back"),
    ]

    def compose(self) -> ComposeResult:
        with Panes(id="panes"):
            with Vertical(id="left"):
                yield EventsList(id="events", empty=tr("nothing was done yet"))
            with VerticalScroll(id="event", can_focus=True):
                yield Prose("", id="text")
        yield KeysLine(id="keys")

    def show_case(self, view: CaseView) -> None:
        from workbench.desk.log import events

        workbench(self).look_up(
            lambda case: events(case, limit=SHOWN), self._fill, group="events", keys_wait=True
        )

    def _fill(self, events: tuple[Event, ...]) -> None:
        if self.is_attached:
            self.query_one(EventsList).fill(events)
            self.query_one("#left").border_title = Content(tr("Log ({count})", count=len(events)))
            self._show_event()

    def on_rows_list_moved(self, message: EventsList.Moved) -> None:
        self._show_event()

    def _show_event(self) -> None:
        event = self.query_one(EventsList).current
        content = Content.assemble(*_describe(event)) if event is not None else Content()
        self.query_one("#text", Prose).update(content)

    def action_undo(self) -> None:
        from workbench.desk.log import undo

        workbench(self).carry_out(undo, lambda event: tr("Undone: {deed}", deed=telling.taken(event.summary)))

    def action_redo(self) -> None:
        from workbench.desk.log import redo

        workbench(self).carry_out(
            redo, lambda event: tr("Done again: {deed}", deed=telling.taken(event.summary))
        )

    def action_leave(self) -> None:
        self.app.pop_screen()


def _describe(event: Event) -> Iterator[Content | str]:
    yield Content.styled(telling.summary(event.summary), "bold")
    yield words.muted(
        f"\n{words.dotted(telling.deed(event.deed), event.subject, words.signed(event.at, event.reviewer))}\n"
    )
    if event.undoes:
        yield Content.styled(tr("takes back event {number}", number=event.undoes) + "\n", "$text-warning")
    if event.undone_by:
        yield Content.styled(
            tr("taken back by event {number}", number=event.undone_by) + "\n", "$text-warning"
        )
    for change in event.changes:
        yield "\n"
        yield words.heading(f"{change['table']} {change['id']}")
        yield "\n"
        before, after = change.get("before") or {}, change.get("after") or {}
        for name in dict.fromkeys((*before, *after)):
            yield words.muted(f"{name}: ")
            if name in before:
                yield f"{names.apart(_short(before[name]))} {words.arrow()} "
            yield f"{names.apart(_short(after.get(name)))}\n"


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 200 else text[:199] + "…"
