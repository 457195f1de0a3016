"""Keys typed faster than screens come up: Textual (8.2) gives them to whatever has the keys meanwhile."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from time import monotonic
from typing import Any

from textual.app import App
from textual.driver import Driver
from textual.events import Event, Key, Paste
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker

Seen = tuple[float | None, Widget, Widget | None]
PATIENCE = 1.0
"""Seconds that a key waits at most for what the one before it leads to."""


class TypeAhead(App[int]):
    """Gives keys on one by one, the next when all that the one before led to is there.

    A key goes to the widget that has the keys and up through its parents; what they do comes back to
    them as messages. A call that is sent the same way arrives when that is done. So two are sent, one
    after the key and one after what it did, and more as long as another screen or widget gets the keys.
    """

    def __init__(self, driver: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver)
        self._typed: deque[Key | Paste] = deque()
        """What waits."""
        self._given: float | None = monotonic()
        """When the key was given on whose outcome is awaited. At first it is the first screen that is."""
        self._awaited: set[Worker[Any]] = set()
        """Work whose outcome the next key is meant for."""
        self._watched = False

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key) and event.character and self._was_escape(event):
            await self.on_event(Key("escape", "\x1b"))
            await self.on_event(Key(event.character, event.character))
        elif not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._given is None:
            await self._give(event)
        elif not self._has_screen and isinstance(event, Key) and event.key.startswith("ctrl+"):
            await super().on_event(event)  # one can always leave
        else:
            self._typed.append(event)
            self._watch()

    def _was_escape(self, key: Key) -> bool:
        """Escape and a character right after it look like one key with alt; none of ours is."""
        return key.key.startswith("alt+") and key.key not in self.screen.active_bindings

    @property
    def keys_wait(self) -> bool:
        """Whether something is typed that was not given on yet."""
        return bool(self._typed)

    @property
    def _has_screen(self) -> bool:
        """Whether there is one that takes keys."""
        return len(self.screen_stack) > 1

    async def _give(self, event: Key | Paste) -> None:
        target = self.focused or self.screen
        if isinstance(event, Key) and target.check_consume_key(event.key, event.character):
            await super().on_event(event)  # a letter in a field: the next ones go there, too
            return
        self._given = monotonic()
        await super().on_event(event)
        self._follow(target, 2)

    def keys_wait_for(self, screen: Screen[Any]) -> None:
        """A screen that comes up by itself: what is typed is meant for it."""
        self._given = self._given or monotonic()
        self._follow(screen)

    def _follow(self, target: Widget, times: int = 1) -> None:
        way = [node for node in target.ancestors_with_self if node is not self]
        self._hop(way, times, (self._given, self.screen, self.focused))

    def _hop(self, way: Sequence[MessagePump], times: int, seen: Seen) -> None:
        for place, node in enumerate(way, 1):
            if node.call_later(self._hop, way[place:], times, seen):
                return  # those that are closing are passed over
        self.call_later(self._arrive, times, seen)  # after what the application was asked to do later

    async def _arrive(self, times: int, seen: Seen) -> None:
        if seen[0] != self._given:
            return  # it was not waited for so long
        if times > 1 or seen[1:] != (self.screen, self.focused):
            self._follow(self.focused or self.screen, max(1, times - 1))
        elif self._has_screen and not self._waits_for_work:
            await self._go_on()

    async def _go_on(self) -> None:
        self._given = None
        while self._typed and self._given is None:
            await self._give(self._typed.popleft())

    def keys_wait_until(self, worker: Worker[Any]) -> None:
        """The next key is meant for what becomes of this work, if that does not take long."""
        self._awaited.add(worker)

    @property
    def _waits_for_work(self) -> bool:
        """Of what is cancelled before it begins Textual (8.2) says nothing."""
        self._awaited = {worker for worker in self._awaited if not worker.is_cancelled}
        return bool(self._awaited)

    def keys_go_on(self, worker: Worker[Any]) -> None:
        """This work is done, or takes long."""
        if worker in self._awaited:
            self._awaited.remove(worker)
            if not self._waits_for_work and self._given is not None:
                self._follow(self.focused or self.screen)

    def _watch(self) -> None:
        if not self._watched:
            self._watched = True
            self.set_timer(PATIENCE, self._look)

    async def _look(self) -> None:
        """Whatever happens, no key waits for ever."""
        self._watched = False
        if self._given is not None and self._has_screen and monotonic() >= self._given + PATIENCE:
            self._awaited.clear()
            await self._go_on()
        if self._typed:
            self._watch()
