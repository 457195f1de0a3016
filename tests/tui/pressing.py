"""What the keys of the workbench are, and how to say what each must do."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

import workbench.tui
from tests.tui.desk import Desk
from workbench.tui.screens.case import CaseScreen

Before = Callable[[Desk], Awaitable[None]]


@dataclass(frozen=True)
class Press:
    """What is looked at before and after a key is pressed, and what must have become of it."""

    see: Callable[[Desk], Any]
    wanted: Callable[[Any, Any], bool]
    before: Before | None = None


def keys(*pressed: str, write: str = "", then: str = "") -> Before:
    """Press these first; then write, and press one more."""

    async def before(desk: Desk) -> None:
        await desk.press(*pressed)
        if write:
            await desk.write(write)
        if then:
            await desk.press(then)

    return before


def opens(kind: type[Screen[Any]], before: Before | None = None) -> Press:
    return Press(lambda desk: desk.app.screen, lambda old, new: new is not old and type(new) is kind, before)


def leaves(kind: type[Screen[Any]], before: Before | None = None) -> Press:
    """The screen goes, and this one is under it."""
    return Press(lambda desk: type(desk.app.screen), lambda old, new: old is not kind and new is kind, before)


def says(words: str, before: Before | None = None) -> Press:
    return Press(lambda desk: desk.said, lambda _, new: any(words in said for said in new), before)


def changes(see: Callable[[Desk], Any], before: Before | None = None) -> Press:
    return Press(see, lambda old, new: old != new, before)


def becomes(see: Callable[[Desk], Any], value: object, before: Before | None = None) -> Press:
    return Press(see, lambda old, new: old != new and new == value, before)


def grows(see: Callable[[Desk], Any], before: Before | None = None) -> Press:
    return Press(see, lambda old, new: new > old, before)


def shrinks(see: Callable[[Desk], Any], before: Before | None = None) -> Press:
    return Press(see, lambda old, new: new < old, before)


async def try_all(desk: Desk, owner: type[DOMNode], go: Before, table: dict[str, Press]) -> None:
    """Press every key of every binding of a class, each from the place that `go` leads to."""
    for binding in own_bindings(owner):
        for key in binding.key.split(","):
            name = name_of(owner, binding)
            await home(desk)
            await go(desk)
            press = table[name]
            if press.before is not None:
                await press.before(desk)
            desk.said.clear()
            old = press.see(desk)
            await desk.press(key)
            new = press.see(desk)
            assert press.wanted(old, new), f"{key} ({name}): {old!r} -> {new!r}; said {desk.said[-1:]}"


async def home(desk: Desk) -> None:
    """Back on the first screen; on a case the first claim chosen and nothing filtered, marked or selected."""
    while len(desk.app.screen_stack) > 2:
        desk.app.pop_screen()
        await desk.press()
    screen = desk.app.screen
    if not isinstance(screen, CaseScreen):
        return
    screen.set_filter("")
    screen.remove_class("show-detail")
    screen.action_unmark()
    desk.article.unselect()
    await desk.press()
    screen.query_one("#claims").focus()
    await desk.press("home")


def owners() -> list[type[DOMNode]]:
    """Every class of the terminal that has bindings of its own."""
    for module in pkgutil.walk_packages(workbench.tui.__path__, "workbench.tui."):
        importlib.import_module(module.name)
    found = {cls for cls in below(DOMNode) if cls.__module__.startswith("workbench.")}
    return sorted((cls for cls in found if own_bindings(cls)), key=lambda cls: cls.__name__)


def below(cls: type[Any]) -> Iterator[type[Any]]:
    """All classes made of a class."""
    for child in cls.__subclasses__():
        yield child
        yield from below(child)


def own_bindings(owner: type[DOMNode]) -> list[Binding]:
    found = owner.__dict__.get("BINDINGS", ())
    assert all(isinstance(binding, Binding) for binding in found)
    return list(found)


def name_of(owner: type[DOMNode], binding: Binding) -> str:
    return binding.id or f"{owner.__name__}.{binding.action}"
