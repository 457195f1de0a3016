"""How far long work has come, and how it is stopped.

A deed that takes its time says `step(...)` between pieces of it; whoever started it may listen with
`told`. What the listener raises (`StoppedError`) goes through the deed as any error does, so that its
transaction is rolled back and nothing half-done is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar

from workbench.model import WorkbenchError

Item_co = TypeVar("Item_co", covariant=True)
Item = TypeVar("Item")
Listener = Callable[[str, int, int], None]
"""Told what is done (an English text, marked for translation), how many of how many; 0 of 0: unknown."""

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


class StoppedError(WorkbenchError):
    """The reviewer stopped the work; nothing of it was kept."""


class Listed(Sized, Iterable[Item_co], Protocol[Item_co]):
    """What can be counted and gone through."""


def step(what: str, done: int = 0, total: int = 0) -> None:
    """Say how far the work is; may raise `StoppedError`."""
    listener = _listener.get()
    if listener is not None:
        listener(what, done, total)


def steps(what: str, items: Listed[Item]) -> Iterator[Item]:
    """The items, once over, saying `step` before each."""
    total = len(items)
    for done, item in enumerate(items):
        step(what, done, total)
        yield item


@contextmanager
def told(listener: Listener) -> Iterator[None]:
    """Listen to what is done in this block, in this thread."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
